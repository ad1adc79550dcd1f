"""``docgen agency``: the agencies whose people and systems may come in."""

from __future__ import annotations

from docgen.cli.command import Answer, Group, argument
from docgen.cli.command import command as make_command
from docgen.cli.people import accounts_of, occasion_of
from docgen.cli.shell import Shell

__all__ = ["command"]


@make_command(
    "add",
    "登记一个机关。代码与其案件中执法主体的代码相同。"
    "|Add an agency. Its code is that of the executing body in its cases.",
)
@argument("code", text="机关代码|the code of the agency")
@argument("name", text="机关名称|the name of the agency")
def add(shell: Shell, code: str, name: str) -> Answer:
    """Add an agency."""
    from docgen.service.access.views import agency_data  # brings in the registry

    row = accounts_of(shell).add_agency(code, name, occasion_of(shell))
    return Answer(data={"agency": agency_data(row)}, lines=(f"{row.code}  {row.name}",))


@make_command(
    "rename",
    "更改一个机关的名称；代码不变。|Give an agency another name; its code stays.",
)
@argument("code", text="机关代码|the code of the agency")
@argument("name", text="机关名称|the name of the agency")
def rename(shell: Shell, code: str, name: str) -> Answer:
    """Rename an agency."""
    from docgen.service.access.views import agency_data  # brings in the registry

    row = accounts_of(shell).rename_agency(code, name, occasion_of(shell))
    return Answer(data={"agency": agency_data(row)}, lines=(f"{row.code}  {row.name}",))


@make_command("list", "列出各机关。|List the agencies.")
def list_(shell: Shell) -> Answer:
    """List the agencies."""
    from docgen.service.access.views import agency_data  # brings in the registry

    rows = accounts_of(shell).agencies()
    nothing = shell.say(
        "没有机关；用 docgen agency add 登记", "no agency; add one with docgen agency add"
    )
    return Answer(
        data={"agencies": [agency_data(row) for row in rows]},
        lines=tuple(f"{row.code}  {row.name}" for row in rows) or (nothing,),
    )


command = Group(
    name="agency",
    help="管理使用本服务的机关。|Manage the agencies that use the service.",
    commands={"add": add, "rename": rename, "list": list_},
)
