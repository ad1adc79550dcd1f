"""Texts of what a check of Word templates finds. ``part`` names a file inside the Word file.

Not for the errors of filling a case, which speak for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FILL"]

FILL: Mapping[str, Mapping[str, str]] = {
    "template-package": {
        "zh": "模板不是可用的Word文件（.docx），或者已经损坏。",
        "en": "this is no usable Word file (.docx), or it is damaged",
    },
    "template-locked": {
        "zh": "模板加了密码；请在Word中取消密码，另存为.docx。",
        "en": "the template is locked by a password; take the password off in Word and save it as "
        ".docx",
    },
    "template-too-large": {
        "zh": "模板中的{part}过大或者嵌套过深，超出任何文书的需要；请删去多余的内容。",
        "en": "{part} is larger or nested deeper than any paper needs; remove what is superfluous",
    },
    "template-xml": {
        "zh": "模板中的{part}不是规范的XML，或者带有文档类型声明。",
        "en": "{part} is not sound XML, or declares a document type",
    },
    "template-macro": {
        "zh": "模板中的{part}含有宏或者嵌入对象；请另存为不含宏的.docx，并删除嵌入对象。",
        "en": "{part} holds a macro or an embedded object; save it as a .docx without macros and "
        "remove embedded objects",
    },
    "template-external": {
        "zh": "模板中的{part}链接到文件以外的内容；请取消超链接，把图片嵌入文件。",
        "en": "{part} links outside the file; remove hyperlinks and embed pictures",
    },
    "template-tracked-changes": {
        "zh": "模板中的{part}有未处理的修订；请在Word中接受或者拒绝全部修订。",
        "en": "{part} holds tracked changes; accept or reject them all in Word",
    },
    "template-comment": {
        "zh": "模板中的{part}有批注；请在Word中删除全部批注。",
        "en": "{part} holds comments; delete them all in Word",
    },
    "template-syntax": {
        "zh": "模板语句写错了，在{part}中“{near}”附近；请检查花括号、引号是否成对，"
        "if、for 是否各有自己的 endif、endfor。",
        "en": "the template language is broken near “{near}”: {what}",
    },
    "template-code": {
        "zh": "模板中不允许使用“{name}”，在{part}中“{near}”附近；模板只能读取、比较、选择和重复。",
        "en": "“{name}” is not allowed near “{near}”; a template reads, compares, chooses and "
        "repeats, nothing more",
    },
    "template-misplaced": {
        "zh": "“{near}”不在文字之中，无法印出；请把它放在一段文字里。",
        "en": "“{near}” stands outside any text; put it into a run of text",
    },
    "template-filter-unknown": {
        "zh": "没有“{name}”这个过滤器，在{part}中“{near}”附近。",
        "en": "there is no filter “{name}”, near “{near}”",
    },
    "template-test-unknown": {
        "zh": "没有“{name}”这个判断，在{part}中“{near}”附近。",
        "en": "there is no test “{name}”, near “{near}”",
    },
    "template-field-unprinted": {
        "zh": "必填的“{name}”（{field}）没有印在模板上；请印出，或者确认不需要印。",
        "en": "the required field “{field}” is nowhere in the template; print it, or make sure "
        "that it need not be printed",
    },
    "template-face-unprinted": {
        "zh": "对外的文书应当写明“{name}”（{field}），模板上没有印出；请印出。",
        "en": "a paper that goes out says {field}, and the template prints it nowhere; print it",
    },
    "template-signature-unplaced": {
        "zh": "模板上没有标出“{label}”签名的位置；请在签名处写上 {mark}，"
        "否则屏幕上的签名只印在文书后面的签名页上。",
        "en": "the template marks no place for the signature of “{label}”; write "
        "{mark} there, or a signature on a screen stands on the sheet "
        "behind the paper alone",
    },
    "template-variable-unknown": {
        "zh": "没有“{name}”这一项，在{part}中“{near}”附近；请对照该文书的结构文件改正。",
        "en": "nothing provides “{name}”, near “{near}”; compare it with the schema of the "
        "instrument",
    },
}
