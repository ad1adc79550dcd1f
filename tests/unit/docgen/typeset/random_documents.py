"""Random Word files: lawful ones with the text that they must print, and wild ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import strategies as st
from wordfile import PAGE, STYLES, WordFile

__all__ = ["Random", "lawful", "wild"]

ROOT = Path(__file__).parents[4]
READERS = ROOT / "docgen" / "typeset" / "read"
LETTERS = "甲乙丙丁戊，。、（）《》“”：；！ab cXY019-/.%—…·"
STYLE_IDS = ("a", "b", "c")
MORE_STYLES = (
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:keepNext/>'
    '<w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/><w:pPr>'
    '<w:spacing w:before="200" w:after="100" w:line="560" w:lineRule="exact"/></w:pPr></w:style>'
)


@dataclass(frozen=True, kw_only=True)
class Random:
    """A file, and the characters of its body in order."""

    file: bytes
    text: str


def _one(*choices: str) -> st.SearchStrategy[str]:
    return st.sampled_from(("", *choices))


def _number(
    name: str, attribute: str, least: int, most: int, more: str = ""
) -> st.SearchStrategy[str]:
    numbers = st.integers(least, most)
    return st.one_of(
        st.just(""), numbers.map(lambda value: f'<w:{name} w:{attribute}="{value}"{more}/>')
    )


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


RUN = _joined(
    _one('<w:rFonts w:eastAsia="黑体"/>', '<w:rFonts w:ascii="Arial" w:eastAsia="楷体_GB2312"/>'),
    _one("<w:b/>"),
    _one("<w:i/>"),
    _one("<w:strike/>", "<w:dstrike/>"),
    _one('<w:color w:val="FF0000"/>'),
    _number("spacing", "val", -20, 60),
    _number("w", "val", 50, 200),
    _number("position", "val", -10, 10),
    _number("sz", "val", 8, 72),
    _one('<w:highlight w:val="yellow"/>'),
    _one('<w:u w:val="single"/>', '<w:u w:val="wave"/>', '<w:u w:val="double"/>'),
    _one('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'),
)
PARAGRAPH = _joined(
    st.sampled_from(STYLE_IDS).map(lambda name: f'<w:pStyle w:val="{name}"/>'),
    _one("<w:keepNext/>"),
    _one("<w:keepLines/>"),
    _one("<w:pageBreakBefore/>"),
    _one('<w:widowControl w:val="0"/>'),
    _one('<w:kinsoku w:val="0"/>'),
    _one('<w:overflowPunct w:val="0"/>'),
    _one('<w:autoSpaceDE w:val="0"/>'),
    _number("spacing", "line", 200, 700, ' w:lineRule="exact" w:before="60"'),
    _number("ind", "firstLineChars", 0, 300),
    _one('<w:ind w:left="400" w:hanging="300" w:right="200"/>'),
    st.sampled_from(("left", "center", "right", "both", "distribute")).map(
        lambda side: f'<w:jc w:val="{side}"/>'
    ),
)
SECTION = st.tuples(
    st.sampled_from((PAGE, PAGE.replace('w:w="11906" w:h="16838"', 'w:w="8000" w:h="7000"'))),
    _one(
        '<w:docGrid w:type="lines" w:linePitch="312"/>',
        '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>',
    ),
).map("".join)
WORDS = st.text(alphabet=LETTERS, max_size=60)


@st.composite
def _run(draw: st.DrawFn) -> tuple[str, str]:
    text = draw(WORDS)
    content = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    content += draw(_one("<w:tab/>", "<w:br/>", '<w:br w:type="page"/>'))
    return f"<w:r><w:rPr>{draw(RUN)}</w:rPr>{content}</w:r>", text


@st.composite
def _paragraph(draw: st.DrawFn) -> tuple[str, str]:
    runs = draw(st.lists(_run(), max_size=4))
    inner = "".join(run for run, _ in runs)
    return (
        f"<w:p><w:pPr>{draw(PARAGRAPH)}</w:pPr>{inner}</w:p>",
        "".join(text for _, text in runs),
    )


@st.composite
def _cell(draw: st.DrawFn, depth: int, span: int) -> tuple[str, str]:
    blocks = draw(st.lists(_paragraph(), min_size=1, max_size=2))
    if depth and draw(st.integers(0, 9)) == 0:
        blocks = [draw(_table(depth - 1)), *blocks]
    inner = "".join(block for block, _ in blocks)
    align = draw(_one('<w:vAlign w:val="center"/>', '<w:vAlign w:val="bottom"/>'))
    shade = draw(_one('<w:shd w:val="clear" w:fill="DDDDDD"/>'))
    properties = f'<w:gridSpan w:val="{span}"/>{shade}{align}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>", "".join(t for _, t in blocks)


@st.composite
def _table(draw: st.DrawFn, depth: int = 1) -> tuple[str, str]:
    columns = draw(st.integers(1, 4))
    width = 4000 // columns // (1 if depth else 4)
    rows, said = [], []
    for index in range(draw(st.integers(1, 4))):
        spans = draw(st.sampled_from(_partitions(columns)))
        cells = [draw(_cell(depth, span)) for span in spans]
        header = "<w:tblHeader/>" if index == 0 and draw(st.booleans()) else ""
        split = draw(_one("<w:cantSplit/>", '<w:trHeight w:val="900" w:hRule="atLeast"/>'))
        inner = "".join(cell for cell, _ in cells)
        rows.append(f"<w:tr><w:trPr>{split}{header}</w:trPr>{inner}</w:tr>")
        said += [text for _, text in cells]
    border = draw(_one('<w:tblBorders><w:insideH w:val="single" w:sz="8"/></w:tblBorders>'))
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    properties = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/>{border}</w:tblPr>'
    inner = f"{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}"
    return f"<w:tbl>{inner}</w:tbl>", "".join(said)


def _partitions(columns: int) -> Sequence[tuple[int, ...]]:
    if not columns:
        return [()]
    return [
        (first, *rest) for first in range(1, columns + 1) for rest in _partitions(columns - first)
    ]


@st.composite
def lawful(draw: st.DrawFn) -> Random:
    """A file of our subset; its characters must be printed, each once, in order."""
    blocks = draw(st.lists(st.one_of(_paragraph(), _paragraph(), _table()), max_size=8))
    body = "".join(block for block, _ in blocks) + "<w:p/>"
    word = WordFile(body=body, section=draw(SECTION), styles=STYLES + MORE_STYLES)
    return Random(file=word.bytes(), text="".join(text for _, text in blocks))


def _vocabulary() -> list[str]:
    sources = "".join(path.read_text("utf-8") for path in sorted(READERS.glob("*.py")))
    return sorted(set(re.findall(r'"([a-z][A-Za-z0-9]{0,19})"', sources)))


NAMES = st.sampled_from(_vocabulary())
HOLDERS = st.sampled_from(("p", "r", "tbl", "tr", "tc", "pPr", "rPr", "tblPr", "tcPr", "sectPr"))
VALUES = st.one_of(
    st.sampled_from(
        ("0", "1", "-1", "true", "auto", "nan", "inf", "1e9", "-99999", "63", "甲", "")
    ),
    st.sampled_from(("center", "both", "exact", "single", "begin", "separate", "end", "restart")),
    st.integers(-40_000, 40_000).map(str),
)


@st.composite
def _element(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    name = draw(st.one_of(HOLDERS, NAMES))
    attributes = draw(st.dictionaries(st.one_of(st.just("val"), NAMES), VALUES, max_size=3))
    written = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{written}>{draw(inner)}</w:{name}>"


WILD = st.recursive(
    st.one_of(st.just(""), st.just("<w:r><w:t>甲a，</w:t></w:r>"), _element(st.just(""))),
    lambda inner: st.lists(_element(inner), min_size=1, max_size=4).map("".join),
    max_leaves=25,
)


def wild() -> st.SearchStrategy[bytes]:
    """A file of known names in any order, with values of any kind."""
    return st.tuples(WILD, WILD, WILD, WILD).map(
        lambda parts: WordFile(
            body=parts[0], section=parts[1], styles=STYLES + parts[2], numbering=parts[3]
        ).bytes()
    )
