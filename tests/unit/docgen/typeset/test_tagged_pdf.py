"""Tagged PDF: what a screen reader is told of a paper, and what conforms to PDF/A-2a and PDF/UA."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from drawings import anchored, shape
from PIL import Image
from wordfile import PAGE, WHEN, WordFile, cell, paragraph, row, table, xml

from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import FontSet
from docgen.typeset.write.flavour import Flavour

Check = Callable[[Path, str], list[str]]
Node = tuple[str, list["Node"]]
TEMPLATES = sorted((Path(__file__).parents[4] / "templates").rglob("*.docx"))
HEADING = '<w:outlineLvl w:val="{}"/>'


def _tree(pdf: bytes) -> Node:
    """Kinds of elements, as a tree; what is content stands as nothing."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return _node(opened.Root.StructTreeRoot.K)


def _node(element: pikepdf.Object) -> Node:
    kids = element.get("/K", pikepdf.Array())
    items = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    below = [_node(kid) for kid in items if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return str(element.S)[1:], below


def _flat(node: Node) -> Iterator[Node]:
    yield node
    for kid in node[1]:
        yield from _flat(kid)


def _kinds(pdf: bytes) -> list[str]:
    return [kind for kind, _ in _flat(_tree(pdf))]


def _made(engine: NativeEngine, source: str | WordFile, title: str = "测试") -> bytes:
    word = WordFile(body=source) if isinstance(source, str) else source
    return engine.typeset(word.bytes(), title=title, created=WHEN).pdf


def _picture(description: str) -> WordFile:
    packed = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(packed, "PNG")
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:extent cx="127000" cy="127000"/>'
        f'<wp:docPr id="1" name="p" descr="{description}"/><a:graphic xmlns:a="http://schemas.'
        'openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.'
        'openxmlformats.org/drawingml/2006/picture"><a:blip r:embed="rIdP"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    return WordFile(
        body=paragraph("前") + f"<w:p><w:r>{drawing}</w:r></w:p>",
        relations={"rIdP": ("image", "media/p.png")},
        parts={"word/media/p.png": packed.getvalue()},
    )


def test_headings_and_paragraphs_are_told_apart(engine: NativeEngine) -> None:
    body = paragraph("题", HEADING.format(0)) + paragraph("一", HEADING.format(1)) + paragraph("文")
    assert _kinds(_made(engine, body)) == ["Document", "H1", "H2", "P"]


def test_a_paragraph_over_two_pages_is_one_element(engine: NativeEngine) -> None:
    pdf = _made(engine, paragraph("现场笔录" * 300))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 2
    assert _kinds(pdf) == ["Document", "P"]


def test_a_table_has_rows_and_cells_with_their_spans_and_its_header(engine: NativeEngine) -> None:
    head = row(cell("名称", '<w:gridSpan w:val="2"/>', width=4000), properties="<w:tblHeader/>")
    merged = row(cell("甲", '<w:vMerge w:val="restart"/>'), cell("乙"))
    pdf = _made(engine, table(head, merged, row(cell("", "<w:vMerge/>"), cell("丙"))))
    assert _tree(pdf) == (
        "Document",
        [
            (
                "Table",
                [
                    ("TR", [("TH", [("P", [])])]),
                    ("TR", [("TD", [("P", [])]), ("TD", [("P", [])])]),
                    ("TR", [("TD", [("P", [])])]),
                ],
            )
        ],
    )
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        rows = opened.Root.StructTreeRoot.K.K[0].K
        assert dict(rows[0].K[0].A) == {"/O": "/Table", "/Scope": "/Column", "/ColSpan": 2}
        assert int(rows[1].K[0].A.RowSpan) == 2


def test_rows_repeated_on_the_next_page_are_not_told_again(engine: NativeEngine) -> None:
    rows = [row(cell(paragraph("头")), cell("名"), properties="<w:tblHeader/>")]
    rows += [row(cell(str(index)), cell("乙")) for index in range(60)]
    pdf = _made(engine, table(*rows))
    assert _kinds(pdf).count("TR") == 61
    assert _kinds(pdf).count("TH") == 2


def test_a_cell_over_two_pages_is_one_cell(engine: NativeEngine) -> None:
    pdf = _made(engine, table(row(cell(paragraph("长" * 800)), cell("短"))))
    assert _kinds(pdf) == ["Document", "Table", "TR", "TD", "P", "TD", "P"]


def test_headers_and_footers_are_no_part_of_the_text(engine: NativeEngine) -> None:
    word = WordFile(
        body=paragraph("文"),
        section='<w:footerReference w:type="default" r:id="rIdF"/>' + PAGE,
        relations={"rIdF": ("footer", "footer1.xml")},
        parts={"word/footer1.xml": xml("ftr", paragraph("脚"))},
    )
    assert _kinds(_made(engine, word)) == ["Document", "P"]


def test_a_picture_says_what_it_shows(engine: NativeEngine) -> None:
    pdf = _made(engine, _picture("现场照片"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        figure = opened.Root.StructTreeRoot.K.K[1].K[0]
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", "现场照片")


def test_a_text_box_is_told_before_the_paragraph_that_it_is_anchored_in(
    engine: NativeEngine,
) -> None:
    box = anchored(shape(paragraph("框") * 2), 100, 60)
    body = paragraph("前") + f"<w:p>{box}<w:r><w:t>{'字' * 60}</w:t></w:r></w:p>"
    kind, kids = _tree(_made(engine, body))
    assert kind == "Document"
    assert [kid for kid, _ in kids] == ["P", "Div", "P"]
    assert [kid for kid, _ in kids[1][1]] == ["P", "P"]


@pytest.mark.parametrize(
    ("word", "title", "claims"),
    [
        (_picture("现场照片"), "测试", True),
        (_picture(""), "测试", False),
        (_picture("现场照片"), " ", False),
    ],
)
def test_pdf_ua_is_claimed_only_where_the_file_gives_what_it_asks(
    engine: NativeEngine, word: WordFile, title: str, claims: bool
) -> None:
    assert (b"pdfuaid:part" in _made(engine, word, title)) is claims


@pytest.mark.parametrize("flavour", list(Flavour))
def test_a_file_claims_the_flavour_that_was_asked_for(
    engine: NativeEngine, flavour: Flavour
) -> None:
    word = WordFile(body=paragraph("文")).bytes()
    made = engine.typeset(word, title="测试", created=WHEN, flavour=flavour)
    part, level = flavour.value
    assert f"<pdfaid:part>{part}".encode() in made.pdf
    assert f"<pdfaid:conformance>{level.upper()}".encode() in made.pdf
    assert (b"StructTreeRoot" in made.pdf) is (level == "a")


@pytest.mark.needs("verapdf")
@pytest.mark.parametrize("flavour", list(Flavour), ids=lambda flavour: flavour.value)
def test_every_template_conforms_to_the_flavour_it_claims(
    fonts: FontSet, flavour: Flavour, tmp_path: Path, verapdf: Check
) -> None:
    engine = NativeEngine(fonts)
    for template in TEMPLATES:
        made = engine.typeset(
            template.read_bytes(), title=template.stem, created=WHEN, flavour=flavour
        )
        (tmp_path / f"{template.stem}.pdf").write_bytes(made.pdf)
    assert verapdf(tmp_path, flavour.value) == []


@pytest.mark.needs("verapdf")
def test_tables_over_pages_and_pictures_conform_to_pdf_ua(
    engine: NativeEngine, tmp_path: Path, verapdf: Check
) -> None:
    head = row(cell("甲"), cell("乙"), properties="<w:tblHeader/>")
    rows = [row(cell(str(index)), cell("长" * 400)) for index in range(9)]
    inner = table(row(cell("内"), cell("外")), widths=(900, 900))
    rows.append(row(cell(inner + paragraph("后")), cell("右")))
    tall = [row(cell("并", '<w:vMerge w:val="restart"/>'), cell("一" * 300))]
    tall += [row(cell("", "<w:vMerge/>"), cell("续" * 300)) for _ in range(4)]
    (tmp_path / "tables.pdf").write_bytes(_made(engine, table(head, *rows) + table(*tall)))
    (tmp_path / "picture.pdf").write_bytes(_made(engine, _picture("现场照片")))
    assert verapdf(tmp_path, "2a") == []
    assert verapdf(tmp_path, "ua1") == []


def test_a_footnote_comes_after_the_text_and_parts_no_paragraph(engine: NativeEngine) -> None:
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>注</w:t></w:r></w:p>'
        "</w:footnote>"
    )
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    text = f"<w:r><w:t>{'现场笔录' * 300}</w:t></w:r>"
    word = WordFile(
        body=f"<w:p>{reference}{text}</w:p>{paragraph('后')}",
        relations={"rIdF": ("footnotes", "footnotes.xml")},
        parts={"word/footnotes.xml": xml("footnotes", note)},
    )
    assert _tree(_made(engine, word)) == (
        "Document",
        [("P", []), ("P", []), ("Sect", [("P", [])])],
    )
