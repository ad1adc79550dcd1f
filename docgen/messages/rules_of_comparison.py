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
    "R1-within-limitation": {
        "zh": "《{title}》以超过追究时效为理由，但行为在二年内（至{day}）已被发现；请核对行为日期"
        "、发现日期，或者改正理由。",
        "en": "{title} rests on the limitation, yet the conduct was found within two years (until "
        "{day}); check both days, or correct the ground",
    },
    "R1-order-remains": {
        "zh": "违法事实不能成立，《{title}》没有撤销；请作文书更正（撤销），再作《{other}》。",
        "en": "the facts are not established and {title} still stands; withdraw it by an "
        "amendment, then make {other}",
    },
    "R5-person-twice": {
        "zh": "人员{person}与{other}同名；请核对，同一人不能算作两名执法人员。",
        "en": "{person} and {other} have the same name; check it, one person is never two officers",
    },
    "R6-service-place-missing": {
        "zh": "《{title}》的送达没有写明地点；请补填送达地点。",
        "en": "the service of {title} has no place; enter where it was served",
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
    "R9-evidence-after-paper": {
        "zh": "《{title}》引用的证据取得于{day}，晚于该文书；请核对取证时间，没有取得的证据不得引"
        "用。",
        "en": "{title} refers to evidence obtained on {day}, which is later; check the time, "
        "evidence is cited once it is there",
    },
    "R10-nearly-the-same": {
        "zh": "《{title}》此处与卷内其他处的{name}只差一个字；请核对，确为另一个的可以保留。",
        "en": "{title} differs here in one character from a {name} that stands "
        "elsewhere in the file; check it, and keep it where it is another one",
    },
    "R10-amount-alone": {
        "zh": "《{title}》此处的金额与卷内其他处的只差一个数字；请核对，确为另一笔的可以保留。",
        "en": "an amount in {title} differs in one figure from one that stands elsewhere in the "
        "file; check it, and keep it where it is another one",
    },
    "R10-day-alone": {
        "zh": "“{place}”写到的日期“{day}”在卷内没有记载，只有陈述事实的文书写到；请核对是否写错，"
        "确实如此的补充能证明它的材料。",
        "en": "the day {day} in “{place}” stands on no record of the file, only where papers state "
        "the facts; check it, or add what proves it",
    },
    "R10-conduct-day-missing": {
        "zh": "《{title}》陈述的事实写有日期，但没有行为发生的日期；请核对，与案件填写的行为时间一"
        "致。",
        "en": "the facts that {title} states give days, and not that of the conduct; check it "
        "against the time of the conduct in the case",
    },
    "R10-case-number-year": {
        "zh": "案号中的年份与立案年份（{year}年）不符；请核对。",
        "en": "the case number bears another year than that of the filing ({year}); check it",
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
    "R13-defence-punished": {
        "zh": "《{title}》以陈述、申辩或者要求听证作为从重、加重的理由；不得因当事人申辩给予更重的"
        "处罚，请改写。",
        "en": "{title} counts a statement, a defence or a request for a hearing against the "
        "party; nobody is punished more for it, reword it",
    },
    "R14-remedy-body-unfit": {
        "zh": "执法主体的“{name}”不是能够受理复议的人民政府或者受理诉讼的人民法院；请核"
        "对，行政复议由本级人民政府管辖。",
        "en": "the “{name}” of the executing body is no government that reviews, or no "
        "court that hears suits; check it, reconsideration lies with the people's government of "
        "the same level",
    },
    "R18-ground-published": {
        "zh": "《{other}》涉及未成年人或者没有责任能力的人，不得制作《{title}》公示；请撤出。",
        "en": "{other} is about a child or a person without capacity, so {title} must not be "
        "made; take it out",
    },
    "R18-informant-exposed": {
        "zh": "《{title}》写有举报人的姓名或者电话，该文书属于正卷；请删去，举报人信息只放副卷。",
        "en": "{title} holds the informant's name or telephone and stands in the main volume; "
        "take it out, it belongs in the internal volume",
    },
    "R21-elsewhere": {
        "zh": "案件{number}的《{other}》记载，人员{person}在《{title}》的同一时间在另一地点；请核"
        "对两案的时间、地点和人员。",
        "en": "{other} of case {number} says that {person} was at another place at the time of "
        "{title}; check the times, places and people of both cases",
    },
    "R24-photo-repeated": {
        "zh": "这张照片与另一张是同一个文件，拍摄时间却不同；请换成真正拍摄的照片，或者改正时间。",
        "en": "this photograph is the same file as another one, and is said to be of another "
        "time; put the right one there, or correct the time",
    },
    "R28-heard-day-differs": {
        "zh": "《{title}》写的听取意见日期与《{other}》的日期不同；请核对。",
        "en": "the day on which {title} says the party was heard is not that of {other}; check "
        "both",
    },
    "R29-evidence-too-old": {
        "zh": "《{title}》引用的照片、录像都早于提出改正要求；请补入复查时拍摄的照片。",
        "en": "all pictures that {title} cites are older than what was required; add those taken "
        "at the re-check",
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
    "R32-receipt-date-differs": {
        "zh": "《{title}》的日期不是所列文书的送达日期，或者签收早于送达；请核对。",
        "en": "{title} bears another day than that on which its papers were served, or was signed "
        "before; check both",
    },
    "R32-not-cohabiting": {
        "zh": "《{title}》由与受送达人不同住的人代收；同住的成年家属才能代收，请另行送达或者核对关"
        "系。",
        "en": "{title} was taken by someone who does not live with the addressee; only an adult "
        "member of the household may, serve it again or check the relation",
    },
    "R32-household-of-unit": {
        "zh": "《{title}》送达给单位，却由“同住成年家属”签收；请由法定代表人、主要负责人或者负责收"
        "件的人签收，重新送达或者改正身份。",
        "en": "{title} is for a unit and was taken by a household member; its legal "
        "representative, head or receiving clerk takes it, serve it again or correct the capacity",
    },
    "R32-witness-of-the-agency": {
        "zh": "《{title}》留置送达的见证人是本机关人员；见证人应当是基层组织或者所在单位的代表，请"
        "另请见证人或者使用录像。",
        "en": "the witness of the leaving of {title} is one of the agency's own people; ask a "
        "representative of the neighbourhood or employer, or record it",
    },
    "R34-choice-missing": {
        "zh": "《{title}》由当事人签名，但没有记载其选择；请照原件填写当事人勾选的一项。",
        "en": "the party signed {title}, and its choice is not recorded; enter the box that was "
        "ticked on the original",
    },
    "R34-signed-by-another": {
        "zh": "《{title}》由没有参加的人员签名；请由写明的执法人员本人签名，不得代签。",
        "en": "{title} is signed by people who took no part; those it names sign for themselves",
    },
    "R34-approval-signed-by-another": {
        "zh": "《{title}》的签名人不是写明的审批人；请核对，审批人本人签名。",
        "en": "{title} is signed by another than the one whose opinion it states; check it, "
        "whoever approves signs",
    },
    "R34-witness-of-the-agency": {
        "zh": "《{title}》拒签的见证人是本机关人员；请另请见证人，或者使用录像。",
        "en": "the witness of the refusal to sign {title} is one of the agency's own people; ask "
        "somebody else, or record it",
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
    "R35-discussion-missing": {
        "zh": "《{title}》给予较重的处罚，卷内没有集体讨论记录；重大处罚由负责人集体讨论决定，请补"
        "入或者核对。",
        "en": "{title} imposes a grave penalty and no collective discussion is in the file; heads "
        "decide such matters together, add its record or check the kind",
    },
    "R35-review-not-agreed": {
        "zh": "《{title}》的结论不是同意，《{other}》却随后作出；请按审核意见办理并重新审核。",
        "en": "{title} does not agree, and {other} was made all the same; do what the review "
        "asks, and have it reviewed again",
    },
    "R35-fined-twice": {
        "zh": "《{title}》与前一份决定都有罚款；对同一违法行为不得两次罚款，请核对。",
        "en": "{title} fines what was fined in an earlier decision of this case; one act is fined "
        "once, check both",
    },
    "R35-decisions-contradict": {
        "zh": "卷内既有《{title}》又有《{other}》；一案只能有一种处理，请撤销其中一份。",
        "en": "the file holds both {title} and {other}; a case is decided one way, withdraw one "
        "of them",
    },
    "R35-under-fourteen": {
        "zh": "当事人行为当日不满十四周岁，不得作出《{title}》；请不予行政处罚，并责令监护人加以管"
        "教。",
        "en": "the party was under fourteen on that day, so {title} must not be made; impose no "
        "penalty and order the guardian to see to it",
    },
    "R2-query-by-name": {
        "zh": "《{title}》只按名称查询；请按统一社会信用代码、证件号码重新查询，同名的不一定是同一"
        "人。",
        "en": "{title} looked up by name only; query by credit code or identity number again, a "
        "namesake may be somebody else",
    },
    "R25-interpreter-missing": {
        "zh": "当事人需要使用其他语言文字，没有写明翻译人员；请填写翻译人员，或者说明当事人通晓。",
        "en": "the party needs another language and no interpreter is named; enter one, or say "
        "that the party understands",
    },
    "R35-payment-not-to-a-bank": {
        "zh": "《{title}》写明的收款处不像银行或者电子支付系统；罚款应当缴到指定的银行或者通过电子"
        "支付系统缴纳，请核对。",
        "en": "what {title} names for payment is no bank and no electronic payment; a fine goes "
        "to a designated bank, check it",
    },
    "R35-closing-differs": {
        "zh": "《{title}》写的罚款与决定不同；请核对。",
        "en": "{title} tells of another fine than was decided; check both",
    },
}
