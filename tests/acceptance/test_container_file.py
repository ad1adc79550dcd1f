"""The container file read instruction by instruction: each fits the others and the program.

No container is built here: ``tools.container_steps`` carries its steps out on a bare system.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib

from processes import Program
from running import ROOT, Docgen

from docgen.cli.app import COMMANDS
from docgen.service.settings import read_settings
from tools.container_steps import instructions

KNOWN = {
    "ARG", "FROM", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK",
    "ENTRYPOINT", "CMD",
}  # fmt: skip


def only(word: str, stage: int = 2) -> str:
    """What the one instruction of this kind says in a stage."""
    (found,) = (each.rest for each in instructions() if (each.word, each.stage) == (word, stage))
    return found


def environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in only("ENV").split())


def test_every_instruction_is_a_known_one_and_both_stages_stand_on_one_base() -> None:
    found = list(instructions())
    assert {each.word for each in found} == KNOWN
    assert [each.rest for each in found if each.word == "FROM"] == ["${BASE} AS build", "${BASE}"]
    assert found[0].word == "ARG"


def test_what_the_program_is_installed_into_is_what_is_copied_and_found() -> None:
    made = re.search(r"python -m venv (\S+)", only("RUN", stage=1))
    assert made is not None
    assert only("COPY") == f"--from=build {made[1]} {made[1]}"
    assert environment()["PATH"].split(":")[0] == f"{made[1]}/bin"
    installed = only("RUN", stage=1)
    assert f"{made[1]}/bin/pip install --no-cache-dir --require-hashes -r /build/" in installed
    names = re.findall(r"/build/([a-z.]+)", installed)
    sources = only("COPY", stage=1).split()[:-1]
    assert all(any(name in source for source in sources) for name in names)
    assert only("COPY", stage=1).split()[-1] == "/build/"


def test_whoever_runs_it_was_made_before_is_not_root_and_owns_the_volume_alone() -> None:
    made = only("RUN")
    user, group = only("USER").split(":")
    assert f"--gid {group} docgen" in made
    assert f"--uid {user} --gid docgen" in made
    assert "0" not in (user, group)
    assert f"-o docgen -g docgen -m 0700 {only('VOLUME')}" in made
    assert environment()["DOCGEN_HOME"].startswith(only("VOLUME") + "/")
    words = [each.word for each in instructions() if each.stage == 2]
    assert words.index("USER") > words.index("RUN")
    assert words.index("USER") < words.index("ENTRYPOINT")


def test_what_it_starts_is_a_command_of_the_program_with_settings_that_it_knows() -> None:
    (program,) = json.loads(only("ENTRYPOINT"))
    (command,) = json.loads(only("CMD"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert program in project["scripts"]
    assert command in COMMANDS
    environ = {name: value for name, value in environment().items() if name != "DOCGEN_HOME"}
    settings = read_settings(file=None, environ=environ, flags={}).settings
    assert settings.serve_host == "0.0.0.0"
    assert str(settings.serve_port) == only("EXPOSE")
    assert only("STOPSIGNAL") == "SIGTERM"


def test_the_health_check_holds_while_the_service_lives_and_only_then(trial: Docgen) -> None:
    word, _, rest = only("HEALTHCHECK").partition("CMD ")
    assert "--start-period" in word
    python, flag, code = json.loads(rest)
    assert (python, flag) == ("python", "-c")

    def check(address: str) -> int:
        asked = code.replace("http://127.0.0.1:8420", address)
        assert asked != code
        command = [sys.executable, flag, asked]
        return subprocess.run(command, check=False, capture_output=True, env=os.environ).returncode

    environ = {"DOCGEN_SERVE_PORT": "0", "DOCGEN_SERVE_WEB": "1", "DOCGEN_JOBS_WORKERS": "0"}
    with Program.running(trial, "serve", environ=environ) as program:
        address = program.address()
        assert check(address) == 0
    assert check(address) != 0
