"""Fonts: chains, substitutions, an agency's own folder, and what happens when files are bad."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from wordfile import WHEN, Sheet, WordFile, paragraph, xml

from docgen.errors import ExitStatus
from docgen.typeset.engine import NativeEngine
from docgen.typeset.errors import FontMissingError
from docgen.typeset.fonts import FontSet, load_fonts
from docgen.typeset.layout.characters import INKED


def agency_face(folder: Path, name: str) -> Path:
    """A face named as the agency's own, made from the bundled symbols by renaming."""
    source = next((folder / "cache").rglob("*.ttf"))
    with TTFont(source) as font:
        for record in font["name"].names:
            record.string = name
        target = folder / "agency" / "own.ttf"
        target.parent.mkdir()
        font.save(target)
    return target


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("仿宋_GB2312", "Noto Serif SC"),
        ("楷体_GB2312", "Noto Serif SC"),
        ("方正小标宋简体", "Noto Serif SC"),
        ("Times New Roman", "Noto Serif SC"),
        ("黑体", "Noto Sans SC"),
        ("SimHei", "Noto Sans SC"),
        ("Microsoft YaHei", "Noto Sans SC"),
        ("Arial", "Noto Sans SC"),
    ],
)
def test_each_standard_font_has_its_stand_in(fonts: FontSet, name: str, used: str) -> None:
    chain = fonts.resolve(name)
    assert chain.faces[0].name == used
    assert not chain.exact


def test_every_chain_ends_in_the_symbols_and_nothing_hidden(fonts: FontSet) -> None:
    families = [face.family for face in fonts.resolve("宋体").faces]
    assert families == ["Noto Serif SC", "Noto Sans SC", "Noto Sans Symbols2"]
    assert {face.family for face in fonts.faces} == set(families)


def test_advances_agree_with_the_font_files(fonts: FontSet) -> None:
    for face in fonts.faces:
        with TTFont(face.path, lazy=True) as font:
            names, units = font.getBestCmap(), font["head"].unitsPerEm
            for character in "中，“A1☐√·㛃":
                glyph = names.get(ord(character))
                expected = font["hmtx"][glyph][0] / units if glyph else -1.0
                assert face.advances[character] == pytest.approx(expected)


def test_the_ink_of_closing_marks_stays_within_the_share_that_hangs(fonts: FontSet) -> None:
    for face in fonts.resolve("宋体").faces[:2]:
        with TTFont(face.path, lazy=True) as font:
            glyphs, names, units = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
            for mark, share in INKED.items():
                pen = BoundsPen(glyphs)
                glyphs[names[ord(mark)]].draw(pen)
                assert pen.bounds[2] / units <= share * face.advances[mark], mark


def test_the_table_says_what_stands_for_what(fonts: FontSet) -> None:
    rows = {line.requested: line for line in fonts.table()}
    assert rows["仿宋_GB2312"].used == "Noto Serif SC"
    assert rows["黑体"].origin == "bundled"


def test_a_face_in_the_agencys_folder_wins(tmp_path: Path) -> None:
    load_fonts(None, tmp_path / "cache")
    agency_face(tmp_path, "仿宋_GB2312")
    fonts = load_fonts(tmp_path / "agency", tmp_path / "cache")
    chain = fonts.resolve("仿宋_GB2312")
    assert chain.exact
    assert chain.faces[0].origin == "agency"
    word = WordFile(body=paragraph("☐中"))
    sheet = Sheet(NativeEngine(fonts).typeset(word.bytes(), title="", created=WHEN))
    assert sheet.made.substitutions == ()
    assert [spot.text for spot in sheet.pages[0]] == ["☐", "中"]


def test_the_symbol_face_is_written_once_and_whole(tmp_path: Path) -> None:
    load_fonts(None, tmp_path)
    target = next(tmp_path.rglob("*.ttf"))
    before = target.stat().st_mtime_ns
    load_fonts(None, tmp_path)
    assert target.stat().st_mtime_ns == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_without_a_cache_folder_nothing_is_left_behind() -> None:
    fonts = load_fonts(None, None)
    folder = next(face.path for face in fonts.faces if "Symbols" in face.family).parents[1]
    assert folder.exists()
    del fonts
    assert not folder.exists()


def test_a_cache_path_that_is_a_file_is_an_error_with_its_status(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("x")
    with pytest.raises(FontMissingError) as caught:
        load_fonts(None, tmp_path / "cache")
    assert caught.value.exit_status is ExitStatus.MISSING


def test_fonts_copied_elsewhere_give_the_same_pdf(fonts: FontSet, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    shutil.copytree(next(f.path for f in fonts.faces if "Symbols" in f.family).parents[1], other)
    word = WordFile(body=paragraph("甲☐")).bytes()
    one = NativeEngine(fonts).typeset(word, title="", created=WHEN)
    two = NativeEngine(load_fonts(None, other)).typeset(word, title="", created=WHEN)
    assert one.pdf == two.pdf


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.ttf", b""),
        ("noise.otf", b"not a font at all"),
        ("endless.ttc", b"ttcf" + b"\xff" * 100),
        ("none.ttc", b"ttcf\x00\x01\x00\x00" + bytes(16)),
        ("outside.TTC", b"ttcf\x00\x01\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff" + bytes(8)),
    ],
)
def test_a_file_that_is_no_font_is_named_at_once(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FontMissingError, match=name) as caught:
        load_fonts(tmp_path, None)
    assert caught.value.exit_status is ExitStatus.MISSING


def test_other_files_in_the_fonts_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("仿宋体请放在这里", "utf-8")
    assert load_fonts(tmp_path, None).faces


def with_font_table(body: str, fonts: str) -> WordFile:
    return WordFile(
        body=body,
        relations={"rIdFonts": ("fontTable", "fontTable.xml")},
        parts={"word/fontTable.xml": xml("fonts", fonts)},
    )


def test_another_name_of_a_font_is_tried_before_a_stand_in(tmp_path: Path) -> None:
    load_fonts(None, tmp_path / "cache")
    agency_face(tmp_path, "本机某体")
    engine = NativeEngine(load_fonts(tmp_path / "agency", tmp_path / "cache"))
    body = paragraph("☐", run='<w:rFonts w:ascii="某体" w:hAnsi="某体" w:eastAsia="某体"/>')
    declared = '<w:font w:name="某体"><w:altName w:val="本机某体"/></w:font>'
    known = engine.typeset(with_font_table(body, declared).bytes(), title="", created=WHEN)
    assert known.substitutions == ()
    unknown = engine.typeset(WordFile(body=body).bytes(), title="", created=WHEN)
    assert [one.requested for one in unknown.substitutions] == ["某体"]


def test_a_font_declared_without_serifs_is_stood_in_for_by_one(fonts: FontSet) -> None:
    body = paragraph("甲", run='<w:rFonts w:ascii="某体" w:hAnsi="某体" w:eastAsia="某体"/>')
    declared = '<w:font w:name="某体"><w:family w:val="swiss"/></w:font>'
    word = with_font_table(body, declared).bytes()
    made = NativeEngine(fonts).typeset(word, title="", created=WHEN)
    assert [(one.requested, one.used) for one in made.substitutions] == [("某体", "Noto Sans SC")]


def test_two_files_may_say_different_things_of_one_font(fonts: FontSet) -> None:
    body = paragraph("甲", run='<w:rFonts w:ascii="某体" w:hAnsi="某体" w:eastAsia="某体"/>')
    engine = NativeEngine(fonts)
    used = []
    for family in ("swiss", "roman", "swiss"):
        declared = f'<w:font w:name="某体"><w:family w:val="{family}"/></w:font>'
        word = with_font_table(body, declared).bytes()
        used += [one.used for one in engine.typeset(word, title="", created=WHEN).substitutions]
    assert used == ["Noto Sans SC", "Noto Serif SC", "Noto Sans SC"]


@pytest.mark.parametrize(
    ("hint", "used"), [("", ["Arial"]), (' w:hint="eastAsia"', ["Arial", "宋体"])]
)
def test_the_hint_decides_the_font_of_signs_of_either_script(
    fonts: FontSet, hint: str, used: list[str]
) -> None:
    run = f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="宋体"{hint}/>'
    word = WordFile(body=paragraph("a“b", run=run)).bytes()
    made = NativeEngine(fonts).typeset(word, title="", created=WHEN)
    assert [one.requested for one in made.substitutions] == used
