"""A worker does what is due, ends every job with its reason, and outlives each of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docgen.registry.access.values import AuditEntry
from docgen.registry.errors import RegistryBusyError
from docgen.registry.queue.values import Event, JobFile, JobRow, NewJob
from docgen.service.home import create_home
from docgen.service.jobs.heart import Heart, Pulse
from docgen.service.jobs.kinds import JobKind
from docgen.service.jobs.work import Bench, JobCancelled, Outcome, Work
from docgen.service.jobs.worker import Worker
from docgen.service.office import Office
from docgen.service.settings import Settings
from docgen.service.standing import Renewal
from docgen.service.work.errors import CaseUnknownError
from docgen.telemetry.logs import JsonLines
from docgen.telemetry.metrics import Metrics

NAME = "张三"
START = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
EVENT = Event(id="e1", agency="SLJT", type="dossier.sealed", payload={}, happened_at=START)
ENTRY = AuditEntry(
    at=START, actor="key:k1", agency="SLJT", action="x", target="case:1", outcome="done"
)


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Place:
    """A home with one worker, its clock and what it was told."""

    office: Office
    clock: Clock = field(default_factory=Clock)
    stop: threading.Event = field(default_factory=threading.Event)
    left: list[bool] = field(default_factory=list)

    @property
    def pulse(self) -> Pulse:
        return Pulse(
            now=self.clock,
            lease=timedelta(seconds=30),
            beat=timedelta(seconds=10),
            grace=timedelta(seconds=20),
            stop=self.stop,
            leave=lambda: self.left.append(True),
        )

    def worker(self, kinds: Mapping[str, Callable[[Work], Outcome]], **more: object) -> Worker:
        rows = {
            name: JobKind(run=run, most_attempts=3, lasts=timedelta(hours=1))
            for name, run in kinds.items()
        }
        ids = iter(f"id{n}" for n in range(1000))
        return Worker(
            name="w1",
            bench=Bench(
                office=self.office,
                now=self.clock,
                new_id=lambda: next(ids),
                renewal=Renewal(self.office.home),
            ),
            pulse=self.pulse,
            metrics=Metrics(timer=lambda: 0.0),
            is_worn=more.get("is_worn", lambda: False),  # type: ignore[arg-type]
            kinds=rows,
        )

    def ask(self, ident: str = "j1", kind: str = "test", **changes: object) -> None:
        job = NewJob(
            id=ident,
            agency="SLJT",
            kind=kind,
            target="2026-0001",
            params={},
            most_attempts=3,
            run_at=START,
            deadline=START + timedelta(hours=1),
            created_at=START,
            created_by="key:k1",
            correlation="trace",
        )
        with self.office.registry.writing() as unit:
            unit.jobs.add(replace(job, **changes))  # type: ignore[arg-type]

    def job(self, ident: str = "j1") -> JobRow:
        with self.office.registry.reading() as unit:
            found = unit.jobs.find("SLJT", ident)
        assert found is not None
        return found

    def claimed(self) -> JobRow:
        with self.office.registry.writing() as unit:
            job = unit.leases.claim(
                by="w1", now=self.clock(), lease=self.pulse.lease, kinds=("test",)
            )
        assert job is not None
        return job


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    home, _ = create_home(tmp_path / "home")
    office = Office(home=home, settings=Settings(archive_verify_days=0))
    yield Place(office)
    office.close()


def test_what_a_job_made_told_and_noted_is_written_with_its_end(place: Place) -> None:
    file = JobFile(name="a.json", media_type="application/json", data=b"{}")

    def run(work: Work) -> Outcome:
        assert (work.job.target, work.occasion().principal.actor) == ("2026-0001", "key:k1")
        work.progress(1, 2)
        return Outcome(result={"n": 1}, files=(file,), events=(EVENT,), audit=(ENTRY,))

    place.ask()
    assert place.worker({"test": run}).step()
    done = place.job()
    assert (done.state, done.result, done.done, done.total) == ("done", {"n": 1}, 1, 2)
    with place.office.registry.reading() as unit:
        assert unit.jobs.file(done, "a.json") == file
        assert [row.target for row in unit.audit.rows()] == ["case:1"]


def test_with_nothing_due_a_worker_does_nothing(place: Place) -> None:
    assert not place.worker({}).step()


def test_an_error_that_stays_fails_the_job_with_its_code(place: Place) -> None:
    def run(_: Work) -> Outcome:
        raise CaseUnknownError(case="2026-0001")

    place.ask()
    place.worker({"test": run}).step()
    failed = place.job()
    assert (failed.state, failed.attempts) == ("failed", 1)
    assert failed.error == {"code": "case-unknown", "params": {"case": "2026-0001"}}


def test_an_error_that_passes_is_tried_again(place: Place) -> None:
    tries: list[int] = []

    def run(work: Work) -> Outcome:
        tries.append(work.job.attempts)
        if len(tries) == 1:
            raise RegistryBusyError(where="registry.sqlite3")
        return Outcome()

    place.ask()
    worker = place.worker({"test": run})
    worker.step()
    assert (place.job().state, worker.step()) == ("waiting", False)
    place.clock.move(2)
    worker.step()
    assert (place.job().state, tries) == ("done", [1, 2])


def test_a_defect_is_tried_as_often_as_allowed_and_tells_nothing_of_anybody(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    def run(_: Work) -> Outcome:
        raise ValueError(NAME)

    place.ask()
    worker = place.worker({"test": run})
    for _ in range(3):
        worker.step()
        place.clock.move(60)
    failed = place.job()
    assert (failed.state, failed.attempts) == ("failed", 3)
    assert failed.error == {"code": "defect", "params": {"kind": "ValueError"}}
    logged = "".join(map(JsonLines().format, caplog.records))
    assert "test_worker.py" in logged
    assert NAME not in logged


def test_a_job_called_off_ends_at_its_next_step(place: Place) -> None:
    heart: list[Heart] = []

    def run(work: Work) -> Outcome:
        with place.office.registry.writing() as unit:
            unit.jobs.cancel("SLJT", "j1", START)
        beating = Heart(place.office.registry, work.job, place.pulse)
        heart.append(beating)
        assert beating.once()
        Work(work.bench, work.job, beating.called_off.is_set).progress(1, 2)
        raise AssertionError

    place.ask()
    place.worker({"test": run}).step()
    assert place.job().state == "cancelled"


def test_a_job_called_off_before_it_is_taken_up_again_is_not_begun(place: Place) -> None:
    def run(_: Work) -> Outcome:
        with place.office.registry.writing() as unit:
            unit.jobs.cancel("SLJT", "j1", START)
        raise RegistryBusyError(where="registry.sqlite3")

    place.ask()
    worker = place.worker({"test": run})
    worker.step()
    assert place.job().state == "waiting"
    place.clock.move(2)
    assert worker.step()
    assert place.job().state == "cancelled"


def test_a_step_that_somebody_else_took_over_writes_nothing(place: Place) -> None:
    def run(work: Work) -> Outcome:
        place.clock.move(31)
        other = place.claimed()
        assert other.id == work.job.id
        return Outcome(result={"mine": True}, events=(EVENT,))

    place.ask()
    place.worker({"test": run}).step()
    assert (place.job().state, place.job().result) == ("running", None)
    with place.office.registry.writing() as unit:
        assert unit.events.add(EVENT)


def test_the_heart_keeps_the_lease_and_ends_the_process_that_lost_it(place: Place) -> None:
    place.ask()
    heart = Heart(place.office.registry, place.claimed(), place.pulse)
    for _ in range(5):
        place.clock.move(20)
        assert heart.once()
    place.clock.move(31)
    place.claimed()
    assert not heart.once()


def test_a_job_past_its_deadline_fails_and_its_process_ends(place: Place) -> None:
    place.ask(deadline=START + timedelta(seconds=20))
    heart = Heart(place.office.registry, place.claimed(), place.pulse)
    place.clock.move(20)
    assert not heart.once()
    failed = place.job()
    assert (failed.state, failed.error) == ("failed", {"code": "job-deadline", "params": {}})


def test_a_job_called_off_that_does_not_end_by_itself_is_ended(place: Place) -> None:
    place.ask()
    heart = Heart(place.office.registry, place.claimed(), place.pulse)
    with place.office.registry.writing() as unit:
        unit.jobs.cancel("SLJT", "j1", START)
    assert heart.once()
    place.clock.move(19)
    assert heart.once()
    place.clock.move(1)
    assert not heart.once()
    assert place.job().state == "cancelled"


def test_a_stop_gives_a_long_job_back_after_the_grace(place: Place) -> None:
    place.ask()
    heart = Heart(place.office.registry, place.claimed(), place.pulse)
    place.stop.set()
    assert heart.once()
    place.clock.move(20)
    assert not heart.once()
    assert (place.job().state, place.job().attempts) == ("waiting", 0)


def test_while_the_registry_is_away_the_lease_lasts_as_long_as_it_was(place: Place) -> None:
    place.ask()
    heart = Heart(place.office.registry, place.claimed(), place.pulse)
    place.office.home.registry.rename(place.office.home.registry.with_name("away"))
    place.office.registry.close()
    place.clock.move(29)
    assert heart.once()
    place.clock.move(1)
    assert not heart.once()


def test_a_worker_ends_when_told_to_or_worn(place: Place) -> None:
    done: list[str] = []

    def run(work: Work) -> Outcome:
        done.append(work.job.id)
        if work.job.id == "j2":
            place.stop.set()
        return Outcome()

    for ident in ("j1", "j2", "j3"):
        place.ask(ident)
    place.worker({"test": run}, is_worn=lambda: len(done) == 1).run(poll_s=60)
    assert done == ["j1"]
    place.worker({"test": run}).run(poll_s=60)
    assert done == ["j1", "j2"]


def test_a_worker_gives_signs_of_life_between_jobs_and_in_long_ones(place: Place) -> None:
    def seen() -> tuple[datetime, ...]:
        with place.office.registry.reading() as unit:
            return unit.workers.last_seen()

    worker = place.worker({})
    worker.step()
    place.clock.move(9)
    worker.step()
    assert seen() == (START,)
    place.clock.move(1)
    worker.step()
    assert seen() == (START + timedelta(seconds=10),)
    place.ask()
    heart = Heart(place.office.registry, place.claimed(), place.pulse)
    place.clock.move(20)
    heart.once()
    assert seen() == (START + timedelta(seconds=30),)
    place.stop.set()
    worker.run(0.01)
    assert seen() == ()


def test_what_recurs_is_asked_for_once_an_occasion(place: Place) -> None:
    ran: list[str] = []

    def run(work: Work) -> Outcome:
        ran.append(work.job.id)
        return Outcome()

    kinds = {"deadlines": run, "sweep": run}
    first, second = place.worker(kinds), place.worker(kinds)
    while first.step() or second.step():
        pass
    place.clock.move(3600)
    while second.step() or first.step():
        pass
    assert sorted(ran) == ["deadlines-2026-03-16", "sweep-2026-03-16-09", "sweep-2026-03-16-10"]


def test_progress_is_written_at_most_once_a_second_and_at_the_end(place: Place) -> None:
    seen: list[int] = []

    def run(work: Work) -> Outcome:
        for done in (1, 2, 3, 4):
            work.progress(done, 4)
            seen.append(place.job().done)
            if done == 2:
                place.clock.move(1)
        return Outcome()

    place.ask()
    place.worker({"test": run}).step()
    assert seen == [1, 1, 3, 4]


def test_progress_of_a_job_called_off_ends_it(place: Place) -> None:
    place.ask()
    bench = Bench(
        office=place.office,
        now=place.clock,
        new_id=lambda: "id",
        renewal=Renewal(place.office.home),
    )
    with pytest.raises(JobCancelled):
        Work(bench, place.claimed(), lambda: True).progress(1, 2)
