"""What is compared: Word files, folders of them, and cases whose papers are filled first.

A folder may hold ``differences.toml``, which names the files where LibreOffice is known to differ
from Word, what is expected of them instead, and why. Not for comparing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.case import load_case
from docgen.catalogue import Catalogue
from docgen.fill import context_for, fill, load_template
from docgen.service.errors import CaseInvalidError

__all__ = ["Expectation", "Source", "sources_in"]

_DIFFERENCES = "differences.toml"
_CASE = ".case.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The likeness asked of a file; ``reason`` and ``source`` say why it is less than usual."""

    in_place: float = 0.97
    rules: float = 0.97
    same_pages: bool = True
    same_characters: bool = True
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One Word file to compare."""

    name: str
    docx: bytes = field(repr=False)
    expected: Expectation = Expectation()


def sources_in(paths: Iterable[Path], catalogue: Catalogue) -> Iterator[Source]:
    """The Word files behind some paths, by name."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        elif path.name.endswith(_CASE):
            yield from _papers(path, catalogue)
        else:
            yield Source(name=path.stem, docx=path.read_bytes())


def _folder(folder: Path) -> Iterator[Source]:
    known = _expectations(folder)
    for path in sorted(folder.rglob("*.docx")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        yield Source(name=name, docx=path.read_bytes(), expected=known.get(name, Expectation()))


def _expectations(folder: Path) -> Mapping[str, Expectation]:
    path = folder / _DIFFERENCES
    if not path.is_file():
        return {}
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Expectation(**values) for name, values in found.items()}


def _papers(path: Path, catalogue: Catalogue) -> Iterator[Source]:
    loaded = load_case(path.read_bytes(), catalogue=catalogue)
    case = loaded.case
    if case is None:
        raise CaseInvalidError(findings=loaded.findings)
    stem = path.name.removesuffix(_CASE)
    known = _expectations(path.parent)
    for paper in case.papers:
        template = load_template(catalogue.template_path(paper.type.code))
        context = context_for(case, paper, catalogue=catalogue, draft=False)
        name = f"{stem}/{paper.id}"
        expected = known.get(name, Expectation())
        yield Source(name=name, docx=fill(template, context), expected=expected)
