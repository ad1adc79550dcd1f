"""What the columns of a list of recipients are usually called, and an example of such a list.

Not for reading lists (``recipients``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from docgen.service.lists.workbook import make_workbook

__all__ = ["EXAMPLES", "KNOWN_AS", "PartyKind", "example_list"]

PartyKind = Literal["organisation", "individual_business", "person"]

KNOWN_AS: Mapping[str, tuple[str, ...]] = {
    "/party/name": (
        *("单位名称", "企业名称", "公司名称", "名称", "字号", "姓名", "当事人", "当事人名称"),
        *("业户名称", "经营者名称", "name", "company"),
    ),
    "/party/uscc": ("统一社会信用代码", "社会信用代码", "信用代码", "uscc", "credit code"),
    "/party/legal_representative/name": (
        *("法定代表人", "法定代表人（负责人）", "法定代表人姓名", "负责人", "负责人姓名"),
        *("法人代表", "法人", "legal representative"),
    ),
    "/party/legal_representative/post": ("职务", "法定代表人职务", "负责人职务", "post"),
    "/party/operator/name": ("经营者", "经营者姓名", "业主", "operator"),
    "/party/operator/id_type": ("经营者证件类型", "证件类型", "证件种类"),
    "/party/operator/id_number": (
        *("经营者证件号码", "经营者身份证号", "证件号码", "身份证号", "身份证号码"),
    ),
    "/party/operator/sex": ("经营者性别", "性别", "sex"),
    "/party/operator/birth_date": ("经营者出生日期", "出生日期"),
    "/party/id_type": ("证件类型", "证件种类"),
    "/party/id_number": ("证件号码", "身份证号", "身份证号码", "id number"),
    "/party/sex": ("性别", "sex"),
    "/party/birth_date": ("出生日期", "birth date"),
    "/party/occupation": ("职业", "occupation"),
    "/party/address": (
        *("地址", "住所", "住址", "经营地址", "经营场所", "注册地址", "通讯地址", "address"),
    ),
    "/party/telephone": (
        *("联系电话", "电话", "手机", "手机号", "手机号码", "电话号码", "telephone"),
    ),
    "/party/contact": ("联系人", "联系人姓名", "contact"),
    "/vehicle/plate": ("车牌号", "车牌号码", "车牌", "号牌", "plate"),
    "/vehicle/plate_colour": ("车牌颜色", "plate colour"),
    "/vehicle/kind": ("车型", "车辆类型"),
    "/vehicle/permit_number": ("道路运输证号", "道路运输证"),
}
_ORGANISATIONS = (
    ("示例一号运输有限公司", "91652100MAEX08018N", "样例甲", "经理", "示例市示例区货运路1号"),
    ("示例二号运输有限公司", "91652100MAEX08026H", "样例乙", "经理", "示例市示例区货运路2号"),
    ("示例三号运输有限公司", "91652100MAEX08034C", "样例丙", None, "示例市示例区货运路3号"),
)
EXAMPLES: Mapping[PartyKind, tuple[tuple[str, ...], Sequence[Sequence[str | None]]]] = {
    "organisation": (
        ("单位名称", "统一社会信用代码", "法定代表人", "职务", "地址", "联系电话", "联系人"),
        [
            (*row, f"0900-765080{place}", None if place == 3 else f"样例联系人{mark}")  # noqa: PLR2004 - a cell that may be empty is shown empty
            for place, (row, mark) in enumerate(zip(_ORGANISATIONS, "甲乙丙", strict=True), 1)
        ],
    ),
    "individual_business": (
        (
            *("字号", "统一社会信用代码", "经营者", "证件类型", "证件号码", "性别", "出生日期"),
            *("经营场所", "联系电话"),
        ),
        [
            (
                *("示例一号汽车维修部", "92652100MAEX08018K", "样例甲", "居民身份证"),
                *("652100198001010011", "男", "1980-01-01", "示例市示例区货运路11号"),
                "0900-7650811",
            ),
            (
                *("示例二号汽车维修部", "92652100MAEX08026E", "样例乙", "居民身份证"),
                *("652100198202020021", "女", "1982-02-02", "示例市示例区货运路12号"),
                "0900-7650812",
            ),
        ],
    ),
    "person": (
        ("姓名", "性别", "出生日期", "证件类型", "证件号码", "住址", "联系电话"),
        [
            (
                *("样例甲", "男", "1980-01-01", "居民身份证", "652100198001010011"),
                *("示例市示例区货运路21号", "0900-7650821"),
            ),
            (
                *("样例乙", "女", "1982-02-02", "居民身份证", "652100198202020021"),
                *("示例市示例区货运路22号", "0900-7650822"),
            ),
        ],
    ),
}


def example_list(kind: PartyKind, *, title: str, other: str, names: tuple[str, str]) -> bytes:
    """A list of recipients to be written over; its second sheet says what columns may be called.

    ``title`` and ``other`` are the titles of the two sheets, ``names`` the heads of the second.
    """
    heads, rows = EXAMPLES[kind]
    also = [
        (head, "、".join(each for each in known if each != head))
        for head in heads
        for known in [next(each for each in KNOWN_AS.values() if head in each)]
    ]
    return make_workbook([(title, heads, rows), (other, names, also)])
