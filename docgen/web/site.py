"""What one serving process has: the office with its lock, the registry, the doors, the clock.

Everything a request needs beside itself. Not for deciding anything.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import Literal

from docgen.compose.overlays import Setter
from docgen.registry.access.values import AuditEntry
from docgen.registry.registry import Registry
from docgen.service.access.accounts import Accounts
from docgen.service.access.doors import Doors
from docgen.service.access.keyring import Keyring
from docgen.service.access.trail import Trail
from docgen.service.home import Home
from docgen.service.jobs.asking import JobWork
from docgen.service.line.file_kinds import EvidenceLimits
from docgen.service.office import Office
from docgen.service.setting_source import SettingSource
from docgen.service.settings import Settings
from docgen.service.standing import Renewal, Renewed
from docgen.service.webhooks.addresses import networks
from docgen.service.webhooks.managing import WebhookWork
from docgen.service.webhooks.vault import SecretVault, opened_vault
from docgen.service.work.casework import CaseWork
from docgen.service.work.drafting import DraftWork
from docgen.service.work.files import FileWork
from docgen.service.work.overview import OverviewWork
from docgen.service.work.reviews import ReviewWork
from docgen.service.work.scanning import ScanWork
from docgen.service.work.signing import SigningWork
from docgen.service.work.taking_back import TakingBack
from docgen.telemetry.metrics import Metrics
from docgen.typeset.fonts import load_fonts
from docgen.web.pages.case.previewing import Previewer
from docgen.web.rates import Rates

__all__ = ["Site"]


class Site:
    """One home, served. ``clock`` gives aware times, ``new_id`` ids that never repeat.

    ``is_mock``: the home is thrown away afterwards, and every answer says so.
    ``source`` is where the settings came from, the file of the home where it is not given.
    ``is_stopping`` is set once the process is to end: it takes on nothing new then.
    """

    def __init__(
        self,
        *,
        office: Office,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        metrics: Metrics | None = None,
        source: SettingSource | None = None,
        is_mock: bool = False,
    ) -> None:
        self._office = office
        self._lock = threading.RLock()
        self.source = source or SettingSource(path=office.home.settings)
        self._renewal = Renewal(office.home, self.source)
        self._previewer = Renewed(office.home, self._new_previewer, lock=self._lock)
        self._setter = Renewed(office.home, self._new_setter, lock=self._lock)
        self.clock = clock
        self.is_mock = is_mock
        self.new_id = new_id
        self.metrics = metrics or Metrics(timer=time.perf_counter)
        self.is_stopping = threading.Event()

    @contextmanager
    def offices(self) -> Iterator[Office]:
        """The office, which works for one at a time, with the forms and fonts now in force."""
        with self._lock:
            self._renewal.renew(self._office)
            yield self._office

    @property
    def home(self) -> Home:
        """The home that is served."""
        return self._office.home

    @property
    def kind(self) -> Literal["agency", "trial", "mock"]:
        """Whether papers of this home are meant: by an agency's certificate, on trial, or never."""
        if self.is_mock:
            return "mock"
        with self.offices() as office:
            return "agency" if office.is_official else "trial"

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._office.settings

    @cached_property
    def registry(self) -> Registry:
        """The registry, for any number of threads at once."""
        with self.offices() as office:
            return office.registry

    @cached_property
    def doors(self) -> Doors:
        """By which people and systems come in."""
        return Doors(self.registry, self.settings)

    @cached_property
    def trail(self) -> Trail:
        """The audit trail, to which many readers write together."""
        return Trail(self.registry)

    @cached_property
    def accounts(self) -> Accounts:
        """Who may come in."""
        return Accounts(self.registry, self.settings)

    @cached_property
    def keyring(self) -> Keyring:
        """Which systems may come in."""
        return Keyring(self.registry, self.settings)

    @cached_property
    def cases(self) -> CaseWork:
        """Work on open cases."""
        return CaseWork(registry=self.registry, offices=self.offices, new_id=self.new_id)

    @cached_property
    def drafts(self) -> DraftWork:
        """What is being written."""
        return DraftWork(
            registry=self.registry,
            cases=self.cases,
            new_id=self.new_id,
            most_bytes=self.settings.limits_case_bytes,
        )

    @property
    def previewer(self) -> Previewer:
        """What draws drafts as they are typed, apart from the office."""
        return self._previewer.get()

    def _new_previewer(self) -> Previewer:
        with self.offices() as office:
            catalogue, fonts = office.catalogue, load_fonts(office.home.fonts, None)
        return Previewer(catalogue=catalogue, fonts=fonts)

    @cached_property
    def files(self) -> FileWork:
        """Files of cases, taken in."""
        return FileWork(
            registry=self.registry,
            new_id=self.new_id,
            limits=EvidenceLimits.of(self.settings),
        )

    @cached_property
    def overview(self) -> OverviewWork:
        """Cases added up."""
        return OverviewWork(registry=self.registry, offices=self.offices)

    @cached_property
    def reviews(self) -> ReviewWork:
        """Reviews of cases."""
        return ReviewWork(registry=self.registry, new_id=self.new_id)

    @property
    def setter(self) -> Setter:
        """What sets the pages that are added to signed and printed papers."""
        return self._setter.get()

    def _new_setter(self) -> Setter:
        with self.offices() as office:
            faces = office.fonts.resolve("宋体").faces
        return Setter([(each.path, each.family) for each in faces])

    @cached_property
    def signing(self) -> SigningWork:
        """Signatures drawn on a screen."""
        return SigningWork(
            registry=self.registry,
            cases=self.cases,
            files=self.files,
            offices=self.offices,
            new_id=self.new_id,
            setter=self._setter.get,
        )

    @cached_property
    def scanning(self) -> ScanWork:
        """Scans of papers that were signed by hand."""
        return ScanWork(
            registry=self.registry,
            cases=self.cases,
            files=self.files,
            signing=self.signing,
            new_id=self.new_id,
        )

    @cached_property
    def taking_back(self) -> TakingBack:
        """Recorded copies that are taken back."""
        return TakingBack(registry=self.registry, cases=self.cases, signing=self.signing)

    @cached_property
    def jobs(self) -> JobWork:
        """Work that takes longer than a request."""
        return JobWork(registry=self.registry, new_id=self.new_id)

    @cached_property
    def vault(self) -> SecretVault:
        """What protects the secrets of webhooks."""
        return opened_vault(self.registry, self.home.secrets_key)

    @cached_property
    def webhooks(self) -> WebhookWork:
        """Who is told of events."""
        return WebhookWork(
            registry=self.registry,
            listed=networks(self.settings.webhooks_private_networks),
            vault=self.vault,
            new_id=self.new_id,
            new_key=lambda: secrets.token_bytes(32),
        )

    @cached_property
    def rates(self) -> Rates:
        """How many requests of one actor are answered."""
        return Rates(per_minute=self.settings.serve_rate_per_minute)

    def note(self, entry: AuditEntry) -> None:
        """Put into the audit trail who read what; durable when it returns."""
        self.trail.record(entry)

    def close(self) -> None:
        """Give back files and connections."""
        with self.offices() as office:
            office.close()
