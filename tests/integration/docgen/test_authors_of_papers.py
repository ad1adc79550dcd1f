"""责任者 in the contents sheet: the authority, or who wrote each paper and piece of evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from archive.seal import create_trial_authority
from docgen.compose.errors import InformantExposedError
from docgen.service.errors import CaseInvalidError
from docgen.service.home import create_home
from docgen.service.office import Office
from docgen.service.settings import read_settings

CASES = Path(__file__).parents[2] / "cases"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=timezone(timedelta(hours=8)))
BODY = "示例市交通运输局"


@pytest.fixture(params=["author"])
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    """The office of a trial home that names authors, if not told otherwise."""
    flags = {"dossier.responsible": request.param}
    home, _ = create_home(tmp_path / "home")
    create_trial_authority(home.keys, now=NOW - timedelta(days=1), body_name=BODY)
    made = Office(home=home, settings=read_settings(file=None, environ={}, flags=flags).settings)
    yield made
    made.close()


def authors(office: Office, name: str, data: dict[str, Any] | None = None) -> dict[str, str]:
    """Who is named in the contents, by title."""
    raw = (CASES / f"{name}.case.json").read_bytes() if data is None else json.dumps(data).encode()
    folder = CASES / f"{name}.evidence"
    dossier = office.compose(raw, folder=folder if folder.is_dir() else CASES, now=NOW)
    parts = (part for volume in dossier.volumes for part in volume.parts if part.numbered)
    return {part.title: part.responsible for part in parts}


def test_what_a_party_wrote_names_the_party(office: Office) -> None:
    found = authors(office, "carrier-first-offence")
    party = "示例顺达物流有限公司"
    for title in ("轻微违法行为告知承诺书", "送达地址（方式）确认书", "授权委托书"):
        assert found[title] == party
    assert found["责令改正违法行为通知书"] == found["现场笔录"] == BODY
    assert found["道路运输车辆检验检测报告"] == "示例市机动车检验检测站"
    assert found["道路运政系统车辆技术信息查询结果"] == BODY


@pytest.mark.parametrize("office", ["authority"], indirect=True)
def test_where_the_agency_does_not_ask_for_authors_it_stands_for_all(office: Office) -> None:
    assert set(authors(office, "carrier-first-offence").values()) == {BODY}


def test_a_statement_handed_in_names_who_wrote_it(office: Office) -> None:
    assert authors(office, "repair-shop-unfiled")["陈述申辩书"] == "示例安行汽车服务有限公司"


def test_an_agreement_names_both(office: Office) -> None:
    found = authors(office, "station-order-agreement")
    assert found["行政协议书"].startswith(f"{BODY}、")


def test_the_contents_sheet_prints_them(office: Office) -> None:
    raw = (CASES / "shop-interview.case.json").read_bytes()
    dossier = office.compose(raw, folder=CASES / "shop-interview.evidence", now=NOW)
    (contents,) = (
        part
        for volume in dossier.volumes
        if volume.kind == "main"
        for part in volume.parts
        if part.title == "卷内目录"
    )
    assert "示例区红柳汽车修理部" in "".join("".join(contents.page_texts).split())


def test_an_informant_is_no_author_in_the_main_volume(office: Office) -> None:
    name = "repair-shop-refuses"
    data = json.loads((CASES / f"{name}.case.json").read_text("utf-8"))
    data["informant"]["name"] = "罗举报"
    data["evidence"][0]["author"] = "罗举报"
    with pytest.raises((CaseInvalidError, InformantExposedError)):
        authors(office, name, data)
