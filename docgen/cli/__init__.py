"""The command line: a thin shell over ``docgen.service``.

It alone reads the clock and the environment, prints, and turns errors into exit statuses. Heavy
libraries are imported inside commands, so that ``docgen --help`` answers at once.
"""

from __future__ import annotations

from docgen.cli.app import main

__all__ = ["main"]
