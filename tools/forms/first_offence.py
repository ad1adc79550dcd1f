"""首违查询记录: what was looked up, within which period, by whom, and every earlier case found."""

from __future__ import annotations

from tools.forms.blocks import narrative_lines
from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.sheet import Sheet
from tools.forms.tags import cn_day, cn_moment, either, filled, listed, sign, signed_day, ticked
from tools.forms.words import MATCHED, WINDOW, worded

__all__ = ["FORMS"]


def first_offence_query() -> bytes:
    """The question in a box, the answers in rows, the result that follows from them."""
    sheet = Sheet("首违查询记录", page="form")
    sheet.head(number=False)
    box = Box((32, 58, 24, 51))
    _question(box)
    sheet.place(box)
    sheet.gap()
    _earlier(sheet)
    _result(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _question(box: Box) -> None:
    operator = either(
        "party.is_individual_business",
        "（经营者：{{ party.operator.name }}，{{ party.operator.id_number }}）",
        "",
    )
    box.row(label("案　　由"), answer("{{ case.cause }}", span=3), height_mm=10)
    box.row(label("查询对象"), answer("{{ party.name }}" + operator, span=3), height_mm=10)
    box.row(
        label("{{ party.id_label }}"), answer("{{ party.id_number }}", span=3), height_mm=10
    )  # fmt: skip
    box.row(
        label("认定期间"),
        answer(
            worded("data.window.rule", WINDOW),
            cn_day("data.window.from") + "至" + cn_day("data.window.to"),
            span=3,
        ),
        height_mm=14,
    )
    box.row(label("查询范围"), answer("{{ data.scope }}", span=3), height_mm=10)
    conditions = listed("x", "data.matched_by", worded("x", MATCHED))
    box.row(label("查询条件"), answer("分别按" + conditions + "查询", span=3), height_mm=10)
    box.row(
        label("查询的系统"),
        answer(
            "{%p for x in data.systems %}",
            "{{ loop.index }}．{{ x }}",
            "{%p endfor %}",
            span=3,
        ),
        height_mm=14,
    )
    box.row(
        label("查询时间"),
        answer(cn_moment("data.queried_at")),
        label("查询人"),
        answer("{{ staff[data.queried_by].name }}（{{ staff[data.queried_by].post }}）"),
        height_mm=10,
    )


def _earlier(sheet: Sheet) -> None:
    """Each earlier case in a row; a struck row where there is none."""
    box = Box((11, 42, 27, 36, 27, 22))
    box.head(
        label("序\n号"),
        label("案号"),
        label("行为日期"),
        label("案由"),
        label("处理结果"),
        label("是否计入"),
    )
    box.repeat("for x in data.earlier")
    box.row(
        centred("{{ loop.index }}"),
        answer("{{ x.number }}"),
        centred(cn_day("x.date")),
        answer("{{ x.matter }}"),
        answer("{{ x.outcome }}"),
        centred(ticked("x.counted") + "是", ticked("not x.counted") + "否"),
        splits=True,
    )
    box.repeat("if not x.counted")
    box.row(label(""), answer("不计入的理由：" + filled("x.reason"), span=5), splits=True)
    box.repeat("endif")
    box.repeat("else")
    box.row(*(centred("/") for _ in range(6)))
    box.repeat("endfor")
    sheet.place(box)
    sheet.gap()


def _result(sheet: Sheet) -> None:
    none = ticked("not data.earlier") + "认定期间内未发现当事人的以往案件"
    counted = (
        "{% for x in data.earlier if x.counted %}{% if loop.first %}☐发现的案件均不计入　"
        "☑发现应当计入的案件{{ loop.length }}件，不属于初次违法{% endif %}"
        "{% else %}{{ data.earlier | tick }}发现的案件均不计入　☐发现应当计入的案件{% endfor %}"
    )
    box = Box((32, 133))
    box.row(label("查询结果"), answer(none, counted), height_mm=16)
    proofs = listed("x", "data.evidence", "{{ evidence[x].title }}")
    box.row(label("截屏、导出\n文件"), answer(either("data.evidence", proofs, "/")), height_mm=12)
    box.row(
        label("说　　明"),
        Cell(lines=narrative_lines("(data.remark or '/')")),
        height_mm=12,
        splits=True,
    )
    box.row(
        label("签　　名"),
        Cell(
            lines=(
                ("查询人：" + sign("officers") + signed_day("officers", year=4), "表格落款"),
                ("复核人：" + sign("reviewer") + signed_day("reviewer", year=4), "表格落款"),
            )
        ),
        height_mm=20,
    )
    sheet.place(box)


FORMS = {"first-offence-query": first_offence_query}
