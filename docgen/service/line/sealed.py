"""What is sealed of a case: its dossier, the keys of what it holds, and its account in the archive.

The archive is asked where the registry may be behind: a run that was killed between the two leaves
the registry without its last edition. Not for sealing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from archive.errors import DossierNotFoundError, IntegrityError
from docgen.case import Case
from docgen.registry.account import account_json, read_account
from docgen.registry.values import CaseAccount, CaseKey, DossierRow, EditionRow
from docgen.service.access.audit import anchor_data
from docgen.service.line.intake import key_of
from docgen.service.reports.comparison import refuse_lost

if TYPE_CHECKING:
    from archive.archive import Archive
    from archive.values import DossierRecord
    from docgen.registry.registry import Registry

__all__ = [
    "agency_of",
    "kept_account",
    "key_of_record",
    "rebuilt_row",
    "sealed_keys",
    "sealed_record",
]

_KEYS = "sealed_keys"


def sealed_record(archive: Archive, registry: Registry, case: Case) -> DossierRecord | None:
    """The dossier of a case, as the registry or, where that is behind, the archive knows it.

    Raises ``DossierLostError`` where the registry lists more than the archive has.
    """
    row = registry.dossier(key_of(case))
    number = row.number if row else case.number
    if number is None:
        return None
    listed = {number: len(row.editions)} if row else {}
    try:
        record = archive.get(number)
    except DossierNotFoundError:
        refuse_lost(listed, {})
        return None
    refuse_lost(listed, {number: record.editions})
    return record if key_of_record(record) == key_of(case) else None


def key_of_record(record: DossierRecord) -> CaseKey | None:
    """The case that a dossier is of; None where the dossier does not say."""
    agency, case_id = record.metadata.get("agency_code"), record.metadata.get("case_id")
    return CaseKey(agency=agency, case_id=case_id) if agency and case_id else None


def agency_of(record: DossierRecord) -> str | None:
    """The code of the agency whose dossier it is."""
    key = key_of_record(record)
    return None if key is None else key.agency


def sealed_keys(record: DossierRecord | None) -> frozenset[str]:
    """The keys of all that a dossier holds, the informant's too."""
    return frozenset(record.producer.get(_KEYS, ())) if record else frozenset()


def kept_account(
    registry: Registry, key: CaseKey, keys: tuple[str, ...], now: datetime
) -> Mapping[str, Any]:
    """What is kept in the archive beside a dossier, so that a lost registry can be restored.

    Where the audit trail stands is kept too, so that its loss is found out. Counters of this year
    and the last are enough: in older series no number is given any more.
    """
    account = registry.account(key, since=now.year - 1)
    return {**account_json(account), **anchor_data(registry), _KEYS: list(keys)}


def rebuilt_row(record: DossierRecord) -> DossierRow | None:
    """A dossier as the registry knows it, where docgen made it, from the archive alone."""
    key = key_of_record(record)
    if key is None:
        return None
    keys = tuple(sorted(sealed_keys(record)))
    editions = tuple(
        EditionRow(edition=place, content_digest=digest, parts=keys, sealed_at=sealed_at)
        for place, (digest, sealed_at) in enumerate(
            zip(record.content_digests, record.sealed_at, strict=True), start=1
        )
    )
    return DossierRow(
        number=record.number,
        key=key,
        editions=editions,
        state="sealed",
        account=_account(record),
    )


def _account(record: DossierRecord) -> CaseAccount:
    try:
        return read_account(record.producer)
    except (KeyError, TypeError, ValueError) as error:
        raise IntegrityError(
            what="a record that cannot be read",
            where=record.number,
            next="restore it from a backup",
        ) from error
