"""The agency's retention table: how long each paper asks its dossier to be kept, and changing that.

Only what differs from the papers' schemas is written. Not for who may do so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from archive.durable import make_folders, write_files
from docgen.catalogue import Catalogue
from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.files import read_json_object, shipped_folder
from docgen.catalogue.lists import list_document, list_faults
from docgen.service.home import Home

__all__ = ["PaperRetention", "change_retention", "changed_meanwhile", "retention_table"]

_NAME = "retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRetention:
    """A paper: the period that its schema asks for, and the one in force."""

    code: str
    title: str
    asked: str
    period: str


def retention_table(catalogue: Catalogue) -> tuple[PaperRetention, ...]:
    """Every paper, in filing order; the sheets of a dossier are kept with it."""
    return tuple(
        PaperRetention(
            code=each.code,
            title=each.title,
            asked=str(read_json_object(catalogue.schema_path(each.code))["x-docgen"][_NAME]),
            period=each.retention,
        )
        for each in catalogue.instruments
        if each.tier != "dossier"
    )


def changed_meanwhile(
    catalogue: Catalogue, shown: Mapping[str, str], chosen: Mapping[str, str]
) -> frozenset[str]:
    """The papers whose period is neither the one that was shown nor the one that is chosen."""
    return frozenset(
        each.code
        for each in retention_table(catalogue)
        if each.code in chosen and each.period not in (shown.get(each.code), chosen[each.code])
    )


def change_retention(
    home: Home, catalogue: Catalogue, chosen: Mapping[str, str]
) -> tuple[PaperRetention, ...]:
    """Put periods in force, by the code of the paper; the papers whose period changed, as before.

    Raises:
        CatalogueInvalidError: a period or a code that the table cannot hold; nothing was written.
    """
    known = retention_table(catalogue)
    wanted = {each.code: chosen.get(each.code, each.period) for each in known}
    entries = [
        {"instrument": each.code, "retention": wanted[each.code]}
        for each in known
        if wanted[each.code] != each.asked
    ]
    folders = (home.root, shipped_folder())
    document = {"title": list_document(folders, _NAME)["title"], "entries": entries}
    if any(list_faults(folders, _NAME, document)) or not set(chosen) <= set(wanted):
        raise CatalogueInvalidError(
            what="a period or a paper is unknown",
            where=f"{_NAME}.json",
            next="choose among those that are shown",
        )
    path = home.schemas / "lists" / f"{_NAME}.json"
    make_folders(path.parent)
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    write_files({path: text.encode("utf-8")})
    return tuple(each for each in known if wanted[each.code] != each.period)
