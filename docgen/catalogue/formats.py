"""Formats of the field: codes and numbers whose check digits and shapes are really checked.

Each check takes a string and says whether it is good. Not for telling what is wrong with it: that
is ``docgen.messages``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from stdnum.cn import ric, uscc

__all__ = [
    "FORMATS",
    "is_case_number",
    "is_mobile",
    "is_plate",
    "is_resident_id",
    "is_uscc",
]

# GB 32100-2015: the letters I, O, Z, S and V are not used; the registering department and the
# category (positions 1-2) may be letters, the division (3-8) is digits.
_USCC = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_RESIDENT_ID = re.compile(r"[1-9][0-9]{16}[0-9X]")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_CASE_NUMBER = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323afA-Za-z0-9（）]{1,30}"
    r"〔(?:19|20)[0-9]{2}〕第?[0-9]{1,8}号"
)
# GA 36-2018: ordinary, new energy small and large, suffixed, consular and embassy plates.
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SERIAL = "[A-HJ-NP-Z0-9]"
_PLATE = re.compile(
    rf"[{_PROVINCES}][A-HJ-NP-Z](?:{_SERIAL}{{5}}|[A-HJK]{_SERIAL}[0-9]{{4}}|[0-9]{{5}}[A-HJK]"
    rf"|{_SERIAL}{{4}}[挂学警港澳领])|使[0-9]{{6}}|[0-9]{{6}}使"
)


def is_uscc(value: str) -> bool:
    """A unified social credit code (GB 32100-2015)."""
    return _USCC.fullmatch(value) is not None and bool(
        uscc.calc_check_digit(value[:17]) == value[17]
    )


def is_resident_id(value: str) -> bool:
    """A citizen's identity number (GB 11643-1999); retired division codes stay valid."""
    if _RESIDENT_ID.fullmatch(value) is None:
        return False
    try:
        born = date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return False
    return born.year >= 1800 and bool(ric.calc_check_digit(value) == value[17])  # noqa: PLR2004 - no living person's card is older


def is_plate(value: str) -> bool:
    """A vehicle's plate (GA 36-2018), without a separating dot."""
    return _PLATE.fullmatch(value) is not None


def is_mobile(value: str) -> bool:
    """A mobile number of the mainland, eleven digits."""
    return _MOBILE.fullmatch(value) is not None


def is_case_number(value: str) -> bool:
    """A case or document number: 机关代字〔年份〕序号号, with hexagonal brackets (GB/T 9704)."""
    return _CASE_NUMBER.fullmatch(value) is not None


FORMATS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "cn-case-number": is_case_number,
        "cn-mobile": is_mobile,
        "cn-plate": is_plate,
        "cn-resident-id": is_resident_id,
        "cn-uscc": is_uscc,
    }
)
