"""``docgen bench pages`` measures what it says, and says it in both forms."""

from __future__ import annotations

import re

import pytest
from running import Docgen


@pytest.mark.slow
def test_where_chromium_is_missing_that_is_said_and_the_rest_is_measured(
    trial: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    parts = ("--part", "papers", "--part", "key")
    answer = trial.ok("bench", "pages", *parts, "--runs", "2", "--alone", "--memory", "120")
    measured = answer["measured"]
    assert set(measured) == {"fill", "typeset", "preview", "table", "record"}
    assert all(each["ours"]["median"] > 0.0 for each in measured.values())
    assert all(each["ours"]["processor"] > 0.0 for each in measured.values())
    assert all(each["warm"] is None and each["ratio_cold"] is None for each in measured.values())
    assert measured["record"]["pages"] >= 100
    assert answer["memory_mb"]["papers"] == 120
    assert answer["papers_per_second"] is None
    assert answer["typing"] == {"key": None, "clerks": None}
    assert answer["missing"] == ["chromium"]


@pytest.mark.slow
def test_the_papers_of_one_and_of_two_worker_processes_are_counted(
    trial: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    parts = ("--part", "key", "--workers", "--runs", "5")
    done = trial.run("--lang", "en", "bench", "pages", *parts)
    assert done.status == 0
    assert "this machine has no chromium" in done.out
    assert re.search(r"one process [1-9]\d*, two processes [1-9]\d*, \d", done.out)


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_clerks_who_type_are_timed_one_in_chromium_and_ten_at_once(trial: Docgen) -> None:
    answer = trial.ok("bench", "pages", "--part", "key", "--part", "clerks", "--runs", "3")
    key, clerks = answer["typing"]["key"], answer["typing"]["clerks"]
    assert (key["clerks"], key["pages"]) == (1, 3)
    assert 1 <= key["runs"] <= 3
    assert (clerks["clerks"], clerks["runs"], clerks["pages"]) == (10, 30, 3)
    assert all(0.0 < each["median"] <= each["p95"] for each in (key, clerks))
    assert (answer["missing"], answer["measured"]) == ([], None)
