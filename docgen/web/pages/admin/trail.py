"""Entries of the audit trail in words; the codes themselves stand beside them.

Not for reading the trail (``system``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.messages import codes
from docgen.messages import text as text_of
from docgen.registry.access.values import AuditRow
from docgen.service.views import Language

__all__ = ["Told", "case_ids", "told_entry"]

_SHORT = 12
_CHANGES = ("change", "what")
_PERIODS = ("before", "after")
_OF_CASES = frozenset({"case", "paper", "review"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry: who did what, to what, and what is told beside."""

    who: str
    what: str
    of: str
    beside: tuple[str, ...]


def told_entry(row: AuditRow, names: Mapping[str, str], language: Language) -> Told:
    """An entry in words.

    ``names`` are those of people and keys by their actor, of templates, registers and cases by
    their target. What has no words stands as it is.
    """
    return Told(
        who=names.get(row.actor) or _unnamed(row.actor, language),
        what=_word(f"action-{row.action}", row.action, language),
        of=_of(row.target, names, language),
        beside=tuple(_beside(row.detail, language)),
    )


def case_ids(rows: Iterable[AuditRow]) -> set[str]:
    """The ids of the cases that entries are about."""
    targets = (each.target.partition(":") for each in rows)
    return {rest.partition("/")[0] for kind, _, rest in targets if kind in _OF_CASES}


def _unnamed(actor: str, language: Language) -> str:
    """Who is none of the agency's own people and keys, whose names are not for it."""
    is_elsewhere = actor.startswith(("user:", "key:"))
    code = "audit-actor-elsewhere" if is_elsewhere else f"audit-actor-{actor}"
    return _word(code, actor, language)


def _word(code: str, otherwise: str, language: Language, **params: str) -> str:
    return text_of(code, language, **params) if code in codes() else otherwise


def _of(target: str, names: Mapping[str, str], language: Language) -> str:
    kind, _, rest = target.partition(":")
    case_id = rest.partition("/")[0]
    of_case = names.get(f"case:{case_id}", case_id) if kind in _OF_CASES else rest
    it = names.get(target) or of_case
    return _word(f"audit-of-{kind}", target, language, it=it)


def _beside(detail: Mapping[str, str], language: Language) -> Iterator[str]:
    for name, value in detail.items():
        if name in _CHANGES:
            yield _word(f"audit-change-{value}", value, language)
            continue
        said = _value(name, str(value), language)
        yield _word(f"audit-detail-{name}", f"{name}: {value}", language, value=said)


def _value(name: str, value: str, language: Language) -> str:
    if name == "duties":
        return _joined("duty", value, language) or "—"
    if name == "matched":
        return _joined("page-scans-problem", value, language)
    if name == "sha256":
        return value[:_SHORT]
    if name in _PERIODS:
        return _word(f"page-dossier-retention-{value}", value, language)
    if name == "purpose":
        return _word(f"page-dossier-purpose-{value}", value, language)
    return _word(f"audit-state-{value}", value, language) if name == "state" else value


def _joined(words: str, value: str, language: Language) -> str:
    """Codes in words, which begin with ``words``."""
    joint = "、" if language == "zh" else ", "
    return joint.join(_word(f"{words}-{each}", each, language) for each in value.split())
