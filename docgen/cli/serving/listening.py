"""The socket on which the service listens.

The supervisor holds it, so that no request is refused while a web process is replaced. Not for
what is answered on it.
"""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable

from docgen.cli.errors import AddressUnusableError

__all__ = ["address_of", "listen"]

BACKLOG = 2048
# The processes of a service that was killed hold its address until they notice.
PATIENCE_S = 10.0
_LOOK_EVERY_S = 0.1


def listen(host: str, port: int, *, clock: Callable[[], float] = time.monotonic) -> socket.socket:
    """A socket that listens.

    Raises:
        AddressUnusableError: another program listens there, or the address is none of this machine.
    """
    until = clock() + PATIENCE_S
    while True:
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            return socket.create_server((host, port), family=family, backlog=BACKLOG)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or clock() >= until:
                reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
                raise AddressUnusableError(where=f"{host}:{port}", reason=reason) from error
        time.sleep(_LOOK_EVERY_S)


def address_of(listening: socket.socket) -> str:
    """The address of the service, as a browser takes it."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
