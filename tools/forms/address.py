"""送达地址（方式）确认书: where papers reach the party, and the choice of electronic means.

Both boxes of the choice are printed empty, whatever the case knows of the answer.
"""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.box import Box, answer, label
from tools.forms.sheet import Sheet
from tools.forms.tags import blank, either, filled, only_if
from tools.forms.words import MEANS, worded

__all__ = ["FORMS"]

TOLD = (
    "1．请如实、准确提供送达地址和联系方式；发生变更的，请及时书面告知本机关。",
    "2．提供的地址不准确，或者变更后没有告知，致使文书无法送达的，本机关可以依法采用其他方式送达。",
    (
        "3．同意电子送达的，文书到达所确认的系统的日期为送达日期；可以随时书面变更或者撤回同意，"
        "并可以索取纸质文书。"
    ),
    "4．是否同意电子送达由{{ party.you }}自己决定，同意与否不影响案件处理。",
)
AGREED = either(
    "data.electronic",
    worded("data.electronic.means", MEANS) + "（{{ data.electronic.account }}）",
    blank(14),
)


def service_address_confirmation() -> bytes:
    """A boxed form: the matter, the address, what is told, the choice, the signatures."""
    sheet = Sheet("送达地址（方式）确认书", page="form")
    sheet.head(number=False)
    box = Box((30, 55, 26, 54))
    _matter(box)
    _address(box)
    told = [*TOLD, "依据：《中华人民共和国行政处罚法》第六十一条。"]
    box.row(label("告知事项"), answer(*told, span=3), height_mm=40)
    box.row(label("当事人选择\n（亲笔勾选\n一项）"), answer(*_choice(), span=3), height_mm=24)
    sheet.place(box)
    sheet.gap(keep_next=True)
    blocks.reading(sheet)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    blocks.signatures(sheet)
    blocks.refusal(sheet)
    sheet.foot(reference=True)
    return sheet.to_bytes()


def _matter(box: Box) -> None:
    box.row(label("案由"), answer("{{ case.cause }}", span=3), height_mm=10)
    box.row(
        label("当事人"),
        answer(
            "{{ party.name }}"
            + only_if("party.is_individual_business", "（{{ party.operator.name }}）")
        ),
        label("证件号码"),
        answer("{{ party.id_number }}"),
        height_mm=12,
    )


def _address(box: Box) -> None:
    box.row(label("送达地址"), answer("{{ data.address }}", span=3), height_mm=12)
    box.row(
        label("邮政编码"), answer(filled("data.postcode")),
        label("联系电话"), answer(filled("data.telephone")),
        height_mm=10,
    )  # fmt: skip
    receiver = either(
        "data.receiver", "{{ data.receiver.name }}（{{ data.receiver.relation }}）", "/"
    )
    telephone = either("data.receiver", filled("data.receiver.telephone"), "/")
    box.row(
        label("代收人\n（关系）"), answer(receiver),
        label("代收人电话"), answer(telephone),
        height_mm=12,
    )  # fmt: skip


def _choice() -> tuple[str, ...]:
    return (
        f"☐我同意以{AGREED}接收本案文书，包括决定书。",
        "☐我不同意电子送达。",
    )


FORMS = {"service-address-confirmation": service_address_confirmation}
