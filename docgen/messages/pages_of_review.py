"""The texts of the reviewer's pages."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_REVIEW"]

PAGES_OF_REVIEW: Mapping[str, Mapping[str, str]] = {
    "page-nav-reviews": {"zh": "审核", "en": "Reviews"},
    "page-review": {"zh": "审核", "en": "Review"},
    "page-review-approve": {"zh": "同意", "en": "Approve"},
    "page-review-approve-ask": {
        "zh": "同意案件“{case}”？承办人将看到您的决定；同意的是提请时的内容，此后有修改的须再次"
        "提请审核。{left}",
        "en": "Approve the case “{case}”? Its officers see the decision; it covers what the case "
        "said when the review was asked for, and later changes want another.{left}",
    },
    "page-review-approve-left": {
        "zh": "您的意见还有 {count} 条没有处理。",
        "en": " {count} remarks are still open.",
    },
    "page-review-asked-by": {"zh": "{who} 于 {when} 提请", "en": "asked by {who}, {when}"},
    "page-review-badge-asked": {"zh": "待审核", "en": "in review"},
    "page-review-badge-returned": {"zh": "审核退回", "en": "returned"},
    "page-review-back-to-case": {"zh": "回到案件修改", "en": "Back to the case, to change it"},
    "page-review-changed": {"zh": "其后有修改", "en": "changed since"},
    "page-review-changed-about": {
        "zh": "案件在提请审核之后有修改，此处显示提请时的内容；同意的只是这些内容。",
        "en": "The case was changed since; this is what it said when the review was asked for, and "
        "all that an approval covers.",
    },
    "page-review-decide": {"zh": "审核决定", "en": "Decide"},
    "page-review-earlier": {"zh": "此前的意见", "en": "Earlier remarks"},
    "page-review-earlier-open": {"zh": "未处理", "en": "open"},
    "page-review-earlier-was": {"zh": "原为：", "en": "Was: "},
    "page-review-earlier-now": {"zh": "现为：", "en": "Is: "},
    "page-review-error": {"zh": "错误", "en": "error"},
    "page-review-findings": {"zh": "规则核对", "en": "What the rules say"},
    "page-review-no-findings": {"zh": "没有发现问题。", "en": "Nothing found."},
    "page-review-no-remarks": {"zh": "还没有意见。", "en": "No remarks yet."},
    "page-review-note": {"zh": "说明（可不填）", "en": "Note (optional)"},
    "page-review-papers": {"zh": "文书", "en": "Papers"},
    "page-review-remark": {"zh": "提意见", "en": "Remark"},
    "page-review-remark-add": {"zh": "提出", "en": "Add"},
    "page-review-remark-text": {"zh": "意见", "en": "Remark"},
    "page-review-remark-whole": {
        "zh": "对全案。点页面上的位置，可对该栏目提意见。",
        "en": "On the whole case. Click a place on the page to remark on its field.",
    },
    "page-review-return-ask": {
        "zh": "退回案件“{case}”？承办人将看到您的意见，修改后需要再次提请审核。",
        "en": "Return the case “{case}”? Its officers see your remarks, and ask again once it is "
        "changed.",
    },
    "page-review-return": {"zh": "退回", "en": "Return"},
    "page-review-settle": {"zh": "已处理", "en": "Settled"},
    "page-review-settled": {"zh": "已处理", "en": "settled"},
    "page-review-state-approved": {"zh": "已同意", "en": "approved"},
    "page-review-state-asked": {"zh": "待审核", "en": "waiting"},
    "page-review-state-returned": {"zh": "已退回", "en": "returned"},
    "page-review-state-withdrawn": {"zh": "已撤回", "en": "withdrawn"},
    "page-review-warning": {"zh": "提醒", "en": "warning"},
    "page-review-withdraw": {"zh": "撤回提请", "en": "Withdraw"},
    "page-reviews": {"zh": "审核", "en": "Reviews"},
    "page-reviews-asked": {"zh": "提请", "en": "Asked"},
    "page-reviews-ended": {"zh": "已办", "en": "Ended"},
    "page-reviews-none": {"zh": "没有待审核的案件", "en": "Nothing to review"},
    "page-reviews-none-about": {
        "zh": "承办人提请审核的案件会列在这里，等得最久的在前。",
        "en": "Cases that handlers ask to be reviewed stand here, the longest waiting first.",
    },
    "page-reviews-open-remarks": {"zh": "{count} 条未处理", "en": "{count} open"},
    "page-reviews-remarks": {"zh": "意见", "en": "Remarks"},
    "page-reviews-waiting": {"zh": "待审核", "en": "Waiting"},
}
