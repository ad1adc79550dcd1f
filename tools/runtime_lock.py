"""The lock of what a running service needs, cut out of the lock of all: no tools of development.

Reads which package needs which from what is installed. Not for choosing versions: ``make lock``
does that.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["LOCK", "RUNTIME_LOCK", "main", "runtime_lock"]

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
RUNTIME_LOCK = ROOT / "deploy" / "requirements.lock"
_PINNED = re.compile(r"(?m)^([A-Za-z0-9._-]+)==")


def runtime_lock(text: str) -> str:
    """Of a lock, the part that the project itself needs, in the same order."""
    wanted = _needed("docgen", frozenset())
    stanzas = re.split(r"(?m)^(?=[A-Za-z0-9])", text)
    kept = [each for each in stanzas if (name := _name(each)) is not None and name in wanted]
    return "".join(kept)


def _name(stanza: str) -> str | None:
    found = _PINNED.match(stanza)
    return None if found is None else canonicalize_name(found[1])


def _needed(project: str, extras: frozenset[str]) -> set[str]:
    """Everything that a project needs, and what that needs."""
    found: set[str] = set()
    waiting = [(project, extras)]
    while waiting:
        name, chosen = waiting.pop()
        for need in _direct(name, chosen):
            key = canonicalize_name(need.name)
            if key not in found or need.extras:
                found.add(key)
                waiting.append((need.name, frozenset(need.extras)))
    return found


def _direct(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    try:
        declared = requires(name) or []
    except PackageNotFoundError:
        return
    for text in declared:
        need = Requirement(text)
        environments = [{"extra": extra} for extra in ("", *extras)]
        if need.marker is None or any(map(need.marker.evaluate, environments)):
            yield need


def main() -> int:
    """Write the lock."""
    RUNTIME_LOCK.write_text(runtime_lock(LOCK.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
