"""How text and JSON leave the program: always printable, JSON always in UTF-8.

A name that is no text (a file named in another encoding) is shown with its bytes escaped. Not for
what is said.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

__all__ = ["json_bytes", "let_print_anything", "print_json", "settle"]


def let_print_anything() -> None:
    """Let the terminal's encoding lack a character: it is escaped, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def json_bytes(data: Mapping[str, Any]) -> bytes:
    """JSON in UTF-8, whatever stands in ``data``: half a character becomes its escape."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace")


def print_json(data: Mapping[str, Any]) -> None:
    """JSON on stdout, in UTF-8 whatever the terminal speaks."""
    click.echo(json_bytes(data))


def settle() -> None:
    """Let go of what stdout could not take, so that it is not tried and told again at the end."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
