"""Texts of what the rules find beside other cases, the clock and the benchmarks.

Written as those of ``docgen.messages.rules``, which holds all rule texts together.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["RULES_OF_COMPARISON"]

RULES_OF_COMPARISON: Mapping[str, Mapping[str, str]] = {
    "R1-within-limitation": {
        "zh": "《{title}》以超过追究时效为理由，但行为在二年内（至{day}）已被发现；请核对行为日期"
        "、发现日期，或者改正理由。",
        "en": "{title} rests on the limitation, yet the conduct was found within two years (until "
        "{day}); check both days, or correct the ground",
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
