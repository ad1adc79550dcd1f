"""``docgen worker``: worker processes on any machine that reaches the registry's server."""

from __future__ import annotations

import click

from docgen.cli.command import Answer, option
from docgen.cli.command import command as make_command
from docgen.cli.errors import WorkerNeedsServerError
from docgen.cli.serving.process import MARGIN_S, Opening, log_to_stderr
from docgen.cli.serving.stop import stopping
from docgen.cli.serving.supervisor import Post, supervise
from docgen.cli.serving.working import worker_process
from docgen.cli.shell import Shell

__all__ = ["command"]


@make_command(
    "worker",
    "启动作业进程：封存、批量、导出、期限提醒、核验和通知。登记库须为 PostgreSQL，"
    "家目录须为各机器共用。收到 SIGTERM 或 Ctrl-C 时完成手头的作业，或者交还后退出。"
    "|Start worker processes: they seal, run batches and exports, tell of deadlines, verify and "
    "deliver webhooks. The registry must be in PostgreSQL, and the home shared by the machines. "
    "On SIGTERM or Ctrl-C the jobs at hand are ended or given back.",
)
@option(
    "--workers",
    type=click.IntRange(1, 64),
    text="进程数，默认为设置 jobs.workers|how many processes; the setting jobs.workers by default",
)
def command(shell: Shell, workers: int | None) -> Answer:
    """Work until told to stop."""
    office = shell.office()
    if not office.registry.is_postgresql:
        raise WorkerNeedsServerError
    office.close()
    log_to_stderr(shell)
    settings = shell.settings()
    count = workers or settings.jobs_workers or 1
    opening = Opening(home=shell.home_path, flags=shell.flags)
    posts = [Post(make=worker_process(opening)) for _ in range(count)]
    with stopping() as stop:
        click.echo(
            shell.say(f"docgen: {count} 个作业进程", f"docgen: {count} worker processes"), err=True
        )
        supervise(posts, stop=stop, grace_s=settings.serve_stop_s + MARGIN_S)
    return Answer(data={"workers": count}, lines=(shell.say("已停止", "stopped"),))
