"""Why a paper is asked for, by the code of what is found while it is wanting."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ASKED"]

ASKED: Mapping[str, Mapping[str, str]] = {
    "asked-R16-paper-missing": {
        "zh": "按本案的办理路径，案卷应当有",
        "en": "a file of this route holds it",
    },
    "asked-R16-filing-missing": {
        "zh": "立案办理的案件应当有",
        "en": "a filed case begins with it",
    },
    "asked-R16-closing-missing": {
        "zh": "立案办理的案件结案时应当有",
        "en": "a filed case is closed by it",
    },
    "asked-R1-education-missing": {
        "zh": "不予处罚的，应当在决定以前教育当事人",
        "en": "a party that is not punished is educated, before the decision",
    },
    "asked-R1-correction-unproved": {
        "zh": "以改正为理由不予处罚的，应当在决定以前查明已经改正",
        "en": "where correction is the ground, it is proved before the decision",
    },
    "asked-R2-query-missing": {
        "zh": "以首次违法为理由不予处罚的，应当在决定以前查询",
        "en": "where a first offence is the ground, earlier cases are looked up before it",
    },
    "asked-R6-receipt-missing": {
        "zh": "送达决定、告知等文书应当有",
        "en": "it shows that decisions and notices were served",
    },
    "asked-R8-preservation-unresolved": {
        "zh": "先行登记保存的证据应当在七日内处理",
        "en": "evidence registered and kept is decided on within seven days",
    },
    "asked-R4-not-transferred": {
        "zh": "涉嫌犯罪的应当移送",
        "en": "a suspected crime is handed over",
    },
    "asked-R28-hearing-not-announced": {
        "zh": "听证七日前应当通知",
        "en": "a hearing is announced seven days before",
    },
    "asked-R28-hearing-without-record": {
        "zh": "听证应当制作笔录",
        "en": "a hearing is written down",
    },
    "asked-R35-legal-review-missing": {
        "zh": "经过听证的，决定以前应当法制审核",
        "en": "after a hearing the decision is reviewed legally first",
    },
    "asked-presumed": {
        "zh": "{why}（按本路径通常的理由）",
        "en": "{why} (by the usual ground of the route, until a paper names another)",
    },
}
