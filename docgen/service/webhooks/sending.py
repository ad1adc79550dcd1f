"""One message to one receiver: resolved, judged, signed, sent; how that went.

Short of time, no redirect is followed, no proxy asked, and nothing of the answer is kept but its
status. Not for when and how often.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import SplitResult

import httpx2

from docgen.registry.queue.values import Delivery
from docgen.service.webhooks.addresses import Address, Network, require_reachable, target_of
from docgen.service.webhooks.errors import WebhookKeyError, WebhookUrlError
from docgen.service.webhooks.vault import SecretVault
from docgen.webhook_signature import signed_headers

__all__ = ["Resolve", "Sender", "Sent", "resolved"]

_PORTS = {"https": 443, "http": 80}
_AGENT = "docgen-webhooks"

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]
"""The addresses of a host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """How an attempt went: the ``status`` that came back, or the code of an ``error``."""

    status: int | None
    error: str | None


async def resolved(host: str, port: int) -> Sequence[Address]:
    """The addresses of a host, as the system knows them.

    Raises:
        OSError: it has none.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Sends messages. ``listed`` are the inner networks that may be reached.

    ``vault`` gives the secrets back that the registry keeps protected.
    """

    listed: tuple[Network, ...]
    vault: SecretVault
    timeout_s: float
    tls: ssl.SSLContext
    resolve: Resolve = resolved

    async def send(self, delivery: Delivery, now: datetime) -> Sent:
        """One attempt; whatever happens is an answer."""
        try:
            async with asyncio.timeout(self.timeout_s):
                return await self._attempt(delivery, now)
        except (TimeoutError, httpx2.TimeoutException):
            return Sent(status=None, error="timeout")
        except WebhookUrlError:
            return Sent(status=None, error="address-refused")
        except WebhookKeyError:
            return Sent(status=None, error="secret-unreadable")
        except socket.gaierror:
            return Sent(status=None, error="name-unknown")
        except (httpx2.HTTPError, OSError, ValueError) as error:
            return Sent(status=None, error=_code(error))

    async def _attempt(self, delivery: Delivery, now: datetime) -> Sent:
        webhook = delivery.webhook
        parts = target_of(webhook.url, self.listed)
        address = await self._address(parts)
        body = message(delivery)
        headers = signed_headers(
            [self.vault.reveal(each, webhook.id) for each in webhook.secrets(now)],
            ident=delivery.row.id,
            timestamp=int(now.timestamp()),
            body=body,
        )
        status = await self._post(parts, address, headers, body)
        return Sent(status=status, error=None if 200 <= status < 300 else "status")  # noqa: PLR2004 - success, RFC 9110

    async def _address(self, parts: SplitResult) -> Address:
        """The address to connect to. Every address of the name must be one that may be reached."""
        assert parts.hostname is not None
        port = parts.port or _PORTS[parts.scheme]
        found = await self.resolve(parts.hostname, port)
        for each in found:
            require_reachable(each, parts.scheme, self.listed)
        if not found:
            raise socket.gaierror
        return found[0]

    async def _post(
        self, parts: SplitResult, address: Address, headers: dict[str, str], body: bytes
    ) -> int:
        assert parts.hostname is not None
        host = f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004 - IPv6
        port = parts.port or _PORTS[parts.scheme]
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        fixed = {
            "host": parts.netloc,
            "content-type": "application/json",
            "user-agent": _AGENT,
        }
        async with (
            httpx2.AsyncClient(verify=self.tls, trust_env=False, timeout=self.timeout_s) as client,
            client.stream(
                "POST",
                f"{parts.scheme}://{host}:{port}{path}",
                content=body,
                headers={**headers, **fixed},
                extensions={"sni_hostname": parts.hostname},
            ) as answer,
        ):
            return answer.status_code


def message(delivery: Delivery) -> bytes:
    """The body of a message, the same at each attempt."""
    event = delivery.event
    told = {
        "type": event.type,
        "timestamp": event.happened_at.isoformat(),
        "data": dict(event.payload),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _code(error: Exception) -> str:
    causes = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) is not None:
        if not isinstance(cause, Exception) or cause in causes:
            break
        causes.append(cause)
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return "tls"
    return "connection" if isinstance(error, httpx2.TransportError | OSError) else "protocol"
