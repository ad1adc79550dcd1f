"""What a command gets from the world: home, settings, clock, language. Not for printing."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docgen.cli.progress import Advance, counting, working

if TYPE_CHECKING:
    from archive.values import VerificationFinding
    from docgen.service.home import Home
    from docgen.service.office import Office
    from docgen.service.setting_source import SettingSource
    from docgen.service.settings import Resolved, Settings

__all__ = ["BEIJING", "Language", "Shell", "environment_language"]

Language = Literal["zh", "en"]

# Papers and logs keep Beijing time wherever the machine stands.
BEIJING = timezone(timedelta(hours=8))
DEFAULT_HOME = "docgen-home"


def environment_language(environ: Mapping[str, str]) -> Language:
    """The language of help and of errors that come before the settings are read."""
    return "en" if environ.get("DOCGEN_OUTPUT_LANGUAGE") == "en" else "zh"


@dataclass(slots=True, kw_only=True)
class Shell:
    """One run of the command line. Settings are read on first use."""

    home_path: Path
    flags: Mapping[str, str]
    environ: Mapping[str, str]
    _resolved: Resolved | None = field(default=None, init=False)
    _office: Office | None = field(default=None, init=False)

    @classmethod
    def start(cls, *, home: Path | None, flags: Mapping[str, str]) -> Shell:
        """The shell of this process; ``home`` and ``flags`` come from its options."""
        chosen = home or Path(os.environ.get("DOCGEN_HOME") or DEFAULT_HOME)
        return cls(home_path=chosen, flags=flags, environ=dict(os.environ))

    @property
    def language(self) -> Language:
        """The language of output: flag, environment or file; Chinese by default."""
        flag = self.flags.get("output.language")
        if flag in ("zh", "en"):
            return "en" if flag == "en" else "zh"
        if self._resolved is not None:
            return self._resolved.settings.output_language
        return environment_language(self.environ)

    def say(self, zh: str, en: str) -> str:
        """The text in the language of this run."""
        return en if self.language == "en" else zh

    def now(self) -> datetime:
        """The present time, to the second, in Beijing time."""
        return datetime.now(BEIJING).replace(microsecond=0)

    def resolved(self) -> Resolved:
        """The settings in force; those of the home's file only where there is a home."""
        if self._resolved is None:
            self._resolved = self.source().read()
        return self._resolved

    def source(self) -> SettingSource:
        """Where the settings come from."""
        from docgen.service.setting_source import SettingSource  # brings in the registry

        path = self.home_path / "settings.toml"
        return SettingSource(path=path, environ=self.environ, flags=self.flags)

    def settings(self) -> Settings:
        """The values of the settings in force."""
        return self.resolved().settings

    def home(self) -> Home:
        """The home, which must have been made."""
        from docgen.service.home import open_home  # brings in the registry

        return open_home(self.home_path)

    def office(self) -> Office:
        """The office of this home, one in a run."""
        from docgen.service.office import Office  # brings in everything else

        if self._office is None:
            home = self.home()
            self._office = Office(home=home, settings=self.settings())
        return self._office

    def close(self) -> None:
        """Give back what the run opened."""
        if self._office is not None:
            self._office.close()
            self._office = None

    def notices(self) -> tuple[VerificationFinding, ...]:
        """What the archive has to say beside any answer, where the run has opened it."""
        return () if self._office is None else self._office.notices

    def working(self, text: str) -> AbstractContextManager[None]:
        """A sign of life on a terminal while work of unknown length goes on."""
        return working(text, shown=sys.stderr.isatty())

    def progress(self, total: int, text: str) -> AbstractContextManager[Advance]:
        """A bar on a terminal over ``total`` pieces of work; call what it gives after each."""
        return counting(text, total, shown=sys.stderr.isatty())
