"""The option that says in which file formats pages are wanted. Not for writing them."""

from __future__ import annotations

import click

from docgen.cli.command import option

__all__ = ["format_option"]

_FORMATS = ("pdf", "docx", "svg", "png")


def _chosen(_ctx: click.Context, _param: click.Parameter, given: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in given.split(",") if part.strip()))
    wrong = [name for name in chosen if name not in _FORMATS]
    if wrong or not chosen:
        raise click.BadParameter(f"{', '.join(wrong)}: {', '.join(_FORMATS)}")
    return chosen


format_option = option(
    "--format",
    "formats",
    default="pdf",
    show_default=True,
    callback=_chosen,
    metavar=",".join(_FORMATS),
    text="文件格式，可以多种|file formats, one or more",
)
