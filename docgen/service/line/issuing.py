"""Issuing: papers get their numbers and are frozen, both in one transaction.

A paper is rendered with the numbers it would get; where other work took them meanwhile, nothing is
committed and it is rendered again. Not for drafts, and not for binding.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from archive.canonical import sha256
from docgen.case import Case, Paper
from docgen.case.canonical import canonical_json
from docgen.case.dates import BEIJING
from docgen.case.parties import known_by
from docgen.case.rules import paper_digest
from docgen.case.rules.reading import fact_refs
from docgen.case.traces import traces_of
from docgen.compose.face import opened_on
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.registry.values import (
    FrozenCase,
    FrozenPaper,
    IssueBatch,
    NumberWanted,
    PaperDraft,
    PlannedNumber,
)
from docgen.registry.work.values import CaseRow
from docgen.service.access.machine import COMMAND_ACTOR, told_of
from docgen.service.access.policy import Action
from docgen.service.errors import (
    CaseOvertakenError,
    NumberAwaitedError,
    NumbersMovedError,
    PaperChangedError,
    PaperOutdatedError,
)
from docgen.service.happenings import of_paper
from docgen.service.line.intake import key_of
from docgen.service.line.outdated import SOME_NUMBER, papers_to_void, prints
from docgen.service.line.printing import Printer
from docgen.service.settings import Settings
from docgen.values import Role

__all__ = [
    "COMMAND",
    "Issued",
    "Issuer",
    "Noted",
    "overtaken_by",
    "unserved",
    "with_frozen_numbers",
]

_MOST_TRIES = 64
_CASE = "case"
_ENDINGS = (Role.CLOSING, Role.COMPLETION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Who issues, as an actor, and what is written in the same transaction.

    ``replaces`` lets the text take the place of one that others saved since.
    """

    by: str
    also: Callable[[Unit], None] | None = None
    replaces: bool = False


COMMAND = Noted(by=COMMAND_ACTOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A case with its numbers and frozen papers.

    ``new`` are the ids frozen by this run; ``waiting`` those that cannot be issued yet, because
    they print the service of papers that are not served.
    """

    case: Case
    papers: Mapping[str, FrozenPaper]
    new: tuple[str, ...]
    waiting: tuple[str, ...]


class Issuer:
    """Issues the papers of cases in one home."""

    def __init__(self, *, registry: Registry, printer: Printer, settings: Settings) -> None:
        self._registry = registry
        self._printer = printer
        self._settings = settings

    def issue(
        self,
        case: Case,
        *,
        now: datetime,
        everything: bool,
        only: Collection[str] | None = None,
        noted: Noted = COMMAND,
    ) -> Issued:
        """Freeze what is not frozen yet: all papers that are ready, or those among ``only``.

        With ``everything`` also papers that print a service which is not there; otherwise receipts
        and the paper that ends the case wait for it. ``noted`` says who issues, and what else is
        written with it.

        Raises:
            PaperChangedError: a frozen paper would read differently now.
            PaperOutdatedError: a frozen paper prints one that was voided.
            NumberAwaitedError: a paper prints the number of one that is not issued with it.
            NumberTakenError: a number given in the case belongs to another.
            NumbersMovedError: other work kept taking the planned numbers.
            CaseOvertakenError: others saved another text of the case since.
        """
        frozen = self._registry.frozen(key_of(case))
        self.refuse_changed(case, frozen)
        typeset: dict[bytes, PaperDraft] = {}
        for _ in range(_MOST_TRIES):
            newest, frozen = self._newest(case), self._registry.frozen(key_of(case))
            _refuse_overtaken(case, frozen, newest, noted)
            open_papers = [paper for paper in case.papers if paper.id not in frozen.papers]
            waiting = () if everything else tuple(_waiting(case, open_papers))
            ready = [
                paper
                for paper in open_papers
                if paper.id not in waiting and (only is None or paper.id in only)
            ]
            if self._commit(case, frozen, newest, ready, typeset, now, noted):
                return self._result(case, ready, waiting)
        raise NumbersMovedError

    def _newest(self, case: Case) -> CaseRow | None:
        with self._registry.glancing() as unit:
            return unit.cases.find(key_of(case))

    def _result(self, case: Case, ready: list[Paper], waiting: tuple[str, ...]) -> Issued:
        frozen = self._registry.frozen(key_of(case))
        return Issued(
            case=with_frozen_numbers(case, frozen),
            papers={
                paper.id: frozen.papers[paper.id]
                for paper in case.papers
                if paper.id in frozen.papers
            },
            new=tuple(paper.id for paper in ready),
            waiting=waiting,
        )

    def _commit(
        self,
        case: Case,
        frozen: FrozenCase,
        newest: CaseRow | None,
        ready: list[Paper],
        typeset: dict[bytes, PaperDraft],
        now: datetime,
        noted: Noted,
    ) -> bool:
        key = key_of(case)
        planned = self._registry.plan(key, list(self._wanted(case, ready)))
        numbered = _with_numbers(case, frozen, planned)
        content = canonical_json(numbered.data)
        # What a command was given is on record nowhere else.
        is_kept = noted.by != COMMAND_ACTOR or (newest is not None and newest.content == content)
        if not ready and frozen.number == _number_of(planned, _CASE) and is_kept:
            return True
        drafts = tuple(self._draft(numbered, paper.id, typeset) for paper in ready)
        self._refuse_unnumbered(numbered, frozen, drafts)
        batch = IssueBatch(
            content=content,
            papers=drafts,
            numbers=planned,
            now=now,
            parties=known_by(numbered.data["party"]),
            traces=traces_of(numbered),
            by=noted.by,
            expected="" if newest is None else newest.newest.digest,
        )
        targets = {
            f"paper:{key.case_id}/{draft.paper_id}": of_paper(numbered.data, draft.paper_id)
            for draft in drafts
        }
        told = noted.also or told_of(key, Action.PAPER_ISSUE, targets, now)
        return self._registry.issue(key, batch, also=told)

    def _wanted(self, case: Case, ready: list[Paper]) -> Iterator[NumberWanted]:
        mark = str(case.data["authority"]["body"]["mark"])
        filed = case.data["filing"] == "required"
        settings = self._settings
        yield NumberWanted(
            holder=_CASE,
            mark=mark,
            kind=settings.numbers_case_kind if filed else settings.numbers_register_kind,
            year=int(opened_on(case)[:4]),
            where="/number" if filed else "/register_number",
            given=case.number,
        )
        for paper in ready:
            if paper.type.number is not None or paper.number is not None:
                yield NumberWanted(
                    holder=f"paper:{paper.id}",
                    mark=mark,
                    kind=paper.type.number or "",
                    year=int(paper.date[:4]),
                    where=f"{paper.pointer}/number",
                    given=paper.number,
                )

    def _draft(self, case: Case, ident: str, typeset: dict[bytes, PaperDraft]) -> PaperDraft:
        paper = case.paper(ident)
        docx = self._printer.fill_paper(case, paper, draft=False)
        known = typeset.get(docx)
        if known is not None and known.paper_id == ident:
            return known
        pages = self._printer.typeset_paper(docx, paper)
        draft = PaperDraft(
            paper_id=ident,
            type=paper.type.code,
            title=paper.type.title,
            number=paper.number,
            date=paper.date,
            inputs=paper_digest(paper),
            pdf=pages.pdf,
            docx=docx,
            page_texts=pages.page_texts,
            versions=self._printer.versions(paper.type),
            substitutions=tuple(
                sorted(f"{each.requested} → {each.used}" for each in pages.substitutions)
            ),
        )
        typeset[docx] = draft
        return draft

    def _refuse_unnumbered(
        self, case: Case, frozen: FrozenCase, drafts: Sequence[PaperDraft]
    ) -> None:
        """Refuse to freeze a blank where the number of another paper will stand."""
        now_issued = {draft.paper_id for draft in drafts}
        later = [
            paper
            for paper in case.papers
            if paper.type.number is not None
            and not paper.number
            and paper.id not in now_issued
            and paper.id not in frozen.papers
        ]
        for other in later:
            numbered = case.with_numbers(papers={other.id: SOME_NUMBER})
            for draft in drafts:
                paper = numbered.paper(draft.paper_id)
                if self._printer.fill_paper(numbered, paper, draft=False) != draft.docx:
                    raise NumberAwaitedError(
                        title=draft.title, other=other.type.title, where=other.pointer
                    )

    def refuse_changed(self, case: Case, frozen: FrozenCase) -> None:
        """Refuse a case in which a frozen paper would now read differently.

        Exact where the versions are still those of the issue: filling it again must give the same
        Word file. Where a template or the program changed since, rule R20 compares the data.
        """
        numbered = with_frozen_numbers(case, frozen)
        for paper in numbered.papers:
            kept = frozen.papers.get(paper.id)
            if kept is None or kept.versions != self._printer.versions(paper.type):
                continue
            docx = self._printer.fill_paper(numbered, paper, draft=False)
            if sha256(docx) != kept.docx_sha256:
                self._refuse_outdated(numbered, paper, frozen)
                raise PaperChangedError(title=paper.type.title, where=paper.pointer, paper=paper.id)

    def to_void(self, case: Case, paper_id: str) -> tuple[Paper, ...]:
        """The issued papers of a case that are to be voided with a paper, in this order."""
        frozen = self._registry.frozen(key_of(case))
        numbered = with_frozen_numbers(case, frozen)
        return papers_to_void(numbered, frozen.papers, paper_id, printer=self._printer)

    def _refuse_outdated(self, case: Case, paper: Paper, frozen: FrozenCase) -> None:
        """Refuse a paper that prints one which was voided: it has to be voided too."""
        voided = self._registry.voided(key_of(case)) - frozen.papers.keys()
        for other in case.papers:
            if other.id in voided and prints(case, paper, other.id, printer=self._printer):
                outdated = papers_to_void(case, frozen.papers, other.id, printer=self._printer)
                raise PaperOutdatedError(
                    title=paper.type.title,
                    where=paper.pointer,
                    other=other.type.title,
                    papers=", ".join(f"{each.type.title} ({each.id})" for each in outdated),
                )


def _refuse_overtaken(case: Case, frozen: FrozenCase, newest: CaseRow | None, noted: Noted) -> None:
    """Refuse a text that is not the newest of its case, unless only commands wrote that.

    To a command its file is the case; what people and systems saved since is in no file.
    """
    if newest is None or noted.replaces:
        return
    if noted.by == newest.newest.saved_by == COMMAND_ACTOR:
        return
    texts = (canonical_json(each.data) for each in (case, with_frozen_numbers(case, frozen)))
    if newest.content not in texts:
        raise overtaken_by(newest)


def overtaken_by(newest: CaseRow) -> CaseOvertakenError:
    """The error of a text that others have gone beyond: ``newest`` is how the case stands."""
    return CaseOvertakenError(
        case=newest.key.case_id,
        version=newest.newest.version,
        saved_at=newest.newest.saved_at.astimezone(BEIJING).isoformat(" ", "minutes"),
    )


def with_frozen_numbers(case: Case, frozen: FrozenCase) -> Case:
    """The case with the numbers it has been given so far."""
    return _with_numbers(case, frozen, ())


def _with_numbers(case: Case, frozen: FrozenCase, planned: tuple[PlannedNumber, ...]) -> Case:
    papers = {ident: paper.number for ident, paper in frozen.papers.items() if paper.number}
    for plan in planned:
        if plan.wanted.holder != _CASE:
            papers[plan.wanted.holder.removeprefix("paper:")] = plan.number
    number = _number_of(planned, _CASE) or frozen.number
    if case.data["filing"] == "required":
        return case.with_numbers(papers=papers, number=number)
    return case.with_numbers(papers=papers, register_number=number)


def _number_of(planned: tuple[PlannedNumber, ...], holder: str) -> str | None:
    return next((plan.number for plan in planned if plan.wanted.holder == holder), None)


def unserved(case: Case, paper: Paper) -> tuple[Paper, ...]:
    """The papers whose service a paper prints, while they are not served yet."""
    if paper.type.role is Role.RECEIPT:
        listed = fact_refs(paper, "lists")
        needed = [each for each in case.papers if each.id in listed]
    elif paper.type.role in _ENDINGS:
        needed = [each for each in case.papers if each.type.receipt != "none"]
    else:
        return ()
    return tuple(each for each in needed if not each.service)


def _waiting(case: Case, papers: list[Paper]) -> Iterator[str]:
    return (paper.id for paper in papers if unserved(case, paper))
