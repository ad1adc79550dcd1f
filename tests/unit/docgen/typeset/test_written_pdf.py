"""The PDF and SVG that are written: what copies out, what is embedded, and what pictures become."""

from __future__ import annotations

import io
import string
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pymupdf_fonts
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from PIL import Image
from wordfile import PAGE, WHEN, Sheet, WordFile, paragraph

from docgen.typeset._face import Face
from docgen.typeset.engine import NativeEngine
from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.fonts import FontSet, load_fonts
from docgen.typeset.layout.pages import Laid
from docgen.typeset.layout.structure import Element
from docgen.typeset.layout.values import Glyphs, Line, Page, Placed, ShapedGlyph
from docgen.typeset.write.flavour import Flavour
from docgen.typeset.write.pdf import PdfWriter
from docgen.typeset.write.program import Program, Programs
from docgen.typeset.write.svg import SvgWriter

Check = Callable[[Path, str], list[str]]


def _copied(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text: str = document[0].get_textpage().get_text_range()
    document.close()
    return text.replace("\r\n", "\n")


def _agency(folder: Path) -> FontSet:
    """Fonts with a TrueType face of the agency's own."""
    agency = folder / "agency"
    agency.mkdir()
    (agency / "FiraGO.ttf").write_bytes(pymupdf_fonts.myfont("figo"))
    return load_fonts(agency, folder / "cache")


def _picture(data: bytes, suffix: str) -> WordFile:
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:extent cx="1270000" cy="1270000"/><a:graphic xmlns:a="http://'
        'schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.'
        'openxmlformats.org/drawingml/2006/picture"><a:blip r:embed="rIdP"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    return WordFile(
        body=f"<w:p><w:r>{drawing}</w:r></w:p>",
        relations={"rIdP": ("image", f"media/p.{suffix}")},
        parts={f"word/media/p.{suffix}": data},
    )


def _packed(image: Image.Image, kind: str, **options: object) -> bytes:
    packed = io.BytesIO()
    image.save(packed, kind, **options)
    return packed.getvalue()


PICTURES = {
    "grey-alpha.png": _packed(Image.new("LA", (8, 8), (120, 90)), "PNG"),
    "colour-alpha.png": _packed(Image.new("RGBA", (8, 8), (200, 30, 30, 90)), "PNG"),
    "palette.png": _packed(Image.new("P", (8, 8), 3), "PNG"),
    "see-through.png": _packed(Image.new("P", (8, 8), 3), "PNG", transparency=3),
    "bits.png": _packed(Image.new("1", (8, 8), 1), "PNG"),
    "sixteen.png": _packed(Image.new("I;16", (8, 8), 0x8000), "PNG"),
    "grey.jpg": _packed(Image.new("L", (8, 8), 99), "JPEG"),
    "colour.jpg": _packed(Image.new("RGB", (8, 8), (10, 200, 10)), "JPEG"),
    "press.jpg": _packed(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"),
    "old.gif": _packed(Image.new("P", (8, 8), 3), "GIF"),
}


def test_characters_that_share_a_glyph_copy_out_as_written(engine: NativeEngine) -> None:
    text = "一⼀二⼆一"
    made = engine.typeset(WordFile(body=paragraph(text)).bytes(), title="测试", created=WHEN)
    assert text in _copied(made.pdf)


def test_rare_characters_copy_out(engine: NativeEngine) -> None:
    text = "陈䶮㛃龘阿不都·示例"
    made = engine.typeset(WordFile(body=paragraph(text)).bytes(), title="测试", created=WHEN)
    assert text in _copied(made.pdf)


def test_a_truetype_face_of_the_agency_is_embedded_as_a_subset(tmp_path: Path) -> None:
    latin = '<w:rFonts w:ascii="FiraGO" w:hAnsi="FiraGO"/>'
    word = WordFile(body=paragraph("Road transport permit 652100", run=latin))
    made = NativeEngine(_agency(tmp_path)).typeset(word.bytes(), title="测试", created=WHEN)
    assert "Road transport permit 652100" in _copied(made.pdf)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        font = next(iter(pdf.pages[0].Resources.Font.values()))
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "FiraGO" in str(font.BaseFont)
        assert len(descriptor.FontFile2.read_bytes()) < 60_000


def test_joined_letters_are_drawn_by_glyph_and_copy_out_by_cluster(tmp_path: Path) -> None:
    fonts = _agency(tmp_path)
    face = next(face for face in fonts.faces if face.origin == "agency")
    first, second = (face.advances.glyphs[letter] for letter in "ni")
    one, two = (face.advances[letter] * 16.0 for letter in "ni")
    shaped = (
        ShapedGlyph(glyph=first, text="nu", advance=one),
        ShapedGlyph(glyph=second, text="", advance=two, dy=1.0),
        ShapedGlyph(glyph=second, text="i", advance=two),
    )
    glyphs = Glyphs(
        x=50.0,
        width=one + two + two,
        text="nui",
        face=face,
        size=16.0,
        color="000000",
        shaped=shaped,
    )
    line = Line(height=20.0, baseline=16.0, glyphs=(glyphs,))
    page = Page(width=200.0, height=100.0, section=0, items=[Placed(x=0.0, y=10.0, line=line)])
    programs = Programs()
    laid = Laid(pages=[page], root=Element(kind="Document"), substitutions=())
    pdf = PdfWriter(programs).write(
        laid, title="测试", language="zh", created=WHEN, flavour=Flavour.A2B
    )
    assert _copied(pdf).replace(" ", "").strip() == "nui"
    assert SvgWriter(programs, fonts.faces).write(page).count("<use") == 3


CHARACTERS = "现场笔录，示例市二〇二六年（）A1b"


def _glyphs_of(face: Face, text: str) -> set[int]:
    return {face.advances.glyphs[character] for character in text}


@pytest.mark.parametrize("name", ["仿宋_GB2312", "黑体"])
def test_a_face_met_before_gives_the_program_that_a_new_one_gives(
    fonts: FontSet, name: str
) -> None:
    face = fonts.resolve(name).faces[0]
    used = Program(face)
    for character in CHARACTERS:
        used.subset(_glyphs_of(face, character))
    wanted = _glyphs_of(face, CHARACTERS)
    assert used.subset(wanted) == Program(face).subset(wanted)


def test_a_truetype_face_met_before_gives_the_program_that_a_new_one_gives(tmp_path: Path) -> None:
    face = next(face for face in _agency(tmp_path).faces if face.origin == "agency")
    used = Program(face)
    for letter in string.ascii_letters:
        used.subset(_glyphs_of(face, letter))
    wanted = _glyphs_of(face, "Road transport permit 652100")
    assert used.subset(wanted) == Program(face).subset(wanted)


@pytest.mark.parametrize("name", ["仿宋_GB2312", "黑体"])
def test_a_program_draws_each_glyph_as_its_face_does(fonts: FontSet, name: str) -> None:
    face = fonts.resolve(name).faces[0]
    subset = Program(face).subset(_glyphs_of(face, CHARACTERS))
    program = CFFFontSet()
    program.decompile(io.BytesIO(subset.data), None)
    made, names = program[0].CharStrings, program[0].charset
    with TTFont(face.path, fontNumber=face.index, lazy=True) as whole:
        drawn, order = whole.getGlyphSet(), whole.getGlyphOrder()
        for glyph, code in subset.codes.items():
            here, there = RecordingPen(), RecordingPen()
            made[names[code]].draw(here)
            drawn[order[glyph]].draw(there)
            assert not glyph or here.value == there.value
            assert made[names[code]].width == drawn[order[glyph]].width


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_any_kind_is_drawn_as_it_looks(engine: NativeEngine, name: str) -> None:
    data = PICTURES[name]
    word = _picture(data, name.rpartition(".")[2])
    made = engine.typeset(word.bytes(), title="测试", created=WHEN)
    document = pypdfium2.PdfDocument(made.pdf)
    drawn = document[0].render(scale=1).to_pil().convert("RGB").getpixel((150, 150))
    document.close()
    with Image.open(io.BytesIO(data)) as source:
        shown = source
        if source.mode.startswith("I;16"):
            shown = Image.new("L", source.size, source.getpixel((0, 0)) >> 8)
        paper = Image.new("RGBA", source.size, "white")
        layer = shown.convert("RGB").convert("RGBA") if source.mode == "CMYK" else None
        paper.alpha_composite(layer or shown.convert("RGBA"))
        expected = paper.convert("RGB").getpixel((4, 4))
    assert isinstance(drawn, tuple)
    assert isinstance(expected, tuple)
    assert all(abs(one - two) <= 3 for one, two in zip(drawn, expected, strict=True))


def test_a_picture_cut_short_is_refused_by_name(engine: NativeEngine) -> None:
    whole = _packed(Image.effect_noise((64, 64), 90), "PNG")
    with pytest.raises(UnsupportedFeatureError, match="picture that cannot be read"):
        engine.typeset(_picture(whole[:-900], "png").bytes(), title="", created=WHEN)


@pytest.mark.needs("verapdf")
def test_everything_that_is_written_conforms(
    tmp_path: Path, fonts: FontSet, verapdf: Check
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    engine = NativeEngine(fonts)
    for name, data in PICTURES.items():
        made = engine.typeset(_picture(data, name[-3:]).bytes(), title="图", created=WHEN)
        (folder / f"{name}.pdf").write_bytes(made.pdf)
    faces = (
        "<w:b/>",
        "<w:i/><w:color w:val='FF0000'/>",
        "<w:w w:val='150'/>",
        "<w:u w:val='wave'/><w:highlight w:val='yellow'/>",
    )
    body = "".join(paragraph("一⼀ 现场☑笔录。abc", run=each) for each in faces)
    made = engine.typeset(WordFile(body=body).bytes(), title="甲\u0007<&>", created=WHEN)
    (folder / "looks.pdf").write_bytes(made.pdf)
    latin = '<w:rFonts w:ascii="FiraGO" w:hAnsi="FiraGO"/>'
    word = WordFile(body=paragraph("Permit 652100", run=latin))
    made = NativeEngine(_agency(tmp_path)).typeset(word.bytes(), title="英", created=WHEN)
    (folder / "truetype.pdf").write_bytes(made.pdf)
    assert verapdf(folder, "2b") == []


def test_an_empty_page_is_a_page(engine: NativeEngine) -> None:
    sheet = Sheet(engine.typeset(WordFile(body="<w:p/>").bytes(), title="", created=WHEN))
    assert sheet.pages == [[]]


def test_the_page_size_is_that_of_the_file(engine: NativeEngine) -> None:
    section = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
    made = engine.typeset(WordFile(body="<w:p/>", section=section).bytes(), title="", created=WHEN)
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == pytest.approx(
            [0, 0, 841.9, 595.3], abs=0.05
        )
