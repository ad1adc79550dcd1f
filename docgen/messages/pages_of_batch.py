"""The texts of the pages of a batch."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_BATCH"]

PAGES_OF_BATCH: Mapping[str, Mapping[str, str]] = {
    "page-batch": {"zh": "批量制发", "en": "Many recipients"},
    "page-batch-about": {
        "zh": "同一种文书发给许多当事人：以一件案件为样本，按表格逐行生成，一户一份，各自编号。",
        "en": "The same paper to many parties: one case is the model, each row of a spreadsheet "
        "makes a case of its own, with its own number.",
    },
    "page-batch-bad": {"zh": "不能制发", "en": "cannot be issued"},
    "page-batch-base": {"zh": "样本案件", "en": "Model case"},
    "page-batch-base-help": {
        "zh": "文书内容取自该案件；文号、签署和送达不会复制。",
        "en": "Its papers are copied, but not numbers, signatures or service.",
    },
    "page-batch-checked": {
        "zh": "共 {total} 行，{good} 行可以制发",
        "en": "{good} of {total} rows can be issued",
    },
    "page-batch-column": {"zh": "表格的列", "en": "Column"},
    "page-batch-columns": {"zh": "列和栏目", "en": "Columns and fields"},
    "page-batch-done": {
        "zh": "已制发 {done} 件，{failed} 件没有制发。",
        "en": "{done} issued, {failed} not.",
    },
    "page-batch-field": {"zh": "填入的栏目", "en": "Field"},
    "page-batch-file": {"zh": "表格（XLSX）", "en": "Spreadsheet (XLSX)"},
    "page-batch-file-help": {
        "zh": "第一行是列名，以下每行一个当事人。",
        "en": "The first row names the columns; each row below is a party.",
    },
    "page-batch-good": {"zh": "可以制发", "en": "good"},
    "page-batch-new-case": {"zh": "新建案件", "en": "New case"},
    "page-batch-next": {"zh": "下一步", "en": "Next"},
    "page-batch-none": {"zh": "请先新建一件样本案件。", "en": "Make a model case first."},
    "page-batch-number": {"zh": "文号（打开文书）", "en": "Number (opens the paper)"},
    "page-batch-prefix": {"zh": "案件编号前缀", "en": "Prefix of case ids"},
    "page-batch-prefix-help": {
        "zh": "各行的案件编号为前缀加四位序号。",
        "en": "Each row's case id is the prefix and four digits.",
    },
    "page-batch-preview": {"zh": "核对和预览", "en": "Check and preview"},
    "page-batch-report": {
        "zh": "下载逐行结果（JSON）",
        "en": "Take the results of all rows (JSON)",
    },
    "page-batch-result": {"zh": "结果", "en": "Result"},
    "page-batch-row": {"zh": "行", "en": "Row"},
    "page-batch-rows": {"zh": "逐行结果", "en": "Rows"},
    "page-batch-run": {"zh": "制发 {good} 件", "en": "Issue {good}"},
    "page-batch-run-about": {
        "zh": "将为 {good} 行立即编号、定稿；不能制发的行不受影响，改正后可另行制发。",
        "en": "{good} rows get numbers and are frozen; the others can be corrected and "
        "issued later.",
    },
    "page-batch-samples": {"zh": "内容举例", "en": "Samples"},
    "page-batch-step-1": {
        "zh": "第 1 步，共 4 步：样本和表格",
        "en": "Step 1 of 4: model and spreadsheet",
    },
    "page-batch-step-2": {"zh": "第 2 步，共 4 步：列和栏目", "en": "Step 2 of 4: columns"},
    "page-batch-step-3": {"zh": "第 3 步，共 4 步：核对和预览", "en": "Step 3 of 4: check"},
    "page-batch-step-4": {"zh": "第 4 步，共 4 步：制发", "en": "Step 4 of 4: issue"},
    "page-batch-unused": {"zh": "不用", "en": "not used"},
    "page-batch-waiting": {
        "zh": "正在制发，可以离开本页，稍后回来查看。",
        "en": "Being issued; you may leave and come back.",
    },
    "page-nav-batch": {"zh": "批量制发", "en": "Batch"},
}
