"""A connection: it must end the headers of a request in time, and ends after many requests.

Whoever opens connections and sends a byte now and then would else hold them for ever; and clients
that stay would for ever crowd the process that happened to take them. Not for bodies, which have
limits of their own (``docgen.web.bodies``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["PunctualProtocol", "punctual"]

_MOST_REQUESTS = 200


class PunctualProtocol(H11Protocol):
    """HTTP/1.1 whose requests must have all their headers within ``headers_timeout_s``.

    ``on_clients`` hears how many connections the process has, whenever that changes.
    """

    headers_timeout_s = 30.0
    on_clients: Callable[[int], None]
    _requests = 0
    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - uvicorn's own signature
        """A client came."""
        super().connection_made(transport)
        self.on_clients(len(self.connections))
        self._wind()

    def data_received(self, data: bytes) -> None:
        """Some bytes came; those of headers stop no clock."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wind()
        else:
            self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client went."""
        self._stop()
        super().connection_lost(exc)
        self.on_clients(len(self.connections))

    def handle_events(self) -> None:
        """Take the next request; the last of a connection is told so by its answer."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._requests += 1
            if self._requests >= _MOST_REQUESTS:
                # As if the client had asked for it: the answer says so, and the connection ends.
                self.headers.append((b"connection", b"close"))

    def _wind(self) -> None:
        if self._clock is None:
            self._clock = self.loop.call_later(self.headers_timeout_s, self.transport.close)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None


def punctual(seconds: float, *, on_clients: Callable[[int], None]) -> type[PunctualProtocol]:
    """The protocol with this much time for headers."""
    members = {"headers_timeout_s": seconds, "on_clients": staticmethod(on_clients)}
    return type("Punctual", (PunctualProtocol,), members)
