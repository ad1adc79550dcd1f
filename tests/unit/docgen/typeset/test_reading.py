"""Reading a Word file: what is taken, what is refused, and what a hostile file gets."""

from __future__ import annotations

import contextlib
import io
import random
import re
import zipfile

import pytest
from wordfile import MAIN, PAGE, STYLES, W, WordFile, cell, paragraph, row, table, xml

from docgen.errors import DocgenError, ExitStatus
from docgen.typeset.errors import UnsupportedFeatureError, WordFileInvalidError
from docgen.typeset.model import Alignment, Document, LineRule, Merge, Paragraph, Table, Text
from docgen.typeset.read.document import DocumentReader


def read(source: str | WordFile) -> Document:
    word = WordFile(body=source) if isinstance(source, str) else source
    return DocumentReader().read(word.bytes())


def blocks(source: str | WordFile) -> tuple[Paragraph | Table, ...]:
    return read(source).sections[0].blocks


def first(source: str | WordFile) -> Paragraph:
    block = blocks(source)[0]
    assert isinstance(block, Paragraph)
    return block


def test_document_defaults_reach_every_run() -> None:
    item = first(paragraph("甲")).content.items[0]
    assert isinstance(item, Text)
    assert item.format.size_pt == 16.0
    assert item.format.fonts.east_asia == "仿宋_GB2312"


def test_a_style_inherits_from_the_style_it_is_based_on() -> None:
    styles = (
        STYLES + '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr>'
        '<w:jc w:val="center"/><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="c">'
        '<w:basedOn w:val="b"/><w:rPr><w:sz w:val="44"/></w:rPr></w:style>'
    )
    made = first(WordFile(body=paragraph("甲", '<w:pStyle w:val="c"/>'), styles=styles)).content
    item = made.items[0]
    assert isinstance(item, Text)
    assert (item.format.bold, item.format.size_pt) == (True, 22.0)
    assert made.format.alignment is Alignment.CENTER
    assert (made.format.line_rule, made.format.line) == (LineRule.EXACT, 28.0)


def test_bold_set_by_paragraph_and_character_style_cancels_out() -> None:
    styles = (
        STYLES + '<w:style w:type="paragraph" w:styleId="b"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="s"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = paragraph("甲", '<w:pStyle w:val="b"/>', '<w:rStyle w:val="s"/>')
    item = first(WordFile(body=body, styles=styles)).content.items[0]
    assert isinstance(item, Text)
    assert not item.format.bold


def test_styles_based_on_each_other_in_a_circle_are_an_error() -> None:
    styles = (
        STYLES + '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="c"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/></w:style>'
    )
    with pytest.raises(WordFileInvalidError, match="circle"):
        read(WordFile(body=paragraph("甲", '<w:pStyle w:val="b"/>'), styles=styles))


def test_theme_fonts_stand_for_the_fonts_of_the_theme() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:minorFont><a:latin typeface="Arial"/><a:ea typeface=""/>'
        '<a:font script="Hans" typeface="黑体"/></a:minorFont></a:theme>'
    )
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    word = WordFile(
        body=paragraph("甲", run=fonts),
        relations={"rIdTheme": ("theme", "theme.xml")},
        parts={"word/theme.xml": theme.encode()},
    )
    item = first(word).content.items[0]
    assert isinstance(item, Text)
    assert (item.format.fonts.ascii, item.format.fonts.east_asia) == ("Arial", "黑体")


def test_chinese_numbering_counts_and_restarts_below() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/><w:suff '
        'w:val="nothing"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt '
        'w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )
    levels = [0, 1, 1, 0, 1]
    body = "".join(
        paragraph("条", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')
        for level in levels
    )
    found = blocks(WordFile(body=body, numbering=numbering))
    labels = [item.label.text for item in found if isinstance(item, Paragraph) and item.label]
    assert labels == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_merged_cell_is_read_with_its_part_in_the_merge() -> None:
    body = table(
        row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("乙")),
        row(cell("", "<w:vMerge/>"), cell("丙")),
    )
    block = blocks(body)[0]
    assert isinstance(block, Table)
    assert [line.cells[0].merge for line in block.rows] == [Merge.START, Merge.CONTINUE]


def test_hidden_text_is_not_printed() -> None:
    assert first(paragraph("密", run="<w:vanish/>")).content.items == ()


REFUSED = {
    "a tracked change": f'<w:p><w:ins w:id="1" w:author="x">{"<w:r/>"}</w:ins></w:p>',
    "an embedded object": "<w:p><w:r><w:object/></w:r></w:p>",
    "a group of VML shapes": '<w:p><w:r><w:pict><v:group xmlns:v="urn:schemas-microsoft-com:vml"/>'
    "</w:pict></w:r></w:p>",
    "a text frame without a paragraph after it": paragraph("甲", '<w:framePr w:w="100"/>'),
    "text in a cell in the direction lrTbV": table(
        row(cell("甲", '<w:textDirection w:val="lrTbV"/>'))
    ),
    "the element banner": "<w:p><w:banner/></w:p>",
    "the paragraph property w:glow": paragraph("甲", "<w:glow/>"),
    "the character property w:glow": paragraph("甲", run="<w:glow/>"),
    "the field EQ": '<w:p><w:fldSimple w:instr="EQ \\f(1,2)"/></w:p>',
}


@pytest.mark.parametrize("feature", REFUSED)
def test_what_would_print_and_is_not_known_is_refused_by_name_and_place(feature: str) -> None:
    with pytest.raises(UnsupportedFeatureError) as caught:
        read(paragraph("前") + REFUSED[feature])
    assert caught.value.exit_status is ExitStatus.INVALID
    assert caught.value.params["feature"] == feature
    assert caught.value.params["part"] == "word/document.xml"
    assert caught.value.params["place"] in {"paragraph 2", "table 1", "table 1, row 1, cell 1"}


def test_an_equation_is_refused() -> None:
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    with pytest.raises(UnsupportedFeatureError, match="an equation"):
        read(f'<w:p><m:oMath xmlns:m="{maths}"/></w:p>')


def test_a_chart_is_refused() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
        '2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/'
        'drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/'
        '2006/chart"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    with pytest.raises(UnsupportedFeatureError, match="a chart"):
        read(drawing)


def test_an_unsupported_style_that_no_paragraph_uses_does_no_harm() -> None:
    styles = (
        STYLES + '<w:style w:type="paragraph" w:styleId="x"><w:pPr><w:framePr/></w:pPr></w:style>'
    )
    assert first(WordFile(body=paragraph("甲"), styles=styles)).content.items


def test_marks_of_proofing_and_bookmarks_are_ignored() -> None:
    body = (
        '<w:p><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/>'
        '<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:bookmarkEnd w:id="0"/></w:p>'
    )
    item = first(body).content.items[0]
    assert isinstance(item, Text)
    assert item.text == "链接"


def test_the_cached_result_of_a_field_is_kept_and_its_code_is_not() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第三条</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    items = first(body).content.items
    assert [item.text for item in items if isinstance(item, Text)] == ["第三条"]


def test_bytes_that_are_no_package_are_an_error_with_advice() -> None:
    with pytest.raises(WordFileInvalidError, match="save the file again"):
        DocumentReader().read(b"%PDF-1.7")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_an_error(share: float) -> None:
    data = WordFile(body=paragraph("甲" * 500)).bytes()
    with pytest.raises(WordFileInvalidError):
        DocumentReader().read(data[: int(len(data) * share)])


def test_a_compression_bomb_is_an_error_before_it_is_unpacked() -> None:
    word = WordFile(body=paragraph("甲"), parts={"word/bomb.xml": b"\0" * 50_000_000})
    with pytest.raises(WordFileInvalidError, match="bomb"):
        DocumentReader().read(word.bytes())


def test_entities_are_refused_and_never_expanded() -> None:
    hostile = (
        f'<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )
    word = WordFile(body="", parts={"word/document.xml": hostile.encode()})
    with pytest.raises(WordFileInvalidError, match="DOCTYPE"):
        DocumentReader().read(word.bytes())


def test_a_file_with_macros_is_refused() -> None:
    word = WordFile(body=paragraph("甲"), parts={"word/vbaProject.bin": b"x"})
    with pytest.raises(UnsupportedFeatureError, match="a macro"):
        DocumentReader().read(word.bytes())


def test_a_spreadsheet_is_not_a_word_file() -> None:
    word = WordFile(body="", content_type=MAIN.replace("wordprocessingml.document", "spreadsheet"))
    with pytest.raises(WordFileInvalidError, match="content type"):
        DocumentReader().read(word.bytes())


def test_a_relationship_may_not_leave_the_package() -> None:
    word = WordFile(body=paragraph("甲"), relations={"rIdX": ("theme", "../../../../etc/passwd")})
    with pytest.raises(WordFileInvalidError, match="outside"):
        DocumentReader().read(word.bytes())


def test_a_part_stored_twice_is_an_error() -> None:
    packed = io.BytesIO(WordFile(body=paragraph("甲")).bytes())
    with (
        zipfile.ZipFile(packed, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("word/document.xml", xml("document", ""))
    with pytest.raises(WordFileInvalidError, match="twice"):
        DocumentReader().read(packed.getvalue())


def test_a_table_of_too_many_columns_is_refused() -> None:
    body = table(
        row(cell("甲", '<w:gridSpan w:val="60"/>'), cell("乙", '<w:gridSpan w:val="60"/>'))
    )
    with pytest.raises(UnsupportedFeatureError, match="columns"):
        read(body)


def test_tables_nested_too_deep_are_refused() -> None:
    body = table(row(cell("里")))
    for _ in range(9):
        body = table(row(cell(body + "<w:p/>")))
    with pytest.raises(UnsupportedFeatureError, match="nested"):
        read(body)


def test_xml_nested_a_thousand_deep_is_an_error() -> None:
    body = "<w:sdt><w:sdtContent>" * 1000 + "</w:sdtContent></w:sdt>" * 1000
    with pytest.raises(WordFileInvalidError):
        read(body)


@pytest.mark.parametrize("seed", range(60))
def test_any_value_in_any_attribute_gives_a_document_or_an_error_of_ours(seed: int) -> None:
    chance = random.Random(seed)
    body = (
        paragraph("甲", '<w:ind w:left="9"/><w:spacing w:line="9"/><w:jc w:val="both"/>', "<w:b/>")
        + paragraph("乙", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
        + table(row(cell("丙", '<w:gridSpan w:val="1"/>'), properties='<w:trHeight w:val="9"/>'))
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )
    texts = [body, PAGE, numbering]
    at = chance.randrange(3)
    found = chance.choice(list(re.finditer(r'w:\w+="([^"]*)"', texts[at])))
    value = chance.choice(["", "-1", "0", "abc", "NaN", "inf", "1e9", "99999999999", "63", "true"])
    texts[at] = texts[at][: found.start(1)] + value + texts[at][found.end(1) :]
    # Anything but an error of ours fails the test by itself.
    with contextlib.suppress(DocgenError):
        read(WordFile(body=texts[0], section=texts[1], numbering=texts[2]))
