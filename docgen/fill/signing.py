"""The places of signatures on a paper: what a template names them, and what a mark says of one.

``{{ paper.sign.party }}`` is empty text where the party signs, ``{{ paper.sign.officers[x] }}``
where the officer x does; ``{{ paper.signed.party.year }}`` stands where the time of signing is
written. Every paper is filled with them; only a filling for signing marks them. Not for strokes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from docgen.case.pointer import pointer
from docgen.catalogue import Catalogue
from docgen.fill.located import OpenPlace

__all__ = ["TIMES", "SignaturePlace", "hand_signers", "open_places", "place_named"]

TIMES = ("at", "year", "month", "day", "hour", "minute")
"""The parts of a time of signing that a form may leave open; ``at`` is all of it."""

_SIGN, _SIGNED = "sign", "signed"
_SEAL = "body_seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturePlace:
    """What a mark says: whose signature stands there, or which part of its time.

    ``who`` is the id of one of several people of a signer, empty where any of them signs.
    """

    signer: str
    who: str = ""
    time: str = ""


def hand_signers(catalogue: Catalogue) -> tuple[str, ...]:
    """Everybody who may sign a paper by hand: all signers of a case but the seal."""
    schema: Mapping[str, Any] = catalogue.schemas.document("case")
    known = schema["$defs"]["signature"]["properties"]["signer"]["enum"]
    return tuple(each for each in known if each != _SEAL)


def open_places(catalogue: Catalogue, *, marked: bool) -> Mapping[str, Any]:
    """``sign`` and ``signed`` of a paper; where ``marked``, each place knows its name."""
    return _open_places(hand_signers(catalogue), marked)


@cache
def _open_places(signers: tuple[str, ...], marked: bool) -> Mapping[str, Any]:
    def place(*steps: str) -> OpenPlace:
        return OpenPlace.at(pointer(steps) if marked else None)

    return {
        _SIGN: {signer: place(_SIGN, signer) for signer in signers},
        _SIGNED: {
            signer: {part: place(_SIGNED, signer, part) for part in TIMES} for signer in signers
        },
    }


def place_named(name: str) -> SignaturePlace | None:
    """The place that a mark names; None for a mark of anything else."""
    match tuple(_steps(name)):
        case ["sign", signer]:
            return SignaturePlace(signer=signer)
        case ["sign", signer, who]:
            return SignaturePlace(signer=signer, who=who)
        case ["signed", signer, time, *who]:
            return SignaturePlace(signer=signer, time=time, who="".join(who))
        case _:
            return None


def _steps(name: str) -> Iterator[str]:
    for step in name.split("/")[1:]:
        yield step.replace("~1", "/").replace("~0", "~")
