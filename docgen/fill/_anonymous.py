"""Takes out of a Word file what tells of its author, of a machine, or of the present time.

Not for what a case prints: that is the template's matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

__all__ = ["ATTACHED_TEMPLATE", "CORE", "DECLARATION", "anonymous", "core_properties"]

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CORE = "docProps/core.xml"
# Word notes the path of the author's own template, outside the file.
ATTACHED_TEMPLATE = "/attachedTemplate"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE_XML = (
    DECLARATION
    + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
)
_REPLACED: Mapping[str, str] = {
    "docProps/app.xml": f'<Properties xmlns="{_OFFICE}/extended-properties">'
    "<Application>Microsoft Office Word</Application></Properties>",
    "docProps/custom.xml": f'<Properties xmlns="{_OFFICE}/custom-properties"/>',
    "word/people.xml": '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
}
_SETTINGS = "word/settings.xml"
_SETTINGS_LINKS = "word/_rels/settings.xml.rels"
_TEMPLATE_NOTE = re.compile(rb"<w:attachedTemplate\b[^>]*/>")
_TEMPLATE_LINK = re.compile(rb"<Relationship\b[^>]*/attachedTemplate\"[^>]*/>")


def anonymous(name: str, data: bytes) -> bytes:
    """A part of a template without what tells of its author."""
    if name in _REPLACED:
        return (DECLARATION + _REPLACED[name]).encode()
    if name == _SETTINGS:
        return _TEMPLATE_NOTE.sub(b"", data)
    return _TEMPLATE_LINK.sub(b"", data) if name == _SETTINGS_LINKS else data


def core_properties(title: str) -> bytes:
    """The core properties of a filled file: what it is called, and nobody and no time."""
    return _CORE_XML.format(title=escape(title)).encode()
