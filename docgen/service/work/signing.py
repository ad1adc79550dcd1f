"""Signatures drawn on a screen: each is bound to one issued paper, a device and a time, once.

What was drawn is kept for good in the registry; the executed copy of the paper is made anew from
the issued pages and all signatures of it, and recorded with the signature in one transaction. A
refusal is recorded in the same way and draws nothing. Not for papers signed by hand (``scanning``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from docgen.case import Case, Paper, load_case
from docgen.case.canonical import canonical_json, thaw
from docgen.case.dates import BEIJING, cn_datetime
from docgen.case.rules.reading import signatures
from docgen.compose.overlays import Setter
from docgen.compose.signed_copy import SIGNING_AREA, DrawnLine, Sheet, signed_copy
from docgen.messages import text
from docgen.registry.errors import CaseMovedError
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import FrozenPaper
from docgen.registry.work.signatures import SignatureRow
from docgen.registry.work.values import CaseRow
from docgen.service.access.occasion import Occasion
from docgen.service.office import Office
from docgen.service.work.casework import CaseWork, Kept
from docgen.service.work.choice_notes import choice_notes
from docgen.service.work.errors import (
    CaseUnknownError,
    FileUnknownError,
    PaperUnknownError,
    PaperWaitingError,
)
from docgen.service.work.errors_of_signing import (
    CopyScannedError,
    SignatureChoiceError,
    SignatureEmptyError,
    SignatureForeignError,
    SignatureGivenError,
    SignatureReusedError,
    SignerUnknownError,
)
from docgen.service.work.files import FileWork
from docgen.service.work.given import Given, device_mark, given_on
from docgen.service.work.other_side import Candidate
from docgen.service.work.placing import Drawn, PlaceFinder, Places
from docgen.service.work.signers import Place, choices_of, has_signed, must_choose, places_of

__all__ = ["IssuedPaper", "Signed", "SigningWork"]

Points = tuple[tuple[int, int, int], ...]

_MOST_TRIES = 8
_FEWEST_POINTS, _MOST_POINTS, _NARROWEST = 12, 20_000, 60
_SHORT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """An issued paper of an open case: what the case says of it, and what was frozen."""

    row: CaseRow
    case: Case
    paper: Paper
    frozen: FrozenPaper
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What somebody did at a place of signature.

    ``pdf_sha256`` is that of the PDF that was shown; ``who`` the value of a candidate, or a name.
    ``strokes`` are lines of points: x and y within ``SIGNING_AREA``, and milliseconds. ``device``
    says by which browser, ``session`` is the digest of the session.
    """

    pdf_sha256: str
    signer: str
    who: str
    status: str
    strokes: tuple[Points, ...]
    device: str
    session: str
    choice: str = ""
    remarks: str = ""
    reason: str = ""
    witness: str = ""
    recording: str = ""


class SigningWork:
    """Signatures on the issued papers of a registry."""

    def __init__(
        self,
        *,
        registry: Registry,
        cases: CaseWork,
        files: FileWork,
        offices: Callable[[], AbstractContextManager[Office]],
        new_id: Callable[[], str],
        setter: Callable[[], Setter],
    ) -> None:
        self._registry = registry
        self._cases = cases
        self._files = files
        self._offices = offices
        self._new_id = new_id
        self._setter = setter
        self._finder = PlaceFinder(registry=registry, offices=offices)

    def find(self, case_id: str, paper_id: str, occasion: Occasion) -> IssuedPaper:
        """An issued paper with the places that still want a signature.

        Raises:
            CaseUnknownError: the agency has no such case.
            PaperUnknownError: the case has no such paper.
            PaperWaitingError: it is not issued, or was voided.
        """
        row = self._cases.find(case_id, occasion)
        with self._offices() as office:
            case = load_case(row.content, catalogue=office.catalogue).case
        if case is None:
            raise CaseUnknownError(case=case_id)
        paper = next((each for each in case.papers if each.id == paper_id), None)
        if paper is None:
            raise PaperUnknownError(paper=paper_id, case=case_id)
        with self._registry.reading() as unit:
            frozen = unit.cases.paper(row.key, paper_id)
        if frozen is None or frozen.pdf is None:
            raise PaperWaitingError(paper=paper_id, case=case_id)
        places = places_of(case, paper)
        return IssuedPaper(row=row, case=case, paper=paper, frozen=frozen, places=places)

    def places(self, found: IssuedPaper) -> Places:
        """Where on its pages a paper is signed."""
        return self._finder.find(found.row.key, found.paper, found.frozen)

    def drawn(self, found: IssuedPaper) -> tuple[Drawn, ...]:
        """The signatures that were drawn on a paper, in their order."""
        return tuple(_drawn(each) for each in self._rows(found))

    def given(self, found: IssuedPaper) -> tuple[Given, ...]:
        """Who has signed a paper or refused to, in their order."""
        return given_on(found.case, found.paper, self._rows(found))

    def signed_copy(self, found: IssuedPaper, occasion: Occasion) -> bytes:
        """The executed copy of a paper.

        Raises:
            FileUnknownError: it has none.
        """
        case_id, copy = found.row.key.case_id, found.paper.executed_copy
        if not copy:
            raise FileUnknownError(case=case_id)
        _, chunks = self._files.read(case_id, copy["sha256"], occasion)
        return b"".join(chunks)

    def records(self, found: IssuedPaper) -> tuple[Mapping[str, Any], ...]:
        """What is kept for good of each signature that was drawn on a paper, in their order."""
        return tuple(json.loads(each.record) for each in self._rows(found))

    def drawn_copy(self, found: IssuedPaper, occasion: Occasion) -> dict[str, Any] | None:
        """The executed copy with what was drawn on a paper so far; None where nothing was."""
        rows = self._rows(found)
        return self._kept_copy(found, rows, occasion) if rows else None

    def _rows(self, found: IssuedPaper) -> tuple[SignatureRow, ...]:
        with self._registry.reading() as unit:
            return unit.signatures.of_paper(found.row.key, found.paper.id, found.frozen.pdf_sha256)

    def sign(self, case_id: str, paper_id: str, signed: Signed, occasion: Occasion) -> Kept:
        """Take a signature or a refusal.

        Two that come at once are both taken, one after the other.

        Raises:
            SignatureForeignError: another paper was shown than the one that is issued.
            SignatureReusedError: the line was drawn before.
            SignatureGivenError: nothing is missing at this place.
        """
        for _ in range(_MOST_TRIES - 1):
            try:
                return self._sign(case_id, paper_id, signed, occasion)
            except CaseMovedError:
                continue
        return self._sign(case_id, paper_id, signed, occasion)

    def _sign(self, case_id: str, paper_id: str, signed: Signed, occasion: Occasion) -> Kept:
        found = self.find(case_id, paper_id, occasion)
        if signed.pdf_sha256 != found.frozen.pdf_sha256:
            raise SignatureForeignError(title=found.frozen.title)
        copy = found.paper.executed_copy
        if copy and copy["origin"] != "screen":
            raise CopyScannedError(title=found.frozen.title)
        place, who = _place_of(found, signed)
        execution = _execution(found, signed, who, occasion)
        if signed.status != "signed":
            return self._cases.note(
                case_id, paper_id, "execution", execution, occasion, expected=found.row.newest.tag
            )
        row = self._row(found, signed, place, who, occasion)
        with self._registry.reading() as unit:
            if unit.signatures.has_strokes(row.strokes_sha256):
                raise SignatureReusedError
            earlier = unit.signatures.of_paper(row.key, paper_id, row.pdf_sha256)
        execution["copy"] = self._kept_copy(found, (*earlier, row), occasion)

        def also(unit: Unit, _kept: Kept) -> None:
            if unit.signatures.has_strokes(row.strokes_sha256):
                raise SignatureReusedError
            unit.signatures.add(row)

        return self._cases.note(
            case_id, paper_id, "execution", execution, occasion,
            expected=found.row.newest.tag, drawn=row, also=also,
        )  # fmt: skip

    def _kept_copy(
        self, found: IssuedPaper, rows: Sequence[SignatureRow], occasion: Occasion
    ) -> dict[str, Any]:
        """The executed copy, its file kept, as the schema of cases has it."""
        stream = self._files.stream(occasion)
        stream.feed(self._copy(found, rows))
        return {
            "file": f"signed-{found.paper.id}.pdf",
            "sha256": stream.close().sha256,
            "made_at": _time(rows[-1].signed_at),
            "origin": "screen",
            "bears": sorted({each.signer for each in rows}),
        }

    def _row(
        self, found: IssuedPaper, signed: Signed, place: Place, who: Candidate, occasion: Occasion
    ) -> SignatureRow:
        line = [[[x, y] for x, y, _ in each] for each in signed.strokes]
        strokes = hashlib.sha256(canonical_json(line)).hexdigest()
        record = canonical_json(
            {
                "agency": found.row.key.agency,
                "case": found.row.key.case_id,
                "paper": found.paper.id,
                "pdf_sha256": found.frozen.pdf_sha256,
                "signer": signed.signer,
                "label": place.label,
                "name": who.name,
                "by": who.staff,
                "choice": signed.choice,
                "remarks": signed.remarks,
                "device": signed.device,
                "session": signed.session,
                "signed_at": _time(occasion.at),
                "area": list(SIGNING_AREA),
                "strokes": [[list(point) for point in each] for each in signed.strokes],
            }
        )
        return SignatureRow(
            id=self._new_id(),
            key=found.row.key,
            paper_id=found.paper.id,
            pdf_sha256=found.frozen.pdf_sha256,
            signer=signed.signer,
            strokes_sha256=strokes,
            record=record.decode("utf-8"),
            record_sha256=hashlib.sha256(record).hexdigest(),
            signed_at=occasion.at,
            taken_by=occasion.principal.actor,
        )

    def _copy(self, found: IssuedPaper, rows: Sequence[SignatureRow]) -> bytes:
        assert found.frozen.pdf is not None
        places, drawn = self.places(found), [_drawn(each) for each in rows]
        sheet = Sheet(
            title=found.frozen.title,
            number=found.frozen.number or "—",
            case_number=found.case.number or "—",
            digest=found.frozen.pdf_sha256,
            told=_told(places, drawn),
            lines=[_line(each) for each in rows],
        )
        stamps = (*places.stamps(drawn), *choice_notes(found.frozen.pdf, places, drawn))
        return signed_copy(found.frozen.pdf, sheet, stamps, setter=self._setter())


def _place_of(found: IssuedPaper, signed: Signed) -> tuple[Place, Candidate]:
    """Where somebody signs, and as whom; everything that is said fits that place."""
    paper, title = found.paper, found.frozen.title
    known = {each.signer: each.label for each in paper.type.signers}
    place = next((each for each in found.places if each.signer == signed.signer), None)
    again = bool(signed.who) and has_signed(paper, signed.signer, signed.who)
    if signed.signer in known and (place is None or again):
        raise SignatureGivenError(label=known[signed.signer], title=title)
    if place is None or not place.on_screen:
        raise SignerUnknownError(title=title)
    who = next((each for each in place.candidates if each.value == signed.who), None)
    if who is None and not (signed.who and place.open):
        raise SignerUnknownError(title=title)
    if signed.status == "signed":
        _require_line(signed.strokes)
        _require_choice(paper, place, signed)
    elif not _explained(place, signed):
        raise SignerUnknownError(title=title)
    return place, who or Candidate(name=signed.who)


def _require_line(strokes: Sequence[Points]) -> None:
    points = [each for stroke in strokes for each in stroke]
    if not _FEWEST_POINTS <= len(points) <= _MOST_POINTS:
        raise SignatureEmptyError
    inside = all(0 <= x <= SIGNING_AREA[0] and 0 <= y <= SIGNING_AREA[1] for x, y, _ in points)
    across = [x for x, _, _ in points]
    down = [y for _, y, _ in points]
    extent = max(max(across) - min(across), max(down) - min(down))
    if not inside or extent < _NARROWEST or not all(strokes):
        raise SignatureEmptyError


def _require_choice(paper: Paper, place: Place, signed: Signed) -> None:
    offered = choices_of(paper) if place.is_partys else ()
    missing = place.is_partys and must_choose(paper) and not signed.choice
    if missing or (signed.choice and signed.choice not in offered):
        raise SignatureChoiceError(title=paper.type.title)


def _explained(place: Place, signed: Signed) -> bool:
    if signed.status == "absent":
        return place.may_refuse and bool(signed.reason)
    witnessed = bool(signed.witness or signed.recording)
    return signed.status == "refused" and place.may_refuse and bool(signed.reason) and witnessed


def _execution(
    found: IssuedPaper, signed: Signed, who: Candidate, occasion: Occasion
) -> dict[str, Any]:
    """The ``execution`` of the paper with what was done now."""
    held: dict[str, Any] = thaw(found.paper.execution) if found.paper.execution else {}
    entry: dict[str, Any] = {
        "signer": signed.signer,
        "status": signed.status,
        "signed_at": _time(occasion.at),
    }
    if who.staff:
        entry["by"] = [who.staff]
    elif who.representative:
        entry["representative"] = who.representative
    else:
        entry["name"] = who.name
    said = {"reason": signed.reason, "witness": signed.witness, "recording": signed.recording}
    if signed.status != "signed":
        entry |= {name: value for name, value in said.items() if value}
    held["signatures"] = [thaw(each) for each in signatures(found.paper)] + [entry]
    if signed.status == "signed":
        held |= {
            name: value
            for name, value in (("choice", signed.choice), ("remarks", signed.remarks))
            if value
        }
    return held


def _told(places: Places, drawn: Sequence[Drawn]) -> str:
    """What the sheet says of the pages before it."""
    if not places.known:
        return text("signed-copy-moved")
    apart = dict.fromkeys(each.label for each in drawn if not places.placed(each))
    if not apart:
        return text("signed-copy-placed")
    if all(each.label in apart for each in drawn):
        return text("signed-copy-unmarked")
    return text("signed-copy-partly", labels="、".join(apart))


def _drawn(row: SignatureRow) -> Drawn:
    record: Mapping[str, Any] = json.loads(row.record)
    return Drawn(
        signer=row.signer,
        who=record.get("by", ""),
        label=record["label"],
        name=record["name"],
        at=datetime.fromisoformat(record["signed_at"]),
        strokes=[[(x, y) for x, y, _ in each] for each in record["strokes"]],
        choice=_chosen(record),
    )


def _line(row: SignatureRow) -> DrawnLine:
    record: Mapping[str, Any] = json.loads(row.record)
    return DrawnLine(
        label=record["label"],
        name=record["name"],
        time=cn_datetime(record["signed_at"]),
        choice=_chosen(record),
        remarks=record["remarks"],
        device=device_mark(record),
        digest=row.record_sha256[:_SHORT],
        strokes=[[(x, y) for x, y, _ in each] for each in record["strokes"]],
    )


def _chosen(record: Mapping[str, Any]) -> str:
    """What was chosen, in words."""
    return text(f"page-sign-choice-{record['choice']}") if record["choice"] else ""


def _time(at: datetime) -> str:
    return at.astimezone(BEIJING).isoformat(timespec="seconds")
