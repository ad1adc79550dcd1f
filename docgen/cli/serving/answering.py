"""The web process: answers requests on the socket that the supervisor listens on.

Not for what is answered (``docgen.web``).
"""

from __future__ import annotations

import multiprocessing
import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event

from docgen.cli.serving.process import Opening, begin, guarded, new_id
from docgen.cli.serving.stop import when_told_or_alone
from docgen.web.server import Server
from docgen.web.sharing import Share
from docgen.web.site import Site

__all__ = ["Answering", "web_process"]

# Whoever writes to the registry lets go of the interpreter at each statement, and would wait for a
# whole turn of somebody's judging to get it back, with all other writers behind it.
_TURN_S = 0.0005


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What a web process answers, and how it shares that with others; it can be handed over.

    ``ready`` is set once it answers.
    """

    opening: Opening
    listening: socket.socket
    ready: Event
    share: Share


def web_process(task: Answering) -> Callable[[str], SpawnProcess]:
    """Makes web processes."""
    context = multiprocessing.get_context("spawn")
    return lambda folder: context.Process(target=_answer, args=(task, folder), name="docgen-web")


def _answer(task: Answering, folder: str) -> None:
    """The whole life of a web process."""
    guarded("web", lambda: _live(task, folder))


def _live(task: Answering, folder: str) -> None:
    sys.setswitchinterval(_TURN_S)
    begun = begin(task.opening, kind="web", folder=folder)
    site = Site(
        office=begun.office,
        clock=begun.shell.now,
        new_id=new_id,
        metrics=begun.metrics,
        source=begun.shell.source(),
        is_mock=task.opening.is_mock,
    )
    server = Server(site, share=task.share, on_ready=task.ready.set)
    when_told_or_alone(None, server.end)
    server.run(sockets=[task.listening])
    shutil.rmtree(folder, ignore_errors=True)
