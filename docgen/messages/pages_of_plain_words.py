"""The texts around the sheet in plain words; its own words are a list (``plain-words.json``)."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAGES_OF_PLAIN_WORDS"]

PAGES_OF_PLAIN_WORDS: Mapping[str, Mapping[str, str]] = {
    "page-plain": {"zh": "白话说明", "en": "In plain words"},
    "page-plain-address": {"zh": "地址", "en": "Address:"},
    "page-plain-ask": {"zh": "有不明白的，找谁问", "en": "Whom to ask"},
    "page-plain-means": {
        "zh": "这份《{title}》是什么意思",
        "en": "What this paper means: {title}",
    },
    "page-plain-now": {"zh": "您现在要做的", "en": "What you do now"},
    "page-plain-paper-counts": {
        "zh": "本说明帮助阅读，不是法律文书；以《{title}》的内容为准。",
        "en": "This sheet helps you read; it is no legal document. What counts is what the paper "
        "itself ({title}) says in Chinese.",
    },
    "page-plain-rights": {"zh": "您的权利", "en": "Your rights"},
    "page-plain-supervision": {
        "zh": "对执法有意见的，监督电话",
        "en": "To complain about the enforcement, call",
    },
    "page-plain-telephone": {"zh": "电话", "en": "Telephone:"},
    "page-plain-until": {
        "zh": "请在 {year}年{month}月{day}日 前完成。",
        "en": "Please do so by {iso}.",
    },
    "page-plain-print": {"zh": "打印", "en": "Print"},
}
