"""The clocks of a case: what runs from its papers, until when, and how it stands on a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.case import load_case
from docgen.case.deadlines import Deadline, deadlines, end_of_term
from docgen.catalogue import Catalogue, CatalogueInvalidError, load_catalogue

CASES = Path(__file__).parents[3] / "cases"
Counted = Callable[..., dict[str, Deadline]]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def counted(catalogue: Catalogue) -> Counted:
    """The terms of a changed sample by clock and paper type, on a day."""

    def count(
        today: str = "2026-03-20",
        change: Callable[[Any], None] = lambda _: None,
        sample: str = "driver-minor",
        *,
        sealed: bool = False,
    ) -> dict[str, Deadline]:
        data = json.loads((CASES / f"{sample}.case.json").read_bytes())
        change(data)
        case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
        assert case is not None
        lists = catalogue.lists
        found = deadlines(
            case,
            clocks=lists.clocks,
            calendar=lists.workdays,
            today=date.fromisoformat(today),
            sealed=sealed,
        )
        return {f"{each.clock.code} {each.paper}".strip(): each for each in found}

    return count


def _paper(data: Any, kind: str) -> Any:
    return next(paper for paper in data["papers"] if paper["type"] == kind)


def _unserved(data: Any) -> None:
    _paper(data, "no-penalty-decision")["service"] = None


def test_the_terms_of_a_decision_run_from_filing_and_to_its_service(counted: Counted) -> None:
    found = counted()
    decision = found["filing-decision 立案登记表"]
    assert (decision.start, decision.due) == (date(2026, 3, 6), date(2026, 6, 4))
    assert (decision.done_on, decision.state) == (date(2026, 3, 16), "done")
    service = found["decision-service 不予行政处罚决定书"]
    assert (service.start, service.due) == (date(2026, 3, 16), date(2026, 3, 25))
    assert service.where.endswith("/date")


def test_a_decision_not_served_is_overdue_and_comes_first(counted: Counted) -> None:
    found = counted("2026-03-26", _unserved)
    assert next(iter(found)) == "decision-service 不予行政处罚决定书"
    assert found["decision-service 不予行政处罚决定书"].state == "overdue"
    assert counted("2026-03-25", _unserved)["decision-service 不予行政处罚决定书"].state == "open"


def test_a_file_is_not_filed_before_its_dossier_is_sealed(counted: Counted) -> None:
    stated = counted("2026-04-10")["filing-of-dossier"]
    assert (stated.state, stated.done_on) == ("open", None)
    assert counted("2026-06-30")["filing-of-dossier"].state == "overdue"
    assert counted("2026-06-30", sealed=True)["filing-of-dossier"].state == "done"


def test_the_service_of_another_paper_does_not_keep_the_term(counted: Counted) -> None:
    found = counted("2026-03-26", _unserved)
    assert found["decision-service 不予行政处罚决定书"].done_on is None


def test_a_partys_time_passes_and_is_never_overdue(counted: Counted) -> None:
    key = "reconsideration 不予行政处罚决定书"
    assert counted("2026-05-15")[key].due == date(2026, 5, 15)
    assert counted("2026-05-15")[key].state == "open"
    assert counted("2026-05-16")[key].state == "passed"


def test_a_last_day_off_moves_a_partys_time_on(counted: Counted) -> None:
    def serve(data: Any) -> None:
        _paper(data, "no-penalty-decision")["service"]["served_at"] = "2026-08-03T10:00:00+08:00"

    found = counted("2026-09-01", serve)["reconsideration 不予行政处罚决定书"]
    assert found.due == date(2026, 10, 8)


def test_a_promise_kept_early_is_kept(counted: Counted) -> None:
    def correct(data: Any) -> None:
        _paper(data, "recheck-record")["data"]["corrected_on"] = "2026-03-07"

    assert counted(change=correct)["correction 轻微违法行为告知承诺书"].state == "done"


def test_a_term_into_a_year_without_a_plan_is_provisional(counted: Counted) -> None:
    def serve(data: Any) -> None:
        _paper(data, "no-penalty-decision")["service"]["served_at"] = "2026-12-01T10:00:00+08:00"

    assert counted("2026-12-02", serve)["reconsideration 不予行政处罚决定书"].provisional
    assert not counted()["reconsideration 不予行政处罚决定书"].provisional


def _told(data: Any) -> None:
    _paper(data, "violation-notice")["data"]["hearing"] = True


def test_the_time_to_ask_for_a_hearing_runs_only_where_the_right_is_told(counted: Counted) -> None:
    key = "hearing-request 违法行为通知书"
    assert key not in counted(sample="repair-shop-unfiled")
    assert counted("2026-07-09", _told, "repair-shop-unfiled")[key].due == date(2026, 7, 9)


def test_a_hearing_is_announced_seven_working_days_before_and_held_on_its_day(
    counted: Counted,
) -> None:
    found = counted(today="2026-09-15", sample="charter-hearing")
    announced, held = found["hearing-notice 听证通知书"], found["hearing 听证通知书"]
    # Sunday 20 September is a working day in exchange for the National Day holiday.
    assert (announced.due, announced.state) == (date(2026, 9, 14), "done")
    assert (held.due, held.done_on) == (date(2026, 9, 22), date(2026, 9, 22))


def test_the_time_to_pay_runs_only_where_there_is_a_fine(counted: Counted) -> None:
    def warn(data: Any) -> None:
        _paper(data, "penalty-decision")["data"].update(fine=None, payment=None, kinds=["warning"])

    key = "fine-payment 行政处罚决定书"
    assert counted(sample="repair-shop-unfiled")[key].due == date(2026, 7, 29)
    assert key not in counted(change=warn, sample="repair-shop-unfiled")


def test_kept_evidence_is_released_within_seven_working_days(counted: Counted) -> None:
    found = counted("2026-06-19", sample="repair-shop-unfiled")
    kept = found["evidence-preservation 证据登记保存清单"]
    assert (kept.due, kept.done_on, kept.state) == (date(2026, 6, 18), date(2026, 6, 16), "done")


def test_a_penalty_on_the_spot_has_no_time_to_sue_at_once(counted: Counted) -> None:
    found = counted("2026-09-20", sample="wide-load-on-the-spot")
    assert found["reconsideration 当场行政处罚决定书"].due == date(2026, 11, 16)
    assert not [key for key in found if key.startswith("suit")]
    assert found["limitation"].state == "done"


def test_a_suspected_crime_is_approved_and_handed_over_in_time(counted: Counted) -> None:
    found = counted("2026-10-20", sample="forged-permit-transfer")
    approval = found["transfer-approval 涉嫌犯罪案件移送书"]
    sent = found["transfer 涉嫌犯罪案件移送书"]
    # Three days are calendar days here, and a Sunday does not move them.
    assert (approval.due, approval.state) == (date(2026, 10, 18), "done")
    assert sent.due_at is not None
    assert (sent.due_at.isoformat(), sent.state) == ("2026-10-17T10:00:00+08:00", "done")
    assert found["filing-decision 立案登记表"].done_on == date(2026, 10, 16)


@pytest.mark.parametrize(
    ("served", "state"),
    [
        ("2026-10-17T10:00:00+08:00", "done"),
        ("2026-10-17T10:01:00+08:00", "done_late"),
        ("2026-10-18T09:00:00+08:00", "done_late"),
    ],
)
def test_twenty_four_hours_are_counted_by_the_minute(
    counted: Counted, served: str, state: str
) -> None:
    def serve(data: Any) -> None:
        _paper(data, "crime-transfer-letter")["service"]["served_at"] = served

    found = counted("2026-10-20", serve, "forged-permit-transfer")
    assert found["transfer 涉嫌犯罪案件移送书"].state == state


def test_an_extension_moves_the_time_for_correction(counted: Counted) -> None:
    def grant(data: Any) -> None:
        _paper(data, "correction-extension")["data"].update(
            granted_until="2026-07-15", refusal=None
        )

    for title in ("责令改正违法行为通知书", "轻微违法行为告知承诺书"):
        key = f"correction {title}"
        refused = counted("2026-07-20", sample="repair-shop-unfiled")[key]
        granted = counted("2026-07-20", grant, "repair-shop-unfiled")[key]
        assert (refused.due, refused.state) == (date(2026, 6, 26), "done_late")
        assert (granted.due, granted.state) == (date(2026, 7, 15), "done")
        assert granted.where.endswith("/granted_until")


def test_what_was_announced_or_advised_has_its_day(counted: Counted) -> None:
    held = counted("2026-05-01", sample="bus-company-interview")["interview 行政约谈通知书"]
    assert (held.due, held.state) == (date(2026, 4, 20), "done")
    advised = counted("2026-05-20", sample="driver-admonition")["advice 行政劝诫书"]
    assert (advised.due, advised.state) == (date(2026, 5, 22), "open")


def test_every_clock_that_ships_says_its_clause_and_what_follows(catalogue: Catalogue) -> None:
    for clock in catalogue.lists.clocks:
        assert clock.clause
        assert set(clock.title) == set(clock.consequence) == {"zh", "en"}


# Counted by hand on the published plans; the day of the event itself does not count.
ENDS = [
    # sixty days, moved on from a day off: National Day, a Sunday, 清明 eve's weekend, 劳动节
    ("reconsideration", "2025-08-02", "2025-10-09"),
    ("reconsideration", "2025-12-03", "2026-02-02"),
    ("reconsideration", "2026-02-25", "2026-04-27"),
    ("reconsideration", "2026-03-02", "2026-05-06"),
    ("reconsideration", "2026-08-03", "2026-10-08"),
    # across a year's end, and onto and over a leap day
    ("reconsideration", "2025-11-30", "2026-01-29"),
    ("reconsideration", "2023-12-31", "2024-02-29"),
    ("reconsideration", "2024-01-01", "2024-03-01"),
    # six months: the same date, or the last of a short month; a worked Saturday stays
    ("suit", "2025-08-31", "2026-02-28"),
    ("suit", "2025-08-30", "2026-02-28"),
    ("suit", "2023-08-29", "2024-02-29"),
    ("suit", "2023-08-31", "2024-02-29"),
    ("suit", "2025-04-01", "2025-10-09"),
    ("suit", "2025-10-04", "2026-04-07"),
    ("suit", "2025-07-01", "2026-01-04"),
    ("suit", "2026-04-03", "2026-10-08"),
    # fifteen days to pay, into 春节, 国庆, 元旦, 劳动节 and 端午
    ("fine-payment", "2026-02-01", "2026-02-24"),
    ("fine-payment", "2026-09-20", "2026-10-08"),
    ("fine-payment", "2025-12-20", "2026-01-04"),
    ("fine-payment", "2026-04-17", "2026-05-06"),
    ("fine-payment", "2026-06-04", "2026-06-22"),
    # ninety days are calendar days, and the agency's own time moves for no holiday
    ("filing-decision", "2023-12-01", "2024-02-29"),
    ("filing-decision", "2024-12-03", "2025-03-03"),
    ("filing-decision", "2025-12-01", "2026-03-01"),
    ("filing-decision", "2026-07-03", "2026-10-01"),
    # two years, from a leap day and to a leap year
    ("limitation", "2024-02-29", "2026-02-28"),
    ("limitation", "2022-02-28", "2024-02-28"),
    # working days around holidays and exchanged weekends
    ("hearing-request", "2026-02-13", "2026-02-27"),
    ("hearing-request", "2026-09-24", "2026-10-09"),
    ("hearing-request", "2025-12-31", "2026-01-08"),
    ("hearing-request", "2026-04-29", "2026-05-09"),
    ("decision-service", "2026-02-13", "2026-03-02"),
    ("decision-service", "2026-09-24", "2026-10-12"),
    ("decision-service", "2026-04-29", "2026-05-12"),
    ("decision-service", "2024-02-28", "2024-03-08"),
    ("evidence-preservation", "2025-12-31", "2026-01-12"),
    # backwards: a hearing is announced seven working days before
    ("hearing-notice", "2026-10-12", "2026-09-24"),
    ("hearing-notice", "2026-02-25", "2026-02-09"),
    ("hearing-notice", "2026-01-05", "2025-12-24"),
    ("hearing-notice", "2025-10-13", "2025-09-26"),
    # three calendar days to approve a transfer, over a weekend, a year's end, a leap day
    ("transfer-approval", "2026-10-15", "2026-10-18"),
    ("transfer-approval", "2025-12-30", "2026-01-02"),
    ("transfer-approval", "2024-02-27", "2024-03-01"),
    # sixty days onto 端午, onto an exchanged Sunday, onto the last day of a year
    ("reconsideration", "2026-04-20", "2026-06-22"),
    ("reconsideration", "2025-07-30", "2025-09-28"),
    ("reconsideration", "2026-11-01", "2026-12-31"),
    # six months onto 元旦, 中秋, a leap day and a Saturday that is worked
    ("suit", "2026-03-25", "2026-09-28"),
    ("suit", "2024-08-29", "2025-02-28"),
    ("suit", "2025-11-09", "2026-05-09"),
    ("suit", "2025-08-14", "2026-02-14"),
    # thirty days to file a dossier and to visit again
    ("filing-of-dossier", "2026-01-16", "2026-02-24"),
    ("filing-of-dossier", "2025-09-01", "2025-10-09"),
    ("follow-up", "2026-04-02", "2026-05-06"),
    ("follow-up", "2024-01-30", "2024-02-29"),
    # fifteen days onto a worked Sunday, five and seven days over an exchanged week
    ("fine-payment", "2026-09-05", "2026-09-20"),
    ("fine-payment", "2025-01-13", "2025-02-05"),
    ("hearing-request", "2025-01-24", "2025-02-07"),
    ("decision-service", "2025-09-26", "2025-10-13"),
    ("evidence-preservation", "2026-06-16", "2026-06-26"),
    ("limitation", "2026-02-28", "2028-02-28"),
    ("filing-decision", "2026-11-26", "2027-02-24"),
]


@pytest.mark.parametrize(("code", "start", "due"), ENDS)
def test_a_clock_that_ships_runs_out_on_the_day_counted_by_hand(
    catalogue: Catalogue, code: str, start: str, due: str
) -> None:
    (clock,) = (each for each in catalogue.lists.clocks if each.code == code)
    found = end_of_term(clock, date.fromisoformat(start), catalogue.lists.workdays)
    assert found == date.fromisoformat(due)


CLOCK = {
    "code": "answer",
    "title": {"zh": "答复", "en": "answer"},
    "from": {"roles": ["order.correction"], "at": "made"},
    "length": 3,
    "unit": "workdays",
    "rolls": False,
    "concerns": "agency",
    "clause": "本机关规定",
    "consequence": {"zh": "无", "en": "none"},
}


def _agency(folder: Path, clocks: Any) -> Catalogue:
    lists = folder / "schemas" / "lists"
    lists.mkdir(parents=True)
    text = json.dumps({"title": "期限", "clocks": clocks}, ensure_ascii=False)
    (lists / "clocks.json").write_text(text, "utf-8")
    return load_catalogue(agency=folder)


def test_an_agency_sets_clocks_of_its_own(tmp_path: Path) -> None:
    (clock,) = _agency(tmp_path, [CLOCK]).lists.clocks
    assert (clock.code, clock.until) == ("answer", None)


@pytest.mark.parametrize(
    "clocks",
    [
        {},
        [CLOCK, CLOCK],
        [CLOCK | {"unit": "weeks"}],
        [CLOCK | {"length": "3"}],
        [CLOCK | {"length": 10**9}],
        [CLOCK | {"from": {"roles": ["order.unknown"], "at": "made"}}],
        [CLOCK | {"from": {"roles": [], "at": "yesterday"}}],
        [CLOCK | {"title": {"zh": "答复"}}],
        [CLOCK | {"from": {"roles": ["order.correction"], "at": "made", "where": "no_such_fact"}}],
        [CLOCK | {"surprise": 1}],
    ],
)
def test_clocks_that_cannot_run_are_refused_by_name(tmp_path: Path, clocks: Any) -> None:
    with pytest.raises(CatalogueInvalidError, match=r"clocks\.json"):
        _agency(tmp_path, clocks)
