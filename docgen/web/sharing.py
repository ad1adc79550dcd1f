"""How the web processes of a service share the clients that come to one socket.

The system gives a connection to whichever process asks first. Each process notes where all see it
how many clients it has; one that has more than another asks later, and a connection ends after a
number of requests, so that clients who stay come anew (``docgen.web.punctual``).
"""

from __future__ import annotations

import multiprocessing
import socket
import time
from ctypes import Array, c_int
from typing import Any, Self

__all__ = ["OneByOne", "Share", "shares"]

_STEP_S, _MOST_STEPS = 0.0002, 8
_ABSENT = -1


class Share:
    """What one process of a service has of all clients; it can be handed over to the process."""

    def __init__(self, clients: Array[c_int], place: int) -> None:
        self._clients = clients
        self._place = place

    def note(self, clients: int) -> None:
        """Note how many clients the process has now."""
        self._clients[self._place] = clients

    def leave(self) -> None:
        """Note that the process takes no more clients."""
        self._clients[self._place] = _ABSENT

    def ahead(self) -> int:
        """How many clients more the process has than the one with the fewest."""
        present = [each for each in self._clients if each != _ABSENT]
        return max(0, self._clients[self._place] - min(present, default=0))


def shares(processes: int) -> tuple[Share, ...]:
    """The shares of so many processes, none of which takes clients yet."""
    clients = multiprocessing.get_context("spawn").RawArray(c_int, [_ABSENT] * processes)
    return tuple(Share(clients, place) for place in range(processes))


class OneByOne(socket.socket):
    """A listening socket that gives one connection for each turn of the loop, to the idlest first.

    A loop takes all that wait at once, so that of several processes the first to wake would serve
    every client and the others none. What it gives is known to be TCP: only then does the loop
    send the end of an answer without waiting for the client to confirm its beginning.
    """

    _has_given = False
    _share: Share

    @classmethod
    def of(cls, listening: socket.socket, share: Share) -> Self:
        """The same listening socket, for the process with this share."""
        made = cls(fileno=listening.dup().detach())
        made._share = share
        return made

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection, or what tells the loop to come again."""
        if self._has_given:
            self._has_given = False
            raise BlockingIOError
        if steps := min(self._share.ahead(), _MOST_STEPS):
            time.sleep(steps * _STEP_S)
        taken = super().accept()
        self._has_given = True
        return taken
