"""Checks a Word template before anybody relies on it: ``docgen template check``.

Collects everything at once. Not for filling: ``load_template`` refuses the same faults, one at a
time.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from docgen.catalogue import Catalogue, InstrumentType
from docgen.fill._grammar import grammar_findings, parse_source
from docgen.fill._language import speaks, to_source
from docgen.fill._names import (
    Shape,
    context_shape,
    name_findings,
    unread_fields,
    unread_of,
    unread_signers,
)
from docgen.fill.package import package_findings, refusal, text_parts
from docgen.values import Finding, Severity
from docgen.word import Package, PackageError, open_package

__all__ = ["check_template", "unplaced_signers", "unprinted_face", "unprinted_fields"]

_COMMON = "common.schema.json#/$defs/"
_ADDRESSEE, _NUMBER, _DAY = ("party", "name"), ("paper", "number"), ("paper", "date")
_FACE = {
    ("body", "name"): "机关名称",
    _NUMBER: "文号",
    _ADDRESSEE: "当事人",
    _DAY: "日期",
}
_FOR_THE_RULES = (f"{_COMMON}paper_ref", f"{_COMMON}staff_ref")


def check_template(
    raw: bytes, instrument: InstrumentType, catalogue: Catalogue
) -> tuple[Finding, ...]:
    """Everything that is wrong with a template of ``instrument``, by part and paragraph."""
    shape = context_shape(instrument, catalogue)
    try:
        return tuple(_findings(open_package(raw), shape))
    except PackageError as error:
        return (refusal(error),)


def unprinted_fields(
    raw: bytes, instrument: InstrumentType, catalogue: Catalogue
) -> tuple[Finding, ...]:
    """The required fields that a sound template of ``instrument`` leaves out, as warnings.

    Who handled a matter, and which paper another follows, may stand in the data for the rules.
    """
    schema = catalogue.schemas.document(instrument.code)
    unread = unread_fields(_trees(open_package(raw)), context_shape(instrument, catalogue))
    fields = {field: schema["properties"][field] for field in schema["required"]}
    return tuple(
        Finding(
            code="template-field-unprinted",
            severity=Severity.WARNING,
            where="word/document.xml",
            params={"field": field, "name": node.get("title", field)},
        )
        for field, node in fields.items()
        if field in unread and not node.get("$ref", "").startswith(_FOR_THE_RULES)
    )


def unprinted_face(
    raw: bytes, instrument: InstrumentType, catalogue: Catalogue
) -> tuple[Finding, ...]:
    """What a sound template of a paper that goes out leaves out of its face, as warnings.

    Who speaks, to whom, by which number and of which day (GB/T 9704-2012, 7.2.5, 7.3.2, 7.3.5); a
    paper of the internal volume may go to somebody else than the party, and what the party signs
    as a commitment is of the day of signing.
    """
    if not instrument.outgoing:
        return ()
    waived = {
        _ADDRESSEE: instrument.volume == "internal",
        _NUMBER: not instrument.number,
        _DAY: instrument.family == "commitment",
    }
    wanted = [each for each in _FACE if not waived.get(each)]
    shape = context_shape(instrument, catalogue)
    return tuple(
        Finding(
            code="template-face-unprinted",
            severity=Severity.WARNING,
            where="word/document.xml",
            params={"field": ".".join(each), "name": _FACE[each]},
        )
        for each in unread_of(_trees(open_package(raw)), shape, wanted)
    )


def unplaced_signers(
    raw: bytes, instrument: InstrumentType, catalogue: Catalogue
) -> tuple[Finding, ...]:
    """The signers of ``instrument`` for whom a sound template names no place, as warnings.

    Their signatures on a screen then stand on the sheet behind the paper alone.
    """
    unread = unread_signers(_trees(open_package(raw)), context_shape(instrument, catalogue))
    return tuple(
        Finding(
            code="template-signature-unplaced",
            severity=Severity.WARNING,
            where="word/document.xml",
            params={"label": each.label, "mark": f"{{{{ paper.sign.{each.signer} }}}}"},
        )
        for each in instrument.signers
        if each.signer in unread
    )


def _trees(package: Package) -> Iterator[nodes.Template]:
    for part in text_parts(package):
        data = package.read(part)
        if speaks(data, part):
            tree, _ = parse_source(to_source(data, part), part)
            if tree is not None:
                yield tree


def _findings(package: Package, shape: Shape) -> Iterator[Finding]:
    yield from package_findings(package)
    for part in text_parts(package):
        data = package.read(part)
        if speaks(data, part):
            yield from _part_findings(part, data, shape)


def _part_findings(part: str, data: bytes, shape: Shape) -> Iterator[Finding]:
    source = to_source(data, part)
    tree, faults = parse_source(source, part)
    yield from faults
    if tree is not None:
        yield from grammar_findings(tree, source, part)
        yield from name_findings(tree, source, part, shape)
