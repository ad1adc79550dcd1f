"""What an engine keeps between fillings: the result is that of an engine that knows nothing."""

from __future__ import annotations

import pytest
from wordfile import PAGE, WHEN, Sheet, WordFile, cell, paragraph, row, table, xml

from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import FontSet
from docgen.typeset.model import Table
from docgen.typeset.read.document import DocumentReader
from docgen.typeset.read.resources import Bounded

_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)
_NUMBERED = paragraph("条", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')


def _form(*values: str) -> WordFile:
    rows = [row(cell(paragraph("名称")), cell(paragraph(value))) for value in values]
    return WordFile(body=table(*rows))


def _field(code: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'


def _labels(table_read: object) -> list[str]:
    assert isinstance(table_read, Table)
    cells = [one for each in table_read.rows for one in each.cells]
    blocks = [block for one in cells for block in one.blocks]
    return [block.label.text for block in blocks if not isinstance(block, Table) and block.label]


@pytest.mark.parametrize(
    "values", [("甲", "乙"), ("甲", "丙"), ("甲",), ("甲", "乙", "丁"), ("乙", "甲")]
)
def test_a_filling_after_another_is_the_same_as_one_by_itself(
    fonts: FontSet, values: tuple[str, ...]
) -> None:
    warm = NativeEngine(fonts)
    warm.typeset(_form("甲", "乙").bytes(), title="测试", created=WHEN)
    again = warm.typeset(_form(*values).bytes(), title="测试", created=WHEN)
    alone = NativeEngine(fonts).typeset(_form(*values).bytes(), title="测试", created=WHEN)
    assert again == alone


def test_numbers_in_cells_are_counted_in_each_file_anew() -> None:
    reader = DocumentReader()
    twice = table(row(cell(_NUMBERED)), row(cell(_NUMBERED)))
    for body, expected in ((twice, ["1.", "2."]), (_NUMBERED + twice, ["2.", "3."])):
        read = reader.read(WordFile(body=body, numbering=_NUMBERING).bytes())
        assert _labels(read.sections[0].blocks[-1]) == expected


def test_a_page_number_in_a_cell_is_that_of_its_page(engine: NativeEngine) -> None:
    for before, page in ((0, 1), (3, 4)):
        breaks = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' * before
        word = WordFile(body=breaks + table(row(cell(_field("PAGE")))))
        sheet = Sheet(engine.typeset(word.bytes(), title="测试", created=WHEN))
        assert sheet.lines(page - 1)[-1].strip() == str(page)


def test_a_substitution_is_reported_for_cells_met_before(engine: NativeEngine) -> None:
    word = _form("甲").bytes()
    other = WordFile(body=_form("甲").body + paragraph("另")).bytes()
    found = [
        engine.typeset(data, title="测试", created=WHEN).substitutions for data in (word, other)
    ]
    assert found[0]
    assert set(found[0]) <= set(found[1])


def test_what_is_used_again_outlives_what_is_not() -> None:
    kept: Bounded[int, str] = Bounded(4)
    for key in range(4):
        kept.put(key, str(key))
    assert kept.get(0) == "0"
    kept.put(4, "4")
    assert kept.get(0) == "0"
    assert kept.get(1) is None


def _headed(header: str) -> bytes:
    reference = '<w:headerReference w:type="default" r:id="rIdH"/>'
    return WordFile(
        body=paragraph("正文"),
        section=reference + PAGE,
        numbering=_NUMBERING,
        relations={"rIdH": ("header", "header1.xml")},
        parts={"word/header1.xml": xml("hdr", header)},
    ).bytes()


@pytest.mark.parametrize(
    "header", [paragraph("甲"), paragraph("乙"), _NUMBERED * 2, _field("PAGE")]
)
def test_a_header_after_others_is_the_same_as_by_itself(fonts: FontSet, header: str) -> None:
    warm = NativeEngine(fonts)
    for other in (paragraph("甲"), _NUMBERED, header):
        warm.typeset(_headed(other), title="测试", created=WHEN)
    again = warm.typeset(_headed(header), title="测试", created=WHEN)
    alone = NativeEngine(fonts).typeset(_headed(header), title="测试", created=WHEN)
    assert again == alone


def test_each_font_that_one_face_stands_for_is_reported(engine: NativeEngine) -> None:
    def run(font: str) -> str:
        names = " ".join(f'w:{kind}="{font}"' for kind in ("ascii", "hAnsi", "eastAsia"))
        return f"<w:r><w:rPr><w:rFonts {names}/></w:rPr><w:t>甲a</w:t></w:r>"

    for order in (("仿宋", "楷体"), ("楷体", "宋体", "仿宋")):
        word = WordFile(body=f"<w:p>{''.join(map(run, order))}</w:p>").bytes()
        used = engine.typeset(word, title="测试", created=WHEN).substitutions
        assert {each.requested for each in used} >= set(order)
