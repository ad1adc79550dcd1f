"""By which digests a party is known again in other cases, without its numbers being kept for it.

A party is known by the numbers of its papers: credit code, identity document, and those of the
operator of an individual business. The name is a fallback for a party that showed another paper or
got a new code, and never proof. Not for masking nor for what a page shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from docgen.case.names import normalise_name

__all__ = ["MATCHES", "Match", "alike", "known_by"]

Match = Literal["uscc", "id_number", "operator", "name"]
MATCHES: tuple[Match, ...] = get_args(Match)

# Part of every digest, so that none equals a digest of the same number made for another purpose.
_PURPOSE = "docgen/party/1"
_DIGITS = 32
_USCC = "uscc"
_ID_TYPES = (
    "resident_identity_card",
    "hk_mo_tw_residence_permit",
    "foreign_permanent_resident_card",
    "passport",
    "mainland_travel_permit",
)


def known_by(party: Mapping[str, Any]) -> frozenset[str]:
    """The digests under which the party of a case is filed."""
    numbers = (_number(kind, value) for _, kind, value in _numbers(party))
    return frozenset((*numbers, _name(_kind(party), party["name"])))


def alike(party: Mapping[str, Any]) -> Mapping[Match, frozenset[str]]:
    """The digests by which other cases of the same party are found, by what each one shows.

    A person of the same name whose document is of the same type is somebody else.
    """
    found: dict[Match, set[str]] = {}
    for match, kind, value in _numbers(party):
        found.setdefault(match, set()).add(_number(kind, value))
    own = _kind(party)
    kinds = (own,) if own == _USCC else tuple(each for each in _ID_TYPES if each != own)
    found["name"] = {_name(kind, party["name"]) for kind in kinds}
    return {match: frozenset(digests) for match, digests in found.items()}


def _numbers(party: Mapping[str, Any]) -> Iterator[tuple[Match, str, str]]:
    if party["kind"] == "person":
        yield "id_number", party["id_type"], party["id_number"]
        return
    yield "uscc", _USCC, party["uscc"]
    operator = party.get("operator")
    if operator:
        yield "operator", operator["id_type"], operator["id_number"]


def _kind(party: Mapping[str, Any]) -> str:
    return str(party["id_type"]) if party["kind"] == "person" else _USCC


def _number(kind: str, value: str) -> str:
    return _digest("number", kind, value.upper())


def _name(kind: str, name: str) -> str:
    return _digest("name", kind, "".join(normalise_name(name).split()))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join((_PURPOSE, *parts)).encode("utf-8")).hexdigest()[:_DIGITS]
