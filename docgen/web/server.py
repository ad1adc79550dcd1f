"""The HTTP server of one process, on a socket that is listened on already.

Not for the processes (``docgen.cli.serving``) or for what is answered.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from docgen.service.networks import NOBODY
from docgen.web.app import create_app
from docgen.web.punctual import punctual
from docgen.web.sharing import OneByOne, Share
from docgen.web.site import Site

__all__ = ["Server"]


class Server(uvicorn.Server):
    """Calls ``on_ready`` once it answers; a signal ends it in order and does nothing else.

    It shares the clients of its sockets with the other processes of the service.
    """

    def __init__(self, site: Site, *, share: Share, on_ready: Callable[[], None]) -> None:
        proxies = site.settings.serve_proxies
        config = uvicorn.Config(
            create_app(site),
            http=punctual(site.settings.serve_body_timeout_s, on_clients=share.note),
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
        self._share = share
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        self._share.note(0)
        shared: list[socket.socket] = [OneByOne.of(each, self._share) for each in sockets or ()]
        await super().startup(shared)
        self._on_ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's own signature
        """Take on nothing new, and end when what was taken on is answered."""
        self.end()

    def end(self) -> None:
        """The same, without a signal."""
        self._share.leave()
        self._site.is_stopping.set()
        self.should_exit = True
