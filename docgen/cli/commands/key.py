"""``docgen key``: the keys by which other systems come in.

Not for sealing keys (``docgen keys``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.cli.command import Answer, Group, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.people import accounts_of, agency_of, duties_option, duty_names, occasion_of
from docgen.cli.shell import Shell
from docgen.service.access.policy import duties_named

if TYPE_CHECKING:
    from docgen.registry.access.values import KeyRow
    from docgen.service.access.keyring import Keyring, NewKey

__all__ = ["command"]

_days_option = option(
    "--days",
    type=click.IntRange(1),
    metavar="N",
    text="有效天数，默认为设置 access.key_days 的上限"
    "|how many days it is good for; the most that access.key_days allows by default",
)


@make_command(
    "add",
    "为其他系统新建接口密钥。密钥只显示这一次。"
    "|Make a key for another system. It is shown this once.",
)
@argument("name", text="系统名称|the name of the system")
@option(
    "--agency",
    metavar="CODE",
    text="所属机关的代码；只有一个机关时可以不给"
    "|the code of the agency; may be left out where there is only one",
)
@duties_option
@_days_option
def add(
    shell: Shell, name: str, agency: str | None, duties: tuple[str, ...], days: int | None
) -> Answer:
    """Make a key."""
    made = _keyring(shell).add(
        name,
        agency=agency_of(accounts_of(shell), agency),
        duties=duties_named(duties),
        days=days,
        occasion=occasion_of(shell),
    )
    return _new(shell, made)


@make_command("list", "列出接口密钥。|List the keys of other systems.")
@option("--agency", metavar="CODE", text="只列这个机关的|of this agency only")
def list_(shell: Shell, agency: str | None) -> Answer:
    """List the keys."""
    from docgen.service.access.views import key_data  # brings in the registry

    rows = _keyring(shell).keys(agency)
    nothing = shell.say(
        "没有接口密钥；用 docgen key add 新建", "no key; make one with docgen key add"
    )
    return Answer(
        data={"keys": [key_data(row) for row in rows]},
        lines=tuple(_line(shell, row) for row in rows) or (nothing,),
    )


@make_command("revoke", "撤销接口密钥，立即生效。|Let a key open nothing any more, at once.")
@argument("key", text="密钥的编号|the id of the key")
def revoke(shell: Shell, key: str) -> Answer:
    """Revoke a key."""
    from docgen.service.access.views import key_data  # brings in the registry

    row = _keyring(shell).revoke(key, occasion_of(shell))
    return Answer(data={"key": key_data(row)}, lines=(_line(shell, row),))


@make_command(
    "rotate",
    "更换接口密钥：新密钥立即可用，旧密钥在设置 access.key_overlap_days 的天数内仍可使用。"
    "|Replace a key: the new one opens now, the old one for access.key_overlap_days more.",
)
@argument("key", text="密钥的编号|the id of the key")
@_days_option
def rotate(shell: Shell, key: str, days: int | None) -> Answer:
    """Replace a key."""
    made = _keyring(shell).rotate(key, days=days, occasion=occasion_of(shell))
    return _new(shell, made)


def _keyring(shell: Shell) -> Keyring:
    from docgen.service.access.keyring import Keyring  # brings in the registry

    office = shell.office()
    return Keyring(office.registry, office.settings)


def _new(shell: Shell, made: NewKey) -> Answer:
    from docgen.service.access.views import key_data  # brings in the registry

    once = shell.say("密钥（只显示这一次）：", "the key, shown this once: ")
    return Answer(
        data={"key": key_data(made.row), "token": made.token},
        lines=(_line(shell, made.row), f"{once}{made.token}"),
    )


def _line(shell: Shell, row: KeyRow) -> str:
    day = row.expires_at.astimezone(shell.now().tzinfo).date().isoformat()
    state = shell.say(f"有效期至 {day}", f"valid to {day}")
    if row.revoked_at is not None:
        state = shell.say("已撤销", "revoked")
    elif row.expires_at <= shell.now():
        state = shell.say("已到期", "over")
    return f"{row.id}  {row.name}  {row.agency}  {duty_names(row.duties, shell)}  {state}"


command = Group(
    name="key",
    help="管理其他系统的接口密钥（不是封存密钥，封存密钥见 docgen keys）。"
    "|Manage the keys of other systems (sealing keys: docgen keys).",
    commands={"add": add, "list": list_, "revoke": revoke, "rotate": rotate},
)
