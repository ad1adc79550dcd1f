"""The root of docgen's errors and the exit statuses of the command line's contract.

Each room defines its own errors beside its code as subclasses. A message says what is wrong,
where, and what to do next, built from ``params``; it never holds personal data.
"""

from __future__ import annotations

from enum import IntEnum

__all__ = ["DocgenError", "ExitStatus"]


class ExitStatus(IntEnum):
    """What a command's exit status means."""

    DONE = 0
    DEFECT = 1
    USAGE = 2
    INVALID = 3
    NOT_FOUND = 4
    BROKEN = 5
    MISSING = 6
    SIGNER_UNKNOWN = 7


class DocgenError(Exception):
    """Root of everything docgen raises on purpose.

    ``code`` is stable and keys the text in ``docgen.messages``; ``template`` is the English text.
    """

    code = "docgen-error"
    exit_status = ExitStatus.DEFECT
    template = "docgen could not do this"

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.template.format(**params))
