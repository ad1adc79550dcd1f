"""What is compared: Word files, folders of them, and the papers and sheets of cases.

A folder may hold ``differences.toml``, which names the files where LibreOffice is known to differ
from Word, what is expected of them instead, and why. Not for comparing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from docgen.bench.faithful.sheets import sheets_of
from docgen.case import load_case
from docgen.catalogue import Catalogue
from docgen.errors import DocgenError
from docgen.fill import context_for, fill, load_template
from docgen.service.errors import CaseInvalidError

__all__ = ["Expectation", "Source", "sources_in"]

_DIFFERENCES = "differences.toml"
_CASE = ".case.json"
_NOW = datetime(2026, 12, 1, tzinfo=UTC)


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
    raw = path.read_bytes()
    stem = path.name.removesuffix(_CASE)
    known = _expectations(path.parent)
    for name, docx in {**_filled(raw, catalogue), **_sheets(raw, path, stem)}.items():
        full = f"{stem}/{name}"
        yield Source(name=full, docx=docx, expected=known.get(full, Expectation()))


def _filled(raw: bytes, catalogue: Catalogue) -> Mapping[str, bytes]:
    loaded = load_case(raw, catalogue=catalogue)
    case = loaded.case
    if case is None:
        raise CaseInvalidError(findings=loaded.findings)
    return {
        paper.id: fill(
            load_template(catalogue.template_path(paper.type.code)),
            context_for(case, paper, catalogue=catalogue, draft=False),
        )
        for paper in case.papers
    }


def _sheets(raw: bytes, path: Path, stem: str) -> Mapping[str, bytes]:
    """The sheets of the dossier; none of a case that is not ready for one."""
    try:
        return sheets_of(raw, path.parent / f"{stem}.evidence", now=_NOW)
    except DocgenError:
        return {}
