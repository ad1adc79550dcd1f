"""Values every room of docgen shares: roles, findings, severities.

Not for the case itself (``docgen.case``) nor for texts (``docgen.messages``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Self

__all__ = [
    "DECISIONS",
    "FACTS",
    "TESTIMONIES",
    "FileKind",
    "Finding",
    "Named",
    "Role",
    "Severity",
    "has_errors",
    "name_in",
]


class Named(str):
    """A Chinese name with its English beside it, such as the title of a form.

    It is its Chinese everywhere; only who tells people of it in English asks for ``english``.
    """

    __slots__ = ("english",)
    english: str

    def __new__(cls, chinese: str, english: str) -> Self:
        """A name in both languages."""
        made = super().__new__(cls, chinese)
        made.english = english
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """What a copy is made of."""
        return str(self), self.english

    @classmethod
    def joined(cls, joint: str, names: Iterable[str]) -> Named:
        """Names as one, each with its English as far as it has any."""
        given = tuple(names)
        return Named(joint.join(given), joint.join(name_in(each, "en") for each in given))


def name_in(name: str, language: str) -> str:
    """A name in a language: the Chinese where it has no English."""
    return name.english if language == "en" and isinstance(name, Named) else name


class Role(StrEnum):
    """What a paper is to the rules and to composition. Python names roles, never instruments."""

    SCENE = "record.scene"
    FILING = "filing"
    RIGHTS_NOTICE = "notice.rights"
    INQUIRY = "record.inquiry"
    FIRST_OFFENCE_QUERY = "query.first_offence"
    LIST_REVIEW = "review.list"
    PRESERVATION = "evidence.preservation"
    PRESERVATION_RELEASE = "evidence.release"
    MEDIA_NOTE = "note.media"
    CORRECTION_ORDER = "order.correction"
    EXTENSION = "extension"
    EDUCATION = "education"
    COMMITMENT = "commitment"
    RECHECK = "recheck"
    RESUMPTION = "notice.resumption"
    STATEMENT = "record.statement"
    INVESTIGATION = "report.investigation"
    APPROVAL = "approval"
    LEGAL_REVIEW = "review.legal"
    DISCUSSION = "record.discussion"
    NO_FILING = "approval.no_filing"
    RECUSAL = "decision.recusal"
    VIOLATION_NOTICE = "notice.violation"
    HEARING_NOTICE = "hearing.notice"
    HEARING_RECORD = "hearing.record"
    DECISION_NO_PENALTY = "decision.no_penalty"
    DECISION_PENALTY = "decision.penalty"
    DECISION_ON_THE_SPOT = "decision.on_the_spot"
    AMENDMENT = "amendment"
    SERVICE_CONSENT = "consent.service"
    RECEIPT = "receipt"
    CLOSING = "closing"
    GUIDANCE = "guidance"
    RISK_NOTICE = "notice.risk"
    INTERVIEW_NOTICE = "interview.notice"
    AUTHORIZATION = "authorization"
    INTERVIEW_RECORD = "interview.record"
    ADMONITION = "admonition"
    PUBLICATION = "publication"
    AGREEMENT = "agreement"
    VISIT = "record.visit"
    TRANSFER = "transfer"
    CRIME_TRANSFER = "transfer.crime"
    INFORMANT_REPLY = "reply.informant"
    COMPLETION = "completion"
    FOLLOW_UP = "follow_up"
    HAND_OVER_LIST = "list.hand_over"
    LOAN = "loan"
    SHEET_COVER = "sheet.cover"
    SHEET_CONTENTS = "sheet.contents"
    SHEET_NOTE = "sheet.note"
    SHEET_EVALUATION = "sheet.evaluation"
    SHEET_OVERVIEW = "sheet.overview"


# What the agency decides on a violation, with a penalty or without.
DECISIONS = (Role.DECISION_NO_PENALTY, Role.DECISION_PENALTY, Role.DECISION_ON_THE_SPOT)
# What goes out with an approval given before.
APPROVED = (
    Role.INTERVIEW_NOTICE,
    Role.GUIDANCE,
    Role.RISK_NOTICE,
    Role.PUBLICATION,
    Role.AGREEMENT,
    Role.TRANSFER,
    Role.CRIME_TRANSFER,
)
# Records of what somebody saw or said.
TESTIMONIES = (Role.SCENE, Role.INQUIRY)

FACTS = frozenset(
    {
        "agent",
        "amount",
        "answers",
        "approvals",
        "approved_at",
        "approved_by",
        "articles",
        "asked_at",
        "basis",
        "chair",
        "checks",
        "convened_at",
        "corrected_on",
        "course",
        "deadline",
        "earlier",
        "ended_at",
        "facts",
        "followed",
        "ground",
        "hearers",
        "hearing",
        "inspection",
        "interviewers",
        "kinds",
        "listed_from",
        "lists",
        "matched_by",
        "named",
        "officers",
        "operative",
        "outcome",
        "party_attends",
        "payment",
        "place",
        "preserved_until",
        "published_on",
        "reasons",
        "recheck_due",
        "rechecked_on",
        "recorder",
        "recused",
        "reported_at",
        "requested_on",
        "review",
        "reviewers",
        "signed_by",
        "started_at",
        "statement",
        "visitors",
        "window",
        "withdrawal",
    }
)


class FileKind(StrEnum):
    """What a file is as evidence: of a kind that is bound, or why it cannot be."""

    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"
    OTHER = "other"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_MANY_PAGES = "too-many-pages"


class Severity(Enum):
    """An error stops issuing and sealing; a warning is shown and recorded."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a check found.

    Attributes:
        code: stable code, ``schema-...`` from the schema, ``R5-...`` from a rule.
        severity: error or warning.
        where: RFC 6901 JSON Pointer into the case.
        params: the fields of its text in ``docgen.messages``; never personal data.
        clause: the clause of law or standard it rests on, empty for the schema.
    """

    code: str
    severity: Severity
    where: str
    params: Mapping[str, str] = field(default_factory=dict)
    clause: str = ""


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether any of ``findings`` is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
