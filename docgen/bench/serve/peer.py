"""The peer: a bare app that keeps each body in a file, synced, and answers 201. Nothing else."""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path
from tempfile import mkdtemp

import uvicorn
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

__all__ = ["app"]

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


if __name__ == "__main__":
    os.environ[_FOLDER] = mkdtemp(dir=sys.argv[3])
    uvicorn.run(
        "docgen.bench.serve.peer:app",
        port=int(sys.argv[1]),
        workers=int(sys.argv[2]),
        lifespan="off",
        log_level="error",
        access_log=False,
    )
