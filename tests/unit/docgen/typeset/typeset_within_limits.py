"""Typesets files in a process of little memory, and says on stdout what came of each.

Run as a program: bytes of address space, seconds of work per file, then the files.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docgen.errors import DocgenError
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import load_fonts


class TooSlow(BaseException):
    """Above every except clause of the product."""


def _stop(*_: object) -> None:
    raise TooSlow


def _outcome(path: Path) -> dict[str, Any]:
    engine = NativeEngine(load_fonts(None, None))
    data, began = path.read_bytes(), time.process_time()
    found: dict[str, Any] = {"name": path.stem}
    try:
        made = engine.typeset(data, title="x", created=datetime(2026, 1, 1, tzinfo=UTC))
        found |= {"pages": made.pages, "text": "".join(made.page_texts)[:1000]}
    except DocgenError as error:
        found |= {"code": error.code, "status": int(error.exit_status), "error": str(error)}
        found["params"] = {key: str(value) for key, value in error.params.items()}
    except BaseException as error:  # noqa: BLE001 - the job boundary; a crash is what is reported
        found["crash"] = f"{type(error).__name__}: {error}"[:500]
    found["seconds"] = time.process_time() - began
    return found


def main(space: str, seconds: str, *files: str) -> None:
    """Take the files one by one."""
    resource.setrlimit(resource.RLIMIT_AS, (int(space), int(space)))
    signal.signal(signal.SIGPROF, _stop)
    for file in files:
        signal.setitimer(signal.ITIMER_PROF, float(seconds))
        found = _outcome(Path(file))
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
