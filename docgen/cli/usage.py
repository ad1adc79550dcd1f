"""What is wrong with a command line, in the language of the run.

click finds the fault; its kind and its fields choose the text, never its own English sentence. Not
for errors of a command that runs.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from docgen.cli.bilingual import localised
from docgen.cli.shell import Language
from docgen.messages import text as text_of

__all__ = ["GivenPath", "UsageFault", "is_text", "require_text", "usage_text"]


class UsageFault(click.UsageError):
    """A fault that a command finds by itself: the code of its text, and the fields."""

    def __init__(self, code: str, ctx: click.Context | None = None, **params: object) -> None:
        super().__init__(text_of(code, "en", **params), ctx)
        self.code = code
        self.params = params


class PathFault(click.BadParameter):
    """A path that is empty, or a dash."""


class GivenPath(click.Path):
    """A path as given.

    An empty one would mean the present folder, and a dash a file of that name: nobody meant these.
    """

    def __init__(
        self, *, exists: bool = False, file_okay: bool = True, dir_okay: bool = True
    ) -> None:
        super().__init__(exists=exists, file_okay=file_okay, dir_okay=dir_okay, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        """The path, or a fault where it is empty or a dash."""
        if value in ("", "-"):
            raise PathFault("empty" if value == "" else "dash", ctx=ctx, param=param)
        return super().convert(value, param, ctx)


def is_text(given: str) -> bool:
    """Whether the bytes behind a name are text; Python keeps others as half characters."""
    return not any("\ud800" <= letter <= "\udfff" for letter in given)


def require_text(words: Sequence[str]) -> None:
    """Refuse arguments whose bytes are no text: they could be neither printed nor kept."""
    for place, word in enumerate(words, start=1):
        if not is_text(word):
            raise UsageFault("usage-encoding", place=place)


def usage_text(error: click.ClickException, language: Language) -> str:
    """The sentence that says what is wrong and how to write it."""
    code, params = _fault(error, language)
    return text_of(code, language, **params)


_Fault = tuple[str, Mapping[str, object]]


def _fault(error: click.ClickException, language: Language) -> _Fault:
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    if isinstance(error, UsageFault):
        return error.code, error.params
    if isinstance(error, click.NoSuchCommand):
        return _unknown("usage-command-unknown", error.command_name, error.possibilities, command)
    if isinstance(error, click.NoSuchOption):
        return _unknown("usage-option-unknown", error.option_name, error.possibilities, command)
    if isinstance(error, click.BadOptionUsage):
        return _value_fault(error, command)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _parameter_fault(error, error.param, language)
    return "usage-command-missing", {"command": command}


def _unknown(code: str, given: str, nearest: Sequence[str] | None, command: str) -> _Fault:
    if nearest:
        return f"{code}-like", {"given": given, "nearest": ", ".join(nearest)}
    return code, {"given": given, "command": command or "docgen"}


def _value_fault(error: click.BadOptionUsage, command: str) -> _Fault:
    options = error.ctx.command.params if error.ctx else ()
    is_flag = any(
        isinstance(each, click.Option) and each.is_flag and error.option_name in each.opts
        for each in options
    )
    code = "usage-value-needless" if is_flag else "usage-value-missing"
    return code, {"parameter": error.option_name, "command": command}


def _parameter_fault(
    error: click.BadParameter, parameter: click.Parameter, language: Language
) -> _Fault:
    name = _name(parameter, error.ctx)
    if isinstance(error, click.MissingParameter):
        kind = "option" if isinstance(parameter, click.Option) else "argument"
        meaning = _meaning(parameter, language)
        return f"usage-{kind}-missing", {"parameter": name, "meaning": meaning}
    if isinstance(error, PathFault):
        return f"usage-path-{error.message}", {"parameter": name}
    return _type_fault(parameter, name, error.ctx)


def _type_fault(parameter: click.Parameter, name: str, ctx: click.Context | None) -> _Fault:
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return "usage-choice", {"parameter": name, "choices": ", ".join(map(str, kind.choices))}
    if isinstance(kind, click.IntRange):
        return "usage-range", {"parameter": name, "range": _range(kind)}
    if isinstance(kind, click.DateTime):
        return "usage-date", {"parameter": name}
    if isinstance(kind, click.Path):
        return _path_code(kind), {"parameter": name}
    form = parameter.make_metavar(ctx) if ctx else ""
    return "usage-value", {"parameter": name, "form": form}


def _path_code(kind: click.Path) -> str:
    if not kind.file_okay:
        return "usage-folder"
    if not kind.dir_okay:
        return "usage-file" if kind.exists else "usage-file-place"
    return "usage-path"


def _range(kind: click.IntRange) -> str:
    if kind.max is None:
        return f"≥ {kind.min}"
    return f"{kind.min}–{kind.max}"


def _name(parameter: click.Parameter, ctx: click.Context | None) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.make_metavar(ctx) if ctx else str(parameter.name).upper()


def _meaning(parameter: click.Parameter, language: Language) -> str:
    told = getattr(parameter, "description", None) or getattr(parameter, "help", None)
    return localised(told, language)
