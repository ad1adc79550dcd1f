"""整改复查记录: each requirement, what was seen, by what evidence, and the conclusion."""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.box import Box, Cell, answer, label
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cn_day,
    cn_period,
    either,
    filled,
    listed,
    officer_names,
    ticked,
)

__all__ = ["FORMS"]

GRID_MM = (24, 40, 52, 25, 24)
ANSWERED = listed(
    "x",
    "data.answers",
    "《{{ papers[x].title }}》（{{ papers[x].number or case.number or case.register_number }}）",
)


def recheck_record() -> bytes:
    """A boxed form; the items run over pages under their repeated heads."""
    sheet = Sheet("整改复查记录", page="form")
    sheet.head(number=False)
    box = Box(GRID_MM)
    _occasion(box)
    _items(box)
    _conclusion(box)
    sheet.place(box)
    sheet.gap(keep_next=True)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet, officers_label="复查人（签名）")
    blocks.refusal(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _occasion(box: Box) -> None:
    box.row(label("当事人"), answer("{{ party.name }}", span=4))
    box.row(label("复查依据"), answer(ANSWERED, span=4))
    box.row(
        label("复查时间"),
        answer(cn_period("data.started_at", "data.ended_at"), span=4),
    )
    box.row(label("复查地点"), answer(filled("data.place"), span=4))
    ways = (("site", "现场"), ("materials", "材料"), ("remote_video", "远程视频"))
    box.row(
        label("复查方式"),
        answer("　".join(ticked(f"data.method == '{way}'") + word for way, word in ways), span=4),
    )
    box.row(label("复查人"), answer(officer_names("data.officers", certificates=True), span=4))


def _items(box: Box) -> None:
    box.row(
        label("逐项复查", down="start"),
        label("改正要求"),
        label("复查所见"),
        label("证据"),
        label("结果"),
    )
    box.repeat("for i in data.checks")
    proofs = listed("x", "i.evidence", "{{ evidence[x].title }}")
    results = (("corrected", "已改正"), ("not_corrected", "未改正"), ("partly", "部分改正"))
    box.row(
        label("", down="on"),
        answer("{{ loop.index }}．{{ i.requirement }}"),
        answer("{{ i.found }}"),
        answer(either("i.evidence", proofs, "/")),
        Cell(
            lines=tuple(
                (ticked(f"i.result == '{result}'") + word, "表格内容") for result, word in results
            )
        ),
        height_mm=21,
        splits=True,
    )
    box.repeat("endfor")


def _conclusion(box: Box) -> None:
    late = either("data.conclusion == 'late'", cn_day("data.corrected_on"), "　/　")
    todo = either("data.conclusion == 'not_corrected'", "{{ data.proposal }}", "　/　")
    box.row(
        label("复查结论"),
        answer(
            ticked("data.conclusion == 'in_time'")
            + "已在期限内改正（"
            + either("data.conclusion == 'in_time'", cn_day("data.corrected_on"), "　/　")
            + "）",
            ticked("data.conclusion == 'late'") + f"逾期改正（{late}）",
            ticked("data.conclusion == 'not_corrected'") + f"未改正，建议：{todo}",
            span=4,
        ),
        height_mm=22,
        keep_next=True,
    )
    box.row(
        label("当事人意见"),
        answer(either("data.party_opinion", "{{ data.party_opinion }}", "未发表意见"), span=4),
        height_mm=10,
        keep_next=True,
    )
    recordings = listed("x", "data.recordings", "{{ evidence[x].reference }}")
    box.row(
        label("音像编号"),
        answer(either("data.recordings", recordings, "/"), span=4),
        keep_next=True,
    )


FORMS = {"recheck-record": recheck_record}
