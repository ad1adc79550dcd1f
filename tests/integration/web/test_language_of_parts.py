"""In English a page names forms, fields and signers in English wherever it speaks of them itself.

What people wrote, and the papers and dossiers themselves, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient
from furnished import EVERYBODY, furnish
from people import PASSWORD

from docgen.web.app import create_app
from docgen.web.site import Site

CHINESE = re.compile("[\u3400-\u9fff]{2,}")
SPOKEN = ("title", "aria-label", "alt", "placeholder")
# What is shown there is a paper or a dossier, or meant for the party.
AS_THEY_ARE = ("/archive", "/admin", "/overview", "/batch")


class Said(HTMLParser):
    """What a page says: its texts, and what screen readers speak; not what scripts are given."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.is_said = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_chinese = (dict(attrs).get("lang") or "").startswith("zh")
        self.is_said = tag not in {"script", "style"} and not is_chinese
        self.texts += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, _tag: str) -> None:
        self.is_said = True

    def handle_data(self, data: str) -> None:
        if self.is_said:
            self.texts.append(data)


def pages(site: Site) -> Iterator[tuple[str, str]]:
    paths = [
        each
        for each in furnish(site)
        if not each.startswith(AS_THEY_ARE) and not each.endswith("/plain")
    ]
    with TestClient(create_app(site), raise_server_exceptions=False) as client:
        client.cookies.set("docgen_language", "en")
        yield "/login", client.get("/login").text
        client.post("/login", data={"login": EVERYBODY, "password": PASSWORD})
        for path in (*paths, "/nothing/here"):
            yield path, client.get(path.partition("#")[0], headers={"Accept": "text/html"}).text


@pytest.mark.slow
def test_no_page_in_english_names_a_form_a_field_or_a_signer_in_chinese(site: Site) -> None:
    with site.offices() as office:
        english = office.catalogue.lists.english
    found = []
    for path, text in pages(site):
        said = Said()
        said.feed(text)
        for each in said.texts:
            found += [f"{path} {word}" for word in CHINESE.findall(each) if word in english]
    assert "\n".join(dict.fromkeys(found)) == ""
