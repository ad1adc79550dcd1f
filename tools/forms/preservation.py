"""证据登记保存清单 and 解除证据登记保存决定书, as the ministry has them (行政处罚法 56)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms import blocks
from tools.forms.box import Box, answer, centred, label
from tools.forms.party import party_box
from tools.forms.sheet import Sheet
from tools.forms.tags import cn_day, filled

__all__ = ["FORMS"]

BODY = "文书正文"
COPIES = "本文书一式两份：一份存根，一份交当事人或其代理人。"
ARTICLE = "《中华人民共和国行政处罚法》第五十六条"


def evidence_register() -> bytes:
    """What is kept, where and until when; both sides sign."""
    sheet = Sheet("证据登记保存清单", page="form")
    sheet.head(number=False)
    sheet.place(party_box())
    sheet.gap()
    sheet.add(
        f"因调查{{{{ case.cause }}}}一案，根据{ARTICLE}的规定，"
        "经本机关负责人{{ staff[data.approved_by].name }}"
        f"于{cn_day('data.approved_on')}批准，对你（单位）下列物品予以先行登记保存"
        f"（自{cn_day('paper.date')}至{cn_day('data.until')}）。"
        "在此期间，当事人或有关人员不得销毁或转移证据。",
        BODY,
    )
    sheet.gap(keep_next=True)
    _items(sheet)
    sheet.gap(keep_next=True)
    blocks.served_at_once(sheet, COPIES)
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _items(sheet: Sheet) -> None:
    """序号 to 登记保存地点; the row after the last is struck."""
    box = Box((14, 50, 36, 20, 45))
    box.head(
        label("序号"),
        label("证据名称"),
        label("规格"),
        label("数量"),
        label("登记保存地点"),
    )
    box.repeat("for x in data.items")
    box.row(
        centred("{{ loop.index }}"),
        answer("{{ x.name }}"),
        centred(filled("x.specification")),
        centred("{{ x.quantity }}"),
        answer("{{ x.place }}"),
    )
    box.repeat("endfor")
    box.row(*(centred("/") for _ in range(5)))
    sheet.place(box)


def evidence_release() -> bytes:
    """From which day the things are free again, and what becomes of them."""
    sheet = Sheet("解除证据登记保存决定书", page="form")
    sheet.head(number=False)
    sheet.add("当事人（个人姓名或单位名称）：{{ party.name }}", "文书抬头")
    register = "papers[data.register]"
    sheet.add(
        f"本机关依法于{cn_day(register + '.date')}对你（单位）采取了证据登记保存，"
        f"《{{{{ {register}.title }}}}》案号为：{{{{ case.number or '' }}}}。"
        f"依照{ARTICLE}的规定，本机关决定自{cn_day('data.released_on')}起"
        "解除该证据登记保存。",
        BODY,
    )
    sheet.lines_of("data.disposal", BODY)
    blocks.seal_place(sheet)
    blocks.copies(sheet, COPIES)
    sheet.foot(reference=False)
    return sheet.to_bytes()


FORMS: Mapping[str, Callable[[], bytes]] = {
    "evidence-register": evidence_register,
    "evidence-release": evidence_release,
}
