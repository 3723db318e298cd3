"""Identity numbers (公民身份号码, GB 11643-1999): what a sheet did to them, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from xieshang_desktop.domain.vocabulary import Severity, Sex
from xieshang_desktop.imports.cells import clean_text, half_width, parse_date

_ASK = "请找来身份证或户口簿核对，把这一格改成文本再填18位号码。"


@dataclass(frozen=True)
class IdNumber:
    """What was read: a clean number, or an empty one; and what is wrong with it, if anything."""

    number: str = ""
    code: str = ""
    severity: Severity = Severity.REMINDER
    text: str = ""
    what_to_do: str = ""

    @property
    def born(self) -> date | None:
        return parse_date(self.number[6:14]) if len(self.number) == 18 else None

    @property
    def sex(self) -> Sex | None:
        if len(self.number) != 18:
            return None
        return Sex.MALE if int(self.number[16]) % 2 else Sex.FEMALE


def read_id_number(value: object) -> IdNumber:
    """An identity number from a cell. A number cell keeps 15 digits, so its last three are lost for good.

    The check digit passes for one in eleven of the damaged numbers and proves nothing there: the kind of the
    cell decides. The place code is not looked up, because numbers keep the codes of districts long gone.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _numeric(float(value))
    text = re.sub(r"[\s'’‘\-]", "", half_width(clean_text(value))).upper()
    if not text:
        return IdNumber()
    if re.fullmatch(r"\d(?:\.\d+)?E\+?\d+", text):
        return _numeric(float(text))
    if re.fullmatch(r"\d{15}", text):
        return IdNumber(
            text,
            "ID_NUMBER_15_DIGITS",
            Severity.REMINDER,
            "身份证号是15位旧号",
            "2013年起停用，请补登18位号码。",
        )
    if not re.fullmatch(r"\d{17}[\dX]", text):
        return _bad("ID_NUMBER_MALFORMED", f"身份证号有{len(text)}位，应为18位（末位可以是X）")
    return _checked(text)


def _checked(text: str) -> IdNumber:
    from stdnum.cn.ric import calc_check_digit

    if calc_check_digit(text) != text[-1]:
        return _bad("ID_NUMBER_CHECK_DIGIT", "身份证号校验位不符，有一位填错了")
    if parse_date(text[6:14]) is None:
        return _bad("ID_NUMBER_MALFORMED", "身份证号第7至14位不是一个日期")
    if text.endswith("000"):
        return IdNumber(
            text,
            "ID_NUMBER_ENDS_IN_000",
            Severity.REMINDER,
            "身份证号末三位是000，可能已被表格改掉",
            "请找来身份证核对末四位。",
        )
    return IdNumber(text)


def _numeric(value: float) -> IdNumber:
    if value >= 1e15:
        return _bad("ID_NUMBER_IS_NUMERIC", "身份证号为数字，末三位已丢失")
    return _bad("ID_NUMBER_IS_NUMERIC", "身份证号为数字，不是18位文本")


def _bad(code: str, text: str) -> IdNumber:
    return IdNumber("", code, Severity.VIOLATION, text, _ASK)
