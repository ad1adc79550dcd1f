"""Pages of foreign PDF files as pictures, drawn by a process apart with bounds on time and memory.

A small file may ask for hours of drawing, or break the program that draws it; here it ends its own
process and nothing else. Not for our own papers, nor for pictures, whose pixels are counted.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from PIL import Image
from PIL.Image import Image as Picture

from docgen.compose import _drawing
from docgen.compose._drawing import COSTLY, COUNT, PAGE, UNREADABLE, Drawing

__all__ = ["Drawing", "DrawnPage", "PagesCostlyError", "PagesUnreadableError", "drawn_pages"]


class PagesUnreadableError(Exception):
    """What was given is no PDF, a damaged one, or has fewer or more pages than asked."""


class PagesCostlyError(Exception):
    """A page asks for more time or memory than one may take, or breaks what draws it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """A page as a picture in grey or RGB; the size is in points."""

    picture: Picture
    width_pt: float
    height_pt: float


def drawn_pages(data: bytes, drawing: Drawing, *, most: int = 0) -> Iterator[DrawnPage]:
    """The pages of a PDF in their order; ``most`` is the largest number of them, 0 for any.

    Raises:
        PagesUnreadableError: it cannot be opened, or has no pages, or more than ``most``.
        PagesCostlyError: drawing took too much, or broke off.
    """
    # -P: no folder is looked in for what the drawing imports but those of the installed programs.
    command = [sys.executable, "-P", _drawing.__file__, *drawing.arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            with suppress(BrokenPipeError), process.stdin:
                process.stdin.write(data)
            yield from _pages(process.stdout, most)
        except EOFError:
            raise _why(process.wait()) from None
        finally:
            process.kill()


def _why(status: int) -> Exception:
    """What it means that the process ended before the last page; a signal has a negative status."""
    if status == UNREADABLE:
        return PagesUnreadableError()
    if status == COSTLY or status < 0:
        return PagesCostlyError()
    return RuntimeError(f"drawing pages ended with status {status}")


def _pages(drawn: IO[bytes], most: int) -> Iterator[DrawnPage]:
    (count,) = COUNT.unpack(_read(drawn, COUNT.size))
    if count < 1 or 0 < most < count:
        raise PagesUnreadableError
    for _ in range(count):
        yield _page(drawn)


def _page(drawn: IO[bytes]) -> DrawnPage:
    width, height, channels, width_pt, height_pt = PAGE.unpack(_read(drawn, PAGE.size))
    data = _read(drawn, width * height * channels)
    picture = Image.frombytes("L" if channels == 1 else "RGB", (width, height), data)
    return DrawnPage(picture=picture, width_pt=width_pt, height_pt=height_pt)


def _read(drawn: IO[bytes], size: int) -> bytes:
    data = drawn.read(size)
    if len(data) < size:
        raise EOFError
    return data
