from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.case.canonical import canonical_json, digest_json, freeze, thaw
from docgen.case.pointer import pointer, resolve

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_freezing_and_thawing_give_the_value_back(value: object) -> None:
    assert thaw(freeze(value)) == value


@given(VALUES)
def test_the_canonical_form_reads_back_as_the_same_value(value: object) -> None:
    assert json.loads(canonical_json(value).decode()) == value


def test_the_canonical_form_is_that_of_the_rfc() -> None:
    value = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\x80": 6, "\xf6": 7}
    keys = list(json.loads(canonical_json(value)))
    # RFC 8785 section 3.2.3: by UTF-16 code units, so the emoji comes before U+FB33.
    assert keys == ["\r", "1", "\x80", "\xf6", "\u20ac", "\U0001f600", "\ufb33"]


def test_the_canonical_form_has_no_space_and_escapes_only_what_it_must() -> None:
    assert canonical_json({"b": [1, None, True], "a": '汉\n"\\\x1f/'}) == (
        '{"a":"汉\\n\\"\\\\\\u001f/","b":[1,null,true]}'.encode()
    )


def test_a_fraction_has_no_canonical_form() -> None:
    with pytest.raises(TypeError):
        digest_json({"a": 1.5})


@given(st.lists(st.text(), max_size=4))
def test_a_pointer_leads_back_to_where_it_was_made(keys: list[str]) -> None:
    document: object = "here"
    for key in reversed(keys):
        document = {key: document}
    assert resolve(document, pointer(keys)) == "here"


def test_a_pointer_to_nothing_resolves_to_none() -> None:
    for where in ("/x", "/a/9", "/a/-", "/a/0/deeper"):
        assert resolve({"a": ("text",)}, where) is None
