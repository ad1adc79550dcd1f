"""``docgen bench pages`` measures what it says, and says it in both forms."""

from __future__ import annotations

import pytest
from running import Docgen

PAPERS = ("--part", "papers", "--runs", "2", "--alone")
CLERKS = ("--part", "key", "--part", "clerks", "--runs", "2")


@pytest.mark.slow
def test_pages_are_timed_alone(trial: Docgen) -> None:
    answer = trial.ok("bench", "pages", *PAPERS, "--memory", "120")
    measured = answer["measured"]
    assert set(measured) == {"fill", "typeset", "preview", "table", "record"}
    assert all(each["ours"]["median"] > 0.0 for each in measured.values())
    assert all(each["ours"]["processor"] > 0.0 for each in measured.values())
    assert all(each["warm"] is None and each["ratio_cold"] is None for each in measured.values())
    assert measured["record"]["pages"] >= 100
    assert answer["memory_mb"]["papers"] == 120
    assert answer["papers_per_second"] is None
    assert answer["typing"] == {"key": None, "clerks": None}


@pytest.mark.slow
def test_where_chromium_is_missing_that_is_said_and_the_rest_is_measured(
    trial: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    answer = trial.ok("bench", "pages", *CLERKS, "--workers")
    assert (answer["missing"], answer["typing"]["key"]) == (["chromium"], None)
    clerks = answer["typing"]["clerks"]
    assert (clerks["clerks"], clerks["runs"], clerks["pages"]) == (10, 20, 3)
    assert 0.0 < clerks["median"] <= clerks["p95"]
    assert answer["measured"] is None
    assert set(answer["papers_per_second"]) == {"one", "two"}
    assert all(rate > 0.0 for rate in answer["papers_per_second"].values())
    told = trial.run("--lang", "en", "bench", "pages", "--part", "key")
    assert told.status == 0
    assert "this machine has no chromium" in told.out


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_a_clerk_types_in_chromium_and_each_changed_page_is_timed(trial: Docgen) -> None:
    answer = trial.ok("bench", "pages", "--part", "key", "--runs", "3")
    key = answer["typing"]["key"]
    assert (key["clerks"], key["pages"]) == (1, 3)
    assert 1 <= key["runs"] <= 3
    assert 0.0 < key["median"] <= key["p95"]
    assert (answer["missing"], answer["typing"]["clerks"]) == ([], None)
