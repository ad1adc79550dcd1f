"""The worker process: does jobs and brings messages until it is told to stop or is worn.

Not for starting it (``supervisor``) or for what a job is (``docgen.service.jobs``).
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
import socket
import ssl
import threading
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.context import SpawnProcess

from docgen.cli.serving.process import Begun, Opening, begin, guarded, new_id
from docgen.cli.serving.stop import stopping, when_told_or_alone
from docgen.registry.errors import RegistryUnusableError
from docgen.service.jobs.heart import Pulse
from docgen.service.jobs.work import Bench
from docgen.service.jobs.worker import Worker
from docgen.service.standing import Renewal
from docgen.service.webhooks.addresses import networks
from docgen.service.webhooks.courier import Courier
from docgen.service.webhooks.errors import WebhookKeyError
from docgen.service.webhooks.sending import Sender
from docgen.service.webhooks.vault import opened_vault, protect_kept, unreadable
from docgen.telemetry.metrics import memory_bytes

__all__ = ["worker_process"]

_MIB = 1024 * 1024
_LEFT = 75
_BEATS_IN_A_LEASE = 6
# Jobs take what requests leave of the processors: a tenth where both want all of them.
_AFTER_REQUESTS = 10
_LOOK_EVERY_S = 1.0


def worker_process(opening: Opening) -> Callable[[str], SpawnProcess]:
    """Makes worker processes, each with a temporary folder of its own."""
    context = multiprocessing.get_context("spawn")
    return lambda folder: context.Process(
        target=_work, args=(opening, folder), name="docgen-worker"
    )


def _work(opening: Opening, folder: str) -> None:
    """The whole life of a worker process."""
    guarded("worker", lambda: _live(opening, folder))


def _live(opening: Opening, folder: str) -> None:
    stop = threading.Event()
    with stopping() as told:
        when_told_or_alone(told, stop.set)
        os.nice(_AFTER_REQUESTS)
        begun = begin(opening, kind="worker", folder=folder)
        poll_s = begun.office.settings.jobs_poll_ms / 1000
        if not _has_registry(begun, stop):
            return
        courier = threading.Thread(
            target=_courier(begun).run, args=(stop, poll_s), name="docgen-courier"
        )
        courier.start()
        _worker(begun, stop).run(poll_s)
        stop.set()
        courier.join()
        begun.office.close()
    # The supervisor does this too, unless it is gone.
    shutil.rmtree(folder, ignore_errors=True)


def _has_registry(begun: Begun, stop: threading.Event) -> bool:
    """Wait for the registry, where its server is away; False where this process is to stop."""
    while not stop.is_set():
        try:
            _ = begun.office.registry
        except RegistryUnusableError:
            logging.getLogger("docgen.processes").warning("the registry does not answer")
            stop.wait(_LOOK_EVERY_S)
        else:
            return True
    return False


def _worker(begun: Begun, stop: threading.Event) -> Worker:
    settings, now = begun.office.settings, begun.shell.now
    lease = timedelta(seconds=settings.jobs_lease_s)
    return Worker(
        name=f"{socket.gethostname()}:{os.getpid()}:{new_id()}",
        bench=Bench(
            office=begun.office,
            now=now,
            new_id=new_id,
            renewal=Renewal(begun.office.home, begun.shell.source()),
        ),
        pulse=Pulse(
            now=now,
            lease=lease,
            beat=lease / _BEATS_IN_A_LEASE,
            grace=timedelta(seconds=settings.serve_stop_s),
            stop=stop,
            leave=lambda: os._exit(_LEFT),
        ),
        metrics=begun.metrics,
        is_worn=lambda: memory_bytes() > settings.jobs_memory_mib * _MIB,
    )


def _courier(begun: Begun) -> Courier:
    settings, registry = begun.office.settings, begun.office.registry
    vault = opened_vault(registry, begun.office.home.secrets_key)
    lost = unreadable(registry, vault)
    if lost:
        logging.getLogger("docgen.processes").error(
            "webhook secrets cannot be opened", extra={"code": WebhookKeyError.code}
        )
    else:
        protect_kept(registry, vault)
    sender = Sender(
        listed=networks(settings.webhooks_private_networks),
        vault=vault,
        timeout_s=settings.webhooks_timeout_s,
        tls=ssl.create_default_context(),
    )
    return Courier(registry=registry, sender=sender, now=begun.shell.now)
