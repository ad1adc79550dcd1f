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
    "page-batch-ask": {"zh": "制发 {good} 件？", "en": "Issue {good} cases?"},
    "page-batch-ask-again": {
        "zh": "另有 {n} 行此前已经制发，不再制发。",
        "en": "{n} more rows were issued before and are not issued again.",
    },
    "page-batch-ask-also": {
        "zh": "这些行也制发，该当事人将收到不止一份",
        "en": "Issue these rows too: their parties get the papers more than once",
    },
    "page-batch-ask-bad": {
        "zh": "另有 {bad} 行不能制发，不在其中；改正后可以另行制发。",
        "en": "{bad} more rows cannot be issued and are left out; they can be issued once "
        "corrected.",
    },
    "page-batch-ask-frozen": {
        "zh": "文书定稿后不能再改；需要改正的只能作废后重新制作。",
        "en": "Issued papers cannot be changed; what is wrong can only be voided and made anew.",
    },
    "page-batch-ask-had": {
        "zh": "第 {row} 行 {name}，已有{papers}（{day} 制发）",
        "en": "Row {row}, {name}: has {papers} already, issued on {day}",
    },
    "page-batch-ask-numbered": {"zh": "编文号", "en": "numbered"},
    "page-batch-ask-numbers": {
        "zh": "每件文书立即编号；用过的文号不能收回，也不再使用。",
        "en": "Each paper gets its number at once; a number that was used is never taken back "
        "or used again.",
    },
    "page-batch-ask-papers": {"zh": "每件案件制发：", "en": "Issued in each case:"},
    "page-batch-ask-repeated": {
        "zh": "{n} 行的当事人已有或者将有这份文书，默认不制发",
        "en": "Left out, as their parties have the paper or get it by another row: {n}",
    },
    "page-batch-ask-repeats": {
        "zh": "第 {row} 行 {name}，与第 {first} 行相同",
        "en": "Row {row}, {name}: the same as row {first}",
    },
    "page-batch-back": {"zh": "上一步", "en": "Back"},
    "page-batch-bad": {"zh": "不能制发", "en": "cannot be issued"},
    "page-batch-bad-n": {"zh": "{n} 行不能制发", "en": "{n} cannot be issued"},
    "page-batch-base": {"zh": "样本案件", "en": "Model case"},
    "page-batch-base-help": {
        "zh": "文书内容取自该案件；当事人的名称、证件、住所、电话等一律取自表格；"
        "文号、签署和送达不会复制。",
        "en": "Its papers are copied, but no fact of its party (name, codes, address, "
        "telephone), and no numbers, signatures or service.",
    },
    "page-batch-case": {"zh": "案件", "en": "Case"},
    "page-batch-changed": {
        "zh": "{field}：“{before}”已改写为“{after}”",
        "en": "{field}: “{before}” was written as “{after}”",
    },
    "page-batch-checked": {
        "zh": "共 {total} 行，{good} 行可以制发",
        "en": "{good} of {total} rows can be issued",
    },
    "page-batch-chosen": {
        "zh": "样本：{number} · {party} · {cause}；表格：{name}",
        "en": "Model: {number} · {party} · {cause}; spreadsheet: {name}",
    },
    "page-batch-column": {"zh": "表格的列", "en": "Column"},
    "page-batch-columns": {"zh": "列和栏目", "en": "Columns and fields"},
    "page-batch-columns-about": {
        "zh": "请核对每一列填入哪个栏目。表格没有填的当事人栏目留空，不会取样本当事人的。",
        "en": "Check which field each column fills. What the spreadsheet does not say of a "
        "party stays empty; nothing is taken from the model's party.",
    },
    "page-batch-evidence": {"zh": "样本案件的证据", "en": "The model's evidence"},
    "page-batch-evidence-about": {
        "zh": "样本案件的证据不带入新案。确实适用于每一户的（如共同的法规、通告），勾选后带入。",
        "en": "None of it goes over to the new cases. Tick what truly holds for everybody, such as "
        "a public notice.",
    },
    "page-batch-common": {
        "zh": "每一行都有的错误，因此都不能制发：",
        "en": "Wrong in every row, so that none can be issued:",
    },
    "page-batch-cut": {
        "zh": "只显示前 {most} 行，共 {shown} 行。",
        "en": "The first {most} of {shown} rows are shown.",
    },
    "page-batch-done": {
        "zh": "已制发 {done} 件，{failed} 件没有制发。",
        "en": "{done} issued, {failed} not.",
    },
    "page-batch-done-rows": {"zh": "已制发（{n}）", "en": "Issued ({n})"},
    "page-batch-example": {
        "zh": "示例表格，可以直接改写：",
        "en": "Example spreadsheets, to be written over:",
    },
    "page-batch-example-also": {"zh": "也认得的列名", "en": "Also understood"},
    "page-batch-example-individual_business": {"zh": "个体工商户", "en": "Individual businesses"},
    "page-batch-example-names": {"zh": "列名说明", "en": "Names of columns"},
    "page-batch-example-organisation": {"zh": "单位", "en": "Organisations"},
    "page-batch-example-person": {"zh": "个人", "en": "Persons"},
    "page-batch-failed-rows": {"zh": "没有制发（{n}）", "en": "Not issued ({n})"},
    "page-batch-field": {"zh": "填入的栏目", "en": "Field"},
    "page-batch-file": {"zh": "表格（XLSX）", "en": "Spreadsheet (XLSX)"},
    "page-batch-file-help": {
        "zh": "第一行是列名（上面可以有标题），以下每行一个当事人。",
        "en": "The first row, but for a title, names the columns; each row below is a party.",
    },
    "page-batch-file-kept": {
        "zh": "已选择“{name}”，不换就用它。",
        "en": "“{name}” is chosen already and used unless you choose another.",
    },
    "page-batch-first-paper": {"zh": "第一份文书的样子", "en": "How the first paper looks"},
    "page-batch-go-on": {"zh": "下一步：制发", "en": "Next: issue"},
    "page-batch-good": {"zh": "可以制发", "en": "good"},
    "page-batch-had": {"zh": "已有此文书", "en": "has it already"},
    "page-batch-had-again": {
        "zh": "这一行此前已经制发{papers}（{day}），不会再制发。",
        "en": "This row was issued before: {papers} ({day}). It is not issued again.",
    },
    "page-batch-had-n": {"zh": "{n} 行已有此文书", "en": "{n} have it already"},
    "page-batch-had-papers": {
        "zh": "该当事人已有以同一样本制发的{papers}（{day}）；默认不再制发。",
        "en": "The party has {papers} of the same model ({day}); it is left out unless you ask.",
    },
    "page-batch-issued": {"zh": "已制发", "en": "issued"},
    "page-batch-lacking": {
        "zh": "下列必填栏目还没有列填入，各行都将不能制发：",
        "en": "No column fills these fields, which every party must have, so that no row can be "
        "issued: ",
    },
    "page-batch-nameless": {"zh": "（没有名称）", "en": "(no name)"},
    "page-batch-new-case": {"zh": "新建案件", "en": "New case"},
    "page-batch-next": {"zh": "下一步", "en": "Next"},
    "page-batch-no-rows": {"zh": "没有这样的行。", "en": "There are no such rows."},
    "page-batch-none": {"zh": "请先新建一件样本案件。", "en": "Make a model case first."},
    "page-batch-not-issued": {"zh": "没有制发", "en": "not issued"},
    "page-batch-number": {"zh": "文书（点开查看）", "en": "Papers (open)"},
    "page-batch-papers": {"zh": "文书和文号", "en": "Papers and numbers"},
    "page-batch-party": {"zh": "当事人", "en": "Party"},
    "page-batch-preview": {"zh": "核对和预览", "en": "Check and preview"},
    "page-batch-print": {"zh": "打印全部文书（{n} 份）", "en": "Print all {n} papers"},
    "page-batch-print-part": {
        "zh": "打印第 {first}—{last} 份",
        "en": "Print papers {first} to {last}",
    },
    "page-batch-recent": {"zh": "最近的批次", "en": "Recent batches"},
    "page-batch-refused": {
        "zh": "下载不能制发的行（XLSX）",
        "en": "Take the rows to correct (XLSX)",
    },
    "page-batch-refused-about": {
        "zh": "下载的表格保留原来的列，最后一列写明原因；改正后可以直接再次上传。",
        "en": "The workbook keeps your columns, with the reason in the last; correct it and "
        "send it again.",
    },
    "page-batch-refused-title": {"zh": "待改正的行", "en": "Rows to correct"},
    "page-batch-remarks": {
        "zh": "每一行都有的提醒（{n} 条），不影响制发",
        "en": "Remarks on every row ({n}); they do not bar issuing",
    },
    "page-batch-repeated-n": {"zh": "{n} 行重复", "en": "{n} repeated"},
    "page-batch-repeats": {"zh": "与第 {row} 行重复", "en": "the same as row {row}"},
    "page-batch-report": {"zh": "下载逐行结果（XLSX）", "en": "Take the report (XLSX)"},
    "page-batch-report-json": {"zh": "结果（JSON，供系统使用）", "en": "Report for systems (JSON)"},
    "page-batch-all": {"zh": "合计", "en": "all"},
    "page-batch-count": {"zh": "行数", "en": "Rows"},
    "page-batch-figures": {"zh": "汇总", "en": "Figures"},
    "page-batch-place": {"zh": "文书的位置", "en": "Place of the paper"},
    "page-batch-report-title": {"zh": "逐行结果", "en": "Report"},
    "page-batch-result": {"zh": "结果", "en": "Result"},
    "page-batch-row": {"zh": "行", "en": "Row"},
    "page-batch-row-n": {"zh": "第 {n} 行", "en": "Row {n}"},
    "page-batch-rows": {"zh": "逐行结果", "en": "Rows"},
    "page-batch-run": {"zh": "确认制发", "en": "Issue"},
    "page-batch-samples": {"zh": "内容举例", "en": "Samples"},
    "page-batch-search": {
        "zh": "按案号、登记号或者当事人查找样本",
        "en": "Find the model by number or party",
    },
    "page-batch-search-all": {"zh": "显示全部", "en": "Show all"},
    "page-batch-search-do": {"zh": "查找", "en": "Find"},
    "page-batch-search-found": {"zh": "找到 {n} 件", "en": "{n} found"},
    "page-batch-search-none": {"zh": "没有找到案件", "en": "No case found"},
    "page-batch-show-all": {"zh": "全部", "en": "All"},
    "page-batch-show-bad": {"zh": "不能制发", "en": "Cannot be issued"},
    "page-batch-show-good": {"zh": "可以制发", "en": "Good"},
    "page-batch-show-had": {"zh": "已有此文书", "en": "Has it already"},
    "page-batch-show-repeated": {"zh": "重复", "en": "Repeated"},
    "page-batch-step-1": {
        "zh": "第 1 步，共 4 步：样本和表格",
        "en": "Step 1 of 4: model and spreadsheet",
    },
    "page-batch-step-2": {"zh": "第 2 步，共 4 步：列和栏目", "en": "Step 2 of 4: columns"},
    "page-batch-step-3": {"zh": "第 3 步，共 4 步：核对和预览", "en": "Step 3 of 4: check"},
    "page-batch-step-4": {"zh": "第 4 步，共 4 步：制发", "en": "Step 4 of 4: issue"},
    "page-batch-titles": {
        "zh": "表格前 {n} 行是标题（{texts}），已略过；列名取自第 {first} 行。",
        "en": "The first {n} row(s) are a title ({texts}) and were passed over; the columns are "
        "named in row {first}.",
    },
    "page-batch-todo": {
        "zh": "请下载没有制发的行，按原因改正，再以同一样本制发；已制发的不会重复。",
        "en": "Take these rows, correct them by their reasons, and issue them with the same "
        "model; nothing is issued twice.",
    },
    "page-batch-todo-head": {"zh": "怎么办", "en": "What to do"},
    "page-batch-todo-row": {
        "zh": "改正后以同一样本再次制发",
        "en": "Correct it and issue it with the same model",
    },
    "page-batch-told": {
        "zh": "{field}：样本的文字（{places}）写有样本自己的“{text}”；请在表格中加一列，或者先从"
        "样本中删去",
        "en": "{field}: texts of the model ({places}) tell its own “{text}”; give it in a column, "
        "or take it out of the model first",
    },
    "page-batch-too-many": {
        "zh": "表格超过 {most} 行；请分成几个表格。",
        "en": "The spreadsheet has more than {most} rows; divide it.",
    },
    "page-batch-twice": {
        "zh": "两列都填入“{field}”；请只留一列。",
        "en": "Two columns fill “{field}”; keep one of them.",
    },
    "page-batch-unused": {"zh": "不用", "en": "not used"},
    "page-batch-waiting": {
        "zh": "正在制发，可以离开本页，稍后回来查看。",
        "en": "Being issued; you may leave and come back.",
    },
    "page-batch-why": {"zh": "没有制发的原因", "en": "Why it was not issued"},
    "page-nav-batch": {"zh": "批量制发", "en": "Batch"},
}
