"""The places a person can go, each shown to those whose duties open it.

A page that stands in the bar adds its line here. Not for what a page may show: its own route asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.service.access.policy import Action, Principal, may

__all__ = ["Entry", "entries_for", "home_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place in the bar: its path, the code of its text, and the action that opens it."""

    path: str
    text: str
    action: Action


_ENTRIES = (
    Entry(path="/", text="page-nav-cases", action=Action.CASE_READ),
    Entry(path="/cases/new", text="page-nav-new", action=Action.CASE_CREATE),
    Entry(path="/batch", text="page-nav-batch", action=Action.BATCH_RUN),
    Entry(path="/deadlines", text="page-nav-deadlines", action=Action.CASE_READ),
    Entry(path="/signatures", text="page-nav-signatures", action=Action.PAPER_READ),
    Entry(path="/reviews", text="page-nav-reviews", action=Action.CASE_READ),
    Entry(path="/archive", text="page-nav-archive", action=Action.DOSSIER_FIND),
    Entry(path="/overview", text="page-nav-overview", action=Action.STATISTICS_READ),
    Entry(path="/registers", text="page-nav-registers", action=Action.REGISTER_READ),
    Entry(path="/admin", text="page-nav-admin", action=Action.SYSTEM_READ),
)


def entries_for(principal: Principal, entries: Iterable[Entry] = _ENTRIES) -> tuple[Entry, ...]:
    """The places that somebody may go to."""
    return tuple(each for each in entries if may(principal, each.action))


def home_of(principal: Principal) -> str:
    """Where somebody begins: the first place that they may go to; their account where none is."""
    return next((each.path for each in entries_for(principal)), "/account")
