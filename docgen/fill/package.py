"""The package of a template: which of its parts hold text, and what may not be in it.

Not for limits and names inside the file (``docgen.word``), nor for the template language inside the
parts (``docgen.fill._language``).
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.fill._anonymous import ATTACHED_TEMPLATE
from docgen.values import Finding, Severity
from docgen.word import (
    BrokenXmlError,
    OutsideError,
    Package,
    PackageError,
    PackageLockedError,
    PackageTooLargeError,
    parse,
)

__all__ = ["package_findings", "refusal", "text_parts"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MARGINS = tuple(f"{_WORD}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes"))
_EMBEDDED_TYPE = "oleobject"
_ACTIVE_FOLDERS = ("word/embeddings/", "word/activeX/")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = frozenset(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_COMMENT = f"{_W}commentReference"
_ALT_CHUNK = f"{_W}altChunk"
_REFUSALS: tuple[tuple[type[PackageError], str], ...] = (
    (BrokenXmlError, "template-xml"),
    (PackageLockedError, "template-locked"),
    (PackageTooLargeError, "template-too-large"),
    (OutsideError, "template-external"),
    (PackageError, "template-package"),
)


def text_parts(package: Package) -> tuple[str, ...]:
    """The parts a template may speak in: body, headers, footers, notes; the body first."""
    margins = (name for name in package.names if package.type_of(name) in _MARGINS)
    return (package.main, *margins)


def refusal(error: PackageError) -> Finding:
    """The finding that says why a file cannot be a template at all."""
    code = next(code for kind, code in _REFUSALS if isinstance(error, kind))
    return _fault(code, error.part)


def package_findings(package: Package) -> Iterator[Finding]:
    """Macros, active content, links outwards, tracked changes, comments."""
    active = package.active
    for name in package.names:
        embedded = _EMBEDDED_TYPE in package.type_of(name).lower()
        if name in active or embedded or name.startswith(_ACTIVE_FOLDERS):
            yield _fault("template-macro", name)
    if package.main in active:
        return
    package.document()
    for name in package.names:
        if name.endswith(".rels"):
            yield from _links(name, package.read(name))
    for name in text_parts(package):
        yield from _unfinished(name, package.read(name))


def _links(name: str, data: bytes) -> Iterator[Finding]:
    for node in parse(data, name):
        external = node.get("TargetMode", "").lower() == "external"
        if external and not node.get("Type", "").endswith(ATTACHED_TEMPLATE):
            yield _fault("template-external", name)


def _unfinished(name: str, data: bytes) -> Iterator[Finding]:
    tags = {node.tag for node in parse(data, name).iter()}
    if tags & _TRACKED:
        yield _fault("template-tracked-changes", name)
    if _COMMENT in tags:
        yield _fault("template-comment", name)
    if _ALT_CHUNK in tags:
        yield _fault("template-macro", name)


def _fault(code: str, part: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=part, params={"part": part})
