"""The retention table by page: what a dossier must at least be kept for, and who may say so."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from people import add_user
from serving import CASES, NOW, OTHER

from docgen.service.access.policy import Duty
from docgen.web.site import Site

Browser = Callable[..., TestClient]
PATH = "/admin/rules/retention"
CASE, PAPER, TITLE = "taxi-stand-education", "education-record", "说服教育记录"


@pytest.fixture
def admin(browser: Browser) -> TestClient:
    """The browser of an administrator."""
    return browser(Duty.ADMINISTRATOR)


def post(client: TestClient, **periods: str) -> tuple[int, str]:
    return send(client, client.get(PATH).text, **periods)


def send(client: TestClient, page: str, **periods: str) -> tuple[int, str]:
    """Send the form of a page that was opened, with these periods chosen anew."""
    codes = re.findall(r'name="code" value="([^"]+)"', page)
    shown = re.findall(r'name="shown" value="(\w+)"', page)
    chosen = dict(zip(codes, shown, strict=True)) | {
        code.replace("_", "-"): period for code, period in periods.items()
    }
    found = re.search(r'name="csrf" content="([^"]+)"', page)
    assert found is not None
    fields = {
        "csrf": found[1],
        "code": list(chosen),
        "shown": shown,
        "period": list(chosen.values()),
    }
    answer = client.post(PATH, data=fields)
    return answer.status_code, answer.text


def too_short(site: Site) -> bool:
    """Whether a case that is kept for ten years is told that its papers ask for more."""
    case = json.loads((CASES / f"{CASE}.case.json").read_text("utf-8"))
    case["dossier"]["retention"] = "D10"
    with site.offices() as office:
        found = office.validate(json.dumps(case).encode(), folder=None, now=NOW).findings
    return "R19-retention-too-short" in {each.code for each in found}


def test_a_period_that_is_changed_counts_at_once_for_the_cases_to_come(
    admin: TestClient, site: Site
) -> None:
    assert post(admin, education_record="D10")[0] == 200
    before = too_short(site)
    status, page = post(admin, education_record="Y")
    assert (status, "已经修改：1 种文书" in page) == (200, True)
    assert (before, too_short(site)) == (False, True)
    own = json.loads((site.home.schemas / "lists/retention.json").read_text("utf-8"))
    assert own["entries"] == [{"instrument": PAPER, "retention": "Y"}]
    trail = admin.get("/admin/audit").text
    assert f"{TITLE} 的保管期限" in trail
    assert "改为 永久" in trail
    assert "没有改动" in post(admin)[1]


def test_a_paper_or_a_period_that_is_none_changes_nothing(admin: TestClient, site: Site) -> None:
    assert post(admin, education_record="D99")[0] == 400
    assert post(admin, no_such_paper="Y")[0] == 400
    assert not (site.home.schemas / "lists/retention.json").exists()


def test_where_others_work_the_table_is_only_shown(admin: TestClient, site: Site) -> None:
    add_user(site, "other", Duty.HANDLER, agency=OTHER)
    page = admin.get(PATH).text
    assert "本系统的其他机关也使用同一份" in page
    assert "<select" in page
    assert post(admin, education_record="Y")[0] == 403


def periods(page: str) -> dict[str, str]:
    codes = re.findall(r'name="code" value="([^"]+)"', page)
    return dict(zip(codes, re.findall(r'<option value="(\w+)" selected>', page), strict=True))


def test_a_table_opened_before_another_change_undoes_none_of_it(admin: TestClient) -> None:
    stale = admin.get(PATH).text
    post(admin, education_record="Y")
    page = send(admin, stale, scene_record="Y")[1]
    assert "已经修改：1 种文书" in page
    assert {periods(page)[code] for code in (PAPER, "scene-record")} == {"Y"}


def test_a_paper_that_another_changed_meanwhile_keeps_that_change_and_is_named(
    admin: TestClient,
) -> None:
    stale = admin.get(PATH).text
    post(admin, education_record="Y")
    page = send(admin, stale, education_record="D10")[1]
    assert "没有用您的选择盖掉" in page
    assert f"<li>{TITLE}: 永久</li>" in page
    assert "没有改动" not in page
    assert periods(page)[PAPER] == "Y"
