"""The worker process: an office, the loop that does jobs, and the end of it.

Not for starting it (``supervisor``) or for what a job is (``docgen.service.jobs``).
"""

from __future__ import annotations

import multiprocessing
import os
import secrets
import shutil
import socket
import ssl
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.serving.stop import detach, stopping, when_told_or_alone
from docgen.cli.shell import Shell
from docgen.service.webhooks.addresses import networks

if TYPE_CHECKING:
    from docgen.service.office import Office
    from docgen.service.webhooks.courier import Courier

__all__ = ["MARGIN_S", "Opening", "new_id", "worker_post"]

# What a process needs beyond its time to give a job back, before it is killed.
MARGIN_S = 5.0

_MIB = 1024 * 1024
_LEFT = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a process needs to open the same home as the supervisor; it can be handed over."""

    home: Path
    flags: Mapping[str, str]

    def shell(self) -> Shell:
        """The shell of this process."""
        return Shell.start(home=self.home, flags=self.flags)


def new_id() -> str:
    """An id that never repeats: 128 random bits."""
    return secrets.token_hex(16)


def worker_post(opening: Opening) -> Callable[[str], SpawnProcess]:
    """Makes worker processes, each with a temporary folder of its own."""
    context = multiprocessing.get_context("spawn")
    return lambda folder: context.Process(
        target=_work, args=(opening, folder), name="docgen-worker"
    )


def _work(opening: Opening, folder: str) -> None:
    """The whole life of a worker process."""
    from docgen.service.jobs.heart import Pulse  # brings in everything that jobs need
    from docgen.service.jobs.work import Bench
    from docgen.service.jobs.worker import Worker

    detach()
    tempfile.tempdir = folder
    shell, stop = opening.shell(), threading.Event()
    settings = shell.settings()
    with stopping() as told:
        when_told_or_alone(told, stop.set)
        office = shell.office()
        lease = timedelta(seconds=settings.jobs_lease_s)
        pulse = Pulse(
            now=shell.now,
            lease=lease,
            beat=lease / 6,
            grace=timedelta(seconds=settings.serve_stop_s),
            stop=stop,
            leave=lambda: os._exit(_LEFT),
        )
        worker = Worker(
            name=f"{socket.gethostname()}:{os.getpid()}:{new_id()}",
            bench=Bench(office=office, now=shell.now, new_id=new_id),
            pulse=pulse,
            is_worn=lambda: memory_bytes() > settings.jobs_memory_mib * _MIB,
        )
        poll_s = settings.jobs_poll_ms / 1000
        courier = threading.Thread(
            target=_courier(office, shell).run, args=(stop, poll_s), name="docgen-courier"
        )
        courier.start()
        worker.run(poll_s)
        stop.set()
        courier.join()
        office.close()
    # The supervisor does this too, unless it is gone.
    shutil.rmtree(folder, ignore_errors=True)


def _courier(office: Office, shell: Shell) -> Courier:
    from docgen.service.webhooks.courier import Courier  # brings in an HTTP client
    from docgen.service.webhooks.sending import Sender

    settings = office.settings
    sender = Sender(
        listed=networks(settings.webhooks_private_networks),
        timeout_s=settings.webhooks_timeout_s,
        tls=ssl.create_default_context(),
    )
    return Courier(registry=office.registry, sender=sender, now=shell.now)


def memory_bytes() -> int:
    """The memory that this process holds; where the system does not say, the most it held."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        import resource  # not on every system, and only asked where /proc is not there

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
    return pages * os.sysconf("SC_PAGE_SIZE")
