"""The list of a volume's evidence: every piece, and by reference what cannot be bound.

Recordings and physical evidence stand here only; they are kept elsewhere under the number given.
Not for the pages of evidence that can be bound.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from docgen.compose._word import paragraph, table, word_file

__all__ = ["KINDS", "evidence_list"]

KINDS: Mapping[str, str] = {
    "photo": "照片",
    "document": "书证",
    "electronic": "电子数据",
    "physical": "物证",
    "recording": "视听资料",
}
_HEADS = ("序号", "名称", "种类", "取得时间和地点", "取得人", "证明内容", "编号或者\n复制说明")
_WIDTHS_MM = (10.5, 22.5, 10.5, 42.5, 23.5, 26.5, 29.0)
_CENTRED = (0, 2, 4)
_SIZE_PT = 10.5


def evidence_list(
    items: Sequence[Mapping[str, Any]],
    *,
    case_number: str,
    names: Callable[[Sequence[str]], str],
    time: Callable[[str], str],
) -> bytes:
    """The Word file of the list; ``names`` and ``time`` print staff ids and times."""
    rows = [[_head(text) for text in _HEADS]]
    rows += [
        _row((str(ordinal), *_texts(item, names, time)), last=ordinal >= len(items) - 1)
        for ordinal, item in enumerate(items, start=1)
    ]
    blocks = [
        paragraph("证据目录", face="方正小标宋简体", size_pt=22, align="center"),
        paragraph(case_number, align="right"),
        paragraph("", size_pt=4),
        table(_WIDTHS_MM, rows, heads=1),
        paragraph("（以下空白）", size_pt=_SIZE_PT, align="center"),
    ]
    return word_file(blocks)


def _head(text: str) -> str:
    return paragraph(text, face="黑体", size_pt=_SIZE_PT, align="center")


def _row(texts: Sequence[str], *, last: bool) -> list[str]:
    """One piece of evidence; the last two stay with the words that close the list."""
    return [
        paragraph(
            text,
            size_pt=_SIZE_PT,
            align="center" if column in _CENTRED else "left",
            keep_next=last,
            tight=True,
        )
        for column, text in enumerate(texts)
    ]


def _texts(
    item: Mapping[str, Any],
    names: Callable[[Sequence[str]], str],
    time: Callable[[str], str],
) -> tuple[str, ...]:
    return (
        item["title"],
        KINDS[item["kind"]],
        _when_and_where(item, time),
        "\n".join(names([each]) for each in item["obtained_by"]),
        item["proves"],
        _reference(item, time),
    )


def _when_and_where(item: Mapping[str, Any], time: Callable[[str], str]) -> str:
    start, end = item.get("started_at"), item.get("ended_at")
    if start and end:
        until = time(end)
        when = f"{time(start)}至{until.partition('日')[2] if start[:10] == end[:10] else until}"
    else:
        when = time(item["obtained_at"]) if item.get("obtained_at") else ""
    return "\n".join(text for text in (when, item.get("place") or "") if text) or "/"


def _reference(item: Mapping[str, Any], time: Callable[[str], str]) -> str:
    """R24: a copy says that it agrees with the original, who gave it, and when."""
    notes = [item.get("reference") or ""]
    copy = item.get("copy")
    if copy:
        agreed = "与原件核对无异" if copy["verified"] else "未与原件核对"
        notes += [f"{agreed}，{copy['provided_by']}提供", time(copy["on"])]
    elif item.get("provider"):
        notes.append(f"{item['provider']}提供")
    return "\n".join(note for note in notes if note) or "/"
