"""``docgen webhooks``: whether the secrets of webhooks can be opened, and new ones where not.

Not for making or changing webhooks: that is the interface's (``/v1/webhooks``).
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from docgen.cli.command import Answer, Group
from docgen.cli.command import command as make_command
from docgen.cli.people import occasion_of
from docgen.cli.shell import Shell

if TYPE_CHECKING:
    from docgen.registry.queue.values import WebhookRow

__all__ = ["command"]

_SECRET_BYTES = 32


@make_command(
    "list",
    "列出接收通知的系统，以及它们的签名密钥能不能打开。"
    "|List the webhooks, and whether their secrets can be opened.",
)
def list_(shell: Shell) -> Answer:
    """List the webhooks of every agency."""
    from docgen.service.webhooks.vault import SecretVault, unreadable  # brings in the registry

    office = shell.office()
    with office.registry.reading() as unit:
        rows = unit.webhooks.of_all()
    vault = SecretVault(office.home.secrets_key)
    lost = {row.id for row in unreadable(office.registry, vault)}
    nothing = shell.say("没有接收通知的系统", "no webhook")
    lines = tuple(_line(shell, row, opens=row.id not in lost) for row in rows)
    data = [{**_data(row), "secret_opens": row.id not in lost} for row in rows]
    return Answer(data={"webhooks": data}, lines=lines or (nothing,))


@make_command(
    "renew",
    "密钥文件 secrets.key 丢失且无法从备份取回时，给打不开的通知换新的签名密钥。"
    "新密钥只显示这一次，请交给接收通知的系统。能打开的不变。"
    "|Where secrets.key is lost and no backup has it: give the webhooks whose secrets cannot be "
    "opened new ones, shown this once, to be handed to their receivers. Those that open stay.",
)
def renew(shell: Shell) -> Answer:
    """Give new secrets in place of those that were lost."""
    from docgen.service.webhooks.renewing import renewed  # brings in the registry

    office = shell.office()
    rows = renewed(
        office.registry,
        office.home.secrets_key,
        occasion_of(shell),
        new_key=lambda: secrets.token_bytes(_SECRET_BYTES),
    )
    nothing = shell.say("所有签名密钥都能打开", "every secret can be opened")
    once = shell.say("新密钥（只显示这一次）：", "the new secret, shown this once: ")
    lines = tuple(f"{_line(shell, row, opens=True)}  {once}{row.secret}" for row in rows)
    data = [{**_data(row), "secret": row.secret} for row in rows]
    return Answer(data={"webhooks": data}, lines=lines or (nothing,))


def _data(row: WebhookRow) -> dict[str, str]:
    return {"id": row.id, "agency": row.agency, "url": row.url, "state": row.state}


def _line(shell: Shell, row: WebhookRow, *, opens: bool) -> str:
    state = {
        "active": shell.say("启用", "active"),
        "disabled": shell.say("停用", "disabled"),
    }[row.state]
    lost = "" if opens else shell.say("  签名密钥打不开", "  its secret cannot be opened")
    return f"{row.id}  {row.agency}  {row.url}  {state}{lost}"


command = Group(
    name="webhooks",
    help="查看接收通知的系统，密钥文件丢失后给它们换新的签名密钥。"
    "|See the webhooks, and give them new secrets after their key was lost.",
    commands={"list": list_, "renew": renew},
)
