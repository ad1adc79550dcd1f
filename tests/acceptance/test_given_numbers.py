"""Numbers that a case states itself: what ``validate`` says of them before sealing refuses them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from running import CASES, Docgen

CASE = CASES / "shop-interview.case.json"


def codes(docgen: Docgen, *arguments: object) -> set[tuple[str, str]]:
    ran = docgen.run(*arguments, "--json")
    return {(each["code"], each["pointer"]) for each in ran.json["findings"]}


def test_validate_tells_a_case_number_that_is_not_the_registered_one(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    registered = trial.ok("issue", CASE)["case_number"]

    def renumber(data: dict[str, Any]) -> None:
        data["register_number"] = registered.replace("号", "9号")

    case = changed("shop-interview", renumber)
    expected = ("R20-case-number-changed", "/register_number")
    assert codes(trial, "validate", case) == {expected}
    on_trial = ("R34-executed-copies-missing-on-trial", "/papers/0/execution/copy")
    assert codes(trial, "seal", case) == {expected, on_trial}


def test_validate_takes_the_registered_number_in_any_brackets_and_none(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    trial.ok("issue", CASE)
    for number in ("示交约登[2026]5号", None):

        def write(data: dict[str, Any], number: str | None = number) -> None:
            known = data["register_number"]
            data["register_number"] = number and known.replace("〔", "[").replace("〕", "]")

        assert codes(trial, "validate", changed("shop-interview", write)) == set()


def test_validate_tells_numbers_that_another_case_holds_or_that_were_voided(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    numbered = next(each for each in trial.ok("issue", CASE)["papers"] if each["number"])

    def other(data: dict[str, Any]) -> None:
        data["case_id"] += "-B"

    found = codes(trial, "validate", changed("shop-interview", other))
    assert found == {
        ("R20-number-taken", "/register_number"),
        ("R20-number-taken", "/papers/0/number"),
    }
    assert codes(trial, "issue", changed("shop-interview", other)) == found
    trial.ok("void", CASE, numbered["id"], "--reason", "文书更正")
    assert ("R20-number-taken", "/papers/0/number") in codes(trial, "validate", CASE)


def test_a_matter_handled_on_the_spot_gets_a_register_number(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    case = changed("wide-load-on-the-spot", lambda data: data.update(register_number=None))
    assert trial.ok("issue", case)["case_number"] == "示交登〔2026〕1号"
    assert codes(trial, "validate", case) == set()
    trial.ok("seal", case)
