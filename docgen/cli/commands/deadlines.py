"""``docgen deadlines``: every date that law or promise sets for a case. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.files import read_case
from docgen.cli.shell import Language, Shell
from docgen.cli.usage import GivenPath
from docgen.service.views import deadline_data

if TYPE_CHECKING:
    from docgen.case.deadlines import Deadline, State
from docgen.values import name_in

__all__ = ["command"]

STATES: Mapping[State, Mapping[Language, str]] = {
    "overdue": {"zh": "已逾期", "en": "overdue"},
    "open": {"zh": "进行中", "en": "open"},
    "done_late": {"zh": "逾期完成", "en": "done late"},
    "done": {"zh": "已完成", "en": "done"},
    "passed": {"zh": "已届满", "en": "passed"},
}


@make_command(
    "deadlines",
    "列出一个案件由法律、规定和承诺产生的各项期限：哪天届满、依据哪一条、届满后如何。已逾期的在前。"
    "|List every date that law, rules and promises set for a case: when it runs out, by which "
    "clause, and what happens then. What is overdue comes first.",
)
@argument("case", type=GivenPath(), text="案件文件（JSON）|the case file (JSON)")
@option(
    "--ics",
    is_flag=True,
    text="输出为日历文件（iCalendar）|print a calendar file (iCalendar)",
)
def command(shell: Shell, case: Path, ics: bool) -> Answer:
    """List the deadlines of a case."""
    raw, now = read_case(case, most_bytes=shell.settings().limits_case_bytes), shell.now()
    found = shell.office().deadlines(raw, now=now)
    data: dict[str, Any] = {
        "case": str(case),
        "deadlines": deadline_data(found.deadlines, shell.language),
    }
    if ics:
        from docgen.service.reports.calendar import calendar_file  # brings in icalendar

        text = calendar_file(found.case, found.deadlines, language=shell.language, now=now)
        data["ics"] = text
        return Answer(data=data, lines=tuple(text.split("\r\n")[:-1]))
    lines = [line for each in found.deadlines for line in _lines(each, shell)]
    return Answer(data=data, lines=tuple(lines or [shell.say("没有期限", "no deadlines")]))


def _lines(each: Deadline, shell: Shell) -> list[str]:
    done = f" {each.done_on}" if each.done_on else ""
    paper = shell.say(f"（{each.paper}）", f" ({name_in(each.paper, 'en')})") if each.paper else ""
    state, title = STATES[each.state][shell.language], each.clock.title[shell.language]
    due = f"{each.due_at:%Y-%m-%d %H:%M}" if each.due_at else each.due.isoformat()
    lines = [f"{due}  {state}{done}  {title}{paper}", f"            {each.clock.clause}"]
    if each.state in ("overdue", "open"):
        lines.append(f"            {each.clock.consequence[shell.language]}")
    if each.provisional:
        lines.append(
            "            "
            + shell.say(
                "所涉年度的节假日安排尚未公布，按周一至周五推算",
                "the holidays of a year it touches are not published yet; counted Monday to Friday",
            )
        )
    return lines
