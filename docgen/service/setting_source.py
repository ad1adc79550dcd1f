"""Where a process has its settings from, to be read again while it runs.

A change by a page goes into the file alone: what the environment or a flag fixes stays as it is.
Not for what a setting may be (``setting_rules``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archive.durable import write_files
from docgen.service.errors import SettingFixedError, SettingsFileError
from docgen.service.settings import Resolved, read_settings

__all__ = ["SettingSource", "changed_text"]

_HEADING = re.compile(r"\s*\[\s*([A-Za-z0-9_.-]+)\s*\]\s*(#.*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingSource:
    """The file of a home, the environment and the flags of a process."""

    path: Path
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    flags: Mapping[str, str] = field(default_factory=dict, repr=False)

    def read(self) -> Resolved:
        """The settings as they are now; errors as ``read_settings``."""
        return self._resolved(self.path.read_bytes() if self.path.exists() else None)

    def fixed_by(self, origin: str) -> str:
        """What fixes a value of this origin, as a variable of the environment; "" where nothing."""
        return "" if origin in ("default", str(self.path)) else origin

    def change(self, values: Mapping[str, str]) -> Resolved:
        """Write values into the file, all or none; the settings afterwards.

        Raises:
            SettingFixedError: the environment or a flag fixes one of them.
            SettingInvalidError, NumberPatternError: a value that the setting cannot have.
            SettingsFileError: the file cannot be read, or is written so that nothing can be put in.
        """
        origins = {each.key: each.origin for each in self.read().values}
        for key in values:
            if self.fixed_by(origins[key]):
                raise SettingFixedError(key=key, by=origins[key])
        text = self.path.read_text("utf-8") if self.path.exists() else ""
        changed = changed_text(text, values).encode()
        resolved = self._resolved(changed)
        known = {each.key: each.value for each in resolved.values}
        if any(known[key] != value for key, value in values.items()):
            raise SettingsFileError(where=str(self.path), line=1)
        write_files({self.path: changed})
        return resolved

    def _resolved(self, content: bytes | None) -> Resolved:
        file = None if content is None else (str(self.path), content)
        return read_settings(file=file, environ=self.environ, flags=self.flags)


def changed_text(text: str, values: Mapping[str, str]) -> str:
    """A settings file with these values; all else in it, comments too, stays as it is."""
    lines = text.splitlines()
    for key, value in values.items():
        section, _, name = key.partition(".")
        lines = _with(lines, section, name, f"{name} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _with(lines: list[str], section: str, name: str, written: str) -> list[str]:
    """The lines with one more, in place of the one that says the same, or where it belongs."""
    begin = next((at for at, each in enumerate(lines) if _heads(each) == section), None)
    if begin is None:
        return [*lines, *([""] if lines else []), f"[{section}]", written]
    after = (at for at in range(begin + 1, len(lines)) if _heads(lines[at]) is not None)
    end = next(after, len(lines))
    for pattern, keeps in ((rf"\s*{name}\s*=", False), (rf"\s*#\s*{name}\s*=", True)):
        for at in range(begin + 1, end):
            if re.match(pattern, lines[at]):
                return [*lines[: at + keeps], written, *lines[at + 1 :]]
    return [*lines[: begin + 1], written, *lines[begin + 1 :]]


def _heads(line: str) -> str | None:
    """The section that a line begins."""
    found = _HEADING.fullmatch(line)
    return found[1] if found else None
