"""Evidence of every shape a camera, a scanner or an enemy makes: a right page or a named error."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from PIL.Image import Transpose

from docgen.compose.errors import EvidencePagesFailedError
from docgen.compose.photo import photo_page
from docgen.compose.raster import pages_of_pictures

HELD = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
ITEM = {"id": "e1", "title": "照片", "proves": "情况"}
RED, WHITE, BLACK = (255, 0, 0), (255, 255, 255), (0, 0, 0)


def scene() -> Image.Image:
    """White, with a red corner at the top left."""
    made = Image.new("RGB", (400, 600), "white")
    made.paste("red", (0, 0, 200, 300))
    return made


def file(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def shown(data: bytes) -> Image.Image:
    """The one page made of ``data``, as it looks; its photograph's page is made too."""
    pdf, count = pages_of_pictures(data, dpi=72, seconds=20, where="e1")
    assert count == 1
    if not data.startswith(b"%PDF-"):
        assert photo_page(ITEM, data, time="/", by="/")
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def colour(page: Image.Image, across: float, down: float) -> tuple[int, ...]:
    """The colour at a place of the page, in steps that survive compression."""
    found = page.getpixel((round(page.width * across), round(page.height * down)))
    assert isinstance(found, tuple)
    return tuple(255 if value > 200 else 0 if value < 55 else 128 for value in found)


@pytest.mark.parametrize("orientation", HELD)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_stands_upright_however_the_camera_was_held(
    orientation: int, kind: str
) -> None:
    turn = HELD[orientation]
    held = scene() if turn is None else scene().transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    page = shown(file(held, kind, exif=exif))
    assert page.height > page.width
    assert [colour(page, *place) for place in ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8))] == [
        RED,
        WHITE,
        WHITE,
    ]


def _with_exif(*entries: bytes, cut: int = 0) -> bytes:
    notes = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + b"".join(entries)
    notes = notes[: len(notes) - cut]
    plain = file(scene(), "JPEG")
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes + plain[2:]


SIDEWAYS = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
DAMAGED = {
    "a number its own tag cannot hold": _with_exif(
        struct.pack("<HHIi", 0x0100, 9, 1, -1), SIDEWAYS
    ),
    "a text where a fraction should be": _with_exif(
        SIDEWAYS, struct.pack("<HHI4s", 0x011A, 2, 4, b"abc\0")
    ),
    "a fraction where a text should be": _with_exif(
        struct.pack("<HHIf", 0x010F, 11, 1, 1.5), SIDEWAYS
    ),
    "an end too early": _with_exif(SIDEWAYS, cut=4),
    "a place far outside": _with_exif(struct.pack("<HHII", 0x0112, 3, 2**30, 2**31), SIDEWAYS),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_photograph_with_damaged_notes_is_shown_without_a_word(name: str) -> None:
    page = shown(DAMAGED[name])
    assert RED in {colour(page, *place) for place in ((0.2, 0.2), (0.8, 0.2))}


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_every_kind_of_jpeg_keeps_its_colours(mode: str, progressive: bool) -> None:
    page = shown(file(scene().convert(mode), "JPEG", progressive=progressive))
    assert colour(page, 0.8, 0.8) == WHITE
    if mode != "L":
        assert colour(page, 0.2, 0.2) == RED


def _png(depth: int, kind: int, row: bytes, rows: int, clear: bytes = b"") -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    channels = {0: 1, 2: 3, 4: 2, 6: 4}[kind]
    width = len(row) * 8 // depth // channels
    head = struct.pack(">IIBBBBB", width, rows, depth, kind, 0, 0, 0)
    transparent = chunk(b"tRNS", clear) if clear else b""
    pixels = chunk(b"IDAT", zlib.compress((b"\0" + row) * rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + transparent + pixels + chunk(b"IEND", b"")


def _wide(left: tuple[int, ...], right: tuple[int, ...]) -> bytes:
    """A row of two halves, each of sixteen pixels."""
    return b"".join(struct.pack(f">{len(px)}H", *px) * 16 for px in (left, right))


DEEP = {
    "grey": (_png(16, 0, _wide((0,), (65535,)), 16), BLACK),
    "grey with a clear value": (_png(16, 0, _wide((0,), (65535,)), 16, clear=b"\0\0"), WHITE),
    "grey and alpha": (_png(16, 4, _wide((0, 0), (65535, 65535)), 16), WHITE),
    "colour": (_png(16, 2, _wide((65535, 0, 0), (65535,) * 3), 16), RED),
    "colour and alpha": (_png(16, 6, _wide((65535, 0, 0, 65535), (0,) * 4), 16), RED),
    "one bit": (_png(1, 0, b"\0\0\xff\xff", 16), BLACK),
    "one bit with a clear value": (_png(1, 0, b"\0\0\xff\xff", 16, clear=b"\0\0"), WHITE),
}


@pytest.mark.parametrize("name", DEEP)
def test_pictures_of_any_depth_show_what_they_hold_on_white(name: str) -> None:
    data, left = DEEP[name]
    page = shown(data)
    assert colour(page, 0.2, 0.5) == left
    assert colour(page, 0.8, 0.5) == WHITE


def test_a_palette_with_transparency_and_an_animation_show_their_first_picture() -> None:
    palette = scene().convert("P", palette=Image.Palette.ADAPTIVE, colors=2)
    clear = palette.getpixel((0, 0))
    assert colour(shown(file(palette, "PNG")), 0.2, 0.2) == RED
    assert colour(shown(file(palette, "PNG", transparency=clear)), 0.2, 0.2) == WHITE
    moving = file(scene(), "PNG", save_all=True, append_images=[Image.new("RGB", (400, 600))])
    assert colour(shown(moving), 0.2, 0.2) == RED


@pytest.mark.parametrize("size", [(20_000, 1), (1, 20_000), (1, 1)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_strip_of_one_pixel_is_a_page(size: tuple[int, int], kind: str) -> None:
    page = shown(file(Image.new("RGB", size), kind))
    assert np.asarray(page).min() < 255


Change = Callable[[pikepdf.Pdf], None]


def document(change: Change) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page(page_size=(595, 842))
    made.pages[0].obj.Contents = made.make_stream(b"1 0 0 rg 0 421 297 421 re f")
    change(made)
    made.save(out)
    return out.getvalue()


def _set(name: str, value: object) -> Change:
    def change(made: pikepdf.Pdf) -> None:
        made.pages[0].obj[name] = value

    return change


def _script(made: pikepdf.Pdf) -> None:
    text = pikepdf.String("app.alert(1)")
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=text)
    made.attachments["program.exe"] = b"MZ"


def _launch(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("x.exe"))


def _circle(made: pikepdf.Pdf) -> None:
    made.Root.Pages.Kids.append(made.Root.Pages)
    made.Root.Pages.Count = 2


WHOLE = {
    "a crop box that misses the page": _set("/CropBox", pikepdf.Array([1000, 1000, 1200, 1200])),
    "an empty crop box": _set("/CropBox", pikepdf.Array([9, 9, 9, 9])),
    "an empty media box": _set("/MediaBox", pikepdf.Array([0, 0, 0, 0])),
    "a media box upside down": _set("/MediaBox", pikepdf.Array([595, 842, 0, 0])),
    "a huge unit": _set("/UserUnit", 75_000),
    "no quarter turn": _set("/Rotate", 45),
    "a script and a program": _script,
    "a launch": _launch,
    "a circle of pages": _circle,
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_pdf_with_odd_boxes_or_actions_shows_its_page_and_loses_the_rest(name: str) -> None:
    data = document(WHOLE[name])
    assert colour(shown(data), 0.1, 0.3) == RED
    pdf, _ = pages_of_pictures(data, dpi=72, seconds=20, where="e1")
    with pikepdf.open(io.BytesIO(pdf)) as made:
        assert set(made.Root.keys()) == {"/Type", "/Pages"}
        assert "/AA" not in made.pages[0].obj


@pytest.mark.parametrize(("unit", "width"), [(1, 148.75), (2, 297.5), (Decimal("1.5"), 223.125)])
def test_a_page_measured_in_other_units_keeps_its_size(unit: object, width: float) -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.MediaBox = pikepdf.Array([0, 421, 148.75, 631.5])
        made.pages[0].obj.UserUnit = unit

    page = shown(document(change))
    red = np.asarray(page)[:, :, 1] < 128
    assert red.any(axis=0).sum() == pytest.approx(width, abs=1.5)


@pytest.mark.parametrize(
    ("turn", "place"), [(90, (0.8, 0.2)), (180, (0.8, 0.8)), (270, (0.2, 0.8))]
)
def test_a_turned_page_is_shown_turned(turn: int, place: tuple[float, float]) -> None:
    page = shown(document(_set("/Rotate", turn)))
    assert (page.width > page.height) == (turn != 180)
    assert colour(page, *place) == RED
    assert colour(page, 0.2, 0.2) == WHITE


@pytest.mark.parametrize("box", [[0, 0, 10**9, 10**9], [0, 0, 100_000, 0.01], [0, 0, 0.001, 0.001]])
def test_a_page_of_any_size_fits_on_the_paper(box: list[float]) -> None:
    assert max(shown(document(_set("/MediaBox", pikepdf.Array(box)))).size) <= 842


@pytest.mark.parametrize(
    "data", [b"%PDF-", b"%PDF-1.7\n" + bytes(500), b"\xff\xd8\xff", b"\x89PNG"]
)
def test_what_cannot_be_shown_is_an_error_that_names_the_evidence(data: bytes) -> None:
    with pytest.raises(EvidencePagesFailedError, match="e1") as caught:
        pages_of_pictures(data, dpi=72, seconds=20, where="e1")
    assert int(caught.value.exit_status) == 3
