"""``docgen deadlines`` and ``docgen route``: for a clerk, an integrator, an office calendar."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from running import CASES, Docgen

CASE = CASES / "driver-minor.case.json"


@pytest.fixture
def trial(tmp_path: Path) -> Docgen:
    docgen = Docgen(tmp_path / "home")
    docgen.ok("init", "--trial")
    return docgen


def test_the_list_is_the_same_in_json_and_says_where_each_term_stands(trial: Docgen) -> None:
    found = trial.ok("deadlines", CASE)["deadlines"]
    assert {each["code"] for each in found} >= {"filing-decision", "decision-service", "suit"}
    states = [each["state"] for each in found]
    assert states == sorted(states, key=["overdue", "open", "done_late", "done", "passed"].index)
    printed = trial.run("deadlines", CASE).out
    for each in found:
        assert f"{each['due']}  " in printed
        assert each["clause"] in printed


def test_the_calendar_holds_what_is_still_to_be_kept_and_no_name(trial: Docgen) -> None:
    case = CASES / "driver-minor.case.json"
    text = trial.run("deadlines", case, "--ics").out
    calendar = Calendar.from_ical(text)
    wanted = [
        each
        for each in trial.ok("deadlines", case)["deadlines"]
        if each["state"] in ("overdue", "open")
    ]
    events = calendar.walk("VEVENT")
    assert sorted(str(event["DTSTART"].dt) for event in events) == sorted(
        each["due"] for each in wanted
    )
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert "陈䶮" not in text


def test_a_case_that_the_schemas_refuse_is_no_case_to_count(trial: Docgen, tmp_path: Path) -> None:
    broken = tmp_path / "broken.case.json"
    broken.write_text("{}", "utf-8")
    done = trial.run("deadlines", broken, "--json")
    assert done.status == 3
    assert done.json["error"] == "case-invalid"


def test_the_route_shows_what_is_there_and_what_is_not(trial: Docgen) -> None:
    found = trial.ok("route", CASE)
    assert found["route"] == "commitment"
    done = [step for step in found["steps"] if step["state"] == "done"]
    assert {"scene-record", "no-penalty-decision"} <= {
        code for step in done for code in step["instruments"]
    }
    assert "✓ 已有  现场笔录" in trial.run("route", CASE).out
