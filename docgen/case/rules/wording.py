"""Words that a paper must not, or must, say (R13, R27), and blanks of phrases left open (R34).

Looks only at what the case brings into the papers; the fixed sentences stand in the templates.
Quotations are set aside first: an article of law may say 责令, a clerk's suggestion may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import at_fact, leaves, of_role
from docgen.catalogue.phrases import BLANK
from docgen.values import DECISIONS, Finding, Role

__all__ = ["RULES", "own_words"]

COERCIVE = Code(name="R13-coercive-words", clause="行政处罚法第三十八条", weight=Weight.ERROR)
OVERSTEPS = Code(
    name="R13-agreement-oversteps",
    clause="行政处罚法第四条、行政协议案件司法解释第二十六条",
    weight=Weight.ERROR,
)
INSPECTING = Code(name="R13-visit-inspects", clause="国办发〔2024〕54号", weight=Weight.WARNING)
WAIVER = Code(name="R13-waiver-of-rights", clause="行政处罚法第四十五条", weight=Weight.ERROR)
PROMISE_PUNISHED = Code(
    name="R13-broken-promise-punished", clause="行政处罚法第五条第二款", weight=Weight.ERROR
)
DEFENCE_PUNISHED = Code(
    name="R13-defence-punished", clause="行政处罚法第四十五条第二款", weight=Weight.ERROR
)
STILL_SUSPECTED = Code(
    name="R27-suspected-after-decision", clause="行政处罚法第五十七条", weight=Weight.WARNING
)
NOT_SUSPECTED = Code(
    name="R27-suspicion-missing", clause="行政处罚法第五十四条", weight=Weight.WARNING
)
BLANK_LEFT = Code(name="R34-blank-left", clause="案卷评查标准", weight=Weight.ERROR)

SOFT = (
    Role.INTERVIEW_NOTICE,
    Role.INTERVIEW_RECORD,
    Role.FOLLOW_UP,
    Role.GUIDANCE,
    Role.RISK_NOTICE,
    Role.ADMONITION,
    Role.VISIT,
)
COERCION = ("责令", "必须", "限期", "罚款", "逾期将", "停业整顿", "停产停业", "吊销")
# 10.6: a commitment is not a confession and waives nothing.
WAIVERS = (
    "自愿认罚",
    "放弃陈述",
    "放弃申辩",
    "放弃申请行政复议",
    "放弃行政复议",
    "放弃复议",
    "放弃提起行政诉讼",
    "放弃诉讼",
    "从重处罚",
    "加倍处罚",
    "永不再犯",
    "承认全部违法事实",
)
# The same in other words: 对处罚不申请复议、不起诉.
_WAIVED = re.compile("不(?:再|得)?(?:申请(?:行政)?复议|提起(?:行政)?诉讼|起诉|陈述|申辩)")
# What only a law can set, and what no administrative agreement can agree.
BEYOND_AGREEMENT = ("责令", "罚款", "吊销", "停业整顿", "暂扣", "仲裁")
# What is done on an inspection and not on a visit.
INSPECTION = ("检查发现", "抽查", "查验", "执法检查", "现场检查", "检查了")
# What no soft measure takes, whatever it is called.
COERCIVE_ACTS = ("查封", "扣押", "暂扣", "登记保存")
# A threat in a soft paper, wherever it stands.
_THREAT = re.compile("(?:否则|如不|逾期不)[^。；]{0,20}?(罚款|处罚|强制|吊销|停业|查处|依法处理)")
FACTS_NOT_ESTABLISHED = "57-1-3"
_QUOTED = re.compile("“[^”]*”|「[^」]*」|《[^》]*》")
# 10.6: a promise not kept makes nothing heavier; to say that it does not is right.
_PROMISE = re.compile("[^。；]*承诺[^。；]*(?:从重|加重)[^。；]*")
# 45(2): whoever speaks up fares no worse for it.
_DEFENCE = re.compile("[^。；]*(?:申辩|陈述|狡辩|要求听证)[^。；]*(?:从重|加重)[^。；]*")
_DENIED = re.compile("(?:不|未|没有)(?:作为|因此|予以|予|得|被)[^。；，]{0,4}(?:从重|加重)")
# 涉嫌犯罪 is a transfer's word and may stand anywhere.
_SUSPECTED = re.compile("涉嫌(?!犯罪)")


def own_words(text: str) -> str:
    """``text`` without what it quotes."""
    return _QUOTED.sub("", text)


def _coercion(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, *SOFT):
        for at, text in leaves(paper.fact("operative"), at_fact(paper, "operative")):
            for word in COERCION:
                if word in own_words(text):
                    yield ctx.found(COERCIVE, at, title=paper.type.title, word=word)
    yield from _threats(ctx)
    for paper in of_role(ctx, Role.COMMITMENT, Role.AGREEMENT):
        for at, text in ctx.content.texts_of(paper):
            words = [word for word in WAIVERS if word in text]
            for word in (*words, *_WAIVED.findall(own_words(text))):
                yield ctx.found(WAIVER, at, title=paper.type.title, word=word)


def _threats(ctx: Context) -> Iterator[Finding]:
    """Threats and coercive acts where nothing but advice is given."""
    for paper in of_role(ctx, *SOFT):
        operative = at_fact(paper, "operative")
        for at, text in ctx.content.texts_of(paper):
            words = [each for each in COERCIVE_ACTS if each in own_words(text)]
            told = at.startswith(operative) and any(word in own_words(text) for word in COERCION)
            if not told:
                words += _THREAT.findall(own_words(text))
            for word in words:
                yield ctx.found(COERCIVE, at, title=paper.type.title, word=word)


def _agreements(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.AGREEMENT):
        for at, text in leaves(paper.fact("operative"), at_fact(paper, "operative")):
            for word in BEYOND_AGREEMENT:
                if word in own_words(text):
                    yield ctx.found(OVERSTEPS, at, title=paper.type.title, word=word)


def _visits(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.VISIT):
        if paper.fact("inspection"):
            continue
        for at, text in ctx.content.texts_of(paper):
            for word in INSPECTION:
                if word in own_words(text):
                    yield ctx.found(INSPECTING, at, title=paper.type.title, word=word)


def _promises(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, Role.VIOLATION_NOTICE, Role.DECISION_PENALTY):
        for at, text in ctx.content.texts_of(paper):
            said = _PROMISE.findall(own_words(text))
            if any(not _DENIED.search(sentence) for sentence in said):
                yield ctx.found(PROMISE_PUNISHED, at, title=paper.type.title)
            said = _DEFENCE.findall(own_words(text))
            if any(not _DENIED.search(sentence) for sentence in said):
                yield ctx.found(DEFENCE_PUNISHED, at, title=paper.type.title)


def _words(ctx: Context) -> Iterator[Finding]:
    for check in (_coercion, _visits, _agreements, _promises):
        yield from check(ctx)


def _suspicion(ctx: Context) -> Iterator[Finding]:
    for paper in of_role(ctx, *DECISIONS):
        if paper.fact("ground") == FACTS_NOT_ESTABLISHED:
            continue
        for at, text in ctx.content.texts_of(paper):
            if _SUSPECTED.search(own_words(text)):
                yield ctx.found(STILL_SUSPECTED, at, title=paper.type.title)
    for paper in of_role(ctx, Role.FILING):
        if not any(_SUSPECTED.search(text) for _, text in ctx.content.texts_of(paper)):
            yield ctx.found(NOT_SUSPECTED, f"{paper.pointer}/data", title=paper.type.title)


def _blanks(ctx: Context) -> Iterator[Finding]:
    """A place of the agency's phrases that nobody filled in, such as 〔人数〕."""
    known = ctx.catalogue.lists.phrases.blanks
    for paper in ctx.case.papers:
        for at, text in ctx.content.texts_of(paper):
            left = known.intersection(BLANK.findall(text)) if "〔" in text else ()
            if left:
                blank = "、".join(sorted(left))
                yield ctx.found(BLANK_LEFT, at, title=paper.type.title, blank=blank)


RULES = (
    Rule(
        number="R13",
        codes=(COERCIVE, WAIVER, INSPECTING, OVERSTEPS, PROMISE_PUNISHED, DEFENCE_PUNISHED),
        check=_words,
    ),
    Rule(number="R27", codes=(STILL_SUSPECTED, NOT_SUSPECTED), check=_suspicion),
    Rule(number="R34", codes=(BLANK_LEFT,), check=_blanks),
)
