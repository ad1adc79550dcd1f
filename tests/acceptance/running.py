"""Running the real command line over a home, and where the sample cases are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from docgen.cli import main

__all__ = ["CASES", "ROOT", "Docgen", "Ran", "samples"]

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command left: status, stdout, stderr."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer of a command that was given --json."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Docgen:
    """The command line over one home; ``ok`` also asserts that it succeeded."""

    home: Path

    def run(self, *arguments: object) -> Ran:
        """Run in this process, through click."""
        words = ["--home", str(self.home), *map(str, arguments)]
        done = CliRunner().invoke(main, words)
        return Ran(status=done.exit_code, out=done.stdout, err=done.stderr)

    def ok(self, *arguments: object) -> Any:
        """Run with --json and give the answer; anything but 0 fails the test."""
        done = self.run(*arguments, "--json")
        assert done.status == 0, done.err
        return done.json

    def apart(self, *arguments: object, environ: Mapping[str, str] | None = None) -> Ran:
        """Run in a process of its own."""
        done = subprocess.run(
            self.words(*arguments),
            env={**os.environ, **(environ or {})},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Ran(status=done.returncode, out=done.stdout, err=done.stderr)

    def words(self, *arguments: object) -> list[str]:
        """The command line of a process of its own."""
        fixed = [sys.executable, "-m", "docgen", "--home", str(self.home)]
        return [*fixed, *map(str, arguments)]


def samples() -> list[Path]:
    """Every sample case, a supplement after the case that it supplements."""
    return sorted(CASES.glob("*.case.json"), key=lambda path: path.name.replace(".case", "!case"))
