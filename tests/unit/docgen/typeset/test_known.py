"""What a file may hold beside what is read: each thing passed over prints nothing, each thing
refused is named with its part and place. The cases are the lists of ``read.known`` themselves."""

from __future__ import annotations

import pytest
from drawings import NAMES
from wordfile import PAGE, WordFile, cell, paragraph, row, table

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.model import Document, Paragraph, Table, Text
from docgen.typeset.read.document import DocumentReader
from docgen.typeset.read.known import (
    BLOCKS_PASSED,
    BLOCKS_REFUSED,
    CELLS_PASSED,
    CELLS_REFUSED,
    INLINES_PASSED,
    INLINES_REFUSED,
    ROWS_PASSED,
    ROWS_REFUSED,
    SECTIONS_PASSED,
    SECTIONS_REFUSED,
    TABLE_PROPERTIES_PASSED,
    TABLES_PASSED,
    TABLES_REFUSED,
)

READ_ELSEWHERE = {"pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "tblPrEx", "tblGrid"}


def read(body: str, section: str = PAGE) -> Document:
    return DocumentReader().read(WordFile(body=body, section=section).bytes())


def said(document: Document) -> str:
    """All text of a document, in cells too."""
    found: list[str] = []

    def walk(blocks: tuple[Paragraph | Table, ...]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                for line in block.rows:
                    for one in line.cells:
                        walk(one.blocks)
            else:
                found.extend(item.text for item in block.content.items if isinstance(item, Text))

    for section in document.sections:
        walk(section.blocks)
    return "".join(found)


def refusal(body: str, section: str = PAGE) -> UnsupportedFeatureError:
    with pytest.raises(UnsupportedFeatureError) as caught:
        read(body, section)
    assert caught.value.params["part"] == "word/document.xml"
    assert caught.value.params["place"]
    return caught.value


@pytest.mark.parametrize("name", sorted(INLINES_PASSED - READ_ELSEWHERE))
def test_what_prints_nothing_in_a_paragraph_is_passed_over(name: str) -> None:
    inside = "" if name in {"separator", "continuationSeparator"} else f"<w:{name}/>"
    body = f"<w:p>{inside}<w:r><w:{name}/><w:t>字</w:t></w:r></w:p>"
    assert said(read(body)) == "字"


@pytest.mark.parametrize("name", sorted(BLOCKS_PASSED - READ_ELSEWHERE))
def test_what_prints_nothing_between_paragraphs_is_passed_over(name: str) -> None:
    assert said(read(f"<w:{name}/>{paragraph('字')}<w:{name}/>")) == "字"


@pytest.mark.parametrize("name", sorted(TABLES_PASSED - READ_ELSEWHERE))
def test_what_prints_nothing_between_rows_and_cells_is_passed_over(name: str) -> None:
    body = table(f"<w:{name}/>", row(f"<w:{name}/>", cell("字")))
    assert said(read(body)) == "字"


@pytest.mark.parametrize("name", sorted(ROWS_PASSED - {"hidden"}))
def test_a_property_of_a_row_that_is_known_is_no_error(name: str) -> None:
    assert said(read(table(row(cell("字"), properties=f"<w:{name}/>")))) == "字"


@pytest.mark.parametrize("name", sorted(CELLS_PASSED - {"tcW"}))
def test_a_property_of_a_cell_that_is_known_is_no_error(name: str) -> None:
    assert said(read(table(row(cell("字", f"<w:{name}/>"))))) == "字"


@pytest.mark.parametrize("name", sorted(TABLE_PROPERTIES_PASSED - {"tblW", "tblBorders"}))
def test_a_property_of_a_table_that_is_known_is_no_error(name: str) -> None:
    assert said(read(table(row(cell("字")), properties=f"<w:{name}/>"))) == "字"


@pytest.mark.parametrize(
    "name", sorted(SECTIONS_PASSED - {"headerReference", "footerReference", "pgSz", "pgMar"})
)
def test_a_property_of_a_section_that_is_known_is_no_error(name: str) -> None:
    assert said(read(paragraph("字"), PAGE + f"<w:{name}/>")) == "字"


@pytest.mark.parametrize("name", INLINES_REFUSED)
def test_what_would_print_in_a_paragraph_is_refused(name: str) -> None:
    error = refusal(paragraph("前") + f"<w:p><w:r><w:{name}/></w:r></w:p>")
    assert error.params["feature"] == INLINES_REFUSED[name]
    assert error.params["place"] == "paragraph 2"


@pytest.mark.parametrize("name", BLOCKS_REFUSED)
def test_what_would_print_between_paragraphs_is_refused(name: str) -> None:
    error = refusal(paragraph("前") + f"<w:{name}/>")
    assert error.params["feature"] == BLOCKS_REFUSED[name]


@pytest.mark.parametrize("name", ROWS_REFUSED)
def test_what_changes_a_row_is_refused(name: str) -> None:
    error = refusal(table(row(cell("字"), properties=f'<w:{name} w:w="40"/>')))
    assert error.params["feature"] == ROWS_REFUSED[name]
    assert "table 1" in str(error.params["place"])


@pytest.mark.parametrize("name", CELLS_REFUSED)
def test_what_changes_a_cell_is_refused(name: str) -> None:
    error = refusal(table(row(cell("字", f"<w:{name}/>"))))
    assert error.params["feature"] == CELLS_REFUSED[name]


@pytest.mark.parametrize("name", TABLES_REFUSED)
def test_what_changes_a_table_is_refused(name: str) -> None:
    error = refusal(table(row(cell("字")), properties=f'<w:{name} w:w="40"/>'))
    assert error.params["feature"] == TABLES_REFUSED[name]


@pytest.mark.parametrize("name", SECTIONS_REFUSED)
def test_what_changes_a_section_is_refused(name: str) -> None:
    error = refusal(paragraph("字"), PAGE + f"<w:{name}/>")
    assert error.params["feature"] == SECTIONS_REFUSED[name]


@pytest.mark.parametrize(
    ("body", "feature"),
    [
        (table(row(cell("字"), properties="<w:glow/>")), "the row property w:glow"),
        (table(row(cell("字", "<w:glow/>"))), "the cell property w:glow"),
        (table(row(cell("字")), properties="<w:glow/>"), "the table property w:glow"),
        (table("<w:glow/>", row(cell("字"))), "the element glow in a table"),
        ("<w:glow/>", "the element glow"),
    ],
)
def test_what_is_not_known_is_refused_by_its_own_name(body: str, feature: str) -> None:
    assert refusal(body).params["feature"] == feature


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
OFFICE = "http://schemas.microsoft.com/office"


@pytest.mark.parametrize(
    ("uri", "feature"),
    [
        (f"{DRAWING}/chart", "a chart"),
        (f"{OFFICE}/drawing/2014/chartex", "a chart"),
        (f"{DRAWING}/diagram", "a SmartArt diagram"),
        (f"{DRAWING}/lockedCanvas", "a drawing canvas"),
        (f"{OFFICE}/word/2010/wordprocessingCanvas", "a drawing canvas"),
        (f"{OFFICE}/word/2010/wordprocessingGroup", "a group of shapes"),
        (f"{OFFICE}/word/2010/wordprocessingInk", "an ink drawing"),
        (f"{OFFICE}/drawing/2017/model3d", "a three-dimensional model"),
        (f"{OFFICE}/future", "a drawing of the kind future"),
    ],
)
def test_a_drawing_of_another_kind_is_refused(uri: str, feature: str) -> None:
    body = (
        f"<w:p><w:r><w:drawing {NAMES}><wp:inline><a:graphic>"
        f'<a:graphicData uri="{uri}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    assert refusal(body).params["feature"] == feature


@pytest.mark.parametrize(
    ("inner", "feature"),
    [
        ("<w:control/>", "an ActiveX control"),
        ('<o:OLEObject ProgID="Excel.Sheet.12"/>', "an embedded object"),
    ],
)
def test_an_object_is_refused_by_what_it_is(inner: str, feature: str) -> None:
    body = f"<w:p><w:r><w:object {NAMES}>{inner}</w:object></w:r></w:p>"
    assert refusal(body).params["feature"] == feature


@pytest.mark.parametrize(
    ("section", "feature"),
    [
        ('<w:textDirection w:val="tbRl"/>', "a section whose text runs in the direction tbRl"),
        ('<w:vAlign w:val="both"/>', "text spread over the height of its page"),
    ],
)
def test_a_section_that_cannot_be_set_is_refused(section: str, feature: str) -> None:
    assert refusal(paragraph("字"), PAGE + section).params["feature"] == feature


def test_a_changed_grid_is_refused() -> None:
    body = table(row(cell("字"))).replace("</w:tblGrid>", "<w:tblGridChange/></w:tblGrid>")
    assert refusal(body).params["feature"] == "a tracked change"
