"""Checks a Word template before anybody relies on it: ``docgen template check``.

Collects everything at once. Not for filling: ``load_template`` refuses the same faults, one at a
time.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.catalogue import Catalogue, InstrumentType
from docgen.fill._grammar import grammar_findings, parse_source
from docgen.fill._language import speaks, to_source
from docgen.fill._names import Shape, context_shape, name_findings
from docgen.fill.package import (
    PackageRefusedError,
    WordPackage,
    package_findings,
    read_package,
)
from docgen.values import Finding

__all__ = ["check_template"]


def check_template(
    raw: bytes, instrument: InstrumentType, catalogue: Catalogue
) -> tuple[Finding, ...]:
    """Everything that is wrong with a template of ``instrument``, by part and paragraph."""
    shape = context_shape(instrument, catalogue)
    try:
        package = read_package(raw)
        return tuple(_findings(package, shape))
    except PackageRefusedError as error:
        return (error.finding,)


def _findings(package: WordPackage, shape: Shape) -> Iterator[Finding]:
    yield from package_findings(package)
    for part in package.texts:
        if speaks(package.parts[part], part):
            yield from _part_findings(part, package.parts[part], shape)


def _part_findings(part: str, data: bytes, shape: Shape) -> Iterator[Finding]:
    source = to_source(data, part)
    tree, faults = parse_source(source, part)
    yield from faults
    if tree is not None:
        yield from grammar_findings(tree, source, part)
        yield from name_findings(tree, source, part, shape)
