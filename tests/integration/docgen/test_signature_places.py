"""On every form that is signed each signer has a place, and what is drawn there covers no text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from docgen.case import Case, Paper, load_case
from docgen.catalogue import load_catalogue
from docgen.fill import context_for, fill, fill_marked, load_template
from docgen.service.work.other_side import Candidate
from docgen.service.work.placing import Drawn, Places, Spot
from docgen.service.work.signers import places_of
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import load_fonts

CASES = Path(__file__).parents[2] / "cases"
NOON = datetime.fromisoformat("2026-11-20T17:05:00+08:00")
WAVE = [[(100 + 10 * step, 200 + 90 * (step % 2)) for step in range(60)]]
CATALOGUE = load_catalogue()
SIGNED = sorted(
    each.code
    for each in CATALOGUE.instruments
    if any(signer.signer != "body_seal" for signer in each.signers) and each.tier != "dossier"
)


@cache
def _engine() -> NativeEngine:
    return NativeEngine(load_fonts(None, None))


@cache
def _papers() -> dict[str, tuple[Case, Paper]]:
    """A paper of every instrument, as nobody has signed it yet."""
    found: dict[str, tuple[Case, Paper]] = {}
    for path in sorted(CASES.glob("*.case.json")):
        case = load_case(_unsigned(path), catalogue=CATALOGUE).case
        assert case is not None
        for paper in case.papers:
            found.setdefault(paper.type.code, (case, paper))
    return found


def _unsigned(path: Path) -> bytes:
    data: dict[str, Any] = json.loads(path.read_bytes())
    for paper in data["papers"]:
        paper["execution"] = None
    return json.dumps(data).encode()


class Issued:
    """A paper set once as it is issued, and once to find its places."""

    def __init__(self, code: str) -> None:
        self.case, self.paper = _papers()[code]
        template = load_template(CATALOGUE.template_path(code))
        context = context_for(self.case, self.paper, catalogue=CATALOGUE, draft=False, signing=True)
        made = _engine().typeset(fill(template, context), title="文书", created=NOON)
        self.pdf, self.pages = made.pdf, made.pages
        counts = {each.signer: each.count for each in self.paper.type.signers}
        rooms = _engine().rooms(fill_marked(template, context))
        self.places = Places.in_rooms(rooms, counts)

    def signatures(self) -> tuple[Drawn, ...]:
        """Everybody whose signature the form wants, one after the other."""
        return tuple(
            Drawn(
                signer=place.signer,
                who=who.staff,
                label=place.label,
                name=who.name,
                at=NOON,
                strokes=WAVE,
            )
            for place in places_of(self.case, self.paper)
            if place.on_screen
            for who in (place.candidates or (Candidate(name="收件人"),))[
                : self._count(place.signer)
            ]
        )

    def _count(self, signer: str) -> int:
        return next((each.count for each in self.paper.type.signers if each.signer == signer), 1)

    def letters(self) -> dict[int, list[tuple[str, float, float, float, float]]]:
        """The characters of each page but blanks, with their boxes from the upper left corner."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            return {index: list(_letters(page)) for index, page in enumerate(document)}


def _letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float, float, float]]:
    height, text = page.get_height(), page.get_textpage()
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if letter.strip() and letter != "＿":
            left, bottom, right, top = text.get_charbox(place)
            yield letter, left, height - top, right, height - bottom


@pytest.mark.parametrize("code", SIGNED)
def test_everybody_signs_at_a_line_of_the_form_and_nothing_printed_is_covered(code: str) -> None:
    issued = Issued(code)
    signatures = issued.signatures()
    assert signatures
    assert [each.signer for each in signatures if not issued.places.placed(each)] == []
    letters = issued.letters()
    for stamp in issued.places.stamps(signatures):
        assert 0 <= stamp.page < issued.pages
        covered = [each[0] for each in letters[stamp.page] if _cover(each, stamp)]
        assert covered == [], (code, stamp.told)


def _cover(letter: tuple[str, float, float, float, float], stamp: Any) -> bool:
    _, left, top, right, bottom = letter
    # A gap for a time ends exactly where the next character begins.
    slack = 0.6 if stamp.text else 0.0
    across = left < stamp.x + stamp.width - slack and right > stamp.x + slack
    return across and top < stamp.y + stamp.height and bottom > stamp.y


@pytest.mark.parametrize(
    ("code", "signer", "before", "after"),
    [
        ("commitment-letter", "party", "当事人（签名）", "时间："),
        ("correction-order", "party", "当事人或其代理人签名", "时间："),
        ("scene-record", "party", "现场人员签名：", "时间："),
        ("interview-record", "recorder", "记录人（签名）", "时间："),
        ("case-filing-form", "unit_head", "签名：", "时间："),
    ],
)
def test_a_signature_stands_between_its_printed_name_and_its_time(
    code: str, signer: str, before: str, after: str
) -> None:
    issued = Issued(code)
    (drawn,) = [each for each in issued.signatures() if each.signer == signer]
    lines = [each for each in issued.places.spots(signer, drawn.who) if not _at_foot(each)]
    assert len(lines) == 1
    (spot,) = lines
    words = issued.letters()[spot.page]
    beside = [each for each in words if each[2] < spot.y + spot.height + 4 and each[4] > spot.y]
    left = "".join(each[0] for each in beside if each[3] <= spot.x)
    right = "".join(each[0] for each in beside if each[1] >= spot.x + spot.width)
    assert left.endswith(before)
    if code != "case-filing-form":
        assert right.startswith(after)


def _at_foot(spot: Spot) -> bool:
    return spot.y > 740


@pytest.mark.parametrize("code", ["scene-record", "interview-record", "inquiry-record"])
def test_a_record_is_signed_at_the_foot_of_every_page(code: str) -> None:
    issued = Issued(code)
    feet = [each.page for each in issued.places.spots("party", "") if _at_foot(each)]
    assert feet == list(range(issued.pages))


def test_each_officer_signs_beside_the_number_of_his_own_certificate() -> None:
    issued = Issued("commitment-letter")
    officers = issued.paper.data["officers"]
    first, second = (issued.places.spots("officers", each) for each in officers)
    assert (len(first), len(second)) == (1, 1)
    assert first[0].y + first[0].height <= second[0].y + 1
    for who, (spot,) in zip(officers, (first, second), strict=True):
        row = [each for each in issued.letters()[spot.page] if _beside(each, spot)]
        number = issued.case.staff(who)["certificate"]["number"]
        assert number in "".join(each[0] for each in row)


def _beside(letter: tuple[str, float, float, float, float], spot: Spot) -> bool:
    return letter[4] <= spot.y + spot.height + 2 and letter[2] >= spot.y - 2


def test_those_who_share_a_place_sign_side_by_side() -> None:
    issued = Issued("service-receipt")
    (one,), (two,) = (
        issued.places.spots("officers", who, nth=nth, of=2) for nth, who in enumerate(("o3", "o4"))
    )
    assert (one.y, one.width) == (two.y, two.width)
    assert one.x + one.width < two.x


def test_the_time_of_signing_fills_what_the_form_leaves_open() -> None:
    issued = Issued("commitment-letter")
    party = next(each for each in issued.signatures() if each.signer == "party")
    written = [each for each in issued.places.stamps([party]) if each.text]
    assert [each.text for each in written] == ["26", "11", "20", "17", "05"]
    assert [each.x for each in written] == sorted(each.x for each in written)
    letters = issued.letters()[written[0].page]
    line = [each for each in letters if abs(each[4] - written[0].y - written[0].height) < 8]
    following = [
        min((each for each in line if each[1] > stamp.x), key=lambda each: each[1])[0]
        for stamp in written
    ]
    assert following == list("年月日时分")
