"""Whether the file can be kept: characters, contents, retention, freezing (R15, R16, R19, R20).

Typesetting, binding and the deposit enforce these on the bytes; what the data can tell is told
here beforehand. Not for evidence as such (``proof``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.case.canonical import digest_json
from docgen.case.names import normalise_number
from docgen.case.rules.asking import wanting
from docgen.case.rules.model import Code, Context, Demand, FileFault, Rule, Weight
from docgen.case.rules.reading import (
    at_fact,
    day,
    fact_refs,
    field_name,
    made_on,
    of_role,
)
from docgen.messages import text as text_of
from docgen.values import Finding, Named, Role

if TYPE_CHECKING:
    from docgen.case.values import Case, Paper

__all__ = ["RULES", "paper_digest", "shared_digest"]

IMPOSSIBLE = Code(name="R15-character-impossible", clause="GB 18030-2022", weight=Weight.ERROR)
UNCOVERED = Code(name="R15-character-uncovered", clause="GB/T 23286.3-2021", weight=Weight.ERROR)
PAPER_MISSING = Code(name="R16-paper-missing", clause="行政处罚法第四十七条", weight=Weight.MISSING)
FILING_MISSING = Code(
    name="R16-filing-missing", clause="行政处罚法第五十四条第二款", weight=Weight.MISSING
)
UNFILED_NUMBER = Code(
    name="R16-unfiled-case-number", clause="交通运输行政执法程序规定", weight=Weight.ERROR
)
CONDUCT_MISSING = Code(name="R16-conduct-missing", clause="行政处罚法第四十条", weight=Weight.ERROR)
FILING_OF_ANOTHER = Code(
    name="R16-filing-not-of-route", clause="交通运输行政执法程序规定", weight=Weight.ERROR
)
CLOSING_UNFILED = Code(
    name="R16-closing-without-filing", clause="交通运输行政执法程序规定", weight=Weight.ERROR
)
CLOSING_MISSING = Code(
    name="R16-closing-missing", clause="交通运输行政执法程序规定", weight=Weight.MISSING
)
INCOMPLETE = Code(name="R16-dossier-incomplete", clause="GB/T 9705-2008", weight=Weight.MISSING)
CHECKS_SELF = Code(name="R16-filer-checks-own-file", clause="GB/T 9705-2008", weight=Weight.WARNING)
FILE_MISSING = Code(name="R16-file-missing", clause="行政处罚法第四十七条", weight=Weight.MISSING)
FILE_CHANGED = Code(name="R16-file-changed", clause="档案法第三十七条", weight=Weight.ERROR)
UNUSABLE: Mapping[FileFault, Code] = {
    fault: Code(name=f"R16-file-{fault}", clause="行政处罚法第四十六条", weight=Weight.ERROR)
    for fault in FileFault
}
NO_SUCH_PERIOD = Code(
    name="R19-retention-outside-table", clause="国家档案局令第8号", weight=Weight.ERROR
)
AMENDS_NOTHING = Code(
    name="R20-amends-unissued-paper", clause="档案法第三十七条", weight=Weight.ERROR
)
AMENDED_EARLY = Code(name="R20-amended-before-made", clause="档案法第三十七条", weight=Weight.ERROR)
SHORT_PERIOD = Code(
    name="R19-retention-too-short", clause="国家档案局令第8号", weight=Weight.WARNING
)
CHANGED = Code(name="R20-issued-paper-changed", clause="档案法第三十七条", weight=Weight.ERROR)
REMOVED = Code(name="R20-issued-paper-removed", clause="档案法第三十七条", weight=Weight.ERROR)
RENUMBERED = Code(name="R20-issued-number-changed", clause="档案法第三十七条", weight=Weight.ERROR)
CASE_RENUMBERED = Code(
    name="R20-case-number-changed", clause="档案法第三十七条", weight=Weight.ERROR
)
NUMBER_TAKEN = Code(name="R20-number-taken", clause="GB/T 9704-2012", weight=Weight.ERROR)
SHARED_CHANGED = Code(
    name="R20-shared-facts-changed", clause="档案法第三十七条", weight=Weight.WARNING
)
SEALED_REMOVED = Code(
    name="R20-sealed-paper-removed", clause="档案法第三十七条", weight=Weight.ERROR
)
BACKDATED = Code(name="R20-supplement-backdated", clause="档案法第三十七条", weight=Weight.WARNING)

SHARED_FACTS = ("authority", "cause", "conduct", "party", "source", "vehicle")
IDEOGRAPHIC_PLANES = range(0x20000, 0x40000)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_NEVER_KEPT = frozenset({"Cf", "Cn", "Co", "Cs"})
PERIODS = ("D10", "D30", "Y")


def _characters(ctx: Context) -> Iterator[Finding]:
    texts = "".join(text for _, text in ctx.content.texts)
    used = {each for each in set(texts) if not each.isspace()}
    faults = {each: IMPOSSIBLE for each in used if _is_impossible(each)}
    if ctx.evidence.uncovered is not None:
        faults |= dict.fromkeys(ctx.evidence.uncovered(used - faults.keys()), UNCOVERED)
    for at, text in ctx.content.texts if faults else ():
        for character in dict.fromkeys(text):
            if code := faults.pop(character, None):
                shown = {"character": character} if code is UNCOVERED else {}
                yield ctx.found(code, at, codepoint=f"U+{ord(character):04X}", **shown)


@lru_cache(maxsize=8192)
def _is_impossible(character: str) -> bool:
    """Private use, unassigned, unseen, or the mark of lost text; new ideographs pass.

    Unseen characters turn the text around them, or hide in a name that is searched for.
    """
    point = ord(character)
    if point in IDEOGRAPHIC_PLANES:
        return point & 0xFFFE == 0xFFFE  # noqa: PLR2004 - the two noncharacters of each plane
    return character == REPLACEMENT or unicodedata.category(character) in _NEVER_KEPT


def _contents(ctx: Context) -> Iterator[Finding]:
    yield from _route(ctx)
    yield from wanting(ctx, _asked(ctx))
    yield from _filing(ctx)
    dossier = ctx.data["dossier"]
    for key in ("closed_on", "filed_on", "filed_by", "checked_by", "retention"):
        if dossier.get(key) is None:
            yield ctx.found(INCOMPLETE, f"/dossier/{key}", name=field_name(ctx, "dossier", key))
    if dossier.get("filed_by") and dossier["filed_by"] == dossier.get("checked_by"):
        yield ctx.found(CHECKS_SELF, "/dossier/checked_by")
    yield from _files(ctx)


def _route(ctx: Context) -> Iterator[Finding]:
    """Whether the matter was filed as its route has it, and has the act that it asks for."""
    route = ctx.catalogue.lists.routes.by_code.get(ctx.data["route"])
    if route is None:
        return
    filing = ctx.data["filing"]
    if filing not in route.filing:
        yield ctx.found(
            FILING_OF_ANOTHER, "/filing", route=Named(route.title["zh"], route.title["en"])
        )
    if route.conduct and not ctx.data.get("conduct"):
        yield ctx.found(CONDUCT_MISSING, "/conduct")


def _asked(ctx: Context) -> Iterator[Demand]:
    """The papers of the route, and those of a filed matter."""
    filing = ctx.data["filing"]
    route = ctx.catalogue.lists.routes.by_code.get(ctx.data["route"])
    for step in route.steps if route is not None else ():
        apart = Role.FILING in step.roles or Role.CLOSING in step.roles
        if step.is_needed(filing) and not apart:
            yield _of_the_file(ctx, PAPER_MISSING, *step.roles)
    if filing == "required":
        yield _of_the_file(ctx, FILING_MISSING, Role.FILING)
        yield _of_the_file(ctx, CLOSING_MISSING, Role.CLOSING)


def _of_the_file(ctx: Context, code: Code, *roles: Role) -> Demand:
    met, params = bool(of_role(ctx, *roles)), {"title": _title(ctx, *roles)}
    return Demand(roles=roles, code=code, met=met, where="/papers", params=params)


def _title(ctx: Context, *roles: Role) -> str:
    titles = [each.title for role in roles for each in ctx.catalogue.by_role(role)]
    return Named.joined("、", titles or map(_called, roles))


def _called(role: Role) -> str:
    return Named(text_of(f"role-{role}"), text_of(f"role-{role}", "en"))


def _filing(ctx: Context) -> Iterator[Finding]:
    filings, closings = of_role(ctx, Role.FILING), of_role(ctx, Role.CLOSING)
    if ctx.data["filing"] == "required":
        return
    for paper in (*filings, *closings):
        yield ctx.found(
            CLOSING_UNFILED,
            paper.pointer,
            title=paper.type.title,
            other=_title(ctx, Role.COMPLETION),
        )
    if ctx.data["number"]:
        yield ctx.found(UNFILED_NUMBER, "/number")


def _files(ctx: Context) -> Iterator[Finding]:
    files = ctx.evidence.files
    if files is None:
        return
    for at, name, digest in _stated_files(ctx):
        if name not in files:
            yield ctx.found(FILE_MISSING, f"{at}/file")
        elif files[name] != digest:
            yield ctx.found(FILE_CHANGED, f"{at}/sha256")


def _usable(ctx: Context) -> Iterator[Finding]:
    faults = ctx.evidence.file_faults
    for at, name, _ in _stated_files(ctx) if faults else ():
        if name in faults:
            yield ctx.found(UNUSABLE[faults[name]], f"{at}/file")


def _stated_files(ctx: Context) -> Iterator[tuple[str, str, str]]:
    for index, evidence in enumerate(ctx.data["evidence"]):
        if evidence.get("file"):
            yield f"/evidence/{index}", evidence["file"], evidence.get("sha256") or ""
    for paper in ctx.case.papers:
        copy = paper.executed_copy
        if copy:
            yield f"{paper.pointer}/execution/copy", copy["file"], copy["sha256"]


def _retention(ctx: Context) -> Iterator[Finding]:
    period = ctx.data["dossier"].get("retention")
    if period is None:
        return
    if period not in ctx.config.retention:
        yield ctx.found(NO_SUCH_PERIOD, "/dossier/retention", period=period)
        return
    asked = {paper.type.retention for paper in ctx.case.papers} & set(PERIODS)
    longest = max(asked, key=PERIODS.index, default=period)
    if PERIODS.index(period) < PERIODS.index(longest):
        yield ctx.found(SHORT_PERIOD, "/dossier/retention", period=period, asked=longest)


def paper_digest(paper: Paper) -> str:
    """Digest of what an issued paper itself says: its type, date and data."""
    return digest_json({"type": paper.type.code, "date": paper.date, "data": paper.data})


def shared_digest(case: Case) -> str:
    """Digest of the shared facts that papers print beside their own data."""
    return digest_json({key: case.data.get(key) for key in SHARED_FACTS})


def _frozen(ctx: Context) -> Iterator[Finding]:
    issued, papers = ctx.evidence.issued, {paper.id: paper for paper in ctx.case.papers}
    for ident, kept in issued.items():
        paper = papers.get(ident)
        if paper is None:
            yield ctx.found(REMOVED, "/papers", paper=ident)
            continue
        if paper_digest(paper) != kept.inputs:
            yield ctx.found(CHANGED, f"{paper.pointer}/data", title=paper.type.title)
        if _differ(kept.number, paper.number):
            yield ctx.found(RENUMBERED, f"{paper.pointer}/number", title=paper.type.title)
    for ident in sorted(ctx.evidence.sealed - papers.keys() - issued.keys()):
        yield ctx.found(SEALED_REMOVED, "/papers", paper=ident)
    shared = ctx.evidence.issued_shared
    if shared is not None and shared != shared_digest(ctx.case):
        yield ctx.found(SHARED_CHANGED, "")
    yield from _numbers(ctx)
    yield from _supplement(ctx)
    yield from _amendments(ctx)


def _amendments(ctx: Context) -> Iterator[Finding]:
    """Only what went out is amended, and afterwards; a draft is simply written anew."""
    for paper in of_role(ctx, Role.AMENDMENT):
        for ident in fact_refs(paper, "answers"):
            other = ctx.case.paper(ident)
            at, title = at_fact(paper, "answers"), paper.type.title
            sent = other.number or other.service or ident in ctx.evidence.issued
            if not (other.type.outgoing and sent):
                yield ctx.found(AMENDS_NOTHING, at, title=title, other=other.type.title)
            elif made_on(paper) < made_on(other):
                yield ctx.found(
                    AMENDED_EARLY,
                    f"{paper.pointer}/date",
                    title=title,
                    day=made_on(paper),
                    other=other.type.title,
                    other_day=made_on(other),
                )


def _differ(recorded: str | None, given: str | None) -> bool:
    """Whether a given number is another than the recorded one, whatever its brackets."""
    if not recorded or not given:
        return False
    return normalise_number(recorded) != normalise_number(given)


def _numbers(ctx: Context) -> Iterator[Finding]:
    recorded, taken = ctx.evidence.case_number, ctx.evidence.taken
    at = "/number" if ctx.data["number"] else "/register_number"
    if _differ(recorded, ctx.case.number):
        yield ctx.found(CASE_RENUMBERED, at, recorded=recorded)
    elif ctx.case.number in taken:
        yield ctx.found(NUMBER_TAKEN, at)
    for paper in ctx.case.papers:
        if paper.number in taken:
            yield ctx.found(NUMBER_TAKEN, f"{paper.pointer}/number")


def _supplement(ctx: Context) -> Iterator[Finding]:
    closed = day(ctx.data["dossier"].get("closed_on"))
    if not ctx.evidence.sealed or closed is None:
        return
    for paper in ctx.case.papers:
        if paper.id not in ctx.evidence.sealed and made_on(paper) < closed:
            yield ctx.found(
                BACKDATED,
                f"{paper.pointer}/date",
                title=paper.type.title,
                day=made_on(paper),
                closed=closed,
            )


RULES = (
    Rule(number="R15", codes=(IMPOSSIBLE, UNCOVERED), check=_characters),
    Rule(
        number="R16",
        codes=(
            PAPER_MISSING,
            CONDUCT_MISSING,
            FILING_MISSING,
            FILING_OF_ANOTHER,
            CLOSING_UNFILED,
            UNFILED_NUMBER,
            CLOSING_MISSING,
            INCOMPLETE,
            CHECKS_SELF,
            FILE_MISSING,
            FILE_CHANGED,
        ),
        check=_contents,
        asks=_asked,
    ),
    Rule(number="R16", codes=tuple(UNUSABLE.values()), check=_usable),
    Rule(number="R19", codes=(NO_SUCH_PERIOD, SHORT_PERIOD), check=_retention),
    Rule(
        number="R20",
        codes=(
            CHANGED,
            REMOVED,
            RENUMBERED,
            CASE_RENUMBERED,
            NUMBER_TAKEN,
            SHARED_CHANGED,
            SEALED_REMOVED,
            BACKDATED,
            AMENDS_NOTHING,
            AMENDED_EARLY,
        ),
        check=_frozen,
    ),
)
