"""The values of the catalogue: an instrument type and its signers. Not for reading them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from docgen.values import Role

__all__ = [
    "FAMILIES",
    "RETENTIONS",
    "SIGNERS",
    "TIERS",
    "InstrumentDigests",
    "InstrumentType",
    "Signer",
]

TIERS = ("ministerial", "reference", "dossier")
FAMILIES = (
    "record",
    "notice",
    "form",
    "commitment",
    "follow-up",
    "decision",
    "report",
    "dossier",
)
SIGNERS = (
    "party",
    "officers",
    "recorder",
    "unit_head",
    "body_head",
    "body_seal",
    "witness",
    "interviewers",
    "chair",
    "visitors",
    "recipient",
    "reviewer",
    "filer",
    "guardian",
    "interpreter",
)
RETENTIONS = ("Y", "D30", "D10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs or seals a paper.

    Attributes:
        signer: one of ``SIGNERS``.
        label: what stands beside the place for it.
        count: how many of them sign.
        may_refuse: whether a recorded refusal stands in for the signature.
    """

    signer: str
    label: str
    count: int
    may_refuse: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentType:
    """What the system knows of one instrument, from the ``x-docgen`` object of its schema.

    Attributes:
        code: the stem of its schema and template.
        title: the printed title.
        tier: ``ministerial``, ``reference`` or ``dossier``.
        family: one of ``FAMILIES``.
        role: what it is to rules and composition.
        stage: its place in the filing order of its route.
        outgoing: whether it leaves the agency.
        signers: who signs it.
        receipt: how its service is proved.
        volume: in which volume it is filed.
        number: the kind word of its document number, or None where it has none.
        publish: whether a masked copy may be published.
        retention: the retention code it asks for.
        clauses: the clauses of law it rests on.
        facts: JSON Pointers into the paper, by fact name.
        basis: where the form comes from.
        agency: whether an agency's folder gave it, rather than the product.
    """

    code: str
    title: str
    tier: str
    family: str
    role: Role
    stage: int
    outgoing: bool
    signers: tuple[Signer, ...]
    receipt: Literal["separate", "built_in", "none"]
    volume: Literal["main", "internal"]
    number: str | None
    publish: Literal["no", "masked"]
    retention: str
    clauses: tuple[str, ...]
    facts: Mapping[str, str]
    basis: str
    agency: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentDigests:
    """Hex SHA-256 of the files a paper of this type was made with, for its provenance."""

    schema: str
    common: str
    template: str
