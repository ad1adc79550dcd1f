"""The sheets of a dossier as Word files: cover, contents, backing sheet of each volume.

They are filled while the dossier is composed in a home of its own. Not for papers (``sources``),
nor for the lists of evidence, which have no template.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.seal import create_trial_authority
from docgen.case import Case
from docgen.catalogue import InstrumentType
from docgen.service.home import create_home
from docgen.service.line.printing import Printer
from docgen.service.line.stages import unmeasured
from docgen.service.office import Office
from docgen.service.settings import Settings
from docgen.typeset.engine import Typeset

__all__ = ["sheets_of"]

_BODY = "示例市交通运输局"


class _Recorder(Printer):
    """Keeps each sheet."""

    def __init__(self, office: Office) -> None:
        super().__init__(catalogue=office.catalogue, fonts=office.fonts, stages=unmeasured)
        self.sheets: list[tuple[str, bytes]] = []

    def report(
        self, case: Case, instrument: InstrumentType, data: Mapping[str, Any], *, created: datetime
    ) -> Typeset:
        """A sheet, kept."""
        self.sheets.append((instrument.code, self.fill_report(case, instrument, data)))
        return super().report(case, instrument, data, created=created)


def sheets_of(raw: bytes, folder: Path, *, now: datetime) -> Mapping[str, bytes]:
    """The sheets of a case's dossier by name, each once.

    Raises:
        DocgenError: the case cannot be composed as it stands.
    """
    with TemporaryDirectory(prefix="docgen-bench-sheets-") as name:
        home, _ = create_home(Path(name) / "home")
        create_trial_authority(home.keys, now=now, body_name=_BODY)
        office = Office(home=home, settings=Settings())
        recorder = _Recorder(office)
        office.printer = recorder
        try:
            office.compose(raw, folder=folder, now=now)
        finally:
            office.close()
    once = dict.fromkeys(recorder.sheets)
    return {f"{code}-{number}": docx for number, (code, docx) in enumerate(once, start=1)}
