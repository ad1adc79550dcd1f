"""What a PDF says of itself: XMP, the document information, the colours it is meant in.

Everything comes from given values; the present time never enters. Not for tags (``tags``).
"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from functools import cache
from xml.sax.saxutils import escape

from PIL import ImageCms

from docgen.typeset.write.flavour import Flavour
from docgen.typeset.write.objects import PdfObjects, reference, text_string

__all__ = ["write_information", "write_metadata", "write_output_intent"]

_PRODUCER = "docgen"
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
</rdf:Description>{accessible}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

# PDF/UA's own schema is unknown to PDF/A, which asks for its description (6.6.2.3.3).
_ACCESSIBLE = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def write_metadata(
    objects: PdfObjects,
    *,
    title: str,
    language: str,
    created: datetime,
    flavour: Flavour,
    accessible: bool,
) -> int:
    """Write the XMP packet; it claims the flavour, and PDF/UA-1 if ``accessible``. Its object."""
    packet = _PACKET.format(
        title=escape(_printable(title)),
        language=escape(language),
        moment=created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=_PRODUCER,
        part=flavour.part,
        conformance=flavour.value[1].upper(),
        accessible=_ACCESSIBLE if accessible else "",
    )
    entries = " /Type /Metadata /Subtype /XML"
    return objects.stream(entries, packet.encode("utf-8"), compress=False)


def write_information(objects: PdfObjects, *, title: str, created: datetime) -> int:
    """Write the document information, which says the same as the XMP packet; its object."""
    moment = created.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
    return objects.add(
        f"<</Title {text_string(_printable(title))} /Producer ({_PRODUCER}) "
        f"/CreationDate ({moment}) /ModDate ({moment})>>"
    )


def write_output_intent(objects: PdfObjects) -> int:
    """Write the sRGB output intent (6.2.3 of ISO 19005-2); its object."""
    profile = objects.stream(" /N 3 /Filter /FlateDecode", _srgb(), compress=False)
    return objects.add(
        "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        f"/Info (sRGB IEC61966-2.1) /DestOutputProfile {reference(profile)}>>"
    )


@cache
def _srgb() -> bytes:
    """The sRGB profile, deflated; without the moment it was made in (bytes 24 to 35)."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return zlib.compress(made[:24] + b"\x07\xd0\x00\x01\x00\x01" + bytes(6) + made[36:])


def _printable(title: str) -> str:
    """A title on one line, without what XML forbids."""
    return "".join(character if character.isprintable() else " " for character in title)
