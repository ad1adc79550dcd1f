"""``python -m tools.corpus``: write the files of the corpus that Python makes, and its README.

The files of LibreOffice and of npm need those programs: ``python -m tools.corpus.office``,
``npm/make.mjs``. Not for comparing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.corpus import (
    flows,
    paragraphs,
    placing,
    python_docx,
    runs,
    signs,
    structure,
    styles,
    tables,
    wps,
)

__all__ = ["CORPUS", "main"]

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
WORD = (paragraphs, runs, signs, styles, tables, structure, placing, flows)
HEAD = """# Corpus of Word files

Small files, each isolating features, for `docgen bench faithful` (docs/faithfulness.md). Their
source is this project (`tools/corpus/`), their licence the project's; `make corpus` writes those
that Python makes, `python -m tools.corpus.office` those of LibreOffice 7.4, and
`tools/corpus/npm/make.mjs` those of the npm package `docx` 9.15.
`differences.toml` names those where LibreOffice is known to do other than Word.

| file | producer | purpose |
|---|---|---|
"""
OTHERS = {
    "npm/header-footer": "header, footer, page numbers",
    "npm/headings": "headings of the package's styles",
    "npm/landscape": "a landscape page",
    "npm/lists": "a list of two levels",
    "npm/paragraphs": "alignment, indents, exact lines",
    "npm/runs": "bold, underline, strike, colour, superscript",
    "npm/table": "header row, span, shading, vertical alignment",
    "npm/table-borders": "borders of cells, a cell over two rows",
    "npm/tabs": "a right tab with dots, a centred tab",
    "office/html-headings": "headings from HTML",
    "office/html-lists": "nested lists from HTML",
    "office/html-paragraphs": "alignment and indents from HTML",
    "office/html-runs": "bold, italic, underline, colour, superscript from HTML",
    "office/html-spans": "a cell over two rows from HTML",
    "office/html-table": "a table of full width from HTML",
    "office/odt-breaks-tabs": "tabs with leaders, a page break before, from ODT",
    "office/odt-header-footer": "header, footer, page numbers from ODT",
    "office/odt-list": "a numbered list from ODT",
    "office/odt-paragraphs": "fixed and proportional line height from ODT",
    "office/odt-runs": "bold, underline, sizes from ODT",
    "office/odt-table": "columns and padding from ODT",
}
PRODUCERS = {"npm": "docx (npm)", "office": "LibreOffice"}


def main() -> None:
    """Write the Word files and ``tests/corpus/README.md``."""
    rows = [f"| `{name}` | {producer} | {purpose} |" for name, producer, purpose in _files()]
    (CORPUS / "README.md").write_text(HEAD + "\n".join(sorted(rows)) + "\n", encoding="utf-8")


def _files() -> Iterator[tuple[str, str, str]]:
    for module in WORD:
        for name, (purpose, package) in module.FILES.items():
            yield _written("word", name, package.to_bytes(), "hand-written, as Word", purpose)
    for name, (purpose, package) in wps.FILES.items():
        yield _written("wps", name, package.to_bytes(), "hand-written, as WPS", purpose)
    for name, (purpose, data) in python_docx.FILES.items():
        yield _written("python-docx", name, data, "python-docx", purpose)
    for name, purpose in OTHERS.items():
        yield name, PRODUCERS[name.partition("/")[0]], purpose


def _written(
    folder: str, name: str, data: bytes, producer: str, purpose: str
) -> tuple[str, str, str]:
    path = CORPUS / folder / f"{name}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return f"{folder}/{name}", producer, purpose


if __name__ == "__main__":
    main()
