"""Whether what several papers say is the same in each: names, numbers, places, amounts, days (R10).

Most shared facts stand once, at the case, and papers cannot differ in them. What papers write out
again, in running text or as their own field, is compared here: a value that stands nowhere else and
is but one character from one that does was mistyped, as far as a machine can tell, so these only
warn. Names of two characters are too short to tell. Not for numbers that must be right by
themselves (``identity``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from operator import ne
from typing import TYPE_CHECKING, Any

from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.case.rules.reading import at_fact, day, items, leaves, made_on, of_role
from docgen.catalogue.labels import label_of
from docgen.values import DECISIONS, Finding, Named, Role

if TYPE_CHECKING:
    from docgen.case.rules.content import Text
    from docgen.case.values import Paper

__all__ = ["RULES"]

CLAUSE = "行政处罚法第五十九条第一款、案卷评查标准"

NEARLY = Code(name="R10-nearly-the-same", clause=CLAUSE, weight=Weight.WARNING)
OTHER_AMOUNT = Code(name="R10-amount-alone", clause=CLAUSE, weight=Weight.WARNING)
NO_DAY = Code(name="R10-conduct-day-missing", clause=CLAUSE, weight=Weight.WARNING)
OTHER_DAY = Code(name="R10-day-alone", clause=CLAUSE, weight=Weight.WARNING)

# What may be mistyped.
NAME, BODY, PLACE, NUMBER, PLATE = (
    Named("姓名、名称", "name"),
    Named("机关名称", "name of a body"),
    Named("地点、住址", "place"),
    Named("号码", "number"),
    Named("车牌号", "plate"),
)
OF_THE_CONDUCT = (
    *DECISIONS,
    Role.ADMONITION,
    Role.CORRECTION_ORDER,
    Role.CRIME_TRANSFER,
    Role.FILING,
    Role.INVESTIGATION,
    Role.TRANSFER,
    Role.VIOLATION_NOTICE,
)
_SHORTEST = 3
# How many characters differ where two neighbours are exchanged.
_AT_MOST = 2
# Bodies of two places differ in just this: 示例市交通运输局, 示例区交通运输局.
_LEVELS = frozenset("省市区县州旗乡镇村街")
_CITY = re.compile("^(?:[^市区县]{1,6}[市区县]){1,3}")
_DAY = re.compile("(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日")
_AMOUNT = re.compile(r"(?<![0-9.])([0-9]{1,9})(?:\.([0-9]{1,2}))?元(?!以[上下])")
_ISO_DAY = re.compile(r"[0-9]{4}-([0-9]{2})-([0-9]{2})(?:T|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What all papers say, one text, and where each piece of it begins."""

    text: str
    starts: tuple[int, ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, texts: tuple[Text, ...]) -> _Written:
        starts, length = [], 0
        for _, text in texts:
            starts.append(length)
            length += len(text) + 1
        return cls(
            text="\n".join(text for _, text in texts),
            starts=tuple(starts),
            places=tuple(at for at, _ in texts),
        )

    def place(self, offset: int) -> str:
        """The pointer of the piece that holds the character at ``offset``."""
        return self.places[bisect_right(self.starts, offset) - 1]


def _nearly(ctx: Context) -> Iterator[Finding]:
    texts = tuple(each for each in ctx.content.texts if each[0].startswith("/papers/"))
    written, known = _Written.of(texts), dict(_known(ctx))
    names = "\n".join(each["name"] for each in _holders(ctx.data))
    whole = "\n".join((*known, names))
    # What is said of somebody else, who is no person of the case, is that person's own.
    strangers = {
        at for at, found in ctx.content.objects if str(found.get("name") or "") not in whole
    }
    for value, label in known.items():
        for offset in _misspelt(written.text, value):
            # A place that holds a misspelt name is no second bearer of it.
            others = names if label is NAME else whole
            other = written.text[offset : offset + len(value)] in others
            if other or (label in (BODY, PLACE) and _goes_on(written.text, offset, value)):
                continue
            at = written.place(offset)
            parent, _, key = at.rpartition("/")
            if parent in strangers and key in ("address", "telephone"):
                continue
            yield ctx.found(
                NEARLY,
                at,
                title=ctx.case.papers[int(at.split("/", 3)[2])].type.title,
                name=label,
                stands=_stands(ctx, value),
                begins=str(offset - written.starts[written.places.index(at)]),
            )


def _known(ctx: Context) -> Iterator[tuple[str, Named]]:
    """The names, places and numbers that stand at the case, each with what it is."""
    data = ctx.data
    bodies = (data["authority"]["body"], data["authority"]["unit"])
    named = (*((each, NAME) for each in _holders(data)), *((each, BODY) for each in bodies))
    for holder, name in named:
        for key, label in (("name", name), ("address", PLACE), ("telephone", NUMBER)):
            if len(holder.get(key) or "") >= _SHORTEST:
                yield holder[key], label
        for key in ("id_number", "uscc", "supervision_telephone"):
            if holder.get(key):
                yield holder[key], NUMBER
    for _, person in items(data, "staff"):
        if person.get("certificate"):
            yield person["certificate"]["number"], NUMBER
    if data.get("vehicle"):
        yield data["vehicle"]["plate"], PLATE
    yield from ((place, PLACE) for place in _places(ctx) if len(place) >= _SHORTEST)


def _stands(ctx: Context, value: str) -> str:
    """Where a value stands whole outside of the papers; empty where it does not."""
    texts = (at for at, text in ctx.content.texts if text == value)
    return next((at for at in texts if not at.startswith("/papers/")), "")


def _places(ctx: Context) -> Iterator[str]:
    """Where it happened, with its city and without, where evidence is from, where papers meet."""
    conduct = ctx.data.get("conduct")
    if conduct:
        yield conduct["place"]
        yield _CITY.sub("", conduct["place"])
    yield from (each["place"] for _, each in items(ctx.data, "evidence") if each.get("place"))
    met = Counter(str(paper.fact("place")) for paper in ctx.case.papers if paper.fact("place"))
    yield from (place for place, papers in met.items() if papers > 1)


def _holders(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Everybody of a case who has a name, the party first."""
    party = data["party"]
    yield from filter(None, (party, party.get("operator"), party.get("legal_representative")))
    for key in ("representatives", "staff"):
        yield from data.get(key) or ()


def _misspelt(text: str, value: str) -> Iterator[int]:
    """Where ``text`` has ``value`` with one other character, or two neighbours exchanged."""
    size, half = len(value), len(value) // 2
    starts = set(_found(text, value[:half]))
    starts |= {at - half for at in _found(text, value[half:]) if at >= half}
    if half >= _SHORTEST:
        # Two characters exchanged across the middle leave neither half as it is.
        starts |= set(_found(text, value[: half - 1]))
    for at in sorted(starts):
        # Of a short name, the last two characters may be any word's.
        told = size > _SHORTEST or text[at] == value[0]
        if told and _differs_in_one(text[at : at + size], value):
            yield at


def _goes_on(text: str, at: int, value: str) -> bool:
    """Whether a name is only begun or ended by what stands there: 示例市交通运输(局|行业).

    It is not where the name itself goes on like that elsewhere.
    """
    end = at + len(value)
    after, before = text[end : end + 2], text[max(at - 2, 0) : at]
    if text[end - 1] != value[-1]:
        return after[:1].isalnum() and value + after not in text
    return text[at] != value[0] and before[-1:].isalnum() and before + value not in text


def _found(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _differs_in_one(written: str, value: str) -> bool:
    if len(written) != len(value) or sum(map(ne, written, value)) > _AT_MOST or "\n" in written:
        return False
    pairs = zip(count(), written, value, strict=False)
    match [each for each in pairs if each[1] != each[2]]:
        case [(_, one, other)]:
            return not _LEVELS.issuperset((one, other))
        case [(first, one, other), (second, *exchanged)]:
            return second == first + 1 and exchanged == [other, one]
    return False


def _amounts(ctx: Context) -> Iterator[Finding]:
    """Amounts that one paper alone writes, one figure from an amount that stands elsewhere."""
    stated = {money["amount"] for _, money in ctx.content.objects if _is_money(money)}
    known = {amount.partition(".")[0] for amount in stated}
    told = _told_amounts(ctx)
    for amount, papers in told.items():
        if len(papers) > 1 or amount in known:
            continue
        others = known | {each for each, owners in told.items() if set(owners) - set(papers)}
        if any(_differs_in_one(amount, other) for other in others):
            ((owner, at),) = papers.items()
            if owner:
                title = ctx.case.papers[int(owner.split("/")[2])].type.title
                yield ctx.found(OTHER_AMOUNT, at, title=title)


def _is_money(found: Mapping[str, Any]) -> bool:
    return isinstance(found.get("amount"), str)


def _days(ctx: Context) -> Iterator[Finding]:
    """Days in what an agency states as the facts that stand nowhere else in the file."""
    stated = {paper.pointer: tuple(_stated(paper)) for paper in ctx.case.papers}
    known = set(_recorded_days(ctx, {at for at, told in stated.items() if told}))
    types = [paper.type.code for paper in ctx.case.papers]
    for paper in ctx.case.papers:
        alone: dict[str, str] = {}
        for at, text in stated[paper.pointer]:
            for found in _written_days(text):
                if _month_and_day(found) not in known and not _is_to_come(found, paper):
                    alone.setdefault(found[0], at)
        for written, at in alone.items():
            place = label_of(ctx.catalogue, at, types)
            yield ctx.found(OTHER_DAY, at, place=place, day=written)


def _stated(paper: Paper) -> Iterator[Text]:
    """What a paper states as the facts, by its own words."""
    for fact in ("facts", "course", "checks"):
        yield from leaves(paper.fact(fact), at_fact(paper, fact))


def _recorded_days(ctx: Context, telling: Collection[str]) -> Iterator[tuple[int, int]]:
    """Month and day of all that is on record.

    What papers state as the facts is copied from one to the next: they do not bear each other out.
    """
    for at, text in ctx.content.texts:
        if text.startswith("2") and (found := _ISO_DAY.match(text)):
            yield int(found[1]), int(found[2])
        elif "/".join(at.split("/", 3)[:3]) not in telling:
            yield from map(_month_and_day, _written_days(text))
    for paper in ctx.case.papers:
        yield from _rechecked_days(ctx, paper)


def _rechecked_days(ctx: Context, paper: Paper) -> Iterator[tuple[int, int]]:
    """What a re-check saw of days since it happened is on record by that alone."""
    acted = day((ctx.data.get("conduct") or {}).get("at")) or date.min
    made = made_on(paper)
    for _, text in leaves(paper.fact("checks"), ""):
        for found in _written_days(text):
            month, number = _month_and_day(found)
            year = int(found[1] or made.year - ((month, number) > (made.month, made.day)))
            earliest, latest = ((one.year, one.month, one.day) for one in (acted, made))
            if earliest <= (year, month, number) <= latest:
                yield month, number


def _conduct_day(ctx: Context) -> Iterator[Finding]:
    """Facts that give days, and not the one on which it happened."""
    acted = day((ctx.data.get("conduct") or {}).get("at"))
    for paper in of_role(ctx, *OF_THE_CONDUCT) if acted else ():
        stated = str(paper.fact("facts") or "")
        days = set(map(_month_and_day, _written_days(stated)))
        if acted and days and (acted.month, acted.day) not in days:
            yield ctx.found(NO_DAY, at_fact(paper, "facts"), title=paper.type.title)


def _is_to_come(found: re.Match[str], paper: Paper) -> bool:
    """Whether a day after its paper is said to be a last one, as that of a certificate is."""
    made, text = made_on(paper), found.string
    year = int(found[1] or made.year)
    later = (year, int(found[2]), int(found[3])) > (made.year, made.month, made.day)
    last = text[: found.start()].endswith("至") or text[found.end() :].startswith(("前", "以前"))
    return later and last


def _written_days(text: str) -> Iterator[re.Match[str]]:
    return _DAY.finditer(text) if "日" in text else iter(())


def _month_and_day(found: re.Match[str]) -> tuple[int, int]:
    return int(found[2]), int(found[3])


def _told_amounts(ctx: Context) -> Mapping[str, Mapping[str, str]]:
    """The amounts that texts tell: each with its owners, the case or papers, and a pointer."""
    told: dict[str, dict[str, str]] = {}
    for at, text in ctx.content.texts:
        for found in _AMOUNT.finditer(text) if "元" in text else ():
            owner = "/".join(at.split("/", 3)[:3]) if at.startswith("/papers/") else ""
            told.setdefault(found[1], {}).setdefault(owner, at)
    return told


def _same(ctx: Context) -> Iterator[Finding]:
    for check in (_nearly, _amounts, _days, _conduct_day):
        yield from check(ctx)


RULES = (Rule(number="R10", codes=(NEARLY, OTHER_AMOUNT, OTHER_DAY, NO_DAY), check=_same),)
