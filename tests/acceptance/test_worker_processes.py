"""``docgen worker`` as a program: it does what waits, outlives its processes, stops in order."""

from __future__ import annotations

import os
import signal
from datetime import datetime, timedelta, timezone
from pathlib import Path

import postgresql
import pytest
from processes import Program, until
from running import Docgen

from docgen.registry.queue.values import JobRow
from docgen.registry.registry import Registry
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Principal
from docgen.service.jobs.kinds import asked

BEIJING = timezone(timedelta(hours=8))


def ask(registry: Registry, ident: str) -> None:
    now = datetime.now(BEIJING)
    principal = Principal(actor="key:k1", agency="SLJT", duties=frozenset())
    occasion = Occasion(principal=principal, at=now)
    job = asked("export", ident=ident, target="", params={}, occasion=occasion)
    with registry.writing() as unit:
        unit.jobs.add(job)


def read(registry: Registry, ident: str) -> JobRow:
    with registry.reading() as unit:
        job = unit.jobs.find("SLJT", ident)
    assert job is not None
    return job


def test_workers_of_a_registry_file_are_refused_with_the_way_out(trial: Docgen) -> None:
    done = trial.run("worker", "--json")
    assert (done.status, done.json["error"]) == (2, "worker-needs-postgresql")


@pytest.mark.slow
@pytest.mark.needs("postgresql")
def test_workers_do_what_waits_though_they_are_killed_and_stop_when_told(
    tmp_path: Path, postgresql_server: postgresql.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgresql_server.database()
    home = Docgen(tmp_path / "home")
    monkeypatch.setenv("DOCGEN_REGISTRY_URL", url)
    home.ok("init", "--trial")
    with (
        Registry.open(url) as registry,
        Program.running(home, "worker", "--workers", 1, environ={}) as program,
    ):
        ask(registry, "j1")
        until(lambda: read(registry, "j1").state == "done")
        for pid in program.children():
            os.kill(pid, signal.SIGKILL)
        ask(registry, "j2")
        until(lambda: read(registry, "j2").state == "done")
        workers = program.children()
        printed = program.stop()
    assert (program.process.returncode, printed.strip()) == (0, "已停止")
    assert not any("Traceback" in line for line in program.said)
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


@pytest.mark.slow
@pytest.mark.needs("postgresql")
def test_worker_processes_end_by_themselves_when_their_supervisor_is_killed(
    tmp_path: Path, postgresql_server: postgresql.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgresql_server.database()
    home = Docgen(tmp_path / "home")
    monkeypatch.setenv("DOCGEN_REGISTRY_URL", url)
    home.ok("init", "--trial")
    with (
        Registry.open(url) as registry,
        Program.running(home, "worker", "--workers", 1, environ={}) as program,
    ):
        ask(registry, "j1")
        until(lambda: read(registry, "j1").state == "done")
        workers = program.children()
        program.process.kill()
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
