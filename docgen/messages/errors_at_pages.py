"""What a page says of an error where the sentence for systems and commands would not help a clerk.

``page-error-CODE`` stands in place of ``CODE``. ``{size}`` is ``{most}`` bytes, and
``{action}`` is told in words. Not for errors whose own sentence speaks to people.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS_AT_PAGES"]

_STALE = {
    "zh": "这个页面已经过时；请重新打开页面，再做一次",
    "en": "this page is out of date; open it again and repeat the step",
}
_BUSY = {"zh": "系统正忙；请稍候几秒再试", "en": "the system is busy; try again in some seconds"}
_LOGGED_OUT = {
    "zh": "登录已经过期；请重新登录，已经填写的内容保存在本机",
    "en": "your log-in is over; log in again, what you wrote is kept on this machine",
}
_NOT_HERE = {
    "zh": "地址可能写错了，或者只在页面上按按钮时使用；请检查地址，或者从首页进入",
    "en": "the address may be misspelt, or serve a button of a page only; check it, or begin at "
    "the start",
}
_OF_THE_MACHINE = {
    "zh": "服务器出了问题，这一步没有完成；请告诉管理员",
    "en": "something is wrong at the server, and nothing was done; tell the administrator",
}

ERRORS_AT_PAGES: Mapping[str, Mapping[str, str]] = {
    "page-error-access-denied": _LOGGED_OUT,
    "page-error-agency-exists": {
        "zh": "机关代码 {agency} 已经登记；请另选一个",
        "en": "the agency {agency} is there already; choose another code",
    },
    "page-error-agency-foreign": {
        "zh": "案件中的机关代码不是您所在机关的；请在“机关与案卷”中改正",
        "en": "the case names another agency than yours; correct it",
    },
    "page-error-agency-unknown": {
        "zh": "没有代码为 {agency} 的机关；请先在“管理 › 机关”中登记",
        "en": "no agency has the code {agency}; add it first",
    },
    "page-error-api-key-over": {
        "zh": "这个系统密钥已被吊销或者已经到期；请另建一个",
        "en": "this key is revoked or over; make a new one",
    },
    "page-error-api-key-replaced": {
        "zh": "这个系统密钥已由 {by} 接替；请使用 {by}，其内容已经丢失的，先吊销 {by}，再更换一次",
        "en": "this key was replaced by {by} already; use that one, or, where it got lost, revoke "
        "it and replace this one once more",
    },
    "page-error-api-key-term": {
        "zh": "有效天数应为 1 至 {most} 天；请另填",
        "en": "a key is good for 1 to {most} days; give another number",
    },
    "page-error-api-key-unknown": {
        "zh": "没有这个系统密钥；请从列表中选择",
        "en": "there is no such key; choose one of the list",
    },
    "page-error-body-json": _STALE,
    "page-error-body-too-large": {
        "zh": "文件或者内容超过 {size}；请压缩或者拆分后再上传",
        "en": "this is larger than {size}; make it smaller or split it",
    },
    "page-error-body-too-slow": {
        "zh": "网络太慢，内容没有传完；请检查网络后再试",
        "en": "the network is too slow, and not all came; check it and try again",
    },
    "page-error-busy": _BUSY,
    "page-error-case-exists": {
        "zh": "案件编号 {case} 已被使用；请另填编号",
        "en": "the case id {case} is taken; choose another",
    },
    "page-error-case-moved": {
        "zh": "案件刚刚被别人改过；请重新打开页面，核对后再保存",
        "en": "somebody changed the case meanwhile; open the page again and look before you save",
    },
    "page-error-case-unknown": {
        "zh": "没有案件 {case}；请从案件列表打开",
        "en": "there is no case {case}; open it from the list of cases",
    },
    "page-error-copy-too-short": {
        "zh": "《{title}》签名盖章后的扫描件有 {found} 页，定稿有 {pages} 页；请扫描全部页面"
        "，再次封存",
        "en": "the scan of {title} with signatures has {found} page(s), the issued paper "
        "{pages}; scan every page and seal again",
    },
    "page-error-credentials-missing": _LOGGED_OUT,
    "page-error-csrf-invalid": _STALE,
    "page-error-cursor-invalid": _STALE,
    "page-error-defect": {
        "zh": "程序出了差错，这一步没有完成，也没有留下写了一半的内容；请告诉管理员",
        "en": "the program failed, nothing was done and nothing half-written is left; tell the "
        "administrator",
    },
    "page-error-disk-full": {
        "zh": "服务器磁盘已满，这一步没有完成；请告诉管理员",
        "en": "the disk of the server is full, and nothing was done; tell the administrator",
    },
    "page-error-dossier-conflict": {
        "zh": "案卷 {number} 已经封存，内容不同；新增内容请作补充归档",
        "en": "dossier {number} is sealed already with other contents; add what is new as a "
        "supplement",
    },
    "page-error-dossier-not-found": {
        "zh": "没有编号为 {number} 的案卷；请在“案卷”中检索",
        "en": "there is no dossier {number}; search for it in the archive",
    },
    "page-error-draft-deleted": {
        "zh": "这份草稿已经删除；请从首页打开别的案件，或者新建案件",
        "en": "this draft was deleted; open another case from the start, or begin one",
    },
    "page-error-draft-unknown": {
        "zh": "没有这份草稿；请从首页打开案件",
        "en": "there is no such draft; open the case from the start",
    },
    "page-error-draft-too-large": {
        "zh": "草稿无法保存：超过 {size}，或者含有不能作为文字的内容；请减少后再保存",
        "en": "the draft cannot be kept: it is larger than {size}, or holds characters of no text",
    },
    "page-error-duty-missing": {
        "zh": "您的职责不能“{action}”；确有需要的，请向管理员申请",
        "en": "your duties do not let you {action}; ask the administrator if you need to",
    },
    "page-error-evidence-damaged": {
        "zh": "证据文件 {file} 已损坏，打不开；请重新上传完好的文件",
        "en": "the evidence file {file} is damaged and cannot be opened; send a good one",
    },
    "page-error-evidence-digest": {
        "zh": "证据文件 {file} 与登记时的内容不同；请重新上传原件",
        "en": "the evidence file {file} is not what it was when it was registered; send the "
        "original again",
    },
    "page-error-evidence-disguised": {
        "zh": "证据文件 {file} 的内容与文件名的类型不符；请核实来源后重新上传",
        "en": "what the evidence file {file} holds is not what its name says; see where it "
        "comes from and send it again",
    },
    "page-error-evidence-encrypted": {
        "zh": "证据文件 {file} 有密码保护；请换成没有密码的",
        "en": "the evidence file {file} is locked by a password; give it without",
    },
    "page-error-evidence-kind-unknown": {
        "zh": "证据文件 {file} 不能装入案卷；请换成 JPEG、PNG 或者 PDF",
        "en": "the evidence file {file} cannot be bound; give it as JPEG, PNG or PDF",
    },
    "page-error-evidence-missing": {
        "zh": "证据文件 {file} 没有上传；请在“证据”一栏上传",
        "en": "the evidence file {file} was not sent; send it under “Evidence”",
    },
    "page-error-evidence-pages": {
        "zh": "证据文件 {file} 的页数不在 1 至 {most} 之间；请拆分后重新上传",
        "en": "the evidence file {file} does not have 1 to {most} pages; split it and send "
        "the parts",
    },
    "page-error-evidence-pixels": {
        "zh": "证据文件 {file} 超过 {most} 像素；请缩小后重新上传",
        "en": "the evidence file {file} has more than {most} pixels; make it smaller and send "
        "it again",
    },
    "page-error-evidence-too-large": {
        "zh": "证据文件 {file} 使本案的文件超过 {size}；请缩小后重新上传",
        "en": "with the evidence file {file} the files of the case have more than {size}; "
        "make it smaller and send it again",
    },
    "page-error-file-too-large": {
        "zh": "文件超过 {size}；请压缩或者拆分后再上传",
        "en": "the file is larger than {size}; make it smaller or split it",
    },
    "page-error-file-unknown": {
        "zh": "没有这个文件，或者还没有上传；请重新上传",
        "en": "there is no such file, or it was not sent yet; send it again",
    },
    "page-error-idempotency-conflict": _STALE,
    "page-error-idempotency-in-flight": _BUSY,
    "page-error-idempotency-key": _STALE,
    "page-error-piece-digest": _STALE,
    "page-error-number-awaited": {
        "zh": "《{title}》印有《{other}》的文号；请先定稿《{other}》，再定稿这一份",
        "en": "{title} prints the number of {other}; issue {other} first, then this one",
    },
    "page-error-secret-shown": _STALE,
    "page-error-instrument-unknown": {
        "zh": "没有这种文书（{instrument}）；请从列表中选择",
        "en": "there is no such instrument ({instrument}); choose one of the list",
    },
    "page-error-job-deadline": {
        "zh": "没有在期限内完成；请再做一次，仍不成功的请告诉管理员",
        "en": "it did not end in time; try again, and tell the administrator if it fails again",
    },
    "page-error-length-missing": _STALE,
    "page-error-media-type": _STALE,
    "page-error-method-not-allowed": _NOT_HERE,
    "page-error-number-pattern-invalid": {
        "zh": "这个样式不能使用：{what}；请改正",
        "en": "this pattern is not usable: {what}; correct it",
    },
    "page-error-numbers-held": {
        "zh": "登记库恢复到 {since} 的状态，其后给出的编号可能已经写在文书上；管理员告知最后的编号"
        "以后才能继续编号",
        "en": "the registry was restored from its state of {since}, and numbers given after that "
        "may stand on papers; numbers are given again when an administrator has told the last ones",
    },
    "page-error-paper-changed": {
        "zh": "《{title}》已经定稿，而案件中的内容与定稿不同；请恢复原内容，尚未封存的也可以"
        "先作废再重新定稿",
        "en": "{title} is issued and the case now says something else in it; restore what it said, "
        "or, unless it is sealed, void it and issue it anew",
    },
    "page-error-paper-outdated": {
        "zh": "《{title}》印有已经作废的《{other}》的文号或者送达；请依次作废下列"
        "文书，再一并重新定稿：{papers}",
        "en": "{title} prints {other}, which was voided; void these too, in this order, and issue "
        "all of them anew: {papers}",
    },
    "page-error-number-taken": {
        "zh": "编号 {number} 在本机关已被使用；请改正，或者留空由系统编号",
        "en": "the number {number} is in use in this agency; correct it, or leave it empty to "
        "have the next one",
    },
    "page-error-numbers-moved": _BUSY,
    "page-error-path-unknown": _NOT_HERE,
    "page-error-precondition-missing": _STALE,
    "page-error-rate-exceeded": {
        "zh": "操作过于频繁；请稍候几秒再试",
        "en": "that was too much at once; wait some seconds and try again",
    },
    "page-error-register-unknown": {
        "zh": "没有这种台账；请从台账页选择",
        "en": "there is no such register; choose one of the page",
    },
    "page-error-registry-busy": _BUSY,
    "page-error-registry-unusable": _OF_THE_MACHINE,
    "page-error-request-invalid": {
        "zh": "地址或者表单中有一项填得不对，例如日期、月份的写法，或者文字太长；请返回上一页改正",
        "en": "something in the address or the form is wrong, such as a date, a month or a text "
        "that is too long; go back and correct it",
    },
    "page-error-review-ended": {
        "zh": "这次审核已经结束；请回到审核列表查看现在的状态",
        "en": "this review is over; see in the list of reviews how it stands",
    },
    "page-error-storage-failed": _OF_THE_MACHINE,
    "page-error-supplement-too-early": {
        "zh": "案件 {case} 还没有封存的案卷可以补充；请先封存",
        "en": "case {case} has no sealed dossier yet; seal it first",
    },
    "page-error-system-error": _OF_THE_MACHINE,
    "page-error-user-unknown": {
        "zh": "没有这个用户；请从列表中选择",
        "en": "there is no such user; choose one of the list",
    },
    "page-error-void-reason-missing": {
        "zh": "请写明作废的理由，理由会留在登记中",
        "en": "give the reason of voiding; it stays on record",
    },
}
