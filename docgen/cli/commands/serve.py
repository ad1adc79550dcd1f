"""``docgen serve``: the service on this machine, with its web and worker processes."""

from __future__ import annotations

import multiprocessing
import os
import socket
import tempfile
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event

import click

from docgen.cli.behind_said import registry_behind
from docgen.cli.command import Answer, option
from docgen.cli.command import command as make_command
from docgen.cli.secrets_said import lost_secrets
from docgen.cli.serving.answering import Answering, web_process
from docgen.cli.serving.listening import address_of, listen
from docgen.cli.serving.mocking import mock_home
from docgen.cli.serving.process import COUNTS_VARIABLE, MARGIN_S, Opening, log_to_stderr
from docgen.cli.serving.stop import stopping
from docgen.cli.serving.supervisor import Post, supervise
from docgen.cli.serving.working import worker_process
from docgen.cli.shell import Shell
from docgen.web.sharing import shares

__all__ = ["command"]


@make_command(
    "serve",
    "启动服务：接口、网页和作业。一个主进程监听地址，启动并看护网页进程和作业进程，中断的重新启动。"
    "收到 SIGTERM 或 Ctrl-C 时不再接受请求，办完或者交还手头的工作后退出。"
    "|Run the service: the HTTP interface, the pages and the jobs. One process listens, starts web "
    "and worker processes and replaces those that end. On SIGTERM or Ctrl-C it takes no more "
    "requests, ends or gives back the work at hand, and leaves.",
)
@option(
    "--host",
    text="监听的地址，默认为设置 serve.host|the address; the setting serve.host by default",
)
@option(
    "--port",
    type=click.IntRange(0, 65_535),
    text="端口，0 为任一空闲端口，默认为设置 serve.port"
    "|the port, 0 for one that is free; the setting serve.port by default",
)
@option(
    "--web",
    type=click.IntRange(1, 64),
    text="处理请求的进程数，默认为设置 serve.web"
    "|processes that answer requests; the setting serve.web by default",
)
@option(
    "--workers",
    type=click.IntRange(0, 64),
    text="作业进程数，默认为设置 jobs.workers；0 只适用于另有 docgen worker 的情形"
    "|worker processes; the setting jobs.workers by default; 0 only where `docgen worker` runs",
)
@option(
    "--mock",
    is_flag=True,
    text="模拟：用随后删除的家目录应答，供对接开发；密钥在启动时显示，每个应答带 Docgen-Mock: true"
    "|a mock for integrators: answer from a home thrown away afterwards; the key is shown at the "
    "start, and every answer has Docgen-Mock: true",
)
def command(
    shell: Shell,
    host: str | None,
    port: int | None,
    web: int | None,
    workers: int | None,
    mock: bool,
) -> Answer:
    """Serve until told to stop."""
    wanted = _Wanted(host=host, port=port, web=web, workers=workers)
    if not mock:
        return _serve(shell, wanted)
    with mock_home(shell) as opened:
        click.echo(shell.say(f"docgen: 密钥 {opened.key}", f"docgen: key {opened.key}"), err=True)
        return _serve(opened.shell, wanted, is_mock=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What the command line says; None where the settings are to."""

    host: str | None
    port: int | None
    web: int | None
    workers: int | None


def _serve(shell: Shell, wanted: _Wanted, *, is_mock: bool = False) -> Answer:
    from docgen.service.reports.behind import hold_where_behind  # brings in the registry

    settings = shell.settings()
    office = shell.office()
    log_to_stderr(shell)
    _ = office.registry, office.catalogue
    for said in filter(None, (lost_secrets(shell), registry_behind(shell))):
        click.echo(f"docgen: {said}", err=True)
    hold_where_behind(office.archive, office.registry, now=shell.now())
    office.close()
    many_web = settings.serve_web if wanted.web is None else wanted.web
    many_workers = settings.jobs_workers if wanted.workers is None else wanted.workers
    opening = Opening(home=shell.home_path, flags=shell.flags, is_mock=is_mock)
    with (
        stopping() as stop,
        listen(
            settings.serve_host if wanted.host is None else wanted.host,
            settings.serve_port if wanted.port is None else wanted.port,
        ) as listening,
        tempfile.TemporaryDirectory(prefix="docgen-counts-") as counts,
    ):
        os.environ[COUNTS_VARIABLE] = counts
        ready = multiprocessing.get_context("spawn").Event()
        tasks = [
            Answering(opening=opening, listening=listening, ready=ready, share=share)
            for share in shares(many_web)
        ]
        posts = [Post(make=web_process(task)) for task in tasks]
        posts += [Post(make=worker_process(opening)) for _ in range(many_workers)]
        herald = _Herald(shell=shell, listening=listening, ready=ready)
        supervise(posts, stop=stop, grace_s=settings.serve_stop_s + MARGIN_S, on_turn=herald)
        address = address_of(listening)
    data = {"address": address, "web": many_web, "workers": many_workers}
    return Answer(data=data, lines=(shell.say("已停止", "stopped"),))


@dataclass(slots=True, kw_only=True)
class _Herald:
    """Says the address once a web process answers."""

    shell: Shell
    listening: socket.socket
    ready: Event
    has_told: bool = field(default=False)

    def __call__(self) -> None:
        """Look whether it is time."""
        if self.has_told or not self.ready.is_set():
            return
        self.has_told = True
        address = address_of(self.listening)
        click.echo(self.shell.say(f"docgen: 服务地址 {address}", f"docgen: {address}"), err=True)
