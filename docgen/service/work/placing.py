"""Where on an issued paper each signature stands: at the lines of the form, page by page.

The places are those its template marks (``docgen.fill.signing``), with the room around them. People
of one signer who share a place stand side by side. Not for drawing (``docgen.compose.stamping``).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from docgen.case import Paper, load_case
from docgen.case.dates import BEIJING, cn_datetime
from docgen.compose.stamping import Stamp, Strokes
from docgen.fill.signing import SignaturePlace, place_named
from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey, FrozenPaper
from docgen.service.office import Office
from docgen.typeset.layout.rooms import Room

__all__ = ["Drawn", "PlaceFinder", "Places", "Spot"]

_Rooms = tuple[tuple[Room, ...], ...]

_MOST_KEPT = 256
_SHORTEST, _NARROWEST = 8.0, 20.0
_BETWEEN = 6.0
_DIGIT = 0.5
_TIME_SIZE = 0.95
_ABOVE, _WHOLE = 1.0, 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A signature as it was given; ``who`` is the id of somebody of the agency, else empty.

    ``choice`` says in words what was chosen with it, empty where nothing was.
    """

    signer: str
    who: str
    label: str
    name: str
    at: datetime
    strokes: Strokes
    choice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place for one signature, in points from the upper left corner; ``page`` counts from 0."""

    page: int
    x: float
    y: float
    width: float
    height: float
    middle: bool

    @property
    def is_large_enough(self) -> bool:
        """Whether a signature can be read there."""
        return self.width >= _NARROWEST and self.height >= _SHORTEST


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A marked place with its room; ``nth`` ``of`` those that share the very same room."""

    page: int
    place: SignaturePlace
    room: Room
    nth: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The places of signature of one issued paper.

    ``known`` tells whether the pages could be followed; ``counts`` how many of a signer sign.
    """

    known: bool
    counts: Mapping[str, int]
    marked: tuple[_Marked, ...] = field(default=())

    @classmethod
    def in_rooms(cls, rooms: Sequence[Sequence[Room]], counts: Mapping[str, int]) -> Places:
        """The places that the rooms of each page offer."""
        return cls(known=True, counts=counts, marked=tuple(_marked(rooms)))

    def spots(self, signer: str, who: str, *, nth: int = 0, of: int = 1) -> tuple[Spot, ...]:
        """Where somebody signs, as ``nth`` ``of`` those of a signer who share one place."""
        total = max(of, self.counts.get(signer, 1))
        found = (
            _spot(each, nth, total) if not each.place.who else _spot(each, each.nth, each.of)
            for each in self.marked
            if each.place.signer == signer and not each.place.time and each.place.who in {"", who}
        )
        return tuple(each for each in found if each.is_large_enough)

    def stamps(self, drawn: Sequence[Drawn]) -> tuple[Stamp, ...]:
        """The signatures with their times, as they are drawn into the pages."""
        return (*self._signatures(drawn), *self._times(drawn))

    def placed(self, each: Drawn) -> bool:
        """Whether a signature has any place."""
        return bool(self.spots(each.signer, each.who))

    def _signatures(self, drawn: Sequence[Drawn]) -> Iterator[Stamp]:
        for each in drawn:
            alike = [other for other in drawn if other.signer == each.signer]
            told = f"{each.label}签名：{each.name}，{cn_datetime(each.at)}"
            for spot in self.spots(each.signer, each.who, nth=alike.index(each), of=len(alike)):
                yield Stamp(
                    page=spot.page,
                    x=spot.x,
                    y=spot.y,
                    width=spot.width,
                    height=spot.height,
                    middle=spot.middle,
                    told=told,
                    strokes=each.strokes,
                )

    def _times(self, drawn: Sequence[Drawn]) -> Iterator[Stamp]:
        """The times at the places that the form leaves open for them."""
        for marked in self.marked:
            place = marked.place
            given = [
                each
                for each in drawn
                if each.signer == place.signer and place.who in {"", each.who}
            ]
            if place.time and given:
                yield _time(marked, max(each.at for each in given))


class PlaceFinder:
    """Finds the places of issued papers by filling them once more, and keeps the latest found.

    What was found for an issued PDF holds for as long as its bytes do; pages that could not be
    followed are tried again, as a template may be put back.
    """

    def __init__(
        self, *, registry: Registry, offices: Callable[[], AbstractContextManager[Office]]
    ) -> None:
        self._registry = registry
        self._offices = offices
        self._kept: OrderedDict[str, _Rooms] = OrderedDict()
        self._turn = Lock()

    def find(self, key: CaseKey, paper: Paper, frozen: FrozenPaper) -> Places:
        """The places of a paper; none where the issued pages cannot be followed."""
        counts = {each.signer: each.count for each in paper.type.signers}
        rooms = self._known(frozen.pdf_sha256) or self._rooms(key, frozen)
        if rooms is None:
            return Places(known=False, counts=counts)
        self._keep(frozen.pdf_sha256, rooms)
        return Places.in_rooms(rooms, counts)

    def _known(self, digest: str) -> _Rooms | None:
        with self._turn:
            return self._kept.get(digest)

    def _keep(self, digest: str, rooms: _Rooms) -> None:
        with self._turn:
            self._kept[digest] = rooms
            self._kept.move_to_end(digest)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)

    def _rooms(self, key: CaseKey, frozen: FrozenPaper) -> _Rooms | None:
        """The rooms by the text of the case with which the paper was issued."""
        with self._registry.reading() as unit:
            content = unit.cases.issued_from(key, frozen.paper_id)
        if content is None:
            return None
        with self._offices() as office:
            case = load_case(content, catalogue=office.catalogue).case
            if case is None:
                return None
            return office.printer.rooms_to_sign(case, case.paper(frozen.paper_id), frozen)


def _marked(pages: Sequence[Sequence[Room]]) -> Iterator[_Marked]:
    for page, rooms in enumerate(pages):
        named = [(place_named(room.pointer), room) for room in rooms]
        found = [(place, room) for place, room in named if place is not None]
        for place, room in found:
            same = [at for at, (_, other) in enumerate(found) if _edges(other) == _edges(room)]
            nth = same.index(next(at for at, (_, other) in enumerate(found) if other is room))
            yield _Marked(page=page, place=place, room=room, nth=nth, of=len(same))


def _edges(room: Room) -> tuple[float, float, float, float]:
    return room.x, room.y, room.width, room.height


def _spot(marked: _Marked, nth: int, of: int) -> Spot:
    room = marked.room
    share = room.width / of
    inset = _BETWEEN if of > 1 else 0.0
    return Spot(
        page=marked.page,
        x=room.x + nth * share + inset,
        y=room.y,
        width=share - 2 * inset,
        height=room.height,
        middle=room.enclosed,
    )


def _time(marked: _Marked, at: datetime) -> Stamp:
    room = marked.room
    text = _written(marked, at.astimezone(BEIJING))
    width = room.gap or room.width
    size = min(room.size * _TIME_SIZE, width / (len(text) * _DIGIT))
    return Stamp(
        page=marked.page,
        x=room.x - (width - room.width) / 2.0,
        y=room.baseline - size * _ABOVE,
        width=width,
        height=size * _WHOLE,
        told=text,
        text=text,
        size=size,
    )


def _written(marked: _Marked, at: datetime) -> str:
    """The part of a time that a place asks for; the year in full where it has room."""
    match marked.place.time:
        case "year":
            long = marked.room.gap >= 4 * _DIGIT * marked.room.size * _TIME_SIZE
            return f"{at:%Y}" if long else f"{at:%y}"
        case "month":
            return str(at.month)
        case "day":
            return str(at.day)
        case "hour":
            return str(at.hour)
        case "minute":
            return f"{at:%M}"
        case _:
            return f"{at.year}.{at.month}.{at.day} {at:%H:%M}"
