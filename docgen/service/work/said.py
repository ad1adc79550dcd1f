"""What a case says, whatever numbers it was given and whatever became of its papers since.

Not for what a paper says (``docgen.case.rules.keeping``).
"""

from __future__ import annotations

import json
from typing import Any

__all__ = ["said"]


def said(content: bytes) -> Any:  # noqa: ANN401 - a JSON object
    """A case, as it is kept, without the numbers it was given and without what became of papers."""
    data = json.loads(content)
    data["number"] = data["register_number"] = None
    for paper in data["papers"]:
        paper["number"] = paper["execution"] = paper["service"] = None
    return data
