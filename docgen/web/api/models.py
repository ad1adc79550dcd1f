"""The shapes of answers, as OpenAPI describes them. Not for cases, which have ``schemas/``."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from docgen.values import FileKind

__all__ = [
    "CaseAnswer",
    "CaseList",
    "CaseSummary",
    "CheckAnswer",
    "DeadlineAnswer",
    "DeadlineList",
    "DeductionAnswer",
    "DeliveryAnswer",
    "DeliveryList",
    "DossierAnswer",
    "EvaluationAnswer",
    "FileAnswer",
    "FindingAnswer",
    "InstrumentType",
    "InstrumentTypes",
    "IssueAnswer",
    "JobAnswer",
    "JobErrorAnswer",
    "JobFileAnswer",
    "JobList",
    "MeasuredCases",
    "PageAnswer",
    "PaperAnswer",
    "PartAnswer",
    "Problem",
    "RemarkAnswer",
    "ReviewAnswer",
    "ReviewList",
    "RouteAnswer",
    "SearchAnswer",
    "StatisticsAnswer",
    "StepAnswer",
    "UploadAnswer",
    "VerificationAnswer",
    "VersionAnswer",
    "VersionList",
    "WebhookAnswer",
    "WebhookList",
    "WebhookSecretAnswer",
]


class Shape(BaseModel):
    """Every answer says all it has, and nothing else."""

    model_config = ConfigDict(extra="forbid")


class FindingAnswer(Shape):
    """What is wrong, where, and on which clause it rests."""

    code: str
    severity: Literal["error", "warning"]
    pointer: str = Field(description="JSON Pointer (RFC 6901) into the case")
    message: str
    clause: str


class Problem(Shape):
    """RFC 9457, with a stable code and one error per finding."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    errors: list[FindingAnswer]


class CheckAnswer(Shape):
    """What checking a case found."""

    valid: bool
    findings: list[FindingAnswer]


class CaseAnswer(Shape):
    """A case as it is kept now."""

    case_id: str
    number: str | None
    version: int
    etag: str
    saved_at: str
    findings: list[FindingAnswer]


class PaperToVoid(Shape):
    """An issued paper that prints a voided one."""

    id: str
    title: str
    number: str | None


class VoidAnswer(CaseAnswer):
    """A case of which a paper was voided; ``to_void`` print it, to be voided too in this order."""

    to_void: list[PaperToVoid]


class PaperAnswer(Shape):
    """An issued paper."""

    id: str
    type: str
    title: str
    number: str | None
    date: str
    issued_at: str
    pdf_sha256: str
    docx_sha256: str
    substitutions: list[str]


class IssueAnswer(CaseAnswer):
    """What issuing did: papers in force, those frozen now, those that must wait for a service."""

    papers: list[PaperAnswer]
    new: list[str]
    waiting: list[str]


class CaseSummary(Shape):
    """A case in a list."""

    case_id: str
    number: str | None
    route: str
    cause: str
    opened_at: str
    saved_at: str
    version: int
    dossier: str | None
    editions: int


class CaseList(Shape):
    """A page of cases; ``next`` is the cursor of the following page."""

    cases: list[CaseSummary]
    next: str | None


class VersionAnswer(Shape):
    """A version of a case."""

    version: int
    etag: str
    saved_at: str
    saved_by: str


class VersionList(Shape):
    """Every version of a case, the first one first."""

    versions: list[VersionAnswer]


class ReasonAnswer(Shape):
    """Why a step is needed, and the clause that asks for it."""

    text: str
    clause: str


class StepAnswer(Shape):
    """A step of a route as it stands; ``next`` is the first needed step that is open."""

    instruments: list[str]
    titles: list[str]
    papers: list[str]
    needed: bool
    reasons: list[ReasonAnswer]
    state: Literal["done", "next", "missing", "possible"]


class RouteAnswer(Shape):
    """Where a case stands on its route."""

    route: str | None
    title: str
    steps: list[StepAnswer]


class DeadlineAnswer(Shape):
    """A date that law, a rule or a promise sets, and how it stands today."""

    code: str
    title: str
    paper: str | None
    where: str = Field(description="JSON Pointer to what it is counted from")
    from_: str = Field(alias="from")
    due: str
    due_at: str | None
    done_on: str | None
    state: Literal["overdue", "open", "done", "done_late", "passed"]
    concerns: str
    provisional: bool
    clause: str
    consequence: str


class DeadlineList(Shape):
    """Every date of a case."""

    deadlines: list[DeadlineAnswer]


class PartAnswer(Shape):
    """A part of the standard of evaluation."""

    code: str
    points: int
    score: int


class PageAnswer(Shape):
    """Where a paper begins in a sealed volume."""

    volume: Literal["main", "internal"]
    edition: int
    page: int


class DeductionAnswer(Shape):
    """Why points are taken off; ``zero`` where it fails the whole file."""

    item: str
    title: str
    zero: bool
    points: int
    code: str
    where: str
    clause: str
    reason: str
    page: PageAnswer | None


class EvaluationAnswer(Shape):
    """The score of a case by the standard of evaluation."""

    standard: str
    score: int
    passed: bool
    defects: list[str]
    parts: list[PartAnswer]
    deductions: list[DeductionAnswer]


class FileAnswer(Shape):
    """A file that cases of the agency may name by its digest.

    ``kind`` is what it is as evidence: ``jpeg``, ``png``, ``pdf``; or why it cannot be bound:
    ``other``, ``damaged``, ``encrypted``, ``too-many-pixels``, ``too-many-pages``; null where
    nobody looked.
    """

    sha256: str
    size: int
    kind: FileKind | None


class UploadAnswer(Shape):
    """An upload in pieces."""

    id: str
    size: int
    received: int
    expires_at: str


class InstrumentType(Shape):
    """What kind of paper there is."""

    code: str
    title: str
    tier: Literal["ministerial", "reference", "dossier"]
    family: str
    role: str
    volume: Literal["main", "internal"]
    receipt: str
    schema_path: str


class InstrumentTypes(Shape):
    """All kinds of papers."""

    types: list[InstrumentType]


class DossierAnswer(Shape):
    """A sealed dossier."""

    number: str
    case_number: str
    title: str
    agency: str
    classification: str
    retention: str
    editions: int
    sealed_at: list[str]
    content_digests: list[str]
    specimen: bool
    facets: dict[str, list[str]]
    metadata: dict[str, Any]
    volumes: list[dict[str, Any]]


class SearchAnswer(Shape):
    """A page of hits."""

    total: int
    hits: list[dict[str, Any]]
    facets: dict[str, dict[str, int]]
    findings: list[dict[str, Any]]
    next: str | None


class VerificationAnswer(Shape):
    """Whether a dossier is whole, and whose seal it bears."""

    subject: str
    verdict: Literal["whole", "signer-unknown", "broken"]
    alone: str
    signer: str
    sealed_at: str | None
    pages: int
    findings: list[dict[str, Any]]
    notes: list[dict[str, Any]]


class RemarkAnswer(Shape):
    """A remark on a field of a reviewed case."""

    id: str
    pointer: str
    text: str
    made_by: str
    made_at: str
    settled_by: str | None
    settled_at: str | None


class ReviewAnswer(Shape):
    """A review; ``current`` while the case still says what was reviewed."""

    id: str
    case_id: str
    version: int
    stage: Literal["issue", "seal"]
    state: Literal["asked", "approved", "returned", "withdrawn"]
    current: bool
    asked_by: str
    asked_at: str
    decided_by: str | None
    decided_at: str | None
    note: str
    remarks: list[RemarkAnswer]


class ReviewList(Shape):
    """A page of reviews; ``next`` is the cursor of the following page."""

    reviews: list[ReviewAnswer]
    next: str | None


class ShareAnswer(Shape):
    """How many of those that were asked about it."""

    yes: int
    of: int


class LoadAnswer(Shape):
    """What an officer has in hand."""

    officer: str
    open: int
    closed: int
    papers: int


class StatisticsAnswer(Shape):
    """Cases added up; every table counts cases by the value it names."""

    cases: int
    open: int
    closed: int
    by_route: dict[str, int]
    by_month: dict[str, int]
    by_district: dict[str, int]
    by_outcome: dict[str, int]
    by_unit: dict[str, int]
    by_officer: dict[str, int]
    by_score: dict[str, int]
    papers: dict[str, int]
    first_offence: ShareAnswer
    in_time: ShareAnswer
    followed_up: ShareAnswer
    mean_score: float | None
    workload: list[LoadAnswer]


class MeasuredCase(Shape):
    """A case behind a figure."""

    case_id: str
    number: str | None
    cause: str
    route: str
    month: str
    outcome: str


class MeasuredCases(Shape):
    """The cases behind a figure."""

    total: int
    cases: list[MeasuredCase]


class JobFileAnswer(Shape):
    """A file that a job made."""

    name: str
    path: str


class JobErrorAnswer(Shape):
    """Why a job did not succeed, or not yet."""

    code: str
    message: str
    errors: list[FindingAnswer]


class JobAnswer(Shape):
    """A job as it stands: `done` of `total` pieces, and how it ended."""

    id: str
    kind: str
    target: str = Field(description="What it works on: the id of the case")
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    done: int
    total: int
    attempts: int
    created_at: str
    created_by: str
    started_at: str | None
    ended_at: str | None
    deadline: str
    result: dict[str, Any] | None
    files: list[JobFileAnswer]
    error: JobErrorAnswer | None


class JobList(Shape):
    """Jobs, and the cursor of the next page."""

    jobs: list[JobAnswer]
    next: str | None


class WebhookAnswer(Shape):
    """Another system that is told of events."""

    id: str
    url: str
    types: list[str]
    state: Literal["active", "disabled"]
    created_at: str
    created_by: str


class WebhookSecretAnswer(WebhookAnswer):
    """The same, with the secret that signs what it is told."""

    secret: str


class WebhookList(Shape):
    """The webhooks of an agency."""

    webhooks: list[WebhookAnswer]


class DeliveryAnswer(Shape):
    """One event on its way to one webhook; `last_error` says why an attempt failed."""

    id: str
    event: str
    type: str
    happened_at: str
    state: Literal["waiting", "delivered", "failed"]
    attempts: int
    next_at: str | None
    last_status: int | None
    last_error: str | None
    ended_at: str | None


class DeliveryList(Shape):
    """Deliveries, and the cursor of the next page."""

    deliveries: list[DeliveryAnswer]
    next: str | None
