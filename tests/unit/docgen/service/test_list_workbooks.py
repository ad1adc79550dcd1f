"""Lists through a workbook and back: any entry comes back as it was, whatever its texts hold."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.catalogue.files import shipped_folder
from docgen.service.lists.cells import CLAUSES, COUNTS, DAY, LINES, NUMBER, PARAGRAPHS, TEXT, Kind
from docgen.service.lists.exchange import export_lists, import_lists

LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn", "Co")
)
WORDS = st.text(LETTERS, min_size=1, max_size=30)
NUMBERS = st.integers(1, 9999)
CLAUSE = st.fixed_dictionaries(
    {"law": st.sampled_from(["示例省公路条例", "示例省条例"]), "article": NUMBERS},
    optional={"article_suffix": NUMBERS, "paragraph": NUMBERS, "item": NUMBERS},
)
ENTRY = st.fixed_dictionaries(
    {
        "list": WORDS,
        "issuer": WORDS,
        "document": WORDS,
        "level": st.sampled_from(["national", "provincial", "municipal", "county"]),
        "precedence": st.integers(0, 99),
        "valid_from": st.sampled_from(["2024-02-29", "2025-07-01"]),
        "valid_to": st.sampled_from([None, "2026-12-31"]),
        "item": NUMBERS,
        "title": WORDS,
        "violated": st.lists(CLAUSE, min_size=1, max_size=3),
        "penalty": st.lists(CLAUSE, max_size=2),
        "outcome": st.sampled_from(["no_penalty", "lighter", "reduced", "no_coercion"]),
        "conditions": st.lists(WORDS, min_size=1, max_size=4),
        "measures": st.lists(WORDS, max_size=2),
    }
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ENTRY, min_size=1, max_size=4, unique_by=lambda entry: entry["item"]))
def test_any_list_comes_back_from_its_workbook_as_it_was(
    tmp_path: Path, entries: list[dict[str, Any]]
) -> None:
    own = tmp_path / "schemas" / "lists" / "exemptions.json"
    own.parent.mkdir(parents=True, exist_ok=True)
    coded = [{"code": f"T-{place}", **entry} for place, entry in enumerate(entries)]
    own.write_text(json.dumps({"title": "清单", "entries": coded}), "utf-8")
    folders = (tmp_path, shipped_folder())

    book = export_lists(folders, ["exemptions"])
    (change,) = import_lists(book, where="book.xlsx", folders=folders, wanted=None)

    assert (change.added, change.changed, change.removed, change.path) == ((), (), (), None)


@pytest.mark.parametrize(
    ("kind", "given_", "read"),
    [
        (TEXT, 650102, "650102"),
        (TEXT, 650102.0, "650102"),
        (TEXT, "  两端空格 ", "两端空格"),
        (LINES, "一\r\n\r\n 二 ", ["一", "二"]),
        (PARAGRAPHS, "第一款：\n（一）甲；\n\n第二款。", ["第一款：\n（一）甲；", "第二款。"]),
        (DAY, datetime(2026, 3, 5), "2026-03-05"),  # noqa: DTZ001 - as a spreadsheet has it
        (DAY, date(2026, 3, 5), "2026-03-05"),
        (DAY, "2026/3/5", "2026-03-05"),
        (DAY, "2026年3月5日", "2026-03-05"),
        (NUMBER, "12", 12),
        (NUMBER, 12.0, 12),
        (COUNTS, "0、5、0", [0, 5, 0]),
        (COUNTS, "0,5 0", [0, 5, 0]),
        (COUNTS, 3, [3]),
        (
            CLAUSES,
            "《甲法》第三条\n《乙法》第4条",
            [{"law": "甲法", "article": 3}, {"law": "乙法", "article": 4}],
        ),
    ],
)
def test_a_cell_is_read_as_a_clerk_meant_it(kind: Kind, given_: object, read: object) -> None:
    assert kind.read(given_) == read


@pytest.mark.parametrize(
    ("kind", "given_"),
    [
        (TEXT, True),
        (TEXT, 1.5),
        (TEXT, date(2026, 3, 5)),
        (DAY, 46086),
        (DAY, "2026-13-01"),
        (DAY, "3月5日"),
        (NUMBER, "-1"),
        (NUMBER, "１２"),
        (NUMBER, "1e9"),
        (NUMBER, "9" * 400),
        (NUMBER, float("inf")),
        (NUMBER, float("nan")),
        (COUNTS, "三"),
        (CLAUSES, "甲法第三条"),
    ],
)
def test_a_cell_that_holds_something_else_is_refused(kind: Kind, given_: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        kind.read(given_)
