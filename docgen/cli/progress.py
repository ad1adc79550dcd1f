"""Progress on stderr, only where it is a terminal. Not for results, which go to stdout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

__all__ = ["Advance", "counting", "working"]


class Advance(Protocol):
    """Called after each piece of work."""

    def __call__(self) -> None:
        """One more is done."""
        ...


def _nothing() -> None:
    """No terminal, no progress."""


@contextmanager
def working(text: str, *, shown: bool) -> Iterator[None]:
    """A sign of life while work of unknown length goes on."""
    if not shown:
        yield
        return
    from rich.console import Console  # slow to import, and only a terminal needs it

    with Console(stderr=True).status(text):
        yield


@contextmanager
def counting(text: str, total: int, *, shown: bool) -> Iterator[Advance]:
    """A bar over ``total`` pieces of work."""
    if not shown:
        yield _nothing
        return
    from rich.console import Console  # slow to import, and only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(text, total=total)
        yield lambda: bar.advance(task)
