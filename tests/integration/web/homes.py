"""A trial home as a site, for fixtures of any scope. Not for what is in it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from serving import AGENCY, NOW, OTHER

from archive.seal import create_trial_authority
from docgen.registry.access.values import AgencyRow
from docgen.service.home import create_home, open_home
from docgen.service.office import Office
from docgen.service.settings import read_settings
from docgen.web.site import Site
from tools.openapi.world import cheap_passwords

__all__ = ["opened_site", "trial_site"]


@contextmanager
def trial_site(
    folder: Path, *, agency: str = "示例机关", clock: Callable[[], datetime] = lambda: NOW
) -> Iterator[Site]:
    """A trial home in ``folder`` with two agencies, at ``NOW`` or by a clock."""
    home, _ = create_home(folder)
    create_trial_authority(home.keys, now=NOW - timedelta(days=1), body_name="示例市交通运输局")
    with opened_site(folder, clock=clock) as made:
        with made.registry.writing() as unit:
            for code in (AGENCY, OTHER):
                unit.agencies.add(AgencyRow(code=code, name=agency, created_at=NOW))
        yield made


@contextmanager
def opened_site(folder: Path, *, clock: Callable[[], datetime] = lambda: NOW) -> Iterator[Site]:
    """The home that is in ``folder`` already, as a site."""
    settings = cheap_passwords(read_settings(file=None, environ={}, flags={}).settings)
    count = itertools.count(1)
    made = Site(
        office=Office(home=open_home(folder), settings=settings),
        clock=clock,
        new_id=lambda: f"id{next(count):06}",
    )
    try:
        yield made
    finally:
        made.close()
