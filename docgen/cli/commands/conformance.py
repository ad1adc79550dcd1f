"""``docgen conformance``: whether a server implements the HTTP interface, tried from outside."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath
from docgen.errors import ExitStatus

if TYPE_CHECKING:
    import httpx2

__all__ = ["command"]

_TIMEOUT_S = 60
_SEEDS = 1_000_000


@make_command(
    "conformance",
    "从外部检查一个服务是否实现本接口：发送合格案件和按种子改坏的案件，核对应答，最后封存、查找、核验。"
    "在对方留下编号以 --prefix 开头的案件。"
    "|Try from outside whether a server implements the HTTP interface: send good cases and ones "
    "spoiled by a seed, hold the answers to the interface, then seal, find and verify. It leaves "
    "cases there whose ids begin with --prefix.",
)
@argument("url", text="服务的地址|the address of the server")
@option(
    "--key-file",
    type=GivenPath(dir_okay=False),
    required=True,
    metavar="FILE",
    text="存有接口密钥的文件|a file that holds the key",
)
@option(
    "--prefix",
    default="CONFORMANCE",
    show_default=True,
    metavar="TEXT",
    text="测试案件编号的开头：大写字母、数字、连字符"
    "|how the ids of the test cases begin: capitals, digits, hyphens",
)
@option("--seed", type=click.IntRange(0), text="改坏案件的种子|the seed by which cases are spoiled")
@option(
    "--wait",
    type=click.IntRange(5, 600),
    default=60,
    show_default=True,
    text="最多等待封存多少秒|how many seconds to wait for the sealing",
)
@option(
    "--yes",
    is_flag=True,
    text="对方不是试用家目录时也执行|also where the home of the server is not on trial",
)
def command(
    shell: Shell, url: str, key_file: Path, prefix: str, seed: int | None, wait: int, yes: bool
) -> Answer:
    """Try a server."""
    import httpx2  # only this command asks a server, and it takes long to import

    from docgen.conformance.errors import ServerUnfitError
    from docgen.conformance.running import run_checks, test_case

    chosen = secrets.randbelow(_SEEDS) if seed is None else seed
    headers = {"Authorization": f"Bearer {_key(key_file)}", "Accept-Language": shell.language}
    try:
        address = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise ServerUnfitError(url=url, what=type(error).__name__) from error
    with httpx2.Client(base_url=address, headers=headers, timeout=_TIMEOUT_S) as http:
        me = _who(http, url, yes=yes)
        case = test_case(agency=me["agency"], case_id=f"{prefix}-{secrets.token_hex(4).upper()}")
        checked = list(run_checks(http, case, seed=chosen, wait_s=wait))
    holds = all(each.holds for each in checked)
    data = {
        "url": url,
        "home": me.get("home"),
        "seed": chosen,
        "case_id": case["case_id"],
        "conforms": holds,
        "checks": [
            {"name": each.name, "holds": each.holds, "deviation": each.deviation}
            for each in checked
        ],
    }
    lines = [f"{'✓' if each.holds else '✗'} {each.name}  {each.deviation}" for each in checked]
    verdict = shell.say("符合接口", "conforms") if holds else shell.say("不符合", "deviates")
    seeded = shell.say(f"种子 {chosen}", f"seed {chosen}")
    return Answer(
        data=data,
        lines=(*(line.rstrip() for line in lines), f"{verdict}（{seeded}）"),
        status=ExitStatus.DONE if holds else ExitStatus.INVALID,
    )


def _key(file: Path) -> str:
    from docgen.conformance.errors import KeyFileError  # as above

    try:
        key = file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFileError(file=file.name) from error
    if not key or not key.isprintable():
        raise KeyFileError(file=file.name)
    return key


def _who(http: httpx2.Client, url: str, *, yes: bool) -> dict[str, Any]:
    """Whose key it is; refuses a home where papers are meant."""
    import httpx2  # as above

    from docgen.conformance.errors import NotOnTrialError, ServerUnfitError

    try:
        answer = http.get("/v1/me")
        me: dict[str, Any] = answer.json()
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        raise ServerUnfitError(url=url, what=type(error).__name__) from error
    if not answer.is_success or not isinstance(me.get("agency"), str):
        raise ServerUnfitError(url=url, what=str(answer.status_code))
    if me.get("home") not in ("trial", "mock") and not yes:
        raise NotOnTrialError(url=url)
    return me
