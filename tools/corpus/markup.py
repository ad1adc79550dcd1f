"""WordprocessingML in short: paragraphs, runs, tables, and the prose they are filled with.

Not for packages (``package``).
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

__all__ = ["MORE", "PROSE", "SHORT", "cell", "p", "row", "run", "table", "tag"]

PROSE = (
    "执法人员在例行检查中发现，当事人驾驶的重型自卸货车运输砂石时未采取密闭措施，沿途遗洒约三平方米，"
    "未造成人员伤亡。经批评教育，当事人当场清扫完毕，承诺今后严格遵守《公路安全保护条例》的规定。"
)
MORE = (
    "依照《中华人民共和国行政处罚法》第三十三条第一款，违法行为轻微并及时改正，没有造成危害后果的，"
    "不予行政处罚。本机关于2026年3月16日作出决定，并对当事人进行教育。"
)
SHORT = "当事人已在规定期限内改正，经复查合格。"


def tag(name: str, **attributes: object) -> str:
    """An empty element: ``tag("jc", val="both")``."""
    text = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{text}/>"


def run(text: str, *properties: str) -> str:
    """A run; its text may hold tabs and line feeds."""
    parts = []
    for line_number, line in enumerate(text.split("\n")):
        if line_number:
            parts.append("<w:br/>")
        for piece_number, piece in enumerate(line.split("\t")):
            if piece_number:
                parts.append("<w:tab/>")
            if piece:
                parts.append(f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>')
    style = f"<w:rPr>{''.join(properties)}</w:rPr>" if properties else ""
    return f"<w:r>{style}{''.join(parts)}</w:r>"


def p(content: str, *properties: str) -> str:
    """A paragraph of runs, or of plain text."""
    inner = content if content.startswith("<") or not content else run(content)
    style = f"<w:pPr>{''.join(properties)}</w:pPr>" if properties else ""
    return f"<w:p>{style}{inner}</w:p>"


def cell(content: str, *properties: str, width: int = 0) -> str:
    """A cell of blocks, or of plain text."""
    inner = content if content.startswith("<") else p(content)
    kind = tag("tcW", w=width, type="dxa") if width else tag("tcW", w=0, type="auto")
    return f"<w:tc><w:tcPr>{kind}{''.join(properties)}</w:tcPr>{inner}</w:tc>"


def row(cells: Sequence[str], *properties: str) -> str:
    """A row."""
    style = f"<w:trPr>{''.join(properties)}</w:trPr>" if properties else ""
    return f"<w:tr>{style}{''.join(cells)}</w:tr>"


def table(
    columns: Sequence[int],
    rows: Sequence[str],
    *,
    properties: str = "",
    borders: str = "all",
    fixed: bool = True,
    width: int | None = None,
    margins: str = "",
) -> str:
    """A table with a grid in twips; ``borders`` is all, none, or the XML of ``w:tblBorders``."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    given = {"none": "", "all": "".join(tag(side, val="single", sz=4, space=0) for side in sides)}
    lines = given.get(borders, borders)
    total = sum(columns) if width is None else width
    layout = tag("tblLayout", type="fixed") if fixed else tag("tblLayout", type="autofit")
    grid = "".join(tag("gridCol", w=column) for column in columns)
    return (
        f"<w:tbl><w:tblPr>{tag('tblW', w=total, type='dxa' if total else 'auto')}{properties}"
        f"<w:tblBorders>{lines}</w:tblBorders>{layout}{margins}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
