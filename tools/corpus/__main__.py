"""``python -m tools.corpus``: write the files of the corpus that Python makes, and its README.

The files of LibreOffice and of npm need those programs: ``python -m tools.corpus.office``,
``npm/make.mjs``. Not for comparing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.corpus import paragraphs, runs, structure, tables

__all__ = ["CORPUS", "main"]

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
WORD = (paragraphs, runs, tables, structure)
HEAD = """# Corpus of Word files

Small files, each isolating features, for `docgen bench faithful` (docs/faithfulness.md). Their
source is this project (`tools/corpus/`), their licence the project's; `make corpus` writes them.
`differences.toml` names those where LibreOffice is known to do other than Word.

| file | producer | purpose |
|---|---|---|
"""


def main() -> None:
    """Write the Word files and ``tests/corpus/README.md``."""
    rows = [f"| `{name}` | {producer} | {purpose} |" for name, producer, purpose in _written()]
    (CORPUS / "README.md").write_text(HEAD + "\n".join(sorted(rows)) + "\n", encoding="utf-8")


def _written() -> Iterator[tuple[str, str, str]]:
    folder = CORPUS / "word"
    folder.mkdir(parents=True, exist_ok=True)
    for module in WORD:
        for name, (purpose, package) in module.FILES.items():
            (folder / f"{name}.docx").write_bytes(package.to_bytes())
            yield f"word/{name}", "hand-written, shaped like Word's", purpose


if __name__ == "__main__":
    main()
