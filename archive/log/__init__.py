"""The archive's log: hash-chained entries, the file they stand in, and the writer's lock.

Not for the audit trail of who read what.
"""

from __future__ import annotations

from archive.log.chain import LOG_NAME, Log
from archive.log.entry import GENESIS, Entry, make_entry, parse_line
from archive.log.lock import holding, try_holding

__all__ = [
    "GENESIS",
    "LOG_NAME",
    "Entry",
    "Log",
    "holding",
    "make_entry",
    "parse_line",
    "try_holding",
]
