"""Numbers by page: looked at before they are in force, and never given twice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from homes import opened_site, trial_site
from people import add_user
from serving import CASES, NOW, OTHER

from docgen.service.access.policy import Duty
from docgen.service.line.issuing import COMMAND
from docgen.service.office import Office
from docgen.service.setting_source import SettingSource
from docgen.service.settings import Settings
from docgen.service.standing import Renewal
from docgen.web.site import Site

Browser = Callable[..., TestClient]
PATH = "/admin/rules/numbers"
SHIPPED = {
    "pattern": "{mark}{kind}〔{year}〕{seq}号",
    "case_kind": "执案",
    "register_kind": "登",
}


@pytest.fixture
def admin(browser: Browser) -> TestClient:
    """The browser of an administrator."""
    return browser(Duty.ADMINISTRATOR)


def post(client: TestClient, **fields: str) -> tuple[int, str]:
    return send(client, client.get(PATH).text, **fields)


def send(client: TestClient, form: str, **fields: str) -> tuple[int, str]:
    """Send the form of a page that was opened, with these fields typed anew."""
    csrf = re.findall(r'name="csrf" content="([^"]+)"', form)[0]
    shown = re.findall(r'name="shown" value="([^"]*)"', form)
    values = dict(re.findall(r'<input id="\w+" name="(\w+)" value="([^"]*)"', form))
    answer = client.post(PATH, data={"csrf": csrf, "shown": shown, **values, **fields})
    return answer.status_code, answer.text


def issue(site: Site, name: str) -> str:
    """The number that a sample case is given, which is issued now without one."""
    case = json.loads((CASES / f"{name}.case.json").read_bytes())
    raw = json.dumps({**case, "register_number": None}).encode()
    with site.offices() as office:
        done = office.issue(raw, folder=CASES / f"{name}.evidence", now=NOW, noted=COMMAND)
        return str(done.issued.case.number)


def test_the_next_numbers_are_shown_before_anything_is_saved(admin: TestClient, site: Site) -> None:
    assert "示交执案〔2026〕1号" in admin.get(PATH).text
    status, page = post(admin, pattern="{mark}{kind}〔{year}〕{seq:04}号")
    assert status == 200
    assert "示交执案〔2026〕0001号" in page
    assert 'name="save"' in page
    assert site.settings.numbers_pattern == SHIPPED["pattern"]
    assert 'name="save"' not in admin.get(PATH).text


def test_a_change_counts_from_the_next_number_on_in_every_process(
    admin: TestClient, site: Site
) -> None:
    first = issue(site, "taxi-stand-education")
    worker = Office(home=site.home, settings=Settings())
    renewal = Renewal(site.home)
    with opened_site(site.home.root) as another:
        status, page = post(admin, pattern="{mark}{kind}〔{year}〕{seq:04}号", save="true")
        assert (status, "从下一个编号起使用" in page) == (200, True)
        second = issue(another, "wide-load-on-the-spot")
    renewal.renew(worker)
    assert worker.registry.pattern.text == "{mark}{kind}〔{year}〕{seq:04}号"
    worker.close()
    assert issue(site, "taxi-stand-education") == first
    assert (first, second) == ("示交登〔2026〕1号", "示交登〔2026〕0002号")
    trail = admin.get("/admin/audit").text
    assert "设置 numbers.pattern" in trail
    assert "改为 {mark}{kind}〔{year}〕{seq:04}号" in trail


def test_the_file_keeps_its_comments_and_other_settings(admin: TestClient, site: Site) -> None:
    text = site.home.settings.read_text("utf-8")
    more = text.replace("[batch]\n", "[batch]\nworkers = 3 # of four\n")
    site.home.settings.write_text(more, "utf-8")
    post(admin, case_kind="交案", save="true")
    kept = site.home.settings.read_text("utf-8")
    assert "workers = 3 # of four" in kept
    assert 'case_kind = "交案"' in kept.splitlines()
    assert set(text.splitlines()) <= set(kept.splitlines())
    assert SettingSource(path=site.home.settings).read().settings.numbers_case_kind == "交案"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pattern", "{mark}{kind}〔{year}〕号", "应含有"),
        ("pattern", "{mark}{kind}{year}-{seq}", "年份应写在〔〕中"),
        ("pattern", "{mark}{kind}〔{year}〕{seq}号{month}", "只能使用"),
        ("pattern", "{mark}{kind〔{year}〕{seq}号", "不能使用"),
        ("pattern", "{kind}〔{year}〕{seq:99999999}号", "不能使用"),
        ("case_kind", "执 案", "1 至 10 个汉字"),
        ("case_kind", "", "1 至 10 个汉字"),
        ("register_kind", "执案", "与案号的代字相同"),
        ("register_kind", "不罚", "已经是文书的代字"),
    ],
)
def test_what_cannot_be_a_number_is_refused_beside_its_field_and_kept_as_typed(
    admin: TestClient, site: Site, field: str, value: str, said: str
) -> None:
    before = site.home.settings.read_bytes()
    status, page = post(admin, **{field: value, "save": "true"})
    assert "请改正设置" not in page
    assert (status, said in page) == (422, True)
    assert f'id="{field}-wrong"' in page
    assert f'name="{field}" value="{value}"' in page
    assert site.home.settings.read_bytes() == before


def test_a_broken_settings_file_is_told_and_left_alone(admin: TestClient, site: Site) -> None:
    site.home.settings.write_text('numbers = { pattern = "{kind}〔{year}〕{seq}号" }\n', "utf-8")
    status, page = post(admin, case_kind="交案", save="true")
    assert (status, "settings.toml" in page) == (422, True)
    assert site.home.settings.read_text("utf-8").startswith("numbers = {")


def test_where_others_work_numbers_are_only_shown(admin: TestClient, site: Site) -> None:
    add_user(site, "other", Duty.HANDLER, agency=OTHER)
    page = admin.get(PATH).text
    assert "本系统的其他机关也使用同一份" in page
    assert page.count("readonly") == len(SHIPPED)
    assert post(admin, case_kind="交案", save="true")[0] == 403


class TestFixedOutside:
    """A value that the environment fixes."""

    @pytest.fixture
    def site(self, tmp_path: Path) -> Iterator[Site]:
        """A home whose case word stands in the environment."""
        with trial_site(tmp_path / "home") as made:
            made.source = SettingSource(
                path=made.home.settings, environ={"DOCGEN_NUMBERS_CASE_KIND": "执案"}
            )
            yield made

    def test_is_shown_as_fixed_and_not_overruled_in_silence(
        self, admin: TestClient, site: Site
    ) -> None:
        assert "由 DOCGEN_NUMBERS_CASE_KIND 固定" in admin.get(PATH).text
        status, page = post(admin, case_kind="交案", save="true")
        assert (status, "由 DOCGEN_NUMBERS_CASE_KIND 固定" in page) == (422, True)
        assert site.settings.numbers_case_kind == "执案"
        assert "由 DOCGEN_NUMBERS_CASE_KIND 固定" in admin.get("/admin/rules").text
        status, _ = post(admin, register_kind="记", save="true")
        assert status == 200
        assert site.source.read().settings.numbers_register_kind == "记"


def test_a_form_opened_before_another_change_undoes_none_of_it(
    admin: TestClient, site: Site
) -> None:
    stale = admin.get(PATH).text
    assert post(admin, case_kind="执立", save="true")[0] == 200
    status, page = send(admin, stale, register_kind="记", save="true")
    assert (status, "另有人改了编号的样式" in page) == (200, True)
    assert (site.settings.numbers_case_kind, site.settings.numbers_register_kind) == ("执立", "登")
    assert "已经修改" in send(admin, page, save="true")[1]
    assert (site.settings.numbers_case_kind, site.settings.numbers_register_kind) == ("执立", "记")


def test_where_two_change_the_same_field_the_second_is_told_what_the_first_put(
    admin: TestClient, site: Site
) -> None:
    stale = admin.get(PATH).text
    post(admin, case_kind="执立", save="true")
    _, page = send(admin, stale, case_kind="交案", save="true")
    assert "现在是“执立”" in page
    assert 'value="交案"' in page
    assert site.settings.numbers_case_kind == "执立"
    send(admin, page, save="true")
    assert site.settings.numbers_case_kind == "交案"
