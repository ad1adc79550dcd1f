"""Programs of the service that run while a test looks at them from outside."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from running import Docgen

__all__ = ["LIMIT_S", "Program", "until"]

LIMIT_S = 120
_ADDRESS = re.compile(r"http://\S+")


def until(is_so: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
    """Wait for something that other processes do."""
    end = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


@dataclass
class Program:
    """A command that runs; what it says is collected as it comes."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    _thread: threading.Thread | None = None
    _printed: str = ""

    @classmethod
    @contextmanager
    def running(
        cls, home: Docgen, *arguments: object, environ: Mapping[str, str]
    ) -> Iterator[Program]:
        """Run ``docgen ARGUMENTS``; it is killed at the end of the block, if it still runs."""
        program = cls.started(home, *arguments, environ=environ)
        try:
            yield program
        finally:
            program.process.kill()
            program.end()

    @classmethod
    def started(cls, home: Docgen, *arguments: object, environ: Mapping[str, str]) -> Program:
        """The same, for as long as it runs."""
        process = subprocess.Popen(
            home.words(*arguments),
            env={**os.environ, "DOCGEN_JOBS_POLL_MS": "100", **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        program = cls(process)
        program._thread = threading.Thread(target=program._collect)
        program._thread.start()
        return program

    def _collect(self) -> None:
        assert self.process.stderr is not None
        self.said.extend(self.process.stderr)

    def end(self) -> str:
        """Wait for its end; what it printed."""
        assert self.process.stdout is not None
        assert self._thread is not None
        if self.process.stdout.closed:
            return self._printed
        self._printed = self.process.stdout.read()
        self.process.wait(LIMIT_S)
        self._thread.join()
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        return self._printed

    def stop(self) -> str:
        """Tell it to stop; what it printed."""
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def address(self) -> str:
        """Where it serves, once it does."""
        until(lambda: any("docgen: " in line and "http" in line for line in self.said))
        line = next(each for each in self.said if "docgen: " in each and "http" in each)
        found = _ADDRESS.search(line)
        assert found is not None
        return found[0]

    def children(self, name: str = "") -> list[int]:
        """Its processes, or those of a name (``docgen-web``, ``docgen-worker``)."""
        pid = self.process.pid
        try:
            found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        except OSError:
            return []
        return [int(each) for each in found if name in _title(each)]


def _title(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
    except OSError:
        return ""
