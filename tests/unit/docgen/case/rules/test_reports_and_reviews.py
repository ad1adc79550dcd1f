"""Who reports, reviews and approves a case: not the same people, and in the right order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

REPORT = {
    "officers": ["o1", "o2"],
    "course": "调查终结。",
    "facts": "查明的事实。",
    "evidence": ["query"],
    "records": ["scene"],
    "circumstances": None,
    "statement": None,
    "statement_review": None,
    "ground": "33-1-minor",
    "proposal": "建议不予行政处罚。",
    "approvals": [],
}
STATEMENT = {
    "officers": ["o1", "o2"],
    "recorder": "o2",
    "started_at": "2026-03-13T16:00:00+08:00",
    "ended_at": "2026-03-13T16:20:00+08:00",
    "place": "支队询问室",
    "answers": "commitment",
    "by": None,
    "statement": "不是故意的。",
    "evidence": [],
    "recordings": [],
}
REVIEW = {
    "reviewers": ["r1"],
    "handlers": ["o1", "o2"],
    "received_on": "2026-03-13",
    "report": "report",
    "items": [{"item": "facts", "passed": True, "comment": None}],
    "conclusion": "agreed",
    "opinion": "同意。",
}

Judge = Callable[..., Any]


def _paper(ident: str, code: str, day: str, data: dict[str, Any], **changes: Any) -> dict[str, Any]:
    paper = {"id": ident, "type": code, "number": None, "date": day, "data": {**data, **changes}}
    return {"op": "add", "path": "/papers/-", "value": paper}


def _approved(by: str, day: str) -> dict[str, Any]:
    return {"by": by, "opinion": "同意。", "approved": True, "on": day}


def _report(day: str = "2026-03-13", **changes: Any) -> dict[str, Any]:
    return _paper("report", "investigation-report", day, REPORT, **changes)


def _codes(judged: Any) -> set[str]:
    return {code for code in judged.codes if not code.startswith("R34")}


def test_a_report_is_not_approved_before_it_is_written(judge_patched: Judge) -> None:
    early = _report(approvals=[_approved("u1", "2026-03-12"), _approved("h1", "2026-03-14")])
    in_time = _report(approvals=[_approved("u1", "2026-03-13"), _approved("h1", "2026-03-14")])
    assert _codes(judge_patched([early])) == {"R23-approved-before-report"}
    assert _codes(judge_patched([in_time])) == set()


def test_what_is_not_filed_is_not_approved_before_it_is_proposed(judge_patched: Judge) -> None:
    data = {
        "officers": ["o1", "o2"],
        "kind": "no_filing",
        "filing": None,
        "checked": "经核查。",
        "evidence": [],
        "reasons": "不符合立案条件。",
        "basis": [{"law": "中华人民共和国行政处罚法", "article": 54, "paragraph": 2}],
        "opinion": "建议不予立案。",
    }
    approvals = [_approved("u1", "2026-04-05"), _approved("h1", "2026-04-07")]
    kept = {"op": "replace", "path": "/dossier/retention", "value": "D30"}
    unfiled = _paper("unfiled", "no-filing-approval", "2026-04-06", data, approvals=approvals)
    patch = [kept, unfiled]
    assert _codes(judge_patched(patch, base="base-interview")) == {"R23-approved-before-report"}


def test_a_handler_does_not_approve_a_report(judge_patched: Judge) -> None:
    patch = [_report(approvals=[_approved("o1", "2026-03-14")])]
    assert _codes(judge_patched(patch)) == {"R23-approver-handled"}


def test_a_handler_does_not_review_his_own_case(judge_patched: Judge) -> None:
    def review(reviewer: str) -> set[str]:
        made = _paper(
            "legal", "legal-review-opinion", "2026-03-14", REVIEW, reviewers=[reviewer]
        )  # fmt: skip
        return _codes(judge_patched([_report(), made]))

    assert review("r1") == set()
    assert review("o2") == {"R5-reviewer-handled"}


def test_a_review_comes_after_the_report_and_before_the_decision(judge_patched: Judge) -> None:
    for day, codes in (
        ("2026-03-12", {"R9-out-of-order"}),
        ("2026-03-14", set()),
        ("2026-03-17", {"R9-out-of-order"}),
    ):
        review = _paper("legal", "legal-review-opinion", day, REVIEW)
        assert _codes(judge_patched([_report(), review])) == codes


def test_what_was_said_on_record_is_reviewed_in_the_report_or_in_the_decision(
    judge_patched: Judge,
) -> None:
    said = _paper("statement", "statement-record", "2026-03-13", STATEMENT)
    reviewed = _report("2026-03-14", statement="statement", statement_review="不予采纳，理由是……")
    hearing = {"heard_on": "2026-03-13", "statement": "不是故意的。", "review": "予以采纳。"}
    decided = {"op": "replace", "path": "/papers/7/data/hearing", "value": hearing}
    silent = _paper("statement", "statement-record", "2026-03-13", STATEMENT, statement=None)
    unsaid = "R28-statement-unrecorded"
    for patch in ([said], [said, _report("2026-03-14")]):
        assert _codes(judge_patched(patch)) == {"R28-record-unreviewed", unsaid}
    assert _codes(judge_patched([said, reviewed])) == {unsaid}
    for patch in ([said, reviewed, decided], [said, decided], [silent]):
        assert _codes(judge_patched(patch)) == set()


def test_an_authorization_needs_its_scope_and_term_at_the_representative(
    judge_patched: Judge,
) -> None:
    person = {"id": "kin", "name": "陈代理", "capacity": "employee", "authorization": None}
    granted = {"scope": "代为陈述申辩", "from": "2026-03-05", "to": "2026-04-05"}
    letter = _paper(
        "letter", "authorization-letter", "2026-03-05", {"agent": "kin", "powers": ["陈述申辩"]}
    )

    def codes(authorization: dict[str, str] | None) -> set[str]:
        people = [{**person, "authorization": authorization}]
        return _codes(
            judge_patched([{"op": "add", "path": "/representatives", "value": people}, letter])
        )

    assert codes(None) == {"R32-authorization-missing"}
    assert codes(granted) == set()


def test_a_recusal_that_was_refused_leaves_the_officer_at_work(judge_patched: Judge) -> None:
    data = {
        "asked_in": None,
        "asked_on": "2026-03-06",
        "person": "o1",
        "asked": "与当事人争执过。",
        "checked": "没有利害关系。",
        "decision": "refused",
        "successor": None,
    }
    patch = [_paper("recusal", "recusal-decision", "2026-03-06", data)]
    assert not {code for code in judge_patched(patch).codes if code.startswith("R5")}
