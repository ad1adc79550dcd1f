"""The pages at once: serves a trial home with dossiers and people in it, and says who to log in as.

The home of ``make demo`` is taken where it is there. Not for an agency's own home: that is served
by ``docgen serve``.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.panel import Panel

from tools.demo import CASES, OUT, docgen, seal

__all__ = ["Ready", "main", "prepare"]

AGENCY, AGENCY_NAME = "SLJT", "示例市交通运输局"
SEALED = ("taxi-stand-education", "shop-interview")
PORT = 8420


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who can log in, what for, and their duties."""

    login: str
    name: str
    about: str
    duties: tuple[str, ...]


PEOPLE = (
    Person(
        login="demo",
        name="陈承办（样例）",
        about="承办、封存、档案、管理",
        duties=("handler", "seal-keeper", "archivist", "supervisor", "administrator"),
    ),
    Person(login="head", name="高审核（样例）", about="审核", duties=("unit-head", "body-head")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A home that can be served, and the password of everybody in it."""

    home: Path
    password: str


def main() -> int:
    """Prepare the home, say where the pages are, and become ``docgen serve``."""
    parser = argparse.ArgumentParser(prog="tools.pages")
    parser.add_argument("--folder", type=Path, default=OUT)
    parser.add_argument("--port", type=int, default=PORT)
    given = parser.parse_args()
    console = Console()
    with console.status("准备试用的家目录"):
        ready = prepare(given.folder)
    who = "\n".join(f"登录名 [bold]{each.login}[/bold]  {each.about}" for each in PEOPLE)
    place = f"http://127.0.0.1:{given.port}/"
    told = f"打开 [bold]{place}[/bold]\n{who}\n口令 [bold]{ready.password}[/bold]\n停止 Ctrl-C"
    console.print(Panel(told, title="网页", title_align="left"))
    sys.stdout.flush()
    os.environ["DOCGEN_HOME"] = str(ready.home)
    os.environ.setdefault("DOCGEN_LOGS_LEVEL", "warning")
    serve = [sys.executable, "-m", "docgen", "serve", "--port", str(given.port)]
    os.execv(sys.executable, serve)  # noqa: S606 - a fixed command, no shell


def prepare(folder: Path) -> Ready:
    """A trial home below ``folder`` with dossiers and people; what is there already is kept."""
    home, kept = folder / "home", folder / "password.txt"
    if not home.exists():
        folder.mkdir(parents=True, exist_ok=True)
        docgen(home, "init", "--trial")
        for name in SEALED:
            seal(home, CASES / f"{name}.case.json")
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    if not docgen(home, "agency", "list")["agencies"]:
        docgen(home, "agency", "add", AGENCY, AGENCY_NAME)
    there = {each["login"] for each in docgen(home, "user", "list")["users"]}
    for each in PEOPLE:
        if each.login not in there:
            duties = [word for duty in each.duties for word in ("--duty", duty)]
            password = ("--own-password", "--password-file", str(kept))
            docgen(home, "user", "add", each.login, "--name", each.name, *duties, *password)
    return Ready(home=home, password=kept.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
