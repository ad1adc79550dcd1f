"""What the tests of the HTTP interface share: the day, the agencies, and keys for any duty."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from docgen.registry.access.values import KeyRow
from docgen.registry.registry import Registry
from docgen.service.access.policy import Duty
from docgen.service.access.tokens import digest_of, new_key

__all__ = ["AGENCY", "CASES", "NOW", "OTHER", "add_key"]

CASES = Path(__file__).parents[2] / "cases"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
AGENCY, OTHER = "SLJT", "QTJT"


def add_key(registry: Registry, duty: Duty, agency: str = AGENCY) -> str:
    """A key of an agency with one duty."""
    token = new_key()
    row = KeyRow(
        id=f"{agency}-{duty.value}",
        agency=agency,
        name=duty.value,
        digest=digest_of(token),
        duties=(duty.value,),
        created_at=NOW,
        created_by="system",
        expires_at=NOW + timedelta(days=30),
    )
    with registry.writing() as unit:
        if unit.keys.by_id(row.id) is None:
            unit.keys.add(row)
    return token
