"""What the HTTP interface says of an error whose sentence names commands of the machine.

``http-error-CODE`` stands in place of ``CODE``. Not for what only who runs the service can cure
(a status of 500 and above): there the command is what helps.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ERRORS_OVER_HTTP"]

ERRORS_OVER_HTTP: Mapping[str, Mapping[str, str]] = {
    "http-error-case-overtaken": {
        "zh": "案件 {case} 此后已被修改（第{version}版，{saved_at}），所提交的不是其最新内容；"
        "请读取案件的最新内容，或者先以 PUT 提交所要的内容",
        "en": "case {case} was changed since (version {version}, {saved_at}), and what was sent is "
        "not that text; take the newest text of the case, or put this one in its place by PUT "
        "first",
    },
    "http-error-dossier-conflict": {
        "zh": "案卷 {number} 已经封存，内容不同；请作补充归档（supplement）；"
        "登记库取自较早的备份的，"
        "请先由管理服务器的人重建登记库",
        "en": "dossier {number} is sealed with other content; add a supplement instead; where the "
        "registry is of an older backup, who runs the service is first to rebuild it",
    },
    "http-error-numbers-held": {
        "zh": "登记库恢复到 {since} 的状态，其后给出的编号可能已经写在文书上；管理员告知最后的编号"
        "以后才能继续编号",
        "en": "the registry was restored from its state of {since}, and numbers given after that "
        "may stand on papers; numbers are given again when an administrator has told the last ones",
    },
    "http-error-supplement-too-early": {
        "zh": "案件 {case} 还没有封存的案卷可以补充；请先不带 supplement 封存；"
        "登记库取自较早的备份的，"
        "请先由管理服务器的人重建登记库",
        "en": "case {case} has no sealed dossier to supplement; seal it first, without supplement; "
        "where the registry is of an older backup, who runs the service is first to rebuild it",
    },
}
