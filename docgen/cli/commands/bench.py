"""``docgen bench``: measurements beside others. Without a word more it is ``docgen bench line``."""

from __future__ import annotations

import click

from docgen.cli.command import Group
from docgen.cli.commands import bench_faithful, bench_line, bench_pages, bench_serve

__all__ = ["command"]

_USUAL = "line"
_HELP = "--help"


class _Bench(Group):
    """A group that measures the line where no measurement is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the usual measurement before arguments that name none."""
        if not args or (args[0] not in self.commands and args[0] != _HELP):
            args = [_USUAL, *args]
        return super().parse_args(ctx, args)


command = _Bench(
    name="bench",
    help="与别的做法对照测量：line 逐阶段计时（可省略），pages 给单页、预览、长文书和打字计时，"
    "faithful 对照版面，serve 测服务的承载。"
    "|Measure beside others: line times each stage (and may be left out), pages times pages, "
    "previews, long papers and typing, faithful compares pages, serve loads the service.",
    commands={
        "line": bench_line.command,
        "pages": bench_pages.command,
        "faithful": bench_faithful.command,
        "serve": bench_serve.command,
    },
)
