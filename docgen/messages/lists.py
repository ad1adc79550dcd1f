"""Texts of what is wrong with a workbook of lists, cell by cell, for a clerk (zh) and in English.

``heading`` is the heading of a column. Not for lists that contradict themselves: those are errors
of the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["LISTS"]

LISTS: Mapping[str, Mapping[str, str]] = {
    "list-sheet-unknown": {
        "zh": "没有叫“{title}”的清单；工作表请命名为：{known}。",
        "en": "no list is called {title}; name the sheet one of: {known}",
    },
    "list-sheet-missing": {
        "zh": "工作簿中没有“{title}”这张工作表；请补上，或者改选另一种清单。",
        "en": "the workbook has no sheet {title}; add it, or choose another kind of list",
    },
    "list-sheet-empty": {
        "zh": "这张工作表没有事项，导入后清单会变空；请填写，或者删去这张工作表。",
        "en": "this sheet has no entries and would empty the list; fill it in, or remove the sheet",
    },
    "list-sheet-long": {
        "zh": "这张工作表超过{most}行；请只保留要导入的事项。",
        "en": "this sheet has more than {most} rows; keep only what is to be imported",
    },
    "list-heading-missing": {
        "zh": "第一行缺少表头“{heading}”；请补上这一列，导出的清单可以作为样表。",
        "en": "the first row lacks the heading {heading}; add the column, a list that is exported "
        "shows the pattern",
    },
    "list-heading-unknown": {
        "zh": "没有“{heading}”这个表头；请改正或者删去这一列。",
        "en": "there is no heading {heading}; correct it, or remove the column",
    },
    "list-heading-twice": {
        "zh": "表头“{heading}”出现两次；请保留一列。",
        "en": "the heading {heading} stands twice; keep one column",
    },
    "list-cell-outside": {
        "zh": "这一列没有表头而有内容；请补上表头或者删去内容。",
        "en": "this column has no heading and holds something; name it, or clear it",
    },
    "list-cell-merged": {
        "zh": "这里的单元格合并了；请取消合并，逐格填写。",
        "en": "these cells are merged; unmerge them and fill in each",
    },
    "list-row-hidden": {
        "zh": "这一行有内容而被隐藏（例如筛选）；请取消隐藏或者筛选，核对后再导入。",
        "en": "this row holds something and is hidden, as by a filter; show it, look at it, and "
        "import again",
    },
    "list-clause-unknown": {
        "zh": "法规清单中的《{law}》没有第{article}条（或者没有所写的款、项）；请核对条款，或者先更"
        "新法规清单。",
        "en": "{law} in the list of statutes has no article {article}, or not this paragraph or "
        "item of it; check the clause, or bring the statutes up to date first",
    },
    "list-cell-formula": {
        "zh": "“{heading}”是公式；请改成它的结果（复制后选择性粘贴为数值）。",
        "en": "{heading} is a formula; put its result there (copy, then paste values)",
    },
    "list-cell-error": {
        "zh": "“{heading}”显示为错误值；请改正。",
        "en": "{heading} shows an error; correct it",
    },
    "list-cell-empty": {
        "zh": "“{heading}”没有填写；请补填。",
        "en": "{heading} is empty; fill it in",
    },
    "list-cell-text": {
        "zh": "“{heading}”不是文字；请把单元格设为文本后重新填写。",
        "en": "{heading} is no text; format the cell as text and type it again",
    },
    "list-cell-number": {
        "zh": "“{heading}”不是整数；请填写阿拉伯数字。",
        "en": "{heading} is no whole number; write figures",
    },
    "list-cell-counts": {
        "zh": "“{heading}”写法不对；请依次写明每款有几项，没有项的写0，例如“0、5、0”。",
        "en": "{heading} is not written rightly; say for each paragraph how many items it has, as "
        "0、5、0",
    },
    "list-cell-day": {
        "zh": "“{heading}”不是日期；请写成 2026-03-05、2026/3/5 或者 2026年3月5日。",
        "en": "{heading} is no date; write it as 2026-03-05, 2026/3/5 or 2026年3月5日",
    },
    "list-cell-clauses": {
        "zh": "“{heading}”有一行不是法条；请每行写一条，例如“《中华人民共和国公路法》第七十七条”。",
        "en": "a line of {heading} is no citation; write one on each line, as "
        "《中华人民共和国公路法》第七十七条",
    },
    "list-cell-choice": {
        "zh": "“{heading}”只能填写：{choices}。",
        "en": "{heading} takes one of: {choices}",
    },
    "list-cell-invalid": {
        "zh": "“{heading}”不符合要求（过长、含有不允许的字符或者超出范围）；请对照样表改正。",
        "en": "{heading} is too long, holds characters that are not allowed, or is out of bounds; "
        "compare it with the pattern",
    },
    "list-row-differs": {
        "zh": "同一事项各行的“{heading}”不一致；请写成一样，或者只在第一行填写。",
        "en": "{heading} differs between the rows of one entry; write it alike, or in the first "
        "row only",
    },
    "list-row-order": {
        "zh": "“{heading}”小于（早于）“{other}”；请改正其中一个。",
        "en": "{heading} is less than (or before) {other}; correct one of them",
    },
    "list-number-twice": {
        "zh": "同一清单中序号重复：与第{row}行的“{heading}”相同；请改正其中一个。",
        "en": "the same list has this number twice: row {row} has the same {heading}; correct one "
        "of them",
    },
    "list-sheet-contradicts": {
        "zh": "这张工作表的事项互相矛盾（{what}）；请改正。",
        "en": "the entries of this sheet contradict each other ({what}); correct them",
    },
    "list-entry-twice": {
        "zh": "这一行与第{row}行重复；请删去一行，或者改正编码。",
        "en": "this row repeats row {row}; remove one of them, or correct its code",
    },
}
