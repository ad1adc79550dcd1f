"""What comes after a paper is issued: signing, printing, voiding; and at the end the sealing.

Not for doing any of it (``signing``, ``voiding``, ``sealing``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from docgen.case import Case
from docgen.case.rules.execution import TRIAL_COPIES, missing_signers
from docgen.catalogue import Catalogue
from docgen.compose.sheets import wanting
from docgen.messages import text as text_of
from docgen.registry.values import CaseKey
from docgen.registry.work.values import CaseRow
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Action, may
from docgen.service.line.evidence import files_wanted
from docgen.service.line.issuing import unserved
from docgen.service.views import finding_data
from docgen.web.pages.visits import Visit
from docgen.web.site import Site

__all__ = ["completion", "issued_ids", "issued_of", "missing_of"]

_SEAL = "body_seal"
_UNDECIDED = frozenset({"asked", "returned"})


def issued_ids(site: Site, case_id: str | None, occasion: Occasion) -> Collection[str]:
    """The ids of the papers of a case that are issued."""
    if case_id is None:
        return ()
    with site.registry.reading() as unit:
        return unit.cases.issued(CaseKey(agency=occasion.principal.agency, case_id=case_id))


def issued_of(site: Site, case_id: str | None, visit: Visit) -> dict[str, Any]:
    """The papers of a case that are issued, by id.

    Each has number, date and title, ``missing`` (labels of who has still to sign or seal),
    ``early`` (whether it is said to have been signed before its text stood) and ``acts``: what may
    be done with it, as name and address.
    """
    if case_id is None:
        return {}
    row = site.cases.find(case_id, visit.occasion)
    data = json.loads(row.content)
    frozen = site.registry.frozen(row.key)
    with site.offices() as office:
        catalogue = office.catalogue
    papers = {each["id"]: each for each in data["papers"]}
    sealed = site.registry.sealed_parts(row.key)
    words = catalogue.lists.words(visit.language)
    return {
        ident: {
            "number": paper.number,
            "date": paper.date,
            "title": paper.title,
            "missing": [words.get(label, label) for _, label in missing],
            "early": _is_signed_early(papers.get(ident), paper.issued_at),
            "acts": list(
                _acts(case_id, ident, papers.get(ident), missing, catalogue, sealed, visit)
            ),
        }
        for ident, paper in frozen.papers.items()
        for missing in [missing_of(papers.get(ident), data, catalogue)]
    }


def _is_signed_early(paper: Mapping[str, Any] | None, issued_at: datetime) -> bool:
    """Whether a paper was signed before it was issued, as papers are that are written up later."""
    given = ((paper or {}).get("execution") or {}).get("signatures") or ()
    times = (each["signed_at"] for each in given if each["status"] == "signed")
    return any(at and datetime.fromisoformat(at) < issued_at for at in times)


def missing_of(
    paper: Mapping[str, Any] | None, case: Mapping[str, Any], catalogue: Catalogue
) -> list[tuple[str, str]]:
    """Who has still to sign or seal a paper of a kept case, as signer and label."""
    if paper is None:
        return []
    signers = catalogue.instrument(paper["type"]).signers
    given = (paper.get("execution") or {}).get("signatures") or ()
    return list(missing_signers(signers, given, case["party"].get("needs") or {}))


def _acts(
    case_id: str,
    ident: str,
    paper: Mapping[str, Any] | None,
    missing: list[tuple[str, str]],
    catalogue: Catalogue,
    sealed: Collection[str],
    visit: Visit,
) -> Iterator[tuple[str, str]]:
    principal = visit.occasion.principal
    here = f"/cases/{quote(case_id, safe='')}/papers/{quote(ident, safe='')}"
    if may(principal, Action.PAPER_EXECUTE) and any(signer != _SEAL for signer, _ in missing):
        yield "sign", f"{here}/sign"
    copy = ((paper or {}).get("execution") or {}).get("copy")
    if copy:
        yield "signed", f"{here}/signed.pdf"
    yield "print", f"{here}/print.pdf"
    yield "pdf", f"/v1/cases/{quote(case_id, safe='')}/instruments/{quote(ident, safe='')}.pdf"
    if paper and catalogue.instrument(paper["type"]).role in catalogue.lists.plain_words:
        yield "plain", f"{here}/plain"
    if f"paper:{ident}" in sealed:
        return
    if copy and copy["origin"] != "screen" and may(principal, Action.PAPER_EXECUTE):
        yield "take-back", f"{here}/take-back"
    if may(principal, Action.PAPER_VOID):
        yield "void", f"{here}/void"


def completion(
    site: Site,
    row: CaseRow | None,
    case: Case,
    visit: Visit,
    *,
    known: Mapping[str, Any],
) -> dict[str, Any]:
    """Whether a case can be sealed, and what is missing.

    ``added`` has the titles of the papers that a supplement would seal, once all are issued.
    ``may`` is whether the visitor may seal it, ``may_add`` whether to write in it.
    ``known`` is how it stands: ``findings``, ``steps``, ``issued``, ``same``, ``review``. ``open``
    has for each thing that is missing its ``text``, the ``pointer`` of its field or "", and whether
    it ``bars``. ``papers`` is how many papers are still to be begun or to be issued.
    """
    missing = list(_missing(site, row, case, visit, known))
    sealed = row is not None and row.editions > 0
    ready = row is not None and not any(each["bars"] for each in missing)
    return {
        "state": "sealed" if sealed else "ready" if ready else "waiting",
        "dossier": row.dossier if sealed and row else None,
        "added": _added(site, row, case, visit, known["issued"]) if sealed and row else [],
        "case_id": row.key.case_id if row else None,
        "may": may(visit.occasion.principal, Action.CASE_SEAL),
        "may_add": may(visit.occasion.principal, Action.CASE_CHANGE),
        "open": missing,
        "papers": len(_steps_left(known["steps"]))
        + sum(each.id not in known["issued"] for each in case.papers),
    }


def _steps_left(steps: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [each for each in steps if each["needed"] and each["state"] != "done"]


def _added(
    site: Site, row: CaseRow, case: Case, visit: Visit, issued: Collection[str]
) -> list[str]:
    if any(each.id not in issued for each in case.papers):
        return []
    sealed = site.registry.sealed_parts(row.key)
    with site.offices() as office:
        words = office.catalogue.lists.words(visit.language)
    titles = [each.type.title for each in case.papers if f"paper:{each.id}" not in sealed]
    return [words.get(each, each) for each in titles]


def _missing(
    site: Site, row: CaseRow | None, case: Case, visit: Visit, known: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    with site.offices() as office:
        words = office.catalogue.lists.words(visit.language)

    def said(
        code: str,
        pointer: str = "",
        *,
        bars: bool = True,
        title: str = "",
        labels: Sequence[str] = (),
        **params: object,
    ) -> dict[str, Any]:
        told = text_of(
            f"page-seal-{code}",
            visit.language,
            title=words.get(title, title),
            labels=("、" if visit.language == "zh" else ", ").join(
                words.get(each, each) for each in labels
            ),
            **params,
        )
        return {"text": told, "pointer": pointer, "bars": bars}

    if not known["same"]:
        yield said("not-kept")
    for step in _steps_left(known["steps"]):
        titles = "／".join(words.get(each, each) for each in step["titles"])
        yield said("step", title=titles, why=step["why"][0])
    yield from _unfinished(case, known["issued"], said)
    if row is None or not row.editions:
        yield from _signed_early(case, known["issued"], said)
    errors = [each for each in known["findings"] if each["severity"] == "error"]
    for pointer in wanting(case):
        yield said(f"wants-{pointer.rpartition('/')[2].replace('_', '-')}", pointer)
    if errors:
        yield said("findings", errors[0]["pointer"], n=len(errors))
    else:
        files = list(_files_missing(site, case, visit, said))
        yield from files
        told = {*wanting(case), *(each["pointer"] for each in files)}
        yield from _found_at_sealing(site, row, visit, told)
    if known["review"]:
        yield from _of_review(known["review"], said)


def _unfinished(
    case: Case, issued: Mapping[str, Any], said: Callable[..., dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for paper in case.papers:
        if paper.id not in issued:
            yield said("not-issued", f"{paper.pointer}/data", title=paper.type.title)
            for each in unserved(case, paper):
                yield said("awaits", f"{each.pointer}/service", title=each.type.title)
        elif labels := issued[paper.id]["missing"]:
            at, title = f"{paper.pointer}/execution", paper.type.title
            yield said("unsigned", at, bars=False, title=title, labels=labels)


def _signed_early(
    case: Case, issued: Mapping[str, Any], said: Callable[..., dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The papers said to have been signed before their text stood, all at once."""
    early = [each for each in case.papers if issued.get(each.id, {}).get("early")]
    if early:
        titles = [each.type.title for each in early]
        yield said("early", f"{early[0].pointer}/execution", bars=False, labels=titles)


def _of_review(
    review: Mapping[str, Any], said: Callable[..., dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """What the last review left open; it bars nothing by itself, as who seals may know better."""
    if review["state"] in _UNDECIDED:
        yield said(f"review-{review['state']}", bars=False, by=review["by"], at=review["at"])
    for each in review["remarks"]:
        yield said("remark", each["pointer"], bars=False, remark=each["text"])


def _files_missing(
    site: Site, case: Case, visit: Visit, said: Callable[..., dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Files that the case names and that were not sent."""
    files = list(files_wanted(case.data))
    lost = site.cases.missing(visit.occasion)({each.sha256 for each in files})
    for each in files:
        if each.sha256 in lost:
            yield said("file", each.where, name=each.name)


def _found_at_sealing(
    site: Site, row: CaseRow | None, visit: Visit, told: Collection[str]
) -> Iterator[dict[str, Any]]:
    """What only sealing finds, or takes for an error at places of which nothing is told yet."""
    found = () if row is None or row.editions else site.cases.at_sealing(row, visit.occasion)
    for each in finding_data(found, visit.language):
        bars = each["severity"] == "error" and each["pointer"] not in told
        if bars or each["code"] == TRIAL_COPIES.name:
            yield {"text": each["message"], "pointer": each["pointer"], "bars": bars}
