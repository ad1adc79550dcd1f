"""``docgen search`` by facets: by a title or a code, and by nothing that cannot be."""

from __future__ import annotations

import pytest
from running import Docgen


def test_an_instrument_is_found_by_its_title_and_by_its_code(archive_of_samples: Docgen) -> None:
    by_title = archive_of_samples.ok("search", "--type", "不予行政处罚决定书")
    by_code = archive_of_samples.ok("search", "--type", "no-penalty-decision")
    assert by_title["total"] == by_code["total"] > 0


def test_an_instrument_that_no_dossier_holds_finds_nothing(trial: Docgen) -> None:
    assert trial.ok("search", "--type", "no-penalty-decision")["total"] == 0


@pytest.mark.parametrize("year", ["abc", "26", "2026年", "20266", ""])
def test_a_year_that_cannot_be_is_refused(trial: Docgen, year: str) -> None:
    assert trial.run("search", "--year", year).status == 2


def test_a_day_may_be_the_first_and_the_last(archive_of_samples: Docgen) -> None:
    day = ("--from", "2026-03-20", "--to", "2026-03-20")
    assert archive_of_samples.run("search", *day).status == 0


@pytest.mark.parametrize(
    ("option", "value", "offered"),
    [
        ("--route", "行政约淡", "行政约谈"),
        ("--unit", "没有这个机构", "示例市交通运输局综合行政执法支队"),
        ("--year", "1999", "2026"),
    ],
)
def test_a_filter_that_no_dossier_has_is_told_with_what_there_is(
    archive_of_samples: Docgen, option: str, value: str, offered: str
) -> None:
    found = archive_of_samples.ok("search", option, value)
    assert found["total"] == 0
    (advice,) = found["advice"]
    assert value in advice
    assert offered in advice
    printed = archive_of_samples.run("search", option, value)
    assert advice in printed.out


def test_filters_that_exclude_each_other_are_not_called_unknown(
    archive_of_samples: Docgen,
) -> None:
    found = archive_of_samples.ok("search", "--year", "2026", "--to", "2000-01-01")
    assert found["total"] == 0
    assert "advice" not in found


def test_a_route_is_found_by_its_name_and_by_its_code(archive_of_samples: Docgen) -> None:
    by_name = archive_of_samples.ok("search", "--route", "行政约谈")
    by_code = archive_of_samples.ok("search", "--route", "interview")
    assert by_name["total"] == by_code["total"] > 0
