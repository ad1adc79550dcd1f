"""A LibreOffice kept warm: the peer's converter, driven over UNO in one process.

Only the benchmark uses it; the product's own second engine is ``docgen.typeset.libreoffice``.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import DocgenError, ExitStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OfficeMissingError", "WarmOffice", "convert_cold", "warm_office"]

WORKER = Path(__file__).with_name("_uno_worker.py")
STOP_TIMEOUT_S = 10
PYTHONS = ("/usr/bin/python3", "/usr/lib/libreoffice/program/python")


class OfficeMissingError(DocgenError):
    """LibreOffice or its Python bridge is not on this machine."""

    code = "bench-office-missing"
    exit_status = ExitStatus.MISSING
    template = (
        "{what} is missing, so there is no LibreOffice to compare with; install "
        "libreoffice-writer-nogui and python3-uno, or time this program with --alone"
    )


class WarmOffice:
    """One running office and the worker that speaks to it."""

    def __init__(self, worker: subprocess.Popen[str]) -> None:
        self._worker = worker

    def convert(self, source: Path, target: Path) -> None:
        """Convert one Word file to PDF; raises RuntimeError when the office could not."""
        self.begin(source, target)
        self.finish(source)

    def begin(self, source: Path, target: Path) -> None:
        """Let the office begin with a file; ``finish`` must follow before the next."""
        assert self._worker.stdin is not None
        self._worker.stdin.write(json.dumps([source.as_uri(), target.as_uri()]) + "\n")
        self._worker.stdin.flush()

    def finish(self, source: Path) -> None:
        """Wait for the file that was begun; raises RuntimeError when the office could not."""
        answer = _line(self._worker)
        if answer != "ok":
            raise RuntimeError(f"the office did not convert {source.name}: {answer}")


@contextmanager
def warm_office(*, fonts: Path | None = None) -> Iterator[WarmOffice]:
    """Start an office with a profile of its own; stop the whole group afterwards.

    Args:
        fonts: a font configuration that replaces the machine's.

    Raises:
        OfficeMissingError: LibreOffice or its Python bridge is not here.
    """
    program = shutil.which("soffice")
    if program is None:
        raise OfficeMissingError(what="soffice")
    python = _python_with_uno()
    with tempfile.TemporaryDirectory(prefix="docgen-bench-office-") as profile:
        pipe = f"docgen-bench-{os.getpid()}"
        office = _start(program, profile, pipe, fonts)
        worker = subprocess.Popen(
            [python, str(WORKER), f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            if _line(worker) != "ready":
                raise OfficeMissingError(what="an office that answers")
            yield WarmOffice(worker)
        finally:
            _stop(worker)
            _stop(office)


def convert_cold(source: Path, folder: Path) -> None:
    """Convert one Word file as people do it: a process of ``soffice --convert-to`` for each file.

    Its profile is kept in ``folder``, since making one takes seconds.

    Raises:
        OfficeMissingError: LibreOffice is not here.
    """
    program = shutil.which("soffice")
    if program is None:
        raise OfficeMissingError(what="soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(source)], capture_output=True, check=True)


def _line(worker: subprocess.Popen[str]) -> str:
    assert worker.stdout is not None
    return worker.stdout.readline().strip()


def _start(program: str, profile: str, pipe: str, fonts: Path | None) -> subprocess.Popen[bytes]:
    chosen = {} if fonts is None else {"FONTCONFIG_FILE": str(fonts)}
    return subprocess.Popen(
        [
            program,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | chosen,
        start_new_session=True,
    )


def _python_with_uno() -> str:
    for python in PYTHONS:
        if (
            shutil.which(python)
            and not subprocess.run(
                [python, "-c", "import uno"], capture_output=True, check=False
            ).returncode
        ):
            return python
    raise OfficeMissingError(what="a Python with the uno bridge")


def _stop(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        group = os.getpgid(process.pid)
        if group == process.pid:
            os.killpg(group, signal.SIGTERM)
        else:
            process.terminate()
        process.wait(timeout=STOP_TIMEOUT_S)
    except ProcessLookupError:
        return
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    finally:
        if process.stdout is not None:
            process.stdout.close()
