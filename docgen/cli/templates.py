"""What the commands about templates share: the catalogue, and a template given by code or file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.files import read_case

if TYPE_CHECKING:
    from docgen.catalogue import Catalogue
    from docgen.cli.shell import Shell
    from docgen.service.line.printing import Printer

__all__ = ["MOST_BYTES", "given_template", "open_catalogue", "open_printer"]

MOST_BYTES = 64 * 1024 * 1024


def open_catalogue(shell: Shell) -> Catalogue:
    """The product's instruments, and the agency's where there is a home."""
    from docgen.catalogue import load_catalogue  # brings in the schema validator

    return load_catalogue(agency=shell.home_path if shell.home_path.is_dir() else None)


def open_printer(shell: Shell, catalogue: Catalogue) -> Printer:
    """An engine with the bundled faces, and the agency's where there is a home."""
    from docgen.service.line.printing import Printer  # brings in the engine
    from docgen.service.line.stages import unmeasured
    from docgen.typeset.fonts import load_fonts  # reads every font file

    fonts = load_fonts(shell.home_path / "fonts", None)
    return Printer(catalogue=catalogue, fonts=fonts, stages=unmeasured)


def given_template(
    catalogue: Catalogue, name: str, *, instrument: str | None = None
) -> tuple[str, bytes]:
    """The code and the Word file of a template: ``name`` is a code, or a file named by one.

    Args:
        catalogue: where the template of a code is found.
        name: what the user gave.
        instrument: the code of a file that is named otherwise.
    """
    path = Path(name)
    if path.suffix.lower() == ".docx":
        return instrument or path.stem, read_case(path, most_bytes=MOST_BYTES)
    return name, catalogue.template_path(name).read_bytes()
