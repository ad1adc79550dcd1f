"""``docgen keys``: the sealing keys of a home. Not for an agency's official seal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive.errors import KeyUnusableError
from docgen.cli.command import Answer, Group, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath

if TYPE_CHECKING:
    from archive.seal import SealingKey

__all__ = ["command"]


@make_command(
    "init",
    "建立试用封存密钥。用它封存的案卷每页标明样卷。"
    "|Make a trial sealing key. Dossiers sealed with it are marked specimens on every page.",
)
@option(
    "--body",
    default="示例市交通运输局",
    show_default=True,
    metavar="NAME",
    text="证书上的执法主体名称|the executing body that the certificate names",
)
def init(shell: Shell, body: str) -> Answer:
    """Make a trial key."""
    from archive.seal import create_trial_authority  # brings in cryptography

    key = create_trial_authority(shell.home().keys, now=shell.now(), body_name=body)
    return _answer(shell, (key,))


@make_command(
    "import",
    "导入机关自己的封存证书（PKCS #12）。此后缺少签名的文书不能封存。"
    "|Import the agency's own certificate (PKCS #12). From then on a paper that lacks a signature "
    "stops the sealing.",
)
@argument(
    "file",
    type=GivenPath(exists=True, dir_okay=False),
    text="PKCS #12 文件|the PKCS #12 file",
)
@option(
    "--passphrase-file",
    type=GivenPath(exists=True, dir_okay=False),
    metavar="FILE",
    text="存放口令的文件；不给时从终端询问"
    "|a file with the passphrase; asked for on the terminal by default",
)
def import_(shell: Shell, file: Path, passphrase_file: Path | None) -> Answer:
    """Import a key."""
    from archive.seal import import_sealer, list_keys  # brings in cryptography

    keys, data = shell.home().keys, file.read_bytes()
    passphrase = _asked(shell, file) if passphrase_file is None else _read(passphrase_file)
    import_sealer(keys, data, passphrase, now=shell.now(), where=str(file))
    return _answer(shell, list_keys(keys)[:1])


def _asked(shell: Shell, file: Path) -> str:
    if not sys.stdin.isatty():
        raise KeyUnusableError(
            what="there is no terminal to ask for the passphrase",
            where=str(file),
            next="give a file that holds it with --passphrase-file",
        )
    prompt = shell.say("口令", "passphrase")
    answer: str = click.prompt(prompt, hide_input=True, default="", show_default=False, err=True)
    return answer


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise KeyUnusableError(
            what="the passphrase file is not text in UTF-8",
            where=str(path),
            next="give a text file that holds the passphrase alone",
        ) from error


@make_command(
    "list", "列出封存密钥，当前使用的在前。|List the sealing keys, the current one first."
)
def list_(shell: Shell) -> Answer:
    """List the keys."""
    from archive.seal import list_keys  # brings in cryptography

    return _answer(shell, list_keys(shell.home().keys))


def _answer(shell: Shell, keys: tuple[SealingKey, ...]) -> Answer:
    lines = tuple(_line(shell, key) for key in keys)
    nothing = shell.say(
        "没有封存密钥；用 docgen keys init 建立", "no key; make one with docgen keys init"
    )
    return Answer(data={"keys": [_data(key) for key in keys]}, lines=lines or (nothing,))


def _line(shell: Shell, key: SealingKey) -> str:
    kind = shell.say("试用", "trial") if key.kind == "trial" else shell.say("机关", "agency")
    mark = "*" if key.current else " "
    until = key.not_after.date().isoformat()
    validity = shell.say(f"有效期至 {until}", f"valid to {until}")
    return f"{mark} {key.fingerprint[:16]}  {kind}  {key.algorithm}  {validity}  {key.subject}"


def _data(key: SealingKey) -> dict[str, Any]:
    return {
        "fingerprint": key.fingerprint,
        "kind": key.kind,
        "subject": key.subject,
        "issuer": key.issuer,
        "algorithm": key.algorithm,
        "not_before": key.not_before.isoformat(),
        "not_after": key.not_after.isoformat(),
        "current": key.current,
    }


command = Group(
    name="keys",
    help="管理封存密钥。封存是完整性封存，不是公章。"
    "|Manage the sealing keys. The seal proves integrity; it is no official seal.",
    commands={"init": init, "import": import_, "list": list_},
)
