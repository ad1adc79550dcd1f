"""What the registry must remember of a sealed case: gathered for the archive, and entered again.

Both inside the caller's transaction. Entering is safe to repeat: counters never go back, and what
stands of other cases stays. Not for how an account is spelled in the archive (``account``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from docgen.case.traces import Traces
from docgen.registry._dossiers import is_known, restore
from docgen.registry._holds import hold_unheld
from docgen.registry._numbers import last_taken, numbers_of, raise_counter, restore_number
from docgen.registry._papers import ensure_case, issued_papers, restore_paper
from docgen.registry._tables import counters
from docgen.registry._traces import traces_of_case, write_traces
from docgen.registry.values import CaseAccount, Counter, DossierRow, Restored

__all__ = ["account_of", "restore_dossier"]


def account_of(connection: Connection, agency: str, ref: int, since: int) -> CaseAccount:
    """The account of a case, with the counters of its agency from the year ``since`` on."""
    return CaseAccount(
        papers=tuple(issued_papers(connection, ref).values()),
        numbers=numbers_of(connection, ref),
        counters=tuple(_counters(connection, agency, since)),
        traces=traces_of_case(connection, ref),
    )


def _counters(connection: Connection, agency: str, since: int) -> Iterator[Counter]:
    query = select(counters).where(counters.c.agency == agency, counters.c.year >= since)
    for row in connection.execute(query.order_by(counters.c.year, counters.c.kind)).mappings():
        yield Counter(kind=row["kind"], year=row["year"], last=row["last"])


def restore_dossier(connection: Connection, row: DossierRow, now: datetime) -> Restored:
    """Enter a dossier of the archive with its case, numbers and papers.

    Where its number was not even reserved for its case, the registry is of an earlier time than the
    archive, and numbers are held from the last one that it had given until then.
    """
    agency, account = row.key.agency, row.account
    ref = ensure_case(connection, row.key, now)
    is_new = not is_known(connection, ref, row.number)
    if is_new:
        sealed_at = min((each.sealed_at for each in row.editions), default=now)
        hold_unheld(connection, last_taken(connection, until=sealed_at) or sealed_at)
    restore(connection, ref, row.number, row.editions, now)
    for counter in account.counters:
        raise_counter(connection, agency, counter.kind, counter.year, counter.last)
    if traces_of_case(connection, ref) == Traces():
        write_traces(connection, ref, account.traces)
    numbers, clashes = 0, []
    for number in account.numbers:
        holder, is_entered = restore_number(connection, agency, ref, number)
        numbers += is_entered
        if holder != ref:
            clashes.append((number.number, row.number))
    papers = sum(restore_paper(connection, ref, paper, row.number, now) for paper in account.papers)
    return Restored(
        dossiers=1, unknown=int(is_new), numbers=numbers, papers=papers, clashes=tuple(clashes)
    )
