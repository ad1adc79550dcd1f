"""The case as a value: loading it from JSON, its papers, money, dates, citations, names.

Pure: no clock, no files. Not for what the law asks of a case (``docgen.case.rules``).
"""

from __future__ import annotations

from docgen.case._parse import parse as parse_json
from docgen.case.load import Limits, LoadResult, load_case
from docgen.case.values import Case, Paper

__all__ = ["Case", "Limits", "LoadResult", "Paper", "load_case", "parse_json"]
