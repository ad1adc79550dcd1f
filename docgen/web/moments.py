"""Days in parameters, as ISO 8601 writes them; a bare number is none.

Not for those in cases, which the schemas describe.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

__all__ = ["Day"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _begins_with_a_day(value: object) -> object:
    """The same; what pydantic would take for seconds since 1970 becomes what it refuses."""
    return value if not isinstance(value, str) or _DAY.match(value) else f"no day: {value}"


Day = Annotated[date, BeforeValidator(_begins_with_a_day)]
