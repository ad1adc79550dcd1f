"""The data of penalties, kept evidence and transfers: samples pass, mistakes do not."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.catalogue import Catalogue, load_catalogue

CASES = Path(__file__).parents[2] / "cases"
SAMPLES = {
    "violation-notice": ("repair-shop-unfiled", "notice"),
    "penalty-decision": ("repair-shop-unfiled", "decision"),
    "hearing-notice": ("charter-hearing", "hearing-notice"),
    "hearing-record": ("charter-hearing", "hearing"),
    "evidence-register": ("repair-shop-unfiled", "register"),
    "evidence-release": ("repair-shop-unfiled", "release"),
    "on-the-spot-decision": ("wide-load-on-the-spot", "decision"),
    "crime-transfer-letter": ("forged-permit-transfer", "letter"),
    "transfer-letter": ("overcrowded-coach-referral", "letter"),
}

Change = Callable[[dict[str, Any]], object]

MISTAKES: list[tuple[str, str, Change]] = [
    ("violation-notice", "a kind that no law knows", lambda d: d.update(kinds=["scolding"])),
    ("violation-notice", "a kind twice", lambda d: d.update(kinds=["warning", "warning"])),
    ("violation-notice", "an amount without cents", lambda d: d["fine"].update(amount="4000")),
    ("violation-notice", "no reasons", lambda d: d.update(reasons=" ")),
    ("violation-notice", "no evidence", lambda d: d.update(evidence=[])),
    ("violation-notice", "a hearing left open", lambda d: d.update(hearing=None)),
    ("penalty-decision", "no notice", lambda d: d.update(notice=None)),
    ("penalty-decision", "no account", lambda d: d["payment"].pop("account")),
    ("penalty-decision", "nobody was heard", lambda d: d.update(heard=None)),
    ("penalty-decision", "a hearing half told", lambda d: d.update(hearing={"requested": True})),
    ("on-the-spot-decision", "one officer", lambda d: d.update(officers=["o3"])),
    ("on-the-spot-decision", "a suspension", lambda d: d.update(kinds=["suspend_business"])),
    (
        "on-the-spot-decision",
        "collected for no reason",
        lambda d: d["payment"].update(way="on_the_spot", bank=None, account=None, channel=None),
    ),
    ("on-the-spot-decision", "a bank without account", lambda d: d["payment"].update(account=None)),
    ("on-the-spot-decision", "a reason for a bank", lambda d: d["payment"].update(ground="small")),
    ("hearing-notice", "closed for no reason", lambda d: d.update(public=False)),
    ("hearing-notice", "open with a reason", lambda d: d.update(closed_reason="privacy")),
    ("hearing-notice", "nobody in the chair", lambda d: d.update(chair=None)),
    ("hearing-record", "one officer", lambda d: d.update(officers=["o3"])),
    ("hearing-record", "three agents", lambda d: d.update(agents=d["agents"] * 3)),
    ("hearing-record", "nothing said", lambda d: d.update(proceedings=[])),
    ("evidence-register", "nothing kept", lambda d: d.update(items=[])),
    ("evidence-register", "nobody approved", lambda d: d.update(approved_by=None)),
    ("evidence-register", "no place", lambda d: d["items"][0].pop("place")),
    ("evidence-release", "no register", lambda d: d.update(register=None)),
    ("crime-transfer-letter", "no report", lambda d: d.update(reports=[])),
    ("crime-transfer-letter", "one officer", lambda d: d.update(officers=["o1"])),
    ("crime-transfer-letter", "no provision", lambda d: d.update(provisions=[])),
    ("crime-transfer-letter", "a day, no time", lambda d: d.update(approved_at="2026-10-16")),
    ("transfer-letter", "to nobody", lambda d: d.update(to="")),
    ("transfer-letter", "on no basis", lambda d: d.update(basis=[])),
    ("transfer-letter", "with nothing", lambda d: d.update(attachments=[])),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _data(code: str) -> dict[str, Any]:
    case, ident = SAMPLES[code]
    loaded = json.loads((CASES / f"{case}.case.json").read_text("utf-8"))
    found: dict[str, Any] = next(p["data"] for p in loaded["papers"] if p["id"] == ident)
    return copy.deepcopy(found)


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_a_sample_is_accepted(code: str, catalogue: Catalogue) -> None:
    assert catalogue.validator(code).is_valid(_data(code))


@pytest.mark.parametrize(
    ("code", "mistake", "change"), MISTAKES, ids=[f"{code}: {what}" for code, what, _ in MISTAKES]
)
def test_a_typical_mistake_is_refused(
    code: str, mistake: str, change: Change, catalogue: Catalogue
) -> None:
    data = _data(code)
    change(data)
    assert not catalogue.validator(code).is_valid(data), mistake


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_every_field_must_be_given_even_if_empty(code: str, catalogue: Catalogue) -> None:
    data = _data(code)
    for field in data:
        rest = {key: value for key, value in data.items() if key != field}
        assert not catalogue.validator(code).is_valid(rest), field
