"""Papers that stay inside the agency: reports, approvals, reviews and discussions.

They convince a superior; nothing in them is told to the party. Signatures under opinions are
written by hand. Not for the filing form and the list review (``filing``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms.blocks import PARTY_ID, SIGN, narrative_lines
from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.reports import HANDLERS, opinion_rows
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cited,
    cn_day,
    cn_moment,
    cn_period,
    either,
    filled,
    listed,
    officer_names,
    sign,
    signed_day,
    ticked,
)
from tools.forms.words import APPROVED_MATTER, GROUND, REVIEW_CONCLUSION, REVIEW_ITEM, worded

__all__ = ["FORMS"]

DAY = "　　　　年　　月　　日"

NAMES = "{{ staff[x].name }}（{{ staff[x].post }}）"
WIDTHS = (30, 135)


def _opened(title: str) -> tuple[Sheet, Box]:
    """A boxed sheet that begins with the cause."""
    sheet = Sheet(title, page="form")
    sheet.head(number=False)
    box = Box(WIDTHS)
    box.row(label("案　　由"), answer("{{ case.cause }}"), height_mm=10)
    return sheet, box


def _closed(sheet: Sheet, box: Box) -> bytes:
    sheet.place(box)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _told(box: Box, title: str, expression: str, *, height_mm: float = 20) -> None:
    """A narrative that may run over pages; a slash where there is none."""
    lines = narrative_lines(f"({expression} or '/')")
    box.row(label(title), Cell(lines=lines, upright="top"), height_mm=height_mm, splits=True)


def _numbered(expression: str, line: str) -> tuple[tuple[str, str], ...]:
    return (
        ("{%p for x in " + expression + " %}", "表格说明"),
        ("{{ loop.index }}．" + line, "表格内容"),
        ("{%p else %}", "表格说明"),
        ("/", "表格内容"),
        ("{%p endfor %}", "表格说明"),
    )


def investigation_report() -> bytes:
    """案件调查报告: course, facts with evidence, law, the party's words, what is proposed."""
    sheet, box = _opened("案件调查报告")
    box.row(label("当 事 人"), answer(PARTY_ID), height_mm=14)
    _told(box, "案件来源\n和调查经过", "data.course")
    _told(box, "查明的事实", "data.facts", height_mm=26)
    proofs = _numbered("data.evidence", "{{ evidence[x].title }}：证明{{ evidence[x].proves }}")
    records = _numbered("data.records", "{{ papers[x].title }}（" + cn_day("papers[x].date") + "）")
    box.row(label("证　　据"), Cell(lines=proofs, upright="top"), height_mm=20, splits=True)
    box.row(label("笔录和记录"), Cell(lines=records, upright="top"), height_mm=12, splits=True)
    violated = either("conduct", cited("conduct.violated"), "/")
    penalty = either("conduct", cited("conduct.penalty"), "/")
    box.row(
        label("涉嫌违反和\n处罚规定"),
        answer(f"涉嫌违反：{violated}", f"处罚规定：{penalty}"),
        height_mm=14,
    )
    _told(box, "裁量情节", "data.circumstances", height_mm=12)
    _statement(box)
    ground = either("data.ground", worded("data.ground", GROUND), "/")
    box.row(label("拟适用的不予\n处罚规定"), answer(ground), height_mm=14)
    _told(box, "处理建议", "data.proposal")
    box.row(label("承 办 人"), Cell(lines=HANDLERS), height_mm=18)
    opinion_rows(box, span=1)
    return _closed(sheet, box)


def _statement(box: Box) -> None:
    heard = either(
        "data.statement",
        cn_day("papers[data.statement].date") + "《{{ papers[data.statement].title }}》",
        "当事人未作陈述申辩",
    )
    box.row(
        label("当事人意见\n和复核"),
        Cell(
            lines=(
                (heard + "。", "表格内容"),
                ("{%p if data.statement_review %}", "表格说明"),
                *narrative_lines("data.statement_review", first="复核意见："),
                ("{%p endif %}", "表格说明"),
            ),
            upright="top",
        ),
        height_mm=14,
        splits=True,
    )


def approval_form() -> bytes:
    """审批表: what is to be done, why, and who agreed, before it is done."""
    sheet, box = _opened("审批表")
    box.row(label("审批事项"), answer(worded("data.matter", APPROVED_MATTER)), height_mm=10)
    box.row(label("当 事 人"), answer(PARTY_ID), height_mm=14)
    box.row(label("事项内容"), answer("{{ data.detail }}"), height_mm=14)
    _told(box, "事实和理由", "data.reasons", height_mm=34)
    box.row(label("依　　据"), answer(either("data.basis", cited("data.basis"), "/")), height_mm=12)
    made = _numbered("data.papers", "{{ papers[x].title }}")
    box.row(label("批准后制作\n的文书"), Cell(lines=made), height_mm=12)
    _told(box, "承办意见", "data.opinion")
    box.row(label("承 办 人"), Cell(lines=HANDLERS), height_mm=18)
    opinion_rows(box, span=1)
    return _closed(sheet, box)


def legal_review_opinion() -> bytes:
    """法制审核意见书: point by point, by somebody who did not handle the case."""
    sheet = Sheet("法制审核意见书", page="form")
    sheet.head(number=False)
    box = Box((30, 58, 29, 48))
    box.row(label("案　　由"), answer("{{ case.cause }}", span=3), height_mm=10)
    box.row(label("当 事 人"), answer(PARTY_ID, span=3), height_mm=14)
    box.row(
        label("承 办 人"),
        answer(officer_names("data.handlers", certificates=False)),
        label("收到案卷"),
        centred(cn_day("data.received_on")),
    )
    report = cn_day("papers[data.report].date") + "《{{ papers[data.report].title }}》"
    box.row(label("送审材料"), answer(either("data.report", report, "案卷"), span=3))
    sheet.place(box)
    sheet.gap()
    _reviewed(sheet)
    box = Box(WIDTHS)
    _told(box, "审核意见", "data.opinion", height_mm=30)
    conclusions = tuple(
        ticked(f"data.conclusion == '{code}'") + word for code, word in REVIEW_CONCLUSION.items()
    )
    box.row(label("审核结论"), answer("　".join(conclusions)), height_mm=12)
    signed = (
        ("{%p for x in data.reviewers %}", "表格说明"),
        (
            "{{ staff[x].name }}　签名："
            + sign("reviewer", who="x")
            + "　　"
            + cn_day("paper.date"),
            "表格落款",
        ),
        ("{%p endfor %}", "表格说明"),
    )
    box.row(label("审核人员"), Cell(lines=signed), height_mm=18)
    return _closed(sheet, box)


def _reviewed(sheet: Sheet) -> None:
    box = Box((12, 68, 25, 60))
    box.head(label("序\n号"), label("审核事项"), label("是否通过"), label("意见"))
    box.repeat("for x in data.items")
    box.row(
        centred("{{ loop.index }}"),
        answer(worded("x.item", REVIEW_ITEM)),
        centred(ticked("x.passed") + "是　" + ticked("not x.passed") + "否"),
        answer(filled("x.comment")),
        splits=True,
    )
    box.repeat("endfor")
    sheet.place(box)
    sheet.gap()


def collective_discussion() -> bytes:
    """重大案件集体讨论记录: who was there, what each said, what was concluded."""
    sheet, box = _opened("重大案件集体讨论记录")
    box.row(label("当 事 人"), answer(PARTY_ID), height_mm=14)
    box.row(label("时　　间"), answer(cn_period("data.started_at", "data.ended_at")))
    box.row(label("地　　点"), answer("{{ data.place }}"))
    one = "{{ staff[data.%s].name }}（{{ staff[data.%s].post }}）"
    people = "　".join(
        f"{word}：" + one % (key, key)
        for word, key in (("主持人", "host"), ("汇报人", "presenter"), ("记录人", "recorder"))
    )
    box.row(label("主持、汇报\n和记录"), answer(people), height_mm=12)
    box.row(label("出席人员"), answer(listed("x", "data.attendees", NAMES)), height_mm=12)
    beside = either("data.present", listed("x", "data.present", NAMES), "/")
    box.row(label("列席人员"), answer(beside), height_mm=10)
    _told(box, "案情汇报和\n承办意见", "data.report", height_mm=30)
    box.row(
        label("讨论记录"),
        Cell(
            lines=(
                ("{%p for x in data.remarks %}", "表格说明"),
                *narrative_lines("x.said", first="{{ staff[x.by].name }}："),
                ("{%p endfor %}", "表格说明"),
            ),
            upright="top",
        ),
        height_mm=40,
        splits=True,
    )
    _told(box, "结论性意见", "data.conclusion")
    host = "{{ staff[x].name }}　签名：" + sign("body_head") + signed_day("body_head", year=4)
    signed = (
        ("{%p for x in data.attendees %}", "表格说明"),
        (
            either("x == data.host", host, "{{ staff[x].name }}　签名：" + SIGN + DAY),
            "表格落款",
        ),
        ("{%p endfor %}", "表格说明"),
    )
    box.row(label("出席人员\n签　　名"), Cell(lines=signed), height_mm=18)
    box.row(
        label("记 录 人"),
        Cell(lines=(("签名：" + sign("recorder") + signed_day("recorder", year=4), "表格落款"),)),
        height_mm=12,
    )
    return _closed(sheet, box)


def no_filing_approval() -> bytes:
    """不予立案（撤案）审批表: what was checked and why nothing is filed, or filing is undone."""
    sheet, box = _opened("不予立案（撤案）审批表")
    filing = "{{ papers[data.filing].title }}（" + cn_day("papers[data.filing].date") + "）"
    kinds = (
        ticked("data.kind == 'no_filing'")
        + "不予立案　"
        + ticked("data.kind == 'withdrawal'")
        + "撤销立案，原立案："
        + either("data.filing", filing, "/")
    )
    box.row(label("类　　型"), answer(kinds), height_mm=10)
    box.row(label("收到线索"), answer(cn_moment("source.received_at")), height_mm=10)
    box.row(label("当 事 人"), answer(PARTY_ID), height_mm=14)
    _told(box, "核查的经过\n和情况", "data.checked", height_mm=24)
    proofs = _numbered("data.evidence", "{{ evidence[x].title }}")
    box.row(label("证据材料"), Cell(lines=proofs), height_mm=12, splits=True)
    _told(box, "理　　由", "data.reasons", height_mm=14)
    box.row(label("依　　据"), answer(cited("data.basis")), height_mm=12)
    _told(box, "承办意见", "data.opinion", height_mm=14)
    box.row(label("承 办 人"), Cell(lines=HANDLERS), height_mm=16)
    opinion_rows(box, span=1)
    return _closed(sheet, box)


FORMS: Mapping[str, Callable[[], bytes]] = {
    "approval-form": approval_form,
    "collective-discussion": collective_discussion,
    "investigation-report": investigation_report,
    "legal-review-opinion": legal_review_opinion,
    "no-filing-approval": no_filing_approval,
}
