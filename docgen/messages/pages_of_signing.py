"""The texts of signing on a screen, of scans that come back, and of what is still missing."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_SIGNING"]

PAGES_OF_SIGNING: Mapping[str, Mapping[str, str]] = {
    "page-nav-signatures": {"zh": "签名", "en": "Signatures"},
    "page-signatures": {"zh": "还缺的签名和印章", "en": "Signatures still missing"},
    "page-signatures-about": {
        "zh": "已经制发、还没有归档的文书中，缺谁的签名或者印章。"
        "可以在屏幕上签，也可以打印签署后扫描。",
        "en": "Issued papers of open cases, and whose signature or seal each still wants. Have "
        "them signed on the screen, or print, sign and scan them.",
    },
    "page-signatures-none": {"zh": "没有缺签名的文书", "en": "No signature is missing"},
    "page-signatures-none-about": {
        "zh": "文书制发以后，还没有签名、盖章的会列在这里。",
        "en": "Papers appear here once they are issued and until all have signed.",
    },
    "page-signatures-paper": {"zh": "文书", "en": "Paper"},
    "page-signatures-missing": {"zh": "还缺", "en": "Missing"},
    "page-signatures-do": {"zh": "办理", "en": "Do"},
    "page-signatures-sign": {"zh": "屏幕签名", "en": "Sign on screen"},
    "page-signatures-print": {"zh": "打印签署", "en": "Print to sign"},
    "page-signatures-print-all": {"zh": "全部打印签署（{n} 份）", "en": "Print all {n} to sign"},
    "page-signatures-print-page": {
        "zh": "打印本页各份（{n} 份）",
        "en": "Print the {n} of this page",
    },
    "page-signatures-print-parts": {"zh": "分批打印全部签署件", "en": "Print all, in parts"},
    "page-signatures-print-count": {
        "zh": "待签名、盖章的文书共 {n} 份，分 {parts} 批打印，每批一个 PDF。",
        "en": "{n} papers want signatures or seals, in {parts} parts, each one PDF.",
    },
    "page-signatures-scans": {"zh": "上传扫描件", "en": "Send scans"},
    "page-sign": {"zh": "签名", "en": "Sign"},
    "page-sign-page": {"zh": "第{page}页，共{pages}页", "en": "Page {page} of {pages}"},
    "page-sign-technical": {"zh": "技术信息", "en": "Technical details"},
    "page-sign-digest": {
        "zh": "文书摘要（SHA-256），每个签名都与它绑定",
        "en": "Digest of the paper (SHA-256), to which each signature is bound",
    },
    "page-sign-read-first": {
        "zh": "请先看完文书再签名。签名只用于这一份文书。",
        "en": "Read the paper before you sign. The signature counts for this paper alone.",
    },
    "page-sign-preview": {"zh": "签在文书上的样子", "en": "As it will stand on the paper"},
    "page-sign-preview-of": {
        "zh": "文书第{page}页上{label}的签名处",
        "en": "The line of “{label}” on page {page} of the paper",
    },
    "page-sign-preview-others": {
        "zh": "同一签名还印在文书的另外{count}处（例如每页的页脚）。",
        "en": "The same signature stands at {count} more places of the paper, such as the foot of "
        "each page.",
    },
    "page-sign-unmarked": {
        "zh": "这份文书没有标出这里的签名处，签名只印在文书后面的签名页上。",
        "en": "The paper marks no place for this signature; it will stand on the sheet behind the "
        "paper alone.",
    },
    "page-sign-moved": {
        "zh": "签发以后模板或者程序有变，签名处的位置无法核实，签名只印在文书后面的签名页上。",
        "en": "The template or the program changed since the paper was issued, so that its lines "
        "cannot be told for certain; the signature will stand on the sheet behind the paper alone.",
    },
    "signed-copy-chosen": {
        "zh": "屏幕选择：\n{choice}\n见电子签名页",
        "en": "On the screen:\n{choice}\nsee the sheet of signatures",
    },
    "signed-copy-placed": {
        "zh": "前面各页与签发的文书一致，只在签名处加印了下列在屏幕上手写的签名；"
        "签发的文书本身没有改动。"
        "本页与前面各页是一个整体，签名只属于上列摘要的这一份文书。",
        "en": "The pages before are those of the issued paper, with the signatures below, drawn on "
        "a screen, at the lines of the form; the issued paper itself is unchanged. This sheet "
        "belongs to it, and the signatures belong to the paper of this digest alone.",
    },
    "signed-copy-partly": {
        "zh": "前面各页与签发的文书一致，只在签名处加印了下列在屏幕上手写的签名；"
        "签发的文书本身没有改动。"
        "文书没有标出{labels}的签名处，其签名只印在本页。"
        "本页与前面各页是一个整体，签名只属于上列摘要的这一份文书。",
        "en": "The pages before are those of the issued paper, with the signatures below, drawn on "
        "a screen, at the lines of the form; the issued paper itself is unchanged. It marks no "
        "place for {labels}, whose signature stands here alone. This sheet belongs to it, and the "
        "signatures belong to the paper of this digest alone.",
    },
    "signed-copy-unmarked": {
        "zh": "前面各页就是签发的文书。文书没有标出签名处，下列在屏幕上手写的签名只印在本页；"
        "本页与前面各页是一个整体，签名只属于上列摘要的这一份文书。",
        "en": "The pages before are the issued paper. It marks no place for the signatures below, "
        "drawn on a screen, so that they stand here alone. This sheet belongs to it, and the "
        "signatures belong to the paper of this digest alone.",
    },
    "signed-copy-moved": {
        "zh": "前面各页就是签发的文书。签发以后模板或者程序有变，签名处的位置无法核实，"
        "下列在屏幕上手写的签名只印在本页；本页与前面各页是一个整体，签名只属于上列摘要的这一份文书。",
        "en": "The pages before are the issued paper. Its template or the program changed since, "
        "so that the lines to sign on cannot be told for certain; the signatures below, drawn on a "
        "screen, stand here alone. This sheet belongs to it, and the signatures belong to the "
        "paper of this digest alone.",
    },
    "page-sign-all-given": {
        "zh": "这份文书在屏幕上要签的都签了。",
        "en": "Everything that is signed on a screen is signed on this paper.",
    },
    "page-sign-all-done": {
        "zh": "本案没有其他要在屏幕上签名的文书。",
        "en": "No other paper of this case waits for a signature on the screen.",
    },
    "page-sign-to-case": {"zh": "回到案件", "en": "Back to the case"},
    "page-sign-copy": {"zh": "下载签署件", "en": "Download the signed copy"},
    "page-sign-next": {"zh": "下一份要签的：{title}", "en": "Next to sign: {title}"},
    "page-sign-further": {
        "zh": "文书写明这一方有 {count} 人参加，已有 {given} 人签名；其余的人可以接着签。",
        "en": "The paper names {count} people of this side, {given} signed; the others may sign "
        "too.",
    },
    "page-sign-count": {
        "zh": "这里要由{count}人签名，每人各签一次；已签{given}人。",
        "en": "{count} people sign here, each once; {given} so far.",
    },
    "page-sign-given": {"zh": "已有的签名", "en": "Signed so far"},
    "page-sign-not-drawn": {"zh": "不是在屏幕上签的", "en": "not signed on a screen"},
    "page-sign-device": {"zh": "{device}（设备 {mark}）", "en": "{device} (device {mark})"},
    "page-sign-device-ipad": {"zh": "iPad", "en": "iPad"},
    "page-sign-device-iphone": {"zh": "iPhone", "en": "iPhone"},
    "page-sign-device-harmony": {"zh": "鸿蒙设备", "en": "HarmonyOS device"},
    "page-sign-device-android": {"zh": "安卓设备", "en": "Android device"},
    "page-sign-device-windows": {"zh": "Windows 电脑", "en": "Windows computer"},
    "page-sign-device-mac": {"zh": "Mac 电脑", "en": "Mac"},
    "page-sign-device-linux": {"zh": "Linux 电脑", "en": "Linux computer"},
    "page-sign-device-other": {"zh": "其他设备", "en": "other device"},
    "page-sign-status-was-signed": {"zh": "已签名", "en": "Signed"},
    "page-sign-status-was-refused": {"zh": "拒绝签名", "en": "Refused"},
    "page-sign-status-was-absent": {"zh": "不在场", "en": "Absent"},
    "page-sign-ask": {"zh": "签名以后不能更改", "en": "A signature cannot be taken back"},
    "page-sign-ask-signed": {
        "zh": "由 {name} 在《{title}》上签名（{label}）。"
        "签名以后不能修改，也不能撤回。是这个人、这份文书吗？",
        "en": "{name} signs “{title}” ({label}). The signature can be neither changed nor taken "
        "back. Are these the right person and paper?",
    },
    "page-sign-ask-refused": {
        "zh": "记下 {name} 拒绝在《{title}》上签名（{label}）。"
        "记下以后不能修改，也不能撤回。是这样吗？",
        "en": "It will be on record that {name} refused to sign “{title}” ({label}). This can be "
        "neither changed nor taken back. Is it so?",
    },
    "page-sign-ask-absent": {
        "zh": "记下《{title}》签名时（{label}）{name} 不在场。"
        "记下以后不能修改，也不能撤回。是这样吗？",
        "en": "It will be on record that {name} was absent when “{title}” was signed ({label}). "
        "This can be neither changed nor taken back. Is it so?",
    },
    "page-sign-ask-yes": {"zh": "确认，不再更改", "en": "Yes, for good"},
    "page-sign-place": {"zh": "签名处", "en": "Place of signature"},
    "page-sign-who": {"zh": "谁签名", "en": "Who signs"},
    "page-sign-name": {"zh": "签名人姓名", "en": "Name of who signs"},
    "page-sign-other": {"zh": "其他人", "en": "Somebody else"},
    "page-sign-choose": {"zh": "当事人的选择", "en": "The party's choice"},
    "page-sign-choose-about": {
        "zh": "由签名人自己选，选哪一项都可以。",
        "en": "Whoever signs chooses; every choice is open.",
    },
    "page-sign-remarks": {"zh": "意见（可以不填）", "en": "Remarks (may stay empty)"},
    "page-sign-status": {"zh": "签名还是拒绝", "en": "Sign or refuse"},
    "page-sign-status-signed": {"zh": "签名", "en": "Sign"},
    "page-sign-status-refused": {"zh": "拒绝签名", "en": "Refuse to sign"},
    "page-sign-status-absent": {"zh": "不在场", "en": "Absent"},
    "page-sign-reason": {"zh": "理由", "en": "Reason"},
    "page-sign-witness": {"zh": "见证人姓名", "en": "Name of the witness"},
    "page-sign-recording": {"zh": "录像", "en": "Recording"},
    "page-sign-no-recording": {"zh": "没有录像", "en": "No recording"},
    "page-sign-witness-about": {
        "zh": "拒绝签名的，写明理由，并由见证人见证或者录像；见证人不能是本机关人员。",
        "en": "A refusal needs its reason, and a witness from outside the agency or a recording.",
    },
    "page-sign-area": {"zh": "在框内手写签名", "en": "Sign inside the frame"},
    "page-sign-area-about": {
        "zh": "用手指、触控笔或者鼠标书写。不便在屏幕上签的，请打印签署。",
        "en": "Write with a finger, a pen or the mouse. Who cannot sign here, signs on paper.",
    },
    "page-sign-clear": {"zh": "重写", "en": "Clear"},
    "page-sign-submit": {"zh": "确认", "en": "Confirm"},
    "page-sign-done": {"zh": "已经记录。", "en": "Recorded."},
    "page-sign-choice-commits": {"zh": "自愿承诺", "en": "Commits"},
    "page-sign-choice-declines": {"zh": "不签署承诺", "en": "Declines to commit"},
    "page-sign-choice-disagrees": {"zh": "有不同意见", "en": "Disagrees"},
    "page-sign-choice-consents": {"zh": "同意电子送达", "en": "Consents to electronic service"},
    "page-sign-choice-refuses": {
        "zh": "不同意电子送达",
        "en": "Does not consent to electronic service",
    },
    "page-sign-choice-attends": {"zh": "参加", "en": "Attends"},
    "page-sign-choice-reschedules": {"zh": "改期", "en": "Asks for another day"},
    "page-sign-choice-absent": {"zh": "不参加", "en": "Does not attend"},
    "page-sign-choice-confirms": {"zh": "核对无误", "en": "Confirms"},
    "page-sign-choice-corrects": {
        "zh": "有补充、更正或者不同意见",
        "en": "Adds, corrects or disagrees",
    },
    "page-sign-choice-asks_recusal": {"zh": "申请回避", "en": "Asks for recusal"},
    "print-copy-page": {
        "zh": "{named}　第 {page} 页，共 {pages} 页",
        "en": "{named}, page {page} of {pages}",
    },
    "print-copy-code": {
        "zh": "左侧的码供本机关扫描后对应文书，请勿涂改。",
        "en": "By the code on the left the agency matches a scan to this paper; leave it as it is.",
    },
    "page-scans": {"zh": "签署后的扫描件", "en": "Scans of signed papers"},
    "page-scans-files": {"zh": "选择扫描件", "en": "Choose scans"},
    "page-scans-files-about": {
        "zh": "PDF、JPEG 或者 PNG，一次最多 {most} 个文件；方向、先后不限，"
        "按页脚的码自动对应文书。",
        "en": "PDF, JPEG or PNG, at most {most} files at a time, turned and ordered as they come: "
        "the code in the foot tells the paper.",
    },
    "page-scans-send": {"zh": "上传并识别", "en": "Send and match"},
    "page-scans-reading": {"zh": "正在识别……", "en": "Matching…"},
    "page-scans-file": {"zh": "文件", "en": "File"},
    "page-scans-pages": {"zh": "页数", "en": "Pages"},
    "page-scans-sent": {"zh": "上传时间", "en": "Sent"},
    "page-scans-to-confirm": {"zh": "待确认", "en": "to be confirmed"},
    "page-scans-matched": {"zh": "已对应文书，待确认", "en": "Matched, to be confirmed"},
    "page-scans-others": {"zh": "没有对应上的", "en": "Not matched"},
    "page-scans-assign": {"zh": "指定文书", "en": "Say which paper this is"},
    "page-scans-none": {"zh": "没有待确认的扫描件", "en": "No scan waits"},
    "page-scans-none-about": {
        "zh": "在“签名”里打印签署，签好以后扫描上传，会自动对应到文书。",
        "en": "Print a paper under Signatures, have it signed, scan it and send it here.",
    },
    "page-scans-problem-no-code": {"zh": "没有读到页脚的码", "en": "no code was read"},
    "page-scans-problem-other-agency": {"zh": "是其他机关的文书", "en": "of another agency"},
    "page-scans-problem-unknown": {
        "zh": "没有这份文书，或者已经作废",
        "en": "no such paper, or it was voided",
    },
    "page-scans-problem-other-version": {
        "zh": "不是现在制发的这一份",
        "en": "not the paper as it is issued now",
    },
    "page-scans-problem-pages": {
        "zh": "缺页或者有重复的页",
        "en": "pages are missing or come twice",
    },
    "page-scans-confirm": {"zh": "确认扫描件", "en": "Confirm a scan"},
    "page-scans-of": {"zh": "是哪一份文书", "en": "Which paper it is"},
    "page-scans-choose": {"zh": "选定", "en": "Choose"},
    "page-scans-faults": {
        "zh": "缺的页：{lacking}；重复的页：{repeated}。这样的扫描件不能记录为签署件：请放到一边，"
        "每页扫描一次，全部页一起重新上传。",
        "en": "Pages missing: {lacking}; pages more than once: {repeated}. Such a scan is recorded "
        "as no copy: put it aside, scan every page once and send all of them together.",
    },
    "page-scans-doubts": {
        "zh": "不能确定这就是《{title}》，请逐项确认",
        "en": "Nothing proves that this is {title}; confirm each reason",
    },
    "page-scans-doubts-about": {
        "zh": "确认的原因记入审计记录，签署件注明“由经办人指认”。",
        "en": "The reasons go into the audit trail, and the copy says that it was matched by hand.",
    },
    "page-scans-doubt-no-code": {
        "zh": "扫描件上没有读到页脚的码；已逐页核对，确是这份文书",
        "en": "No code was read on the scan; compared page by page, it is this paper",
    },
    "page-scans-doubt-other-agency": {
        "zh": "扫描件的码是其他机关文书的；已逐页核对，确是这份文书",
        "en": "The code is of a paper of another agency; compared page by page, it is this paper",
    },
    "page-scans-doubt-unknown": {
        "zh": "扫描件的码没有对应的文书，或者该文书已经作废；已逐页核对，确是这份文书",
        "en": "The code is of no paper, or of a voided one; compared page by page, it is this "
        "paper",
    },
    "page-scans-doubt-other-version": {
        "zh": "扫描件的码不是现在制发的这一份的；已逐页核对，内容与现在制发的一致",
        "en": "The code is not of the paper as it is issued now; compared page by page, it says "
        "the same",
    },
    "page-scans-doubt-other-paper": {
        "zh": "扫描件的码是另一份文书的；已逐页核对，确是这份文书",
        "en": "The code is of another paper; compared page by page, it is this paper",
    },
    "page-scans-doubt-count": {
        "zh": "扫描件有 {found} 页，制发的文书有 {pages} 页；已核对，文书的各页都在扫描件里",
        "en": "The scan has {found} page(s), the issued paper {pages}; compared, every page of the "
        "paper is on the scan",
    },
    "page-scans-problem-count": {
        "zh": "页数与文书不同",
        "en": "other than the paper by the number of pages",
    },
    "page-scans-problem-other-paper": {
        "zh": "码是另一份文书的",
        "en": "with the code of another paper",
    },
    "page-scans-unreadable": {
        "zh": "这些文件不能作为扫描件读取，其余的已经收下：{names}",
        "en": "These files cannot be read as scans, the others were taken: {names}",
    },
    "page-scans-issued": {"zh": "制发的文书，第{page}页", "en": "As issued, page {page}"},
    "page-scans-scanned": {"zh": "扫描件，第{page}页", "en": "The scan, page {page}"},
    "page-scans-read": {
        "zh": "照扫描件填写，看到什么填什么",
        "en": "Enter what you see on the scan",
    },
    "page-scans-bears": {
        "zh": "扫描件上有此签名（印章）",
        "en": "The scan bears this signature or seal",
    },
    "page-scans-not-yet": {"zh": "没有新的签名（印章）", "en": "Nothing new"},
    "page-scans-signed": {"zh": "已签名（盖章）", "en": "Signed or sealed"},
    "page-scans-at": {"zh": "写明的时间（北京时间）", "en": "Time that is written (Beijing)"},
    "page-scans-reason": {"zh": "拒绝或者不在场的理由", "en": "Reason of refusal or absence"},
    "page-scans-choice": {"zh": "当事人勾选的", "en": "What the party ticked"},
    "page-scans-record": {"zh": "确认并记录", "en": "Confirm and record"},
    "page-scans-drop-ask": {
        "zh": "把这个扫描件放到一边？它不作为任何文书的签署件。",
        "en": "Put this scan aside? It is then the copy of no paper.",
    },
    "page-scans-dropped": {"zh": "扫描件已放到一边。", "en": "The scan is put aside."},
    "page-scans-nothing": {
        "zh": "还没有填写：请至少对一处签名或者印章选择状态，或者勾选扫描件上已有的签名",
        "en": "nothing is filled in: say for one signature or seal at least how it stands, or "
        "tick what the scan bears",
    },
    "page-scans-recorded": {
        "zh": "已记录为文书的签署件。",
        "en": "Recorded as the signed copy of its paper.",
    },
    "page-scans-drop": {"zh": "不是文书，放到一边", "en": "No paper: put aside"},
}
