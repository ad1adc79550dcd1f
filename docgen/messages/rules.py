"""Texts of what the rules find, for a clerk (zh) and a developer (en), each with what to do next.

``title`` and ``other`` are printed titles of papers; no field ever holds personal data. Those on
files and people stand in ``rules_of_files``, those on penalties in ``rules_of_penalties``, those
beside other cases, clocks and benchmarks in ``rules_of_comparison``. Not for what the schemas find
(``schema``).
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.messages.rules_of_comparison import RULES_OF_COMPARISON
from docgen.messages.rules_of_files import RULES_OF_FILES
from docgen.messages.rules_of_penalties import RULES_OF_PENALTIES

__all__ = ["RULES"]

RULES: Mapping[str, Mapping[str, str]] = {
    "R1-education-missing": {
        "zh": "《{title}》依据的理由要求对当事人进行教育，卷内没有不晚于决定的教育记录；请补入教"
        "育记录，或者核对理由和日期。",
        "en": "the ground of {title} asks that the party be educated, and no education record "
        "is dated before it; add the record, or check the ground and the dates",
    },
    "R1-education-forbidden": {
        "zh": "违法事实不能成立的案件不得制作《{title}》；请从卷内撤出，或者改正决定的理由。",
        "en": "{title} must not be made where the facts are not established; take it out of the "
        "file, or correct the ground of the decision",
    },
    "R1-correction-unproved": {
        "zh": "《{title}》以及时改正为理由，卷内没有不晚于决定的复查记录；请补入复查记录和证据。",
        "en": "{title} rests on timely correction, and no re-check is dated before it; add the "
        "re-check record with its evidence",
    },
    "R1-not-corrected": {
        "zh": "《{title}》的结论是未改正，不能据以不予处罚；请改正复查结论，或者恢复处理程序。",
        "en": "{title} concludes that nothing was corrected, which cannot carry a no-penalty "
        "decision; correct the conclusion or resume the proceedings",
    },
    "R1-corrected-late": {
        "zh": "《{title}》的结论是逾期改正；请在决定中说明为什么仍属及时改正。",
        "en": "{title} concludes that the correction came late; say in the decision why it "
        "still counts as timely",
    },
    "R1-words-of-violation": {
        "zh": "违法事实不能成立的《{title}》中出现“{word}”；请改写，不作违法定性。",
        "en": "{title} says the facts are not established and yet uses the word {word}; reword "
        "it without calling anything a violation",
    },
    "R1-not-under-fourteen": {
        "zh": "《{title}》以不满十四周岁为理由，但当事人行为当日已满十四周岁；请核对出生日期或者"
        "改正理由。",
        "en": "{title} rests on the party being under fourteen, who was not on that day; check "
        "the birth date or correct the ground",
    },
    "R1-under-fourteen": {
        "zh": "当事人行为当日不满十四周岁，《{title}》应当以第三十条为理由；请改正理由并写明监护"
        "人。",
        "en": "the party was under fourteen on that day, so {title} must rest on article 30; "
        "correct the ground and name the guardian",
    },
    "R1-ground-differs": {
        "zh": "《{title}》的理由与《{other}》告知、审查的规定不同；请核对，确需变更的在决定中说"
        "明。",
        "en": "the ground of {title} is not the one told in {other}; check it, and give the "
        "reason in the decision if it did change",
    },
    "R2-query-after-decision": {
        "zh": "《{title}》中的查询时间（{day}）晚于决定日期；初次违法的查询应当在决定之前，请核"
        "对。",
        "en": "the query in {title} ({day}) is later than the decision; earlier cases are to be "
        "looked up before deciding, check the dates",
    },
    "R2-query-missing": {
        "zh": "《{title}》以初次违法为理由，卷内没有不晚于决定的首违查询记录；请查询以往案件，"
        "把查询记录入卷。",
        "en": "{title} rests on a first offence, and no query record is dated before the "
        "decision; look earlier cases up and add the record",
    },
    "R2-not-a-first-offence": {
        "zh": "《{title}》记有计入的以往案件，《{other}》却以初次违法为理由；请改正理由，或者写"
        "明该案不计入的理由。",
        "en": "{title} counts an earlier case, and {other} rests on a first offence; correct "
        "the ground, or give the reason why the case does not count",
    },
    "R2-earlier-case-unlisted": {
        "zh": "本机关档案库或者登记库中有同一当事人的以往案件{number}，《{title}》没有列出；请重"
        "新查询，列明该案并写明是否计入。",
        "en": "the archive or the registry holds the earlier case {number} of the same party, "
        "which {title} does not list; query again, list it, and say whether it counts",
    },
    "R2-earlier-cases-unreadable": {
        "zh": "档案库中有案卷读不出，《{title}》不能与本机关的以往案件核对；"
        "请先核验档案库并恢复该案卷，再核对。",
        "en": "a dossier of the archive cannot be read, so {title} cannot be compared with this "
        "agency's earlier cases; verify the archive, restore that dossier, and check again",
    },
    "R2-window-differs": {
        "zh": "《{title}》的认定期间规则是 {rule}，本机关设定的是 {wanted}；请核对，所适用的清单"
        "另有规定的在查询记录中写明。",
        "en": "the window rule of {title} is {rule}, the agency's is {wanted}; check it, and "
        "say so in the record where the list in use has another",
    },
    "R2-query-differs": {
        "zh": "《{title}》中的查询时间与《{other}》记载的不同；请核对，应当是同一次查询。",
        "en": "the time of the query in {title} is not the one on record in {other}; check it, "
        "both tell of the same query",
    },
    "R2-window-short": {
        "zh": "《{title}》的查询期间（{day}）没有覆盖认定期间（{due}）；请按认定期间重新查询。",
        "en": "the period queried in {title} ({day}) does not cover the window ({due}); query "
        "again for the whole window",
    },
    "R3-list-not-in-force": {
        "zh": "《{title}》适用的清单或者事项在行为当日（{day}）没有施行；请核对版本，从轻适用的在审"
        "查意见中说明。",
        "en": "the list named in {title}, or its item, did not hold on {day}, the day of the "
        "conduct; check its version, or say that the lighter rule is applied",
    },
    "R3-list-unknown": {
        "zh": "《{title}》适用的《{list}》（所写的版本）不在系统的清单中；请核对名称和文号，"
        "或者导入该清单。",
        "en": "{list} in the version that {title} names is not among the lists known here; check "
        "its title and document, or import it",
    },
    "R3-item-unknown": {
        "zh": "《{title}》适用的《{list}》没有第{item}项；请核对事项序号。",
        "en": "{list}, named in {title}, has no item {item}; check the number",
    },
    "R3-item-differs": {
        "zh": "《{title}》此处与清单不一致，清单写的是“{listed}”；请照清单填写。",
        "en": "{title} differs from the list here, which says {listed}; write it as listed",
    },
    "R3-item-of-other-offence": {
        "zh": "《{title}》适用的第{item}项“{listed}”所列条款不是本案违反的条款；请核对事项和条款。",
        "en": "item {item} that {title} applies ({listed}) names other articles than those "
        "violated; check the item and the articles",
    },
    "R3-list-differs": {
        "zh": "《{title}》没有写明《{other}》适用的清单事项，或者写的是另一项；请与审查结果写成"
        "一致。",
        "en": "{title} names no item of a list, or another than {other} applied; write the one "
        "that was reviewed",
    },
    "R3-condition-missing": {
        "zh": "《{title}》缺少清单的条件“{condition}”；请逐项写明并证明。",
        "en": "{title} leaves out a condition of the list ({condition}); answer it and refer to "
        "its evidence",
    },
    "R3-listed-unreasoned": {
        "zh": "《{title}》没有适用清单，而《{list}》第{item}项“{listed}”列有本案违反的条款；请适用"
        "清单，或者说明不适用的理由。",
        "en": "{title} applies no list, yet item {item} of {list} ({listed}) names the articles "
        "violated; apply it, or give the reasons for not doing so",
    },
    "R3-condition-unmet": {
        "zh": "《{title}》中有条件经查明不符合，却仍按不予处罚办理；请核对，条件应当全部符合。",
        "en": "a condition in {title} was found unmet and the case goes on as if it were; check "
        "it, all conditions must be met",
    },
    "R3-condition-unevidenced": {
        "zh": "《{title}》中有条件没有证据；请逐项引用证据。",
        "en": "a condition in {title} has no evidence; refer to evidence for each one",
    },
    "R4-suspected-crime": {
        "zh": "案件已记载涉嫌犯罪，不得制发《{title}》；请停止办理并按规定移送。",
        "en": "the case is marked as a suspected crime, so {title} must not be made; stop and "
        "transfer the case",
    },
    "R4-commitment-excluded": {
        "zh": "案件存在不适用柔性执法的情形，不得适用《{title}》；请撤出，依法处理（法定不予处罚"
        "的规定不受影响）。",
        "en": "the case is excluded from soft enforcement, so {title} must not be used; take it "
        "out and decide under the law, whose no-penalty grounds stay open",
    },
    "R5-officers-too-few": {
        "zh": "《{title}》只有{count}名执法人员；请写明至少两名不同的执法人员。",
        "en": "{title} names {count} officers; name at least two different ones",
    },
    "R5-servers-too-few": {
        "zh": "《{title}》由{count}人送达；直接送达、留置送达的送达回证由两名送达人签名，请补填"
        "或者核对。",
        "en": "{title} was served by {count} person; a receipt of direct service or of leaving "
        "is signed by two, enter both or check it",
    },
    "R5-certificate-missing": {
        "zh": "《{title}》中的执法人员{person}没有执法证；请补填执法证号和有效期，或者更换人员。",
        "en": "officer {person} of {title} has no certificate; enter its number and validity, "
        "or name someone else",
    },
    "R5-certificate-shared": {
        "zh": "人员{person}与{other}的执法证号相同；请与证件核对后改正。",
        "en": "{person} and {other} have the same certificate number; compare with the "
        "certificates and correct it",
    },
    "R5-reviewer-handled": {
        "zh": "法制审核人员{person}参与了《{title}》；审核人员不得办理本案，请更换人员。",
        "en": "legal reviewer {person} took part in {title}; a reviewer must not handle the "
        "case, name someone else",
    },
    "R5-visitor-handled": {
        "zh": "《{title}》的回访人{person}是本案承办人；请改由未参与办理的人员回访。",
        "en": "visitor {person} of {title} handled the case; let people who did not handle it "
        "make the visit",
    },
    "R5-interpreter-handled": {
        "zh": "翻译人员与本机关人员同名；办案人员不得兼任翻译，请另请翻译人员或者核对姓名。",
        "en": "the interpreter has the name of one of the agency's people; a handler must not "
        "interpret, ask another interpreter or check the name",
    },
    "R5-recusal-undecided": {
        "zh": "当事人在《{title}》中申请回避，卷内没有其后作出的回避决定；请由负责人决定并制作回"
        "避决定书。",
        "en": "the party asked for a recusal in {title}, and no decision on it is dated after; "
        "have the head decide and add the decision",
    },
    "R5-recused-handled": {
        "zh": "人员{person}已被决定回避，却在其后的《{title}》中执法；请由接替的人员重新办理。",
        "en": "{person} was recused and yet acts in the later {title}; have the successor do it "
        "again",
    },
    "R6-not-served": {
        "zh": "《{title}》没有送达情况；请填写送达的方式、时间和签收人。",
        "en": "nothing says that {title} was served; enter how, when and to whom",
    },
    "R6-receipt-missing": {
        "zh": "《{title}》已送达，但没有一份送达回证列有它；请补作送达回证。",
        "en": "{title} was served, yet no receipt lists it; add the receipt",
    },
    "R6-receipt-without-service": {
        "zh": "送达回证列有《{title}》，但该文书没有送达情况；请补填送达情况或者从回证中删去。",
        "en": "a receipt lists {title}, which has no service; enter its service or take it off "
        "the receipt",
    },
    "R7-consent-missing": {
        "zh": "《{title}》采用电子送达，但没有当事人签名的同意；请补入送达地址（方式）确认书，或"
        "者改用其他方式送达。",
        "en": "{title} was served electronically without the party's signed consent; add the "
        "confirmation of address and method, or serve it otherwise",
    },
    "R7-consent-late": {
        "zh": "《{title}》电子送达时当事人尚未同意；请核对同意和送达的时间，或者重新送达。",
        "en": "the party had not yet agreed when {title} was served electronically; check both "
        "times, or serve it again",
    },
    "R7-channel-missing": {
        "zh": "《{title}》的电子送达没有写明接收账号或者平台；请补填。",
        "en": "the electronic service of {title} names no channel; enter the account or platform",
    },
    "R7-channel-differs": {
        "zh": "《{title}》电子送达的账号不是当事人在送达地址（方式）确认书中确认的；请核对，或者"
        "按确认的账号重新送达。",
        "en": "{title} was served to another account than the party confirmed; check it, or "
        "serve it again to the one confirmed",
    },
    "R7-arrival-missing": {
        "zh": "《{title}》的电子送达没有到达系统的时间，该时间就是送达日期；请补填并附截屏。",
        "en": "the electronic service of {title} has no time of arrival, which is the time of "
        "service; enter it and attach a screenshot",
    },
    "R8-decision-late": {
        "zh": "《{title}》距立案{days}日，超过九十日；请附延长期限的批准，或者核对日期。",
        "en": "{title} came {days} days after filing, more than ninety; add the approved "
        "extension, or check the dates",
    },
    "R8-service-late": {
        "zh": "《{title}》作出后{days}个工作日才送达，超过七个工作日；请在备考表中说明，或者核对"
        "日期。",
        "en": "{title} was served {days} workdays after it was made, more than seven; explain "
        "it in the backing sheet, or check the dates",
    },
    "R9-out-of-order": {
        "zh": "《{title}》的日期（{day}）早于《{other}》（{other_day}），顺序不对；请核对两份文"
        "书的日期。",
        "en": "{title} ({day}) is dated before {other} ({other_day}); check both dates",
    },
    "R9-filed-before-source": {
        "zh": "立案日期（{day}）早于案件来源的接收日期（{received}）；请核对。",
        "en": "the case was filed ({day}) before it was received ({received}); check the dates",
    },
    "R9-conduct-after-filing": {
        "zh": "立案日期（{day}）早于行为发生日期（{happened}）；请核对。",
        "en": "the case was filed ({day}) before the conduct happened ({happened}); check the "
        "dates",
    },
    "R9-conduct-after-scene": {
        "zh": "行为时间晚于现场笔录的结束时间；请核对。",
        "en": "the conduct is later than the end of the scene record; check the times",
    },
    "R9-times-reversed": {
        "zh": "《{title}》的结束时间不晚于开始时间；请核对。",
        "en": "{title} ends before it begins; check its times",
    },
    "R9-record-date-differs": {
        "zh": "《{title}》的日期（{day}）与制作当日（{made}）不符；请改为制作当日。",
        "en": "{title} bears the date {day} and was made on {made}; date it by the day it was made",
    },
    "R9-signed-too-early": {
        "zh": "《{title}》的签名（盖章）时间早于文书形成；请核对。",
        "en": "{title} was signed before it was made; check the times",
    },
    "R9-copy-too-early": {
        "zh": "《{title}》的签署件形成于最后一个签名之前；请核对时间，或者重新扫描。",
        "en": "the executed copy of {title} is older than its last signature; check the time, "
        "or scan it again",
    },
    "R9-closed-before-service": {
        "zh": "《{title}》（{day}）早于《{other}》的送达（{served}）；送达完毕才能结案，请核对。",
        "en": "{title} ({day}) comes before {other} was served ({served}); close the case after "
        "service, check the dates",
    },
    "R9-dossier-dates": {
        "zh": "案卷日期{day}早于{other}；应当依次为结案报告、结案、归档，请核对。",
        "en": "the dossier's date {day} is before {other}; report, closing and filing follow in "
        "this order, check them",
    },
    "R9-term-already-passed": {
        "zh": "《{title}》规定的期限（{day}）早于{other}，当事人无法遵守；请改正期限。",
        "en": "the term in {title} ({day}) is before {other}, so nobody could keep it; correct "
        "the term",
    },
    "R9-in-the-future": {
        "zh": "日期{day}晚于今天（{today}），尚未发生；请核对。",
        "en": "the date {day} is after today ({today}) and has not come yet; check it",
    },
    "R10-birth-date-differs": {
        "zh": "出生日期与公民身份号码不符；请与证件核对。",
        "en": "the birth date is not the one in the identity number; compare with the card",
    },
    "R10-sex-differs": {
        "zh": "性别与公民身份号码不符；请与证件核对。",
        "en": "the sex is not the one in the identity number; compare with the card",
    },
    "R10-age-differs": {
        "zh": "《{title}》填写的年龄与公民身份号码不符；请与证件核对。",
        "en": "{title} gives another age than the identity number does; compare with the card",
    },
    "R10-identity-differs": {
        "zh": "《{title}》中同一人的证件号码与当事人、代表人处填写的不同；请与证件核对后统一。",
        "en": "{title} gives a person another identity number than the case does; compare with "
        "the card and make them equal",
    },
    "R10-resident-id-in-text-wrong": {
        "zh": "叙述中的公民身份号码校验不符；请与证件核对。",
        "en": "an identity number in the text fails its check digit; compare with the card",
    },
    "R10-division-unknown": {
        "zh": "此处号码所含的行政区划代码从未使用过；请与证件、执照核对。",
        "en": "the number here holds the code of a division that never existed; compare it with "
        "the document",
    },
    "R10-other-plate": {
        "zh": "叙述中的车牌号与涉案车辆不同；请核对，确有其他车辆的可以保留。",
        "en": "the text names another plate than the vehicle's; check it, and keep it only if "
        "there was another vehicle",
    },
    "R10-document-number-repeated": {
        "zh": "《{title}》的文号与《{other}》相同；请核对，文号不得重复使用。",
        "en": "{title} has the number of {other}; check them, a number is used once",
    },
    "R10-document-number-year": {
        "zh": "《{title}》文号中的年份与成文日期（{year}年）不符；请核对。",
        "en": "the year in the number of {title} is not that of its date ({year}); check it",
    },
    "R10-document-number-kind": {
        "zh": "《{title}》文号的代字与本机关规定的“{expected}”不同；请核对。",
        "en": "the number of {title} does not begin with {expected}; check it",
    },
    "R10-document-number-of-another-series": {
        "zh": "《{title}》填写的文号属于《{other}》的编号，用在这里会占用其编号；请改正，"
        "或者留空由系统编号。",
        "en": "the number of {title} is of the series of {other} and would use up a number of "
        "theirs; correct it, or leave it null to have the next one allocated",
    },
    "R11-capital-differs": {
        "zh": "大写金额与小写金额不符；大写应为“{expected}”，请核对哪一个正确。",
        "en": "the amount in words is not the amount in figures, which would be {expected}; "
        "check which one is right",
    },
    "R12-basis-missing": {
        "zh": "没有写明违反的条款；请补填法律、法规、规章的名称和条款项。",
        "en": "no violated article is named; enter the law and the article, paragraph and item",
    },
    "R12-law-name-nearly": {
        "zh": "法规清单中没有《{law}》，名称相近的有《{meant}》；请核对，名称写错的没有核对条款。",
        "en": "the list of statutes has no {law} but {meant}; check the name, the articles of a "
        "misnamed law are not checked",
    },
    "R12-law-not-in-force": {
        "zh": "《{law}》在{day}尚未施行或者已经失效，现行有效的是{now}；请引用当日有效的条文。",
        "en": "{law} was not in force on {day}, in force now is {now}; cite the articles in force "
        "on that day",
    },
    "R12-article-does-not-exist": {
        "zh": "《{law}》第{article}条没有所引的条、款或者项；请核对条文，"
        "条文确已修改的先更新法规清单。",
        "en": "{law} has no such article {article}, or not this paragraph or item of it; check "
        "the citation, and where the law has changed update the list of statutes first",
    },
    "R12-citation-stale": {
        "zh": "所引《{law}》第{article}条是旧版本的条文，{day}已不是这样规定；现行的是{now}，请核对"
        "后改引。",
        "en": "the cited article {article} of {law} is that of an older version and no longer so "
        "on {day}; in force now is {now}, check and cite that",
    },
    "R12-later-law": {
        "zh": "所引《{law}》第{article}条的版本在{day}尚未施行；新的规定较轻或者不认为是违法的才适"
        "用，请核对，适用的在文书中说明。",
        "en": "the cited article {article} of {law} is of a version not yet in force on {day}; it "
        "applies only where it is lighter or no longer finds a violation, check and say so",
    },
    "R12-quotation-differs": {
        "zh": "所引《{law}》第{article}条的条文与法规库中的原文不一致；请核对原文，有省略的用省略号"
        "标明。",
        "en": "the quoted text of article {article} of {law} is not that of the list of statutes; "
        "check the wording, and mark what is left out by an ellipsis",
    },
    "R13-coercive-words": {
        "zh": "《{title}》中出现“{word}”，这类文书不具有强制力；请改用“建议、提醒、可以”，或者另"
        "行制作有强制力的文书。",
        "en": "{title} uses the word {word}, and such a paper compels nobody; suggest or advise "
        "instead, or make the paper that may compel",
    },
    "R13-visit-inspects": {
        "zh": "《{title}》写明不含检查内容，却出现“{word}”；请改写为所见所闻，确有检查的填写检"
        "查的审批并另行制作检查文书。",
        "en": "{title} says that it holds no inspection and yet uses the word {word}; tell what "
        "was seen and heard, or name the approved inspection and make its papers",
    },
    "R13-agreement-oversteps": {
        "zh": "《{title}》的义务中出现“{word}”；协议不能设定处罚、强制措施，也不能约定仲裁，"
        "请删去。",
        "en": "a duty in {title} says {word}; an agreement sets no penalty and no coercion, and "
        "cannot name arbitration, take it out",
    },
    "R13-waiver-of-rights": {
        "zh": "《{title}》中出现“{word}”；承诺、协议不是认罚，也不放弃任何权利，请删去。",
        "en": "{title} uses the words {word}; a commitment or an agreement is no "
        "confession and waives nothing, take them out",
    },
    "R14-online-remedy-missing": {
        "zh": "《{title}》已电子送达，但没有在线申请行政复议的平台；请在执法主体处补填，或者说明"
        "尚未开通。",
        "en": "{title} was served electronically, and no online channel for reconsideration is "
        "named; enter it with the executing body if there is one",
    },
    **RULES_OF_COMPARISON,
    **RULES_OF_FILES,
    **RULES_OF_PENALTIES,
}
