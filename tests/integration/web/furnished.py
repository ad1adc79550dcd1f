"""A site with something on every page, and the paths of all its pages. Not for a person's work."""

from __future__ import annotations

from dataclasses import dataclass

from browser import Served
from fastapi.testclient import TestClient
from people import add_user
from serving import AGENCY, CASES, NOW, add_key
from signable import CASE, PAPER, issue_unsigned

from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.web.app import create_app
from docgen.web.site import Site

__all__ = ["EVERYBODY", "Furnished", "furnish"]

EVERYBODY = "all"
_SEALED = "shop-interview"
_DUTIES = (
    Duty.HANDLER,
    Duty.BODY_HEAD,
    Duty.ARCHIVIST,
    Duty.ADMINISTRATOR,
    Duty.SUPERVISOR,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furnished:
    """A served home with something on every page, and the paths of all its pages."""

    at: Served
    paths: list[str]


def furnish(site: Site) -> list[str]:
    """Fill a site: a sealed dossier, an open case with issued papers, a review, a draft.

    The user ``EVERYBODY`` has every duty. Every path is of a page that user may open.
    """
    add_user(site, EVERYBODY, *_DUTIES, name="王主任（样例）")
    number = _seal(site)
    key = {"Authorization": f"Bearer {add_key(site.registry, Duty.INTEGRATOR)}"}
    issue_unsigned(TestClient(create_app(site)), key)
    handler = Principal(actor="user:other", agency=AGENCY, duties=frozenset({Duty.HANDLER}))
    occasion = Occasion(principal=handler, at=NOW)
    review = site.reviews.ask(CASE, "issue", occasion)
    draft = site.drafts.take_up(CASE, occasion)
    return [
        "/",
        "/cases/new",
        f"/drafts/{draft.id}#order",
        "/batch",
        "/deadlines",
        "/signatures",
        "/signatures/print",
        f"/cases/{CASE}/papers/{PAPER}/sign",
        f"/cases/{CASE}/papers/order/plain",
        f"/cases/{CASE}/papers/order/void",
        f"/cases/{CASE}/seal",
        "/scans",
        "/reviews",
        f"/reviews/{review.row.id}?field=/conduct/act",
        "/archive?q=维修",
        f"/archive/{number}?verify=true",
        f"/archive/{number}/main/3?mark=约谈",
        f"/archive/{number}/evaluation",
        f"/cases/{CASE}/evaluation?at=0",
        f"/drafts/{draft.id}/evaluation?at=1",
        f"/archive-list?number={number}",
        "/overview",
        "/overview/cases?route=interview",
        "/registers",
        "/admin",
        "/admin/users",
        "/admin/keys",
        "/admin/templates",
        "/admin/templates/education-record",
        "/admin/lists",
        "/admin/rules",
        "/admin/rules/agencies",
        "/admin/rules/numbers",
        "/admin/rules/fonts",
        "/admin/rules/retention",
        "/admin/audit",
    ]


def _seal(site: Site) -> str:
    with site.offices() as office:
        done = office.seal(
            (CASES / f"{_SEALED}.case.json").read_bytes(),
            folder=CASES / f"{_SEALED}.evidence",
            supplement=False,
            now=NOW,
        )
    return done.record.number
