"""The texts of what comes after issuing: voiding a paper, and what a case lacks to be sealed."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_COMPLETION"]

PAGES_OF_COMPLETION: Mapping[str, Mapping[str, str]] = {
    "page-take-back": {"zh": "撤回签署件", "en": "Take back the signed copy"},
    "page-take-back-file": {
        "zh": "它不再是本文书的签署件；文件和修改历史保留在案件里。",
        "en": "It is the signed copy of this paper no more; its file and the history stay with the "
        "case.",
    },
    "page-take-back-signatures": {
        "zh": "照它登记的签名、印章一并撤回，重新算作尚缺：",
        "en": "The signatures and seals that were read on it go with it, and are missing again: ",
    },
    "page-take-back-trail": {
        "zh": "谁、何时、为什么撤回，记入审计记录。",
        "en": "Who took it back, when and why stands in the audit trail.",
    },
    "page-take-back-reason": {"zh": "撤回的理由", "en": "Why it is taken back"},
    "page-take-back-reason-help": {
        "zh": "写明错在哪里，例如“是另一份文书的扫描件”“缺盖章的一页”；"
        "不写当事人的姓名和证件号码。",
        "en": "Say what is wrong, such as the scan of another paper or a page without the seal; "
        "name no party and no number of identity.",
    },
    "page-void": {"zh": "作废文书", "en": "Void a paper"},
    "page-void-number": {
        "zh": "文号保留在台账中，不再使用。",
        "en": "Its number stays on record and is never used again.",
    },
    "page-void-draft": {
        "zh": "文书回到草稿，签署、送达登记留在修改历史中；改正后可以重新定稿，取得新的文号。",
        "en": "The paper is a draft again; how it was signed and served stays in the history. "
        "Issued anew, it gets another number.",
    },
    "page-void-party": {
        "zh": "已经送达当事人的，依法另行更正或者撤销并告知当事人。",
        "en": "Where the party has it already, correct or withdraw it by law and tell the party.",
    },
    "page-void-printed": {
        "zh": "这些已定稿的文书印有它的文号或者送达，也要依次作废，再一并重新定稿：",
        "en": "These issued papers print its number or its service; void them too, in this order, "
        "and issue all of them anew:",
    },
    "page-void-reason": {"zh": "作废的理由", "en": "Why it is voided"},
    "page-void-reason-help": {
        "zh": "写明错在哪里，例如“文号写错”“送达地址有误，重新制作”。",
        "en": "Say what is wrong, such as a wrong number or a wrong address.",
    },
    "page-void-do": {"zh": "作废", "en": "Void"},
    "page-seal-binds": {
        "zh": "封存把本案的文书和证据装订成一份案卷，加上完整性封存并编入检索。",
        "en": "Sealing binds the papers and the evidence into one dossier, seals it against any "
        "change and makes it searchable.",
    },
    "page-seal-for-good": {
        "zh": "封存不能撤销：案卷此后不能修改，文书不能作废，只能另作补充。",
        "en": "It cannot be undone: nothing in the dossier is changed and none of its papers is "
        "voided after that; it can only be added to.",
    },
    "page-seal-do": {"zh": "确认封存", "en": "Seal it for good"},
    "page-seal-not-now": {"zh": "暂不封存", "en": "Not now"},
    "page-reading-number": {"zh": "文号", "en": "Document number"},
    "page-reading-wants": {"zh": "缺{label}", "en": "wants: {label}"},
    "page-seal-adds": {
        "zh": "这次只封存后来补充的文书，作为案卷的新一版；已经封存的不变：",
        "en": "Only the papers added since are sealed, as a new edition of the dossier; what is "
        "sealed stays as it is:",
    },
    "page-seal-not-kept": {
        "zh": "有内容没有保存到案件。",
        "en": "Something is not kept in the case yet.",
    },
    "page-seal-step": {
        "zh": "尚缺文书：{title}。{why}",
        "en": "A paper is missing: {title}; {why}",
    },
    "page-seal-not-issued": {"zh": "尚未定稿：{title}", "en": "Not issued yet: {title}"},
    "page-job-silent": {
        "zh": "服务没有应答，可能正在重启或者网络中断。已交办的工作不会丢失，服务恢复后自动接着办；"
        "本页会一直查看，恢复后自动更新。",
        "en": "Nobody answers; the service may be restarting, or the network is down. What was "
        "asked for is not lost and goes on by itself once the service is back; this page keeps "
        "looking and will show it.",
    },
    "page-seal-awaits": {
        "zh": "上述文书要写明送达情况，先登记《{title}》的送达。",
        "en": "It says how papers were served: note first how {title} was.",
    },
    "page-seal-early": {
        "zh": "登记的签署时间早于定稿时间：{labels}。文书是事后补录的，请核对时间",
        "en": "said to have been signed before the text stood: {labels}; where papers were written "
        "up later, check the times",
    },
    "page-seal-unsigned": {
        "zh": "《{title}》尚缺签署：{labels}",
        "en": "{title} still wants: {labels}",
    },
    "page-seal-findings": {
        "zh": "检查发现 {n} 处需要改正或者填写。",
        "en": "The rules find {n} places to put right or to fill in.",
    },
    "page-seal-wants-closed-on": {"zh": "尚未填写结案日期。", "en": "The day of closing is empty."},
    "page-seal-wants-filed-on": {"zh": "尚未填写归档日期。", "en": "The day of filing is empty."},
    "page-seal-wants-filed-by": {"zh": "尚未填写立卷人。", "en": "Who files it is empty."},
    "page-seal-wants-retention": {
        "zh": "尚未填写保管期限。",
        "en": "The period of retention is empty.",
    },
    "page-seal-review-asked": {
        "zh": "已提请审核，还没有审核决定。",
        "en": "A review was asked for and is not decided yet.",
    },
    "page-seal-review-returned": {
        "zh": "最近一次审核被退回（{by}，{at}）。",
        "en": "The last review sent the case back ({by}, {at}).",
    },
    "page-seal-remark": {
        "zh": "审核意见还没有处理：{remark}",
        "en": "A remark of the review is still open: {remark}",
    },
    "page-seal-file": {"zh": "文件没有上传：{name}", "en": "A file was not sent: {name}"},
}
