"""How the command line reads and writes files: cases, their evidence folders, and results.

Results are written whole or not at all. Not for what stands in them.
"""

from __future__ import annotations

import os
from pathlib import Path

from docgen.service.errors import CaseFileError, OutputError

__all__ = ["evidence_folder", "read_case", "write_result"]

_CASE_SUFFIXES = (".supplement.case.json", ".case.json", ".json")


def read_case(path: Path, *, most_bytes: int) -> bytes:
    """The bytes of a case file; one byte more than allowed is enough to be refused."""
    try:
        with path.open("rb") as stream:
            return stream.read(most_bytes + 1)
    except OSError as error:
        raise CaseFileError(where=path, what=_reason(error)) from error


def evidence_folder(case: Path, given: Path | None) -> Path:
    """The folder with a case's files: as given, else ``NAME.evidence`` beside it."""
    if given is not None:
        return given
    for suffix in _CASE_SUFFIXES:
        if case.name.endswith(suffix):
            stem = case.name.removesuffix(suffix)
            return case.with_name(f"{stem}.evidence")
    return case.with_name(f"{case.name}.evidence")


def write_result(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write a result durably, or leave what was there."""
    from archive.durable import write_file  # brings in the archive
    from archive.errors import StorageError

    if not replace and path.exists():
        raise OutputError(where=path, what="it exists", next="choose another name")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data)
    except OSError as error:
        advice = "choose another place, or free it"
        raise OutputError(where=path, what=_reason(error), next=advice) from error
    except StorageError as error:
        raise OutputError(
            where=path, what=error.params["what"], next=error.params["next"]
        ) from error


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else type(error).__name__
