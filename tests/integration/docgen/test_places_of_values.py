"""Where each value of the sample cases stands on their papers, measured on the printed glyphs."""

from __future__ import annotations

import copy
import ctypes
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from lxml import etree
from pypdfium2 import raw as pdfium_c

from docgen.case import Case, Paper, load_case
from docgen.case.pointer import pointer, resolve
from docgen.catalogue import Catalogue, load_catalogue
from docgen.fill import context_for, fill, fill_marked, load_template
from docgen.marks import MARK, POINTER, MarkedWord
from docgen.typeset.engine import NativeEngine, Typeset
from docgen.typeset.fonts import FontSet, load_fonts
from docgen.typeset.layout.pages import Layout
from docgen.typeset.layout.values import ValueBox
from docgen.typeset.preview import Preview
from docgen.typeset.read.document import DocumentReader
from docgen.typeset.write.flavour import Flavour
from docgen.typeset.write.pdf import PdfWriter
from docgen.typeset.write.program import Programs

WHEN = datetime(2026, 3, 5, 10, 30, tzinfo=UTC)
CASES = sorted((Path(__file__).parents[2] / "cases").glob("*.case.json"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHINESE = re.compile("[\u4e00-\u9fff]")
BODY, FURNITURE = re.compile("word/document.xml"), re.compile(r"word/(header|footer)\d*.xml")
SHORTEST = 4
NEAR = 0.05


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """A character of a page, by the origin of its glyph from the upper left corner."""

    text: str
    x: float
    y: float


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    return load_fonts(None, tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def engine(fonts: FontSet) -> NativeEngine:
    return NativeEngine(fonts)


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A paper, typeset without marks and previewed with them."""

    case: Case
    paper: Paper
    word: MarkedWord
    made: Typeset
    preview: Preview

    def texts(self, parts: re.Pattern[str]) -> Iterator[tuple[str, str]]:
        """What the filling printed of which value: pointer and text."""
        with zipfile.ZipFile(io.BytesIO(self.word.data)) as archive:
            for name in filter(parts.fullmatch, archive.namelist()):
                yield from _marked(etree.fromstring(archive.read(name)))

    def boxed(self) -> Iterator[tuple[str, str]]:
        """What stands on the pages inside each box: pointer and text."""
        for page, glyphs in zip(self.preview.pages, _glyphs(self.made.pdf), strict=True):
            for box in page.boxes:
                yield box.pointer, _inside(box, glyphs)


def _marked(root: etree._Element) -> Iterator[tuple[str, str]]:
    for run in root.iter(f"{W}r"):
        open_at, text = None, ""
        for item in run:
            if item.tag == MARK:
                if open_at is not None:
                    yield open_at, text
                open_at, text = item.get(POINTER), ""
            elif item.tag == f"{W}t":
                text += item.text or ""


def _glyphs(pdf: bytes) -> Iterator[list[Glyph]]:
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            height, text = page.get_height(), page.get_textpage()
            found = []
            for index in range(text.count_chars()):
                x, y = ctypes.c_double(), ctypes.c_double()
                pdfium_c.FPDFText_GetCharOrigin(text.raw, index, x, y)
                if not pdfium_c.FPDFText_IsGenerated(text.raw, index):
                    character = chr(pdfium_c.FPDFText_GetUnicode(text.raw, index))
                    # A hyphen that ends a line is told so by PDFium.
                    shown = character.replace("\x02", "-")
                    found.append(Glyph(text=shown, x=x.value, y=height - y.value))
            yield found


def _inside(box: ValueBox, glyphs: list[Glyph]) -> str:
    """The text drawn in one go inside the box; a mark hanging over a cell's edge may meet more."""
    runs, before = [""], -2
    for index, glyph in enumerate(glyphs):
        across = box.x - NEAR <= glyph.x < box.x + box.width - NEAR
        if across and box.y <= glyph.y <= box.y + box.height:
            if index != before + 1:
                runs.append("")
            runs[-1] += glyph.text
            before = index
    return _bare(max(runs, key=len))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _print(
    raw: Mapping[str, Any], paper: str, engine: NativeEngine, catalogue: Catalogue
) -> Printed:
    case = load_case(json.dumps(raw).encode(), catalogue=catalogue).case
    assert case is not None
    found = case.paper(paper)
    template = load_template(catalogue.template_path(found.type.code))
    context = context_for(case, found, catalogue=catalogue, draft=False)
    word = fill_marked(template, context)
    return Printed(
        case=case,
        paper=found,
        word=word,
        made=engine.typeset(fill(template, context), title="测试", created=WHEN),
        preview=engine.preview(word),
    )


PAPERS = [
    pytest.param((raw, paper["id"]), id=f"{path.name.removesuffix('.case.json')}-{paper['id']}")
    for path in CASES
    for raw in [json.loads(path.read_bytes())]
    for paper in raw["papers"]
]


@pytest.fixture(scope="module", params=PAPERS)
def printed(request: pytest.FixtureRequest, engine: NativeEngine, catalogue: Catalogue) -> Printed:
    """Each paper of each sample case."""
    return _print(*request.param, engine, catalogue)


def test_every_box_of_a_paper_holds_what_is_printed_of_its_value(printed: Printed) -> None:
    marked: dict[str, Counter[str]] = {}
    texts: dict[str, list[str]] = {}
    for parts, times in ((BODY, 1), (FURNITURE, len(printed.preview.pages))):
        for where, text in printed.texts(parts):
            marked.setdefault(where, Counter()).update(_bare(text) * times)
            texts.setdefault(where, []).append(_bare(text))
    boxed: dict[str, Counter[str]] = {}
    for where, text in printed.boxed():
        boxed.setdefault(where, Counter()).update(text)
        assert any(text in whole for whole in texts[where]), (where, text)
    assert boxed == marked


def test_boxes_lie_inside_their_pages(printed: Printed) -> None:
    for page in printed.preview.pages:
        for box in page.boxes:
            assert 0.0 <= box.x <= box.x + box.width <= page.width, box
            assert 0.0 <= box.y < box.y + box.height <= page.height, box


def test_marks_change_nothing_that_is_printed(printed: Printed, fonts: FontSet) -> None:
    document = DocumentReader().read(printed.word.data, marked=True)
    laid = Layout(fonts).lay_out(document)
    pdf = PdfWriter(Programs()).write(
        laid, title="测试", language="zh-CN", created=WHEN, flavour=Flavour.A2A
    )
    assert pdf == printed.made.pdf
    assert tuple("".join(page.text) for page in laid.pages) == printed.made.page_texts


def test_a_value_that_is_printed_has_a_box(printed: Printed, catalogue: Catalogue) -> None:
    page_text = _bare("".join(printed.made.page_texts))
    boxed = " ".join(_bare(text) for _, text in printed.texts(re.compile(".*xml")))
    said = _words_of(catalogue.template_path(printed.paper.type.code))
    missing = [
        where
        for where, value in _leaves(printed.case.data, ())
        if len(value) >= SHORTEST and value in page_text and value not in boxed + said
        if _is_seen(where, printed.paper)
    ]
    assert missing == []


def _words_of(template: Path) -> str:
    """What the template itself says."""
    with zipfile.ZipFile(template) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return _bare("".join(root.itertext()))


def _leaves(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield from ((pointer(path), _bare(line)) for line in value.splitlines())
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))


def test_a_pointer_leads_to_what_its_box_prints(printed: Printed) -> None:
    """Of codes, dates and numbers papers print other words; Chinese text is printed as it is."""
    for where, text in printed.texts(re.compile(".*xml")):
        value = resolve(printed.case.data, where)
        if isinstance(value, str) and CHINESE.search(value):
            assert _bare(text) in _bare(value) or _bare(value) in _bare(text), (where, text)
        assert _is_seen(where, printed.paper), where


def _is_seen(where: str, paper: Paper) -> bool:
    """Of other papers a paper prints the face, and how they were served."""
    if not where.startswith("/papers/") or where.startswith(f"{paper.pointer}/"):
        return True
    return re.match(r"/papers/\d+/(type|number|date|service)(/|$)", where) is not None


def test_two_officers_of_one_name_keep_their_own_places(
    engine: NativeEngine, catalogue: Catalogue
) -> None:
    raw = json.loads((CASES[0].parent / "driver-minor.case.json").read_bytes())
    other = copy.deepcopy(raw)
    other["staff"][0]["name"], other["staff"][1]["name"] = "甲乙", "甲乙"
    raw["staff"][0]["name"], raw["staff"][1]["name"] = "甲乙", "丙丁"
    for paper in raw["papers"]:
        different, equal = (
            [page.boxes for page in _print(each, paper["id"], engine, catalogue).preview.pages]
            for each in (raw, other)
        )
        assert different == equal, paper["id"]
