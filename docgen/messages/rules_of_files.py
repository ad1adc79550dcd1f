"""Texts of what the rules of keeping, people, wording and execution find (R15 and on).

The same fields as in ``rules``, which joins them.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["RULES_OF_FILES"]

RULES_OF_FILES: Mapping[str, Mapping[str, str]] = {
    "R15-character-impossible": {
        "zh": "此处有不能归档的字符（{codepoint}，自造字、未定义、看不见的字符或者丢失的文字）；"
        "请改用标准汉字重新输入。",
        "en": "a character here cannot be kept ({codepoint}: private use, unassigned, unseen or "
        "lost text); type it again as a standard character",
    },
    "R15-character-uncovered": {
        "zh": "现有字体没有“{character}”字（{codepoint}），印不出来；请管理员在“管理”的“机关和规则”"
        "中加入有此字的字体（几个机关共用本系统的，请系统运行人员在服务器上放入字体），或者核对用字。",
        "en": "no font has the character {character} ({codepoint}), so it cannot be printed; ask "
        "an administrator to add a font that has it (Administration, Agency and rules; where "
        "several agencies share this home, who runs the machine puts it there), or check the "
        "character",
    },
    "R16-paper-missing": {
        "zh": "卷内没有《{title}》，这种办理方式必须有；请补入。",
        "en": "the file has no {title}, which this route must have; add it",
    },
    "R16-conduct-missing": {
        "zh": "这种办理方式应当填写行为（时间、地点、事实、条款）；请补填。",
        "en": "a case on this route needs its conduct; enter its time, place, facts and articles",
    },
    "R16-filing-not-of-route": {
        "zh": "“{route}”不用这种立案方式；请改正立案方式或者办理方式。",
        "en": "the route {route} is not handled with this way of filing; correct one of the two",
    },
    "R16-filing-missing": {
        "zh": "应当立案的案件没有《{title}》；请补入，或者改正立案方式。",
        "en": "the case must be filed and has no {title}; add it, or correct how it is filed",
    },
    "R16-closing-missing": {
        "zh": "已立案的案件没有《{title}》；请补入后归档。",
        "en": "the case was filed and has no {title}; add it before sealing",
    },
    "R16-closing-without-filing": {
        "zh": "不立案的事项不得使用《{title}》；请改用《{other}》，或者改正立案方式。",
        "en": "a matter that is not filed has no {title}; use {other}, or correct how it is filed",
    },
    "R16-unfiled-case-number": {
        "zh": "未立案的事项不使用案号；请改填登记号，或者改正立案方式。",
        "en": "a matter that is not filed has no case number; enter a register number, or "
        "correct how it is filed",
    },
    "R16-dossier-incomplete": {
        "zh": "案卷的“{name}”没有填写；归档前请补填。",
        "en": "the dossier lacks “{name}”; enter it before sealing",
    },
    "R16-filer-checks-own-file": {
        "zh": "立卷人与检查人是同一人；请由另一人检查案卷。",
        "en": "the filer also checks the file; let someone else check it",
    },
    "R16-file-missing": {
        "zh": "没有这里写的文件；请放入证据文件夹或者上传，或者改正文件名。",
        "en": "the file named here is not there; put it into the evidence folder or send it, or "
        "correct its name",
    },
    "R16-file-changed": {
        "zh": "文件内容与这里写的摘要不符；请换回原来的文件，或者核实后更正摘要。",
        "en": "the file is not the one this digest was taken of; put the original back, or "
        "correct the digest after checking",
    },
    "R16-file-kind": {
        "zh": "这个文件不是 JPEG、PNG 或者 PDF，不能装入案卷；请换成其中一种，文件名以 .jpg、.png "
        "或者 .pdf 结尾。",
        "en": "the file is no JPEG, PNG or PDF and cannot be bound; give one of these, named .jpg, "
        ".png or .pdf",
    },
    "R16-file-disguised": {
        "zh": "文件的内容与文件名所说的类型不符；请核实来源，换成原文件，或者改正文件名。",
        "en": "the file is not what its name says; check where it came from, and give the original "
        "or the right name",
    },
    "R16-file-damaged": {
        "zh": "文件已损坏，打不开；请换成完好的文件。",
        "en": "the file is damaged and cannot be opened; give an undamaged one",
    },
    "R16-file-encrypted": {
        "zh": "文件有密码保护；档案不收加密的文件，请换成没有密码的。",
        "en": "the file is locked by a password; the archive keeps nothing locked, give it without",
    },
    "R16-file-too-large": {
        "zh": "文件的像素或者页数超过上限；请缩小或者拆分，或者请管理员调高 limits.image_pixels、"
        "limits.pdf_pages。",
        "en": "the file has more pixels or pages than are taken in; make it smaller or split it, "
        "or have limits.image_pixels or limits.pdf_pages raised",
    },
    "R18-personal-data-published": {
        "zh": "《{title}》的公示内容含有个人信息（证件号码、电话、车牌、住址或者有关人员姓名）；请"
        "改写后重新审批。",
        "en": "the text that {title} makes public holds personal data (a number, a telephone, a "
        "plate, an address or a person's name); reword it and have it approved again",
    },
    "R18-personal-data-told": {
        "zh": "《{title}》的处理结果含有个人信息（证件号码、电话、车牌、住址或者有关人员姓名）；"
        "举报人只告知依法可以告知的部分，请改写。",
        "en": "the result told in {title} holds personal data (a number, a telephone, a plate, an "
        "address or a person's name); tell an informant only what the law allows",
    },
    "R18-party-named": {
        "zh": "《{title}》的公示内容写有当事人名称，却没有公开名称的依据；请改写为不能识别的称谓，"
        "或者写明依据和理由。",
        "en": "the text that {title} makes public names the party without a basis; reword it so "
        "that nobody is told by it, or give basis and reason",
    },
    "R18-minor-published": {
        "zh": "当事人是未成年人，不得制作《{title}》公示；请撤出。",
        "en": "the party is a minor, so nothing of the case is made public; take {title} out",
    },
    "R18-published-unapproved": {
        "zh": "《{title}》的公示日期（{day}）早于批准，或者没有批准；请先审批再公示，并核对日期。",
        "en": "{title} was made public on {day} before it was approved, or without approval; "
        "approve it first and check the dates",
    },
    "R18-withdrawn-late": {
        "zh": "《{title}》在事由发生后{days}个工作日才撤回，超过三个工作日；请在备考表中说明，或者"
        "核对日期。",
        "en": "{title} was withdrawn {days} workdays after its cause, more than three; explain it "
        "in the backing sheet, or check the dates",
    },
    "R19-retention-outside-table": {
        "zh": "保管期限“{period}”不在本机关批准的保管期限表中；请选用表中的期限。",
        "en": "the retention {period} is not in the agency's approved table; choose one that is",
    },
    "R19-retention-too-short": {
        "zh": "案卷的保管期限（{period}）短于卷内文书要求的期限（{asked}）；请核对。",
        "en": "the dossier's retention ({period}) is shorter than its papers ask ({asked}); "
        "check it",
    },
    "R20-amends-unissued-paper": {
        "zh": "《{title}》所针对的《{other}》不是已经发出的文书；没有发出的直接改正，笔录由当事"
        "人确认后更正。",
        "en": "{title} changes {other}, which did not go out; write a draft anew, and let a record "
        "be corrected by who signed it",
    },
    "R20-amended-before-made": {
        "zh": "《{title}》（{day}）早于所针对的《{other}》（{other_day}）；请核对日期。",
        "en": "{title} ({day}) is dated before {other} ({other_day}), which it changes; check both "
        "dates",
    },
    "R20-issued-paper-changed": {
        "zh": "《{title}》已经制发，内容不得改动；请恢复原内容，确有错误的作废后重新制发，已经封存"
        "的补充归档更正。",
        "en": "{title} is issued and its content must not change; restore it, or void the paper "
        "and issue it anew (a sealed one is amended by a supplement)",
    },
    "R20-issued-paper-removed": {
        "zh": "已经制发的文书{paper}不在案件中；请恢复，不用的应当作废而不是删除。",
        "en": "the issued paper {paper} is no longer in the case; restore it, and void what is "
        "not wanted instead of deleting it",
    },
    "R20-issued-number-changed": {
        "zh": "《{title}》的文号与制发时不同；请恢复原文号。",
        "en": "{title} has another number than when it was issued; restore the number",
    },
    "R20-case-number-changed": {
        "zh": "本案已登记的编号是{recorded}，与这里填写的不同；请填写已登记的编号，或者留空。",
        "en": "the case is registered as {recorded}, which is not what stands here; give that "
        "number, or null",
    },
    "R20-number-taken": {
        "zh": "这里填写的编号在本机关已被使用（作废的编号也不再使用）；请改正，或者留空由系统编号"
        "。",
        "en": "the number given here is in use in this agency already (a voided one stays used); "
        "correct it, or leave it null to have the next one allocated",
    },
    "R20-shared-facts-changed": {
        "zh": "当事人、行为、车辆、来源或者机关等事项在制发第一份文书之后有改动，已制发的文书仍"
        "为原内容；请核对，必要时更正文书。",
        "en": "party, conduct, vehicle, source or authority changed after the first paper was "
        "issued, and issued papers keep the old text; check whether they need amending",
    },
    "R20-sealed-paper-removed": {
        "zh": "已经封存的文书{paper}不在案件中；补充归档只能增加，请恢复。",
        "en": "the sealed paper {paper} is no longer in the case; a supplement only adds, "
        "restore it",
    },
    "R20-supplement-backdated": {
        "zh": "补充归档的《{title}》日期（{day}）早于结案日期（{closed}）；请在备考表中说明为什"
        "么当时没有归入。",
        "en": "the supplement {title} ({day}) is older than the closing of the case ({closed}); "
        "say in the backing sheet why it was not filed then",
    },
    "R21-two-places": {
        "zh": "人员{person}在《{title}》和《{other}》中的时间重叠，不能同时在两处；请核对时间或"
        "者人员。",
        "en": "{person} is in {title} and {other} at the same time; check the times or the people",
    },
    "R22-certificate-not-valid": {
        "zh": "《{title}》中的人员{person}的执法证在当日（{day}）无效；请核对有效期，或者更换人"
        "员。",
        "en": "the certificate of {person} in {title} was not valid on the day ({day}); check "
        "its validity, or name someone else",
    },
    "R22-auxiliary-as-officer": {
        "zh": "辅助人员{person}在《{title}》中作为执法人员；辅助人员不得执法和签名，请更换为执法"
        "人员。",
        "en": "auxiliary {person} acts as an officer in {title}; auxiliaries must neither act "
        "nor sign, name an officer",
    },
    "R22-delegation-not-valid": {
        "zh": "《{title}》的日期（{day}）不在委托期限之内；请核对委托书，期限之外不得以委托机关"
        "名义执法。",
        "en": "{title} is dated {day}, outside the term of the delegation; check it, nobody "
        "acts for another body outside that term",
    },
    "R23-approver-handled": {
        "zh": "《{title}》的审批人{person}是本案承办人；请由未承办的负责人审批。",
        "en": "approver {person} of {title} handled the case; let a head who did not handle it "
        "approve",
    },
    "R23-approved-before-report": {
        "zh": "《{title}》的审批（{day}）早于报告日期（{made}）；请核对。",
        "en": "{title} was approved ({day}) before it was written ({made}); check the dates",
    },
    "R23-approvals-out-of-order": {
        "zh": "《{title}》的后一级审批（{day}）早于前一级；请核对日期和顺序。",
        "en": "a later approval of {title} ({day}) is dated before an earlier one; check dates "
        "and order",
    },
    "R23-not-approved": {
        "zh": "《{title}》的审批意见是不同意，不能继续办理；请按审批意见处理。",
        "en": "an approval of {title} says no, so the case cannot go on; follow that opinion",
    },
    "R23-inspection-approved-late": {
        "zh": "《{title}》所附检查的批准日期（{day}）晚于走访；检查应当先批准，请核对，没有批准的"
        "不得检查。",
        "en": "the inspection beside {title} was approved on {day}, after the visit; an inspection "
        "is approved first, check the dates",
    },
    "R23-made-before-approval": {
        "zh": "《{title}》的成文日期早于批准日期（{day}）；经审批的文书应当在批准之后制作，请核"
        "对日期。",
        "en": "{title} is dated before its approval ({day}); what needs approval is made after "
        "it, check the dates",
    },
    "R23-approval-of-nothing": {
        "zh": "《{title}》没有列出它批准的文书，定稿以后不能补入；请先起草《{papers}》（不定稿），"
        "在“批准制作的文书”中选上，再先后定稿两份文书。",
        "en": "{title} lists nothing that it approves, and cannot once it is issued; draft "
        "{papers} first without issuing it, choose it here, then issue {title} and it after that",
    },
    "R23-decided-before-approval": {
        "zh": "《{title}》的日期早于负责人对《{other}》的审查（{day}）；应当先审查再决定，请核对日"
        "期。",
        "en": "{title} is dated before the head examined {other} ({day}); examine first and "
        "decide after, check the dates",
    },
    "R24-copy-unverified": {
        "zh": "复制件没有注明与原件核对无异或者没有提供人签名；请补办。",
        "en": "a copy is not marked as checked against the original, or not signed by who gave "
        "it; have it done",
    },
    "R24-photo-incomplete": {
        "zh": "照片没有写明“{name}”；照片应当写明时间、地点和拍摄人，请补填。",
        "en": "a photograph lacks “{name}”; enter its time, place and photographer",
    },
    "R25-guardian-missing": {
        "zh": "当事人行为当日未满十八周岁，没有写明到场的监护人；请在代表人中填写监护人并引用。",
        "en": "the party was under eighteen on that day and no guardian is named; enter the "
        "guardian among the representatives and refer to it",
    },
    "R25-name-annotated": {
        "zh": "当事人名称中有备注或者标记（如“已注销”、<b>），不像证照上的名称；请核对，"
        "单位已注销、更名的请先查明现在的当事人。",
        "en": "the party's name holds a note or a mark (as 已注销, <b>) that no licence has; check "
        "it, and where the unit was struck off or renamed find out who the party is now",
    },
    "R25-name-computed": {
        "zh": "名称（姓名）处是电子表格的公式或者错误值（如 #REF!、#N/A），不是名称；"
        "请按证照填写。",
        "en": "a formula or an error value of a spreadsheet (as #REF!, #N/A) stands in place of a "
        "name; enter the name as the licence or card has it",
    },
    "R25-person-unnamed": {
        "zh": "《{title}》没有写明是谁到场、回答：当事人是单位，由具体的人代表它；请填写其姓名、"
        "证件号码等。",
        "en": "{title} does not say who was there and answered: a unit is spoken for by somebody; "
        "enter the name and the rest",
    },
    "R25-identity-proof-missing": {
        "zh": "证据中没有当事人的身份证明；请补入身份证件、营业执照等的复制件。",
        "en": "the evidence holds no proof of the party's identity; add a copy of the card or "
        "licence",
    },
    "R26-law-name-short": {
        "zh": "法律名称“{law}”不是全称；请写全称，例如“中华人民共和国行政处罚法”。",
        "en": "{law} is not the full name of the law; write it in full",
    },
    "R26-law-name-marked": {
        "zh": "法律名称“{law}”带有书名号，系统无法据以核对条文；书名号由模板打印，请去掉。",
        "en": "{law} carries book title marks, so it cannot be checked; templates print them, "
        "take them off",
    },
    "R26-paragraph-missing": {
        "zh": "《{law}》第{article}条有数款，引用时没有写明是哪一款；请补填款、项。",
        "en": "article {article} of {law} has several paragraphs and none is named; enter "
        "paragraph and item",
    },
    "R26-item-missing": {
        "zh": "《{law}》第{article}条分项规定，引用时没有写明是哪一项；请补填项。",
        "en": "article {article} of {law} is divided into items and none is named; enter the item",
    },
    "R26-short-name-not-introduced": {
        "zh": "《{title}》使用简称《{law}》而没有交代；请写全称，或者在首次出现时写明“以下简称”。",
        "en": "{title} uses the short name {law} without introducing it; write the full name, or "
        "say at its first use what it is short for",
    },
    "R27-suspected-after-decision": {
        "zh": "《{title}》认定事实后仍写“涉嫌”；请删去“涉嫌”。",
        "en": "{title} still speaks of suspicion after the facts are found; take the word out",
    },
    "R27-suspicion-missing": {
        "zh": "《{title}》形成于调查之前，应当写“涉嫌”；请改写。",
        "en": "{title} is made before the inquiry and must speak of suspicion (涉嫌); reword it",
    },
    "R28-statement-unreviewed": {
        "zh": "《{title}》记载了当事人意见，没有写复核结果；请写明采纳与否及理由。",
        "en": "{title} records what the party said and not how it was reviewed; say whether it "
        "was accepted, and why",
    },
    "R28-disagreement-unrecorded": {
        "zh": "当事人在承诺书中表示有不同意见，《{title}》没有记载；请记载并写明复核结果。",
        "en": "the party disagreed in the commitment letter and {title} does not say so; record "
        "it and how it was reviewed",
    },
    "R28-statement-unrecorded": {
        "zh": "卷内《{other}》记有当事人的意见，《{title}》却写没有提出意见；请写明意见和复核结果"
        "。",
        "en": "{other} records what the party said, and {title} says that nothing was put "
        "forward; state it and how it was reviewed",
    },
    "R28-heard-after-decision": {
        "zh": "《{title}》的听取意见日期（{day}）晚于决定日期；应当先听取意见再决定，请核对。",
        "en": "{title} heard the party ({day}) after it was decided; hear first, check the dates",
    },
    "R28-record-unreviewed": {
        "zh": "《{title}》记有当事人的陈述申辩，卷内没有对它的复核意见；请在调查报告或者决定中逐"
        "项写明是否采纳和理由。",
        "en": "{title} records what the party had to say, and nothing in the file reviews it; "
        "say in the report or the decision what is accepted and why",
    },
    "R29-extension-after-term": {
        "zh": "《{title}》的申请日期（{day}）晚于原定期限（{due}）；延期应当在期限届满前申请，请"
        "核对，确需批准的说明理由。",
        "en": "the extension in {title} was asked for on {day}, after the term ({due}); it is "
        "asked for in time, check the dates or give the reason",
    },
    "R29-recheck-late": {
        "zh": "《{title}》（{day}）晚于约定的复查日期（{due}）且没有说明；请在签署情况的备注中说"
        "明原因。",
        "en": "{title} ({day}) came after the promised day ({due}) without a word; give the "
        "reason in the remarks of its execution",
    },
    "R29-recheck-without-evidence": {
        "zh": "《{title}》没有引用任何证据；请补入照片、查询结果等并引用。",
        "en": "{title} refers to no evidence; add photographs or query results and refer to them",
    },
    "R29-requirement-unchecked": {
        "zh": "《{other}》有{count}项改正要求，《{title}》没有逐项复查；请补查、补填。",
        "en": "{other} has {count} requirements and {title} does not answer each; check and enter "
        "the rest",
    },
    "R29-result-contradicted": {
        "zh": "《{title}》中有改正要求没有改正或者只部分改正，与结论矛盾；请核对。",
        "en": "a requirement in {title} is not or only partly corrected, which contradicts its "
        "conclusion; check them",
    },
    "R29-correction-day-differs": {
        "zh": "《{title}》的改正日期（{day}）与复查记录（{other}）不同；请核对。",
        "en": "the day of correction in {title} ({day}) is not that of the re-check ({other}); "
        "check them",
    },
    "R29-conclusion-contradicted": {
        "zh": "《{title}》的改正日期（{day}）与复查结论或者复查日期矛盾；请核对。",
        "en": "the day of correction in {title} ({day}) contradicts its conclusion or its own "
        "day; check them",
    },
    "R32-served-before-made": {
        "zh": "《{title}》的送达日期（{served}）早于成文日期（{made}）；请核对。",
        "en": "{title} was served ({served}) before it was made ({made}); check the dates",
    },
    "R32-served-before-sealed": {
        "zh": "《{title}》的送达时间（{served}）早于加盖机关印章的时间（{sealed}）；请核对。",
        "en": "{title} was served ({served}) before the agency's seal was set on it ({sealed}); "
        "check both times",
    },
    "R32-relation-missing": {
        "zh": "《{title}》由他人代收，没有写明与受送达人的关系；请补填。",
        "en": "someone else received {title} and the relation to the party is missing; enter it",
    },
    "R32-recipient-differs": {
        "zh": "《{title}》的签收人写为本人、经营者或者法定代表人，姓名（名称）却与当事人处不同；"
        "请核对，由他人代收的改选代收身份。",
        "en": "the recipient of {title} is called the party, operator or representative and has "
        "another name; check it, or choose the capacity of who received it",
    },
    "R32-lien-unwitnessed": {
        "zh": "《{title}》留置送达，既没有见证人也没有录像；请补填其中之一。",
        "en": "{title} was left without a witness or a recording; enter one of them",
    },
    "R32-tracking-missing": {
        "zh": "《{title}》邮寄送达，没有邮件编号；请补填并附回执。",
        "en": "{title} was mailed and has no tracking number; enter it and attach the slip",
    },
    "R32-authorization-missing": {
        "zh": "委托代理人没有授权委托书的内容（权限、期限）；请补填并附授权委托书。",
        "en": "an agent has no authorization; enter its scope and term, and attach the letter",
    },
    "R32-authorization-not-valid": {
        "zh": "《{title}》由委托代理人签名（{day}），不在授权期限之内；请核对授权委托书。",
        "en": "an agent signed {title} on {day}, outside the term of the authorization; check "
        "the letter",
    },
    "R32-authorization-not-in-file": {
        "zh": "代理人凭授权参加《{title}》，但卷内既没有《授权委托书》，也没有它的复制件；请制作该"
        "文书，或者把收到的授权委托书登记为证据。",
        "en": "a representative acts in {title} by an authorization of which the file has neither "
        "the letter nor a copy; make the letter, or register the one received as evidence",
    },
    "R33-recording-incomplete": {
        "zh": "录音录像没有写明“{name}”；请补填编号和起止时间。",
        "en": "a recording lacks “{name}”; enter its number and its times",
    },
    "R33-recording-reversed": {
        "zh": "录音录像的结束时间不晚于开始时间；请核对。",
        "en": "a recording ends before it begins; check its times",
    },
    "R33-recording-outside": {
        "zh": "《{title}》引用的录音录像不在该文书（送达）的时间之内；请核对编号和时间。",
        "en": "the recording that {title} refers to was not made at that time; check its number "
        "and times",
    },
    "R33-recording-partial": {
        "zh": "《{title}》引用的录音录像没有覆盖记录的全过程；请核对时间，确实如此的在备注中说明。",
        "en": "the recording that {title} refers to does not cover all of it; check the times, "
        "or explain it in a remark",
    },
    "R34-blank-left": {
        "zh": "《{title}》中还有没有填写的空（{blank}）；请填写或者删去。",
        "en": "{title} still has blanks of a phrase ({blank}); fill them in or take them out",
    },
    "R34-signature-missing": {
        "zh": "《{title}》缺“{label}”的签名（盖章）；请补签，或者按拒签、不在场填写。",
        "en": "{title} lacks the signature of {label}; have it signed, or record the refusal or "
        "absence",
    },
    "R34-record-unsigned": {
        "zh": "《{title}》没有“{label}”的签名，也没有记明拒签、不在场，"
        "不能作为证据；请补签或者记明。",
        "en": "{title} has no signature of {label} and tells of no refusal or absence, so it "
        "proves nothing; have it signed, or record why not",
    },
    "R34-decision-unsealed": {
        "zh": "《{title}》没有“{label}”的记载，不发生效力；请盖章并登记。",
        "en": "{title} bears no {label} on record and has no effect; have it sealed and note it",
    },
    "R34-nothing-signed": {
        "zh": "全卷没有一处签名、盖章的记载；请在封存以前签署并登记。",
        "en": "nothing in the file is signed or sealed; have the papers signed before it is "
        "sealed, and note it",
    },
    "R34-refusal-unexplained": {
        "zh": "《{title}》记载拒绝签名或者不在场，没有写明理由，或者拒签没有见证人、录像；请补填。",
        "en": "{title} records a refusal or an absence without its reason, or a refusal without "
        "a witness or recording; enter them",
    },
    "R34-executed-copy-missing": {
        "zh": "《{title}》已签署，没有签署件；请扫描签署后的原件并填入。",
        "en": "{title} is signed and has no executed copy; scan the signed original and enter it",
    },
    "R34-executed-copies-missing-on-trial": {
        "zh": "试用：{count} 份已签署的文书没有签署件，卷内看不到签名、印章；正式使用时不能封存，"
        "请扫描签署后的原件并填入。",
        "en": "on trial: {count} signed paper(s) have no executed copy, and the dossier shows no "
        "signature or seal; in earnest it could not be sealed: scan the signed originals and enter "
        "them",
    },
    "R34-copy-lacks-signature": {
        "zh": "《{title}》的签署件没有全部已记载的签名；请重新扫描，或者核对签名情况。",
        "en": "the executed copy of {title} does not bear every signature recorded; scan it "
        "again, or check the signatures",
    },
}
