"""``docgen bench serve``: load on a service started for it on this machine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath

if TYPE_CHECKING:
    from docgen.bench.serve.measure import Burst, Load

__all__ = ["command"]

NAMES = {
    "intake": ("接收案件", "cases taken in"),
    "intake_sealing": ("同时在封存", "the same while sealing"),
    "papers": ("取文书 PDF", "papers as PDF"),
    "peer": ("对照：只落盘", "peer: only keeps bodies"),
}


@make_command(
    "serve",
    "为测量在本机启动 docgen serve：接收案件（单独、同时在封存），取文书的 PDF，一阵过量的请求。"
    "同一次运行中以只把内容落盘的空应用作对照。已回执的案件事后逐一核对。"
    "|Start docgen serve on this machine and put load on it: cases taken in (alone, and while "
    "dossiers are sealed), papers given out as PDF, a burst beyond what it can do; beside a bare "
    "app that only keeps the bodies. Every acknowledged case is looked for afterwards.",
)
@argument(
    "cases",
    type=GivenPath(exists=True, dir_okay=False),
    nargs=-1,
    text="没有证据文件的案件；默认用内置的|cases without evidence files; a built-in one by default",
)
@option(
    "--seconds",
    type=click.FloatRange(0.5, 600.0),
    default=10.0,
    show_default=True,
    text="每项测量的秒数|seconds of each measurement",
)
@option(
    "--connections",
    type=click.IntRange(1, 256),
    default=8,
    show_default=True,
    text="同时的连接数|connections at once",
)
@option(
    "--burst",
    "crowd",
    type=click.IntRange(1, 1000),
    default=300,
    show_default=True,
    text="一阵请求的连接数|connections of the burst",
)
@option(
    "--registry",
    "registry_url",
    default="file",
    metavar="URL",
    text="登记库：file，或者空的 PostgreSQL 数据库|file, or an empty PostgreSQL database",
)
@option("--web", type=click.IntRange(1, 64), default=2, text="网页进程数|web processes")
@option("--workers", type=click.IntRange(1, 64), default=1, text="作业进程数|worker processes")
def command(
    shell: Shell,
    cases: tuple[Path, ...],
    seconds: float,
    connections: int,
    crowd: int,
    registry_url: str,
    web: int,
    workers: int,
) -> Answer:
    """Measure and print."""
    from docgen.bench.sample import builtin_case
    from docgen.bench.serve import measure  # brings in everything
    from docgen.bench.serve.service import peer_running, service_running

    raws = [path.read_bytes() for path in cases or (builtin_case(),)]
    made, now = measure.Cases(raws), shell.now()
    pressure = measure.Pressure(connections=connections, seconds=seconds)
    waiting = int(20 * seconds * workers)
    with (
        shell.working(shell.say("正在测量", "measuring")),
        tempfile.TemporaryDirectory(prefix="docgen-bench-") as folder,
    ):
        with service_running(
            Path(folder),
            agency=made.agency,
            registry_url=registry_url,
            web=web,
            workers=workers,
            now=now,
        ) as service:
            found = {
                "papers": measure.papers(service, made, pressure),
                "intake": measure.intake(service, made, pressure),
                "intake_sealing": measure.intake_while_sealing(
                    service, made, pressure, waiting=waiting, now=now
                ),
            }
            crowded = measure.burst(
                service, made, replace(pressure, connections=crowd, seconds=seconds / 2)
            )
        with peer_running(Path(folder), processes=web) as port:
            found["peer"] = measure.peer_intake(port, made, pressure)
    ratio = found["intake"].per_second / found["peer"].per_second
    data: dict[str, Any] = {name: asdict(each) for name, each in found.items()}
    kind = "file" if registry_url == "file" else "postgresql"
    data |= {"burst": asdict(crowded), "ratio_to_peer": round(ratio, 3), "registry": kind}
    return Answer(data=data, lines=(*_table(shell, found), *_told(shell, crowded, ratio)))


def _table(shell: Shell, found: dict[str, Load]) -> Iterator[str]:
    heads = (
        shell.say("每秒", "per second"),
        "p50 ms",
        "p99 ms",
        shell.say("CPU ms/次", "CPU ms each"),
        shell.say("其他", "others"),
        shell.say("封存", "sealed"),
        shell.say("各进程", "by process"),
    )
    yield " " * 26 + "".join(f"{each:>13}" for each in heads)
    for name, each in found.items():
        figures = (each.per_second, each.p50_ms, each.p99_ms, each.cpu_ms)
        row = "".join(f"{figure:13.1f}" for figure in figures)
        rest = f"{each.others:13}{each.sealed:13}{_shared(each.processes):>13}"
        yield f"{shell.say(*NAMES[name]):26}{row}{rest}".rstrip()


def _shared(processes: Sequence[int]) -> str:
    """The least and the most that one process answered, in hundredths of all."""
    if not any(processes):
        return ""
    least, most = (round(100 * each / sum(processes)) for each in (processes[-1], processes[0]))
    return f"{least}-{most} %"


def _told(shell: Shell, crowd: Burst, ratio: float) -> Iterator[str]:
    yield shell.say(f"为对照的 {ratio:.2f} 倍", f"{ratio:.2f} of the peer's rate")
    yield shell.say(
        f"一阵 {crowd.sent} 次请求：接收 {crowd.taken}，拒绝 {crowd.refused}"
        f"（未说明何时重试 {crowd.without_retry_after}），其他 {crowd.others}，"
        f"最慢 {crowd.slowest_ms:.0f} ms；各进程 {_shared(crowd.processes)}；"
        f"已回执而不在的案件 {crowd.lost}",
        f"a burst of {crowd.sent} requests: {crowd.taken} taken, {crowd.refused} refused "
        f"({crowd.without_retry_after} without Retry-After), {crowd.others} others, slowest "
        f"{crowd.slowest_ms:.0f} ms; by process {_shared(crowd.processes)}; acknowledged and not "
        f"there: {crowd.lost}",
    )
