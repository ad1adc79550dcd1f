"""A job is done once, taken up again when its worker dies, and never stays pending in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from docgen.registry.queue.leases import Beat, backoff
from docgen.registry.queue.values import JobFile, JobRow, NewJob
from docgen.registry.registry import Registry

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
LEASE = timedelta(seconds=30)
PROBLEM = {"code": "archive-locked", "params": {}}


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        yield opened


def seconds(count: float) -> datetime:
    return NOW + timedelta(seconds=count)


def wanted(ident: str = "j1", **changes: object) -> NewJob:
    job = NewJob(
        id=ident,
        agency="SLJT",
        kind="seal",
        target="2026-0001",
        params={"supplement": False},
        most_attempts=3,
        run_at=NOW,
        deadline=seconds(3600),
        created_at=NOW,
        created_by="key:k1",
        correlation="trace",
    )
    return replace(job, **changes)  # type: ignore[arg-type]


def add(registry: Registry, *jobs: NewJob) -> None:
    with registry.writing() as unit:
        for job in jobs:
            unit.jobs.add(job)


def claim(registry: Registry, at: datetime = NOW, by: str = "w1") -> JobRow | None:
    with registry.writing() as unit:
        return unit.leases.claim(by=by, now=at, lease=LEASE, kinds=("seal", "batch"))


def held(registry: Registry, at: datetime = NOW, by: str = "w1") -> JobRow:
    job = claim(registry, at, by)
    assert job is not None
    return job


def read(registry: Registry, ident: str = "j1") -> JobRow:
    with registry.reading() as unit:
        job = unit.jobs.find("SLJT", ident)
    assert job is not None
    return job


def beat(registry: Registry, job: JobRow, at: datetime) -> Beat:
    with registry.writing() as unit:
        return unit.leases.renew(job, now=at, lease=LEASE)


def test_the_job_due_longest_is_taken_first_and_none_is_taken_twice(registry: Registry) -> None:
    later = wanted("j2", run_at=seconds(-5))
    add(registry, wanted(), later, wanted("j3", run_at=seconds(60)), wanted("j4", kind="unknown"))
    taken = [claim(registry), claim(registry, by="w2"), claim(registry, by="w3")]
    assert [job and (job.id, job.state, job.attempts) for job in taken] == [
        ("j2", "running", 1),
        ("j1", "running", 1),
        None,
    ]


def test_whether_anything_is_due_is_asked_without_writing(registry: Registry) -> None:
    add(registry, wanted(run_at=seconds(10)))
    with registry.reading() as unit:
        assert [unit.leases.is_due(seconds(at)) for at in (0, 10)] == [False, True]
    held(registry, seconds(10))
    with registry.reading() as unit:
        assert [unit.leases.is_due(seconds(at)) for at in (11, 41)] == [False, True]


def test_moments_in_any_time_zone_keep_their_order(registry: Registry) -> None:
    beijing = timezone(timedelta(hours=8))
    add(registry, wanted(run_at=seconds(10).astimezone(beijing)))
    assert claim(registry, seconds(9).astimezone(beijing)) is None
    assert held(registry, seconds(10)).run_at == seconds(10)


def test_a_job_whose_worker_gives_no_sign_of_life_is_taken_up_by_another(
    registry: Registry,
) -> None:
    add(registry, wanted())
    first = held(registry)
    assert beat(registry, first, seconds(20)) is Beat.GO_ON
    assert claim(registry, seconds(40), "w2") is None
    second = held(registry, seconds(50), "w2")
    assert (second.id, second.attempts, second.leased_by) == ("j1", 2, "w2")
    assert beat(registry, first, seconds(51)) is Beat.LOST


def test_who_lost_the_lease_can_write_nothing_more_of_the_job(registry: Registry) -> None:
    add(registry, wanted())
    first = held(registry)
    second = held(registry, seconds(50), "w2")
    file = JobFile(name="report.json", media_type="application/json", data=b"{}")
    with registry.writing() as unit:
        assert not unit.leases.finish(first, result={"n": 1}, files=(file,), now=seconds(51))
        assert unit.leases.fail(first, error=PROBLEM, can_retry=True, now=seconds(51)) is None
        assert not unit.leases.progress(first, done=1, total=2)
        assert not unit.leases.give_back(first, now=seconds(51))
        assert not unit.leases.cancelled(first, now=seconds(51))
        assert unit.leases.finish(second, result={"n": 2}, now=seconds(52))
    done = read(registry)
    assert (done.state, done.result, done.ended_at) == ("done", {"n": 2}, seconds(52))
    assert beat(registry, second, seconds(53)) is Beat.LOST


def test_a_job_whose_workers_keep_dying_fails_and_says_so(registry: Registry) -> None:
    add(registry, wanted())
    for count in range(3):
        held(registry, seconds(count * 60), f"w{count}")
    assert claim(registry, seconds(180)) is None
    lost = read(registry)
    assert lost.state == "failed"
    assert lost.error == {"code": "job-worker-lost", "params": {}}


def test_an_attempt_that_failed_for_the_moment_is_repeated_after_a_growing_rest(
    registry: Registry,
) -> None:
    add(registry, wanted())
    job = held(registry)
    with registry.writing() as unit:
        assert unit.leases.fail(job, error=PROBLEM, can_retry=True, now=NOW) == "waiting"
    assert read(registry).error == PROBLEM
    assert claim(registry, seconds(1)) is None
    again = held(registry, seconds(2))
    assert again.attempts == 2
    assert [backoff(count).total_seconds() for count in (1, 2, 3, 9, 100)] == [2, 4, 8, 512, 600]


@pytest.mark.parametrize("can_retry", [True, False])
def test_what_cannot_succeed_or_was_tried_enough_has_failed(
    registry: Registry, can_retry: bool
) -> None:
    add(registry, wanted(most_attempts=1 if can_retry else 3))
    job = held(registry)
    with registry.writing() as unit:
        assert unit.leases.fail(job, error=PROBLEM, can_retry=can_retry, now=NOW) == "failed"
    failed = read(registry)
    assert (failed.state, failed.error, failed.has_ended) == ("failed", PROBLEM, True)


def test_no_job_outlives_its_deadline(registry: Registry) -> None:
    add(registry, wanted(), wanted("j2", run_at=seconds(5)))
    running = held(registry)
    assert beat(registry, running, seconds(3600)) is Beat.LATE
    with registry.writing() as unit:
        assert unit.leases.sweep(seconds(3601)) == 2
    for ident in ("j1", "j2"):
        late = read(registry, ident)
        assert (late.state, late.error) == ("failed", {"code": "job-deadline", "params": {}})


def test_a_rest_that_would_end_after_the_deadline_is_no_rest(registry: Registry) -> None:
    add(registry, wanted(deadline=seconds(1)))
    job = held(registry)
    with registry.writing() as unit:
        assert unit.leases.fail(job, error=PROBLEM, can_retry=True, now=NOW) == "failed"


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_is_told(registry: Registry) -> None:
    add(registry, wanted(), wanted("j2", run_at=seconds(60)))
    running = held(registry)
    with registry.writing() as unit:
        told = unit.jobs.cancel("SLJT", "j1", NOW)
        gone = unit.jobs.cancel("SLJT", "j2", NOW)
        assert unit.jobs.cancel("OTHER", "j1", NOW) is None
    assert (told and told.state, gone and gone.state) == ("running", "cancelled")
    assert beat(registry, running, seconds(1)) is Beat.CANCEL
    with registry.writing() as unit:
        assert unit.leases.cancelled(running, now=seconds(2))
        after = unit.jobs.cancel("SLJT", "j1", seconds(3))
    assert after is not None
    assert (after.state, after.ended_at) == ("cancelled", seconds(2))


def test_a_job_called_off_whose_worker_died_is_cancelled(registry: Registry) -> None:
    add(registry, wanted())
    held(registry)
    with registry.writing() as unit:
        unit.jobs.cancel("SLJT", "j1", seconds(1))
        unit.leases.sweep(seconds(31))
    assert read(registry).state == "cancelled"


def test_a_job_given_back_waits_at_once_and_lost_no_attempt(registry: Registry) -> None:
    add(registry, wanted())
    job = held(registry)
    with registry.writing() as unit:
        assert unit.leases.give_back(job, now=seconds(3))
    waiting = read(registry)
    assert (waiting.state, waiting.attempts, waiting.run_at) == ("waiting", 0, seconds(3))


def test_what_a_job_made_is_kept_with_its_end_and_forgotten_with_it(registry: Registry) -> None:
    add(registry, wanted())
    job = held(registry)
    file = JobFile(name="report.json", media_type="application/json", data=b"{}")
    with registry.writing() as unit:
        assert unit.leases.progress(job, done=1, total=2)
        assert unit.leases.finish(job, result={}, files=(file,), now=NOW)
    done = read(registry)
    with registry.reading() as unit:
        assert unit.jobs.file_names(done) == ("report.json",)
        assert unit.jobs.file(done, "report.json") == file
        assert unit.jobs.file(done, "other") is None
    with registry.writing() as unit:
        assert unit.jobs.forget(NOW) == 0
        assert unit.jobs.forget(seconds(1)) == 1
        assert unit.jobs.find("SLJT", "j1") is None


def test_jobs_are_paged_newest_first_by_state_and_kind(registry: Registry) -> None:
    add(
        registry,
        *(wanted(f"j{n}", created_at=seconds(n // 2)) for n in range(5)),
        wanted("other", agency="OTHER"),
        wanted("batch", kind="batch"),
    )
    held(registry)
    with registry.reading() as unit:
        page = unit.jobs.page("SLJT", limit=3)
        rest = unit.jobs.page("SLJT", limit=9, before=(page[-1].created_at, page[-1].id))
        assert [job.id for job in (*page, *rest)] == ["j4", "j3", "j2", "j1", "j0", "batch"]
        assert [job.id for job in unit.jobs.page("SLJT", limit=9, state="running")] == ["batch"]
        assert [job.id for job in unit.jobs.page("SLJT", limit=9, kind="batch")] == ["batch"]


def test_a_job_named_by_its_occasion_is_asked_for_once(registry: Registry) -> None:
    with registry.writing() as unit:
        assert unit.jobs.add_once(wanted())
        assert not unit.jobs.add_once(wanted())


def test_the_queue_tells_how_much_waits_and_since_when(registry: Registry) -> None:
    add(registry, wanted(), wanted("j2", run_at=seconds(5)), wanted("j3", run_at=seconds(60)))
    held(registry)
    with registry.reading() as unit:
        state = unit.leases.state(seconds(10))
    assert (state.waiting, state.running, state.oldest_due) == (2, 1, seconds(5))
