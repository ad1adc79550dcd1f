"""Routes: what a file of each kind must hold, what comes next, and lists an agency got wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.case import load_case
from docgen.case.blanks import sketch
from docgen.case.progress import Progress, progress
from docgen.case.rules import codes
from docgen.catalogue import Catalogue, CatalogueInvalidError, load_catalogue
from docgen.messages.asked import ASKED
from docgen.messages.roles import ROLES
from docgen.service.views import progress_data
from docgen.values import Role

CASES = Path(__file__).parents[3] / "cases"
LISTS = Path(__file__).parents[4] / "schemas" / "lists"
Stands = Callable[..., Progress]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def stands(catalogue: Catalogue) -> Stands:
    """Where a sample stands when it holds only papers of the given types."""

    def where(sample: str, *types: str, filing: str | None = None) -> Progress:
        data = json.loads((CASES / f"{sample}.case.json").read_bytes())
        data["papers"] = [paper for paper in data["papers"] if paper["type"] in types]
        data["filing"] = filing or data["filing"]
        case = load_case(json.dumps(data).encode(), catalogue=catalogue).case
        assert case is not None
        return progress(case, catalogue=catalogue, routes=catalogue.lists.routes)

    return where


def _states(found: Progress) -> dict[str, str]:
    return {"/".join(step.instruments or step.titles): step.state for step in found.steps}


def test_the_first_paper_that_must_be_there_comes_next(stands: Stands) -> None:
    states = _states(stands("driver-minor"))
    assert states["scene-record"] == "next"
    assert states["case-filing-form"] == states["no-penalty-decision"] == "missing"
    assert states["inquiry-record"] == "possible"


def test_what_is_there_is_done_and_the_rest_goes_on(stands: Stands) -> None:
    states = _states(stands("driver-minor", "scene-record", "case-filing-form"))
    assert (states["scene-record"], states["case-filing-form"]) == ("done", "done")
    assert (states["education-record"], states["no-penalty-decision"]) == ("next", "missing")


def test_a_matter_that_is_not_filed_needs_no_filing_papers(stands: Stands) -> None:
    states = _states(stands("driver-minor", filing="on_the_spot"))
    assert states["case-filing-form"] == states["closing-report"] == "possible"


def test_an_approval_stands_after_the_paper_it_approves_and_waits_for_its_draft(
    stands: Stands,
) -> None:
    found = stands("bus-company-interview")
    names = [each.instruments[0] for each in found.steps]
    assert names.index("approval-form") == names.index("interview-notice") + 1
    assert found.steps[names.index("approval-form")].waits == ("行政约谈通知书",)
    drafted = stands("bus-company-interview", "interview-notice")
    assert [each.waits for each in drafted.steps if each.waits] == []
    visit = stands("cold-chain-visit")
    assert [each.waits for each in visit.steps if each.waits] == []


def test_the_policys_nine_methods_and_its_ends_have_a_route(catalogue: Catalogue) -> None:
    assert set(catalogue.lists.routes.by_code) == {
        *("education", "guidance", "risk", "interview", "admonition", "publication"),
        *("agreement", "visit", "follow-up", "commitment", "transfer", "ordinary"),
        "simple",
    }
    enum = catalogue.schemas.document("case")["properties"]["route"]["enum"]
    assert set(enum) == set(catalogue.lists.routes.by_code)


def test_no_route_names_a_role_twice(catalogue: Catalogue) -> None:
    for route in catalogue.lists.routes.by_code.values():
        roles = [role for step in route.steps for role in step.roles]
        assert len(roles) == len(set(roles)), route.code
        assert all(isinstance(role, Role) for role in roles)


def _reasons(found: Progress, instrument: str) -> dict[str, bool]:
    step = next(each for each in found.steps if instrument in each.instruments)
    return {each.code: each.presumed for each in step.reasons}


def test_a_commitment_asks_from_the_start_for_what_its_decision_will_need(stands: Stands) -> None:
    found = stands("driver-minor")
    assert _reasons(found, "education-record") == {"R1-education-missing": True}
    assert _reasons(found, "recheck-record") == {"R1-correction-unproved": True}
    assert _reasons(found, "service-receipt") == {"R6-receipt-missing": False}
    assert _reasons(found, "first-offence-query") == {}
    order = [each.instruments[0] for each in found.steps if each.needed]
    assert order == [
        *("scene-record", "case-filing-form", "education-record", "recheck-record"),
        *("no-penalty-decision", "service-receipt", "closing-report"),
    ]


def test_a_ground_that_a_paper_names_asks_instead_of_the_usual_one(stands: Stands) -> None:
    named = stands("driver-minor", "correction-order", "commitment-letter")
    assert _reasons(named, "education-record") == {"R1-education-missing": False}


def _drafted(catalogue: Catalogue, ground: str) -> Progress:
    """Where a draft stands that holds nothing but a decision of this ground."""
    data = json.loads((CASES / "driver-minor.case.json").read_bytes())
    data["papers"] = [{"id": "p1", "type": "no-penalty-decision", "data": {"ground": ground}}]
    case = sketch(data, catalogue, on=date(2026, 4, 1))
    return progress(case, catalogue=catalogue, routes=catalogue.lists.routes)


def test_the_ground_of_a_drafted_decision_says_what_is_needed(catalogue: Catalogue) -> None:
    listed = _drafted(catalogue, "33-1-first")
    assert _reasons(listed, "education-record") == {"R1-education-missing": False}
    assert _reasons(listed, "recheck-record") == {"R1-correction-unproved": False}
    assert _reasons(listed, "first-offence-query") == {"R2-query-missing": False}
    none = _drafted(catalogue, "57-1-3")
    assert _reasons(none, "education-record") == _reasons(none, "recheck-record") == {}


def test_a_paper_beside_the_route_stands_before_the_end_of_the_case(catalogue: Catalogue) -> None:
    data = json.loads((CASES / "driver-minor.case.json").read_bytes())
    data["papers"] = []
    data["conduct"]["soft_exclusions"] = [{"kind": "suspected_crime", "reason": ""}]
    case = sketch(data, catalogue, on=date(2026, 4, 1))
    found = progress(case, catalogue=catalogue, routes=catalogue.lists.routes)
    names = [each.instruments[0] for each in found.steps]
    assert names.index("crime-transfer-letter") == names.index("closing-report") - 1
    assert _reasons(found, "crime-transfer-letter") == {"R4-not-transferred": False}


@pytest.mark.parametrize("sample", sorted(CASES.glob("*.case.json")), ids=lambda path: path.stem)
def test_whatever_the_rules_ask_for_is_explained_in_both_languages(
    sample: Path, catalogue: Catalogue
) -> None:
    case = load_case(sample.read_bytes(), catalogue=catalogue).case
    assert case is not None
    data = progress(case, catalogue=catalogue, routes=catalogue.lists.routes)
    for language in ("zh", "en"):
        steps = progress_data(data, language)["steps"]
        told = [reason for step in steps for reason in step["reasons"]]
        assert told
        assert all(reason["text"] and reason["clause"] for reason in told)


def test_only_what_rules_ask_for_has_a_reason() -> None:
    known = {code.name for code in codes()}
    assert {key.removeprefix("asked-") for key in ASKED} - known == {"presumed"}


def _agency(folder: Path, change: Callable[[Any], None]) -> Catalogue:
    document = json.loads((LISTS / "routes.json").read_bytes())
    change(document)
    target = folder / "schemas" / "lists"
    target.mkdir(parents=True)
    (target / "routes.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return load_catalogue(agency=folder)


def test_an_agency_asks_for_more_papers_on_a_route(tmp_path: Path) -> None:
    def ask(document: Any) -> None:
        route = next(each for each in document["routes"] if each["code"] == "interview")
        route["steps"][0]["need"] = "required"

    steps = _agency(tmp_path, ask).lists.routes.by_code["interview"].steps
    assert steps[0].is_needed("none")


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.pop("order"),
        lambda document: document["routes"].append(document["routes"][0]),
        lambda document: document["routes"][0]["steps"].clear(),
        lambda document: document["routes"][0]["steps"][0].update(roles=["unknown"]),
        lambda document: document["routes"][0]["steps"][0].update(need="maybe"),
        lambda document: document["order"].append(["record.scene", "nowhere"]),
    ],
)
def test_routes_that_cannot_be_are_refused_by_name(
    tmp_path: Path, change: Callable[[Any], None]
) -> None:
    with pytest.raises(CatalogueInvalidError, match=r"routes\.json"):
        _agency(tmp_path, change)


def test_every_role_has_an_instrument_so_that_every_step_has_a_title(
    catalogue: Catalogue,
) -> None:
    assert [role for role in Role if not catalogue.by_role(role)] == []


def test_a_step_whose_role_no_instrument_plays_is_told_in_words(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = load_case((CASES / "driver-minor.case.json").read_bytes(), catalogue=catalogue).case
    assert case is not None
    monkeypatch.setattr(type(catalogue), "by_role", lambda _self, _role: ())
    found = progress(case, catalogue=catalogue, routes=catalogue.lists.routes)
    titles = {title for step in found.steps for title in step.titles}
    assert "现场笔录" in titles
    assert not titles & {role.value for role in Role}


def test_every_role_has_words() -> None:
    assert {code.removeprefix("role-") for code in ROLES} == {role.value for role in Role}
