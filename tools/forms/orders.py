"""责令改正违法行为通知书, as the ministerial form has it: its printed words are not changed."""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.sheet import Sheet
from tools.forms.tags import cited, cn_day, either, listed, only_if, ticked

__all__ = ["FORMS"]

BODY = "文书正文"


def correction_order() -> bytes:
    """One of two boxes ticked by the agency; the remedies; a receipt signed on the paper itself."""
    sheet = Sheet("责令改正违法行为通知书", page="form")
    sheet.head(number=False)
    sheet.add("当事人（个人姓名或者单位名称）：{{ party.name }}", "文书抬头")
    _facts(sheet)
    _ordered(sheet)
    sheet.add(
        "如不服本决定，可以在六十日内依法向{{ body.government }}申请行政复议，"
        "或者在六个月内依法向{{ body.court }}提起行政诉讼。",
        BODY,
    )
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(
        sheet,
        party="当事人或其代理人签名",
        officers_label="执法人员签名",
        seal_follows=True,
    )
    blocks.seal_place(sheet, close=True)
    blocks.copies(sheet, "本文书一式两份：一份存根，一份交当事人或其代理人。")
    sheet.foot(reference=False)
    return sheet.to_bytes()


def _facts(sheet: Sheet) -> None:
    sheet.steer("for line in data.facts.splitlines()")
    proofs = listed("x", "data.evidence", "{{ evidence[x].title }}")
    sheet.add(
        only_if("loop.first", "经调查，你（单位）存在下列违法事实：")
        + "{{ line }}"
        + only_if("loop.last", f"以上事实有{proofs}等证据证明。"),
        BODY,
    )
    sheet.steer("endfor")


def _ordered(sheet: Sheet) -> None:
    sheet.add(
        f"上述行为违反了{cited('conduct.violated')}的规定。根据{cited('data.basis')}的规定，"
        "现责令你（单位）",
        BODY,
        keep_next=True,
    )
    sheet.add(ticked("data.mode == 'immediate'") + "立即予以改正。", BODY, keep_next=True)
    day = either("data.deadline", cn_day("data.deadline"), "　/　年　/　月　/　日")
    sheet.add(ticked("data.mode == 'by_date'") + f"在{day}前改正或者整改完毕。", BODY)
    todo = listed("r", "data.requirements", "{{ loop.index }}．{{ r }}", between="；")
    sheet.add(f"改正要求：{todo}。", BODY)


FORMS = {"correction-order": correction_order}
