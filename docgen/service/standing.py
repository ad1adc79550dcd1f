"""What stands in a home that may change while its processes run, and how they take it up.

Forms, fonts and the settings of numbers are put in place by a page, a command or by hand; every
process looks before each piece of work. Not for what only a start reads, as the other settings.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from docgen.errors import DocgenError
from docgen.registry.numbers import NumberPattern
from docgen.service.home import Home
from docgen.service.numbering import Numbering
from docgen.service.office import Office
from docgen.service.setting_source import SettingSource
from docgen.typeset.fonts import FONT_SUFFIXES, load_fonts

__all__ = ["Renewal", "Renewed", "Standing", "standing_of"]

Made = TypeVar("Made")

_LOG = logging.getLogger("docgen.home")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Differs when a template, schema or list, a font, or the settings file was changed."""

    forms: tuple[int, ...]
    fonts: tuple[tuple[str, int, int], ...]
    settings: tuple[int, ...]


def standing_of(home: Home) -> Standing:
    """What stands in the home now."""
    folders = (home.templates, home.templates / "dossier", home.schemas, home.schemas / "lists")
    return Standing(
        forms=tuple(each.stat().st_mtime_ns if each.is_dir() else 0 for each in folders),
        fonts=tuple(sorted(_fonts(home.fonts))),
        settings=tuple(_file(home.settings)),
    )


def _fonts(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in folder.rglob("*"):
        if path.suffix.lower() in FONT_SUFFIXES:
            with suppress(FileNotFoundError):  # taken away meanwhile
                found = path.stat()
                yield str(path), found.st_size, found.st_mtime_ns


def _file(path: Path) -> Iterator[int]:
    with suppress(FileNotFoundError):
        found = path.stat()
        yield from (found.st_size, found.st_mtime_ns)


class Renewal:
    """Lets an office take up what changed in its home since it last looked.

    Of the settings only those of numbers count at once; the others do at the next start. They come
    from ``source``, the file of the home where none is given.
    """

    def __init__(self, home: Home, source: SettingSource | None = None) -> None:
        self._home = home
        self._source = source or SettingSource(path=home.settings)
        self._known = standing_of(home)

    def renew(self, office: Office) -> None:
        """Take up what changed; fonts that cannot be read leave those before in force."""
        now, before = standing_of(self._home), self._known
        if now == before:
            return
        self._known = now
        if now.forms != before.forms:
            office.forget("catalogue", "printer")
        if now.fonts != before.fonts:
            self._take_fonts(office)
        if now.settings != before.settings:
            self._take_numbering(office)

    def _take_fonts(self, office: Office) -> None:
        try:
            fonts = load_fonts(self._home.fonts, None)
        except DocgenError as error:
            _LOG.warning("fonts are not taken up", extra={"code": error.code})
            return
        office.forget("printer", "_stamp_fonts")
        office.fonts = fonts

    def _take_numbering(self, office: Office) -> None:
        try:
            chosen = Numbering.of(self._source.read().settings)
        except DocgenError as error:
            _LOG.warning("settings are not taken up", extra={"code": error.code})
            return
        office.settings = chosen.within(office.settings)
        office.registry.pattern = NumberPattern(chosen.pattern)


class Renewed(Generic[Made]):
    """Something made of what stands in a home, made anew when that changed. For many threads.

    It is made under ``lock``, the one of the office that ``make`` asks.
    """

    def __init__(
        self, home: Home, make: Callable[[], Made], *, lock: AbstractContextManager[bool]
    ) -> None:
        self._home = home
        self._make = make
        self._lock = lock
        self._known: tuple[Standing, Made] | None = None

    def get(self) -> Made:
        """The thing as of now; where it cannot be made anew, as it was before."""
        standing, known = standing_of(self._home), self._known
        if known is not None and known[0] == standing:
            return known[1]
        with self._lock:
            if self._known is None or self._known[0] != standing:
                self._known = (standing, self._made(self._known))
            return self._known[1]

    def _made(self, known: tuple[Standing, Made] | None) -> Made:
        try:
            return self._make()
        except DocgenError as error:
            if known is None:
                raise
            _LOG.warning("what changed in the home is not taken up", extra={"code": error.code})
            return known[1]
