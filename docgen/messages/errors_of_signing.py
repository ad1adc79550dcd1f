"""The texts of errors that signing on a screen and sending scans can meet."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS_OF_SIGNING"]

ERRORS_OF_SIGNING: Mapping[str, Mapping[str, str]] = {
    "copy-foreign": {
        "zh": "《{title}》的签署件（{where}）是为另一份文书签的；"
        "请使用本文书的签署件，或者重新签名",
        "en": "the executed copy of {title} ({where}) was signed for another paper than the one "
        "issued; give the copy of this paper, or have it signed again",
    },
    "copy-missing": {
        "zh": "《{title}》没有签署件；请查看案件现在的情况",
        "en": "{title} has no executed copy; look at the case as it is now",
    },
    "copy-recorded": {
        "zh": "《{title}》的签署件（{where}）已经记录，不能直接去掉；记错的，写明理由撤回",
        "en": "the executed copy of {title} ({where}) is recorded and is not simply left out; take "
        "it back with a reason where it is the wrong one",
    },
    "copy-sealed": {
        "zh": "《{title}》的签署件已经封存在案卷 {number} 中，不能撤回；请另制更正文书，作补充归档",
        "en": "the executed copy of {title} is sealed in dossier {number} and stays; put it right "
        "by a further paper, sealed as a supplement",
    },
    "copy-scanned": {
        "zh": "《{title}》是在纸上签的，扫描件已经记录；其余签名请签在同一份纸上，再重新扫描",
        "en": "{title} was signed on paper and its scan is recorded; have the rest signed on "
        "the same sheets, and scan them again",
    },
    "scan-doubtful": {
        "zh": "不能确定扫描件就是《{title}》；请逐页核对，确是这份文书的，逐项确认页面上列出的原因",
        "en": "nothing proves that the scan is of {title}; compare it page by page, and confirm "
        "each of the reasons told if it is",
    },
    "scan-pages": {
        "zh": "扫描件不是完整的一份，不能作为签署件：缺的页：{lacking}；重复的页：{repeated}；"
        "请把它放到一边，每页扫描一次，全部页一起重新上传",
        "en": "the scan is no copy of the whole paper: pages missing: {lacking}; pages more than "
        "once: {repeated}; put it aside, scan every page once and send all of them together",
    },
    "scan-unknown": {
        "zh": "没有待确认的扫描件 {scan}；请查看扫描件列表",
        "en": "there is no scan {scan} that waits; look at the list of scans",
    },
    "scan-unreadable": {
        "zh": "{file} 无法作为扫描件读取；请发送 PDF、JPEG 或者 PNG，最多 {most} 页",
        "en": "{file} cannot be read as a scan; send a PDF, JPEG or PNG of at most {most} pages",
    },
    "signature-choice": {
        "zh": "《{title}》要由签名人选择；请选择文书上所列的一项，然后签名",
        "en": "{title} asks its signer to choose; choose one of what stands there, then sign",
    },
    "signature-empty": {
        "zh": "没有写字，或者写得太小，不能作为签名；请重新书写",
        "en": "what was drawn is too small or empty to be a signature; draw it again",
    },
    "signature-foreign": {
        "zh": "签名不是为现在制发的《{title}》书写的；请打开本文书的页面，在那里签名",
        "en": "the signature was drawn for another paper than the {title} that is issued; open the "
        "page of this paper, and have it signed there",
    },
    "signature-drawn": {
        "zh": "“{label}”在《{title}》上的屏幕签名（{where}），连同签名时的选择和意见，不能修改，"
        "也不能去掉；确有错误的，请作废该文书，重新制发、签名",
        "en": "what {label} signed on the screen on {title} ({where}), with the choice and the "
        "remarks made then, is not changed and not taken away; where it is wrong, void the paper "
        "and issue it anew",
    },
    "signature-given": {
        "zh": "《{title}》已经有“{label}”的签名；不用再签",
        "en": "the signature of {label} on {title} is there already; nothing is to be added",
    },
    "signature-reused": {
        "zh": "这个签名以前已经用过；签名不得再次使用，请重新书写",
        "en": "this very signature was taken before; a signature is never used twice: draw it anew",
    },
    "signer-unknown": {
        "zh": "《{title}》不能这样签名或者拒绝；请选择文书的签名人，拒绝的写明理由和见证人或者录像",
        "en": "{title} cannot be signed or refused in this way; name one of its signers, and "
        "for a refusal its reason with a witness or a recording",
    },
    "take-back-reason-missing": {
        "zh": "撤回签署件要写明理由，留作记录；请写明",
        "en": "taking a copy back needs a reason in readable characters, kept on record; give one",
    },
}
