"""Reviews: a handler asks, another looks, remarks on fields, and approves or returns.

Who handles a case does not review it (办案与审核分开; 处罚法 58 for the legal review). An approval
is of what the case said: one that was changed since is reviewed again. Not for the papers of
approval, which are instruments of the case.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from docgen.case.canonical import Json
from docgen.case.pointer import resolve
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import CaseKey
from docgen.registry.work.reviews import RemarkRow, ReviewRow, ReviewState, Stage
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action
from docgen.service.also import Also, nothing
from docgen.service.work.errors import (
    CaseUnknownError,
    RemarkInvalidError,
    ReviewedByHandlerError,
    ReviewEndedError,
    ReviewOpenError,
    ReviewUnknownError,
)
from docgen.service.work.said import said

__all__ = ["Review", "ReviewWork"]

_LONGEST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review with its remarks; ``is_current`` while the case is still the reviewed version."""

    row: ReviewRow
    remarks: tuple[RemarkRow, ...]
    is_current: bool


class ReviewWork:
    """The reviews of a registry, on somebody's behalf."""

    def __init__(self, *, registry: Registry, new_id: Callable[[], str]) -> None:
        self._registry = registry
        self._new_id = new_id

    def ask(
        self, case_id: str, stage: Stage, occasion: Occasion, *, also: Also[Review] = nothing
    ) -> Review:
        """Ask for a review of a case as it is now.

        Raises:
            CaseUnknownError: the agency has no such case.
            ReviewOpenError: one of this stage is asked for already.
        """
        key = CaseKey(agency=occasion.principal.agency, case_id=case_id)
        with self._registry.writing() as unit:
            case = unit.cases.find(key)
            if case is None:
                raise CaseUnknownError(case=case_id)
            earlier = unit.reviews.of_case(key)
            if any(each.stage == stage and each.state == "asked" for each in earlier):
                raise ReviewOpenError(case=case_id)
            row = ReviewRow(
                id=self._new_id(),
                key=key,
                version=case.newest.version,
                stage=stage,
                state="asked",
                asked_by=occasion.principal.actor,
                asked_at=occasion.at,
            )
            unit.reviews.add(row)
            unit.audit.append([occasion.entry(Action.CASE_CHANGE, f"review:{case_id}/{row.id}")])
            review = Review(row=row, remarks=(), is_current=True)
            also(unit, review)
        return review

    def find(self, ident: str, occasion: Occasion) -> Review:
        """A review of the agency.

        Raises:
            ReviewUnknownError: the agency has none of this id.
        """
        with self._registry.reading() as unit:
            return self._with_remarks(unit, [_known(unit, ident, occasion)])[0]

    def of_case(self, case_id: str, occasion: Occasion) -> tuple[Review, ...]:
        """Every review of a case, the newest first."""
        key = CaseKey(agency=occasion.principal.agency, case_id=case_id)
        with self._registry.reading() as unit:
            return self._with_remarks(unit, unit.reviews.of_case(key))

    def queue(
        self, occasion: Occasion, *, states: Collection[ReviewState], limit: int, offset: int = 0
    ) -> tuple[Review, ...]:
        """The reviews of the agency in these states, the longest waiting first."""
        agency = occasion.principal.agency
        with self._registry.reading() as unit:
            rows = unit.reviews.queue(agency, states=states, limit=limit, offset=offset)
            return self._with_remarks(unit, rows)

    def remark(
        self,
        ident: str,
        pointer: str,
        text: str,
        occasion: Occasion,
        *,
        also: Also[Review] = nothing,
    ) -> Review:
        """Remark on a field of the reviewed case.

        Raises:
            RemarkInvalidError: it says nothing, is too long, or names no field.
            ReviewEndedError: the review ended.
        """
        text = text.strip()
        if not text or len(text) > _LONGEST:
            raise RemarkInvalidError(most=_LONGEST)
        with self._registry.writing() as unit:
            row = self._reviewable(unit, ident, occasion)
            content = unit.cases.content(row.key, row.version)
            if not _names_field(json.loads(content or b"{}"), pointer):
                raise RemarkInvalidError(most=_LONGEST)
            unit.reviews.add_remark(
                RemarkRow(
                    id=self._new_id(),
                    review=ident,
                    pointer=pointer,
                    text=text,
                    made_by=occasion.principal.actor,
                    made_at=occasion.at,
                )
            )
            review = self._with_remarks(unit, [row])[0]
            also(unit, review)
        return review

    def settle(
        self, ident: str, remark: str, occasion: Occasion, *, also: Also[Review] = nothing
    ) -> Review:
        """Note that a remark is dealt with.

        Raises:
            ReviewUnknownError: the review or the remark is not there, or it is settled already.
        """
        with self._registry.writing() as unit:
            row = _known(unit, ident, occasion)
            by = occasion.principal.actor
            if not unit.reviews.settle(ident, remark, by=by, now=occasion.at):
                raise ReviewUnknownError(review=remark)
            review = self._with_remarks(unit, [row])[0]
            also(unit, review)
        return review

    def decide(
        self,
        ident: str,
        state: ReviewState,
        note: str,
        occasion: Occasion,
        *,
        also: Also[Review] = nothing,
    ) -> Review:
        """Approve a review, return it to the handler, or withdraw one's own request.

        Raises:
            ReviewedByHandlerError: who asked, or wrote the case, would decide.
            ReviewEndedError: it ended already.
        """
        with self._registry.writing() as unit:
            if state == "withdrawn":
                row = _known(unit, ident, occasion)
            else:
                row = self._reviewable(unit, ident, occasion)
            by, now = occasion.principal.actor, occasion.at
            if not unit.reviews.decide(ident, state, by=by, note=note.strip(), now=now):
                raise ReviewEndedError(review=ident)
            target = f"review:{row.key.case_id}/{ident}"
            unit.audit.append([occasion.entry(Action.CASE_REVIEW, target, detail={"state": state})])
            review = self._with_remarks(unit, [_known(unit, ident, occasion)])[0]
            also(unit, review)
        return review

    @staticmethod
    def approved(unit: Unit, key: CaseKey, stage: Stage) -> bool:
        """Whether the case as it is now was approved for a stage."""
        return any(
            each.stage == stage and each.state == "approved" and _is_current(unit, each)
            for each in unit.reviews.of_case(key)
        )

    def _reviewable(self, unit: Unit, ident: str, occasion: Occasion) -> ReviewRow:
        row = _known(unit, ident, occasion)
        if row.state != "asked":
            raise ReviewEndedError(review=ident)
        writers = {
            each.saved_by for each in unit.cases.versions(row.key) if each.version <= row.version
        }
        if occasion.principal.actor in {row.asked_by, *writers}:
            raise ReviewedByHandlerError(review=ident)
        return row

    def _with_remarks(self, unit: Unit, rows: Collection[ReviewRow]) -> tuple[Review, ...]:
        remarks = unit.reviews.remarks({row.id for row in rows}) if rows else ()
        return tuple(
            Review(
                row=row,
                remarks=tuple(each for each in remarks if each.review == row.id),
                is_current=_is_current(unit, row),
            )
            for row in rows
        )


def _names_field(data: Json, pointer: str) -> bool:
    """Whether a pointer leads to a field, an empty one too, or to the case as a whole."""
    if not pointer:
        return True
    holder = resolve(data, pointer.rpartition("/")[0])
    return pointer.startswith("/") and isinstance(holder, Mapping | list)


def _is_current(unit: Unit, row: ReviewRow) -> bool:
    """Whether the case still says what was reviewed, whatever happened to its papers since."""
    case = unit.cases.find(row.key)
    reviewed = unit.cases.content(row.key, row.version)
    return case is not None and reviewed is not None and said(case.content) == said(reviewed)


def _known(unit: Unit, ident: str, occasion: Occasion) -> ReviewRow:
    row = unit.reviews.find(occasion.principal.agency, ident)
    if row is None:
        raise ReviewUnknownError(review=ident)
    return row
