"""Log lines: one JSON object each, or plain text on a terminal.

A line holds what its record names in ``FIELDS`` and nothing else that came with it. Of a record of
another library only the first line of its unformatted text is kept: its arguments may hold data.
Not for what is logged.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any, TextIO

from docgen.telemetry.frames import frames_of

__all__ = ["FIELDS", "JsonLines", "PlainLines", "send_logs"]

FIELDS = (
    "trace",
    "method",
    "route",
    "status",
    "ms",
    "bytes",
    "actor",
    "address",
    "job",
    "kind",
    "state",
    "code",
    "attempt",
)
_OURS = ("docgen", "archive")


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return json.dumps(_told(record), ensure_ascii=False)


class PlainLines(logging.Formatter):
    """A record as a line that is read on a terminal, the traceback below it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told = _told(record)
        where = told.pop("traceback", [])
        head = [str(told.pop(name)) for name in ("time", "level", "log", "message")]
        fields = [f"{name}={value}" for name, value in told.items()]
        return "\n    ".join([" ".join([*head, *fields]), *where])


def send_logs(stream: TextIO, *, level: str, as_json: bool) -> None:
    """Let every record of this process from ``level`` on go to ``stream``, and nowhere else."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines() if as_json else PlainLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    logging.captureWarnings(True)


def _told(record: logging.LogRecord) -> dict[str, Any]:
    at = datetime.fromtimestamp(record.created, UTC)
    told: dict[str, Any] = {
        "time": at.isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "log": record.name,
        "message": _message(record),
    }
    told |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
    if record.exc_info and record.exc_info[1] is not None:
        told["traceback"] = frames_of(record.exc_info[1])
    return told


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in _OURS:
        return record.getMessage()
    return str(record.msg).partition("\n")[0]
