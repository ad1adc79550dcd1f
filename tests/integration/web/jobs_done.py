"""Does what a site's worker would do, in this process and at once."""

from __future__ import annotations

import threading
from datetime import timedelta

from docgen.service.jobs.heart import Pulse
from docgen.service.jobs.work import Bench
from docgen.service.jobs.worker import Worker
from docgen.service.standing import Renewal
from docgen.telemetry.metrics import Metrics
from docgen.web.site import Site

__all__ = ["work"]


def work(site: Site) -> None:
    """Do everything that is due, as a worker does."""
    pulse = Pulse(
        now=site.clock,
        lease=timedelta(seconds=60),
        beat=timedelta(seconds=30),
        grace=timedelta(seconds=30),
        stop=threading.Event(),
        leave=lambda: None,
    )
    with site.offices() as office:
        worker = Worker(
            name="w1",
            bench=Bench(
                office=office,
                now=site.clock,
                new_id=site.new_id,
                renewal=Renewal(site.home),
            ),
            pulse=pulse,
            metrics=Metrics(timer=lambda: 0.0),
            is_worn=lambda: False,
        )
        while worker.step():
            pass
