"""An archivist in Chromium: a search, a dossier, its verification, what was taken out and read.

At three sizes of screen; pictures of what was seen are kept (``browser.ARTEFACTS``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from browser import SIZES, Opener, Served, Window
from clerk import Clerk
from homes import trial_site
from people import PASSWORD, add_user
from playwright.sync_api import expect
from serving import CASES, NOW

from docgen.service.access.policy import Duty
from docgen.web.site import Site

pytestmark = [pytest.mark.needs("chromium", "axe-core"), pytest.mark.slow]

FOUND, OTHER, DAMAGED = "shop-interview", "taxi-stand-education", "driver-minor"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A home with three dossiers, an archivist and somebody who read one before."""
    with trial_site(tmp_path_factory.mktemp("archive") / "home", agency="示例市交通运输局") as made:
        add_user(made, "archivist", Duty.ARCHIVIST, name="钱归档（样例）")
        yield made


def sealed(site: Site, name: str) -> str:
    """The number of a sealed sample."""
    with site.offices() as office:
        done = office.seal(
            (CASES / f"{name}.case.json").read_bytes(),
            folder=CASES / f"{name}.evidence",
            supplement=False,
            now=NOW,
        )
    return done.record.number


@pytest.fixture(scope="module")
def numbers(site: Site) -> dict[str, str]:
    """The dossiers by the names of their samples; the last is damaged on disk."""
    made = {name: sealed(site, name) for name in (FOUND, OTHER, DAMAGED)}
    with site.offices() as office:
        _damage(office.home.root, made[DAMAGED])
    return made


def _damage(root: Path, number: str) -> None:
    """Turn one byte in the middle of the main volume."""
    (path,) = root.glob(f"archive/*/*/*/*{number}/v1/content/edition-1/main.pdf")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.chmod(0o644)
    path.write_bytes(data)


def entered(opener: Opener, at: Served, size: str) -> Window:
    """The archivist in a window."""
    window = opener(size)
    Clerk(window.page, at.url).log_in("archivist", PASSWORD)
    return window


@pytest.mark.parametrize("size", SIZES)
def test_an_archivist_finds_reads_verifies_and_takes_out_a_dossier(
    numbers: dict[str, str], at: Served, opener: Opener, size: str
) -> None:
    window = entered(opener, at, size)
    page, number = window.page, numbers[FOUND]
    if page.locator("[data-menu]").is_visible():
        page.click("[data-menu]")
    page.click(".bar-nav >> text=案卷")
    window.shoot(f"archive-{size}-1-all")
    page.fill("#q", "维修")
    page.click("main button.primary")
    expect(page.locator(".snippet mark").first).to_have_text("维修")
    picture = page.locator(".thumbnails img").first
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("each => each.naturalWidth") > 0
    page.wait_for_load_state("networkidle")
    window.shoot(f"archive-{size}-2-found")
    if size == "phone":
        page.click(".facets summary >> text=卷内文书")
    page.locator(".facets a", has_text="行政约谈记录").first.click()
    expect(page.locator(".facets [aria-current]")).to_contain_text("行政约谈记录")
    expect(page.locator(".hit")).to_have_count(1)
    page.locator(".thumbnails a").first.click()
    expect(page.locator("img.leaf")).to_have_js_property("complete", value=True)
    window.shoot(f"archive-{size}-3-page-marked")
    page.goto(f"{at.url}/archive/{number}")
    window.shoot(f"archive-{size}-4-dossier")
    page.get_by_role("link", name="核验是否完整、未改动").click()
    expect(page.locator(".note.good")).to_contain_text("本案卷完整、未改动")
    window.shoot(f"archive-{size}-5-verified")
    _take_out(window, size)
    page.goto(f"{at.url}/archive")
    page.get_by_role("button", name="所选列成阅览清单").click()
    expect(page.locator("[data-toasts]")).to_contain_text("请先勾选")
    page.check(f"input[value='{number}']")
    page.get_by_role("button", name="所选列成阅览清单").click()
    expect(page.locator("main")).to_contain_text(number)
    window.shoot(f"archive-{size}-8-reading-list")


def _take_out(window: Window, size: str) -> None:
    page = window.page
    volume = page.locator("section", has=page.locator("h2", has_text="正卷"))
    volume.locator("select").select_option("lawsuit")
    with page.expect_download() as taken:
        volume.get_by_role("button", name="取出 PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
    volume.locator("summary").click()
    original = volume.locator(".enclosed li", has_text="原件").first
    window.shoot(f"archive-{size}-6-originals")
    with page.expect_download() as taken:
        original.locator("button").click()
    assert taken.value.path().stat().st_size > 0
    page.reload()
    readers = page.locator("section", has=page.locator("h2", has_text="利用登记"))
    expect(readers).to_contain_text("钱归档（样例）")
    expect(readers).to_contain_text("行政诉讼")
    readers.scroll_into_view_if_needed()
    assert violations(page) == []
    window.shoot(f"archive-{size}-7-who-has-read-it")


@pytest.mark.parametrize("size", SIZES)
def test_a_damaged_dossier_says_what_is_damaged_and_what_to_do(
    numbers: dict[str, str], at: Served, opener: Opener, size: str
) -> None:
    window = entered(opener, at, size)
    page = window.page
    page.goto(f"{at.url}/archive/{numbers[DAMAGED]}")
    told = page.locator(".note.error[role=status]")
    expect(told).to_contain_text("已损坏或者被改动")
    expect(told).to_contain_text("正卷 PDF：文件内容与归档时不一致")
    expect(told).to_contain_text("从最近的备份取回")
    expect(page.get_by_role("button", name="取出 PDF")).to_have_count(1)
    assert violations(page) == []
    window.shoot(f"archive-{size}-9-damaged")
    page.goto(f"{at.url}/archive/{numbers[DAMAGED]}/main/2")
    expect(page.locator("img.leaf")).to_have_js_property("complete", value=True)
    window.shoot(f"archive-{size}-10-damaged-page")
