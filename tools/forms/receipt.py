"""送达回证: one row for each paper served, from the service that the paper itself records.

A paper not yet served leaves its row open for writing in by hand; the recipient's signature is
always left open. Not for papers that carry their own receipt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms.box import Box, Cell, answer, centred, label
from tools.forms.sheet import Sheet
from tools.forms.tags import cn_day, cn_moment, either, only_if, sign_here
from tools.forms.words import CAPACITY, METHOD, worded

__all__ = ["FORMS"]

SERVICE = "papers[x].service"
DOCUMENT = (
    "{{ papers[x].title }}"
    + only_if("papers[x].number", "（{{ papers[x].number }}）")
    + "，{{ data.copies }}份"
)
# Capacities in which somebody else takes a paper for its addressee (民事诉讼法 88).
PROXY = "['cohabiting_adult', 'mail_receiver', 'agent', 'guardian']"
SPECIAL = (
    f"{SERVICE} and ({SERVICE}.refusal or {SERVICE}.tracking or {SERVICE}.arrived_at"
    f" or {SERVICE}.recipient.capacity in {PROXY})"
)


def service_receipt() -> bytes:
    """The ministerial form: heading box, rows of papers, place of the seal, remarks."""
    sheet = Sheet("送达回证", page="form")
    sheet.head(number=False)
    box = Box((23, 23, 25, 30, 25, 14, 25))
    _heading(box)
    _papers(box)
    _closing(box)
    sheet.place(box)
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _heading(box: Box) -> None:
    box.row(label("案　　由"), answer("{{ case.cause }}", span=6), height_mm=11)
    box.row(label("送达单位"), answer("{{ body.name }}", span=6), height_mm=11)
    box.row(
        label("受送达人"),
        answer(
            "{{ party.name }}"
            + only_if("party.is_individual_business", "（经营者：{{ party.operator.name }}）"),
            span=6,
        ),
        height_mm=11,
    )
    box.row(label("代 收 人"), answer(*_proxies(), span=6), height_mm=11)


def _proxies() -> tuple[str, ...]:
    who = "{{ " + SERVICE + ".recipient.name }}"
    return (
        f"{{%p for x in data.papers if {SERVICE} and {SERVICE}.recipient.capacity in {PROXY} %}}",
        who + "（" + worded(f"{SERVICE}.recipient.capacity", CAPACITY)
        + only_if(f"{SERVICE}.recipient.relation", "，{{ " + SERVICE + ".recipient.relation }}")
        + "），代收{{ papers[x].title }}",
        "{%p else %}",
        "/",
        "{%p endfor %}",
    )  # fmt: skip


def _papers(box: Box) -> None:
    box.head(
        label("送达文书名称及文号", span=2),
        label("收件人签名\n（盖章）"),
        label("送达地点"),
        label("送达日期"),
        label("送达\n方式"),
        label("送达人"),
        height_mm=14,
    )
    box.repeat("for x in data.papers")
    box.row(
        answer(DOCUMENT, span=2),
        centred(sign_here("recipient")),
        centred(only_if(SERVICE, "{{ " + SERVICE + ".place | slash }}")),
        centred(
            either(SERVICE, cn_moment(f"{SERVICE}.served_at"), "　　年　　月　　日　　时　　分")
        ),
        centred(only_if(SERVICE, worded(f"{SERVICE}.method", METHOD))),
        centred(*_servers()),
        height_mm=22,
    )
    box.repeat("endfor")
    slash = centred("/")
    box.row(centred("/", span=2), slash, slash, slash, slash, slash, height_mm=11)


def _servers() -> tuple[str, ...]:
    """送达人, each on a line, then the place to sign; a line is open while nobody has served."""
    return (
        f"{{%p for y in ({SERVICE}.by if {SERVICE} else ['']) %}}",
        only_if("y", "{{ staff[y].name }}"),
        "{%p endfor %}",
        sign_here("officers"),
    )


def _closing(box: Box) -> None:
    seal = ("", "（印章）", cn_day("paper.date"))
    box.row(
        label("送达单位\n印　　章"),
        Cell(lines=tuple((line, "表格居中") for line in seal), span=6, keep_next=True),
        height_mm=34,
    )
    box.row(label("备　　注"), answer(*_remarks(), span=6), height_mm=24)


def _remarks() -> tuple[str, ...]:
    """Refusal with its reason and proof, proxy, post, electronic arrival; else a slash."""
    refused = (
        "受送达人拒收，事由：{{ "
        + SERVICE
        + ".refusal.reason }}，文书留置于送达地点；"
        + only_if(f"{SERVICE}.refusal.witness", "见证人：{{ " + SERVICE + ".refusal.witness }}；")
        + only_if(
            f"{SERVICE}.refusal.recording",
            "录像编号：{{ evidence[" + SERVICE + ".refusal.recording].reference }}；",
        )
    )
    arrived = (
        only_if(f"{SERVICE}.channel", "通过{{ " + SERVICE + ".channel }}送达，")
        + f"到达特定系统的时间：{cn_moment(f'{SERVICE}.arrived_at')}；"
    )
    return (
        f"{{%p for x in data.papers if {SPECIAL} %}}",
        "{{ papers[x].title }}："
        + only_if(f"{SERVICE}.refusal", refused)
        + only_if(f"{SERVICE}.tracking", "邮件号码：{{ " + SERVICE + ".tracking }}；")
        + only_if(f"{SERVICE}.arrived_at", arrived)
        + only_if(
            f"{SERVICE}.recipient.capacity in {PROXY}",
            "由" + worded(f"{SERVICE}.recipient.capacity", CAPACITY) + "代收",
        ),
        "{%p else %}",
        "{%p if not data.remark %}",
        "/",
        "{%p endif %}",
        "{%p endfor %}",
        "{%p for line in (data.remark or '').splitlines() %}",
        "{{ line }}",
        "{%p endfor %}",
    )


FORMS: Mapping[str, Callable[[], bytes]] = {"service-receipt": service_receipt}
