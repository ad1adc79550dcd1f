"""``docgen void`` in every state of a paper: draft, issued, voided, sealed, and in between."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from running import CASES, Docgen

CASE = CASES / "shop-interview.case.json"
EVIDENCE = ("--evidence", CASES / "driver-minor.evidence")


def _unnumbered(data: dict[str, Any]) -> None:
    data["number"] = None
    for paper in data["papers"]:
        paper["number"] = None


def test_voiding_names_the_papers_that_print_the_voided_one_and_issuing_asks_for_them(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    case = changed("driver-minor", _unnumbered)
    trial.ok("issue", case, *EVIDENCE)
    voided = trial.ok("void", case, "decision", "--reason", "文书更正")
    assert voided["to_void"] == ["closing", "receipt"]
    stuck = trial.run("issue", case, *EVIDENCE, "--json")
    assert (stuck.status, stuck.json["error"]) == (3, "paper-outdated")
    assert "结案报告 (closing), 送达回证 (receipt)" in stuck.err
    for paper in voided["to_void"]:
        trial.ok("void", case, paper, "--reason", "所列文书已作废")
    anew = trial.ok("issue", case, *EVIDENCE)
    assert {each["id"] for each in anew["papers"] if each["new"]} >= {"closing", "decision"}


def test_voiding_what_no_other_paper_prints_asks_for_nothing_more(trial: Docgen) -> None:
    voided = trial.run("void", CASE, _paper(trial), "--reason", "文书更正", "--json")
    assert voided.json["to_void"] == []


def _paper(trial: Docgen) -> str:
    """An issued paper without a number, so that it can be issued anew from the same case."""
    papers = trial.ok("issue", CASE)["papers"]
    ident: str = next(paper["id"] for paper in papers if not paper["number"])
    return ident


def test_a_paper_of_a_sealed_dossier_cannot_be_voided(trial: Docgen) -> None:
    sealed = trial.ok("seal", CASE)
    paper = _paper(trial)
    refused = trial.run("void", CASE, paper, "--reason", "文书更正", "--json")
    assert (refused.status, refused.json["error"]) == (3, "paper-sealed")
    assert sealed["number"] in refused.err
    assert "补充归档" in refused.err
    assert trial.ok("seal", CASE)["created"] is False


def test_a_paper_that_only_the_archive_knows_to_be_sealed_cannot_be_voided(trial: Docgen) -> None:
    """A run killed between the archive and the registry leaves the registry without the edition."""
    trial.ok("seal", CASE)
    with closing(sqlite3.connect(trial.home / "registry.sqlite3")) as registry:
        registry.execute("DELETE FROM editions")
        registry.commit()
    refused = trial.run("void", CASE, _paper(trial), "--reason", "文书更正", "--json")
    assert refused.json["error"] == "paper-sealed"


def test_a_draft_has_nothing_to_void(trial: Docgen) -> None:
    refused = trial.run("void", CASE, "notice", "--reason", "文书更正", "--json")
    assert (refused.status, refused.json["error"]) == (4, "paper-not-issued")


def test_voiding_twice_says_when_it_was_voided(trial: Docgen) -> None:
    paper = _paper(trial)
    trial.ok("void", CASE, paper, "--reason", "文书更正")
    refused = trial.run("void", CASE, paper, "--reason", "文书更正", "--json")
    assert (refused.status, refused.json["error"]) == (4, "paper-voided")


@pytest.mark.parametrize("reason", ["", "   ", "\u3000", "……", "\x1b[31m更正"])
def test_a_reason_that_says_nothing_is_refused_and_nothing_is_voided(
    trial: Docgen, reason: str
) -> None:
    paper = _paper(trial)
    refused = trial.run("void", CASE, paper, "--reason", reason, "--json")
    assert (refused.status, refused.json["error"]) == (2, "void-reason-missing")
    assert not any(each["new"] for each in trial.ok("issue", CASE)["papers"])


def test_after_a_seal_that_failed_a_paper_can_be_voided_and_sealed_anew(
    trial: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The papers are issued and the dossier number is reserved, but nothing is in the archive."""
    with monkeypatch.context() as patched:
        patched.setattr("archive.archive.Archive.store", _fail)
        assert trial.run("seal", CASE).status != 0
    paper = _paper(trial)
    trial.ok("void", CASE, paper, "--reason", "文书更正")
    sealed = trial.ok("seal", CASE)
    assert sealed["created"] is True


def _fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_paper_voided_while_its_dossier_is_made_stops_the_sealing(
    trial: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    from archive.archive import Archive

    paper = _paper(trial)
    bind = Archive.bind_volumes

    def slow(self: Archive, *given: Any, **named: Any) -> Any:
        trial.ok("void", CASE, paper, "--reason", "文书更正")
        return bind(self, *given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Archive, "bind_volumes", slow)
        stopped = trial.run("seal", CASE, "--json")
    assert (stopped.status, stopped.json["error"]) == (1, "paper-voided-meanwhile")
    assert trial.ok("search")["total"] == 0
    assert trial.ok("seal", CASE)["created"] is True
