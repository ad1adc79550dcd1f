"""What commands do on the machine itself stands in the audit trail, too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from running import CASES, Docgen

from docgen.registry.registry import Registry


def test_issuing_voiding_and_sealing_by_command_are_on_record(
    trial: Docgen, changed: Callable[..., Path], tmp_path: Path
) -> None:
    case = CASES / "taxi-stand-education.case.json"
    issued = trial.ok("issue", case)
    paper = issued["papers"][0]["id"]
    trial.ok("void", case, paper, "--reason", "文书更正")
    sealed = trial.ok("seal", case)
    out = tmp_path / "audit.jsonl"
    trial.ok("audit", "export", "-o", out)
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    done = [(row["actor"], row["action"], row["target"]) for row in rows]
    ident = issued["case_id"]
    assert ("command", "paper.issue", f"paper:{ident}/{paper}") in done
    assert ("command", "paper.void", f"paper:{ident}/{paper}") in done
    assert ("command", "case.seal", f"dossier:{sealed['number']}") in done
    assert trial.run("verify", "--all").status == 0


def test_webhooks_are_told_of_what_commands_do_once(trial: Docgen) -> None:
    case = CASES / "taxi-stand-education.case.json"
    issued = trial.ok("issue", case)
    paper = issued["papers"][0]
    trial.ok("void", case, paper["id"], "--reason", "文书更正")
    sealed = trial.ok("seal", case)
    trial.ok("seal", case)
    with Registry.open(trial.home / "registry.sqlite3") as registry, registry.reading() as unit:
        told = unit.events.recent("SLJT")
    sealings = [each.payload for each in told if each.type == "dossier.sealed"]
    assert [each["dossier"] for each in sealings] == [sealed["number"]]
    (voided,) = [each.payload for each in told if each.type == "paper.voided"]
    assert voided["paper"] == paper["id"]
    papers = [each.payload["paper"] for each in told if each.type == "paper.issued"]
    assert papers.count(paper["id"]) == 2
    number = issued["case_number"]
    assert {each.payload["case_number"] for each in told} == {number}
