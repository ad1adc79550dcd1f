"""The texts of answers to requests that lead nowhere; no error class stands behind them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["REQUESTS"]

REQUESTS: Mapping[str, Mapping[str, str]] = {
    "method-not-allowed": {
        "zh": "此处不接受这种方法；请看 Allow",
        "en": "this method is not taken here; see Allow",
    },
    "path-unknown": {
        "zh": "没有这个地址；请对照接口说明",
        "en": "there is nothing at this path; see the description of the interface",
    },
}
