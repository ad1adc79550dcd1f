"""``docgen route``: where a case stands on its route. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.command import Answer, argument
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.shell import Language, Shell
from docgen.cli.usage import GivenPath
from docgen.service.views import progress_data, reason_text

if TYPE_CHECKING:
    from docgen.case.progress import StepState
from docgen.values import name_in

__all__ = ["command"]

MARKS: Mapping[str, str] = {"done": "✓", "next": "→", "missing": "✗", "possible": "·"}
STATES: Mapping[str, Mapping[Language, str]] = {
    "done": {"zh": "已有", "en": "there"},
    "next": {"zh": "下一步", "en": "next"},
    "missing": {"zh": "尚缺", "en": "missing"},
    "possible": {"zh": "按情况", "en": "if it applies"},
}


@make_command(
    "route",
    "按办理路径列出一个案件的文书：哪些已有、下一步是什么、还缺什么。"
    "|List the papers of a case along its route: what is there, what comes next, what is missing.",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
def command(shell: Shell, case: Path) -> Answer:
    """Show where a case stands."""
    raw = read_case(case, most_bytes=shell.settings().limits_case_bytes)
    found = shell.office().progress(raw, now=shell.now())
    title = "" if found.route is None else found.route.title[shell.language]
    data = {"case": str(case), **progress_data(found, shell.language)}
    return Answer(data=data, lines=(title, *(_line(shell, step) for step in found.steps)))


def _line(shell: Shell, step: StepState) -> str:
    numbers = [paper.number or paper.date for paper in step.papers]
    papers = f"  {'、'.join(numbers)}" if numbers else ""
    state = STATES[step.state][shell.language]
    titles = "／".join(name_in(each, shell.language) for each in step.titles)
    why = "；".join(reason_text(each, shell.language) for each in step.reasons)
    asked = f"  ——{why}" if why and not step.papers else ""
    return f"{MARKS[step.state]} {state}  {titles}{papers}{asked}"
