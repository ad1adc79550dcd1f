"""What is wrong with a request or a part of it; no error class stands behind these."""

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
    "request-missing": {"zh": "缺少这一项", "en": "this is missing"},
    "request-unknown": {"zh": "没有这一项；请去掉", "en": "there is no such member; leave it out"},
    "request-range": {"zh": "不在允许的范围内", "en": "it is outside its range"},
    "request-count": {
        "zh": "项数太少或者太多",
        "en": "it has too few or too many members",
    },
    "request-kind": {
        "zh": "应为另一种类型的值，见接口说明",
        "en": "it is to be a value of another kind; see the description of the interface",
    },
    "request-nul": {"zh": "不得含有空字符", "en": "it may not hold the NUL character"},
    "request-value": {
        "zh": "不是接口说明中允许的值",
        "en": "it is no value that the description of the interface allows",
    },
    "request-number": {"zh": "应为整数", "en": "it is to be a whole number"},
    "request-choice": {"zh": "不是可选的值之一", "en": "it is none of the values there are"},
    "request-pattern": {"zh": "格式不符", "en": "it is not written as it is to be"},
    "request-length": {"zh": "太短或者太长", "en": "it is too short or too long"},
    "request-day": {"zh": "应为 YYYY-MM-DD 的日期", "en": "it is to be a day, YYYY-MM-DD"},
}
