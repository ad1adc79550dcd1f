"""The second engine: LibreOffice as a supervised subprocess, behind the contract of ``engine``.

For files that the native engine refuses. Each conversion has a process and a profile of its own, so
that nothing of one file reaches another, and a hard end; a run that hangs, or that is stopped, is
killed with everything it started. Which fonts it used is read from what it made. It promises
neither the native engine's speed nor its determinism of bytes: the PDF's dates and identifiers are
LibreOffice's.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2

from docgen.typeset._fonts_used import substitutions
from docgen.typeset.engine import Typeset
from docgen.typeset.errors import EngineFailedError, EngineMissingError, WordFileInvalidError
from docgen.word import PackageError, open_package

__all__ = ["PDFIUM_LOCK", "LibreOfficeEngine", "LibreOfficeVersion"]

PDFIUM_LOCK = threading.Lock()
"""PDFium is not safe in several threads; whoever calls it here holds this."""

_PROGRAM = "soffice"
_ADVICE = "install LibreOffice (Debian: apt install libreoffice-writer), or use the native engine"
_FILTER = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
_FONTS_FILE = "fonts.conf"
_SYSTEM_FONTS = "/etc/fonts/fonts.conf"
_PROBE_S = 30.0
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_GRACE_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LibreOfficeVersion:
    """What is installed, for ``docgen doctor``."""

    path: Path
    text: str


class LibreOfficeEngine:
    """Converts with ``soffice``; ``program`` names it, ``path`` is where it is searched for."""

    def __init__(
        self,
        *,
        program: str = _PROGRAM,
        path: str | None = None,
        timeout_s: float = 120.0,
        font_folders: tuple[Path, ...] = (),
    ) -> None:
        self._program = program
        self._path = path
        self._timeout_s = timeout_s
        self._font_folders = font_folders

    def version(self) -> LibreOfficeVersion:
        """The installed program, or an error that says how to install it."""
        program = self._find()
        with tempfile.TemporaryDirectory(prefix="docgen-soffice-") as home:
            _declare_fonts(Path(home), self._font_folders)
            text = self._run([str(program), _profile(home), "--version"], home, _PROBE_S)
        return LibreOfficeVersion(path=program, text=text.strip())

    def typeset(
        self,
        docx: bytes,
        *,
        title: str,  # noqa: ARG002 - part of the contract; LibreOffice takes the file's own title
        created: datetime,  # noqa: ARG002 - part of the contract; LibreOffice stamps its own time
        language: str = "zh",  # noqa: ARG002 - part of the contract
    ) -> Typeset:
        """The PDF of a Word file; ``substitutions`` are its fonts that the file does not name."""
        program = self._find()
        _require_word_file(docx)
        with tempfile.TemporaryDirectory(prefix="docgen-soffice-") as home:
            source = Path(home) / "in.docx"
            source.write_bytes(docx)
            _declare_fonts(Path(home), self._font_folders)
            command = [
                str(program), _profile(home), "--headless", "--norestore", "--nolockcheck",
                "--convert-to", _FILTER, "--outdir", home, str(source),
            ]  # fmt: skip
            self._run(command, home, self._timeout_s)
            made = Path(home) / "in.pdf"
            if not made.is_file():
                raise self._failed("made no PDF")
            pdf = made.read_bytes()
        texts = _page_texts(pdf)
        used = substitutions(docx, pdf)
        return Typeset(pdf=pdf, pages=len(texts), page_texts=texts, substitutions=used)

    def _find(self) -> Path:
        found = shutil.which(self._program, path=self._path)
        if found is None:
            raise EngineMissingError(
                program=self._program, where="the search path for programs", next=_ADVICE
            )
        return Path(found)

    def _run(self, command: list[str], home: str, timeout_s: float) -> str:
        process = None
        try:
            with _signals_held():
                process = self._start(command, home)
            output, _ = process.communicate(timeout=timeout_s)
        except subprocess.TimeoutExpired as error:
            raise self._failed(f"did not finish within {timeout_s:g} seconds") from error
        finally:
            if process is not None:
                _end_group(process)
        if process.returncode != 0:
            raise self._failed(f"ended with status {process.returncode}")
        return output.decode(errors="replace")

    def _start(self, command: list[str], home: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=_environment(home, self._path or os.defpath),
            start_new_session=True,
        )

    def _failed(self, what: str) -> EngineFailedError:
        return EngineFailedError(
            program=self._program, what=what, next="try again, or use the native engine"
        )


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let what stops a program wait: a program that is being started is not known yet.

    Python runs handlers in the main thread only, wherever that is; blocking signals there would not
    help, for the system gives them to any thread.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {each: signal.getsignal(each) for each in _STOPPING}
    try:
        for each in _STOPPING:
            signal.signal(each, lambda number, _frame: came.append(number))
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        if came:
            signal.raise_signal(came[0])


def _require_word_file(docx: bytes) -> None:
    """Refuse what LibreOffice would convert as whatever else it takes it for."""
    try:
        open_package(docx)
    except PackageError as error:
        raise WordFileInvalidError(what=error.what, part=error.part) from error


def _environment(home: str, path: str) -> dict[str, str]:
    fonts = {"FONTCONFIG_FILE": str(Path(home) / _FONTS_FILE)}
    return {"PATH": path, "HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC", **fonts}


def _declare_fonts(home: Path, folders: tuple[Path, ...]) -> None:
    """Let fontconfig find the fonts of the machine and those of ``folders``."""
    places = "".join(f"<dir>{escape(str(folder.absolute()))}</dir>" for folder in folders)
    (home / _FONTS_FILE).write_text(
        f'<?xml version="1.0"?><fontconfig><include ignore_missing="yes">{_SYSTEM_FONTS}</include>'
        f"{places}<cachedir>{escape(str(home / 'font-cache'))}</cachedir></fontconfig>",
        encoding="utf-8",
    )


def _profile(home: str) -> str:
    return f"-env:UserInstallation={(Path(home) / 'profile').as_uri()}"


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started: soffice leaves children behind when it hangs."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=_GRACE_S)
        if process.stdout is not None:
            process.stdout.close()


def _page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, headers and footers included: this engine cannot tell them apart."""
    with PDFIUM_LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_page_text(page) for page in document)
        finally:
            document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        content: str = text.get_text_range()
    finally:
        text.close()
        page.close()
    return content.replace("\r\n", "").replace("\ufffe", "")
