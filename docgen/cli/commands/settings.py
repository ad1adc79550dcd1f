"""``docgen settings``: every setting, its value and where it came from. Not for changing them."""

from __future__ import annotations

from docgen.cli.command import Answer
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell

__all__ = ["command"]


@make_command(
    "settings",
    "列出各项设置的值、来源和含义。次序：默认值、家目录的 settings.toml、环境变量 DOCGEN_*、--set。"
    "|List every setting with its value, its origin and its meaning. Later wins: defaults, the "
    "home's settings.toml, DOCGEN_* in the environment, --set.",
)
def command(shell: Shell) -> Answer:
    """List the settings."""
    values = shell.resolved().values
    lines = [
        f"{value.key} = {value.value}  ({value.origin})\n"
        f"    {shell.say(value.zh, value.en)}; {value.bounds}"
        for value in values
    ]
    data = {
        "settings": [
            {
                "key": value.key,
                "value": value.value,
                "origin": value.origin,
                "description": shell.say(value.zh, value.en),
                "bounds": value.bounds,
            }
            for value in values
        ]
    }
    return Answer(data=data, lines=tuple(lines))
