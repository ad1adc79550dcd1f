"""行政回访记录表: what a party says afterwards, to people who did not handle the case.

Answers given aloud are ticked as recorded; a questionnaire leaves every box open. What is said of
graft never stands here, only that it was sealed and passed on. Not for re-checking a correction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.forms.blocks import narrative_lines
from tools.forms.box import Box, Cell, answer, label
from tools.forms.sheet import Sheet
from tools.forms.tags import (
    cn_day,
    cn_moment,
    either,
    joined,
    officer_names,
    only_if,
    sign,
    signed_day,
    ticked,
)

__all__ = ["FORMS"]

YES_NO = {"yes": "是", "no": "否", "no_answer": "未回答"}
CORRECTED = {
    "kept": "已落实",
    "partly": "部分落实",
    "relapsed": "未落实",
    "no_answer": "未回答",
}
UNDERSTOOD = {
    "yes": "看得懂",
    "partly": "部分看得懂",
    "no": "看不懂",
    "no_answer": "未回答",
}
INTEGRITY = {
    "none": "无",
    "separate": "另行反映（单独密封移送，不入正卷）",
    "no_answer": "未回答",
}
SATISFACTION = {
    "very_satisfied": "很满意",
    "satisfied": "满意",
    "fair": "一般",
    "dissatisfied": "不满意",
    "no_answer": "未回答",
}
YES_NO_PAIRS = (
    (("是否出示证件", "showed_certificate"), ("是否告知权利", "told_rights")),
    (("是否听取意见", "heard_opinion"), ("文书是否收到", "received_papers")),
)
AFTERWARDS = only_if("data.paper", "结案后形成的回访记录作补充归档，记入备考表，不改动原卷。")
METHODS = {"on_site": "上门", "telephone": "电话", "questionnaire": "问卷", "meeting": "座谈"}


def follow_up_record() -> bytes:
    """One form for every way of asking."""
    sheet = Sheet("行政回访记录表", page="form")
    sheet.head(number=False)
    sheet.add(
        "我们是{{ body.name }}的" + officer_names("data.visitors", certificates=True)
        + "，未参与本案办理。回访自愿，您可以不回答，也可以只作评价、不留姓名；"
        "**回答不影响本案处理结果**。",
        "表格叙述",
    )  # fmt: skip
    sheet.gap()
    box = Box((36, 50, 30, 49))
    _particulars(box)
    _questions(box)
    _free_answers(box)
    _signing(box)
    sheet.place(box)
    sheet.foot(reference=True, each_page=AFTERWARDS)
    return sheet.to_bytes()


def _boxes(field: str, words: Mapping[str, str]) -> str:
    return "　".join(ticked(f"data.{field} == '{code}'") + word for code, word in words.items())


def _respondent() -> str:
    """Who answered: nobody by name, a representative, or the party itself."""
    representative = "representatives[data.respondent]"
    return (
        "{% if data.anonymous %}（不留姓名）"
        "{% elif data.respondent %}{{ "
        + representative
        + ".name }}"
        + only_if(f"{representative}.post", "（{{ " + representative + ".post }}）")
        + "{% elif party.is_organisation %}{{ party.legal_representative.name }}（法定代表人）"
        "{% elif party.is_individual_business %}{{ party.operator.name }}（经营者）"
        "{% else %}{{ party.name }}{% endif %}"
    )


def _titled(paper: str) -> str:
    """A paper's title with its number, or with its day where it has none."""
    return f"{{{{ {paper}.title }}}}" + either(
        f"{paper}.number", f"（{{{{ {paper}.number }}}}）", f"（{cn_day(paper + '.date')}）"
    )


def _of_another_file() -> str:
    """The paper of a closed file, where the return visit is a matter of its own."""
    file = "，承办人：" + joined("data.followed.handlers") + "，案卷{{ data.followed.dossier }}"
    return only_if("data.followed", _titled("data.followed") + file)


def _particulars(box: Box) -> None:
    box.row(label("案　　由"), answer("{{ case.cause }}", span=3))
    box.row(
        label("回访的文书"),
        answer(either("data.paper", _titled("papers[data.paper]"), _of_another_file()), span=3),
    )
    box.row(label("当事人"), answer("{{ party.name }}"), label("回访对象"), answer(_respondent()))
    box.row(label("回访方式"), answer(_boxes("method", METHODS), span=3))
    box.row(
        label("回访时间"),
        answer(cn_moment("data.started_at") + "至" + cn_moment("data.ended_at"), span=3),
    )
    box.row(
        label("地　　点"), answer("{{ data.place | slash }}"),
        label("录音录像编号"),
        answer("{{ (evidence[data.recording].reference if data.recording else '') | slash }}"),
    )  # fmt: skip


def _questions(box: Box) -> None:
    box.row(
        label("改正是否落实"),
        answer(
            _boxes("corrected", CORRECTED),
            "{%p for line in (data.correction_detail or '').splitlines() %}",
            "{{ line }}",
            "{%p endfor %}",
            span=3,
        ),
    )
    for pair in YES_NO_PAIRS:
        cells = ((label(text), answer(_boxes(field, YES_NO))) for text, field in pair)
        box.row(*(cell for both in cells for cell in both))
    box.row(label("文书是否看得懂"), answer(_boxes("understood_papers", UNDERSTOOD), span=3))
    box.row(label("有无吃拿卡要"), answer(_boxes("integrity", INTEGRITY), span=3))
    box.row(label("满 意 度"), answer(_boxes("satisfaction", SATISFACTION), span=3))


def _free_answers(box: Box) -> None:
    for text, field in (
        ("困　　难", "difficulties"),
        ("意见和建议", "suggestions"),
        ("处理情况", "handling"),
    ):
        open_place = f"('' if data.method == 'questionnaire' and '{field}' != 'handling' else '/')"
        box.row(
            label(text),
            Cell(
                lines=(
                    (f"{{%p if data.{field} %}}", "表格说明"),
                    *narrative_lines(f"data.{field}"),
                    ("{%p else %}", "表格说明"),
                    (f"{{{{ {open_place} }}}}", "表格内容"),
                    ("{%p endif %}", "表格说明"),
                ),
                span=3,
            ),
            height_mm=9,
        )


def _signing(box: Box) -> None:
    by_telephone = ticked("data.method == 'telephone'")
    box.row(
        label("回访对象\n签　　名"),
        answer(
            "☐本人签名：" + sign("party") + signed_day("party", year=3),
            f"{by_telephone}电话回访，由回访人二人签名",
            span=3,
        ),
        height_mm=14,
    )
    box.row(
        label("回 访 人\n签　　名"),
        answer(
            "{%p for x in data.visitors %}",
            "{{ staff[x].name }}　签名："
            + sign("visitors", who="x")
            + only_if("loop.last", signed_day("visitors", year=4)),
            "{%p endfor %}",
            span=3,
        ),
        height_mm=14,
    )


FORMS: Mapping[str, Callable[[], bytes]] = {"follow-up-record": follow_up_record}
