"""Carries out the steps of the container file in folders, where no container runtime is at hand.

``python -m tools.container_steps BASE WORK``, as root: BASE is a bare system that has ``python``
(``debootstrap --variant=minbase --include=python3-venv,python-is-python3,ca-certificates``), WORK a
folder to make the stages in. Ends by serving a new trial home as the file says, and asking the
health check. Not for making an image.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Instruction", "instructions", "main"]

ROOT = Path(__file__).parents[1]
FILE = ROOT / "deploy" / "Containerfile"
_PASSED_ON = ("PIP_", "SSL_", "HTTP", "http", "NO_PROXY", "no_proxy")
_TRIES = 60


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction; ``stage`` counts the FROMs so far."""

    word: str
    rest: str
    stage: int


def instructions() -> Iterator[Instruction]:
    """The instructions in order, lines that go on joined."""
    stage = 0
    for line in re.sub(r"\\\n\s*", " ", FILE.read_text("utf-8")).splitlines():
        if line.strip() and not line.startswith("#"):
            word, rest = line.split(maxsplit=1)
            stage += word == "FROM"
            yield Instruction(word, rest, stage)


class _Stages:
    """The stages as folders, and what the last one is started with."""

    def __init__(self, base: Path, work: Path) -> None:
        self._base = base
        self._work = work
        self.folder = work
        self.said: dict[str, str] = {}

    def take(self, step: Instruction) -> None:
        """Carry out one instruction."""
        print(step.word, step.rest[:90], flush=True)
        if step.word == "FROM":
            self.folder = self._work / f"stage{step.stage}"
            # With its devices, which are not to be read.
            copy = ["/bin/cp", "-a", str(self._base), str(self.folder)]
            subprocess.run(copy, check=True)
            (self.folder / "dev" / "shm").chmod(0o1777)  # as runtimes of containers have it
            shutil.copy("/etc/resolv.conf", self.folder / "etc" / "resolv.conf")
            self.said = {}
        elif step.word == "COPY":
            self._copy(step)
        elif step.word == "RUN":
            self.run(["/bin/sh", "-c", step.rest])
        else:
            self.said[step.word] = step.rest

    def _copy(self, step: Instruction) -> None:
        *sources, target = step.rest.removeprefix("--from=build ").split()
        place = self.folder / target.lstrip("/")
        if step.rest.startswith("--from=build"):
            shutil.copytree(self._work / "stage1" / sources[0].lstrip("/"), place, symlinks=True)
            return
        place.mkdir(parents=True)
        for path in [found for each in sources for found in ROOT.glob(each)]:
            shutil.copy(path, place)

    def run(self, words: list[str], *, user: str | None = None) -> None:
        """Run a program to its end within the stage.

        Raises:
            CalledProcessError: it failed.
        """
        subprocess.run(self.words(words, user), env=self.environment(), check=True)

    def words(self, words: list[str], user: str | None) -> list[str]:
        """A program within the stage, as a command of this machine."""
        as_whom = [] if user is None else [f"--userspec={user}"]
        return ["chroot", *as_whom, str(self.folder), *words]

    def environment(self) -> Mapping[str, str]:
        """What a program of the stage finds in its environment."""
        passed = {name: text for name, text in os.environ.items() if name.startswith(_PASSED_ON)}
        given = dict(each.split("=", 1) for each in self.said.get("ENV", "").split())
        system = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        path = given.get("PATH", "$PATH").replace("$PATH", system)
        return {**passed, **given, "PATH": path}


def _is_healthy(stages: _Stages, user: str) -> bool:
    """Serve a trial home as the file says, and ask the health check until it holds."""
    entry, command = json.loads(stages.said["ENTRYPOINT"]), json.loads(stages.said["CMD"])
    check = json.loads(stages.said["HEALTHCHECK"].partition("CMD ")[2])
    stages.run([*entry, "init", "--trial"], user=user)
    served = subprocess.Popen(stages.words([*entry, *command], user), env=stages.environment())
    try:
        for _ in range(_TRIES):
            time.sleep(1)
            asked = subprocess.run(
                stages.words(check, user), env=stages.environment(), check=False,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
            if asked.returncode == 0:
                return True
        return False
    finally:
        served.terminate()
        served.wait()


def main(base: Path, work: Path) -> int:
    """Carry out every step; 0 where what came out serves and is healthy."""
    stages = _Stages(base, work)
    for step in instructions():
        stages.take(step)
    is_healthy = _is_healthy(stages, stages.said["USER"])
    print("healthy" if is_healthy else "not healthy")
    return 0 if is_healthy else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
