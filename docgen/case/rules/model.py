"""What a rule is made of: its codes, the evidence it may see, the settings it obeys.

Everything is a frozen value; nothing here reads a clock, a file or a database. What a rule cannot
know from the case (today, what was issued, what the fonts cover) comes in as ``RuleEvidence``,
fetched beforehand by the service. Not for the rules themselves nor for their texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from docgen.values import Finding, Named, Role, Severity

if TYPE_CHECKING:
    from docgen.case.first_offence import EarlierCase, WindowRule
    from docgen.case.rules.content import Content
    from docgen.case.traces import Presence
    from docgen.case.values import Case
    from docgen.catalogue import Catalogue

__all__ = [
    "Code",
    "Context",
    "Demand",
    "Elsewhere",
    "FileFault",
    "IssuedPaper",
    "OtherReasons",
    "Rule",
    "RuleConfig",
    "RuleEvidence",
    "Stage",
    "Uncovered",
    "Weight",
]

Stage = Literal["check", "issue", "seal"]

Uncovered: TypeAlias = Callable[[AbstractSet[str]], AbstractSet[str]]
"""Those of some characters that no font has a glyph for."""


class Weight(Enum):
    """How grave a code is, and from which stage on.

    ``MISSING`` is something not there yet: a warning until the file is sealed, then an error.
    ``SIGNATURE`` is the same, but an error only in a home with an agency's own certificate: a
    trial home may seal unsigned papers.
    """

    ERROR = "error"
    WARNING = "warning"
    MISSING = "missing"
    SIGNATURE = "signature"

    def severity(self, *, stage: Stage, official: bool) -> Severity:
        """The severity of a finding at ``stage``."""
        if self is Weight.ERROR:
            return Severity.ERROR
        sealed = stage == "seal" and (self is Weight.MISSING or official)
        return Severity.ERROR if sealed and self is not Weight.WARNING else Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A finding code: its stable name, the clause it rests on, and its weight."""

    name: str
    clause: str
    weight: Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """What the registry remembers of an issued paper: digest of its inputs, and its number."""

    inputs: str
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Where the case of this number says a person was."""

    number: str
    presence: Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReasons:
    """The reasons of a decision in the case of this number, as ``own_reasons`` gives them."""

    number: str
    text: str


class FileFault(StrEnum):
    """Why a file cannot be bound into a dossier."""

    KIND = "kind"
    DISGUISED = "disguised"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEvidence:
    """What the service fetched for the rules.

    Attributes:
        today: the day of the check; without it nothing can be called future.
        issued: the papers in force in the registry, by paper id.
        issued_shared: digest of the shared facts when the first paper was issued, or None.
        case_number: the number under which the case is registered, or None.
        taken: numbers given in the case, as it spells them, that others hold or that were voided.
        sealed: ids of the papers in the sealed dossier; empty while nothing is sealed.
        files: file name to hex SHA-256 of what lies in the evidence folder, or None if not read.
        file_faults: why a file that is there cannot be bound, by its name, where that is known.
        uncovered: those of some characters that no font has a glyph for, or None if not known.
        earlier: other cases of the same party, by its numbers, in the archive and the registry;
            None where some of them cannot be read.
        elsewhere: where other cases say the officers of this one were at the times of its records.
        reasons: the reasons of other cases that may be those of this one.
    """

    today: date | None = None
    issued: Mapping[str, IssuedPaper] = field(default_factory=dict)
    issued_shared: str | None = None
    case_number: str | None = None
    taken: frozenset[str] = frozenset()
    sealed: frozenset[str] = frozenset()
    files: Mapping[str, str] | None = None
    file_faults: Mapping[str, FileFault] = field(default_factory=dict)
    uncovered: Uncovered | None = None
    earlier: tuple[EarlierCase, ...] | None = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    reasons: tuple[OtherReasons, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleConfig:
    """What an agency or a locality may set differently; the defaults follow national law.

    Attributes:
        official: whether the home has an agency's own certificate, so that signatures count.
        on_trial: whether the home is known to be a trial home, which is told what it lets pass.
        is_workday: the workday calendar, or None for Monday to Friday.
        minimum_officers: how many officers an act needs (行政处罚法 42).
        minimum_servers: how many people serve a paper by hand (送达回证 has two 送达人).
        decision_days: days from filing to decision (行政处罚法 60).
        service_workdays: workdays from decision to service (行政处罚法 61, 85).
        large_fine_person: from how many yuan a fine is large for a person (行政处罚法 63); the
            amount is set by each province.
        large_fine_unit: the same for organisations.
        retention: codes of the agency's approved retention table.
        most_characters_per_minute: how much of a talk can be written down in a minute.
        first_offence_window: within which period an earlier case rules out a first offence.
    """

    official: bool = False
    on_trial: bool = False
    is_workday: Callable[[date], bool] | None = None
    minimum_officers: int = 2
    minimum_servers: int = 2
    decision_days: int = 90
    service_workdays: int = 7
    large_fine_person: int = 5000
    large_fine_unit: int = 30000
    retention: frozenset[str] = frozenset({"Y", "D30", "D10"})
    most_characters_per_minute: int = 150
    first_offence_window: WindowRule = "natural-year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything one judgement looks at."""

    case: Case
    content: Content
    catalogue: Catalogue
    evidence: RuleEvidence
    config: RuleConfig
    stage: Stage

    @property
    def data(self) -> Mapping[str, Any]:
        """The case as its JSON."""
        return self.case.data

    def found(self, code: Code, where: str, **params: object) -> Finding:
        """A finding of ``code`` at the pointer ``where``; ``params`` hold no personal data."""
        severity = code.weight.severity(stage=self.stage, official=self.config.official)
        return Finding(
            code=code.name,
            severity=severity,
            where=where,
            params={
                name: value if isinstance(value, Named) else str(value)
                for name, value in params.items()
            },
            clause=code.clause,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A paper that a rule asks for.

    Attributes:
        roles: the paper plays one of these.
        code: what is found while it is wanting; its clause is why it is asked for.
        met: whether the case holds it.
        where: the pointer of what asks for it.
        params: those of the finding, or None while nothing in the case says it yet: the paper is
            foreseen, and raises nothing.
        presumed: whether it rests on the ground that the route takes for granted.
    """

    roles: tuple[Role, ...]
    code: Code
    met: bool
    where: str = ""
    params: Mapping[str, object] | None = None
    presumed: bool = False


def _nothing(ctx: Context) -> Iterator[Demand]:
    del ctx
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the table: its number, every code it may raise, and the check.

    ``asks`` gives the papers it asks for, of which its check finds those that are wanting.
    """

    number: str
    codes: tuple[Code, ...]
    check: Callable[[Context], Iterator[Finding]]
    asks: Callable[[Context], Iterator[Demand]] = _nothing
