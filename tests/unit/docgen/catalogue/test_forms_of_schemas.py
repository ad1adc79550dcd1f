"""The form of a schema: every field can be filled in, every choice has words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from docgen.catalogue import load_catalogue
from docgen.catalogue.forms import form_in, form_of

CATALOGUE = load_catalogue()
NAMES = ["case", *(each.code for each in CATALOGUE.instruments)]


def _fields(form: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield form
    parts = [*form.get("fields", ()), *([form["item"]] if "item" in form else [])]
    for variant in form.get("variants", ()):
        parts += variant["fields"]
    for part in parts:
        yield from _fields(part)


def _field(name: str, *keys: str) -> Mapping[str, Any]:
    form = form_of(CATALOGUE.schemas, name)
    for key in keys:
        form = next(each for each in _parts(form) if each["key"] == key)
    return form


def _parts(form: Mapping[str, Any]) -> list[Any]:
    inner = form.get("item", form)
    return [*inner.get("fields", ()), *(f for v in inner.get("variants", ()) for f in v["fields"])]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_chinese_title_and_every_choice_words_of_its_own(name: str) -> None:
    form = form_of(CATALOGUE.schemas, name)
    json.dumps(form)
    for field in _fields(form):
        assert field["title"]
        assert all(value != label for value, label in field.get("choices", ()))


@pytest.mark.parametrize("name", NAMES)
def test_help_speaks_to_clerks_not_to_who_writes_json(name: str) -> None:
    helps = [each.get("help", "") for each in _fields(form_of(CATALOGUE.schemas, name))]
    jargon = ("null", "（id）", "数组", "列表")
    assert not [each for each in helps if any(word in each for word in jargon)]


def test_a_reference_names_the_list_it_chooses_from() -> None:
    assert _field("no-penalty-decision", "guardian")["list"] == "representatives"
    assert _field("commitment-letter", "officers")["kind"] == "references"
    assert _field("commitment-letter", "officers")["fewest"] == 2


def test_a_field_for_photos_offers_no_certificate_and_one_for_proof_offers_all() -> None:
    assert _field("scene-record", "photos")["kinds"] == ["photo"]
    assert _field("scene-record", "recordings")["kinds"] == ["recording"]
    assert "kinds" not in _field("correction-order", "evidence")


def test_a_field_for_officers_offers_no_archivist_and_one_for_approvers_offers_all() -> None:
    handling = [
        field
        for each in CATALOGUE.instruments
        for field in form_of(CATALOGUE.schemas, each.code)["fields"]
        if field["title"] in {"执法人员", "承办人", "询问人"}
    ]
    assert {tuple(field["kinds"]) for field in handling} == {("officer",)}
    assert "body_head" in _field("interview-record", "interviewers")["kinds"]
    assert "kinds" not in _field("evidence-register", "approved_by")


def test_a_condition_tells_which_field_it_needs() -> None:
    rules = form_of(CATALOGUE.schemas, "no-penalty-decision")["rules"]
    first = next(each for each in rules if each["when"] == {"ground": ["33-1-first"]})
    assert first["narrow"]["query"] == {"needed": True, "barred": False}
    unproven = next(each for each in rules if each["when"] == {"ground": ["57-1-3"]})
    assert unproven["narrow"]["education"]["barred"]
    assert unproven["narrow"]["observe"] == {"most_items": 0}


def test_a_party_has_the_fields_of_its_kind() -> None:
    party = _field("case", "party")
    kinds = {variant["when"]["kind"][0]: variant["fields"] for variant in party["variants"]}
    assert {each["key"] for each in kinds["person"]} >= {"id_type", "id_number", "birth_date"}
    assert "uscc" in {each["key"] for each in kinds["organisation"]}


CHINESE = re.compile("[\u4e00-\u9fff]")


def _said(form: Mapping[str, Any]) -> Iterator[str]:
    for each in _fields(form):
        yield from (each[key] for key in ("title", "help") if each.get(key))
        yield from (word for _, word in each.get("choices", ()))


@pytest.mark.parametrize(
    "name", ["case", *(each.code for each in CATALOGUE.instruments if each.tier != "dossier")]
)
def test_every_title_help_and_choice_of_a_shipped_instrument_is_there_in_english(name: str) -> None:
    words = CATALOGUE.lists.english
    assert [each for each in _said(form_of(CATALOGUE.schemas, name)) if each not in words] == []
    english = form_in(form_of(CATALOGUE.schemas, name), words)
    titles = [each["title"] for each in _fields(english)]
    assert [each for each in titles if CHINESE.search(each)] == []


def test_who_signs_a_shipped_instrument_is_named_in_english_too() -> None:
    words = CATALOGUE.lists.english
    shown = [each for each in CATALOGUE.instruments if each.tier != "dossier"]
    assert [each.title for each in shown if each.title not in words] == []
    assert [one.label for each in shown for one in each.signers if one.label not in words] == []


def test_what_an_agency_did_not_translate_stays_chinese() -> None:
    form = {
        "key": "a",
        "title": "本地栏目",
        "kind": "choice",
        "choices": [["x", "甲"], ["y", "是"]],
    }
    found = form_in(form, {"是": "Yes"})
    assert found == form | {"choices": [["x", "甲"], ["y", "Yes"]]}
