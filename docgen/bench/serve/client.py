"""A small HTTP/1.1 client that costs little beside what it measures: one request at a time.

For answers with a Content-Length, on loopback. Not for anything else.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Reply", "drive", "request_bytes"]

_LENGTH = "content-length"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer and how long it took; ``tag`` is what the request was for."""

    tag: str
    status: int
    retry_after: str | None
    size: int
    body: bytes
    seconds: float


def request_bytes(
    method: str, path: str, *, headers: Iterable[tuple[str, str]] = (), body: bytes = b""
) -> bytes:
    """A request as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost"]
    lines += [f"{name}: {value}" for name, value in headers]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body


def drive(
    port: int, requests: Iterable[tuple[str, bytes]], *, connections: int, seconds: float
) -> list[Reply]:
    """Send requests over so many connections, each the next one when the last was answered.

    Ends after ``seconds`` or when there are no more.
    """
    return asyncio.run(_drive(port, iter(requests), connections, seconds))


async def _drive(
    port: int, requests: Iterator[tuple[str, bytes]], connections: int, seconds: float
) -> list[Reply]:
    replies: list[Reply] = []
    until = time.perf_counter() + seconds
    senders = [_send_all(port, requests, replies, until) for _ in range(connections)]
    await asyncio.gather(*senders)
    return replies


async def _send_all(
    port: int, requests: Iterator[tuple[str, bytes]], replies: list[Reply], until: float
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for tag, request in requests:
            if time.perf_counter() >= until:
                break
            replies.append(await _exchange(reader, writer, tag, request))
    finally:
        writer.close()
        await writer.wait_closed()


async def _exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, tag: str, request: bytes
) -> Reply:
    begun = time.perf_counter()
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {
        name.lower(): value.strip() for name, _, value in (each.partition(":") for each in head[1:])
    }
    body = await reader.readexactly(int(headers[_LENGTH]))
    return Reply(
        tag=tag,
        status=int(head[0].split(" ", 2)[1]),
        retry_after=headers.get("retry-after"),
        size=len(body),
        body=body,
        seconds=time.perf_counter() - begun,
    )
