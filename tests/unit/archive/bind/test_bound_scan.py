"""How an executed copy, scanned, is laid over the paper it executes."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from pikepdf import Pdf
from sample_volume import bound, numbered, scan, volume_of

from archive.bind import BoundVolume
from archive.errors import DossierInvalidError

RED = (200, 60, 60)


def colour_at(volume: BoundVolume, page: int, x: float, y: float) -> tuple[int, ...]:
    """The colour at a fraction of the page's width and height."""
    document = pypdfium2.PdfDocument(volume.pdf)
    try:
        image = document[page].render(scale=0.5).to_pil().convert("RGB")
    finally:
        document.close()
    found = image.getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(found, tuple)
    return found


def near(colour: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True))


def test_the_scan_is_what_is_seen_and_the_issued_text_stays_selectable() -> None:
    volume = bound(volume_of(numbered("决定书", 2, scan=scan(2))))
    for page in (0, 1):
        assert near(colour_at(volume, page, 0.5, 0.25), RED)
    with pdfplumber.open(BytesIO(volume.pdf)) as pdf:
        assert "依法不予行政处罚" in pdf.pages[0].extract_text()


def test_pages_that_the_scan_has_more_follow_and_are_numbered() -> None:
    part = numbered("决定书", 1, scan=scan(3))
    volume = bound(volume_of(part, numbered("回证", 1), plan={0: (1, 3), 1: (4, 4)}))
    assert [page.number for page in volume.page_texts] == [1, 2, 3, 4]
    assert [page.text for page in volume.page_texts] == ["决定书 第1页", "", "", "回证 第1页"]
    assert near(colour_at(volume, 2, 0.5, 0.5), RED)


def test_a_scan_with_fewer_pages_than_the_paper_is_refused_by_name() -> None:
    part = numbered("决定书", 2, scan=scan(1), reference="paper:decision")
    with pytest.raises(DossierInvalidError, match="the scan has 1 pages, the issued paper 2"):
        bound(volume_of(part))


def test_a_scan_that_cannot_be_read_is_refused_by_name() -> None:
    part = numbered("决定书", 1, scan=b"%PDF-1.7\n", reference="paper:decision")
    with pytest.raises(DossierInvalidError, match=r"the scan of part 1 \(paper:decision\)"):
        bound(volume_of(part))


def test_a_scan_of_another_shape_covers_the_paper_without_being_stretched() -> None:
    with Pdf.open(BytesIO(scan(1))) as pdf:
        pdf.pages[0].MediaBox = [0, 0, 210, 210]
        output = BytesIO()
        pdf.save(output)
    volume = bound(volume_of(numbered("决定书", 1, scan=output.getvalue())))
    assert near(colour_at(volume, 0, 0.5, 0.5), RED)
    assert near(colour_at(volume, 0, 0.5, 0.1), (255, 255, 255))
    assert near(colour_at(volume, 0, 0.3, 0.07), (255, 255, 255))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_scan_that_was_turned_is_laid_as_it_is_seen(turn: int) -> None:
    with Pdf.open(BytesIO(scan(1))) as pdf:
        page = pdf.pages[0]
        width, height = (float(page.MediaBox[2]), float(page.MediaBox[3]))
        # A blue mark at the upper left of the page as it is seen, whatever its turn.
        corner = {0: (0, 0.8), 90: (0, 0), 180: (0.8, 0), 270: (0.8, 0.8)}[turn]
        box = (corner[0] * width, corner[1] * height, 0.2 * width, 0.2 * height)
        mark = "q 0 0 1 rg {:.2f} {:.2f} {:.2f} {:.2f} re f Q".format(*box)
        page.contents_add(mark.encode())
        page.Rotate = turn
        output = BytesIO()
        pdf.save(output)
    volume = bound(volume_of(numbered("决定书", 1, scan=output.getvalue())))
    sideways = turn in (90, 270)
    place = (0.1, 0.27) if sideways else (0.1, 0.1)
    assert near(colour_at(volume, 0, *place), (0, 0, 255))
    assert near(colour_at(volume, 0, 0.75, 0.5), RED)


def test_the_specimen_mark_lies_over_the_scan_and_lets_it_be_seen() -> None:
    volume = bound(volume_of(numbered("决定书", 1, scan=scan(1))), specimen="样卷")
    document = pypdfium2.PdfDocument(volume.pdf)
    image = document[0].render(scale=0.5).to_pil().convert("RGB")
    document.close()
    colours = {colour for _, colour in image.getcolors(1 << 20) or []}
    darker = tuple(int(channel * 0.91) for channel in RED)
    assert any(near(colour, darker) for colour in colours)
