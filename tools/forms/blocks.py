"""The parts many papers share: signatures, seal place, reading, refusal, interpreter, guardian.

Every box that states a party's will is printed empty; nothing here takes a value for it. Not for
the sentences of one form.
"""

from __future__ import annotations

from tools.forms.box import Box, Cell
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    blank,
    cn_day,
    either,
    only_if,
    sign,
    sign_here,
    signed_day,
    signed_moment,
    stopped,
)

__all__ = [
    "DAY",
    "PARTY_ID",
    "SIGN",
    "copies",
    "each_page_signatures",
    "guardian",
    "guardian_lines",
    "heard",
    "interpreter",
    "interpreter_lines",
    "narrative_lines",
    "opinions_to",
    "party_paragraph",
    "proofs",
    "reading",
    "refusal",
    "remedy",
    "seal_place",
    "served_at_once",
    "sign_row",
    "sign_row_by_hand",
    "signatures",
]

MOMENT = "　年　　月　　日　　时　　分"
DAY = "　　年　　月　　日"
# A line to sign on by hand, 38 mm in the face of the forms.
SIGN = blank(9)

# How a party is named in running text: name, number, address and, by kind, who stands for it.
PARTY_ID = (
    "{{ party.name }}"
    + only_if("party.is_individual_business", "（个体工商户字号）")
    + only_if("party.is_person", "，{{ party.sex | sex }}，{{ party.birth_date | cn_date }}出生")
    + "，{{ party.id_label }}：{{ party.id_number }}"
    + only_if("party.is_person", "，住址：{{ party.address }}")
    + only_if(
        "party.is_organisation",
        "，住所：{{ party.address }}，法定代表人（负责人）：{{ party.legal_representative.name }}",
    )
    + only_if(
        "party.is_individual_business",
        "，经营场所：{{ party.address }}，经营者：{{ party.operator.name }}",
    )
)


def party_paragraph(sheet: Sheet, style: str) -> None:
    """当事人, as a paragraph."""
    sheet.add("当事人：" + PARTY_ID + "。", style)


def narrative_lines(
    expression: str, style: str = "表格叙述", *, first: str = ""
) -> tuple[tuple[str, str], ...]:
    """The lines of a narrative inside a cell: each a paragraph, ``first`` before the first."""
    opening = only_if("loop.first", first) if first else ""
    return (
        ("{%p for line in " + expression + ".splitlines() %}", "表格说明"),
        (opening + "{{ line }}", style),
        ("{%p endfor %}", "表格说明"),
    )


def signatures(
    sheet: Sheet,
    *,
    party: str = "当事人（签名）",
    officers: str = "data.officers",
    officers_label: str = "执法人员（签名）",
    officers_as: str = "officers",
    moment: bool = True,
    seal_follows: bool = False,
) -> None:
    """Lines to sign on: the party, then each officer with the certificate's number.

    ``officers_as`` is the signer that the officers are in the schema of the paper. Kept whole;
    where the seal follows, a page may end after the party's line, so that the seal never takes a
    long block with it nor stands on a page alone.
    """
    sheet.hold()
    box = _signing_box(sheet)
    time = signed_moment("party") if moment else signed_day("party", year=2)
    _sign_on(box, party, sign_here("party"), ("时间：", time), keep_next=not seal_follows)
    if seal_follows:
        sheet.place(box)
        sheet.gap(keep_next=True)
        box = _signing_box(sheet)
    box.repeat(f"for x in {officers}")
    number = ("执法证号：", "{{ staff[x].certificate.number }}")
    _sign_on(box, officers_label, sign_here(officers_as, who="x"), number)
    box.repeat("endfor")
    sheet.place(box)


def sign_row(sheet: Sheet, who: str, signer: str, *, place: str = "") -> None:
    """One more line to sign on with its time, on the grid of the signatures above it.

    ``place`` stands for one of several people of a signer.
    """
    box = _signing_box(sheet)
    _sign_on(box, who, place or sign_here(signer), ("时间：", signed_moment(signer)))
    sheet.place(box)


def sign_row_by_hand(sheet: Sheet, who: str) -> None:
    """The same for somebody who signs on paper only."""
    box = _signing_box(sheet)
    _sign_on(box, who, "", ("时间：", MOMENT))
    sheet.place(box)


def _signing_box(sheet: Sheet) -> Box:
    return Box((43.5, 38.5, 22.5, sheet.width_mm - 104.5), borderless=True)


def _sign_on(
    box: Box, who: str, place: str, beside: tuple[str, str], *, keep_next: bool = True
) -> None:
    """``who`` signs on a line of 38 mm; beside it the time or the number of a certificate."""
    label, content = beside
    cells = ((who, False), (place, True), (label, False), (content, False))
    box.row(
        *(
            Cell(lines=((text, "签名行"),), upright="bottom", line_below=line, keep_next=keep_next)
            for text, line in cells
        ),
        height_mm=10,
    )


def seal_place(sheet: Sheet, style: str = "落款", *, close: bool = False) -> None:
    """署名, the marked place of the seal, and the date, centred on one another and kept whole.

    ``close`` leaves no line free above it, where the seal has room beside a block of signatures.
    """
    sheet.hold()
    sheet.add("", "间隔" if close else style, keep_next=True)
    box = Box((sheet.width_mm - 80, 80), borderless=True)
    lines = (("{{ body.name }}", style), ("（印章）", style), (cn_day("paper.date"), style))
    box.row(
        Cell(lines=(("", style),), keep_next=True),
        Cell(lines=lines, keep_next=True),
        height_mm=30,
    )
    sheet.place(box)


def remedy(sheet: Sheet, style: str) -> None:
    """The remedies open against this paper; the sentence comes from the case, not from here."""
    sheet.add("{{ remedy }}", style, keep_next=True)


def proofs(sheet: Sheet, style: str) -> None:
    """Each piece of evidence, then each record of the case, with what it proves."""
    sheet.add("以上事实有下列证据证明：", style, keep_next=True)
    end = "{% if loop.last %}。{% else %}；{% endif %}"
    sheet.steer("for x in data.evidence")
    sheet.add(
        "{{ loop.index }}．{{ evidence[x].title }}，证明{{ evidence[x].proves }}"
        "{% if loop.last and not data.records %}。{% else %}；{% endif %}",
        style,
    )
    sheet.steer("endfor")
    sheet.steer("for r in data.records")
    sheet.add(
        "{{ data.evidence | length + loop.index }}．{{ papers[r.paper].title }}"
        "（{{ papers[r.paper].date | cn_date }}），证明{{ r.proves }}" + end,
        style,
    )
    sheet.steer("endfor")


def heard(at: str, who: str) -> str:
    """What the party said and how it was reviewed, or that nothing was said."""
    return either(
        f"{at}.statement",
        f"{who}提出：{stopped(at + '.statement')}经复核：{stopped(at + '.review')}",
        f"{who}未提出意见。",
    )


def opinions_to(sheet: Sheet, paper: str, style: str) -> None:
    """Where a paper has no remedy: who hears an opinion on it."""
    sheet.add(
        f"对本{paper}有意见的，可以向{{{{ unit.contact }}}}（电话{{{{ unit.telephone }}}}）提出，"
        "也可以拨打{{ body.supervision_telephone }}反映。",
        style,
    )


def reading(sheet: Sheet, style: str = "签名栏") -> None:
    """当事人阅读块: three ways of having read it, two answers; every box empty."""
    sheet.hold()
    told = either("party.needs and party.needs.language", "{{ party.needs.language }}", blank(4))
    sheet.add(f"☐本人已阅读　☐已向本人宣读　☐已由翻译人员用{told}向本人说明", style, keep_next=True)
    sheet.add(
        f"记录（内容）☐无误　☐有下列补充、更正或者不同意见：{blank(9)}", style, keep_next=True
    )
    sheet.add(blank(34), style, keep_next=True)


def refusal(sheet: Sheet, style: str = "签名栏") -> None:
    """拒签块: reason in the party's words, witness or recording. Filled by hand, if at all."""
    sheet.add(f"（当事人拒绝签名的填写）理由：{blank(20)}", style, keep_next=True)
    sheet.add(f"见证人签名：{SIGN}（无见证人的，录像编号：{SIGN}）", style, keep_next=True)


def interpreter_lines(style: str = "签名栏") -> tuple[tuple[str, str], ...]:
    """翻译块 as lines, only where an interpreter was needed."""
    told = (
        "翻译人员{{ party.needs.interpreter.name }}，单位（来源）："
        "{{ party.needs.interpreter.organisation | slash }}，已如实翻译。"
    )
    return (
        ("{%p if party.needs and party.needs.interpreter %}", "表格说明"),
        (told, style),
        ("翻译人员签名：" + sign("interpreter"), style),
        ("{%p endif %}", "表格说明"),
    )


def guardian_lines(style: str = "签名栏") -> tuple[tuple[str, str], ...]:
    """未成年人块 as lines, only where a guardian must be present."""
    who = "representatives[party.needs.guardian]"
    present = (
        f"法定代理人（监护人）{{{{ {who}.name }}}}，关系：{{{{ {who}.relation | slash }}}}，"
        f"到场时间：{blank(8)}"
    )
    return (
        ("{%p if party.needs and party.needs.guardian %}", "表格说明"),
        (present, style),
        ("法定代理人（监护人）签名：" + sign("guardian"), style),
        (f"未能到场的原因及替代到场人：{blank(18)}", style),
        ("{%p endif %}", "表格说明"),
    )


def interpreter(sheet: Sheet, style: str = "签名栏") -> None:
    """翻译块 in the flow of the page."""
    for text, name in interpreter_lines(style):
        sheet.add(text, name, keep_next=True)


def guardian(sheet: Sheet, style: str = "签名栏") -> None:
    """未成年人块 in the flow of the page."""
    for text, name in guardian_lines(style):
        sheet.add(text, name, keep_next=True)


def copies(sheet: Sheet, text: str) -> None:
    """How many copies there are and who keeps them."""
    sheet.add(f"（{text}）", "附注")


def served_at_once(sheet: Sheet, text: str) -> None:
    """The end of a paper that is signed, sealed and handed over where the party stands."""
    interpreter(sheet)
    guardian(sheet)
    signatures(
        sheet,
        party="当事人或其代理人签名",
        officers_label="执法人员签名",
        seal_follows=True,
    )
    refusal(sheet)
    seal_place(sheet, close=True)
    copies(sheet, text)


def each_page_signatures(
    party: str, officers: str = "执法人员", *, officers_as: str = "officers"
) -> str:
    """What the foot of a record asks for on each page; the officers sign side by side."""
    both = f"{blank(10)}、{blank(10)}"
    return (
        f"签名：{party}{sign('party', 10)}　{officers}"
        f"{{{{ paper.sign.{officers_as} or '{both}' }}}}"
    )
