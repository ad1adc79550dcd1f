"""What became of a batch, row by row: a workbook for people. Not for systems (``jobs.batch``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from docgen.messages import text as text_of
from docgen.service.lists.workbook import make_workbook
from docgen.service.views import Language, problem_data

__all__ = ["reasons_of", "report_workbook", "without_codes"]

_HEADS = ("row", "party", "result", "papers", "case", "why", "todo-head", "place")
# That a case or a row has errors says nothing beside the errors.
_SAY_NOTHING = frozenset({"case-invalid", "batch-row-invalid"})
# As descriptions of choices have them: blue 蓝色；yellow 黄色.
_CODED = re.compile("(?<![A-Za-z_])[a-z][a-z_]* (?=[\u4e00-\u9fff])")

Titled = Callable[[str], str]
"""The title of a kind of paper, by its code."""


def reasons_of(error: Mapping[str, Any], language: Language) -> tuple[str, ...]:
    """Why a row was not issued, a sentence each; ``error`` as a job keeps it."""
    told = problem_data(error, language)
    errors = [
        without_codes(each["message"]) for each in told["errors"] if each["severity"] == "error"
    ]
    whole = [] if errors and told["code"] in _SAY_NOTHING else [told["message"]]
    return tuple(dict.fromkeys((*whole, *errors)))


def without_codes(message: str) -> str:
    """A sentence without the codes that stand before Chinese words of a choice."""
    return _CODED.sub("", message)


def report_workbook(
    rows: Sequence[Mapping[str, Any]], *, language: Language, titled: Titled
) -> bytes:
    """A line for each row of a job's report, and a sheet of the figures."""

    def said(code: str) -> str:
        return text_of(f"page-batch-{code}", language)

    lines = [
        (
            row["row"],
            row.get("party", ""),
            said("issued" if row["ok"] else "not-issued"),
            "\n".join(
                f"{titled(each['type'])} {each['number'] or ''}".strip()
                for each in row.get("papers", ())
            ),
            row.get("case_number") or row.get("case_id"),
            None if row["ok"] else "\n".join(reasons_of(row["error"], language)),
            None if row["ok"] else said("todo-row"),
            "\n".join(
                f"/v1/cases/{row['case_id']}/instruments/{each['id']}.pdf"
                for each in row.get("papers", ())
            )
            or None,
        )
        for row in rows
    ]
    done = sum(bool(row["ok"]) for row in rows)
    figures = (
        (said("all"), len(rows)),
        (said("issued"), done),
        (said("not-issued"), len(rows) - done),
    )
    return make_workbook(
        [
            (said("report-title"), [said(head) for head in _HEADS], lines),
            (said("figures"), (said("figures"), said("count")), figures),
        ]
    )
