"""What a page gives to be kept is named in its language, with a name of ASCII beside it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient
from furnished import EVERYBODY, furnish
from people import PASSWORD
from signable import CASE

from docgen.web.app import create_app
from docgen.web.site import Site

GIVEN = {
    "/registers.xlsx": ("台账-", "registers-"),
    "/v1/statistics.xlsx": ("总览-", "overview-"),
    "/v1/statistics.pdf": ("总览-", "overview-"),
    "/deadlines.ics": ("期限-", "deadlines-"),
    "/admin/lists.xlsx": ("清单", "lists"),
    "/admin/templates/education-record.docx": ("说服教育记录-", "education-record"),
    "/batch/example.xlsx": ("名单样例-", "example-"),
    "/signatures/print.pdf": ("待签文书-", "papers-"),
    f"/v1/cases/{CASE}/evaluation.pdf": ("评查报告-", "evaluation-"),
}


@pytest.mark.slow
def test_files_are_named_in_the_language_chosen_on_the_page(site: Site) -> None:
    furnish(site)
    with TestClient(create_app(site)) as client:
        client.post("/login", data={"login": EVERYBODY, "password": PASSWORD})
        for place, language in enumerate(("zh", "en")):
            client.cookies.set("docgen_language", language)
            for path, names in GIVEN.items():
                told = client.get(path).headers["content-disposition"]
                plain, _, own = told.partition("; filename*=UTF-8''")
                assert unquote(own).startswith(names[place]), path
                assert plain.split("filename=")[1].startswith(f'"{names[1]}'), path


@pytest.mark.slow
def test_a_calendar_tells_terms_in_the_language_of_the_page(site: Site) -> None:
    furnish(site)
    with TestClient(create_app(site)) as client:
        client.post("/login", data={"login": EVERYBODY, "password": PASSWORD})
        client.cookies.set("docgen_language", "en")
        told = client.get("/deadlines.ics").text.replace("\r\n ", "")
        assert "DESCRIPTION:Administrative Penalty Law\\, Art. " in told
