"""The files of a case, brought out of the registry into a folder for as long as work needs them.

Not for checking them: whoever takes them in does that (``docgen.service.line.evidence``), and says
by name which one is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docgen.registry.registry import Registry
from docgen.registry.unit import Unit
from docgen.service.line.evidence import FileWanted, files_wanted

__all__ = ["case_files"]


@contextmanager
def case_files(registry: Registry, agency: str, case: Mapping[str, Any]) -> Iterator[Path]:
    """A folder with the files that a case of ``agency`` names, under the names it gives them.

    A file is found by the digest that the case states. The folder is this user's alone and goes
    when the block ends.
    """
    with TemporaryDirectory(prefix="docgen-case-") as name:
        folder = Path(name)
        with registry.reading() as unit:
            for wanted in files_wanted(case):
                if wanted.name == Path(wanted.name).name and wanted.name not in ("", ".", ".."):
                    _bring(unit, agency, wanted, folder / wanted.name)
        yield folder


def _bring(unit: Unit, agency: str, wanted: FileWanted, path: Path) -> None:
    file = unit.files.find(agency, wanted.sha256)
    if file is None or path.exists():
        return
    with path.open("xb") as stream:
        for chunk in unit.files.read(file):
            stream.write(chunk)
