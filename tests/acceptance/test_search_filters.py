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
