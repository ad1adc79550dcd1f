"""The command class all commands share: bilingual help, ``--json``, and printing of an answer.

Help texts are written ``中文|English``; the language of the run picks one. Not for any one command.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.bilingual import localised
from docgen.cli.findings import notice_lines
from docgen.cli.printed import print_json
from docgen.cli.shell import Language, environment_language
from docgen.cli.usage import UsageFault
from docgen.errors import ExitStatus
from docgen.service.views import notice_data

if TYPE_CHECKING:
    from archive.values import VerificationFinding

__all__ = [
    "Answer",
    "Argument",
    "Bilingual",
    "Command",
    "Group",
    "Option",
    "argument",
    "command",
    "option",
]

MOST_WARNINGS = 10
_HEADINGS: Mapping[str, tuple[str, str]] = {
    "usage": ("用法：", "usage: "),
    "options": ("选项", "options"),
    "arguments": ("参数", "arguments"),
    "commands": ("命令", "commands"),
}


_PIECES: Mapping[str, str] = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]..."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command found: ``data`` for ``--json``, ``lines`` for people, the exit status.

    ``notices`` are what the archive has to say beside the answer: they go to stderr, and with
    ``--json`` also into the answer as ``warnings``.
    """

    data: Mapping[str, Any]
    lines: tuple[str, ...] = ()
    status: ExitStatus = ExitStatus.DONE
    notices: tuple[VerificationFinding, ...] = ()


def language_of(context: click.Context) -> Language:
    """The language in which help is shown."""
    chosen = context.find_root().params.get("lang")
    if chosen in ("zh", "en"):
        return "en" if chosen == "en" else "zh"
    return environment_language(os.environ)


class Option(click.Option):
    """An option whose help is bilingual."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help in the language of the run."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        names, text = record
        extra = text.removeprefix(self.help or "").strip()
        return names, f"{localised(self.help, language_of(ctx))} {extra}".strip()


class Argument(click.Argument):
    """An argument with a bilingual description."""

    def __init__(self, *names: Any, description: str, **attributes: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*names, **attributes)
        self.description = description


class Bilingual(click.Command):
    """Help, and what is wrong with a command line, in the language of the run."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; every fault knows the command that it belongs to."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces of the usage line."""
        pieces = super().collect_usage_pieces(ctx)
        return pieces if language_of(ctx) == "en" else [_PIECES.get(each, each) for each in pieces]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=heading("usage", ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The description, then the arguments."""
        language = language_of(ctx)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(localised(self.help, language))
        described = [each for each in self.params if isinstance(each, Argument)]
        rows = [
            (each.make_metavar(ctx), localised(each.description, language)) for each in described
        ]
        if rows:
            with formatter.section(heading("arguments", ctx)):
                formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [each.get_help_record(ctx) for each in options]
        with formatter.section(heading("options", ctx)):
            formatter.write_dl([record for record in records if record is not None])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, described in the language of the run."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = "show this help" if language_of(ctx) == "en" else "显示本帮助"
        return found


class Command(Bilingual):
    """A command that returns an ``Answer`` and knows ``--json``."""

    def __init__(self, *names: Any, **attributes: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*names, **attributes)
        text = "把结果打印为 JSON|print the result as JSON"
        self.params.append(Option(["--json", "as_json"], is_flag=True, help=text))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; what is left over is a fault."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left:
            raise UsageFault("usage-arguments-extra", ctx, given=" ".join(left))
        return left

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run, print the answer, and leave with its status; an error hides no notice."""
        as_json = ctx.params.pop("as_json", False)
        shell = ctx.obj
        ctx.call_on_close(shell.close)
        try:
            answer = super().invoke(ctx)
        except Exception:
            warn(shell.notices(), shell.language)
            raise
        if isinstance(answer, Answer):
            known = shell.notices()
            notices = (*known, *(each for each in answer.notices if each not in known))
            warn(notices, shell.language)
            show(answer, warnings=notice_data(notices, shell.language), as_json=as_json)
            ctx.exit(int(answer.status))
        return answer


class Group(Bilingual, click.Group):
    """A command of commands (``docgen keys list``)."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with the first sentence of its help, then the options."""
        stop = "." if language_of(ctx) == "en" else "。"
        rows = [
            (name, localised(found.help, language_of(ctx)).split(stop)[0])
            for name in self.list_commands(ctx)
            if (found := self.get_command(ctx, name)) is not None
        ]
        with formatter.section(heading("commands", ctx)):
            formatter.write_dl(rows)
        super().format_options(ctx, formatter)


def heading(name: str, ctx: click.Context) -> str:
    """A heading of the help."""
    zh, en = _HEADINGS[name]
    return en if language_of(ctx) == "en" else zh


def warn(notices: Iterable[VerificationFinding], language: Language) -> None:
    """Say on stderr what the archive has to say beside the answer."""
    label = "warning: " if language == "en" else "提醒："
    lines = notice_lines(notices, language)
    for line in lines[:MOST_WARNINGS]:
        click.echo(f"docgen: {label}{line}", err=True)
    more = len(lines) - MOST_WARNINGS
    if more > 0:
        zh, en = (
            f"另有 {more} 项，见 docgen verify --all",
            f"{more} more, see `docgen verify --all`",
        )
        click.echo(f"docgen: {label}{en if language == 'en' else zh}", err=True)


def show(answer: Answer, *, warnings: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    """Print an answer on stdout."""
    if as_json:
        print_json({**answer.data, "warnings": warnings} if warnings else answer.data)
    elif answer.lines:
        click.echo("\n".join(answer.lines))


def command(name: str, text: str) -> Callable[[Callable[..., Answer]], Command]:
    """A command of this name; ``text`` is its help, ``中文|English``."""

    def make(function: Callable[..., Answer]) -> Command:
        made: Command = click.command(name, cls=Command, help=text)(click.pass_obj(function))
        return made

    return make


def option(*names: str, text: str, **attributes: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - click's own signature
    """An option; ``text`` is its help, ``中文|English``."""
    return click.option(*names, cls=Option, help=text, **attributes)


def argument(*names: str, text: str, **attributes: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - click's own signature
    """An argument; ``text`` describes it, ``中文|English``."""
    return click.argument(*names, cls=Argument, description=text, **attributes)
