"""The parts of the comparison with LibreOffice: reading pages, comparing them, fonts, sources."""

from __future__ import annotations

import io
import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from docgen.bench.faithful.comparing import Likeness, compare_pages
from docgen.bench.faithful.faces import font_names, office_faces
from docgen.bench.faithful.habits import KNOWN, LIBREOFFICE
from docgen.bench.faithful.images import difference_images
from docgen.bench.faithful.reading import Glyph, PageMarks, Rule, read_pages
from docgen.bench.faithful.sources import sources_in
from docgen.catalogue import load_catalogue
from docgen.service.errors import CaseInvalidError
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import FontSet, load_fonts
from docgen.typeset.layout.habits import WORD

ROOT = Path(__file__).parents[4]
CORPUS = ROOT / "tests" / "corpus"


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    return load_fonts(None, tmp_path_factory.mktemp("fonts"))


def _pdf(fonts: FontSet, name: str) -> bytes:
    docx = (CORPUS / f"{name}.docx").read_bytes()
    return NativeEngine(fonts).typeset(docx, title="", created=datetime(2026, 1, 1, tzinfo=UTC)).pdf


def _page(*glyphs: Glyph, rules: tuple[Rule, ...] = ()) -> PageMarks:
    return PageMarks(width=595.0, height=842.0, glyphs=glyphs, rules=rules)


def _alike(ours: PageMarks, theirs: PageMarks) -> Likeness:
    return compare_pages([ours], [theirs])


def test_characters_are_read_at_the_origins_that_pdfplumber_finds(fonts: FontSet) -> None:
    pdf = _pdf(fonts, "word/bold-italic")
    (page,) = read_pages(pdf)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        height = float(document.pages[0].height)
        found = {
            (item["text"], round(item["matrix"][4], 1), round(height - item["matrix"][5], 1))
            for item in document.pages[0].chars
            if item["text"].strip()
        }
    ours = {(glyph.text, round(glyph.x, 1), round(glyph.y, 1)) for glyph in page.glyphs}
    assert len(ours) == len(found)
    assert {text for text, _, _ in ours} == {text for text, _, _ in found}
    assert max(abs(a[1] - b[1]) for a, b in zip(sorted(ours), sorted(found), strict=True)) <= 0.2


def test_the_rules_of_a_table_are_joined_along_its_edges(fonts: FontSet) -> None:
    (page,) = read_pages(_pdf(fonts, "word/fixed-widths"))
    assert sum(rule.upright for rule in page.rules) == 4
    assert sum(not rule.upright for rule in page.rules) == 3


def test_a_leader_is_a_rule_and_a_tint_is_none(fonts: FontSet) -> None:
    (leaders,) = read_pages(_pdf(fonts, "word/tab-leaders"))
    assert not [glyph for glyph in leaders.glyphs if glyph.text in "._"]
    (tints,) = read_pages(_pdf(fonts, "word/colours"))
    assert tints.rules == ()


@pytest.mark.parametrize(("dx", "dy", "share"), [(1.9, 3.9, 1.0), (2.1, 0.0, 0.0), (0.0, 4.1, 0.0)])
def test_a_character_is_in_place_within_two_points_across_and_four_down(
    dx: float, dy: float, share: float
) -> None:
    found = _alike(_page(Glyph("字", 100.0, 100.0)), _page(Glyph("字", 100.0 + dx, 100.0 + dy)))
    assert (found.in_place, found.same_characters) == (share, True)


def test_partners_are_one_to_one() -> None:
    two = _page(Glyph("字", 100.0, 100.0), Glyph("字", 100.5, 100.0))
    found = _alike(two, _page(Glyph("字", 100.0, 100.0)))
    assert found.in_place == 0.5
    assert not found.same_characters


def test_a_page_too_many_is_seen() -> None:
    page = _page(Glyph("字", 100.0, 100.0))
    found = compare_pages([page, page], [page])
    assert (found.same_pages, found.in_place) == (False, 0.5)


@pytest.mark.parametrize(("shift", "share"), [(1.4, 1.0), (1.6, 0.0)])
def test_a_rule_is_in_place_within_a_point_and_a_half(shift: float, share: float) -> None:
    one = _page(rules=(Rule(False, 100.0, 50.0, 150.0),))
    two = _page(rules=(Rule(False, 100.0 + shift, 50.0, 150.0),))
    assert _alike(one, two).rules == share


def test_a_rule_may_be_drawn_in_pieces_on_one_side_but_not_lack_one() -> None:
    whole = _page(rules=(Rule(True, 100.0, 0.0, 100.0),))
    halves = _page(rules=(Rule(True, 100.0, 0.0, 50.0), Rule(True, 100.2, 50.0, 100.0)))
    half = _page(rules=(Rule(True, 100.0, 0.0, 50.0),))
    assert _alike(whole, halves).rules == pytest.approx(1.0)
    assert _alike(whole, half).rules == pytest.approx(101.5 / 150.0)


def test_every_font_name_of_a_file_gets_the_face_that_the_product_prints(
    fonts: FontSet, tmp_path: Path
) -> None:
    names = font_names((CORPUS / "word/faces.docx").read_bytes())
    assert {"仿宋_GB2312", "方正小标宋简体", "微软雅黑", "Arial"} <= names
    text = office_faces(fonts, names, tmp_path).read_text("utf-8")
    aliases = dict(re.findall(r"<string>([^<]+)</string></test>.*?<string>([^<]+)</string>", text))
    assert aliases["黑体"] == fonts.resolve("黑体").faces[0].family == "Noto Sans SC"
    assert aliases["仿宋_GB2312"] == "Noto Serif SC"
    assert (tmp_path / "faces").is_dir()


def test_a_folder_and_a_case_give_their_word_files_with_what_is_asked_of_them() -> None:
    catalogue = load_catalogue(agency=None)
    case = ROOT / "tests/cases/driver-minor.case.json"
    found = {source.name: source for source in sources_in([CORPUS, case], catalogue)}
    assert found["word/alignment"].expected.in_place == 0.97
    assert found["word/page-centred"].expected.reason
    assert "driver-minor/decision" in found


def test_a_case_gives_the_sheets_of_its_dossier_where_it_is_ready_for_one(tmp_path: Path) -> None:
    catalogue = load_catalogue(agency=None)
    case = ROOT / "tests/cases/tour-carrier-guidance.case.json"
    names = [source.name.partition("/")[2] for source in sources_in([case], catalogue)]
    sheets = {name.rpartition("-")[0] for name in names if name.startswith("dossier-")}
    assert sheets == {"dossier-cover", "dossier-contents", "dossier-note"}
    alone = tmp_path / case.name
    alone.write_bytes(case.read_bytes().replace(b'"dossier"', b'"other"'))
    with pytest.raises(CaseInvalidError):
        list(sources_in([alone], catalogue))


def test_a_difference_image_shows_both_sides(fonts: FontSet) -> None:
    ours, theirs = _pdf(fonts, "word/tabs"), _pdf(fonts, "word/symbols")
    made = difference_images(ours, theirs, [0], "tabs")
    with Image.open(io.BytesIO(made["tabs-1.png"])) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or ()}
    assert {(0, 0, 255), (255, 0, 0), (255, 255, 255)} <= colours


def test_every_habit_that_differs_is_known_and_documented() -> None:
    different = {
        each.name
        for each in fields(WORD)
        if getattr(WORD, each.name) != getattr(LIBREOFFICE, each.name)
    }
    assert different == {known.habit for known in KNOWN}
    text = (ROOT / "docs" / "faithfulness.md").read_text("utf-8")
    for known in KNOWN:
        row = f"| `{known.habit}` | {known.word} | {known.libreoffice} | {known.source} |"
        assert row in text
