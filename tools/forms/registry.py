"""Which forms there are: the code of each instrument and the function that builds its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tools.forms import (
    address,
    agreement,
    changes,
    commitment,
    decision,
    dossier,
    education,
    evaluation,
    filing,
    first_offence,
    follow_up,
    hearing,
    inquiry,
    internal,
    interview,
    keeping,
    letters,
    orders,
    overview,
    penalty,
    preservation,
    publication,
    receipt,
    recheck,
    reports,
    rights,
    scene,
    transfer,
    visit,
)

__all__ = ["FORMS", "build"]

FAMILIES = (
    scene,
    filing,
    first_offence,
    address,
    rights,
    inquiry,
    orders,
    education,
    commitment,
    recheck,
    decision,
    penalty,
    hearing,
    preservation,
    transfer,
    receipt,
    internal,
    reports,
    interview,
    letters,
    visit,
    agreement,
    publication,
    changes,
    keeping,
    follow_up,
    dossier,
    evaluation,
    overview,
)

FORMS: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {code: builder for family in FAMILIES for code, builder in sorted(family.FORMS.items())}
)


def build(code: str) -> bytes:
    """The Word template of one instrument (or sheet: ``dossier/NAME``)."""
    return FORMS[code]()
