"""The pictures of the READMEs made anew: taken by their test, then reduced to few colours.

``docs/images/pages`` holds what it wrote and nothing else. Not for what a page does.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image

__all__ = ["main", "reduced"]

ROOT = Path(__file__).parents[1]
TAKEN_BY = "tests/integration/web/test_readme_pictures.py"
TAKEN = ROOT / ".artefacts" / "pages"
OUT = ROOT / "docs" / "images" / "pages"
PREFIX = "readme-"
COLOURS = 64


def main() -> int:
    """Take the pictures and put them in place; the status of the test that takes them."""
    for old in TAKEN.glob(f"{PREFIX}*.png"):
        old.unlink()
    status = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", TAKEN_BY], cwd=ROOT, check=False
    ).returncode
    if status:
        return status
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    for picture in sorted(TAKEN.glob(f"{PREFIX}*.png")):
        reduced(picture).save(OUT / picture.name.removeprefix(PREFIX), optimize=True)
    return 0


def reduced(picture: Path) -> Image.Image:
    """A picture in few colours."""
    with Image.open(picture) as opened:
        return opened.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    sys.exit(main())
