"""What every process of the service does first: leaves the terminal, opens the home, logs, counts.

Not for what it then does.
"""

from __future__ import annotations

import logging
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.cli.collecting import keep_what_is_loaded
from docgen.cli.serving.stop import detach
from docgen.cli.shell import Shell
from docgen.service.office import Office
from docgen.telemetry.logs import send_logs
from docgen.telemetry.metrics import Metrics

__all__ = [
    "COUNTS_VARIABLE",
    "MARGIN_S",
    "Begun",
    "Opening",
    "begin",
    "guarded",
    "log_to_stderr",
    "new_id",
]

# The folder in which the processes of a service count together (prometheus_client reads this).
COUNTS_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
# What a process needs beyond its time to end by itself, before it is killed.
MARGIN_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a process needs to open the same home as the supervisor; it can be handed over."""

    home: Path
    flags: Mapping[str, str]
    is_mock: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A process at its beginning."""

    shell: Shell
    office: Office
    metrics: Metrics


def begin(opening: Opening, *, kind: str, folder: str) -> Begun:
    """Open the home in a process of its own, whose temporary files lie in ``folder``."""
    detach()
    tempfile.tempdir = folder
    shell = Shell.start(home=opening.home, flags=opening.flags)
    log_to_stderr(shell)
    counts = os.environ.get(COUNTS_VARIABLE)
    shared = Path(counts) if counts else None
    metrics = Metrics(timer=time.perf_counter, process=kind, shared=shared)
    office = Office(home=shell.home(), settings=shell.settings(), stages=metrics.stage)
    _ = office.registry, office.catalogue
    keep_what_is_loaded()
    return Begun(shell=shell, office=office, metrics=metrics)


def guarded(kind: str, live: Callable[[], None]) -> None:
    """Live the life of a process; what ends it unforeseen is logged, without what it held."""
    try:
        live()
    except Exception:
        logging.getLogger("docgen.processes").exception("defect", extra={"kind": kind})
        sys.exit(1)


def log_to_stderr(shell: Shell) -> None:
    """Log as the settings say."""
    settings = shell.settings()
    send_logs(sys.stderr, level=settings.log_level, as_json=settings.log_format == "json")


def new_id() -> str:
    """An id that never repeats: 128 random bits."""
    return secrets.token_hex(16)
