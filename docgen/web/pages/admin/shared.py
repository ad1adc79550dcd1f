"""What belongs to the home and not to an agency: whether an administrator may change it by a page.

Not for the decision itself (``docgen.service.access.policy``).
"""

from __future__ import annotations

from fastapi import Request

from docgen.service.access.errors import SharedByAgenciesError
from docgen.service.access.policy import Action, is_left_to_the_machine
from docgen.web.callers import site_of
from docgen.web.pages.visits import Visit

__all__ = ["is_shared", "refuse_shared"]


def is_shared(request: Request, visit: Visit, action: Action) -> bool:
    """Whether what ``action`` changes is not this administrator's to change."""
    others = site_of(request).accounts.others_work_here(visit.occasion.principal.agency)
    return is_left_to_the_machine(action, others_work_here=others)


def refuse_shared(request: Request, visit: Visit, action: Action) -> None:
    """Raise SharedByAgenciesError where it is not."""
    if is_shared(request, visit, action):
        raise SharedByAgenciesError
