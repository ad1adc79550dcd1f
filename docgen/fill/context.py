"""What a template sees of a case: the variables of ``docs/architecture.md``, and no others.

Every field a schema knows is there, empty where the case leaves it out, so a template asks for
nothing that may be missing. Each value knows where it stands in the case (``located``). Not for
filters (``docgen.fill.filters``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.case import Case, Paper
from docgen.catalogue import Catalogue, InstrumentType
from docgen.fill.located import LocatedObject, LocatedText, located
from docgen.fill.remedy import remedy_for
from docgen.fill.signing import open_places

__all__ = ["ID_LABELS", "context_for", "context_for_report", "context_for_sheet"]

ID_LABELS = {
    "resident_identity_card": "公民身份号码",
    "hk_mo_tw_residence_permit": "港澳台居民居住证号码",
    "foreign_permanent_resident_card": "外国人永久居留身份证号码",
    "passport": "护照号码",
    "mainland_travel_permit": "来往内地（大陆）通行证号码",
}
_USCC_LABEL = "统一社会信用代码"
_OF_CASE = ("case_id", "number", "register_number", "cause", "route", "filing")


def context_for(
    case: Case, paper: Paper, *, catalogue: Catalogue, draft: bool, signing: bool = False
) -> dict[str, Any]:
    """The variables of the template of ``paper``.

    Args:
        case: the case, with the numbers that are allocated.
        paper: one of its papers.
        catalogue: the catalogue the case was loaded with.
        draft: whether the paper is shown before it is issued.
        signing: whether the places of signatures know their names (``docgen.fill.signing``).
    """
    data = catalogue.schemas.completed(paper.type.code, paper.data)
    return {
        **_shared(case, catalogue),
        "paper": _face_of(paper, draft=draft, **open_places(catalogue, marked=signing)),
        "data": located(data, f"{paper.pointer}/data"),
        "remedy": LocatedText.at(
            "/authority/body/government", remedy_for(paper, case.data["authority"]["body"])
        ),
    }


def context_for_sheet(
    case: Case,
    instrument: InstrumentType,
    sheet: Mapping[str, Any],
    *,
    catalogue: Catalogue,
    draft: bool,
) -> dict[str, Any]:
    """The variables of the template of a cover, contents or backing sheet.

    Args:
        case: the case.
        instrument: the sheet's instrument type.
        sheet: the values of its schema, computed by composition.
        catalogue: the catalogue the case was loaded with.
        draft: whether the dossier is not sealed yet.
    """
    return {
        **_shared(case, catalogue),
        "paper": _face(instrument, None, None, draft=draft),
        "sheet": catalogue.schemas.completed(instrument.code, sheet),
    }


def context_for_report(
    instrument: InstrumentType, sheet: Mapping[str, Any], *, catalogue: Catalogue
) -> dict[str, Any]:
    """The variables of the template of a report over many cases: nothing of any one of them.

    Args:
        instrument: the report's instrument type.
        sheet: the values of its schema.
        catalogue: the catalogue it belongs to.
    """
    return {
        "paper": _face(instrument, None, None, draft=False),
        "sheet": catalogue.schemas.completed(instrument.code, sheet),
    }


def _shared(case: Case, catalogue: Catalogue) -> dict[str, Any]:
    # Of other papers a template sees how they were served, not what they say.
    served = [{"service": paper.service} for paper in case.papers]
    whole = located(catalogue.schemas.completed("case", {**case.data, "papers": served}), "")
    authority = whole["authority"]
    return {
        "case": _case(whole),
        "party": _party(whole["party"]),
        "body": authority["body"],
        "unit": authority["unit"],
        "delegation": authority["delegation"],
        "conduct": whole["conduct"],
        "vehicle": whole["vehicle"],
        "source": whole["source"],
        "dossier": whole["dossier"],
        "staff": _by_id(whole["staff"]),
        "evidence": _by_id(whole["evidence"]),
        "representatives": _by_id(whole["representatives"]),
        "papers": {
            paper.id: _face_of(paper, draft=False, service=raw["service"])
            for paper, raw in zip(case.papers, whole["papers"], strict=True)
        },
    }


def _case(whole: LocatedObject) -> LocatedObject:
    """The case itself, without what has a variable of its own."""
    title = whole["dossier"]["title"] or whole["cause"]
    return LocatedObject(
        {key: whole[key] for key in _OF_CASE} | {"title": title}, pointer=whole.pointer
    )


def _by_id(entries: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {entry["id"]: entry for entry in entries}


def _face(
    instrument: InstrumentType, number: str | None, date: str | None, *, draft: bool
) -> dict[str, Any]:
    return {"title": instrument.title, "number": number, "date": date, "draft": draft}


def _face_of(paper: Paper, *, draft: bool, **more: Any) -> LocatedObject:  # noqa: ANN401 - values
    """The face of a paper of the case; its title is that of its type."""
    return LocatedObject(
        _face(paper.type, paper.number, paper.date, draft=draft) | more,
        pointer=paper.pointer,
        elsewhere={"title": f"{paper.pointer}/type", "draft": None},
    )


def _party(party: LocatedObject) -> LocatedObject:
    """The party as papers address it: 你 for a person, 你单位 for all others."""
    kind = party.get("kind")
    person = kind == "person"
    made: dict[str, Any] = {
        "you": "你" if person else "你单位",
        "is_person": person,
        "is_organisation": kind == "organisation",
        "is_individual_business": kind == "individual_business",
    }
    elsewhere: dict[str, str | None] = dict.fromkeys(made, party.place("kind"))
    if person:
        made["id_label"] = ID_LABELS.get(party["id_type"], "")
        elsewhere["id_label"] = party.place("id_type")
    else:
        made |= {"id_label": _USCC_LABEL, "id_number": party.get("uscc")}
        elsewhere |= dict.fromkeys(("id_label", "id_number"), party.place("uscc"))
    return LocatedObject({**party, **made}, pointer=party.pointer, elsewhere=elsewhere)
