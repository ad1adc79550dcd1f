"""``python -m tools.corpus.office``: the files of the corpus that LibreOffice saves.

Needs ``soffice`` (7.4 made those that are committed); the sources are HTML and flat ODT files. The
faces are the product's, as in the comparison, for LibreOffice writes down what it measured.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from docgen.bench.faithful.faces import office_faces
from docgen.typeset.fonts import load_fonts

__all__ = ["main"]

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "tests" / "corpus"
NAMES = ("宋体", "Times New Roman", "Liberation Serif", "Liberation Sans", "Noto Sans CJK SC")
FILTERS = {".html": "HTML (StarWriter)", ".fodt": "OpenDocument Text Flat XML"}


def main() -> None:
    """Write ``tests/corpus/office``."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("soffice is not on the search path")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fonts = office_faces(load_fonts(None, folder), NAMES, folder / "fonts")
        for source in sorted((HERE / "sources").iterdir()):
            _save(program, source, folder, os.environ | {"FONTCONFIG_FILE": str(fonts)})


def _save(program: str, source: Path, folder: Path, environ: dict[str, str]) -> None:
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        f"--infilter={FILTERS[source.suffix]}", "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(CORPUS / "office"), str(source),
    ]  # fmt: skip
    subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL, timeout=120)


if __name__ == "__main__":
    main()
