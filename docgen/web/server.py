"""The HTTP server of one process, on a socket that is listened on already.

Not for the processes (``docgen.cli.serving``) or for what is answered.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, Self

import uvicorn

from docgen.service.networks import NOBODY
from docgen.web.app import create_app
from docgen.web.punctual import punctual
from docgen.web.site import Site

__all__ = ["OneByOne", "Server"]

_STEP_S, _MOST_STEPS = 0.0002, 8


class OneByOne(socket.socket):
    """A listening socket that gives one connection for each turn of the loop, to the idlest first.

    A loop takes all that wait at once, so that of several processes the first to wake would serve
    every client and the others none. The more clients a process has, the later it asks for one
    more. What it gives is known to be TCP: only then does the loop send the end of an answer
    without waiting for the client to confirm its beginning.
    """

    _has_given = False
    _clients: Callable[[], int]

    @classmethod
    def of(cls, listening: socket.socket, *, clients: Callable[[], int]) -> Self:
        """The same listening socket, for a process that has so many ``clients`` now."""
        made = cls(fileno=listening.dup().detach())
        made._clients = clients
        return made

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection, or what tells the loop to come again."""
        if self._has_given:
            self._has_given = False
            raise BlockingIOError
        time.sleep(min(self._clients(), _MOST_STEPS) * _STEP_S)
        taken = super().accept()
        self._has_given = True
        return taken


class Server(uvicorn.Server):
    """Calls ``on_ready`` once it answers; a signal ends it in order and does nothing else."""

    def __init__(self, site: Site, *, on_ready: Callable[[], None]) -> None:
        proxies = site.settings.serve_proxies
        config = uvicorn.Config(
            create_app(site),
            http=punctual(site.settings.serve_body_timeout_s),
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=proxies != NOBODY,
            forwarded_allow_ips="" if proxies == NOBODY else proxies,
            timeout_graceful_shutdown=site.settings.serve_stop_s,
        )
        super().__init__(config)
        self._site = site
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup([OneByOne.of(each, clients=self._clients) for each in sockets or ()])
        self._on_ready()

    def _clients(self) -> int:
        return len(self.server_state.connections)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's own signature
        """Take on nothing new, and end when what was taken on is answered."""
        self.end()

    def end(self) -> None:
        """The same, without a signal."""
        self._site.is_stopping.set()
        self.should_exit = True
