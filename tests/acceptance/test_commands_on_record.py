"""What commands do on the machine itself stands in the audit trail, too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from running import CASES, Docgen


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
