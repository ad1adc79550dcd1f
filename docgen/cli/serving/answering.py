"""The web process: answers requests on the socket that the supervisor listens on.

Not for what is answered (``docgen.web``).
"""

from __future__ import annotations

import multiprocessing
import shutil
import socket
import sys
from collections.abc import Callable
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event

from docgen.cli.serving.process import Opening, begin, guarded, new_id
from docgen.cli.serving.stop import when_told_or_alone
from docgen.web.server import Server
from docgen.web.site import Site

__all__ = ["web_process"]

# Whoever writes to the registry lets go of the interpreter at each statement, and would wait for a
# whole turn of somebody's judging to get it back, with all other writers behind it.
_TURN_S = 0.0005


def web_process(
    opening: Opening, listening: socket.socket, ready: Event
) -> Callable[[str], SpawnProcess]:
    """Makes web processes; each sets ``ready`` once it answers."""
    context = multiprocessing.get_context("spawn")
    return lambda folder: context.Process(
        target=_answer, args=(opening, listening, ready, folder), name="docgen-web"
    )


def _answer(opening: Opening, listening: socket.socket, ready: Event, folder: str) -> None:
    """The whole life of a web process."""
    guarded("web", lambda: _live(opening, listening, ready, folder))


def _live(opening: Opening, listening: socket.socket, ready: Event, folder: str) -> None:
    sys.setswitchinterval(_TURN_S)
    begun = begin(opening, kind="web", folder=folder)
    site = Site(
        office=begun.office,
        clock=begun.shell.now,
        new_id=new_id,
        metrics=begun.metrics,
        is_mock=opening.is_mock,
    )
    server = Server(site, on_ready=ready.set)
    when_told_or_alone(None, server.end)
    server.run(sockets=[listening])
    shutil.rmtree(folder, ignore_errors=True)
