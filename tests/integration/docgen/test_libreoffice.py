"""The second engine: nothing of it outlives the command, and its fonts are told."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from docgen.typeset.fonts import bundled_font_folder
from docgen.typeset.libreoffice import LibreOfficeEngine

WHEN = datetime(2026, 3, 5, tzinfo=UTC)
PATIENCE_S = 20.0


def _runs(pid: int) -> bool:
    """Whether it still works; one that was stopped and that nobody has collected yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def _waited(path: Path) -> str:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if path.is_file() and path.read_text().endswith("\n"):
            return path.read_text()
        time.sleep(0.02)
    raise AssertionError(f"{path.name} did not come")


# A suite started in the background hands on an ignored SIGINT; a terminal does not.
AS_ON_A_TERMINAL = ("env", "--default-signal=INT,HUP")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_command_that_is_stopped_leaves_no_program_and_no_file_behind(
    tmp_path: Path, number: signal.Signals
) -> None:
    programs, temporary = tmp_path / "programs", tmp_path / "temporary"
    programs.mkdir()
    temporary.mkdir()
    mark = tmp_path / "child"
    program = programs / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 300 & echo $! > {mark}\nwait\n")
    program.chmod(0o755)
    docx.Document().save(str(tmp_path / "in.docx"))
    words = ["typeset", str(tmp_path / "in.docx"), "-o", str(tmp_path / "out.pdf")]
    running = subprocess.Popen(
        [*AS_ON_A_TERMINAL, sys.executable, "-m", "docgen", *words, "--engine", "libreoffice"],
        env={
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "TMPDIR": str(temporary),
        },
        stderr=subprocess.PIPE,
    )
    child = int(_waited(mark))
    running.send_signal(number)
    _, told = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 1
    assert "已中断" in told.decode("utf-8")
    assert b"Traceback" not in told
    deadline = time.monotonic() + PATIENCE_S
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "out.pdf").exists()


def _asking(font: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    run = document.add_paragraph().add_run("封存 seal")
    run.font.name = font
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    document.save(out)
    return out.getvalue()


@pytest.mark.needs("soffice")
def test_fonts_that_the_file_does_not_ask_for_are_told_by_name() -> None:
    engine = LibreOfficeEngine(path=os.environ["PATH"], font_folders=(bundled_font_folder(),))
    there = engine.typeset(_asking("Noto Serif SC"), title="", created=WHEN)
    assert there.substitutions == ()
    absent = engine.typeset(_asking("示例体"), title="", created=WHEN)
    assert absent.substitutions
    assert all("示例体" in each.requested for each in absent.substitutions)
