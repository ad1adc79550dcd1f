"""行政协议书: what both sides promise of their own will, how it ends, where a dispute goes.

It sets no penalty and waives no right. Not for the commitment of one side: see ``commitment``.
"""

from __future__ import annotations

from tools.forms import blocks
from tools.forms.box import Box, Cell
from tools.forms.sheet import Sheet
from tools.forms.tags import cited, cn_day, only_if, sign, signed_day, stopped

__all__ = ["FORMS"]

BODY = "文书正文"
EACH_PAGE = "签名：甲方" + sign("body_head") + "　乙方" + sign("party")
HEADING = "文书标题一"
PARTIES = "文书当事人"
ENDS = (
    "双方协商一致，可以书面变更或者解除本协议。",
    (
        "乙方因情况变化难以履行的，可以提前{{ data.notice_days }}日书面通知甲方解除本协议，"
        "不会因此受到不利处理。"
    ),
    (
        "甲方因国家利益、社会公共利益需要变更、解除本协议的，应当书面说明理由；"
        "给乙方造成损失的，依法予以补偿。"
    ),
)
RIGHTS = (
    "**乙方依法享有的陈述、申辩、申请行政复议、提起行政诉讼等权利不受本协议影响；"
    "未履行本协议本身不作为行政处罚或者加重处罚的理由。**"
    "法律、法规、规章规定的义务，不因本协议增加或者减少。"
)


def agreement() -> bytes:
    """Who, why, the duties of each, term, change and end, disputes, both signatures, receipt."""
    sheet = Sheet("行政协议书", page="form")
    sheet.head(number=True)
    sheet.add("甲方：{{ body.name }}，地址：{{ body.address }}。", PARTIES)
    sheet.add("乙方：" + blocks.PARTY_ID + "。", PARTIES)
    sheet.add(
        "为{{ data.purpose }}，"
        + only_if("data.basis", "依据" + cited("data.basis") + "，")
        + "甲、乙双方在平等自愿、协商一致的基础上订立本协议。"
        "是否订立由乙方自主决定，不订立不会因此受到不利处理。",
        BODY,
    )
    _terms(sheet)
    _ends(sheet)
    _signed(sheet)
    blocks.copies(sheet, "本协议书一式两份，甲、乙双方各执一份；多页的逐页签名或者加盖骑缝章。")
    sheet.foot(reference=True, each_page=EACH_PAGE)
    return sheet.to_bytes()


def _terms(sheet: Sheet) -> None:
    sheet.add("一、协议事项", HEADING)
    sheet.lines_of("data.subject", BODY)
    sheet.add("二、甲方的义务", HEADING)
    _items(sheet, "data.duties.body")
    sheet.add("三、乙方的义务", HEADING)
    _items(sheet, "data.duties.party")
    sheet.add("四、协议期限", HEADING)
    sheet.add(
        "自" + cn_day("data.term.from") + "起至" + cn_day("data.term.to") + "止，期满自行终止；"
        "需要继续的，双方另行商定。",
        BODY,
    )


def _items(sheet: Sheet, expression: str) -> None:
    sheet.steer(f"for x in {expression}")
    sheet.add(only_if("loop.length > 1", "{{ loop.index }}．") + stopped("x"), BODY)
    sheet.steer("endfor")


def _ends(sheet: Sheet) -> None:
    sheet.add("五、变更和解除", HEADING)
    for index, sentence in enumerate(ENDS, 1):
        sheet.add(f"{index}．{sentence}", BODY)
    sheet.steer("for x in data.changes")
    sheet.add(f"{{{{ loop.index + {len(ENDS)} }}}}．" + stopped("x"), BODY)
    sheet.steer("endfor")
    sheet.add("六、权利和争议", HEADING)
    sheet.add(RIGHTS, BODY)
    sheet.add("{{ remedy }}", BODY)
    sheet.add("七、联系人", HEADING)
    for who in (
        "甲方：{{ staff[data.contact.body].name }}，电话：{{ unit.telephone }}",
        "乙方：{{ data.contact.party }}，电话：{{ party.telephone | slash }}",
    ):
        sheet.add(who, PARTIES, keep_next=True)


def _signed(sheet: Sheet) -> None:
    """Both sides beside one another, then the receipt of the party's own copy."""
    sheet.gap(keep_next=True)
    blocks.interpreter(sheet)
    blocks.guardian(sheet)
    half = sheet.width_mm / 2
    box = Box((half, half), borderless=True)
    sides = (
        ("甲方（印章）：", "{{ body.name }}", "body_head"),
        ("乙方（签名、盖章）：", "{{ party.name }}", "party"),
    )
    box.row(*(_side(*side) for side in sides), height_mm=42)
    sheet.place(box)
    sheet.add("乙方已收到本协议书一份。", "签名栏", keep_next=True)
    blocks.sign_row_by_hand(sheet, "签收人（签名）")


def _side(who: str, name: str, signer: str) -> Cell:
    lines = (
        (who, "签名栏"),
        (name, "签名栏"),
        ("", "签名栏"),
        ("代表签名：" + sign(signer), "签名栏"),
        (signed_day(signer, year=3), "签名栏"),
    )
    return Cell(lines=lines, upright="top", keep_next=True)


FORMS = {"agreement": agreement}
