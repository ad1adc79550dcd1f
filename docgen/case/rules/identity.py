"""Who the party is, and whether every number is right and the same everywhere (R10, R25).

Codes and numbers themselves never enter a finding: they are personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from docgen.case.computed import is_error_value, is_formula
from docgen.case.resident_id import age_on, born_on, sex_of
from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import day, items, leaves, made_on, of_role, party_person
from docgen.catalogue.formats import is_resident_id
from docgen.values import TESTIMONIES, Finding, Named, Role

if TYPE_CHECKING:
    from docgen.case.values import Paper

__all__ = ["RULES"]

WRONG_ID_IN_TEXT = Code(
    name="R10-resident-id-in-text-wrong", clause="GB 11643-1999", weight=Weight.WARNING
)
BIRTH_DIFFERS = Code(name="R10-birth-date-differs", clause="GB 11643-1999", weight=Weight.ERROR)
SEX_DIFFERS = Code(name="R10-sex-differs", clause="GB 11643-1999", weight=Weight.ERROR)
AGE_DIFFERS = Code(name="R10-age-differs", clause="GB 11643-1999", weight=Weight.ERROR)
IDENTITY_DIFFERS = Code(
    name="R10-identity-differs", clause="行政处罚法第五十九条第一款第一项", weight=Weight.ERROR
)
NO_DIVISION = Code(name="R10-division-unknown", clause="GB/T 2260", weight=Weight.WARNING)
OTHER_PLATE = Code(name="R10-other-plate", clause="行政处罚法第四十条", weight=Weight.WARNING)
SAME_NUMBER = Code(
    name="R10-document-number-repeated", clause="GB/T 9704-2012", weight=Weight.ERROR
)
OTHER_YEAR = Code(name="R10-document-number-year", clause="GB/T 9704-2012", weight=Weight.ERROR)
CASE_YEAR = Code(name="R10-case-number-year", clause="GB/T 9704-2012", weight=Weight.WARNING)
OTHER_KIND = Code(name="R10-document-number-kind", clause="GB/T 9704-2012", weight=Weight.WARNING)
OTHER_SERIES = Code(
    name="R10-document-number-of-another-series", clause="GB/T 9704-2012", weight=Weight.ERROR
)
NO_PROOF = Code(
    name="R25-identity-proof-missing", clause="行政处罚法第四十条", weight=Weight.WARNING
)
NO_INTERPRETER = Code(
    name="R25-interpreter-missing", clause="民事诉讼法第十一条第三款", weight=Weight.WARNING
)
NO_GUARDIAN = Code(name="R25-guardian-missing", clause="行政处罚法第三十条", weight=Weight.ERROR)

COMPUTED_NAME = Code(
    name="R25-name-computed", clause="行政处罚法第五十九条第一款第一项", weight=Weight.ERROR
)
ANNOTATED_NAME = Code(
    name="R25-name-annotated", clause="行政处罚法第五十九条第一款第一项", weight=Weight.WARNING
)
UNNAMED = Code(
    name="R25-person-unnamed", clause="交通运输行政执法文书式样第2号、第4号", weight=Weight.ERROR
)

CHECKED_TYPES = frozenset({"resident_identity_card", "hk_mo_tw_residence_permit"})
ADULT_YEARS = 18
IDENTITY_PROOFS = ("身份", "证件", "执照", "护照", "通行证", "居住证", "居留证", "驾驶证", "户口")
# Division, a birth date of the last or this century, sequence, check character.
_RESIDENT_ID = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
# What lists of units write behind a name, and the marks of a web page.
_NO_NAME = re.compile("[<>＜＞]|[(（]已?(?:注销|吊销|撤销|歇业|停业|迁出|更名)[^()（）]*[)）]")
_NUMBER = re.compile(r"(?P<kind>.+)〔(?P<year>[0-9]{4})〕")
_PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"
)


def _persons(ctx: Context) -> Iterator[tuple[str, Mapping[str, Any]]]:
    person = party_person(ctx)
    if person:
        yield person
    yield from items(ctx.data, "representatives")


def _codes(ctx: Context) -> Iterator[Finding]:
    for at, person in _persons(ctx):
        number = person.get("id_number")
        if not number or person.get("id_type") not in CHECKED_TYPES:
            continue
        born = born_on(number).isoformat()
        if person.get("birth_date", born) != born:
            yield ctx.found(BIRTH_DIFFERS, f"{at}/birth_date")
        if person.get("sex") not in {None, sex_of(number)}:
            yield ctx.found(SEX_DIFFERS, f"{at}/sex")
    for paper in ctx.case.papers:
        yield from _described(ctx, paper)


def _described(ctx: Context, paper: Paper) -> Iterator[Finding]:
    """Sex and age where a paper gives them beside a number, or beside a representative's id."""
    numbers = {each["id"]: each.get("id_number") for _, each in items(ctx.data, "representatives")}
    for at, person in ctx.content.objects_of(paper):
        if "sex" not in person and "age" not in person:
            continue
        number = person.get("id_number") or numbers.get(person.get("representative"))
        if not number or not is_resident_id(number):
            continue
        if person.get("sex") not in {None, sex_of(number)}:
            yield ctx.found(SEX_DIFFERS, f"{at}/sex")
        if person.get("age") not in {None, age_on(number, made_on(paper))}:
            yield ctx.found(AGE_DIFFERS, f"{at}/age", title=paper.type.title)


def _divisions(ctx: Context) -> Iterator[Finding]:
    """Numbers whose division never existed; a retired code is good."""
    known = ctx.catalogue.lists.divisions
    for at, person in _persons(ctx):
        number = person.get("id_number")
        if number and person.get("id_type") in CHECKED_TYPES and not known.has(number[:6]):
            yield ctx.found(NO_DIVISION, f"{at}/id_number")
    code = ctx.data["party"].get("uscc")
    if code and not known.has_prefecture(code[2:8]):
        yield ctx.found(NO_DIVISION, "/party/uscc")


def _written_numbers(ctx: Context) -> Iterator[Finding]:
    """Numbers in running text that look like an identity number and fail its check digit."""
    told = (
        leaves(ctx.data.get("conduct"), "/conduct"),
        *(ctx.content.texts_of(paper) for paper in ctx.case.papers),
    )
    for at, text in chain.from_iterable(told):
        if any(not is_resident_id(number) for number in _RESIDENT_ID.findall(text)):
            yield ctx.found(WRONG_ID_IN_TEXT, at)


def _body(ctx: Context) -> Mapping[str, Any]:
    body: Mapping[str, Any] = ctx.data["authority"]["body"]
    return body


def _same_everywhere(ctx: Context) -> Iterator[Finding]:
    known: dict[str, set[str]] = {}
    owners: dict[str, set[str]] = {}
    for _, person in _persons(ctx):
        if person.get("id_number"):
            known.setdefault(person["name"], set()).add(person["id_number"].upper())
            owners.setdefault(person["id_number"].upper(), set()).add(person["name"])
    for paper in ctx.case.papers:
        for at, found in ctx.content.objects_of(paper):
            number = found.get("id_number")
            numbers = known.get(str(found.get("name")))
            if numbers is None and isinstance(number, str):
                # Whom only papers name has the number that the first of them gives.
                known[str(found.get("name"))] = {number.upper()}
            if numbers and number and number.upper() not in numbers:
                yield ctx.found(IDENTITY_DIFFERS, f"{at}/id_number", title=paper.type.title)
            owner = owners.get(str(number or "").upper())
            if owner and found.get("name", "") not in owner:
                yield ctx.found(IDENTITY_DIFFERS, f"{at}/name", title=paper.type.title)


def _plates(ctx: Context) -> Iterator[Finding]:
    vehicle = ctx.data.get("vehicle")
    if not vehicle:
        return
    # A trailer, a second lorry or a witness's car may be named rightly: never more than a warning.
    for at, text in leaves(ctx.data.get("conduct") or {}, "/conduct"):
        if any(plate != vehicle["plate"] for plate in _PLATE.findall(text)):
            yield ctx.found(OTHER_PLATE, at)


def _case_number(ctx: Context) -> Iterator[Finding]:
    """A case number bears the year in which the case was filed, or came in."""
    parts = _NUMBER.match(ctx.data["number"] or "")
    filed = {made_on(paper).year for paper in of_role(ctx, Role.FILING)}
    came = day(ctx.data["source"]["received_at"])
    years = filed or ({came.year} if came else set())
    if parts and years and int(parts["year"]) not in years:
        yield ctx.found(CASE_YEAR, "/number", year=min(years))


def _numbers(ctx: Context) -> Iterator[Finding]:
    yield from _case_number(ctx)
    seen: dict[str, str] = {}
    for paper in ctx.case.papers:
        if not paper.number:
            continue
        title, at = paper.type.title, f"{paper.pointer}/number"
        if paper.number in seen:
            yield ctx.found(SAME_NUMBER, at, title=title, other=seen[paper.number])
        seen.setdefault(paper.number, title)
        parts = _NUMBER.match(paper.number)
        if parts is None:
            continue
        year = str(made_on(paper).year)
        if parts["year"] != year:
            yield ctx.found(OTHER_YEAR, at, title=title, year=year)
        yield from _series(ctx, paper, parts["kind"])


def _series(ctx: Context, paper: Paper, kind: str) -> Iterator[Finding]:
    """Whether a number is of the series of its paper; what is on a served paper stays there."""
    mark, title, at = _body(ctx)["mark"], paper.type.title, f"{paper.pointer}/number"
    if kind == f"{mark}{paper.type.number or ''}":
        return
    others = [
        each.title
        for each in ctx.catalogue.instruments
        if each.number and kind == f"{mark}{each.number}"
    ]
    if others and not paper.service:
        yield ctx.found(OTHER_SERIES, at, title=title, other=Named.joined("、", others))
    elif paper.type.number:
        yield ctx.found(OTHER_KIND, at, title=title, expected=f"{mark}{paper.type.number}")


def _identity(ctx: Context) -> Iterator[Finding]:
    for check in (_codes, _divisions, _written_numbers, _same_everywhere, _plates, _numbers):
        yield from check(ctx)


def _party(ctx: Context) -> Iterator[Finding]:
    party = ctx.data["party"]
    titles = "".join(evidence["title"] for _, evidence in items(ctx.data, "evidence"))
    if ctx.data.get("conduct") and not any(word in titles for word in IDENTITY_PROOFS):
        yield ctx.found(NO_PROOF, "/evidence")
    needs = party.get("needs") or {}
    if needs.get("language") and not needs.get("interpreter"):
        yield ctx.found(NO_INTERPRETER, "/party/needs/interpreter")
    years = age_on_the_day(ctx)
    guardian = (party.get("needs") or {}).get("guardian")
    guardians = {
        person["id"]
        for _, person in items(ctx.data, "representatives")
        if person["capacity"] == "guardian"
    }
    if years is not None and years < ADULT_YEARS and guardian not in guardians:
        yield ctx.found(NO_GUARDIAN, "/party/needs/guardian")
    yield from _unnamed(ctx)
    yield from _computed(ctx)
    yield from _annotated(ctx)


def _computed(ctx: Context) -> Iterator[Finding]:
    """What a spreadsheet program left in place of a name is nobody's."""
    party = ctx.data["party"]
    named = [(f"/party/{key}", party.get(key)) for key in ("name", "contact")]
    named += [
        (f"/party/{key}/name", (party.get(key) or {}).get("name"))
        for key in ("legal_representative", "operator")
    ]
    named += [(f"{at}/name", person["name"]) for at, person in items(ctx.data, "representatives")]
    for at, name in named:
        if name and (is_formula(name) or is_error_value(name)):
            yield ctx.found(COMPUTED_NAME, at)


def _annotated(ctx: Context) -> Iterator[Finding]:
    if _NO_NAME.search(ctx.data["party"]["name"]):
        yield ctx.found(ANNOTATED_NAME, "/party/name")


def _unnamed(ctx: Context) -> Iterator[Finding]:
    """A record of what somebody saw or said for a unit names that person."""
    if ctx.data["party"]["kind"] != "organisation":
        return
    for paper in of_role(ctx, *TESTIMONIES):
        for at, found in ctx.content.objects_of(paper):
            if "relation" in found and found.get("person", found) is None:
                yield ctx.found(UNNAMED, f"{at}/person", title=paper.type.title)


def age_on_the_day(ctx: Context) -> int | None:
    """The party's full years on the day of the conduct, where both days are known."""
    person = party_person(ctx)
    born = day(person[1].get("birth_date")) if person else None
    acted = day((ctx.data.get("conduct") or {}).get("at"))
    if born is None or acted is None:
        return None
    return acted.year - born.year - ((acted.month, acted.day) < (born.month, born.day))


RULES = (
    Rule(
        number="R10",
        codes=(
            WRONG_ID_IN_TEXT,
            BIRTH_DIFFERS,
            SEX_DIFFERS,
            AGE_DIFFERS,
            IDENTITY_DIFFERS,
            NO_DIVISION,
            OTHER_PLATE,
            SAME_NUMBER,
            OTHER_YEAR,
            OTHER_KIND,
            OTHER_SERIES,
            CASE_YEAR,
        ),
        check=_identity,
    ),
    Rule(
        number="R25",
        codes=(NO_PROOF, NO_INTERPRETER, NO_GUARDIAN, UNNAMED, COMPUTED_NAME, ANNOTATED_NAME),
        check=_party,
    ),
)
