"""Finds dossiers by any characters of their text, exactly and at once.

A cache over the archive's log; see ``archive.index.search_index``. Not for access decisions: the
caller says which volumes the reader may search.
"""

from __future__ import annotations

from archive.codes import SEARCH_CODES
from archive.index.query import parse_query
from archive.index.search_index import Request, SearchIndex
from archive.index.select import Sort
from archive.index.text import normalise

__all__ = ["SEARCH_CODES", "Request", "SearchIndex", "Sort", "normalise", "parse_query"]
