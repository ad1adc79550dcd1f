"""``docgen user``: the people who log in, and their duties.

The first administrator is made here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.cli.command import Answer, Group, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.people import (
    accounts_of,
    agency_of,
    asked_password,
    duties_option,
    duty_names,
    occasion_of,
    password_option,
)
from docgen.cli.shell import Shell
from docgen.service.access.policy import duties_named

if TYPE_CHECKING:
    from docgen.registry.access.values import UserRow

__all__ = ["command"]

_LOGIN = "登录名，或者用户的编号|the login, or the user's id"


@make_command(
    "add",
    "新增用户，本人第一次登录时须改口令。第一个管理员用 --duty administrator 新增，不须更改。"
    "|Add a user, who replaces the password at the first login; not so the first administrator, "
    "who is added with --duty administrator.",
)
@argument("login", text="登录名|the login")
@option("--name", required=True, metavar="NAME", text="姓名|the name")
@option(
    "--agency",
    metavar="CODE",
    text="所属机关的代码；只有一个机关时可以不给"
    "|the code of the agency; may be left out where there is only one",
)
@duties_option
@password_option
@option(
    "--own-password",
    is_flag=True,
    text="口令由本人选定，第一次登录时不须更改"
    "|the user chose the password and need not replace it at the first login",
)
def add(
    shell: Shell,
    login: str,
    name: str,
    agency: str | None,
    duties: tuple[str, ...],
    password_file: str | None,
    own_password: bool,
) -> Answer:
    """Add a user."""
    from docgen.service.access.accounts import NewUser  # brings in the registry and Argon2

    accounts = accounts_of(shell)
    new = NewUser(
        login=login,
        name=name,
        agency=agency_of(accounts, agency),
        duties=duties_named(duties),
        password=asked_password(shell, password_file),
        chosen=own_password,
    )
    return _answer(shell, accounts.add_user(new, occasion_of(shell)))


@make_command("list", "列出用户。|List the users.")
@option("--agency", metavar="CODE", text="只列这个机关的|of this agency only")
def list_(shell: Shell, agency: str | None) -> Answer:
    """List the users."""
    from docgen.service.access.views import user_data  # brings in the registry

    rows = accounts_of(shell).users(agency)
    nothing = shell.say(
        "没有用户；用 docgen user add 新增", "no user; add one with docgen user add"
    )
    return Answer(
        data={"users": [user_data(row) for row in rows]},
        lines=tuple(_line(shell, row) for row in rows) or (nothing,),
    )


@make_command(
    "disable",
    "停用用户，立即生效，其会话随之结束。|Let a user in no more, at once; their sessions end.",
)
@argument("login", text=_LOGIN)
def disable(shell: Shell, login: str) -> Answer:
    """Disable a user."""
    return _answer(shell, accounts_of(shell).set_active(login, occasion_of(shell), active=False))


@make_command("enable", "恢复停用的用户。|Let a disabled user in again.")
@argument("login", text=_LOGIN)
def enable(shell: Shell, login: str) -> Answer:
    """Enable a user."""
    return _answer(shell, accounts_of(shell).set_active(login, occasion_of(shell), active=True))


@make_command("duties", "改定用户的全部职责。|Replace all duties of a user.")
@argument("login", text=_LOGIN)
@duties_option
def duties_(shell: Shell, login: str, duties: tuple[str, ...]) -> Answer:
    """Replace a user's duties."""
    found = accounts_of(shell).set_duties(login, duties_named(duties), occasion_of(shell))
    return _answer(shell, found)


@make_command(
    "password",
    "重设用户的口令，其会话随之结束，登录失败的等待也随之取消。"
    "|Give a user another password; their sessions end, and so does a wait after failures.",
)
@argument("login", text=_LOGIN)
@password_option
def password(shell: Shell, login: str, password_file: str | None) -> Answer:
    """Replace a user's password."""
    given = asked_password(shell, password_file)
    return _answer(shell, accounts_of(shell).set_password(login, given, occasion_of(shell)))


def _answer(shell: Shell, row: UserRow) -> Answer:
    from docgen.service.access.views import user_data  # brings in the registry

    return Answer(data={"user": user_data(row)}, lines=(_line(shell, row),))


def _line(shell: Shell, row: UserRow) -> str:
    mark = "" if row.is_active else shell.say("  已停用", "  disabled")
    if row.must_choose:
        mark += shell.say("  下次登录须改口令", "  has to choose a password")
    return f"{row.login}  {row.name}  {row.agency}  {duty_names(row.duties, shell)}{mark}"


command = Group(
    name="user",
    help="管理登录的人员及其职责。|Manage the people who log in, and their duties.",
    commands={
        "add": add,
        "list": list_,
        "disable": disable,
        "enable": enable,
        "duties": duties_,
        "password": password,
    },
)
