"""``docgen numbers``: how far each series of numbers has come, and going on after a restore."""

from __future__ import annotations

from docgen.cli.command import Answer, Group, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.people import occasion_of
from docgen.cli.shell import Shell
from docgen.cli.usage import UsageFault

__all__ = ["command"]


@make_command(
    "list",
    "列出各机关各类编号用到的序号，以及恢复之后是否暂停编号。"
    "|List how far the numbers of each agency have come, and whether none are given since a "
    "restore.",
)
def list_(shell: Shell) -> Answer:
    """List the series."""
    return _shown(shell)


def _shown(shell: Shell) -> Answer:
    registry = shell.office().registry
    since, series = registry.numbers_held_since(), registry.series()
    lines = [f"{each.agency}  {each.year}  {each.kind}  {each.last}" for each in series]
    if since is not None:
        lines.append(_held(shell, since.isoformat(sep=" ", timespec="minutes")))
    data = {
        "held_since": None if since is None else since.isoformat(),
        "series": [
            {"agency": each.agency, "kind": each.kind, "year": each.year, "last": each.last}
            for each in series
        ],
    }
    nothing = shell.say("还没有编号", "no number was given yet")
    return Answer(data=data, lines=tuple(lines) or (nothing,))


def _held(shell: Shell, since: str) -> str:
    return shell.say(
        f"暂停编号：登记库是 {since} 的状态；请告知其后的最后编号：docgen numbers continue",
        f"no numbers are given: the registry is that of {since}; "
        "tell the last ones given after it: docgen numbers continue",
    )


@make_command(
    "continue",
    "恢复之后继续编号：逐类写出备份以后已经给出的最后一个文号、案号、案卷号，各类从其后继续；"
    "没有给出编号的，用 --none。"
    "|Give numbers again after a restore: name, of each kind, the last number of a paper, a case "
    "or a dossier that was given after the backup, and each goes on after it. With --none, none "
    "was.",
)
@argument(
    "numbers",
    nargs=-1,
    required=False,
    text="最后的编号，如文书上所写：示交提〔2026〕65号|last numbers as papers bear them",
)
@option("--none", "none", is_flag=True, text="备份以后没有给出编号|no number was given after it")
@option("--agency", metavar="CODE", text="编号所属的机关|the agency whose numbers they are")
def continue_(shell: Shell, numbers: tuple[str, ...], none: bool, agency: str | None) -> Answer:
    """Go on."""
    from docgen.registry.numbers import NumberPattern  # brings in the registry
    from docgen.service.continuing import agencies_of, go_on, read_series

    if bool(numbers) == none:
        raise UsageFault("usage-numbers-or-none")
    office = shell.office()
    settings = office.settings
    told = read_series(
        office.registry,
        numbers,
        agencies=agencies_of(office.registry) if agency is None else (agency,),
        pattern=NumberPattern(settings.numbers_pattern),
        kinds={
            settings.numbers_case_kind,
            settings.numbers_register_kind,
            *(each.number for each in office.catalogue.instruments if each.number),
        },
    )
    go_on(office.registry, told, occasion_of(shell))
    return _shown(shell)


command = Group(
    name="numbers",
    help="查看各类编号用到哪里，恢复之后继续编号。"
    "|See how far numbers have come, and go on after a restore.",
    commands={"list": list_, "continue": continue_},
)
