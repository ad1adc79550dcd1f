"""Texts of what the rules find on penalties, evidence in custody and transfers.

Written as those of ``docgen.messages.rules``, which holds all rule texts together.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["RULES_OF_PENALTIES"]

RULES_OF_PENALTIES: Mapping[str, Mapping[str, str]] = {
    "R4-not-transferred": {
        "zh": "案件已记载涉嫌犯罪，卷内没有涉嫌犯罪案件移送书；请由专案组书面报告，经批准后移送公"
        "安机关。",
        "en": "the case is marked as a suspected crime and no transfer to the police is in the "
        "file; report it in writing and, once approved, transfer it",
    },
    "R4-penalty-instead": {
        "zh": "案件已记载涉嫌犯罪，没有移送就制作了《{title}》；不得以行政处罚代替移送，请停止办理"
        "并移送公安机关。",
        "en": "the case is marked as a suspected crime, and {title} was made without a transfer; "
        "a penalty never stands in for it, stop and transfer the case",
    },
    "R8-preservation-too-long": {
        "zh": "《{title}》登记保存至{day}，超过七个工作日；请改正期限。",
        "en": "{title} keeps evidence until {day}, longer than seven working days; correct the day",
    },
    "R8-preservation-late": {
        "zh": "《{title}》（{day}）在《{other}》之后超过七个工作日；应当在七个工作日内作出处理决定"
        "，请核对日期，并在案卷中说明原因。",
        "en": "{title} ({day}) came more than seven working days after {other}; check the dates, "
        "and explain the delay in the file",
    },
    "R8-preservation-unresolved": {
        "zh": "《{title}》登记保存的证据没有处理决定；请补入解除证据登记保存决定书，写明如何处理。",
        "en": "nothing in the file says what became of the evidence of {title}; add the decision "
        "that releases it",
    },
    "R8-transfer-approved-late": {
        "zh": "《{title}》的批准（{day}）在书面报告之后超过三日；请核对时间，并在案卷中说明原因。",
        "en": "{title} was approved ({day}) more than three days after the written report; check "
        "the times, and explain the delay in the file",
    },
    "R8-transfer-late": {
        "zh": "《{title}》的移送（{day}）在批准之后超过二十四小时；请核对时间，并在案卷中说明原因"
        "。",
        "en": "{title} was handed over ({day}) more than 24 hours after the approval; check the "
        "times, and explain the delay in the file",
    },
    "R8-transfer-before-approval": {
        "zh": "《{title}》的成文或者移送早于批准（{day}）；应当先批准再移送，请核对时间。",
        "en": "{title} was made or handed over before it was approved ({day}); approve first, "
        "check the times",
    },
    "R13-broken-promise-punished": {
        "zh": "《{title}》以没有履行承诺作为从重或者加重的理由；未履行承诺本身不得作为加重处罚的理"
        "由，请改写。",
        "en": "{title} punishes a broken promise more heavily; a promise not kept is no reason "
        "for that, reword it",
    },
    "R28-notice-missing": {
        "zh": "《{title}》之前没有告知拟作出的处罚；没有告知不得作出决定，请补入违法行为通知书并引"
        "用。",
        "en": "nothing in the file told the party of {title} beforehand; without that no penalty "
        "may be decided, add the notice and refer to it",
    },
    "R28-notice-after-decision": {
        "zh": "《{other}》的送达（{day}）晚于《{title}》的日期；应当先告知、听取意见再决定，请核对"
        "日期。",
        "en": "{other} reached the party ({day}) after {title} was decided; tell and hear first, "
        "check the dates",
    },
    "R28-hearing-not-told": {
        "zh": "《{title}》拟作出的处罚属于应当告知听证权利的种类，没有告知；请改为告知听证权利。",
        "en": "the penalty in {title} is of a kind on which a hearing may be asked for, and that "
        "right is not told; tell it",
    },
    "R28-large-fine-without-hearing": {
        "zh": "《{title}》拟处的罚款达到较大数额（{amount}元），没有告知听证权利；请告知，或者核对"
        "本地标准（设置 hearing.fine_person、hearing.fine_unit）。",
        "en": "the fine in {title} reaches the amount ({amount} yuan) from which a hearing may be "
        "asked for, and that right is not told; tell it, or check the local amount (settings "
        "hearing.fine_person, hearing.fine_unit)",
    },
    "R28-hearing-unrecorded": {
        "zh": "《{other}》已告知听证权利，《{title}》没有写明当事人是否要求听证；请补填。",
        "en": "{other} told the right to a hearing and {title} does not say whether one was asked "
        "for; enter it",
    },
    "R28-hearing-term-open": {
        "zh": "《{title}》作出时，当事人要求听证的五个工作日（自{served}送达起）还没有届满，也没有"
        "放弃；请届满后再决定。",
        "en": "{title} was decided while the five working days for asking for a hearing (served "
        "on {served}) were still running and not waived; decide after they end",
    },
    "R28-hearing-not-held": {
        "zh": "《{title}》记载当事人要求听证，没有举行听证；请组织听证后再决定。",
        "en": "{title} says that the party asked for a hearing and none was held; hold it before "
        "deciding",
    },
    "R28-hearing-not-announced": {
        "zh": "《{title}》记载举行了听证，卷内没有听证通知书；应当在七个工作日前通知当事人时间、地"
        "点，请补入。",
        "en": "{title} says that a hearing was held and the file has no notice of it; the party is "
        "told the time and place seven working days before, add the notice",
    },
    "R28-hearing-announced-late": {
        "zh": "《{title}》（{served}）距听证日期（{day}）不足七个工作日；请另行确定听证日期，重新通"
        "知。",
        "en": "{title} ({served}) came less than seven working days before the hearing ({day}); "
        "fix another day and tell the party anew",
    },
    "R28-hearing-chair-handled": {
        "zh": "《{title}》中主持听证的人员（{person}）是本案调查人员；请另行指定非本案调查人员。",
        "en": "who leads the hearing in {title} ({person}) investigated this case; name somebody "
        "who did not",
    },
    "R28-hearing-without-record": {
        "zh": "《{title}》记载举行了听证，卷内没有听证笔录；应当根据听证笔录作出决定，请补入。",
        "en": "{title} says that a hearing was held and the file has no record of it; the decision "
        "rests on that record, add it",
    },
    "R28-hearing-day-differs": {
        "zh": "《{title}》记载的听证日期（{day}）与《{other}》的日期不同；请核对。",
        "en": "the day of the hearing in {title} ({day}) is not that of {other}; check both",
    },
    "R28-hearing-not-as-announced": {
        "zh": "《{title}》的日期或者主持人与《{other}》通知的不同；请核对，改期、换人的应当另行通知"
        "当事人。",
        "en": "{title} has another day or chair than {other} announced; check both, a change is "
        "told to the party",
    },
    "R28-hearing-request-date": {
        "zh": "《{title}》记载的要求听证日期（{day}）早于告知或者晚于本通知；请核对。",
        "en": "{title} says that the hearing was asked for on {day}, before the party was told or "
        "after this notice; check the day",
    },
    "R28-heavier-than-told": {
        "zh": "《{title}》的处罚重于《{other}》告知的处罚；请重新告知并听取意见，或者改正处罚。",
        "en": "the penalty of {title} is heavier than {other} told; tell the party anew and hear "
        "it, or correct the penalty",
    },
    "R35-penalty-unnamed": {
        "zh": "《{title}》没有写明处罚的种类，也没有罚款；请补填。",
        "en": "{title} names no kind of penalty and no fine; enter it",
    },
    "R35-payment-missing": {
        "zh": "《{title}》有罚款，没有写明缴纳方式；请补填代收银行和账号。",
        "en": "{title} has a fine and does not say where it is paid; enter the bank and the "
        "account",
    },
    "R35-beyond-on-the-spot": {
        "zh": "《{title}》的罚款超过当场处罚的限额（{amount}元）；请按普通程序立案办理。",
        "en": "the fine of {title} is above what may be decided on the spot ({amount} yuan); file "
        "the case and follow the ordinary procedure",
    },
    "R35-collected-on-the-spot": {
        "zh": "《{title}》以数额较小为理由当场收缴，罚款超过{amount}元；请由当事人到银行缴纳，或者"
        "核对理由。",
        "en": "{title} is collected on the spot as a small fine and is above {amount} yuan; let "
        "it be paid at a bank, or check the ground",
    },
    "R35-legal-review-missing": {
        "zh": "《{title}》经过听证程序，卷内没有法制审核意见；请先进行法制审核。",
        "en": "{title} followed a hearing and no legal review is in the file; have it reviewed "
        "before deciding",
    },
}
