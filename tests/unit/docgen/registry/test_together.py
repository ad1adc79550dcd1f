"""Changes of many threads share a commit, and each stands or falls for itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from docgen.registry.access.values import AgencyRow
from docgen.registry.errors import CaseMovedError, RegistryBusyError
from docgen.registry.registry import Registry
from docgen.registry.unit import Unit

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        yield opened


def added(code: str, after: Callable[[], None] = lambda: None) -> Callable[[Unit], str]:
    """A change that adds an agency and then does something else."""

    def change(unit: Unit) -> str:
        unit.agencies.add(AgencyRow(code=code, name="示例机关", created_at=NOW))
        after()
        return code

    return change


def moved() -> None:
    raise CaseMovedError(case="c1")


def known(registry: Registry, codes: list[str]) -> list[str]:
    with registry.reading() as unit:
        return [code for code in codes if unit.agencies.find(code) is not None]


def all_at_once(
    registry: Registry, changes: list[Callable[[Unit], str]]
) -> list[str | BaseException]:
    """What became of changes that came while another one was being written."""
    outcomes: dict[int, str | BaseException] = {}
    begun, go_on = threading.Event(), threading.Event()

    def hold(_unit: Unit) -> str:
        begun.set()
        assert go_on.wait(60)
        return ""

    def run(place: int, change: Callable[[Unit], str]) -> None:
        try:
            outcomes[place] = registry.together(change)
        except (CaseMovedError, IntegrityError) as error:
            outcomes[place] = error

    threads = [threading.Thread(target=run, args=(-1, hold))]
    threads[0].start()
    assert begun.wait(60)
    for place, change in enumerate(changes):
        threads.append(threading.Thread(target=run, args=(place, change)))
        threads[-1].start()
    queue = registry._together._queue
    while len(queue) < len(changes):
        threading.Event().wait(0.001)
    go_on.set()
    for thread in threads:
        thread.join()
    return [outcomes[place] for place in range(len(changes))]


def test_changes_that_come_meanwhile_are_written_in_one_transaction(registry: Registry) -> None:
    codes = [f"A{n}" for n in range(6)]
    seen: list[int] = []

    def noting(code: str) -> Callable[[Unit], str]:
        def change(unit: Unit) -> str:
            seen.append(id(unit._connection))
            return added(code)(unit)

        return change

    assert all_at_once(registry, [noting(code) for code in codes]) == codes
    assert known(registry, codes) == codes
    assert len(set(seen)) == 1


def test_what_one_change_raises_undoes_it_alone(registry: Registry) -> None:
    changes = [added("A1"), added("A2", moved), added("A3")]
    first, second, third = all_at_once(registry, changes)
    assert (first, third) == ("A1", "A3")
    assert isinstance(second, CaseMovedError)
    assert known(registry, ["A1", "A2", "A3"]) == ["A1", "A3"]


def test_what_the_database_refuses_in_one_change_harms_no_other(registry: Registry) -> None:
    changes = [added("A1"), added("A1"), added("A2")]
    outcomes = all_at_once(registry, changes)
    assert [type(each) for each in outcomes].count(IntegrityError) == 1
    assert outcomes[2] == "A2"
    assert known(registry, ["A1", "A2"]) == ["A1", "A2"]


def test_a_change_alone_is_durable_or_undone(registry: Registry) -> None:
    assert registry.together(added("A1")) == "A1"
    with pytest.raises(CaseMovedError):
        registry.together(added("A2", moved))
    assert known(registry, ["A1", "A2"]) == ["A1"]


def test_where_the_lock_cannot_be_had_every_change_hears_of_it(tmp_path: Path) -> None:
    location = tmp_path / "registry.sqlite3"
    Registry.create(location)
    with (
        Registry.open(location) as holding,
        Registry.open(location, busy_timeout_s=0.1) as waiting,
        holding.writing(),
        pytest.raises(RegistryBusyError),
    ):
        waiting.together(added("A1"))
