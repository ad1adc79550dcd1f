"""Every page says in which language it is, and which of its parts are in the other one.

In English it names forms, fields and signers in English wherever it speaks of them itself. What
people wrote, and the papers and dossiers themselves, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from furnished import EVERYBODY, furnish
from people import PASSWORD
from signable import CASE

from docgen.web.app import create_app
from docgen.web.pages.routers import PAGES
from docgen.web.site import Site

HAN = re.compile("[\u3400-\u9fff]")
WORD = re.compile("[A-Za-z]{3}")
CHINESE = re.compile("[\u3400-\u9fff]{2,}")
SPOKEN = ("title", "aria-label", "alt", "placeholder")
VOID = {"input", "img", "meta", "link", "br", "hr", "path", "rect", "image"}
# Steps of another page, with nothing of their own to name; they are walked in the tests of each.
STEPS = {
    "/sign-in",
    "/sign-in/return",
    "/cases/{case_id}/supplement",
    "/sealing/{job_id}",
    "/batch/plans/{sha256}",
    "/batch/lists/{sha256}",
    "/batch/lists/{sha256}/confirm",
    "/batch/{job_id}",
    "/scans/{scan_id}",
    "/cases/{case_id}/papers/{paper_id}/take-back",
}


@dataclass(frozen=True, kw_only=True)
class Within:
    """An element: the language its texts are marked as, and whether they are quoted as they are."""

    tag: str = ""
    language: str = ""
    quoted: bool = False


class Said(HTMLParser):
    """What a page says, each text with where it stands; not what scripts are given.

    ``spoken`` is what cannot be marked in part: attributes.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, Within]] = []
        self.spoken: list[tuple[str, Within]] = []
        self.open = [Within()]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given, around = dict(attrs), self.open[-1]
        here = Within(
            tag=tag,
            language=given.get("lang") or around.language,
            quoted=around.quoted or given.get("translate") == "no",
        )
        self.spoken += [(value, here) for name, value in attrs if name in SPOKEN and value]
        if tag == "input" and given.get("type") != "hidden":
            self.texts.append((given.get("value") or "", here))
        if tag not in VOID:
            self.open.append(here)

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1].tag not in {tag, ""}:
            self.open.pop()
        if self.open[-1].tag == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open[-1].tag not in {"script", "style"}:
            self.texts.append((data, self.open[-1]))

    def unmarked(self) -> Iterator[str]:
        """Chinese that is not marked as such; a mixed title, option or value cannot be."""
        for text, within in self.texts:
            is_mixed = within.tag in {"title", "option", "input"} and WORD.search(text)
            if within.language != "zh-Hans" and HAN.search(text) and not is_mixed:
                yield text.strip()

    def chinese(self) -> Iterator[str]:
        """The words of Chinese that are not quoted."""
        for text, within in (*self.texts, *self.spoken):
            if not within.quoted:
                yield from CHINESE.findall(text)


def pages(site: Site, language: str) -> Iterator[tuple[str, str]]:
    paths = [*furnish(site), "/account", f"/cases/{CASE}", "/admin/rules"]
    with TestClient(create_app(site), raise_server_exceptions=False) as client:
        client.cookies.set("docgen_language", language)
        yield "/login", client.get("/login").text
        client.post("/login", data={"login": EVERYBODY, "password": PASSWORD})
        for path in (*paths, "/nothing/here"):
            answer = client.get(path.partition("#")[0], headers={"Accept": "text/html"})
            yield path, answer.text


ROUTES = [
    each
    for router in PAGES
    for each in router.routes
    if isinstance(each, APIRoute)
    and "GET" in each.methods
    and getattr(each, "shows_pages", False)
    and "." not in each.path
]


def shown_by(path: str) -> str:
    """The route of a page, as it is written; routes are asked in their order."""
    here = re.split("[?#]", path)[0]
    return next((each.path for each in ROUTES if each.path_regex.match(here)), "")


@pytest.mark.slow
def test_a_page_in_english_marks_its_chinese_and_names_what_has_an_english_name_in_english(
    site: Site,
) -> None:
    with site.offices() as office:
        english = office.catalogue.lists.english
    unmarked, in_chinese, walked = [], [], set()
    for path, text in pages(site, "en"):
        walked.add(shown_by(path))
        assert '<html lang="en"' in text, path
        said = Said(text)
        unmarked += [f"{path} {each}" for each in said.unmarked()]
        in_chinese += [f"{path} {word}" for word in said.chinese() if word in english]
    assert "\n".join(dict.fromkeys(unmarked)) == ""
    assert "\n".join(dict.fromkeys(in_chinese)) == ""
    assert {each.path for each in ROUTES} - walked == STEPS


@pytest.mark.slow
def test_a_page_in_chinese_says_so(site: Site) -> None:
    for path, text in pages(site, "zh"):
        assert '<html lang="zh-Hans"' in text, path
        marked = {within.language for _, within in Said(text).texts}
        assert marked <= {"", "zh-Hans", "en"}, path
