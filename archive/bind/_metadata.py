"""What a volume says of itself: the information dictionary and XMP, from given values only.

ISO 19005-3, 6.6: the XMP names the conformance and describes every property that no standard
schema defines. Not for bookmarks and page labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, Stream

from archive.errors import DossierInvalidError
from archive.values import Dossier, Volume

__all__ = ["describe", "pdf_date"]

_PRODUCER = "archive.bind"
_KEY = re.compile(r"[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_.\-\u4e00-\u9fff]*")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RECORD = "urn:x-archive:dossier:1:"
_METADATA = "urn:x-archive:metadata:1:"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:record="{record}"
 xmlns:metadata="{metadata}">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{agency}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{created}</xmp:ModifyDate>
<xmp:MetadataDate>{created}</xmp:MetadataDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
{properties}
<pdfaExtension:schemas><rdf:Bag>
{schemas}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>
</rdf:li>"""

_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>{name}</pdfaProperty:description>
</rdf:li>"""


def describe(pdf: Pdf, dossier: Dossier, volume: Volume) -> None:
    """Write the information dictionary and the XMP of ``volume``; they say the same."""
    _check_keys(dossier.metadata)
    title = volume.title
    if dossier.title not in title:
        title = f"{dossier.title} {title}".strip()
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=_clean(title),
            Author=_clean(dossier.agency),
            Creator=_PRODUCER,
            Producer=_PRODUCER,
            CreationDate=pdf_date(dossier.created),
            ModDate=pdf_date(dossier.created),
        )
    )
    packet = Stream(pdf, _packet(title, dossier, volume).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)


def pdf_date(moment: datetime) -> str:
    """Format an aware time as a PDF date (ISO 32000-1, 7.9.4)."""
    offset = moment.utcoffset()
    if offset is None:
        raise DossierInvalidError(
            what="a time has no time zone", where="the dossier", next="give aware times"
        )
    stamp = moment.strftime("D:%Y%m%d%H%M%S")
    sign = "-" if offset < timedelta(0) else "+"
    minutes = abs(offset) // timedelta(minutes=1)
    return f"{stamp}{sign}{minutes // 60:02d}'{minutes % 60:02d}'"


def _packet(title: str, dossier: Dossier, volume: Volume) -> str:
    record, metadata = _record(dossier, volume), dict(sorted(dossier.metadata.items()))
    schemas = [_schema("Dossier", _RECORD, "record", record)]
    if metadata:
        schemas.append(_schema("Descriptive metadata", _METADATA, "metadata", metadata))
    return _PACKET.format(
        record=_RECORD,
        metadata=_METADATA,
        title=_xml(title),
        agency=_xml(dossier.agency),
        created=dossier.created.isoformat(timespec="seconds"),
        producer=_PRODUCER,
        properties="\n".join((_values("record", record), _values("metadata", metadata))).strip(),
        schemas="\n".join(schemas),
    )


def _record(dossier: Dossier, volume: Volume) -> dict[str, str]:
    known = {
        "number": dossier.number,
        "caseNumber": dossier.case_number,
        "edition": str(dossier.edition),
        "title": dossier.title,
        "classification": dossier.classification,
        "retention": dossier.retention,
        "volume": volume.kind,
        "contentDigest": dossier.content_digest,
    }
    if dossier.supplements is not None:
        known["supplements"] = str(dossier.supplements)
    return known


def _schema(title: str, uri: str, prefix: str, values: Mapping[str, str]) -> str:
    properties = "".join(_PROPERTY.format(name=name) for name in values)
    return _SCHEMA.format(title=title, uri=uri, prefix=prefix, properties=properties)


def _values(prefix: str, values: Mapping[str, str]) -> str:
    return "\n".join(
        f"<{prefix}:{name}>{_xml(value)}</{prefix}:{name}>" for name, value in values.items()
    )


def _check_keys(metadata: Mapping[str, str]) -> None:
    if not all(_KEY.fullmatch(key) for key in metadata):
        raise DossierInvalidError(
            what="a metadata key is not a name of letters and digits",
            where="the metadata of the dossier",
            next="rename it; XMP makes an element of each key",
        )


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _xml(text: str) -> str:
    return escape(_clean(text))
