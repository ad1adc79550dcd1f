"""A case that is being written, made whole enough to be shown: what is missing is simply empty.

So a paper is seen while its form is still half empty. Total: whatever JSON object comes in, what
goes out has the frame of a case. Not for judging a case, nor for keeping one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from docgen.case.canonical import Json
from docgen.case.values import Case
from docgen.catalogue import Catalogue, InstrumentType
from docgen.catalogue.plan import Plan

__all__ = ["sketch"]

_NOTHING = ""
_CODES = ("route", "filing")
_SHARED = ("party", "source", "dossier")
# Whom the sentence on remedies names.
_REVIEWERS = {"government": "", "court": ""}
_BY_ID = ("staff", "evidence", "representatives")


def sketch(data: Mapping[str, Any], catalogue: Catalogue, *, on: date) -> Case:
    """The case of ``data`` as far as it goes; ``on`` dates papers that bear no day.

    Papers stand where they stand in ``data``; one of an unknown instrument stands there empty.
    """
    papers = data.get("papers")
    case = _shaped(catalogue.schemas.plan("case"), {**data, "papers": []})
    authority = _object(case.get("authority"))
    case |= {name: _text(case.get(name)) or _NOTHING for name in _CODES}
    case |= {name: _object(case.get(name)) for name in _SHARED}
    case |= {name: _with_ids(case.get(name)) for name in _BY_ID}
    body = {**_REVIEWERS, **_object(authority.get("body"))}
    case["authority"] = authority | {"body": body, "unit": _object(authority.get("unit"))}
    types = _types(catalogue)
    given = papers if isinstance(papers, list) else []
    case["papers"] = [_paper(_object(each), types, catalogue, on) for each in given]
    return Case.build(case, types)


def _types(catalogue: Catalogue) -> dict[str, InstrumentType]:
    nothing = replace(catalogue.instruments[0], code=_NOTHING, title=_NOTHING)
    return {each.code: each for each in catalogue.instruments} | {_NOTHING: nothing}


def _paper(
    given: Mapping[str, Any], types: Mapping[str, InstrumentType], catalogue: Catalogue, on: date
) -> dict[str, Any]:
    code = given.get("type")
    code = code if isinstance(code, str) and code in types else _NOTHING
    schemas = catalogue.schemas
    plans = schemas.plan("case").fields["papers"].item
    assert plans is not None
    data = _shaped(schemas.plan(code), given.get("data") or {}) if code else {}
    return {
        "id": _text(given.get("id")) or _NOTHING,
        "type": code,
        "number": _text(given.get("number")),
        "date": given["date"] if _is_day(given.get("date")) else on.isoformat(),
        "data": _object(data),
        **{part: _shaped(plans.fields[part], given.get(part)) for part in ("execution", "service")},
    }


def _shaped(plan: Plan, value: object) -> Json:
    """The value where it has the shape that the plan wants, else nothing."""
    if plan.item is not None:
        return [_shaped(plan.item, each) for each in value] if isinstance(value, list) else []
    if plan.fields or plan.branches:
        if not isinstance(value, Mapping):
            return None
        fields = _chosen(plan, value).fields or plan.fields
        return {key: _shaped(fields[key], each) for key, each in value.items() if key in fields}
    check = _DATED.get(plan.definition.removesuffix("_or_null"))
    if check is not None:
        return value if check(value) else None
    is_leaf = value is None or type(value) in (str, int, bool)
    return value if is_leaf or not plan.definition else None


def _chosen(plan: Plan, value: Mapping[str, Any]) -> Plan:
    plain = {key: each for key, each in value.items() if isinstance(each, str)}
    return plan.for_instance(plain)


def _object(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


def _with_ids(entries: object) -> list[Json]:
    """The entries that can be referred to."""
    found = entries if isinstance(entries, list) else []
    return [each for each in found if isinstance(_object(each).get("id"), str)]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


_DATED: Mapping[str, Callable[[object], bool]] = {"date": _is_day, "date_time": _is_moment}
