"""The package of a Word file: its parts, which of them hold text, and what may not be in it.

Not for the template language inside the parts (``docgen.fill._language``).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.fill._anonymous import ATTACHED_TEMPLATE
from docgen.values import Finding, Severity

__all__ = ["PackageRefusedError", "WordPackage", "package_findings", "read_package", "safe_xml"]

_CONTENT_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_BODY = tuple(f"{_WORD}{kind}.main+xml" for kind in ("document", "template"))
_MARGINS = tuple(f"{_WORD}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes"))
_ACTIVE_TYPES = ("macroenabled", "vbaproject", "activex", "oleobject")
_ACTIVE_FOLDERS = ("word/embeddings/", "word/activeX/")
_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 2000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = frozenset(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_COMMENT = f"{_W}commentReference"
_ALT_CHUNK = f"{_W}altChunk"


class PackageRefusedError(Exception):
    """The file is no Word file at all; holds the finding that says so."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPackage:
    """A Word file taken apart.

    Attributes:
        parts: bytes by name, content types first, then in order of name.
        types: content type by part name.
        body: the name of the main document part.
    """

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    body: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The parts a template may speak in: body, headers, footers, notes; the body first."""
        margins = (name for name in self.parts if self.types.get(name) in _MARGINS)
        return (self.body, *margins)


def read_package(raw: bytes) -> WordPackage:
    """Take a Word file apart; ``PackageRefusedError`` where it is none."""
    parts = _parts(raw)
    if _CONTENT_TYPES not in parts:
        raise PackageRefusedError(_fault("template-package", "the file"))
    types = _types(parts)
    bodies = [name for name in parts if types.get(name) in _BODY]
    if len(bodies) != 1:
        active = any("macro" in kind.lower() for kind in types.values())
        code = "template-macro" if active else "template-package"
        raise PackageRefusedError(_fault(code, "the file"))
    return WordPackage(parts=parts, types=types, body=bodies[0])


def _parts(raw: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_BYTES:
                raise PackageRefusedError(_fault("template-package", "the file"))
            parts = {info.filename: archive.read(info) for info in infos}
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        OSError,
        ValueError,
        RuntimeError,
        EOFError,
    ) as error:  # fmt: skip - all that zipfile raises on bad input
        raise PackageRefusedError(_fault("template-package", "the file")) from error
    return dict(sorted(parts.items(), key=lambda part: (part[0] != _CONTENT_TYPES, part[0])))


def _types(parts: Mapping[str, bytes]) -> dict[str, str]:
    defaults, types = {}, {}
    for node in safe_xml(parts[_CONTENT_TYPES], _CONTENT_TYPES):
        kind = node.get("ContentType", "")
        if node.get("PartName"):
            types[node.get("PartName", "").removeprefix("/")] = kind
        else:
            defaults[node.get("Extension", "").lower()] = kind
    for name in parts:
        types.setdefault(name, defaults.get(name.rpartition(".")[2].lower(), ""))
    return types


def safe_xml(data: bytes, part: str) -> etree._Element:
    """Parse a part; no entities, no network, no document type."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PackageRefusedError(_fault("template-xml", part)) from error
    # lxml-stubs do not know the document type.
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise PackageRefusedError(_fault("template-xml", part))
    return root


def package_findings(package: WordPackage) -> Iterator[Finding]:
    """Macros, active content, links outwards, tracked changes, comments."""
    for name, kind in package.types.items():
        active = any(word in kind.lower() for word in _ACTIVE_TYPES)
        if name in package.parts and (active or name.startswith(_ACTIVE_FOLDERS)):
            yield _fault("template-macro", name)
    for name, data in package.parts.items():
        if name.endswith(".rels"):
            yield from _links(name, data)
    for name in package.texts:
        yield from _unfinished(name, package.parts[name])


def _links(name: str, data: bytes) -> Iterator[Finding]:
    for node in safe_xml(data, name):
        external = node.get("TargetMode", "").lower() == "external"
        if external and not node.get("Type", "").endswith(ATTACHED_TEMPLATE):
            yield _fault("template-external", name)


def _unfinished(name: str, data: bytes) -> Iterator[Finding]:
    tags = {node.tag for node in safe_xml(data, name).iter()}
    if tags & _TRACKED:
        yield _fault("template-tracked-changes", name)
    if _COMMENT in tags:
        yield _fault("template-comment", name)
    if _ALT_CHUNK in tags:
        yield _fault("template-macro", name)


def _fault(code: str, part: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=part, params={"part": part})
