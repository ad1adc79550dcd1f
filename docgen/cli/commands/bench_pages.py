"""``docgen bench pages``: how long a page, a preview and a long paper take, beside LibreOffice.

And how long clerks wait who type.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.collecting import keep_what_is_loaded
from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath

if TYPE_CHECKING:
    from docgen.bench.pages.load import Growth, Throughput
    from docgen.bench.pages.measure import Measured, PageReport
    from docgen.bench.pages.timing import Spread
    from docgen.bench.pages.typed import Typed

__all__ = ["command"]

FEWEST_RUNS = 1
MOST_RUNS = 10_000
MOST_PAPERS = 1_000_000
PAPERS, KEY, CLERKS = "papers", "key", "clerks"
CLERKS_AT_ONCE = 10
PAPERS_OF_A_RUN = 6
NAMES = {
    "fill": ("填写一页文书", "fill a paper of one page"),
    "typeset": ("排成一页 PDF/A", "typeset it to PDF/A"),
    "preview": ("改一栏后的预览", "preview after one changed field"),
    "table": ("{pages} 页的长表", "a table over {pages} pages"),
    "record": ("{pages} 页的约谈记录", "a record of {pages} pages"),
}
TYPED = {
    KEY: ("一人在 Chromium 中打字，到页面改变", "one clerk, key to changed page in Chromium"),
    CLERKS: (
        "{clerks} 人同时打字，到答复改变的页面",
        "{clerks} clerks at once, key to the answer with the changed pages",
    ),
}


@make_command(
    "pages",
    "给填写、排版、预览和长文书计时，并在同一次运行中用 LibreOffice（常驻的，和每份文件启动一次的）"
    "转换同样的 Word 文件作为对照。每次的文字都不相同。再启动 docgen serve，测经办人打字到看见页面"
    "改变的时间：一人在 Chromium 中，十人同时。"
    "|Time filling, typesetting, previews and long papers, beside LibreOffice on the same Word "
    "files in the same run: one kept warm, and one started for each file. No texts come twice. "
    "Then start docgen serve, and time clerks from a key to the changed page: one in Chromium, and "
    "ten at once.",
)
@argument(
    "cases",
    type=GivenPath(exists=True, dir_okay=False),
    nargs=-1,
    text="案件，其中要有约谈；默认用内置的"
    "|cases, an interview among them; built-in ones by default",
)
@option(
    "--runs",
    type=click.IntRange(FEWEST_RUNS, MOST_RUNS),
    default=50,
    show_default=True,
    text="计入的次数，预热另计；长文书为十分之一；也是每人打字的次数"
    "|counted runs, after a warm-up; a tenth of them for long papers; also the keys of each clerk",
)
@option(
    "--part",
    "parts",
    type=click.Choice((PAPERS, KEY, CLERKS)),
    multiple=True,
    default=(PAPERS, KEY, CLERKS),
    text="只测这一项，可多次给出：papers 文书，key 一人在 Chromium 中打字，clerks 十人同时打字；"
    "默认都测"
    "|measure this part only, may be given again: papers, key (one clerk typing in Chromium), "
    "clerks (ten typing at once); all by default",
)
@option(
    "--alone",
    is_flag=True,
    text="只测本程序，不与 LibreOffice 对比|measure this program alone, without LibreOffice",
)
@option(
    "--workers",
    is_flag=True,
    text="另测一个、两个工作进程的产量|also the throughput of one and of two worker processes",
)
@option(
    "--memory",
    type=click.IntRange(0, MOST_PAPERS),
    default=0,
    metavar="N",
    text="另外填写、排版 N 份各不相同的文书，看内存增长"
    "|also fill and typeset N papers, all different, and watch the memory grow",
)
def command(
    shell: Shell,
    cases: tuple[Path, ...],
    runs: int,
    parts: tuple[str, ...],
    alone: bool,
    workers: bool,
    memory: int,
) -> Answer:
    """Measure and print medians."""
    from docgen.bench.pages.load import memory_growth, throughput  # brings in everything
    from docgen.bench.pages.measure import measure_pages, steps
    from docgen.bench.pages.samples import Samples
    from docgen.bench.sample import builtin_case, builtin_interview
    from docgen.catalogue import load_catalogue
    from docgen.typeset.fonts import load_fonts

    raws = [path.read_bytes() for path in cases or (builtin_case(), builtin_interview())]
    samples, fonts = Samples(load_catalogue(), raws), load_fonts(None, None)
    now = shell.now()
    report = None
    if PAPERS in parts:
        with shell.progress(steps(runs), shell.say("计时", "timing")) as advance:
            report = measure_pages(samples, fonts, runs=runs, now=now, alone=alone, on_step=advance)
    typed, missing = _type(shell, raws, parts, keys=runs, now=now)
    rates = None
    if workers:
        papers = runs * PAPERS_OF_A_RUN
        rates = throughput(raws, papers=papers, now=now, settle=keep_what_is_loaded)
    growth = None
    if memory:
        with shell.progress(memory, shell.say("内存", "memory")) as advance:
            growth = memory_growth(samples, fonts, papers=memory, now=now, on_paper=advance)
    lines = (
        *_table(shell, report),
        *_typed(shell, typed, missing),
        *_rates(shell, rates),
        *_growth(shell, growth),
    )
    return Answer(data=_data(report, rates, growth) | _typed_data(typed, missing), lines=lines)


def _type(
    shell: Shell, raws: Sequence[bytes], parts: Collection[str], *, keys: int, now: datetime
) -> tuple[dict[str, Typed], tuple[str, ...]]:
    """What was typed, by the names of the parts, and what is missing to type the rest."""
    from docgen.bench.pages.desks import desks, text_of  # brings in everything
    from docgen.bench.pages.typed import together
    from docgen.bench.pages.window import in_browser, missing
    from docgen.catalogue import load_catalogue

    absent = missing() if KEY in parts else ()
    wanted = [each for each in (KEY, CLERKS) if each in parts and not (each == KEY and absent)]
    if not wanted:
        return {}, absent
    text, many = text_of(raws, load_catalogue()), CLERKS_AT_ONCE if CLERKS in wanted else 1
    typed: dict[str, Typed] = {}
    with (
        shell.working(shell.say("正在打字", "typing")),
        desks(text, many=many, now=now) as everybody,
    ):
        if KEY in wanted:
            typed[KEY] = in_browser(everybody[0], text, keys=keys)
        if CLERKS in wanted:
            typed[CLERKS] = together(everybody, text, keys=keys)
    return typed, absent


def _table(shell: Shell, report: PageReport | None) -> Iterator[str]:
    if report is None:
        return
    yield shell.say(
        "毫秒，中位数（95% 以内；本程序的处理器时间的中位数）",
        "milliseconds, medians (95th percentiles; medians of this program's processor time)",
    )
    for name, found in report.measured.items():
        label = shell.say(*NAMES[name]).format(pages=found.pages)
        ours = f"{found.ours.median:.1f} ({found.ours.p95:.1f}; {found.ours.processor:.1f})"
        yield f"{label}: {ours}{_peers(shell, found)}"


def _peers(shell: Shell, found: Measured) -> str:
    peers = (
        (shell.say("LibreOffice 常驻", "LibreOffice kept warm"), found.warm),
        (shell.say("每份启动", "started for each"), found.cold),
    )
    return "".join(
        f"; {name} {_shown(peer)}, {found.ratio(peer):.1f}×" for name, peer in peers if peer
    )


def _shown(times: Spread) -> str:
    return f"{times.median:.1f} ({times.p95:.1f})"


def _typed(shell: Shell, typed: dict[str, Typed], missing: Sequence[str]) -> Iterator[str]:
    if typed:
        yield shell.say(
            "打字：毫秒，中位数（95% 以内）", "typing: milliseconds, medians (95th percentiles)"
        )
    for name, found in typed.items():
        label = shell.say(*TYPED[name]).format(clerks=found.clerks)
        extent = shell.say(
            f"{found.pages} 页的文书，{found.times.runs} 次",
            f"a paper of {found.pages} pages, {found.times.runs} keys",
        )
        yield f"{label}: {_shown(found.times)}; {extent}"
    if missing:
        names = ", ".join(missing)
        yield shell.say(
            f"本机没有 {names}，所以没有测：{TYPED[KEY][0]}",
            f"not measured, since this machine has no {names}: {TYPED[KEY][1]}",
        )


def _rates(shell: Shell, rates: Throughput | None) -> Iterator[str]:
    if rates is not None:
        yield shell.say(
            f"每秒文书：一个进程 {rates.one:.0f}，两个进程 {rates.two:.0f}，"
            f"{rates.two / rates.one:.1f}×",
            f"papers a second: one process {rates.one:.0f}, two processes {rates.two:.0f}, "
            f"{rates.two / rates.one:.1f}×",
        )


def _growth(shell: Shell, growth: Growth | None) -> Iterator[str]:
    if growth is not None:
        yield shell.say(
            f"内存：100 份后 {growth.settled:.0f} MB，{growth.papers} 份后 {growth.end:.0f} MB",
            f"memory: {growth.settled:.0f} MB after 100 papers, {growth.end:.0f} MB after "
            f"{growth.papers}",
        )


def _data(
    report: PageReport | None, rates: Throughput | None, growth: Growth | None
) -> dict[str, Any]:
    return {
        "one_core": None if report is None else report.one_core,
        "unit": "ms",
        "measured": None
        if report is None
        else {name: _measured(found) for name, found in report.measured.items()},
        "papers_per_second": None if rates is None else {"one": rates.one, "two": rates.two},
        "memory_mb": None
        if growth is None
        else {"papers": growth.papers, "settled": growth.settled, "end": growth.end},
    }


def _typed_data(typed: dict[str, Typed], missing: Sequence[str]) -> dict[str, Any]:
    return {
        "typing": {
            name: _spread(typed[name].times)
            | {"pages": typed[name].pages, "clerks": typed[name].clerks}
            if name in typed
            else None
            for name in TYPED
        },
        "missing": list(missing),
    }


def _measured(found: Measured) -> dict[str, Any]:
    return {
        "pages": found.pages,
        "ours": {**_spread(found.ours), "processor": found.ours.processor},
        "warm": None if found.warm is None else _spread(found.warm),
        "cold": None if found.cold is None else _spread(found.cold),
        "ratio_warm": found.ratio(found.warm),
        "ratio_cold": found.ratio(found.cold),
    }


def _spread(times: Spread) -> dict[str, float]:
    return {"median": times.median, "p95": times.p95, "runs": times.runs}
