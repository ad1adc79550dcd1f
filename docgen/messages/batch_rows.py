"""Texts of what is wrong with the cells of a row that makes a case, in Chinese and in English.

``title`` is what the field is called. Not for the case that the row makes: that is ``schema``.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["BATCH_ROWS"]

BATCH_ROWS: Mapping[str, Mapping[str, str]] = {
    "row-cell-formula": {
        "zh": "单元格 {cell}（{title}）的公式没有计算结果；请用电子表格程序打开，再保存一次。",
        "en": "the formula in {cell} ({title}) was never computed; open it in a spreadsheet "
        "program and save it there",
    },
    "row-cell-error": {
        "zh": "单元格 {cell}（{title}）显示错误值（如 #REF!、#N/A）；请改正。",
        "en": "the cell {cell} ({title}) shows an error (as #REF!, #N/A); correct it",
    },
    "row-cell-formula-text": {
        "zh": "单元格 {cell}（{title}）里是公式的文字，不是内容；请填写公式应当得出的内容。",
        "en": "the cell {cell} ({title}) holds a formula as text; write there what the formula "
        "should give",
    },
    "row-cell-inexact": {
        "zh": "单元格 {cell}（{title}）的数超过 15 位，已不准确；请把这一列设为文本后重新填写。",
        "en": "the number in {cell} ({title}) has more than 15 digits, and is not exact; format "
        "the column as text and type it again",
    },
    "row-column-nowhere": {
        "zh": "列名 {column}（{title}）不指向案件中的位置；请写作 /party/name 或者 party.name。",
        "en": "the column {column} ({title}) leads nowhere; name a place of the case as "
        "/party/name or party.name",
    },
    "row-fact-missing": {
        "zh": "这一行没有填{title}，而样本的文字（{places}）写有样本当事人的{title}；"
        "请在表格中加一列或者补填，也可以先从样本的文字中删去。",
        "en": "the row does not give {title}, and texts of the model ({places}) tell that of its "
        "own party; give it in a column of its own, or take it out of the model's texts first",
    },
}
