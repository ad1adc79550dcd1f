"""A connection that begins a request must end its headers in time, or it is closed.

Whoever opens connections and sends a byte now and then would else hold them for ever. Not for
bodies, which have limits of their own (``docgen.web.bodies``).
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["PunctualProtocol", "punctual"]


class PunctualProtocol(H11Protocol):
    """HTTP/1.1 whose requests must have all their headers within ``headers_timeout_s``."""

    headers_timeout_s = 30.0
    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - uvicorn's own signature
        """A client came."""
        super().connection_made(transport)
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

    def _wind(self) -> None:
        if self._clock is None:
            self._clock = self.loop.call_later(self.headers_timeout_s, self.transport.close)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None


def punctual(seconds: float) -> type[PunctualProtocol]:
    """The protocol with this much time for headers."""
    return type("Punctual", (PunctualProtocol,), {"headers_timeout_s": seconds})
