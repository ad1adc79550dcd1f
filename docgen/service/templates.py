"""Care of templates: a new instrument to start from, its pages, what a changed template moves.

Not for what is wrong in a template by itself: ``docgen.fill.check_template`` tells that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.durable import make_folders, write_files
from docgen.case import Case, Paper
from docgen.catalogue import Catalogue, InstrumentType
from docgen.fill import (
    Template,
    TemplateValueError,
    check_template,
    load_template,
    unplaced_signers,
    unprinted_face,
    unprinted_fields,
)
from docgen.service.drafts import Draft, DraftFormat, draft_files, sheet_files
from docgen.service.errors import InstrumentExistsError, InstrumentNameError
from docgen.service.line.printing import Printer
from docgen.service.specimen import specimen_case, specimen_data
from docgen.typeset.errors import TypesetError
from docgen.typeset.house_style import style_findings
from docgen.values import Finding, Severity, has_errors

__all__ = ["Replayed", "inspect", "new_instrument", "preview", "replay"]

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 60
_OWN = "本机关自定的参考式样"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What the new template does to one paper; ``moved`` are its pages that look otherwise."""

    case: str
    paper: str
    before: int
    after: int
    moved: tuple[int, ...]


def new_instrument(
    home: Path, catalogue: Catalogue, *, code: str, like: str, title: str
) -> tuple[Path, Path]:
    """Write schema and template of an agency's own instrument, made like another one.

    Returns:
        The two files, to be changed to what the instrument shall say.

    Raises:
        InstrumentNameError: a code that no file can bear.
        InstrumentExistsError: the code is taken, or the model is a sheet of the dossier.
        UnknownInstrumentError: there is no instrument to start from.
    """
    model = catalogue.instrument(like)
    if len(code) > _LONGEST or not _CODE.fullmatch(code):
        raise InstrumentNameError(instrument=code[:_LONGEST])
    if any(each.code == code for each in catalogue.instruments) or model.tier == "dossier":
        raise InstrumentExistsError(instrument=code if model.tier != "dossier" else like)
    document = json.loads(catalogue.schema_path(like).read_bytes())
    document |= {"$id": document["$id"].replace(like, code), "title": title}
    document["x-docgen"] |= {"title": title, "tier": "reference", "basis": _OWN}
    schema = home / "schemas" / f"{code}.schema.json"
    template = home / "templates" / f"{code}.docx"
    for folder in (schema.parent, template.parent):
        make_folders(folder)
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    word = catalogue.template_path(like).read_bytes()
    write_files({schema: text.encode("utf-8"), template: word})
    return schema, template


def inspect(
    catalogue: Catalogue, instrument: InstrumentType, word: bytes, *, printer: Printer
) -> tuple[Finding, ...]:
    """What is wrong with a template, what it leaves out, whether it can be set, how it looks."""
    found = check_template(word, instrument, catalogue)
    if has_errors(found):
        return found
    left_out = (
        *unprinted_face(word, instrument, catalogue),
        *unprinted_fields(word, instrument, catalogue),
        *unplaced_signers(word, instrument, catalogue),
    )
    unset = tuple(_unset(catalogue, instrument, word, printer))
    style = catalogue.lists.house_style
    looks = () if unset else style_findings(word, tier=instrument.tier, style=style)
    return (*found, *left_out, *unset, *looks)


def _unset(
    catalogue: Catalogue, instrument: InstrumentType, word: bytes, printer: Printer
) -> Iterator[Finding]:
    """Why the template, filled with examples, cannot become pages."""
    try:
        preview(
            catalogue,
            instrument,
            printer=printer,
            formats=("pdf",),
            case=None,
            template=load_template(word),
        )
    except (TypesetError, TemplateValueError) as error:
        params = {name: str(value) for name, value in error.params.items()}
        where = params.get("part") or params.get("where", "word/document.xml")
        yield Finding(code=error.code, severity=Severity.ERROR, where=where, params=params)


def preview(
    catalogue: Catalogue,
    instrument: InstrumentType,
    *,
    printer: Printer,
    formats: Sequence[DraftFormat],
    case: Case | None,
    template: Template,
) -> tuple[Draft, ...]:
    """The pages of a template: with the papers of a case, or with a made-up one.

    A sheet of the dossier is filled with examples in either case: its values come when a dossier
    is composed.
    """
    shown = case or specimen_case(catalogue, instrument)
    if instrument.tier == "dossier":
        data = specimen_data(catalogue, instrument)
        return sheet_files(
            shown, instrument, data, printer=printer, formats=formats, template=template
        )
    return draft_files(
        shown, printer=printer, formats=formats, instrument=instrument.code, template=template
    )


def replay(
    cases: Iterable[Case], instrument: InstrumentType, changed: Template, *, printer: Printer
) -> Iterator[Replayed]:
    """Every paper of an instrument, set with the template in force and with the changed one."""
    for case in cases:
        for paper in case.papers:
            if paper.type.code == instrument.code:
                yield _compared(case, paper, changed, printer)


def _compared(case: Case, paper: Paper, changed: Template, printer: Printer) -> Replayed:
    before = _digests(printer, case, paper, None)
    after = _digests(printer, case, paper, changed)
    longest = max(len(before), len(after))
    moved = (page for page in range(longest) if before.get(page) != after.get(page))
    return Replayed(
        case=case.number or case.case_id,
        paper=paper.number or paper.id,
        before=len(before),
        after=len(after),
        moved=tuple(page + 1 for page in moved),
    )


def _digests(
    printer: Printer, case: Case, paper: Paper, template: Template | None
) -> Mapping[int, str]:
    preview = printer.preview_paper(case, paper, draft=False, known=(), template=template)
    return {place: page.digest for place, page in enumerate(preview.pages)}
