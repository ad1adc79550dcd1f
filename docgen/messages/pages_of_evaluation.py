"""The texts of the page on which a file is checked as an evaluator would."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_EVALUATION"]

PAGES_OF_EVALUATION: Mapping[str, Mapping[str, str]] = {
    "page-evaluation": {"zh": "案卷评查", "en": "Evaluation of the file"},
    "page-evaluation-beside": {"zh": "所在页", "en": "The page"},
    "page-evaluation-choose": {"zh": "点一处扣分，看所在的页", "en": "Choose a deduction"},
    "page-evaluation-choose-about": {
        "zh": "左侧每一条都写明所在文书或者卷内页码，点开后在这里显示该页，并标出所指之处。",
        "en": "Its page opens here, with the place marked.",
    },
    "page-evaluation-clean": {
        "zh": "未发现扣分情形。",
        "en": "Nothing is taken off.",
    },
    "page-evaluation-counted": {"zh": "已扣满", "en": "counted"},
    "page-evaluation-deductions": {"zh": "逐项扣分（{count} 条）", "en": "Deductions ({count})"},
    "page-evaluation-defects": {"zh": "不合格情形", "en": "What fails the file"},
    "page-evaluation-failed": {"zh": "不合格", "en": "fails"},
    "page-evaluation-field": {"zh": "去更正", "en": "Go to the field"},
    "page-evaluation-held-back": {
        "zh": "以下文书还没有填完，未计入：{papers}。",
        "en": "Not complete yet and left out: {papers}.",
    },
    "page-evaluation-json": {"zh": "下载数据（JSON）", "en": "JSON"},
    "page-evaluation-no-page": {"zh": "没有对应的页", "en": "No page of it"},
    "page-evaluation-no-page-about": {
        "zh": "所指的是应有而没有的文书、未印在纸上的内容，或者您无权查阅的副卷。",
        "en": "A paper that is missing, what is printed nowhere, or a volume you may not read.",
    },
    "page-evaluation-page": {"zh": "{volume}第 {page} 页", "en": "{volume}, page {page}"},
    "page-evaluation-passed": {"zh": "合格", "en": "passes"},
    "page-evaluation-passing": {"zh": "及格线 {points} 分", "en": "pass mark {points}"},
    "page-evaluation-pdf": {"zh": "下载评查报告（PDF）", "en": "Report as PDF"},
    "page-evaluation-refused": {
        "zh": "还不能评分",
        "en": "It cannot be scored yet",
    },
    "page-evaluation-refused-about": {
        "zh": "以下各处补正后再评查。",
        "en": "Complete these first.",
    },
    "page-evaluation-score": {"zh": "得分", "en": "Score"},
    "page-evaluation-unmarked": {
        "zh": "这里是该文书；所指内容未单独印在这一页。",
        "en": "The paper in question; the place itself is not on this page.",
    },
    "page-evaluation-whole": {"zh": "全卷", "en": "the whole file"},
    "page-evaluation-zero": {"zh": "否决", "en": "fails"},
}
