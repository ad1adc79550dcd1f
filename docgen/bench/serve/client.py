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
    line = await _Line.open(port)
    try:
        for tag, request in requests:
            if time.perf_counter() >= until:
                break
            if line.is_ended:
                await line.close()
                line = await _Line.open(port)
            replies.append(await line.exchange(tag, request))
    finally:
        await line.close()


@dataclass(slots=True, kw_only=True)
class _Line:
    """A connection; it ``is_ended`` once an answer said that it was the last."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    is_ended: bool = False

    @classmethod
    async def open(cls, port: int) -> _Line:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        return cls(reader=reader, writer=writer)

    async def exchange(self, tag: str, request: bytes) -> Reply:
        begun = time.perf_counter()
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (each.partition(":") for each in head[1:])
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        body = await self.reader.readexactly(int(headers[_LENGTH]))
        self.is_ended = headers.get("connection") == "close"
        return Reply(
            tag=tag,
            status=int(head[0].split(" ", 2)[1]),
            retry_after=headers.get("retry-after"),
            size=len(body),
            body=body,
            seconds=time.perf_counter() - begun,
        )

    async def close(self) -> None:
        self.writer.close()
        await self.writer.wait_closed()
