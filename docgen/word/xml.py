"""The one way the XML of a Word file is parsed. Not for what an element stands for."""

from __future__ import annotations

from typing import Any

from lxml import etree

from docgen.word.errors import BrokenXmlError, PackageTooLargeError
from docgen.word.limits import MOST_NODES, MOST_XML_BYTES

__all__ = ["Element", "parse"]

Element = Any
"""An lxml element; its stubs do not know the speed-minded calls used here."""

# libxml2's code for its own limits: depth of 256, texts and attributes of ten million bytes.
_LIMIT = 114


def parse(data: bytes, part: str) -> Element:
    """Parse a part without entities, DTD or network; a DOCTYPE is refused as hostile."""
    if len(data) > MOST_XML_BYTES:
        raise PackageTooLargeError(what=f"more than {MOST_XML_BYTES >> 20} MB of XML", part=part)
    if data.count(b"<") + data.count(b"=") > MOST_NODES:
        raise PackageTooLargeError(what=f"more than {MOST_NODES} tags and attributes", part=part)
    if b"<!DOCTYPE" in data:
        raise _doctype(part)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == _LIMIT:
            raise PackageTooLargeError(what="XML nested too deep or too long", part=part) from error
        raise BrokenXmlError(what=f"broken XML (line {error.lineno})", part=part) from error
    except LookupError as error:
        raise BrokenXmlError(what="XML in an unknown encoding", part=part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(part)
    return root


def _doctype(part: str) -> BrokenXmlError:
    return BrokenXmlError(what="a DOCTYPE, which no Word file has,", part=part)
