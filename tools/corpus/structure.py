"""Hand-written files in Word's shape: lists, furniture, sections, pictures, containers."""

from __future__ import annotations

import io

from PIL import Image

from tools.corpus.markup import MORE, PROSE, SHORT, p, run, tag
from tools.corpus.package import Package, page

__all__ = ["FILES", "anchored", "graphic", "picture"]

_PLAIN = page()
_EMU = 12700
_LANDSCAPE = page(width=16838, height=11906)


def _level(number: int, kind: str, pattern: str, left: int, hanging: int, more: str = "") -> str:
    indent = tag("ind", left=left, hanging=hanging)
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/>{tag("numFmt", val=kind)}{more}'
        f"{tag('lvlText', val=pattern)}{tag('lvlJc', val='left')}<w:pPr>{indent}</w:pPr></w:lvl>"
    )


def _numbering(*levels: str, restart: str = "") -> str:
    return (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{"".join(levels)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{restart}</w:num>'
    )


def _item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f"<w:numPr>{tag('ilvl', val=level)}{tag('numId', val=number)}</w:numPr>")


def _decimal() -> Package:
    levels = _level(0, "decimal", "%1.", 420, 420)
    body = "".join(_item(text) for text in [SHORT, PROSE] * 6)
    return Package(body=body, section=_PLAIN, numbering=_numbering(levels))


def _chinese() -> Package:
    levels = (
        _level(0, "chineseCounting", "%1、", 640, 640),
        _level(1, "decimalEnclosedCircle", "%2", 1060, 420),
    )
    body = "".join(_item(SHORT) + _item(MORE, 1) for _ in range(11))
    return Package(body=body, section=_PLAIN, numbering=_numbering(*levels))


def _nested() -> Package:
    levels = (
        _level(0, "decimal", "%1", 420, 420), _level(1, "decimal", "%1.%2", 840, 420),
        _level(2, "lowerLetter", "(%3)", 1260, 420),
    )  # fmt: skip
    body = "".join(_item(SHORT) + _item(SHORT, 1) + _item(PROSE, 2) * 2 for _ in range(3))
    return Package(body=body, section=_PLAIN, numbering=_numbering(*levels))


def _restarts() -> Package:
    over = f'<w:lvlOverride w:ilvl="0">{tag("startOverride", val=1)}</w:lvlOverride>'
    levels = _level(0, "decimal", "（%1）", 640, 640), _level(1, "upperRoman", "%2.", 1060, 420)
    body = _item(SHORT) * 3 + _item(SHORT, 1) * 2 + _item(SHORT) + _item(SHORT, 1) + p(MORE)
    return Package(
        body=body + _item(SHORT, 0, 2) * 3,
        section=_PLAIN,
        numbering=_numbering(*levels, restart=over),
    )


def _suffixes() -> Package:
    levels = (
        _level(0, "chineseCountingThousand", "第%1条", 0, 0, tag("suff", val="space")),
        _level(1, "decimal", "%2.", 0, 0, tag("suff", val="nothing")),
    )
    body = "".join(_item(PROSE) + _item(SHORT, 1) for _ in range(12))
    return Package(body=body, section=_PLAIN, numbering=_numbering(*levels))


def _field(code: str, shown: str = "1") -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _reference(kind: str, which: str, name: str) -> str:
    return f'<w:{kind}Reference w:type="{which}" r:id="rId-{name}"/>'


_NUMBERS = run("第") + _field("PAGE") + run("页　共") + _field("NUMPAGES", "3") + run("页")
_CENTER = tag("jc", val="center")


def _furniture() -> Package:
    line = f"<w:pBdr>{tag('bottom', val='single', sz=6, space=1, color='auto')}</w:pBdr>"
    first = _reference("header", "default", "header1") + _reference("footer", "default", "footer1")
    return Package(
        body=p(PROSE) * 12 + p(MORE) * 12, section=page(first=first),
        parts={
            "header1.xml": p("示例市交通运输局", line, _CENTER),
            "footer1.xml": p(_NUMBERS, _CENTER),
        },
    )  # fmt: skip


def _first_and_even() -> Package:
    kinds = ("default", "first", "even")
    parts = {f"header{at}.xml": p(f"页眉{kind}") for at, kind in enumerate(kinds, 1)}
    parts |= {
        f"footer{at}.xml": p(run(f"页脚{kind}") + _field("PAGE"))
        for at, kind in enumerate(kinds, 1)
    }
    first = "".join(
        _reference(place, kind, f"{place}{at}")
        for place in ("header", "footer")
        for at, kind in enumerate(kinds, 1)
    )
    return Package(
        body=p(PROSE) * 30, section=page(first=first) + "<w:titlePg/>",
        parts=parts, settings="<w:evenAndOddHeaders/>",
    )  # fmt: skip


def _high_header() -> Package:
    first = _reference("header", "default", "header1")
    return Package(
        body=p(PROSE) * 10,
        section=page(first=first),
        parts={"header1.xml": p("页眉很高") * 6 + p("末行")},
    )


def _sections_of(*parts: tuple[str, str]) -> str:
    return "".join(body + p(SHORT, f"<w:sectPr>{section}</w:sectPr>") for body, section in parts)


def _sections() -> Package:
    small = page(width=8391, height=11906, margins=(1000, 1000, 1000, 1000))
    before = _sections_of((p(PROSE) * 3, _PLAIN), (p(MORE) * 3, _LANDSCAPE))
    return Package(body=before + p(PROSE) * 4, section=small)


def _section_pages() -> Package:
    text = (
        run("本节第")
        + _field("PAGE")
        + run("页，本节共")
        + _field("SECTIONPAGES")
        + run("页，全文")
        + _field("NUMPAGES")
        + run("页")
    )
    first = _reference("footer", "default", "footer1")
    section = page(first=first, more=tag("pgNumType", start=1))
    before = _sections_of((p(PROSE) * 20, section))
    return Package(
        body=before + p(MORE) * 30, section=section, parts={"footer1.xml": p(text, _CENTER)}
    )


def _continuous() -> Package:
    again = page(first='<w:type w:val="continuous"/>')
    return Package(body=_sections_of((p(PROSE) * 2, _PLAIN)) + p(MORE) * 2, section=again)


def picture() -> bytes:
    """A picture of a light and a dark blue."""
    image = Image.new("RGB", (60, 40), (200, 220, 240))
    image.paste((20, 60, 120), (10, 10, 50, 30))
    packed = io.BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


def graphic(width: int, height: int) -> str:
    """The picture of a file as a graphic of a width and a height in points."""
    size = f'cx="{width * _EMU}" cy="{height * _EMU}"'
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="image"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId-image1"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic>"
    )


def _inline(width: int, height: int) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * _EMU}" cy="{height * _EMU}"/>'
        f'<wp:docPr id="1" name="image"/>{graphic(width, height)}</wp:inline></w:drawing></w:r>'
    )


def anchored(content: str, size: tuple[int, int], across: str, down: int, wrap: str) -> str:
    """A drawing anchored in a paragraph, ``down`` points below its top."""
    width, height = size
    return (
        '<w:r><w:drawing><wp:anchor behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1" simplePos="0" relativeHeight="1" distT="0" distB="0" distL="114300" '
        'distR="114300"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down * _EMU}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{width * _EMU}" cy="{height * _EMU}"/>{wrap}'
        f'<wp:docPr id="3" name="drawing"/>{content}</wp:anchor></w:drawing></w:r>'
    )


def _anchor(x: int, y: int, frame: str, *, behind: bool) -> str:
    place = (
        f'<wp:positionH relativeFrom="{frame}">'
        f"<wp:posOffset>{x * _EMU}</wp:posOffset></wp:positionH>"
        f'<wp:positionV relativeFrom="{"page" if frame == "page" else "paragraph"}">'
        f"<wp:posOffset>{y * _EMU}</wp:posOffset></wp:positionV>"
    )
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{int(behind)}" locked="0" layoutInCell="1" '
        'allowOverlap="1" simplePos="0" relativeHeight="1" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:simplePos x="0" y="0"/>{place}<wp:extent cx="{90 * _EMU}" cy="{60 * _EMU}"/>'
        "<wp:wrapNone/>"
        f'<wp:docPr id="2" name="image"/>{graphic(90, 60)}</wp:anchor></w:drawing></w:r>'
    )


def _inline_pictures() -> Package:
    body = (
        p(run("图：") + _inline(60, 40) + run("在行内")) + p(_inline(240, 160), _CENTER) + p(PROSE)
    )
    return Package(body=body, section=_PLAIN, parts={"media/image1.png": picture()})


def _anchored_pictures() -> Package:
    body = p(run(PROSE) + _anchor(300, 500, "page", behind=True)) + p(
        run(MORE) + _anchor(100, 20, "column", behind=False)
    )
    return Package(body=body, section=_PLAIN, parts={"media/image1.png": picture()})


def _links() -> Package:
    blue = run("示例网站", tag("color", val="0563C1"), tag("u", val="single"))
    link = f'<w:hyperlink r:id="rId-web">{blue}</w:hyperlink>'
    marked = (
        '<w:bookmarkStart w:id="0" w:name="place"/>' + run("书签处") + '<w:bookmarkEnd w:id="0"/>'
    )
    inner = f'<w:hyperlink w:anchor="place">{run("见书签处")}</w:hyperlink>'
    body = (
        p(run("见") + link + run("。") + run(PROSE))
        + p(marked + run(SHORT))
        + p(inner + run("，") + _field("REF place", "书签处"))
    )
    return Package(body=body, section=_PLAIN, links={"rId-web": "https://example.com/"})


def _controls() -> Package:
    inline = (
        "<w:sdt><w:sdtPr><w:alias w:val='姓名'/></w:sdtPr>"
        f"<w:sdtContent>{run('张某')}</w:sdtContent></w:sdt>"
    )
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(PROSE)}{p(SHORT)}</w:sdtContent></w:sdt>"
    return Package(body=p(run("当事人：") + inline + run("。")) + block + p(MORE), section=_PLAIN)


def _centred_page() -> Package:
    return Package(
        body=p("行政处罚案卷", _CENTER) + p(SHORT), section=_PLAIN + tag("vAlign", val="center")
    )


FILES = {
    "list-decimal": ("a decimal list past nine", _decimal()),
    "list-chinese": ("Chinese counting, circled numbers", _chinese()),
    "list-nested": ("a list of three levels", _nested()),
    "list-restarts": ("restarts of numbers", _restarts()),
    "list-suffixes": ("numbers followed by a space or nothing", _suffixes()),
    "header-footer": ("header with a rule, footer with page numbers", _furniture()),
    "first-and-even": ("first, even and odd headers and footers", _first_and_even()),
    "high-header": ("a header that pushes the body down", _high_header()),
    "sections": ("sections of different sizes and orientation", _sections()),
    "section-pages": ("numbers that restart, SECTIONPAGES", _section_pages()),
    "section-continuous": ("a section that goes on on the same page", _continuous()),
    "pictures-inline": ("pictures in the line", _inline_pictures()),
    "pictures-anchored": ("pictures before and behind the text", _anchored_pictures()),
    "links": ("hyperlinks, bookmarks, references", _links()),
    "content-controls": ("content controls in lines and around paragraphs", _controls()),
    "page-centred": ("a page centred from top to bottom", _centred_page()),
}
