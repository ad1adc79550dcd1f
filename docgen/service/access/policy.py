"""The policy: which duty may do what. The one place where that is decided; denied by default.

Everybody acts within their own agency only; that is seen to where things are looked up. Not for
how somebody proves who they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Action",
    "Duty",
    "Principal",
    "actions_of",
    "duties_named",
    "is_left_to_the_machine",
    "may",
]


class Duty(StrEnum):
    """What somebody is charged with. A person may have several duties."""

    HANDLER = "handler"
    UNIT_HEAD = "unit-head"
    LEGAL_REVIEWER = "legal-reviewer"
    BODY_HEAD = "body-head"
    SEAL_KEEPER = "seal-keeper"
    ARCHIVIST = "archivist"
    SUPERVISOR = "supervisor"
    INTEGRATOR = "integrator"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What can be done. The audit trail uses the same words."""

    CATALOGUE_READ = "catalogue.read"
    CASE_CHECK = "case.check"
    CASE_CREATE = "case.create"
    CASE_READ = "case.read"
    CASE_CHANGE = "case.change"
    CASE_REVIEW = "case.review"
    CASE_SEAL = "case.seal"
    FILE_ADD = "file.add"
    FILE_READ = "file.read"
    PAPER_READ = "paper.read"
    PAPER_ISSUE = "paper.issue"
    PAPER_EXECUTE = "paper.execute"
    PAPER_SERVE = "paper.serve"
    PAPER_VOID = "paper.void"
    DOSSIER_FIND = "dossier.find"
    DOSSIER_READ = "dossier.read"
    DOSSIER_READ_INTERNAL = "dossier.read-internal"
    DOSSIER_VERIFY = "dossier.verify"
    BATCH_RUN = "batch.run"
    REGISTER_READ = "register.read"
    STATISTICS_READ = "statistics.read"
    JOB_READ = "job.read"
    JOB_CANCEL = "job.cancel"
    WEBHOOK_MANAGE = "webhook.manage"
    USER_MANAGE = "user.manage"
    KEY_MANAGE = "key.manage"
    AUDIT_READ = "audit.read"
    LIST_MANAGE = "list.manage"
    TEMPLATE_MANAGE = "template.manage"
    FONT_MANAGE = "font.manage"
    SETTING_MANAGE = "setting.manage"
    AGENCY_MANAGE = "agency.manage"
    SYSTEM_READ = "system.read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Somebody who has proved who they are. ``actor`` is ``user:ID`` or ``key:ID``."""

    actor: str
    agency: str
    duties: frozenset[Duty]


_READS = frozenset(
    {
        Action.CATALOGUE_READ,
        Action.CASE_READ,
        Action.FILE_READ,
        Action.PAPER_READ,
        Action.DOSSIER_FIND,
        Action.DOSSIER_READ,
        Action.DOSSIER_VERIFY,
        Action.REGISTER_READ,
        Action.STATISTICS_READ,
        Action.JOB_READ,
    }
)
_WORK = _READS | {
    Action.CASE_CHECK,
    Action.CASE_CREATE,
    Action.CASE_CHANGE,
    Action.FILE_ADD,
    Action.PAPER_ISSUE,
    Action.PAPER_EXECUTE,
    Action.PAPER_SERVE,
    Action.BATCH_RUN,
    Action.JOB_CANCEL,
}
_HEADS = _READS | {Action.CASE_CHECK, Action.CASE_REVIEW, Action.PAPER_VOID}
_ALLOWED: Mapping[Duty, frozenset[Action]] = {
    Duty.HANDLER: _WORK,
    Duty.UNIT_HEAD: _HEADS | {Action.PAPER_ISSUE},
    Duty.LEGAL_REVIEWER: _READS | {Action.CASE_CHECK, Action.CASE_REVIEW},
    Duty.BODY_HEAD: _HEADS | {Action.PAPER_ISSUE, Action.DOSSIER_READ_INTERNAL},
    Duty.SEAL_KEEPER: _READS | {Action.CASE_SEAL, Action.PAPER_EXECUTE, Action.FILE_ADD},
    Duty.ARCHIVIST: _READS | {Action.CASE_SEAL, Action.DOSSIER_READ_INTERNAL},
    Duty.SUPERVISOR: _READS | {Action.DOSSIER_READ_INTERNAL, Action.AUDIT_READ},
    Duty.INTEGRATOR: _WORK | {Action.CASE_SEAL, Action.WEBHOOK_MANAGE},
    Duty.ADMINISTRATOR: frozenset(
        {
            Action.CATALOGUE_READ,
            Action.JOB_READ,
            Action.JOB_CANCEL,
            Action.WEBHOOK_MANAGE,
            Action.USER_MANAGE,
            Action.KEY_MANAGE,
            Action.AUDIT_READ,
            Action.LIST_MANAGE,
            Action.TEMPLATE_MANAGE,
            Action.FONT_MANAGE,
            Action.SETTING_MANAGE,
            Action.AGENCY_MANAGE,
            Action.SYSTEM_READ,
        }
    ),
}

_OF_THE_HOME = frozenset(
    {
        Action.LIST_MANAGE,
        Action.TEMPLATE_MANAGE,
        Action.FONT_MANAGE,
        Action.SETTING_MANAGE,
        Action.AGENCY_MANAGE,
    }
)


def may(principal: Principal, action: Action) -> bool:
    """Whether one of the principal's duties allows the action."""
    return any(action in _ALLOWED.get(duty, frozenset()) for duty in principal.duties)


def is_left_to_the_machine(action: Action, *, others_work_here: bool) -> bool:
    """Whether an administrator leaves a change to who runs the machine.

    Templates, lists, fonts, settings and the roll of agencies belong to the home, not to an agency:
    where other agencies work in it as well, none of their administrators changes what the papers
    of the others are made with, nor lets more agencies in.
    """
    return others_work_here and action in _OF_THE_HOME


def duties_named(names: Iterable[str]) -> frozenset[Duty]:
    """The duties of these names; a name of none gives none."""
    known = {duty.value: duty for duty in Duty}
    return frozenset(known[name] for name in names if name in known)


def actions_of(principal: Principal) -> frozenset[Action]:
    """All that a principal may do."""
    return frozenset(action for action in Action if may(principal, action))
