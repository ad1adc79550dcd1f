"""The peer: a bare app that keeps each body in a file, synced, and answers 201. Nothing else."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import socket
import sys
from pathlib import Path
from tempfile import mkdtemp

import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from docgen.web.punctual import punctual
from docgen.web.sharing import OneByOne, Share, shares

__all__ = ["app", "main"]

_COUNT = itertools.count()
_FOLDER = "DOCGEN_BENCH_FOLDER"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Keep a body."""
    if scope["type"] != "http":
        return
    body = await Request(scope, receive).body()
    await run_in_threadpool(_keep, body)
    await Response(b"{}", status_code=201)(scope, receive, send)


def _keep(body: bytes) -> None:
    folder = Path(os.environ[_FOLDER])
    handle = os.open(folder / f"{os.getpid()}-{next(_COUNT)}", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.write(handle, body)
        os.fsync(handle)
    finally:
        os.close(handle)


def _serve(listening: socket.socket, share: Share) -> None:
    protocol = punctual(30.0, on_clients=share.note)
    config = uvicorn.Config(app, http=protocol, lifespan="off", log_config=None, access_log=False)
    share.note(0)
    uvicorn.Server(config).run(sockets=[OneByOne.of(listening, share)])


def main(port: int, processes: int, folder: str) -> None:
    """Serve with so many processes until told to stop."""
    os.environ[_FOLDER] = mkdtemp(dir=folder)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    listening = socket.create_server(("127.0.0.1", port), backlog=1024)
    context = multiprocessing.get_context("spawn")
    for share in shares(processes):
        context.Process(target=_serve, args=(listening, share), daemon=True).start()
    signal.pause()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
