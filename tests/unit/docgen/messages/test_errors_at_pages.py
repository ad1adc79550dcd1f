"""What pages say of errors: in a clerk's words, never in those of systems and commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from docgen.messages import codes, page_text, text
from docgen.messages.archive import ARCHIVE
from docgen.messages.errors import ERRORS
from docgen.messages.errors_at_pages import ERRORS_AT_PAGES
from docgen.messages.errors_of_access import ERRORS_OF_ACCESS
from docgen.messages.errors_of_service import ERRORS_OF_SERVICE
from docgen.messages.requests import REQUESTS
from docgen.service.access.policy import Action
from docgen.web.errors import RequestError

TABLE = {**ARCHIVE, **ERRORS, **ERRORS_OF_ACCESS, **ERRORS_OF_SERVICE, **REQUESTS}
OF_SYSTEMS = re.compile(r"docgen [a-z]|errors|Bearer|ETag|If-Match|Idempotency|Retry-After|X-CSRF")


def fields_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def of_requests(kind: type[RequestError] = RequestError) -> Iterator[str]:
    yield kind.code
    for each in kind.__subclasses__():
        yield from of_requests(each)


@pytest.mark.parametrize("code", sorted(ERRORS_AT_PAGES))
def test_a_sentence_for_pages_stands_for_a_known_error_and_names_only_its_fields(code: str) -> None:
    own = code.removeprefix("page-error-")
    assert own in codes()
    given = fields_of(TABLE[own]["en"])
    allowed = given | ({"size"} if "most" in given else set())
    for sentence in ERRORS_AT_PAGES[code].values():
        assert fields_of(sentence) <= allowed
        assert not OF_SYSTEMS.search(sentence)


@pytest.mark.parametrize("code", sorted(set(of_requests())))
def test_whatever_is_wrong_with_a_request_is_told_in_a_clerks_words(code: str) -> None:
    fields = {"most": 3 << 20, "action": "paper.void", "seconds": 30, "expected": "JSON"}
    fields |= {"what": "x", "detail": "x", "field": "x", "name": "x"}
    for language in ("zh", "en"):
        assert not OF_SYSTEMS.search(page_text(code, language, **fields))


def test_a_limit_is_told_in_the_size_that_people_know() -> None:
    assert "50 MB" in page_text("file-too-large", "zh", most=50 << 20)
    assert "256 KB" in page_text("body-too-large", "zh", most=256 << 10)


def test_every_action_has_words() -> None:
    assert {f"action-{each}" for each in Action} <= codes()
    assert "作废文书" in page_text("duty-missing", "zh", action="paper.void")


def test_an_error_that_speaks_to_people_keeps_its_sentence() -> None:
    assert page_text("own-account", "zh") == text("own-account", "zh")
