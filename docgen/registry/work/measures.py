"""What leaders count of each case, kept so that it is worked out once, in the caller's transaction.

A cache: it can be thrown away. ``of`` names the text that was measured. Not for measuring.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, Table, Text, delete, insert, select

from docgen.registry._tables import METADATA
from docgen.registry.values import CaseKey

__all__ = ["KeptMeasures", "measures"]

measures = Table(
    "measures",
    METADATA,
    Column("agency", Text, primary_key=True),
    Column("case_id", Text, primary_key=True),
    Column("of", Text, nullable=False),
    Column("facts", Text, nullable=False),
)


class KeptMeasures:
    """The measures of a registry, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, agency: str) -> dict[str, tuple[str, Mapping[str, Any]]]:
        """What was measured of the cases of an agency, by case id: the text and its facts."""
        query = select(measures).where(measures.c.agency == agency)
        return {
            row["case_id"]: (row["of"], json.loads(row["facts"]))
            for row in self._connection.execute(query).mappings()
        }

    def keep(self, key: CaseKey, of: str, facts: Mapping[str, Any]) -> None:
        """Keep what was measured of a case."""
        same = (measures.c.agency == key.agency) & (measures.c.case_id == key.case_id)
        self._connection.execute(delete(measures).where(same))
        row = {
            "agency": key.agency,
            "case_id": key.case_id,
            "of": of,
            "facts": json.dumps(dict(facts), ensure_ascii=False),
        }
        self._connection.execute(insert(measures).values(row))
