"""Two people at one draft: what both wrote stays, and what clashes is seen."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.case.changes import ABSENT, Change, apply_changes, difference, read_changes

CASE: dict[str, Any] = {
    "cause": "甲",
    "party": {"name": "乙", "address": "丙"},
    "papers": [{"id": "scene", "data": {"facts": "一"}}, {"id": "order", "data": {"lines": ["a"]}}],
}

_LEAVES = st.none() | st.booleans() | st.integers(-3, 3) | st.text("ab", max_size=2)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["x", "y", "z"]), inner, max_size=3)
        | st.lists(
            st.fixed_dictionaries({"id": st.sampled_from(["p", "q", "r"]), "v": inner}),
            max_size=3,
            unique_by=lambda each: each["id"],
        )
    ),
    max_leaves=8,
)
_OBJECTS = st.dictionaries(st.sampled_from(["x", "y", "z"]), _VALUES, max_size=3)


def _with(path: list[str | int], value: Any) -> dict[str, Any]:
    made = copy.deepcopy(CASE)
    at: Any = made
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return made


@given(before=_OBJECTS, after=_OBJECTS)
def test_the_changes_between_two_texts_lead_from_one_to_the_other(before: Any, after: Any) -> None:
    sent = [each.as_json() for each in difference(before, after)]
    made, refused = apply_changes(before, read_changes(sent))
    assert refused == ()
    assert made == after


@given(before=_OBJECTS, mine=_OBJECTS, theirs=_OBJECTS)
def test_a_change_is_applied_or_told_of_and_never_lost(before: Any, mine: Any, theirs: Any) -> None:
    changes = difference(before, mine)
    made, refused = apply_changes(theirs, changes)
    again, still = apply_changes(made, changes)
    assert again == made
    assert {each.path for each, _ in still} <= {each.path for each, _ in refused}


def test_changes_of_two_fields_are_both_kept() -> None:
    mine = difference(CASE, _with(["party", "name"], "丁"))
    made, refused = apply_changes(_with(["party", "address"], "戊"), mine)
    assert made["party"] == {"name": "丁", "address": "戊"}
    assert refused == ()


def test_two_changes_of_one_field_are_a_conflict_that_shows_the_other() -> None:
    mine = difference(CASE, _with(["cause"], "我的"))
    made, refused = apply_changes(_with(["cause"], "别人的"), mine)
    assert made["cause"] == "别人的"
    assert [(each.path, each.after, theirs) for each, theirs in refused] == [
        (("cause",), "我的", "别人的")
    ]


def test_a_paper_is_found_by_its_id_where_another_was_put_before_it() -> None:
    mine = difference(CASE, _with(["papers", 1, "data", "lines"], ["a", "b"]))
    moved = copy.deepcopy(CASE)
    moved["papers"].insert(0, {"id": "new", "data": {}})
    made, refused = apply_changes(moved, mine)
    assert refused == ()
    assert made["papers"][2]["data"]["lines"] == ["a", "b"]


def test_a_change_to_what_somebody_took_away_is_told() -> None:
    mine = difference(CASE, _with(["papers", 0, "data", "facts"], "二"))
    _, refused = apply_changes({**CASE, "papers": CASE["papers"][1:]}, mine)
    assert [theirs for _, theirs in refused] == [ABSENT]


def test_two_new_entries_both_stay() -> None:
    mine = copy.deepcopy(CASE)
    mine["papers"].append({"id": "mine"})
    theirs = copy.deepcopy(CASE)
    theirs["papers"].append({"id": "theirs"})
    made, refused = apply_changes(theirs, difference(CASE, mine))
    assert [each["id"] for each in made["papers"]] == ["scene", "order", "theirs", "mine"]
    assert refused == ()


def test_the_same_change_twice_is_no_conflict() -> None:
    after = _with(["cause"], "新")
    assert apply_changes(after, difference(CASE, after)) == (after, ())


@pytest.mark.parametrize("given", [{}, [{}], [{"path": []}], [{"path": [None]}], ["x"], None])
def test_what_is_no_change_is_refused(given: Any) -> None:
    with pytest.raises(ValueError, match="change"):
        read_changes(given)


def test_true_is_not_one() -> None:
    assert difference({"x": 1}, {"x": True}) == (Change(path=("x",), before=1, after=True),)
