"""A clerk writes a whole case that a sample tells: shared facts, files, papers, signing.

Everything by the pages. Not for single fields (``filling.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clerk import Clerk
from filling import fill_in, renamed

__all__ = [
    "as_typed",
    "begin_paper",
    "day_of",
    "note",
    "write_dossier",
    "write_evidence",
    "write_paper",
    "write_shared",
]

_TABS = {
    "file": ("filing", "number", "register_number", "authority"),
    "people": ("staff",),
    "party": ("party", "representatives", "vehicle"),
    "facts": ("cause", "source", "conduct", "informant"),
}
_WITHOUT_FILE = ("recording", "physical")
# What is chosen to note a part of a paper, and what is said when it is noted.
_NOTED = {"execution": ("签署", "已登记签署情况"), "service": ("送达", "已登记送达")}


def as_typed(case: Mapping[str, Any]) -> dict[str, Any]:
    """A sample as the form will name its parts; the office numbers papers, scans come apart."""
    case = {**case, "evidence": sorted(case["evidence"], key=day_of)}
    prefixes = {"staff": "s", "representatives": "r", "evidence": "e"}
    names = {
        each["id"]: f"{prefix}{at}"
        for part, prefix in prefixes.items()
        for at, each in enumerate(case[part], 1)
    }
    names |= {each["id"]: each["type"] for each in case["papers"]}
    typed: dict[str, Any] = renamed(case, names)
    for paper in typed["papers"]:
        paper["number"] = None
        if paper["execution"]:
            paper["execution"] |= {"copy": None}
    return typed


def write_shared(clerk: Clerk, case: Mapping[str, Any]) -> None:
    """What all papers share."""
    for tab, keys in _TABS.items():
        clerk.tab(tab)
        fill_in(clerk, {f"/{key}": case.get(key) for key in keys})


def write_dossier(clerk: Clerk, case: Mapping[str, Any]) -> None:
    """How the case is filed, when it is over."""
    clerk.tab("file")
    fill_in(clerk, {"/dossier": case["dossier"]})


def day_of(evidence: Mapping[str, Any]) -> str:
    """The day on which evidence was taken."""
    return str(evidence.get("obtained_at") or evidence["started_at"])[:10]


def write_evidence(clerk: Clerk, case: Mapping[str, Any], folder: Path, day: str) -> None:
    """The evidence of a day: files taken in, recordings registered, each described."""
    clerk.tab("evidence")
    for at, each in enumerate(case["evidence"]):
        if day_of(each) != day:
            continue
        if each["kind"] in _WITHOUT_FILE:
            clerk.page.click("[data-evidence-without-file]")
        else:
            clerk.page.set_input_files("#evidence-files", folder / each["file"])
        clerk.sees(f".evidence-card:nth-child({at + 1})")
        fill_in(clerk, {f"/evidence/{at}/{key}": value for key, value in each.items()})


def begin_paper(clerk: Clerk, title: str) -> None:
    """Begin a paper, by the path where it is what comes next."""
    if clerk.page.locator(".step.is-next > span:nth-child(2)").all_inner_texts() == [title]:
        clerk.next_paper()
    else:
        clerk.add_paper(title)


def write_paper(clerk: Clerk, paper: Mapping[str, Any], place: int, title: str) -> None:
    """Begin a paper and fill it in."""
    begin_paper(clerk, title)
    data = {f"/papers/{place}/data/{key}": value for key, value in paper["data"].items()}
    fill_in(clerk, {f"/papers/{place}/date": paper["date"]} | data)


def note(clerk: Clerk, paper: Mapping[str, Any], place: int, part: str) -> None:
    """Note how an issued paper was signed (``execution``) or served (``service``)."""
    clerk.view("form")
    button, noted = _NOTED[part]
    clerk.page.get_by_role("button", name=button, exact=True).click()
    fill_in(clerk, {f"/papers/{place}/{part}": paper[part]})
    clerk.page.click("[data-form] button.primary")
    clerk.page.locator(".toast", has_text=noted).first.wait_for()
