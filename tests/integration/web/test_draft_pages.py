"""Drafts over HTTP as the scripts of the case screen use them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from draft_writer import Writer, unnumbered
from fastapi.testclient import TestClient
from people import add_user
from serving import CASES, OTHER

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Sample = Callable[[str], dict[str, Any]]
READY = "shop-interview"


@pytest.fixture
def clerk(site: Site, client: TestClient) -> Writer:
    add_user(site, "clerk", Duty.HANDLER)
    return Writer(client, "clerk")


@pytest.fixture
def colleague(site: Site, client: TestClient) -> Writer:
    add_user(site, "colleague", Duty.HANDLER)
    return Writer(client, "colleague")


def test_a_draft_is_kept_whatever_it_says_and_told_what_is_missing(clerk: Writer) -> None:
    draft = clerk.begin()
    before = clerk.state(draft)
    assert before["findings"]
    after = clerk.change(draft, before["case"], before["case"] | {"cause": "半"})
    assert after["version"] == before["version"] + 1
    assert clerk.state(draft)["case"]["cause"] == "半"
    assert after["steps"][0]["state"] == "next"


def test_what_two_clerks_write_in_two_fields_is_both_kept(clerk: Writer, colleague: Writer) -> None:
    draft = clerk.begin()
    start = clerk.state(draft)["case"]
    clerk.change(draft, start, start | {"cause": "一"})
    after = colleague.change(draft, start, start | {"vehicle": {"plate": "新Z12345"}})
    assert (after["case"]["cause"], after["case"]["vehicle"]["plate"]) == ("一", "新Z12345")
    assert after["refused"] == []
    assert clerk.state(draft)["saved_by"] == "colleague（样例）"


def test_what_two_clerks_write_in_one_field_is_told_to_the_second(
    clerk: Writer, colleague: Writer
) -> None:
    draft = clerk.begin()
    start = clerk.state(draft)["case"]
    clerk.change(draft, start, start | {"cause": "一"})
    after = colleague.change(draft, start, start | {"cause": "二"})
    assert after["case"]["cause"] == "一"
    assert after["refused"] == [{"path": ["cause"], "before": "", "after": "二", "now": "一"}]


def test_a_case_that_is_begun_has_the_people_of_the_last_one(
    clerk: Writer, sample: Sample, integrator: dict[str, str]
) -> None:
    clerk.client.post(
        "/v1/cases",
        content=json.dumps(sample(READY)),
        headers={**integrator, "Content-Type": "application/json"},
    )
    case = clerk.state(clerk.begin())["case"]
    assert case["authority"]["body"]["name"] == "示例市交通运输局"
    assert [each["id"] for each in case["staff"]] == [each["id"] for each in sample(READY)["staff"]]


def test_the_next_paper_begins_with_what_the_case_says(clerk: Writer, sample: Sample) -> None:
    draft = clerk.begin()
    clerk.put(draft, sample("carrier-first-offence") | {"papers": []})
    answer = clerk.send(f"/drafts/{draft}/papers", {"type": "scene-record"}).json()
    paper = answer["case"]["papers"][0]
    assert (paper["id"], answer["paper"]) == ("scene-record", "scene-record")
    assert len(paper["data"]["officers"]) == 2
    assert clerk.send(f"/drafts/{draft}/papers", {"type": "dossier-cover"}).status_code == 404


def test_a_query_of_earlier_cases_is_made_as_it_is_added(clerk: Writer, sample: Sample) -> None:
    draft = clerk.begin()
    bare = clerk.send(f"/drafts/{draft}/papers", {"type": "first-offence-query"}).json()
    assert bare["case"]["papers"][0]["data"]["matched_by"] == []
    draft = clerk.begin()
    clerk.put(draft, sample("carrier-first-offence") | {"papers": []})
    made = clerk.send(f"/drafts/{draft}/papers", {"type": "first-offence-query"}).json()
    data = made["case"]["papers"][0]["data"]
    assert data["matched_by"]
    assert data["queried_at"].startswith("2026-11-20T")


def test_pages_are_shown_of_a_case_that_is_hardly_begun_and_known_ones_not_again(
    clerk: Writer,
) -> None:
    draft = clerk.begin()
    case = clerk.send(f"/drafts/{draft}/papers", {"type": "scene-record"}).json()["case"]
    shown = clerk.send("/preview", {"case": case, "place": 0, "known": []}).json()["pages"]
    assert shown[0]["svg"].startswith("<svg")
    known = [each["digest"] for each in shown]
    again = clerk.send("/preview", {"case": case, "place": 0, "known": known}).json()["pages"]
    assert [each["svg"] for each in again] == [None] * len(shown)
    assert clerk.send("/preview", {"case": {"papers": 3}, "place": 0}).json() == {"pages": []}
    assert clerk.send("/preview", {"case": [], "place": 0}).status_code == 400


def test_a_draft_becomes_a_case_without_the_papers_that_are_not_complete(
    clerk: Writer, sample: Sample
) -> None:
    draft = clerk.begin()
    clerk.put(draft, unnumbered(sample(READY)) | {"evidence": []})
    clerk.send(f"/drafts/{draft}/papers", {"type": "interview-record"})
    kept = clerk.send(f"/drafts/{draft}/keep")
    assert kept.status_code == 200, kept.text
    assert kept.json()["held_back"] == ["interview-record"]
    case = clerk.ask(f"/v1/cases/{kept.json()['case_id']}").json()
    assert [each["type"] for each in case["papers"]] == ["interview-notice"]
    assert len(kept.json()["case"]["papers"]) == 2


def test_a_draft_that_is_not_complete_becomes_no_case(clerk: Writer) -> None:
    answer = clerk.send(f"/drafts/{clerk.begin()}/keep")
    assert answer.status_code == 422
    assert {"code", "pointer", "message"} <= answer.json()["errors"][0].keys()


def test_issuing_from_a_draft_gives_it_the_numbers(clerk: Writer, sample: Sample) -> None:
    draft = clerk.begin()
    clerk.put(draft, unnumbered(sample(READY)) | {"evidence": []})
    issued = clerk.send(f"/drafts/{draft}/papers/notice/issue")
    assert issued.status_code == 200, issued.text
    answer = issued.json()
    number = answer["case"]["papers"][0]["number"]
    assert number.startswith("示交约〔2026〕")
    assert answer["issued"]["notice"]["number"] == number
    assert answer["same"]
    pdf = clerk.ask(f"/v1/cases/{answer['case_id']}/instruments/notice.pdf")
    assert pdf.content.startswith(b"%PDF")


def test_how_an_issued_paper_was_served_is_noted_from_the_draft(
    clerk: Writer, sample: Sample
) -> None:
    full, draft = sample(READY), clerk.begin()
    clerk.put(draft, unnumbered(sample(READY)) | {"evidence": []})
    assert clerk.send(f"/drafts/{draft}/papers/notice/service").status_code == 404
    case = clerk.send(f"/drafts/{draft}/papers/notice/issue").json()["case"]
    served = copy.deepcopy(case)
    served["papers"][0]["service"] = full["papers"][0]["service"]
    clerk.change(draft, case, served)
    noted = clerk.send(f"/drafts/{draft}/papers/notice/service")
    assert noted.status_code == 200, noted.text
    kept = clerk.ask(f"/v1/cases/{noted.json()['case_id']}").json()
    assert kept["papers"][0]["service"]["method"] == "direct"


def test_a_case_changed_elsewhere_is_taken_over_and_a_clash_is_told(
    clerk: Writer, sample: Sample, integrator: dict[str, str]
) -> None:
    draft = clerk.begin()
    clerk.put(draft, unnumbered(sample(READY)) | {"evidence": []})
    case_id = clerk.send(f"/drafts/{draft}/keep").json()["case_id"]

    def elsewhere(change: dict[str, Any]) -> None:
        tag = clerk.ask(f"/v1/cases/{case_id}").headers["etag"]
        sent = clerk.client.patch(
            f"/v1/cases/{case_id}",
            content=json.dumps(change),
            headers={
                **integrator,
                "If-Match": tag,
                "Content-Type": "application/merge-patch+json",
            },
        )
        assert sent.status_code == 200, sent.text

    elsewhere({"vehicle": None, "cause": "别处改的案由"})
    now = clerk.state(draft)["case"]
    clerk.change(draft, now, now | {"cause": "草稿改的案由"})
    assert clerk.send(f"/drafts/{draft}/keep").status_code == 409
    assert clerk.send(f"/drafts/{draft}/keep").status_code == 200
    elsewhere({"party": {"contact": None, "telephone": "19900001299"}})
    assert clerk.send(f"/drafts/{draft}/keep").json()["case"]["party"]["telephone"] == "19900001299"


def test_an_earlier_version_comes_back(clerk: Writer, colleague: Writer) -> None:
    draft = clerk.begin()
    start = clerk.state(draft)["case"]
    clerk.change(draft, start, start | {"cause": "一"})
    now = colleague.state(draft)["case"]
    colleague.change(draft, now, now | {"cause": "二"})
    versions = clerk.ask(f"/drafts/{draft}/versions").json()["versions"]
    assert [each["version"] for each in versions] == [3, 2, 1]
    clerk.send(f"/drafts/{draft}/versions/2/restore")
    assert clerk.state(draft)["case"]["cause"] == "一"
    assert clerk.ask(f"/drafts/{draft}/versions/99").status_code == 404


def test_drafts_of_another_agency_are_not_there(site: Site, clerk: Writer) -> None:
    draft = clerk.begin()
    add_user(site, "foreigner", Duty.HANDLER, agency=OTHER)
    foreigner = Writer(clerk.client, "foreigner")
    assert foreigner.ask(f"/drafts/{draft}/state").status_code == 404
    assert foreigner.send(f"/drafts/{draft}/changes", {"changes": []}).status_code == 404
    assert foreigner.ask(f"/drafts/{draft}").status_code == 404


def test_a_change_without_the_token_is_refused(clerk: Writer) -> None:
    draft = clerk.begin()
    clerk.headers = {}
    assert clerk.send(f"/drafts/{draft}/changes", {"changes": []}).status_code == 403


@pytest.mark.parametrize("sent", [{}, {"changes": 3}, {"changes": [{"path": []}]}])
def test_what_is_no_change_is_refused(clerk: Writer, sent: dict[str, Any]) -> None:
    draft = clerk.begin()
    assert clerk.send(f"/drafts/{draft}/changes", sent).status_code == 400


def test_a_case_in_the_list_opens_as_a_draft_once(clerk: Writer, sample: Sample) -> None:
    draft = clerk.begin()
    clerk.put(draft, unnumbered(sample(READY)) | {"evidence": []})
    case_id = clerk.send(f"/drafts/{draft}/keep").json()["case_id"]
    clerk._come()
    opened = clerk.client.get(f"/cases/{case_id}", follow_redirects=False)
    assert opened.headers["location"] == f"/drafts/{draft}"
    clerk.send(f"/drafts/{draft}/discard")
    clerk._come()
    anew = clerk.client.get(f"/cases/{case_id}", follow_redirects=False)
    assert anew.headers["location"] != f"/drafts/{draft}"


def test_a_draft_deleted_elsewhere_is_told_so_and_taken_up_again_with_what_was_written(
    clerk: Writer, colleague: Writer
) -> None:
    draft = clerk.begin()
    start = clerk.state(draft)["case"]
    clerk.change(draft, start, start | {"cause": "一"})
    colleague.send(f"/drafts/{draft}/discard")
    change = {"path": ["cause"], "before": "一", "after": "二"}
    refused = clerk.send(f"/drafts/{draft}/changes", {"changes": [change]})
    assert (refused.status_code, refused.json()["code"]) == (404, "draft-deleted")
    page = clerk.ask(f"/drafts/{draft}")
    assert "这份草稿已经删除" in page.text
    assert f"没有草稿 {draft}" not in page.text
    assert clerk.send(f"/drafts/{draft}/reopen").status_code == 200
    assert clerk.send(f"/drafts/{draft}/changes", {"changes": [change]}).status_code == 200
    assert clerk.state(draft)["case"]["cause"] == "二"
    assert clerk.send("/drafts/none/reopen").json()["code"] == "draft-unknown"


def test_a_draft_is_deleted_from_the_list_after_a_question(clerk: Writer, sample: Sample) -> None:
    draft, other = clerk.begin(), clerk.begin()
    start = clerk.state(draft)["case"]
    clerk.change(draft, start, start | {"cause": "超载"})
    page = clerk.ask("/").text
    assert f'action="/drafts/{draft}/delete"' in page
    assert "删除草稿“超载”？" in page
    after = clerk.send(f"/drafts/{draft}/delete").text
    assert f"/drafts/{draft}" not in after
    assert f"/drafts/{other}" in after
    assert "这份草稿已经删除" in clerk.ask(f"/drafts/{draft}").text


def test_what_became_a_case_meanwhile_is_not_deleted_from_a_list_shown_earlier(
    clerk: Writer, sample: Sample
) -> None:
    draft = clerk.begin()
    clerk.put(draft, unnumbered(sample(READY)) | {"evidence": []})
    case_id = clerk.send(f"/drafts/{draft}/keep").json()["case_id"]
    assert f"/cases/{case_id}" in clerk.send(f"/drafts/{draft}/delete").text
    assert clerk.ask(f"/drafts/{draft}").status_code == 200


def test_the_list_tells_a_draft_that_was_begun_as_a_sample(clerk: Writer) -> None:
    badge = '<span class="badge">示例</span>'
    clerk.begin()
    assert badge not in clerk.ask("/").text
    clerk.begin(sample="true")
    assert clerk.ask("/").text.count(badge) == 1


def test_evidence_is_shown_small_to_who_may_read_the_draft(clerk: Writer, sample: Sample) -> None:
    draft = clerk.begin()
    case = sample("carrier-first-offence")
    photo = next(each for each in case["evidence"] if each["kind"] == "photo")
    path = f"/drafts/{draft}/files/{photo['sha256']}.png"
    assert clerk.ask(path).status_code == 404
    clerk.put(draft, case)
    data = (CASES / "carrier-first-offence.evidence" / photo["file"]).read_bytes()
    clerk._come()
    clerk.client.post(
        "/v1/files",
        content=data,
        headers={**clerk.headers, "Content-Type": "application/octet-stream"},
    )
    shown = clerk.ask(path)
    assert shown.headers["content-type"] == "image/png"
    assert shown.content.startswith(b"\x89PNG")


def test_who_does_not_write_reads_a_case_on_a_page(
    site: Site, clerk: Writer, sample: Sample
) -> None:
    draft = clerk.begin()
    clerk.put(draft, unnumbered(sample(READY)) | {"evidence": []})
    case_id = clerk.send(f"/drafts/{draft}/papers/notice/issue").json()["case_id"]
    add_user(site, "overseer", Duty.SUPERVISOR)
    overseer = Writer(clerk.client, "overseer")
    text = overseer.ask(f"/cases/{case_id}").text
    assert sample(READY)["cause"] in text
    assert "行政约谈通知书" in text
    assert "已定稿" in text
    assert overseer.send(f"/drafts/{draft}/changes", {"changes": []}).status_code == 403


def test_an_approval_waits_for_what_it_approves_and_is_issued_before_it(
    clerk: Writer, sample: Sample
) -> None:
    draft = clerk.begin()
    whole = sample("bus-company-interview") | {"evidence": []}
    approval, notice = (each | {"number": None} for each in whole["papers"][:2])
    bare = copy.deepcopy(approval)
    bare["data"]["papers"] = []
    clerk.put(draft, whole | {"papers": []})
    waits = {each["instruments"][0]: each["waits"] for each in clerk.state(draft)["steps"]}
    assert waits["approval-form"] == ["行政约谈通知书"]
    clerk.put(draft, whole | {"papers": [bare]})
    (told,) = [each for each in clerk.state(draft)["findings"] if each["final"]]
    assert (told["code"], told["severity"]) == ("R23-approval-of-nothing", "warning")
    assert "先起草《行政约谈通知书》" in told["message"]
    clerk.put(draft, whole | {"papers": [notice]})
    begun = clerk.send(f"/drafts/{draft}/papers", {"type": "approval-form"}).json()
    assert begun["case"]["papers"][1]["data"]["papers"] == [notice["id"]]
    clerk.put(draft, whole | {"papers": [notice, approval]})
    assert clerk.state(draft)["approvals"] == {notice["id"]: [approval["id"]]}
    clerk.send(f"/drafts/{draft}/keep")
    issued = clerk.send(f"/drafts/{draft}/papers/{approval['id']}/issue")
    assert issued.status_code == 200, issued.text
    assert clerk.state(draft)["approvals"] == {}
