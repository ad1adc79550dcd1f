"""A backup made while cases come in and are sealed holds all that was acknowledged before it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from postgresql import Server
from sqlalchemy.exc import SQLAlchemyError

from archive.errors import ArchiveError
from archive.seal import create_trial_authority
from docgen.errors import DocgenError
from docgen.registry.errors import NumbersHeldError
from docgen.registry.registry import Registry
from docgen.registry.values import CaseKey
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.service.backup.making import make_backup
from docgen.service.backup.restoring import restore_backup
from docgen.service.home import Home, create_home, open_home
from docgen.service.office import Office
from docgen.service.settings import Settings, read_settings
from docgen.service.work.casework import CaseWork

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CASE = Path(__file__).parents[2] / "cases" / "taxi-stand-education.case.json"
BEFORE, LONGEST_S = 4, 60


@pytest.fixture
def settings(registry_location: Path | str) -> Settings:
    url = registry_location if isinstance(registry_location, str) else "file"
    return read_settings(file=None, environ={}, flags={"registry.url": url}).settings


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Home:
    made, _ = create_home(tmp_path / "home", registry_url=settings.registry_url)
    create_trial_authority(made.keys, now=NOW - timedelta(days=1), body_name="示例市交通运输局")
    return made


@dataclass
class Busy:
    """A thread that repeats its work; what it got acknowledged stands in ``done``."""

    name: str
    act: Callable[[Office, int], str]
    done: list[str] = field(default_factory=list)
    enough: threading.Event = field(default_factory=threading.Event)
    failure: BaseException | None = None

    def run(self, home: Home, settings: Settings, stop: threading.Event) -> None:
        """Work until told to stop."""
        office = Office(home=home, settings=settings)
        try:
            while not stop.is_set():
                self.done.append(self.act(office, len(self.done)))
                if len(self.done) >= BEFORE:
                    self.enough.set()
        except (DocgenError, ArchiveError, SQLAlchemyError, OSError) as error:
            self.failure = error
            self.enough.set()
        finally:
            office.close()


@contextmanager
def at_work(home: Home, settings: Settings, *busy: Busy) -> Iterator[None]:
    stop = threading.Event()
    threads = [threading.Thread(target=each.run, args=(home, settings, stop)) for each in busy]
    for thread in threads:
        thread.start()
    try:
        assert all(each.enough.wait(LONGEST_S) for each in busy)
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    for each in busy:
        if each.failure is not None:
            raise each.failure


def case(ident: str) -> bytes:
    data: dict[str, Any] = json.loads(CASE.read_text("utf-8"))
    return json.dumps(
        data | {"case_id": ident, "register_number": None}, ensure_ascii=False
    ).encode()


def post(office: Office, count: int) -> str:
    @contextmanager
    def offices() -> Iterator[Office]:
        yield office

    work = CaseWork(registry=office.registry, offices=offices, new_id=lambda: f"event{count}")
    duties = frozenset({Duty.INTEGRATOR})
    principal = Principal(actor="key:k1", agency="SLJT", duties=duties)
    raw = case(f"2026-P-{count:04}")
    return work.create(raw, Occasion(principal=principal, at=NOW, correlation="")).case_id


def seal(office: Office, count: int) -> str:
    raw = case(f"2026-S-{count:04}")
    result = office.seal(raw, folder=Path("/nonexistent"), supplement=False, now=NOW)
    return result.record.number


@pytest.mark.slow
def test_everything_acknowledged_before_a_backup_is_in_it_and_nothing_half(
    home: Home, settings: Settings, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    posting, sealing = Busy("post", post), Busy("seal", seal)
    office = Office(home=home, settings=settings)
    with at_work(home, settings, posting, sealing):
        cases, dossiers = list(posting.done), list(sealing.done)
        made = make_backup(office, tmp_path / "backup", with_keys=True, now=NOW)
    office.close()
    assert made.damaged == ()
    url = "file"
    if settings.registry_url != "file":
        server: Server = request.getfixturevalue("postgresql_server")
        url = server.database()
    done = restore_backup(
        tmp_path / "backup", tmp_path / "new", registry_url=url, settings=Settings(), now=NOW
    )
    assert {report.verdict for report in done.reports} == {"whole"}
    new_settings = read_settings(file=None, environ={}, flags={"registry.url": url}).settings
    restored = Office(home=open_home(tmp_path / "new"), settings=new_settings)
    try:
        assert set(dossiers) <= set(restored.archive.numbers())
        assert set(restored.registry.sealed()) == set(restored.archive.numbers())
        with restored.registry.reading() as unit:
            known = [unit.cases.find(CaseKey(agency="SLJT", case_id=each)) for each in cases]
            assert unit.audit.head()[0] >= len(cases)
        assert None not in known
        with pytest.raises(NumbersHeldError):
            restored.registry.reserve_dossier(
                CaseKey(agency="SLJT", case_id="x"), year=2026, now=NOW
            )
        restored.registry.go_on((), also=lambda _unit: None)
        more = restored.seal(
            case("2026-S-9999"), folder=Path("/nonexistent"), supplement=False, now=NOW
        )
        assert more.record.number not in dossiers
        assert post(restored, 9999) == "2026-P-9999"
    finally:
        restored.close()


def test_a_database_that_holds_something_is_never_filled(
    registry_location: Path | str, home: Home, settings: Settings, tmp_path: Path
) -> None:
    office = Office(home=home, settings=settings)
    post(office, 1)
    copy = tmp_path / "copy.sqlite3"
    office.registry.copy_to_file(copy)
    location = home.registry_at(settings.registry_url)
    with pytest.raises(Exception, match="holds cases already"):
        Registry.restore(location, copy, made_at=NOW)
    office.close()
