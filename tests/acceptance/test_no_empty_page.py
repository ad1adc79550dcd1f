"""No dossier of the samples holds a page that shows nothing but its number and the watermark."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw
from running import Docgen, samples

DOSSIERS = sum(".supplement." not in path.name for path in samples())
# 样卷 and the archival page number.
FURNITURE = 8


def _shows_something(page: pdfium.PdfPage) -> bool:
    text = "".join(page.get_textpage().get_text_range().split())
    pictures = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))
    return len(text) > FURNITURE or any(True for _ in pictures)


@pytest.mark.parametrize("volume", ["main", "internal"])
@pytest.mark.parametrize("serial", range(1, DOSSIERS + 1))
def test_every_page_of_a_dossier_shows_something(
    serial: int, volume: str, archive_of_samples: Docgen, tmp_path: Path
) -> None:
    target = tmp_path / "volume.pdf"
    archive_of_samples.ok(
        "fetch", f"SLJT-2026-{serial:04}", "--edition", 1, "--volume", volume, "-o", target
    )
    with pdfium.PdfDocument(target) as document:
        empty = [index for index, page in enumerate(document, 1) if not _shows_something(page)]
    assert empty == []
