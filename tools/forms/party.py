"""The party in a box, as the ministerial forms have it: 个人 above 单位, what is neither struck.

Of an individual business both parts are filled: the operator is the person, the sign the unit.
"""

from __future__ import annotations

from tools.forms.box import Box, answer, centred, label
from tools.forms.tags import either, filled

__all__ = ["NO_ONE", "PARTY_MM", "individual", "of_unit", "party_box"]

NO_ONE = "/"
PARTY_MM = (14, 14, 26, 43, 24, 44)


def individual(attribute: str, with_filter: str = "slash") -> str:
    """Of the person, or of the operator of an individual business, or struck."""
    own = f"{{{{ party.{attribute} | {with_filter} }}}}"
    operator = f"{{{{ party.operator.{attribute} | {with_filter} }}}}"
    return either("party.is_person", own, either("party.is_individual_business", operator, NO_ONE))


def of_unit(attribute: str) -> str:
    """Of the unit, or struck where the party is a person."""
    return either("party.is_person", NO_ONE, filled(f"party.{attribute}"))


def _own(attribute: str) -> str:
    """Of the person alone: an operator has no address and no telephone of his own here."""
    return either("party.is_person", filled(f"party.{attribute}"), NO_ONE)


def party_box() -> Box:
    """当事人: six rows, kept together."""
    box = Box(PARTY_MM)
    box.row(
        label("当\n事\n人", down="start"), label("个人", down="start"),
        label("姓名"), centred(individual("name")),
        label("身份证件号"), centred(individual("id_number")),
        height_mm=11,
    )  # fmt: skip
    box.row(
        label("", down="on"), label("", down="on"),
        label("住址"), answer(_own("address")),
        label("联系电话"), centred(_own("telephone")),
        height_mm=11,
    )  # fmt: skip
    rest = (label("", down="on"),)
    box.row(
        *rest, label("单位", down="start"), label("名称"), answer(of_unit("name"), span=3)
    )  # fmt: skip
    box.row(*rest, *rest, label("地址"), answer(of_unit("address"), span=3))
    box.row(
        *rest, *rest,
        label("联系电话"), centred(of_unit("telephone")),
        label("法定代表人"), centred(_head()),
    )  # fmt: skip
    box.row(*rest, *rest, label("统一社会\n信用代码"), answer(of_unit("uscc"), span=3))
    box.keep_with_next()
    return box


def _head() -> str:
    return either(
        "party.is_organisation",
        "{{ party.legal_representative.name }}",
        either("party.is_individual_business", "经营者：{{ party.operator.name }}", NO_ONE),
    )
