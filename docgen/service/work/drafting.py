"""Drafts on somebody's behalf: begun, changed field by field, become cases, issued from.

A draft holds a case as it is being written, complete or not, and the tag of the kept case that it
goes on from. Of two who write one draft neither overwrites the other (``docgen.case.changes``).
What was saved is durable. Not for judging what a case says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from docgen.case.canonical import Json, canonical_json
from docgen.case.changes import Change, apply_changes, difference
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import CaseKey
from docgen.registry.work.values import CaseRow, DraftRow, DraftVersion
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.errors import CaseInvalidError
from docgen.service.work.casework import CaseWork, Kept
from docgen.service.work.drafted_papers import with_issued
from docgen.service.work.errors import (
    DraftDeletedError,
    DraftMovedError,
    DraftTooLargeError,
    DraftUnknownError,
    PaperUnknownError,
)
from docgen.values import Finding

__all__ = ["Draft", "DraftWork", "Saved", "Submitted", "title_of"]

_LISTED = 200
_ROUNDS = 3
_IN_PAPER = re.compile(r"/papers/([0-9]+)/")
Part = Literal["execution", "service"]
Refused = tuple[tuple[Change, Json], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as it is now; ``case`` is a JSON object of its own.

    ``tag`` is that of the kept case it goes on from, None while there is none.
    """

    id: str
    case: dict[str, Any]
    tag: str | None
    case_id: str | None
    title: str
    newest: DraftVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A draft after changes, and those that met another's, each with what stands there.

    ``held`` are the ids of issued papers that were to be changed, and were not.
    """

    draft: Draft
    refused: Refused
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """A draft that was kept as a case; ``held_back`` are papers that are not complete yet."""

    draft: Draft
    kept: Kept
    held_back: tuple[str, ...]


class DraftWork:
    """The drafts of a registry; none is larger than ``most_bytes``."""

    def __init__(
        self, *, registry: Registry, cases: CaseWork, new_id: Callable[[], str], most_bytes: int
    ) -> None:
        self._registry = registry
        self._cases = cases
        self._new_id = new_id
        self._most_bytes = most_bytes

    def open(
        self,
        case: Mapping[str, Any],
        occasion: Occasion,
        *,
        tag: str | None = None,
        case_id: str | None = None,
    ) -> Draft:
        """Begin a draft."""
        version = DraftVersion(version=1, saved_at=occasion.at, saved_by=occasion.principal.actor)
        row = DraftRow(
            id=self._new_id(),
            agency=occasion.principal.agency,
            case_id=case_id,
            title=title_of(case),
            opened_at=occasion.at,
            opened_by=occasion.principal.actor,
            newest=version,
            content=self._written(case, tag),
        )
        with self._registry.writing() as unit:
            unit.drafts.open(row)
            unit.audit.append([occasion.entry(Action.CASE_CREATE, f"draft:{row.id}")])
        return _draft(row)

    def take_up(self, case_id: str, occasion: Occasion) -> Draft:
        """The draft in which a kept case is being changed, begun where there is none.

        Raises:
            CaseUnknownError: the agency has no such case.
        """
        row = self._cases.find(case_id, occasion)
        with self._registry.reading() as unit:
            known = unit.drafts.of_case(occasion.principal.agency, case_id)
        if known is None:
            return self.open(json.loads(row.content), occasion, tag=row.newest.tag, case_id=case_id)
        return self.freshen(known.id, occasion).draft

    def find(self, ident: str, occasion: Occasion) -> Draft:
        """A draft of the agency.

        Raises:
            DraftUnknownError: there is none of this id.
            DraftDeletedError: it was put away.
        """
        with self._registry.reading() as unit:
            return _draft(_row(unit, ident, occasion))

    def listed(self, occasion: Occasion) -> Sequence[Draft]:
        """The drafts of the agency, the one saved last first."""
        with self._registry.reading() as unit:
            rows = unit.drafts.page(occasion.principal.agency, limit=_LISTED)
        return tuple(_draft(row) for row in rows)

    def change(self, ident: str, changes: Iterable[Change], occasion: Occasion) -> Saved:
        """Make changes where nobody else changed the same meanwhile.

        Raises:
            DraftUnknownError: there is no such draft.
            DraftTooLargeError: it grows beyond the limit.
        """
        with self._registry.writing() as unit:
            row = _row(unit, ident, occasion)
            before = _draft(row)
            changed, refused = apply_changes(before.case, changes)
            case, held = self._guarded(unit, row, changed)
            draft = self._put(unit, row, case, before.tag, occasion)
            return Saved(draft=draft, refused=refused, held=held)

    def freshen(self, ident: str, occasion: Occasion) -> Saved:
        """Take over what was changed at the kept case itself since the draft went on from it.

        What both changed stays as the draft has it, and is told.
        """
        draft = self.find(ident, occasion)
        if draft.case_id is None or draft.tag is None:
            return Saved(draft=draft, refused=())
        row = self._cases.find(draft.case_id, occasion)
        if row.newest.tag == draft.tag:
            return Saved(draft=draft, refused=())
        changes = difference(self._base(row, draft.tag), json.loads(row.content))
        with self._registry.writing() as unit:
            held = _row(unit, ident, occasion)
            case, refused = apply_changes(_draft(held).case, changes)
            fresh = self._put(unit, held, case, row.newest.tag, occasion)
        return Saved(draft=fresh, refused=refused)

    def _base(self, row: CaseRow, tag: str) -> Json:
        """The text of the kept case that a tag names."""
        with self._registry.reading() as unit:
            content = unit.cases.content(row.key, int(tag.partition("-")[0]))
        return json.loads(content or b"{}")

    def restore(self, ident: str, version: int, occasion: Occasion) -> Saved:
        """Let a draft say again what it said in an earlier version, but for what is issued.

        Raises:
            DraftUnknownError: there is no such draft, or the version is not kept.
        """
        earlier = self.text(ident, version, occasion)
        with self._registry.writing() as unit:
            row = _row(unit, ident, occasion)
            case, held = self._guarded(unit, row, earlier)
            draft = self._put(unit, row, case, _draft(row).tag, occasion)
            return Saved(draft=draft, refused=(), held=held)

    def back(self, ident: str, occasion: Occasion) -> Draft:
        """Let a draft say what its kept case says; what it said stays among its versions.

        Raises:
            DraftUnknownError: there is no such draft, or it is no case yet.
        """
        draft = self.find(ident, occasion)
        if draft.case_id is None:
            raise DraftUnknownError(draft=ident)
        kept = self._cases.find(draft.case_id, occasion)
        with self._registry.writing() as unit:
            row = _row(unit, ident, occasion)
            case, tag = json.loads(kept.content), kept.newest.tag
            return self._put(unit, row, case, tag, occasion, beside=True)

    def _guarded(
        self, unit: Unit, row: DraftRow, case: Mapping[str, Any]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """A case with the issued papers as they are kept, and the ids of those that were not so."""
        if row.case_id is None:
            return dict(case), ()
        key = CaseKey(agency=row.agency, case_id=row.case_id)
        issued, kept = unit.cases.issued(key), unit.cases.find(key)
        if not issued or kept is None:
            return dict(case), ()
        return with_issued(case, json.loads(kept.content)["papers"], issued)

    def versions(self, ident: str, occasion: Occasion) -> Sequence[DraftVersion]:
        """The versions that are kept, the newest first."""
        with self._registry.reading() as unit:
            return unit.drafts.versions(_row(unit, ident, occasion).id)

    def text(self, ident: str, version: int, occasion: Occasion) -> dict[str, Any]:
        """The case as a version had it.

        Raises:
            DraftUnknownError: there is no such draft, or the version is not kept.
        """
        with self._registry.reading() as unit:
            content = unit.drafts.content(_row(unit, ident, occasion).id, version)
        if content is None:
            raise DraftUnknownError(draft=ident)
        case: dict[str, Any] = json.loads(content)["case"]
        return case

    def discard(self, ident: str, occasion: Occasion) -> None:
        """Put a draft away; the case that it became stays as it is."""
        with self._registry.writing() as unit:
            unit.drafts.close(_row(unit, ident, occasion).id, occasion.at)
            unit.audit.append([occasion.entry(Action.CASE_CHANGE, f"draft:{ident}")])

    def reopen(self, ident: str, occasion: Occasion) -> Draft:
        """Take up a draft again that was put away before it became a case.

        Raises:
            DraftUnknownError: there is no such draft.
        """
        with self._registry.writing() as unit:
            if unit.drafts.is_closed(occasion.principal.agency, ident):
                unit.drafts.reopen(ident)
                unit.audit.append([occasion.entry(Action.CASE_CREATE, f"draft:{ident}")])
            return _draft(_row(unit, ident, occasion))

    def submit(self, ident: str, occasion: Occasion) -> Submitted:
        """Keep a draft as a case, without papers that are not complete yet.

        Raises:
            CaseInvalidError: the schemas or the rules find errors.
            DraftMovedError: the case was changed elsewhere, where the draft changes it too.
        """
        fresh = self.freshen(ident, occasion)
        if fresh.refused:
            raise DraftMovedError(draft=ident)
        draft = fresh.draft
        data, held_back = self.complete(draft, occasion)
        raw = json.dumps(data, ensure_ascii=False).encode("utf-8")
        moved: list[Draft] = []

        def move(unit: Unit, kept: Kept) -> None:
            row = _row(unit, ident, occasion)
            case = _draft(row).case
            moved.append(
                self._put(unit, row, case, kept.version.tag, occasion, case_id=kept.case_id)
            )

        if draft.case_id is None or draft.tag is None:
            kept = self._cases.create(raw, occasion, also=move)
        else:
            kept = self._cases.replace(draft.case_id, raw, draft.tag, occasion, also=move)
        return Submitted(draft=moved[-1], kept=kept, held_back=held_back)

    def complete(self, draft: Draft, occasion: Occasion) -> tuple[dict[str, Any], tuple[str, ...]]:
        """The case without new papers that the schemas do not accept yet, and their ids."""
        kept = self._kept_papers(draft, occasion)
        data, held_back = dict(draft.case), []
        for _ in range(_ROUNDS):
            raw = json.dumps(data, ensure_ascii=False).encode("utf-8")
            found = self._cases.check(raw, occasion)
            open_ = _unfinished(data, () if found.case is not None else found.findings, kept)
            if not open_:
                break
            held_back += open_
            data["papers"] = [each for each in data["papers"] if _id_of(each) not in open_]
        return data, tuple(held_back)

    def _kept_papers(self, draft: Draft, occasion: Occasion) -> frozenset[str]:
        if draft.case_id is None:
            return frozenset()
        held = json.loads(self._cases.find(draft.case_id, occasion).content)
        return frozenset(each["id"] for each in held["papers"])

    def issue(self, ident: str, paper_id: str, occasion: Occasion) -> Submitted:
        """Keep a draft as a case and issue one of its papers; its number stands in the draft then.

        Raises:
            CaseInvalidError: it is not complete, or the rules find what stands against it.
        """
        submitted = self.submit(ident, occasion)
        if paper_id in submitted.held_back:
            raise CaseInvalidError(findings=self._against(submitted.draft, paper_id, occasion))
        _, kept = self._cases.issue(submitted.kept.case_id, paper_id, occasion)
        return self._taken_over(ident, kept, occasion, submitted.held_back)

    def note(self, ident: str, paper_id: str, part: Part, occasion: Occasion) -> Submitted:
        """Note at the kept case what the draft says of a paper that was issued.

        What it does not say any more is taken out there.

        Raises:
            DraftUnknownError: the draft has no case.
            PaperUnknownError: it has no such paper.
        """
        fresh = self.freshen(ident, occasion)
        if fresh.refused:
            raise DraftMovedError(draft=ident)
        draft = fresh.draft
        if draft.case_id is None or draft.tag is None:
            raise DraftUnknownError(draft=ident)
        paper = next((each for each in _papers(draft.case) if _id_of(each) == paper_id), None)
        if paper is None:
            raise PaperUnknownError(paper=paper_id, case=draft.case_id)
        said = paper.get(part)
        value = said if isinstance(said, dict) else None
        kept = self._cases.note(draft.case_id, paper_id, part, value, occasion, expected=draft.tag)
        return self._taken_over(ident, kept, occasion, ())

    def _taken_over(
        self, ident: str, kept: Kept, occasion: Occasion, held_back: tuple[str, ...]
    ) -> Submitted:
        """The numbers of the kept case, put into the draft."""
        row = self._cases.find(kept.case_id, occasion)
        held = json.loads(row.content)
        with self._registry.writing() as unit:
            draft_row = _row(unit, ident, occasion)
            case = _draft(draft_row).case
            _take_numbers(case, held)
            draft = self._put(unit, draft_row, case, row.newest.tag, occasion, stays=True)
        return Submitted(draft=draft, kept=kept, held_back=held_back)

    def _against(self, draft: Draft, paper_id: str, occasion: Occasion) -> tuple[Finding, ...]:
        raw = json.dumps(draft.case, ensure_ascii=False).encode("utf-8")
        place = [_id_of(each) for each in _papers(draft.case)].index(paper_id)
        found = self._cases.check(raw, occasion).findings
        return tuple(each for each in found if each.where.startswith(f"/papers/{place}/"))

    def _put(
        self,
        unit: Unit,
        row: DraftRow,
        case: Mapping[str, Any],
        tag: str | None,
        occasion: Occasion,
        *,
        case_id: str | None = None,
        stays: bool = False,
        beside: bool = False,
    ) -> Draft:
        """Save a text; one that ``stays`` is never replaced by what is saved soon after it.

        ``beside`` lets the text before stay in that way.
        """
        content = self._written(case, tag, stays=stays)
        case_id = case_id or row.case_id
        newest, title = row.newest, title_of(case)
        before = json.loads(row.content)
        if _parts(json.loads(content)) != _parts(before) or case_id != row.case_id or stays:
            newest = unit.drafts.save(
                row,
                content,
                case_id=case_id,
                title=title,
                by=occasion.principal.actor,
                now=_not_before(occasion.at, row),
                beside=beside or before.get("stays", False),
            )
        return Draft(
            id=row.id, case=dict(case), tag=tag, case_id=case_id, title=title, newest=newest
        )

    def _written(self, case: Mapping[str, Any], tag: str | None, *, stays: bool = False) -> bytes:
        try:
            content = canonical_json(
                {"case": case, "tag": tag, **({"stays": True} if stays else {})}
            )
        except (TypeError, UnicodeEncodeError) as error:
            raise DraftTooLargeError(most=self._most_bytes) from error
        if len(content) > self._most_bytes:
            raise DraftTooLargeError(most=self._most_bytes)
        return content


def title_of(case: Mapping[str, Any]) -> str:
    """What a draft is listed by: its cause."""
    cause = case.get("cause")
    return cause if isinstance(cause, str) else ""


def _row(unit: Unit, ident: str, occasion: Occasion) -> DraftRow:
    row = unit.drafts.find(occasion.principal.agency, ident)
    if row is not None:
        return row
    if unit.drafts.is_closed(occasion.principal.agency, ident):
        raise DraftDeletedError
    raise DraftUnknownError(draft=ident)


def _draft(row: DraftRow) -> Draft:
    held = json.loads(row.content)
    return Draft(
        id=row.id,
        case=held["case"],
        tag=held["tag"],
        case_id=row.case_id,
        title=row.title,
        newest=row.newest,
    )


def _parts(content: Mapping[str, Any]) -> tuple[bytes, str | None]:
    """What two texts of a draft are compared by."""
    return canonical_json(content["case"]), content["tag"]


def _not_before(now: datetime, row: DraftRow) -> datetime:
    """Two servers' clocks may differ; versions do not run backwards."""
    return max(now, row.newest.saved_at)


def _papers(case: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    papers = case.get("papers")
    return [each for each in papers if isinstance(each, dict)] if isinstance(papers, list) else []


def _id_of(paper: Json) -> str:
    return str(paper.get("id", "")) if isinstance(paper, dict) else ""


def _unfinished(
    data: Mapping[str, Any], findings: Iterable[Finding], kept: Collection[str]
) -> list[str]:
    """The ids of papers in which the schemas find something, but of those the case has already."""
    papers = data.get("papers")
    held = papers if isinstance(papers, list) else []
    places = {int(found[1]) for each in findings if (found := _IN_PAPER.match(each.where))}
    ids = [_id_of(held[place]) for place in sorted(places) if place < len(held)]
    return [each for each in ids if each not in kept]


def _take_numbers(case: dict[str, Any], held: Mapping[str, Any]) -> None:
    case["number"] = held["number"]
    case["register_number"] = held.get("register_number")
    numbers = {each["id"]: each["number"] for each in held["papers"]}
    for paper in _papers(case):
        if _id_of(paper) in numbers:
            assert isinstance(paper, dict)
            paper["number"] = numbers[_id_of(paper)]
