"""A newcomer's first case in Chromium, as README tells it, and what the screen says on the way.

Pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Opener, Served, Window, served, windows
from clerk import Clerk
from homes import trial_site
from people import PASSWORD, add_user
from playwright.sync_api import Browser, expect

from docgen.service.access.policy import Duty

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.slow]

ROOT = Path(__file__).parents[3]
# What is left to fill in of the first paper of the sample.
FIRST = {
    "/papers/0/data/started_at": "2026-11-20T10:00",
    "/papers/0/data/ended_at": "2026-11-20T10:40",
    "/papers/0/data/present/person/name": "例明",
    "/papers/0/data/present/relation": "当事人的安全管理部经理",
    "/papers/0/data/observations": "停车场内停放重型半挂牵引车一辆，检验检测有效期已过。",
}
_ONE_ROW = 60
_HEIGHT = "each => each.getBoundingClientRect().height"


@pytest.fixture(scope="module")
def opener(
    tmp_path_factory: pytest.TempPathFactory, chrome: Browser
) -> Iterator[tuple[Opener, Served]]:
    """Windows on one trial home for all tests of this file."""
    with trial_site(tmp_path_factory.mktemp("newcomer") / "home") as site:
        add_user(site, "clerk", Duty.HANDLER)
        with served(site) as at, windows(chrome, at) as made:
            yield made, at


def come(opener: tuple[Opener, Served], size: str = "office", language: str = "zh") -> Window:
    """A clerk's window, logged in."""
    window = opener[0](size)
    if language == "en":
        cookie = {"name": "docgen_language", "value": "en", "url": opener[1].url}
        window.page.context.add_cookies([cookie])
    Clerk(window.page, opener[1].url).log_in("clerk", PASSWORD)
    return window


def begin_sample(window: Window, opener: tuple[Opener, Served]) -> Clerk:
    clerk = Clerk(window.page, opener[1].url)
    clerk.begin("commitment", "organisation", sample=True)
    return clerk


def test_the_first_case_is_as_readme_tells_it(opener: tuple[Opener, Served]) -> None:
    seen = come(opener)
    page, clerk = seen.page, begin_sample(seen, opener)
    clerk.tab("paper")
    seen.shoot("newcomer-1-sample")
    expect(page.locator(".is-seal")).to_be_in_viewport()
    page.get_by_role("button", name="开始写《现场笔录》").click()
    page.click("[data-rules-heading]")
    left = page.locator(".finding.is-open")
    expect(left).to_have_count(len(FIRST) + 1)
    for told in left.all_inner_texts():
        assert re.search("请填写：(?!现场笔录)", told), told
    seen.shoot("newcomer-2-asked")
    for name, word in (("README.md", "six fields"), ("README.zh-CN.md", "六处")):
        assert word in (ROOT / name).read_text("utf-8")
    clerk.write(FIRST)
    clerk.choose("/papers/0/data/present/person/sex", "male")
    clerk.saved()
    expect(left).to_have_count(0)
    expect(page.locator(".rules section .finding")).to_have_count(0)
    page.click(".rules-later summary")
    expect(page.locator(".rules-later .finding").first).to_be_visible()
    expect(page.locator(".rules-later")).not_to_contain_text(re.compile("closed_on|retention"))
    seen.shoot("newcomer-3-filled")
    page.click("[data-issue]")
    expect(page.locator("[data-question]")).to_contain_text("示例内容")
    page.click("dialog[open] button[value=yes]")
    expect(page.locator("[data-paper-state]")).to_have_class("badge good")
    seen.shoot("newcomer-4-issued")
    expect(page.locator("[data-undo]")).to_be_disabled()
    page.keyboard.press("Control+z")
    clerk.tab("facts")
    clerk.write({"/cause": "另一案由"})
    clerk.saved()
    expect(page.locator("[data-back]")).to_be_visible()
    assert page.locator(".case-head").evaluate(_HEIGHT) < _ONE_ROW
    page.click("[data-back]")
    page.click("dialog[open] button[value=yes]")
    expect(page.locator("[data-back]")).to_be_hidden()
    expect(clerk.field("/cause")).to_have_value(re.compile("（示例）"))
    clerk.tab("paper")
    expect(clerk.field("/papers/0/data/present/person/name")).to_have_value("例明")


def test_an_article_is_chosen_from_the_statutes_on_record_and_typed_words_stay(
    opener: tuple[Opener, Served],
) -> None:
    seen = come(opener)
    page, clerk = seen.page, Clerk(seen.page, opener[1].url)
    clerk.begin("commitment", "organisation")
    clerk.tab("facts")
    clerk.apply("/conduct")
    clerk.write({"/conduct/at": "2026-11-18T10:00"})
    clerk.add("/conduct/violated")
    law, article, text = (f"/conduct/violated/0/{each}" for each in ("law", "article", "text"))
    expect(page.locator("datalist option").first).to_be_attached()
    clerk.write({law: "道路运输条例"})
    clerk.field(law).blur()
    expect(clerk.field(law)).to_have_value("中华人民共和国道路运输条例")
    clerk.write({article: "30"})
    clerk.field(article).blur()
    expect(clerk.field(text)).to_have_value(re.compile("^客运经营者、货运经营者应当加强"))
    seen.shoot("newcomer-5-article")
    clerk.write({article: "69"})
    clerk.field(article).blur()
    expect(clerk.field(text)).to_have_value(re.compile("不按规定维护和检测"))
    clerk.write({text: "自己写的条文。", article: "30"})
    clerk.field(article).blur()
    expect(clerk.field(text)).to_have_value("自己写的条文。")
    page.get_by_role("button", name="填入法规库中的原文").click()
    expect(clerk.field(text)).to_have_value(re.compile("^客运经营者、货运经营者应当加强"))


def test_what_is_pasted_into_one_line_is_of_one_line(opener: tuple[Opener, Served]) -> None:
    seen = come(opener)
    page, clerk = seen.page, begin_sample(seen, opener)
    clerk.tab("party")
    field = clerk.field("/party/address")
    field.fill("示例市")
    field.evaluate(
        """each => {
          const carried = new DataTransfer();
          carried.setData("text/plain", "示例区\\t样稿路\\r\\n1号\\n");
          each.focus();
          each.setSelectionRange(3, 3);
          const told = {clipboardData: carried, cancelable: true, bubbles: true};
          each.dispatchEvent(new ClipboardEvent("paste", told));
        }"""
    )
    expect(field).to_have_value("示例市示例区 样稿路 1号")
    clerk.saved()
    assert page.evaluate("() => document.activeElement.dataset.pointer") == "/party/address"


def test_a_character_that_no_font_has_is_shown_with_who_can_help(
    opener: tuple[Opener, Served],
) -> None:
    seen = come(opener)
    page, clerk = seen.page, begin_sample(seen, opener)
    clerk.tab("paper")
    page.get_by_role("button", name="开始写《现场笔录》").click()
    clerk.write(FIRST | {"/papers/0/data/observations": "车主\U00020bb7某在场。"})
    clerk.choose("/papers/0/data/present/person/sex", "male")
    clerk.saved()
    page.click("[data-rules-heading]")
    told = page.locator(".finding.is-error").first
    expect(told).to_contain_text("“\U00020bb7”字（U+20BB7）")
    expect(told).to_contain_text("请管理员在“管理”")
    stale = page.locator("[data-stale]")
    expect(stale).to_be_visible()
    seen.shoot("newcomer-6-character")
    expect(stale).to_contain_text("没有跟上")
    clerk.write({"/papers/0/data/observations": "车主在场。"})
    expect(stale).to_be_hidden()


def test_the_form_stands_still_while_what_is_found_changes_and_rows_are_named(
    opener: tuple[Opener, Served],
) -> None:
    seen = come(opener)
    page, clerk = seen.page, Clerk(seen.page, opener[1].url)
    clerk.begin("commitment", "organisation")
    page.click("[data-rules-heading]")
    clerk.tab("facts")
    clerk.apply("/conduct")
    clerk.add("/conduct/violated")
    clerk.add("/conduct/violated")
    clerk.saved()
    expect(page.locator(".finding", has_text="第 2 项").first).to_be_visible()
    before = page.locator("[data-rules]").evaluate(_HEIGHT)
    clerk.write({"/cause": "案由", "/conduct/place": "示例市", "/conduct/act": "行为"})
    clerk.saved()
    assert page.locator("[data-rules]").evaluate(_HEIGHT) == before
    seen.shoot("newcomer-7-rows")


def test_two_names_that_are_nearly_the_same_are_both_said(opener: tuple[Opener, Served]) -> None:
    seen = come(opener)
    page, clerk = seen.page, begin_sample(seen, opener)
    clerk.tab("party")
    clerk.write({"/party/legal_representative/name": "样程安"})
    clerk.tab("paper")
    page.get_by_role("button", name="开始写《现场笔录》").click()
    clerk.write(FIRST | {"/papers/0/data/observations": "法定代表人样呈安在场。"})
    clerk.choose("/papers/0/data/present/person/sex", "male")
    clerk.saved()
    page.click("[data-rules-heading]")
    told = page.locator(".finding.is-warning", has_text="只差一个字")
    expect(told).to_contain_text("此处写作“样呈安”，别处是“样程安”")
    expect(told).not_to_contain_text("name")


@pytest.mark.parametrize("size", ["office", "phone"])
def test_in_english_no_finding_of_the_first_case_is_chinese(
    opener: tuple[Opener, Served], size: str
) -> None:
    seen = come(opener, size, "en")
    page, clerk = seen.page, begin_sample(seen, opener)
    page.click("[data-theme-switch]")
    clerk.tab("paper")
    page.get_by_role("button", name="Begin: Scene record").click()
    page.click("[data-rules-heading]")
    expect(page.locator(".finding.is-open")).to_have_count(len(FIRST) + 1)
    seen.shoot(f"newcomer-8-english-{size}")
    clerk.write(FIRST)
    clerk.choose("/papers/0/data/present/person/sex", "male")
    clerk.saved()
    page.click(".rules-later summary")
    for told in page.locator(".finding-link").all_inner_texts():
        assert not re.search("[\u4e00-\u9fff]", told), told
    seen.shoot(f"newcomer-9-english-{size}")
