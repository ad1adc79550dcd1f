"""Lets ``python -m docgen`` be the command."""

from __future__ import annotations

from docgen.cli import main

main()
