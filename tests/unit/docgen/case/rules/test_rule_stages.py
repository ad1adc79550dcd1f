"""The same case while it grows: what is missing warns first and stops the sealing at last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from docgen.values import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING
NOT_SERVED = [{"op": "replace", "path": "/papers/7/service", "value": None}]
UNSIGNED = [{"op": "remove", "path": "/papers/1/execution/signatures/0"}]
ALL_COPIED = [
    {
        "op": "replace",
        "path": f"/papers/{index}/execution/copy",
        "value": {
            "file": f"signed-{index}.pdf",
            "sha256": "0" * 64,
            "made_at": "2026-03-26T09:00:00+08:00",
            "origin": "scan",
            "bears": [
                "party",
                "officers",
                "unit_head",
                "body_head",
                "body_seal",
                "recipient",
                "visitors",
            ],
        },
    }
    for index in range(11)
]


def _severities(judged: Any) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in judged.findings}


@pytest.mark.parametrize(("stage", "severity"), [("check", WARNING), ("issue", WARNING)])
def test_a_missing_service_is_a_warning_before_sealing(
    judge_patched: Callable[..., Any], stage: str, severity: Severity
) -> None:
    assert _severities(judge_patched(NOT_SERVED, stage=stage)) == {"R6-not-served": severity}


def test_a_missing_service_stops_the_sealing(judge_patched: Callable[..., Any]) -> None:
    assert _severities(judge_patched(NOT_SERVED, stage="seal")) == {"R6-not-served": ERROR}


def test_a_case_just_begun_has_warnings_only(judge_patched: Callable[..., Any]) -> None:
    papers = [{"op": "remove", "path": f"/papers/{index}"} for index in range(10, 0, -1)]
    fields = ("closed_on", "filed_on", "filed_by", "checked_by", "retention")
    dossier = [{"op": "replace", "path": f"/dossier/{key}", "value": None} for key in fields]

    judged = judge_patched([*papers, *dossier], stage="check")

    assert judged.codes == {
        "R16-paper-missing",
        "R16-filing-missing",
        "R16-closing-missing",
        "R16-dossier-incomplete",
    }
    assert {finding.severity for finding in judged.findings} == {WARNING}


def test_a_trial_home_may_seal_an_unsigned_paper(judge_patched: Callable[..., Any]) -> None:
    judged = judge_patched(UNSIGNED, stage="seal")

    assert _severities(judged) == {"R34-signature-missing": WARNING}


def test_a_home_with_an_agencys_certificate_may_not(judge_patched: Callable[..., Any]) -> None:
    judged = judge_patched([*ALL_COPIED, *UNSIGNED], stage="seal", config={"official": True})

    assert _severities(judged) == {"R34-signature-missing": ERROR}
    assert [finding.where for finding in judged.findings] == ["/papers/1/execution/signatures"]


def test_signed_and_scanned_papers_may_be_sealed_under_an_agencys_certificate(
    judge_patched: Callable[..., Any],
) -> None:
    assert judge_patched(ALL_COPIED, stage="seal", config={"official": True}).findings == ()


def test_nothing_is_future_while_today_is_not_known(judge_patched: Callable[..., Any]) -> None:
    assert judge_patched(evidence={"today": "2026-03-04"}).codes == {"R9-in-the-future"}
    assert judge_patched(evidence={"today": None}).findings == ()


def test_each_date_in_the_future_is_named_once(judge_patched: Callable[..., Any]) -> None:
    findings = judge_patched(evidence={"today": "2026-03-04"}).findings

    assert len({finding.where for finding in findings}) == len(findings)


def test_findings_come_in_the_same_order_each_time(judge_patched: Callable[..., Any]) -> None:
    many = [
        {"op": "replace", "path": "/party/sex", "value": "female"},
        {"op": "replace", "path": "/papers/2/date", "value": "2026-03-05"},
        {"op": "replace", "path": "/staff/1/certificate", "value": None},
    ]

    first, second = judge_patched(many), judge_patched(list(reversed(many)))

    assert first.findings == second.findings
    codes = [each.code for each in first.findings]
    assert codes.index("R9-out-of-order") < codes.index("R10-sex-differs")


def test_a_workday_calendar_moves_the_term_of_service(judge_patched: Callable[..., Any]) -> None:
    late = [
        {"op": "replace", "path": "/papers/7/service/served_at", "value": _at("2026-03-26")},
        {"op": "replace", "path": "/papers/8/date", "value": "2026-03-26"},
        *(
            {
                "op": "replace",
                "path": f"/papers/8/execution/signatures/{signer}/signed_at",
                "value": _at("2026-03-26"),
            }
            for signer in range(3)
        ),
        {"op": "replace", "path": "/papers/9/date", "value": "2026-03-30"},
        {"op": "replace", "path": "/papers/9/data/approvals/0/on", "value": "2026-03-30"},
        {"op": "replace", "path": "/papers/9/data/approvals/1/on", "value": "2026-03-30"},
        {"op": "replace", "path": "/dossier/closed_on", "value": "2026-03-31"},
        {"op": "replace", "path": "/dossier/filed_on", "value": "2026-04-07"},
    ]

    def with_a_holiday(day: date) -> bool:
        return day.weekday() < 5 and day != date(2026, 3, 20)

    assert judge_patched(late).codes == {"R8-service-late"}
    assert judge_patched(late, config={"is_workday": with_a_holiday}).findings == ()


def _at(day: str) -> str:
    return f"{day}T15:30:00+08:00"
