"""A township's own workbook, filled in its own layout: only the cells that are ours change.

The file is not read into a model and written anew, which would lose what the model does not know. In the one
sheet that is filled the values are put into the cells that stand there, with their styles; where there are
more lines than empty rows, rows are put in and what lies below moves down. All other parts of the file keep
their bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xieshang_desktop.domain.wording import clean, date_words
from xieshang_desktop.exports.excel import FORMULA_STARTS, Value

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_BOOK, _BOOK_LINKS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_REFERENCE = re.compile(r"(?<![\w!'.])(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![\w(])")


@dataclass(frozen=True)
class Layout:
    """Where in a workbook the lines go: the sheet, the first row of lines, how many empty rows stand there
    for them, and for each column (from 0) which of our columns it takes (by its place in a line).
    """

    sheet: str
    first_row: int
    empty_rows: int
    columns: tuple[tuple[int, int], ...]


def filled(template: bytes, layout: Layout, lines: Sequence[Sequence[Value]]) -> bytes:
    """Return the workbook with the lines in it.

    Raises KeyError where the sheet is not there any more.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        parts = {member: archive.read(member) for member in archive.namelist()}
    part = _part_of_sheet(parts, layout.sheet)
    sheet = _Sheet(etree.fromstring(parts[part], _safe_parser()), _Styles(parts))
    more = max(0, len(lines) - layout.empty_rows)
    if more:
        sheet.put_in_rows(layout.first_row, layout.first_row + layout.empty_rows, more)
    for number, line in enumerate(lines):
        sheet.write(layout.first_row + number, {at: line[ours] for at, ours in layout.columns})
    changed = {part: sheet.bytes(), **sheet.styles.changed()}
    if sheet.calculates:
        changed |= _to_be_calculated(parts)
    return _packed(template, changed)


def _safe_parser() -> Any:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _part_of_sheet(parts: Mapping[str, bytes], name: str) -> str:
    from lxml import etree

    book = etree.fromstring(parts[_BOOK], _safe_parser())
    links = etree.fromstring(parts[_BOOK_LINKS], _safe_parser())
    targets = {link.get("Id"): str(link.get("Target")) for link in links}
    for sheet in book.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet"):
        if sheet.get("name") == name:
            target = targets[sheet.get(f"{{{LINKS}}}id")]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(name)


def _to_be_calculated(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Let the totals of the township be reckoned when the file is opened."""
    from lxml import etree

    book = etree.fromstring(parts[_BOOK], _safe_parser())
    settings = book.find(f"{{{MAIN}}}calcPr")
    if settings is None:
        settings = etree.SubElement(book, f"{{{MAIN}}}calcPr")
    settings.set("fullCalcOnLoad", "1")
    return {_BOOK: _written(book)}


def _packed(template: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The same archive, with some of its parts in other words; the list of the order of calculation, which
    programs make anew, is left empty of what has moved by leaving it out.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename == "xl/calcChain.xml" and _BOOK in changed:
                continue
            data = changed.get(member.filename, old.read(member.filename))
            if _BOOK in changed and member.filename in (_BOOK_LINKS, "[Content_Types].xml"):
                data = re.sub(rb"<(?:Relationship|Override)\b[^>]*calcChain[^>]*/>", b"", data)
            new.writestr(member, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _written(tree: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


class _Styles:
    """The looks of cells; one more is made only where a text must be told from a formula."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        from lxml import etree

        given = parts.get(_STYLES)
        self._tree = etree.fromstring(given, _safe_parser()) if given else None
        self._quoted: dict[str, str] = {}

    def quoted(self, style: str) -> str:
        """The same look for a text that begins like a formula."""
        looks = self._tree.find(f"{{{MAIN}}}cellXfs") if self._tree is not None else None
        if looks is None:
            return style
        if style not in self._quoted:
            look = deepcopy(looks[int(style or 0)])
            look.set("quotePrefix", "1")
            looks.append(look)
            looks.set("count", str(len(looks)))
            self._quoted[style] = str(len(looks) - 1)
        return self._quoted[style]

    def changed(self) -> dict[str, bytes]:
        """The part of the looks, where one was made."""
        return {_STYLES: _written(self._tree)} if self._quoted else {}


class _Sheet:
    """The sheet that is filled."""

    def __init__(self, tree: Any, styles: _Styles) -> None:
        self._tree = tree
        self.styles = styles
        self._data = tree.find(f"{{{MAIN}}}sheetData")
        self._rows = {int(row.get("r")): row for row in self._data}

    @property
    def calculates(self) -> bool:
        """Whether cells of it are reckoned."""
        return next(self._tree.iter(f"{{{MAIN}}}f"), None) is not None

    def bytes(self) -> bytes:
        """The part as it now is; what was reckoned before is forgotten."""
        for formula in self._tree.iter(f"{{{MAIN}}}f"):
            value = formula.getparent().find(f"{{{MAIN}}}v")
            if value is not None:
                formula.getparent().remove(value)
        return _written(self._tree)

    def put_in_rows(self, model: int, at: int, more: int) -> None:
        """Put ``more`` rows before row ``at``, each like the row ``model``; what lies below moves down."""
        for number in sorted((n for n in self._rows if n >= at), reverse=True):
            self._rows[number + more] = self._renumbered(self._rows.pop(number), number + more)
        for number in range(at, at + more):
            if model in self._rows:
                row = self._renumbered(deepcopy(self._rows[model]), number)
                for cell in row:
                    _emptied(cell)
                self._rows[number] = row
        self._data[:] = [self._rows[number] for number in sorted(self._rows)]
        self._move_references(model, at, more)

    def _renumbered(self, row: Any, number: int) -> Any:
        row.set("r", str(number))
        for cell in row:
            cell.set("r", re.sub(r"\d+", "", str(cell.get("r"))) + str(number))
        return row

    def _move_references(self, model: int, at: int, more: int) -> None:
        def move(text: str) -> str:
            return moved(text, at, more)

        for formula in self._tree.iter(f"{{{MAIN}}}f"):
            formula.text = move(formula.text) if formula.text else formula.text
        for name in ("sqref", "ref"):
            for element in self._tree.iter():
                if element.get(name) and not str(element.tag).endswith("}mergeCell"):
                    element.set(name, move(element.get(name)))
        self._move_merged(model, at, more, move)

    def _move_merged(self, model: int, at: int, more: int, move: Callable[[str], str]) -> None:
        """Merged cells below move; those of the model's row stand in every row that was put in."""
        holder = self._tree.find(f"{{{MAIN}}}mergeCells")
        if holder is None:
            return
        for merged in list(holder):
            first, last = (int(n) for n in re.findall(r"\d+", merged.get("ref")))
            if first >= at:
                merged.set("ref", move(merged.get("ref")))
            elif first == last == model:
                for number in range(at, at + more):
                    another = deepcopy(merged)
                    another.set("ref", re.sub(r"\d+", str(number), merged.get("ref")))
                    holder.append(another)
        holder.set("count", str(len(holder)))

    def write(self, number: int, values: Mapping[int, Value]) -> None:
        """Put values into a row, by column."""
        from lxml import etree

        row = self._rows.get(number)
        if row is None:
            row = etree.Element(f"{{{MAIN}}}row", r=str(number))
            after = [n for n in self._rows if n < number]
            self._data.insert(len(after), row)
            self._rows[number] = row
        for column, value in sorted(values.items()):
            self._fill(self._cell(row, column, number), value)

    def _cell(self, row: Any, column: int, number: int) -> Any:
        from lxml import etree
        from openpyxl.utils import get_column_letter

        wanted = get_column_letter(column + 1)
        name = f"{wanted}{number}"
        for place, cell in enumerate(row):
            letters = re.sub(r"\d+", "", str(cell.get("r")))
            if letters == wanted:
                return cell
            if (len(letters), letters) > (len(wanted), wanted):
                made = etree.Element(f"{{{MAIN}}}c", r=name)
                row.insert(place, made)
                return made
        return etree.SubElement(row, f"{{{MAIN}}}c", r=name)

    def _fill(self, cell: Any, value: Value) -> None:
        from lxml import etree

        _emptied(cell)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            etree.SubElement(cell, f"{{{MAIN}}}v").text = str(value)
            return
        text = clean(spelled(value)).text
        if text:
            if text.startswith(FORMULA_STARTS):
                cell.set("s", self.styles.quoted(str(cell.get("s") or "0")))
            cell.set("t", "inlineStr")
            words = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
            words.text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _emptied(cell: Any) -> None:
    cell.attrib.pop("t", None)
    for child in list(cell):
        cell.remove(child)


def spelled(value: Value) -> str:
    """A value in words, as a township's form has it: days and moments in Chinese, 是 and 否."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{date_words(value.date())}{value:%H:%M}"
    return date_words(value) if isinstance(value, date) else str(value)


def moved(text: str, at: int, more: int) -> str:
    """References of a sheet after ``more`` rows were put in before row ``at``: what lies below moves down, a
    range that ends just above or spans the place grows.
    """

    def put(found: re.Match[str]) -> str:
        first, upper, last, lower = found.groups()
        top = int(upper)
        if last is None:
            return f"{first}{top + more if top >= at else top}"
        bottom = int(lower)
        grows = bottom >= at - 1
        return f"{first}{top + more if top >= at else top}:{last}{bottom + more if grows else bottom}"

    return _REFERENCE.sub(put, text)
