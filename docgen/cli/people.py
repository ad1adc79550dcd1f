"""What commands on users, keys and agencies share: passwords, duties, how a user is shown.

A password comes from a terminal, a file or stdin, never from the command line, where other users of
the machine and the shell's history would see it. Not for any one command.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from docgen.cli.command import option
from docgen.cli.errors import PasswordMissingError
from docgen.cli.shell import Shell
from docgen.messages import text
from docgen.service.access.policy import Duty

if TYPE_CHECKING:
    from docgen.service.access.accounts import Accounts
    from docgen.service.access.occasion import Occasion

__all__ = [
    "accounts_of",
    "agency_of",
    "asked_password",
    "duties_option",
    "duty_names",
    "occasion_of",
    "password_option",
]

STDIN = "-"
_MOST_BYTES = 4096

password_option = option(
    "--password-file",
    metavar="FILE",
    text="存放口令的文件，- 为标准输入；不给时从终端询问"
    "|a file with the password, - for stdin; asked for on the terminal by default",
)
duties_option = option(
    "--duty",
    "duties",
    multiple=True,
    required=True,
    type=click.Choice([duty.value for duty in Duty]),
    text="职责，可以多次给出|a duty; may be given several times",
)


def asked_password(shell: Shell, file: str | None) -> str:
    """The password that a file or stdin holds in its first line, or that is typed twice.

    Raises:
        PasswordMissingError: there is no terminal to ask on, or the file cannot be read.
    """
    if file is not None:
        return _read(file)
    if not sys.stdin.isatty():
        raise PasswordMissingError
    prompt, again = shell.say("口令", "password"), shell.say("再输入一次", "once more")
    answer: str = click.prompt(prompt, hide_input=True, confirmation_prompt=again, err=True)
    return answer


def _read(file: str) -> str:
    try:
        with click.open_file(file, "rb") as stream:
            data: bytes = stream.read(_MOST_BYTES)
        return data.decode("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise PasswordMissingError from error


def accounts_of(shell: Shell) -> Accounts:
    """The accounts of the home of this run."""
    from docgen.service.access.accounts import Accounts  # brings in the registry and Argon2

    office = shell.office()
    return Accounts(office.registry, office.settings)


def occasion_of(shell: Shell) -> Occasion:
    """What is done on the machine itself is done by the system."""
    from docgen.service.access.accounts import SYSTEM  # brings in the registry and Argon2
    from docgen.service.access.occasion import Occasion

    return Occasion(principal=SYSTEM, at=shell.now())


def agency_of(accounts: Accounts, given: str | None) -> str:
    """The agency that is meant: the one given, or the only one that there is.

    Raises:
        click.MissingParameter: there are several, or none.
    """
    if given is not None:
        return given
    known = [each.code for each in accounts.agencies()]
    if len(known) != 1:
        context = click.get_current_context()
        parameter = next(each for each in context.command.params if each.name == "agency")
        raise click.MissingParameter(ctx=context, param=parameter)
    return known[0]


def duty_names(duties: Iterable[str], shell: Shell) -> str:
    """Duties as they are called."""
    joint = shell.say("、", ", ")
    return joint.join(text(f"duty-{duty}", shell.language) for duty in sorted(duties))
