"""What the people of an agency are called, by their actor. Not for who they are or may do."""

from __future__ import annotations

from docgen.web.pages.visits import Visit
from docgen.web.site import Site

__all__ = ["names_of"]


def names_of(site: Site, visit: Visit) -> dict[str, str]:
    """Names by actor: users by their own, keys of systems by what the administrator called them."""
    agency = visit.occasion.principal.agency
    with site.registry.reading() as unit:
        users = {f"user:{each.id}": each.name for each in unit.users.page(agency)}
        keys = {f"key:{each.id}": each.name for each in unit.keys.of_agency(agency)}
    return {**users, **keys}
