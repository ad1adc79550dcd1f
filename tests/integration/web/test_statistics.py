"""Figures for leaders: cases added up, each figure leading to its cases."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pikepdf
import pypdfium2
import pytest
from fastapi.testclient import TestClient
from serving import CASES, NOW

from docgen.case import load_case
from docgen.case.measures import Measures, measure
from docgen.catalogue import load_catalogue
from docgen.web.site import Site

TAKEN = ("taxi-stand-education", "shop-interview", "carrier-first-offence")


@pytest.fixture
def figures(client: TestClient, site: Site, integrator: dict[str, str]) -> dict[str, Any]:
    """The figures after three cases, one of them sealed."""
    for name in TAKEN:
        raw = (CASES / f"{name}.case.json").read_bytes()
        sent = client.post(
            "/v1/cases", content=raw, headers={**integrator, "Content-Type": "application/json"}
        )
        assert sent.status_code == 201, sent.text
    with site.offices() as office:
        path = CASES / f"{TAKEN[1]}.case.json"
        office.seal(
            path.read_bytes(),
            folder=CASES / f"{TAKEN[1]}.evidence",
            supplement=False,
            now=NOW,
        )
    found: dict[str, Any] = client.get("/v1/statistics", headers=integrator).json()
    return found


def test_cases_are_added_up_once_whether_open_or_sealed(figures: dict[str, Any]) -> None:
    assert figures["cases"] == len(TAKEN)
    assert sum(figures["by_route"].values()) == len(TAKEN)
    assert figures["by_route"]["commitment"] == 1
    assert figures["open"] + figures["closed"] == len(TAKEN)
    assert figures["first_offence"] == {"yes": 1, "of": 1}
    assert figures["mean_score"] is not None


def test_months_without_cases_between_those_with_some_are_counted_as_none(
    figures: dict[str, Any],
) -> None:
    months = [12 * int(each[:4]) + int(each[5:]) for each in figures["by_month"]]
    assert months == list(range(months[0], months[-1] + 1))
    assert 0 in figures["by_month"].values()
    assert sum(figures["by_month"].values()) == figures["cases"]


def test_each_figure_leads_to_its_cases(
    client: TestClient, integrator: dict[str, str], figures: dict[str, Any]
) -> None:
    for field, name in (("by_route", "route"), ("by_month", "month"), ("by_district", "district")):
        for value, count in figures[field].items():
            behind = client.get(
                "/v1/statistics/cases", params={name: value}, headers=integrator
            ).json()
            assert behind["total"] == count == len(behind["cases"]), (name, value)
    assert client.get("/v1/statistics?from=2999-01", headers=integrator).json()["cases"] == 0
    assert client.get("/v1/statistics?from=soon", headers=integrator).status_code == 400


def test_the_figures_come_as_a_workbook_in_words(
    client: TestClient, integrator: dict[str, str], figures: dict[str, Any]
) -> None:
    answer = client.get("/v1/statistics.xlsx", headers=integrator)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[0] == "总况"
    kinds = {row[0]: row[1] for row in book["办理方式"].iter_rows(min_row=2, values_only=True)}
    assert sum(kinds.values()) == figures["cases"]
    assert not any(str(kind).isascii() for kind in kinds)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.case.json")), ids=lambda path: path.name)
def test_every_sample_can_be_measured_and_comes_back_as_kept(path: Any) -> None:
    case = load_case(path.read_bytes(), catalogue=load_catalogue()).case
    assert case is not None
    found = measure(case)
    assert Measures.from_json(json.loads(json.dumps(found.as_json()))) == found
    assert len(found.month) == 7


def test_a_share_and_a_band_of_scores_lead_to_their_cases(
    client: TestClient, integrator: dict[str, str], figures: dict[str, Any]
) -> None:
    def count(**wanted: str) -> int:
        found = client.get("/v1/statistics/cases", params=wanted, headers=integrator).json()
        return int(found["total"])

    for share in ("first_offence", "in_time", "followed_up"):
        assert count(**{share: "any"}) == figures[share]["of"]
        assert count(**{share: "yes"}) == figures[share]["yes"]
        assert count(**{share: "no"}) == figures[share]["of"] - figures[share]["yes"]
    assert count(score="any") == sum(figures["by_score"].values()) == 1
    (band,) = figures["by_score"]
    assert count(score=band) == 1
    assert (
        client.get("/v1/statistics", params={"score": "12"}, headers=integrator).status_code == 400
    )


def test_the_workload_counts_each_officers_cases_and_papers(figures: dict[str, Any]) -> None:
    loads = {each["officer"]: each for each in figures["workload"]}
    assert {name: each["open"] + each["closed"] for name, each in loads.items()} == figures[
        "by_officer"
    ]
    assert all(each["papers"] > 0 for each in loads.values())


def test_the_report_says_what_the_figures_say(
    client: TestClient, integrator: dict[str, str], figures: dict[str, Any]
) -> None:
    answer = client.get(
        "/v1/statistics.pdf", params={"from": "2026-01", "route": "commitment"}, headers=integrator
    )
    assert answer.headers["content-type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as opened:
        assert opened.open_metadata()["pdfaid:part"] == "2"
    said = "".join(
        each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(answer.content)
    )
    for words in ("行政执法情况统计报告", "办理方式：", "一、总体情况", "人员工作量", "评查平均分"):
        assert words in said
    assert "统计期间：2026" in said.replace(" ", "")


def test_an_empty_period_still_gives_a_report(
    client: TestClient, integrator: dict[str, str], figures: dict[str, Any]
) -> None:
    assert figures["cases"]
    answer = client.get(
        "/v1/statistics.pdf", params={"from": "2999-01", "to": "2999-12"}, headers=integrator
    )
    assert answer.content.startswith(b"%PDF-")
