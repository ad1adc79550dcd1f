"""An empty Word file without anybody's defaults, and its bytes, equal on every machine.

Starts from python-docx's blank file and takes out what Word does not need (thumbnail, theme,
numbering, foreign styles). Not for what stands on a page: see ``sheet``.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

__all__ = ["blank", "to_bytes"]

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
ZIP_DATE = (2026, 1, 1, 0, 0, 0)
UNWANTED = ("stylesWithEffects", "webSettings", "theme", "customXml", "numbering", "fontTable")
COMPATIBILITY = (
    '<w:compat %s><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
APP_XML = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>Microsoft Office Word</Application></Properties>'
)


def blank(title: str) -> Document:
    """A4, no content, no styles but the document defaults, no author."""
    document = docx.Document()
    _drop_parts(document)
    _drop_styles(document)
    _set_settings(document)
    _set_properties(document, title)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    return document


def _drop_parts(document: Document) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if _is_unwanted(rel.reltype)]:
            del rels[key]


def _is_unwanted(reltype: str) -> bool:
    return reltype.rsplit("/", 1)[-1] in (*UNWANTED, "thumbnail")


def _drop_styles(document: Document) -> None:
    element = document.styles.element
    for child in list(element):
        element.remove(child)


def _set_settings(document: Document) -> None:
    """Word 2013 and later, no narrowing of punctuation: lines break the same everywhere."""
    element = document.settings.element
    for child in list(element):
        element.remove(child)
    for xml in (
        '<w:zoom %s w:percent="100"/>',
        '<w:defaultTabStop %s w:val="420"/>',
        '<w:characterSpacingControl %s w:val="doNotCompress"/>',
        COMPATIBILITY,
        '<w:themeFontLang %s w:val="en-US" w:eastAsia="zh-CN"/>',
    ):
        element.append(parse_xml(xml % nsdecls("w")))


def _set_properties(document: Document, title: str) -> None:
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = title
    properties.created = properties.modified = EPOCH.replace(tzinfo=None)
    properties.revision = 1


def to_bytes(document: Document) -> bytes:
    """The file as bytes: parts in order of name, fixed date, fixed compression."""
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["docProps/app.xml"] = APP_XML
    return _pack(parts)


def _pack(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    first = "[Content_Types].xml"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in [first, *sorted(set(parts) - {first})]:
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return target.getvalue()
