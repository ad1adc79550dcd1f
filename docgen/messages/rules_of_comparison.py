"""Texts of what the rules find beside other cases, the clock and the benchmarks.

Written as those of ``docgen.messages.rules``, which holds all rule texts together.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["RULES_OF_COMPARISON"]

RULES_OF_COMPARISON: Mapping[str, Mapping[str, str]] = {
    "R1-education-of-other-rule": {
        "zh": "《{title}》讲解的规定中没有本案违反的条款；请补入所违反的条款，或者核对引用。",
        "en": "{title} explains none of the rules violated; add the article that was violated, or "
        "check the citations",
    },
    "R6-service-place-missing": {
        "zh": "《{title}》的送达没有写明地点；请补填送达地点。",
        "en": "the service of {title} has no place; enter where it was served",
    },
    "R34-choice-missing": {
        "zh": "《{title}》由当事人签名，但没有记载其选择；请照原件填写当事人勾选的一项。",
        "en": "the party signed {title}, and its choice is not recorded; enter the box that was "
        "ticked on the original",
    },
    "R9-deadlines-differ": {
        "zh": "《{title}》的改正期限与《{other}》的不同；请核对，延长的应当有批准。",
        "en": "the term of correction in {title} is not that of {other}; check both, an extension "
        "needs its approval",
    },
    "R9-interview-not-as-announced": {
        "zh": "《{title}》的日期与《{other}》通知的不同；请核对，改期的在记录中说明。",
        "en": "{title} was held on another day than {other} announced; check the days, and say so "
        "in the record where it was put off",
    },
    "R28-heard-day-differs": {
        "zh": "《{title}》写的听取意见日期与《{other}》的日期不同；请核对。",
        "en": "the day on which {title} says the party was heard is not that of {other}; check "
        "both",
    },
    "R32-receipt-date-differs": {
        "zh": "《{title}》的日期不是所列文书的送达日期，或者签收早于送达；请核对。",
        "en": "{title} bears another day than that on which its papers were served, or was signed "
        "before; check both",
    },
    "R1-within-limitation": {
        "zh": "《{title}》以超过追究时效为理由，但行为在二年内（至{day}）已被发现；请核对行为日期"
        "、发现日期，或者改正理由。",
        "en": "{title} rests on the limitation, yet the conduct was found within two years (until "
        "{day}); check both days, or correct the ground",
    },
    "R10-nearly-the-same": {
        "zh": "《{title}》此处与卷内其他处的{name}（{field}）只差一个字；请核对，确为另一个的可以"
        "保留。",
        "en": "{title} differs here in one character from a {field} ({name}) that stands "
        "elsewhere in the file; check it, and keep it where it is another one",
    },
    "R10-amount-alone": {
        "zh": "《{title}》此处的金额与卷内其他处的只差一个数字；请核对，确为另一笔的可以保留。",
        "en": "an amount in {title} differs in one figure from one that stands elsewhere in the "
        "file; check it, and keep it where it is another one",
    },
    "R10-day-alone": {
        "zh": "《{title}》陈述事实时写到的一个日期在卷内没有其他记载；请核对，确实如此的补充能证明"
        "它的材料。",
        "en": "a day in the facts that {title} states stands nowhere else in the file; check it, "
        "or add what proves it",
    },
    "R10-conduct-day-missing": {
        "zh": "《{title}》陈述的事实写有日期，但没有行为发生的日期；请核对，与案件填写的行为时间一"
        "致。",
        "en": "the facts that {title} states give days, and not that of the conduct; check it "
        "against the time of the conduct in the case",
    },
    "R12-basis-of-another-act": {
        "zh": "《{title}》引用了行政处罚法，但没有引用作出这一行为所依据的第{article}条；请核对。",
        "en": "{title} cites the penalty law, and not article {article}, on which this act rests; "
        "check it",
    },
    "R12-words-of-another-article": {
        "zh": "同一段条文在案件中既引作《{law}》第{other}条，又引作第{article}条；请核对条文的出处"
        "。",
        "en": "the same words are quoted from article {other} and from article {article} of "
        "{law}; check where they stand",
    },
    "R21-elsewhere": {
        "zh": "案件{number}的《{other}》记载，人员{person}在《{title}》的同一时间在另一地点；请核"
        "对两案的时间、地点和人员。",
        "en": "{other} of case {number} says that {person} was at another place at the time of "
        "{title}; check the times, places and people of both cases",
    },
    "R30-reasons-alike": {
        "zh": "《{title}》的理由与案件{number}的几乎相同；请写明本案的具体事实、情节和裁量。",
        "en": "the reasons of {title} are nearly those of case {number}; write down the facts, "
        "circumstances and weighing of this case",
    },
    "R31-too-much-for-its-time": {
        "zh": "《{title}》用时{minutes}分钟，记录了{count}字，每分钟超过{most}字，与时长不符；请核"
        "对起止时间，据实填写（可用设置 rules.characters_per_minute 调整）。",
        "en": "{title} lasted {minutes} minutes and holds {count} characters, more than {most} in "
        "each; check its times (the setting rules.characters_per_minute moves the bound)",
    },
    "R31-too-little-for-its-time": {
        "zh": "《{title}》用时{minutes}分钟，只记录了{count}字，与时长不符；请核对起止时间，或者补"
        "全记录的内容后由当事人确认。",
        "en": "{title} lasted {minutes} minutes and holds {count} characters only; check its "
        "times, or complete the record and have the party confirm it",
    },
    "R35-benchmark-uncited": {
        "zh": "《{title}》没有写明所适用的裁量基准；本案的行为在《{list}》第{item}项，请写明基准的"
        "名称、事项和情节档次。",
        "en": "{title} does not say which benchmark of discretion it applies; item {item} of "
        "{list} covers the conduct, name it with its step",
    },
    "R35-outside-benchmark": {
        "zh": "《{title}》的罚款不在《{list}》第{item}项相应档次的幅度（{least}元至{most}元）之内"
        "；请核对，减轻或者调整适用的写明依据和批准。",
        "en": "the fine of {title} is outside the range ({least} to {most} yuan) of item {item} "
        "of {list}; check it, or give the basis and approval of the departure",
    },
    "R35-limitation-passed": {
        "zh": "《{title}》所处罚的行为在{day}之后才被发现，已超过二年的追究时效；请核对，行为连续"
        "、继续或者时效为五年的在决定中写明。",
        "en": "the conduct that {title} punishes was found after {day}, more than two years "
        "later; check it, and say in the decision where it went on or five years apply",
    },
}
