"""A clerk's day in Chromium: from a blank case to an issued paper, at three sizes of screen.

Pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from browser import SIZES, Opener, Served, Window, served
from clerk import Clerk
from people import PASSWORD, add_user
from playwright.sync_api import Browser, expect
from serving import AGENCY, CASES, NOW

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.site import Site

pytestmark = pytest.mark.needs("chromium")

PHOTO = CASES / "carrier-first-offence.evidence" / "e-tractor.jpg"
Sample = Callable[[str], dict[str, Any]]


@pytest.fixture(autouse=True)
def people(site: Site) -> None:
    """A clerk and a colleague."""
    for login in ("clerk", "colleague"):
        add_user(site, login, Duty.HANDLER)


def occasion() -> Occasion:
    """Work of the clerk outside of the browser."""
    duties = frozenset({Duty.HANDLER})
    principal = Principal(actor="user:u-clerk", agency=AGENCY, duties=duties)
    return Occasion(principal=principal, at=NOW, address="", correlation="")


def logged_in(window: Window, at: Served, login: str = "clerk") -> Clerk:
    """A clerk in a window."""
    clerk = Clerk(window.page, at.url)
    clerk.log_in(login, PASSWORD)
    return clerk


PARTY = {
    "/party/name": "示例顺达物流有限公司",
    "/party/uscc": "91652100MAEX00176J",
    "/party/legal_representative/name": "沈顺达",
    "/party/legal_representative/post": "经理",
    "/party/address": "示例市示例区物流园路16号",
    "/party/telephone": "0900-7654321",
}
CONDUCT = {
    "/conduct/at": "2026-11-18T10:00",
    "/conduct/place": "示例市示例区物流园路16号停车场",
    "/conduct/act": "未按规定的周期检测车辆",
    "/conduct/summary": "2026年11月18日检查时发现，车辆检验检测有效期至2026年11月1日。",
}
SCENE = {
    "/papers/0/date": "2026-11-18",
    "/papers/0/data/started_at": "2026-11-18T10:00",
    "/papers/0/data/ended_at": "2026-11-18T10:40",
    "/papers/0/data/present/relation": "法定代表人",
    "/papers/0/data/present/person/name": "沈顺达",
    "/papers/0/data/observations": "停车场内停放重型半挂牵引车一辆，"
    "检验检测报告载明的有效期至2026年11月1日。",
}


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_clerk_comes_from_a_blank_case_to_an_issued_paper(
    site: Site, at: Served, opener: Opener, size: str
) -> None:
    site.cases.create((CASES / "shop-interview.case.json").read_bytes(), occasion())
    seen = opener(size)
    clerk, page = logged_in(seen, at), seen.page
    seen.shoot(f"{size}-1-cases")
    clerk.begin("commitment", "organisation")
    clerk.tab("party")
    clerk.write(PARTY)
    clerk.tab("facts")
    clerk.write(
        {"/cause": "未按规定的周期检测道路运输车辆", "/source/received_at": "2026-11-18T10:00"}
    )
    clerk.apply("/conduct")
    clerk.write(CONDUCT)
    for name, article in (("violated", "30"), ("penalty", "69")):
        clerk.add(f"/conduct/{name}")
        law, place = f"/conduct/{name}/0/law", f"/conduct/{name}/0/article"
        clerk.write({law: "中华人民共和国道路运输条例", place: article})
    seen.shoot(f"{size}-2-facts")
    clerk.tab("evidence")
    page.set_input_files("#evidence-files", PHOTO)
    clerk.write({"/evidence/0/title": "现场照片", "/evidence/0/proves": "车辆停放位置"})
    clerk.field("/evidence/0/obtained_at").fill("2026-11-18T10:10")
    expect(page.locator("img.thumb")).to_be_visible()
    seen.shoot(f"{size}-3-evidence")
    clerk.next_paper()
    clerk.apply("/papers/0/data/present/person")
    clerk.write(SCENE)
    clerk.choose("/papers/0/data/present/person/sex", "male")
    clerk.choose("/papers/0/data/photos", "e1")
    expect(page.locator("[data-rules-heading]")).not_to_contain_text("尚待")
    clerk.saved()
    seen.shoot(f"{size}-4-scene")
    clerk.view("paper")
    expect(page.locator(".sheet img").first).to_be_visible()
    seen.shoot(f"{size}-5-paper")
    clerk.issue()
    seen.shoot(f"{size}-6-issued")
    page.goto(at.url)
    expect(page.locator("main")).to_contain_text("未按规定的周期检测道路运输车辆")
    (kept,) = [
        row
        for row in _cases(site)
        if json.loads(row.content)["cause"] == "未按规定的周期检测道路运输车辆"
    ]
    with site.registry.reading() as unit:
        assert unit.cases.issued(kept.key) == {"scene-record"}


def _cases(site: Site) -> Any:
    with site.registry.reading() as unit:
        return unit.cases.page(AGENCY, before=None, limit=9)


def test_the_field_in_hand_is_marked_and_a_place_on_the_page_leads_to_its_field(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    seen = opener()
    clerk, page = logged_in(seen, at), seen.page
    page.goto(f"{at.url}/drafts/{draft.id}#order")
    clerk.field("/papers/5/date").focus()
    mark = page.locator(".sheet .place").first
    expect(mark).to_be_visible()
    clerk.tab("party")
    clerk.field("/party/name").focus()
    expect(mark).to_be_visible()
    box = mark.bounding_box()
    assert box is not None
    clerk.tab("people")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(clerk.field("/party/name")).to_be_focused()
    seen.shoot("marked")


def test_what_is_typed_is_on_the_page_and_undo_takes_it_back(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    seen = opener()
    clerk, page = logged_in(seen, at), seen.page
    page.goto(f"{at.url}/drafts/{draft.id}#decision")
    facts = clerk.field("/papers/11/data/facts")
    expect(page.locator(".sheet")).to_have_count(4)
    before = page.locator(".sheet img").first.get_attribute("src")
    facts.press("End")
    facts.press_sequentially("补充一句。")
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", str(before))
    seen.shoot("typed")
    clerk.saved()
    page.click("[data-undo]")
    expect(facts).to_have_value(sample("carrier-first-offence")["papers"][11]["data"]["facts"])
    page.click("[data-redo]")
    expect(facts).to_have_value(
        sample("carrier-first-offence")["papers"][11]["data"]["facts"] + "补充一句。"
    )


def test_two_windows_on_one_draft_lose_nothing_in_silence(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    one, other = opener(), opener()
    clerk, colleague = logged_in(one, at), logged_in(other, at, "colleague")
    for each in (clerk, colleague):
        each.page.goto(f"{at.url}/drafts/{draft.id}")
        each.tab("party")
    clerk.write({"/party/address": "示例市示例区新址路1号"})
    expect(colleague.field("/party/address")).to_have_value("示例市示例区新址路1号")
    other.page.context.set_offline(True)
    clerk.write({"/party/contact": "甲"})
    clerk.saved()
    colleague.write({"/party/contact": "乙", "/party/telephone": "0900-1111111"})
    expect(other.page.locator("[data-saved]")).to_have_attribute("data-state", "broken")
    other.page.context.set_offline(False)
    expect(other.page.locator("[data-conflicts]")).to_be_visible()
    other.shoot("conflict")
    expect(clerk.field("/party/telephone")).to_have_value("0900-1111111")
    other.page.click("[data-field='/party/contact'] .problem button >> nth=0")
    expect(other.page.locator("[data-conflicts]")).to_be_hidden()
    expect(clerk.field("/party/contact")).to_have_value("乙")


def test_what_could_not_be_sent_is_back_when_the_draft_is_opened_again(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    seen = opener()
    clerk, page = logged_in(seen, at), seen.page
    page.goto(f"{at.url}/drafts/{draft.id}")
    clerk.tab("facts")
    page.route("**/changes", lambda route: route.abort())
    clerk.write({"/cause": "断线时写的案由"})
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "broken")
    page.unroute("**/changes")
    again = page.context.new_page()
    again.goto(f"{at.url}/drafts/{draft.id}")
    expect(again.locator("[data-case-title]")).to_have_text("断线时写的案由")


def test_a_server_that_goes_away_while_somebody_types_loses_nothing(
    site: Site, chrome: Browser, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    with served(site) as first:
        seen = Window.open(chrome.new_context(), first.url)
        clerk, page = logged_in(seen, first), seen.page
        page.goto(f"{first.url}/drafts/{draft.id}")
        clerk.tab("facts")
        clerk.write({"/cause": "第一句"})
        clerk.saved()
    assert site.drafts.find(draft.id, occasion()).case["cause"] == "第一句"
    clerk.write({"/cause": "第一句，第二句"})
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "broken")
    with served(site, port=int(first.url.rpartition(":")[2])):
        clerk.saved()
    assert site.drafts.find(draft.id, occasion()).case["cause"] == "第一句，第二句"
    page.context.close()


def test_who_types_without_a_pause_is_saved_all_the_same(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    clerk = logged_in(opener(), at)
    page = clerk.page
    page.goto(f"{at.url}/drafts/{draft.id}")
    clerk.tab("facts")
    cause = clerk.field("/cause")
    cause.fill("")
    with page.expect_response("**/changes"):
        cause.press_sequentially("甲乙丙丁" * 20, delay=50)


def test_the_history_shows_the_paper_as_it_was_beside_the_paper_as_it_is(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    seen = opener()
    clerk, page = logged_in(seen, at), seen.page
    page.goto(f"{at.url}/drafts/{draft.id}#order")
    clerk.tab("party")
    clerk.write({"/party/name": "示例改名物流有限公司"})
    clerk.saved()
    page.click("[data-history]")
    page.click("[data-versions] li:last-child button")
    sheets = page.locator(".compared img")
    expect(sheets).to_have_count(2)
    for side in ("then", "now"):
        expect(page.locator(f".is-{side} .differs.is-text").first).to_be_visible()
    seen.shoot("history")
    page.click("[data-compared] button[value=wipe]")
    slider = page.locator("#compared-slider")
    slider.focus()
    slider.press("Home")
    now = page.locator(".is-now > .sheet").first
    expect(now).to_have_css("clip-path", "inset(0px 0px 0px 100%)")
    slider.press("End")
    expect(now).to_have_css("clip-path", re.compile("inset.0px"))
    slider.fill("40")
    seen.shoot("history-wiped")
    page.click("text=下一处不同")
    expect(page.locator(".differs.is-here")).to_have_count(1)
    page.click("[data-compared] .head button")
    page.click("dialog[open] button[value=yes]")
    expect(clerk.field("/party/name")).to_have_value("示例顺达物流有限公司")


def test_who_has_no_case_yet_is_shown_how_to_begin_and_tries_a_sample(
    site: Site, at: Served, opener: Opener
) -> None:
    add_user(site, "reader", Duty.SUPERVISOR)
    reader = logged_in(opener(), at, "reader")
    expect(reader.page.locator(".empty-box")).to_contain_text("承办人员保存案件以后")
    expect(reader.page.locator(".empty-box a")).to_have_count(0)
    seen = opener()
    clerk = logged_in(seen, at)
    expect(clerk.page.locator(".first-steps li")).to_have_count(4)
    seen.shoot("first-case")
    clerk.page.click(".empty-box button[name=sample]")
    clerk.page.wait_for_url("**/drafts/*")
    expect(clerk.page.locator(".path .step.is-next")).to_be_visible()


def test_evidence_is_put_in_order_by_dragging_and_by_keys(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    case = sample("carrier-first-offence")
    ids = [each["id"] for each in case["evidence"]]
    draft = site.drafts.open(case, occasion())
    seen = opener()
    clerk, page = logged_in(seen, at), seen.page
    page.goto(f"{at.url}/drafts/{draft.id}")
    clerk.tab("evidence")
    cards = page.locator(".evidence-card")
    expect(cards).to_have_count(len(ids))
    page.locator(".grip").nth(2).drag_to(cards.nth(0))
    clerk.saved()
    dragged = [ids[2], ids[0], ids[1], *ids[3:]]
    assert order(site, draft.id) == dragged
    moving = cards.nth(0).locator("[data-move$=' down']")
    moving.focus()
    page.keyboard.press("Enter")
    expect(cards.nth(1).locator("[data-move$=' down']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cards.nth(2).locator("[data-move$=' down']")).to_be_focused()
    clerk.saved()
    assert order(site, draft.id) == ids
    seen.shoot("evidence-order")


def order(site: Site, draft: str) -> list[str]:
    """The ids of a draft's evidence, as it is saved."""
    return [each["id"] for each in site.drafts.find(draft, occasion()).case["evidence"]]


def test_a_phone_offers_its_camera_for_evidence(at: Served, opener: Opener) -> None:
    seen = opener("phone", has_touch=True, is_mobile=True)
    clerk = logged_in(seen, at)
    clerk.begin("commitment", "organisation")
    clerk.tab("evidence")
    expect(seen.page.locator("label[for=evidence-camera]")).to_be_visible()
    camera = seen.page.locator("#evidence-camera")
    expect(camera).to_have_attribute("capture", "environment")
    camera.set_input_files(PHOTO)
    expect(seen.page.locator(".evidence-card img.thumb")).to_be_visible()
    clerk.write({"/evidence/0/title": "车辆停放位置"})
    expect(seen.page.locator("[data-case-title]")).to_be_visible()
    clerk.saved()
    seen.shoot("evidence-phone")


def test_a_draft_that_nobody_needs_is_thrown_away(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    clerk = logged_in(opener(), at)
    clerk.page.goto(f"{at.url}/drafts/{draft.id}")
    clerk.page.click("[data-discard]")
    clerk.page.click("dialog[open] button[value=yes]")
    clerk.page.wait_for_url(f"{at.url}/")
    expect(clerk.page.locator("main")).to_contain_text("还没有案件")


def test_how_a_paper_was_signed_and_served_is_noted_on_the_screen(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    case = sample("shop-interview")
    case["register_number"], case["evidence"] = None, []
    case["papers"] = case["papers"][:1]
    case["papers"][0] |= {"number": None, "execution": None, "service": None}
    draft = site.drafts.open(case, occasion())
    seen = opener()
    clerk, page = logged_in(seen, at), seen.page
    page.goto(f"{at.url}/drafts/{draft.id}")
    clerk.issue()
    page.click(".parts button >> nth=2")
    clerk.apply("/papers/0/service")
    clerk.choose("/papers/0/service/method", "direct")
    clerk.write(
        {
            "/papers/0/service/served_at": "2026-07-22T17:05",
            "/papers/0/service/place": "示例市示例区北园春路27号1层门面",
            "/papers/0/service/recipient/name": "苏龘",
        }
    )
    clerk.choose("/papers/0/service/recipient/capacity", "operator")
    for officer in ("o7", "o8"):
        clerk.choose("/papers/0/service/by", officer)
    seen.shoot("service")
    page.click("[data-form] button.primary")
    expect(page.locator("[data-toasts]")).to_contain_text("已登记送达")
    expect(page.locator("[data-kept]")).to_have_class("badge good")
    page.click(".parts button >> nth=1")
    clerk.apply("/papers/0/execution")
    page.click("[data-form] button.self-start >> nth=0")
    seen.shoot("signing")
    (row,) = _cases(site)
    assert json.loads(row.content)["papers"][0]["service"]["method"] == "direct"


def test_an_identity_number_fills_in_birth_and_sex(at: Served, opener: Opener) -> None:
    seen = opener()
    clerk = logged_in(seen, at)
    clerk.begin("commitment", "person")
    clerk.tab("party")
    clerk.choose("/party/id_type", "resident_identity_card")
    clerk.write({"/party/id_number": "65210019911020003X"})
    clerk.write({"/party/id_number": "652100199103220030"})
    expect(clerk.field("/party/birth_date")).to_have_value("1991-03-22")
    expect(seen.page.locator("[data-field='/party/id_number'] .derived")).to_contain_text("男")


def test_the_case_screen_works_by_keyboard(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    seen = opener()
    logged_in(seen, at)
    page = seen.page
    page.goto(f"{at.url}/drafts/{draft.id}#order")
    expect(page.locator("[data-form] > *").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator("[data-tab=paper]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-tab=party]")).to_be_focused()
    expect(page.locator("[data-field='/party/name']")).to_be_visible()
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('[data-form]').contains(document.activeElement)")
    assert inside


def test_what_was_typed_since_the_last_save_stays_when_rows_are_added_and_moved(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    clerk = logged_in(opener(), at)
    clerk.page.goto(f"{at.url}/drafts/{draft.id}#education")
    rows = "/papers/6/data/materials"
    clerk.add(rows)
    clerk.saved()
    place = clerk.page.locator(f'[data-field="{rows}"] .row-card').count() - 1
    clerk.write({f"{rows}/{place}/title": "新加的材料"})
    clerk.add(rows)
    expect(clerk.field(f"{rows}/{place}/title")).to_have_value("新加的材料")
    clerk.saved()
    clerk.write({f"{rows}/{place}/title": "改过名称的材料"})
    clerk.page.locator(f'[data-field="{rows}"]').get_by_role(
        "button", name=f"第 {place + 1} 项下移", exact=True
    ).click()
    expect(clerk.field(f"{rows}/{place + 1}/title")).to_have_value("改过名称的材料")


def test_a_representatives_identity_number_fills_in_nothing_that_it_has_no_field_for(
    site: Site, at: Served, opener: Opener, sample: Sample
) -> None:
    draft = site.drafts.open(sample("carrier-first-offence"), occasion())
    clerk = logged_in(opener(), at)
    clerk.page.goto(f"{at.url}/drafts/{draft.id}#/representatives")
    clerk.write({"/representatives/0/id_number": "65210019911020003X"})
    clerk.write({"/representatives/0/id_number": "652100199103220030"})
    clerk.saved()
    assert site.drafts.find(draft.id, occasion()).case == sample("carrier-first-offence")
