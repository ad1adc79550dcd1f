"""Runs the fuzzer for some minutes: ``python -m tools.fuzz MINUTES WORK``.

Starts from the kept seeds and the parts of the shipped templates; ``WORK`` receives the corpus and
the first input of each crash. Needs atheris, which ``make fuzz`` installs in a place of its own.
"""

from __future__ import annotations

import re
import sys
import traceback
import zipfile
from collections.abc import Mapping
from pathlib import Path

SEEDS = Path("tests/fuzz/seeds")
TEMPLATES = Path("templates")
LONGEST = 1 << 16
SLOWEST_S = 20
MOST_MEMORY_MB = 1536


def _corpus(folder: Path, parts: Mapping[str, str]) -> None:
    """The first inputs, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in SEEDS.iterdir():
        (folder / seed.name).write_bytes(seed.read_bytes())
    for number, (name, text) in enumerate(parts.items()):
        (folder / f"part-{number}").write_bytes(f"{name}\n{text}".encode())
    for template in sorted(TEMPLATES.glob("*.docx")):
        with zipfile.ZipFile(template) as archive:
            for name in parts:
                if name in archive.namelist():
                    data = f"{name}\n".encode() + archive.read(name)
                    (folder / f"{template.stem}-{Path(name).name}").write_bytes(data[:LONGEST])


def _dictionary(path: Path) -> None:
    """The words of the format, for the fuzzer to put together."""
    words: set[str] = set()
    for source in sorted(Path("docgen/typeset/read").glob("*.py")):
        words.update(re.findall(r'"([A-Za-z][A-Za-z0-9]{1,24})"', source.read_text("utf-8")))
    lines = [f'"<w:{word} "' for word in sorted(words)] + [f'"w:{word}="' for word in sorted(words)]
    values = ["0", "1", "-1", "99999", "1000000", "1e9", "nan", "auto", "true"]
    path.write_text("\n".join([*lines, *(f"\"'{value}'\"" for value in values)]), "utf-8")


def _keep(folder: Path, seed: bytes, error: Exception) -> None:
    """Keep the first seed of each crash, named by where it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next(frame for frame in reversed(frames) if "docgen" in frame.filename)
    path = folder / f"crash-{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
    if not path.exists():
        path.write_bytes(seed)
        sys.stderr.write(f"{path}: {error}\n")


def main(minutes: str, work: str) -> None:
    """Fuzz for some minutes; atheris ends the process by itself."""
    import atheris

    with atheris.instrument_imports(include=["docgen"]):
        from docgen.typeset.engine import NativeEngine
        from docgen.typeset.fonts import load_fonts
        from tools.fuzz.target import PARTS, attempt
    folder = Path(work)
    _corpus(folder / "corpus", PARTS)
    _dictionary(folder / "words")
    engine = NativeEngine(load_fonts(None, folder))

    def one(data: bytes) -> None:
        try:
            attempt(engine, data)
        except Exception as error:  # noqa: BLE001 - every crash is a finding; the search goes on
            _keep(folder, data, error)

    atheris.Setup(
        [
            "fuzz",
            str(folder / "corpus"),
            f"-max_total_time={int(float(minutes) * 60)}",
            f"-max_len={LONGEST}",
            f"-timeout={SLOWEST_S}",
            f"-rss_limit_mb={MOST_MEMORY_MB}",
            f"-dict={folder / 'words'}",
            f"-artifact_prefix={folder}/",
        ],
        one,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
