"""``docgen bench pages`` measures what it says, and says it in both forms."""

from __future__ import annotations

import pytest
from running import Docgen


@pytest.mark.slow
def test_pages_are_timed_alone(trial: Docgen) -> None:
    answer = trial.ok("bench", "pages", "--runs", "2", "--alone", "--memory", "120")
    measured = answer["measured"]
    assert set(measured) == {"fill", "typeset", "preview", "table", "record"}
    assert all(each["ours"]["median"] > 0.0 for each in measured.values())
    assert all(each["ours"]["processor"] > 0.0 for each in measured.values())
    assert all(each["warm"] is None and each["ratio_cold"] is None for each in measured.values())
    assert measured["record"]["pages"] >= 100
    assert answer["memory_mb"]["papers"] == 120
    assert answer["papers_per_second"] is None


@pytest.mark.slow
def test_the_papers_of_one_and_of_two_worker_processes_are_counted(trial: Docgen) -> None:
    answer = trial.ok("bench", "pages", "--runs", "1", "--alone", "--workers")
    assert set(answer["papers_per_second"]) == {"one", "two"}
    assert all(rate > 0.0 for rate in answer["papers_per_second"].values())
