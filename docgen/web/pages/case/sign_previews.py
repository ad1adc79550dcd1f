"""What of a paper is shown beside the area in which it is signed: the line with its surroundings.

The line drawn so far stands there at its place before anything is confirmed. Not for the copy.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf

from docgen.service.work.placing import Drawn, Places, Spot
from docgen.service.work.signers import Place
from docgen.service.work.signing import IssuedPaper

__all__ = ["SignPreview", "previews_of"]

_WIDE, _HIGH = 420.0, 130.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPreview:
    """A part of a page, in points from its upper left corner, with the spot of a signature in it.

    ``who`` is the value of the candidate who signs there, empty for anybody; ``page`` counts from
    1; ``others`` is how many more places of the paper bear the same signature.
    """

    who: str
    page: int
    width: float
    height: float
    left: float
    top: float
    spot: Spot
    others: int

    @property
    def view(self) -> str:
        """The part that is shown, as SVG asks for it."""
        wide, high = min(_WIDE, self.width), min(_HIGH, self.height)
        return f"{self.left:.1f} {self.top:.1f} {wide:.1f} {high:.1f}"


def previews_of(
    found: IssuedPaper, places: Places, drawn: Sequence[Drawn]
) -> Mapping[str, Sequence[SignPreview]]:
    """The previews of everybody who may still sign, by signer."""
    assert found.frozen.pdf is not None
    with pikepdf.open(io.BytesIO(found.frozen.pdf)) as pdf:
        sizes = [(float(each.mediabox[2]), float(each.mediabox[3])) for each in pdf.pages]
    given = Counter(each.signer for each in drawn)
    return {
        place.signer: list(_previews(place, places, given[place.signer], sizes))
        for place in found.places
        if place.on_screen
    }


def _previews(
    place: Place, places: Places, given: int, sizes: Sequence[tuple[float, float]]
) -> Iterator[SignPreview]:
    people = {each.staff: each.value for each in place.candidates if each.staff} or {"": ""}
    for staff, value in people.items():
        spots = places.spots(place.signer, staff, nth=given, of=given + 1)
        if spots:
            # The line of the form itself stands above what the foot of each page asks for.
            last = max(each.page for each in spots)
            spot = min((each for each in spots if each.page == last), key=lambda each: each.y)
            yield _preview(value, spot, len(spots) - 1, sizes[spot.page])


def _preview(who: str, spot: Spot, others: int, size: tuple[float, float]) -> SignPreview:
    width, height = size
    left = spot.x + spot.width / 2.0 - _WIDE / 2.0
    top = spot.y + spot.height / 2.0 - _HIGH / 2.0
    return SignPreview(
        who=who,
        page=spot.page + 1,
        width=width,
        height=height,
        left=max(min(left, width - _WIDE), 0.0),
        top=max(min(top, height - _HIGH), 0.0),
        spot=spot,
        others=others,
    )
