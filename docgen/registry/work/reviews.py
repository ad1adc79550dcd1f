"""Reviews of cases and remarks on their fields, in the caller's transaction.

A review is of one version of a case, for one stage. Not for who may review: that is the service's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Select, insert, select, update

from docgen.registry._papers import case_ref
from docgen.registry._review_tables import remarks, reviews
from docgen.registry._tables import cases
from docgen.registry.values import CaseKey

__all__ = ["RemarkRow", "ReviewRow", "ReviewState", "Reviews", "Stage"]

Stage = Literal["issue", "seal"]
ReviewState = Literal["asked", "approved", "returned", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A review: of which version, for which stage, who asked and who decided, as actors."""

    id: str
    key: CaseKey
    version: int
    stage: Stage
    state: ReviewState
    asked_by: str
    asked_at: datetime
    decided_by: str | None = None
    decided_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkRow:
    """A remark on a field of the case, open until it is settled. ``pointer`` is a JSON Pointer."""

    id: str
    review: str
    pointer: str
    text: str
    made_by: str
    made_at: datetime
    settled_by: str | None = None
    settled_at: datetime | None = None


class Reviews:
    """The reviews of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, review: ReviewRow) -> None:
        """Ask for a review of a case that is there."""
        row = {
            "id": review.id,
            "case_ref": case_ref(self._connection, review.key),
            "version": review.version,
            "stage": review.stage,
            "state": review.state,
            "asked_by": review.asked_by,
            "asked_at": review.asked_at.isoformat(),
            "note": review.note,
        }
        self._connection.execute(insert(reviews).values(row))

    def find(self, agency: str, ident: str) -> ReviewRow | None:
        """A review of an agency."""
        query = _with_case().where(cases.c.agency == agency, reviews.c.id == ident)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else _review(row)

    def of_case(self, key: CaseKey) -> tuple[ReviewRow, ...]:
        """Every review of a case, the newest first."""
        ref = case_ref(self._connection, key)
        query = _with_case().where(reviews.c.case_ref == ref)
        rows = self._connection.execute(query.order_by(reviews.c.asked_at.desc(), reviews.c.id))
        return tuple(_review(row) for row in rows.mappings())

    def newest(self, agency: str, case_ids: Collection[str]) -> Mapping[str, ReviewRow]:
        """The newest review of each of some cases of an agency, by case id."""
        query = (
            _with_case()
            .where(cases.c.agency == agency, cases.c.case_id.in_(sorted(case_ids)))
            .order_by(reviews.c.asked_at, reviews.c.id.desc())
        )
        rows = self._connection.execute(query).mappings()
        return {row["case_id"]: _review(row) for row in rows}

    def queue(
        self, agency: str, *, states: Collection[ReviewState], limit: int, offset: int = 0
    ) -> tuple[ReviewRow, ...]:
        """Reviews of an agency in these states, the longest waiting first."""
        query = (
            _with_case()
            .where(cases.c.agency == agency, reviews.c.state.in_(sorted(states)))
            .order_by(reviews.c.asked_at, reviews.c.id)
            .limit(limit)
            .offset(offset)
        )
        return tuple(_review(row) for row in self._connection.execute(query).mappings())

    def decide(self, ident: str, state: ReviewState, *, by: str, note: str, now: datetime) -> bool:
        """End a review that is asked for; False where it ended already."""
        statement = (
            update(reviews)
            .where(reviews.c.id == ident, reviews.c.state == "asked")
            .values(state=state, decided_by=by, decided_at=now.isoformat(), note=note)
        )
        return self._connection.execute(statement).rowcount > 0

    def add_remark(self, remark: RemarkRow) -> None:
        """Make a remark."""
        row = {
            "id": remark.id,
            "review": remark.review,
            "pointer": remark.pointer,
            "text": remark.text,
            "made_by": remark.made_by,
            "made_at": remark.made_at.isoformat(),
        }
        self._connection.execute(insert(remarks).values(row))

    def remarks(self, idents: Collection[str]) -> tuple[RemarkRow, ...]:
        """The remarks of some reviews, in the order in which they were made."""
        query = select(remarks).where(remarks.c.review.in_(sorted(idents)))
        rows = self._connection.execute(query.order_by(remarks.c.made_at, remarks.c.id))
        return tuple(_remark(row) for row in rows.mappings())

    def settle(self, review: str, ident: str, *, by: str, now: datetime) -> bool:
        """Settle an open remark of a review; False where there is none."""
        statement = (
            update(remarks)
            .where(
                remarks.c.review == review, remarks.c.id == ident, remarks.c.settled_at.is_(None)
            )
            .values(settled_by=by, settled_at=now.isoformat())
        )
        return self._connection.execute(statement).rowcount > 0


def _with_case() -> Select[Any]:
    return select(reviews, cases.c.agency, cases.c.case_id).join(
        cases, cases.c.id == reviews.c.case_ref
    )


def _review(row: RowMapping) -> ReviewRow:
    return ReviewRow(
        id=row["id"],
        key=CaseKey(agency=row["agency"], case_id=row["case_id"]),
        version=row["version"],
        stage=row["stage"],
        state=row["state"],
        asked_by=row["asked_by"],
        asked_at=datetime.fromisoformat(row["asked_at"]),
        decided_by=row["decided_by"],
        decided_at=_time(row["decided_at"]),
        note=row["note"],
    )


def _remark(row: RowMapping) -> RemarkRow:
    return RemarkRow(
        id=row["id"],
        review=row["review"],
        pointer=row["pointer"],
        text=row["text"],
        made_by=row["made_by"],
        made_at=datetime.fromisoformat(row["made_at"]),
        settled_by=row["settled_by"],
        settled_at=_time(row["settled_at"]),
    )


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
