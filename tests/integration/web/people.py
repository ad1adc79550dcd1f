"""People who log in to the pages: users of an agency with their duties. Not for keys of systems."""

from __future__ import annotations

from functools import cache

from serving import AGENCY, NOW

from docgen.registry.access.values import UserRow
from docgen.service.access.passwords import Passwords
from docgen.service.access.policy import Duty
from docgen.service.settings import Settings
from docgen.web.site import Site

__all__ = ["PASSWORD", "add_user"]

PASSWORD = "一句只用于测试的口令"


def add_user(
    site: Site, login: str, *duties: Duty, agency: str = AGENCY, name: str = ""
) -> UserRow:
    """A user of an agency with these duties."""
    row = UserRow(
        id=f"u-{login}",
        agency=agency,
        login=login,
        name=name or f"{login}（样例）",
        duties=frozenset(each.value for each in duties),
        created_at=NOW,
        password=_kept(site.settings),
    )
    with site.registry.writing() as unit:
        unit.users.add(row)
    return row


@cache
def _kept(settings: Settings) -> str:
    return Passwords(settings).hashed(PASSWORD)
