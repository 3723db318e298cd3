"""PDF files made to be kept: what PDF/A-2b (ISO 19005-2) asks for is put into a finished file.

The writer has embedded every glyph already. Here come the description (XMP) in step with the file's own
properties, the meaning of its colours, and a name of its own; what may not stay is refused. No program has
certified the result: it is called 按PDF/A-2b制作.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from xieshang_desktop.paths import resources_dir

PRODUCER = "协商会议助手，按PDF/A-2b制作"
_FORBIDDEN = ("/JavaScript", "/JS", "/Launch", "/URI", "/OpenAction", "/AA", "/EmbeddedFiles", "/AcroForm")
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def archival(data: bytes, made: datetime) -> bytes:
    """Return a PDF file of ours made to be kept; ``made`` is the day that it tells (local time, no zone).

    The same file and day give the same bytes. Raises ValueError for a file with scripts, links to elsewhere,
    files inside or a font that is not embedded: our writer makes none.
    """
    from pikepdf import Array, Dictionary, Name, Pdf, String

    with Pdf.open(io.BytesIO(data)) as pdf:
        _refuse_what_may_not_stay(pdf)
        title = str(pdf.docinfo.get("/Title", "")) or "文书"
        creator = str(pdf.docinfo.get("/Creator", "")) or "协商会议助手"
        words = {"title": title, "creator": creator, "producer": PRODUCER, "made": made.isoformat()}
        packet = _PACKET.format(**{name: escape(word) for name, word in words.items()})
        pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
        profile = pdf.make_stream((resources_dir() / "icc" / "sRGB.icc").read_bytes(), N=3)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=profile,
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
        day = f"D:{made:%Y%m%d%H%M%S}"
        pdf.docinfo = pdf.make_indirect(
            Dictionary(
                Title=String(title),
                Creator=String(creator),
                Producer=String(PRODUCER),
                CreationDate=String(day),
                ModDate=String(day),
            )
        )
        return _saved(pdf)


def _saved(pdf: Any) -> bytes:
    """The bytes of the file, named by what is in it; its description lies open for any program to read."""
    from pikepdf import ObjectStreamMode, StreamDecodeLevel

    out = io.BytesIO()
    pdf.save(
        out,
        force_version="1.7",
        deterministic_id=True,
        compress_streams=False,
        stream_decode_level=StreamDecodeLevel.none,
        object_stream_mode=ObjectStreamMode.disable,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _refuse_what_may_not_stay(pdf: Any) -> None:
    for number, thing in enumerate(pdf.objects):
        keys = set(thing.keys()) if hasattr(thing, "keys") and _is_dictionary(thing) else set()
        found = keys & set(_FORBIDDEN)
        if found:
            raise ValueError(f"object {number}: {sorted(found)}")
        if "/FontName" in keys and not keys & {"/FontFile", "/FontFile2", "/FontFile3"}:
            raise ValueError(f"font {thing['/FontName']} is not embedded")


def _is_dictionary(thing: Any) -> bool:
    from pikepdf import Dictionary, Stream

    return isinstance(thing, Dictionary | Stream)
