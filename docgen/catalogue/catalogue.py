"""Finds the schemas and templates, the product's and an agency's, and answers for them.

Not for judging a case (``docgen.case``) nor for filling (``docgen.fill``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema_rs

from docgen.catalogue.annotations import annotation_faults, read_annotations
from docgen.catalogue.bundle import bundled
from docgen.catalogue.errors import (
    CatalogueInvalidError,
    TemplateMissingError,
    UnknownInstrumentError,
)
from docgen.catalogue.files import read_json_object, shipped_folder
from docgen.catalogue.formats import FORMATS
from docgen.catalogue.lint import lint_schema
from docgen.catalogue.lists import Lists, load_lists
from docgen.catalogue.plan import plan_of
from docgen.catalogue.schemas import SchemaSet
from docgen.catalogue.values import InstrumentDigests, InstrumentType
from docgen.messages import text
from docgen.values import Finding, Role

__all__ = ["Catalogue", "load_catalogue"]

_SUFFIX = ".schema.json"
_BASE = "https://docgen.example/schemas/"
_SHARED = ("case", "common")


class Catalogue:
    """Every instrument that can be made, with its schema and template.

    Fixed once loaded: validators are built when first asked for and kept.
    """

    def __init__(
        self,
        *,
        documents: Mapping[str, Mapping[str, Any]],
        types: Mapping[str, InstrumentType],
        schema_paths: Mapping[str, Path],
        template_folders: tuple[Path, ...],
        lists: Lists,
    ) -> None:
        self.lists = lists
        self.schemas = SchemaSet(documents, named=lists.named)
        self._documents = documents
        self._types = types
        self._instruments = tuple(sorted(types.values(), key=lambda each: (each.stage, each.code)))
        self._schema_paths = schema_paths
        self._template_folders = template_folders
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    @property
    def instruments(self) -> tuple[InstrumentType, ...]:
        """All instruments in filing order."""
        return self._instruments

    def instrument(self, code: str) -> InstrumentType:
        """The instrument of this code; ``UnknownInstrumentError`` where there is none."""
        if code not in self._types:
            raise UnknownInstrumentError(instrument=code)
        return self._types[code]

    def find(self, code: str) -> InstrumentType | None:
        """The instrument of this code, where there is one."""
        return self._types.get(code)

    def by_role(self, role: Role) -> tuple[InstrumentType, ...]:
        """The instruments that play ``role``, in filing order."""
        return tuple(each for each in self.instruments if each.role is role)

    def validator(self, name: str) -> jsonschema_rs.Draft202012Validator:
        """The validator of ``case`` or of an instrument's ``data``."""
        if name not in _SHARED:
            self.instrument(name)
        if name not in self._validators:
            self._validators[name] = self._build(name)
        return self._validators[name]

    def _build(self, name: str) -> jsonschema_rs.Draft202012Validator:
        registry = jsonschema_rs.Registry(
            [(f"{_BASE}common{_SUFFIX}", dict(self._documents["common"]))],
            draft=jsonschema_rs.Draft202012,
        )
        try:
            return jsonschema_rs.Draft202012Validator(
                dict(self._documents[name]),
                formats=dict(FORMATS),
                validate_formats=True,
                ignore_unknown_formats=False,
                registry=registry,
                offline=True,
            )
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            raise CatalogueInvalidError(
                what=str(error).splitlines()[0],
                where=self._schema_paths[name].name,
                next="correct it and check the template again",
            ) from error

    def schema_path(self, name: str) -> Path:
        """The file of a schema: ``case``, ``common`` or an instrument code."""
        if name not in _SHARED:
            self.instrument(name)
        return self._schema_paths[name]

    def standalone_schema(self, name: str) -> dict[str, Any]:
        """A schema with everything it refers to, so that it can be read anywhere."""
        self.schema_path(name)
        return bundled(self._documents, name)

    def template_path(self, code: str) -> Path:
        """The Word template of an instrument, the agency's before the product's."""
        self.instrument(code)
        for folder in self._template_folders:
            for path in (folder / f"{code}.docx", folder / "dossier" / f"{code}.docx"):
                if path.is_file():
                    return path
        raise TemplateMissingError(instrument=code)

    def digest(self, code: str) -> InstrumentDigests:
        """Digests of the schema, the common definitions and the template of an instrument."""
        return InstrumentDigests(
            schema=_digest(self.schema_path(code)),
            common=_digest(self._schema_paths["common"]),
            template=_digest(self.template_path(code)),
        )


def load_catalogue(*, data: Path | None = None, agency: Path | None = None) -> Catalogue:
    """Read the product's schemas and templates, then those of an agency's folder over them.

    Args:
        data: a folder holding ``schemas`` and ``templates``; the shipped one by default.
        agency: ``DOCGEN_HOME``; its own ``schemas`` and ``templates`` may be missing. An agency
            adds or replaces instruments, never the case or the common definitions.
    """
    shipped = data or shipped_folder()
    documents, paths, types = {}, {}, {}
    for name, path in _schema_files(shipped):
        documents[name], paths[name] = read_json_object(path), path
        if name not in _SHARED:
            types[name] = _type(name, path, documents[name], agency=False)
    for name, path in _schema_files(agency) if agency else ():
        if name in _SHARED:
            raise CatalogueInvalidError(
                what="a shared schema cannot be replaced",
                where=path.name,
                next="remove this file; add a schema of your own instrument instead",
            )
        documents[name], paths[name] = read_json_object(path), path
        _require_schema(path, documents[name])
        _refuse(path, lint_schema(documents[name]))
        types[name] = _type(name, path, documents[name], agency=True)
        _require_references(path, name, documents)
    folders = tuple(folder for folder in (agency, shipped) if folder)
    lists = load_lists(folders)
    return Catalogue(
        documents=MappingProxyType(documents),
        types=MappingProxyType({code: _listed(kind, lists) for code, kind in types.items()}),
        schema_paths=MappingProxyType(paths),
        template_folders=tuple(folder / "templates" for folder in folders),
        lists=lists,
    )


def _listed(kind: InstrumentType, lists: Lists) -> InstrumentType:
    """A type with what lists say: English names, and the agency's own period of retention."""
    return replace(
        kind,
        title=lists.named(kind.title),
        signers=tuple(replace(each, label=lists.named(each.label)) for each in kind.signers),
        retention=lists.retention.get(kind.code, kind.retention),
    )


def _schema_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted((folder / "schemas").glob(f"*{_SUFFIX}")):
        yield path.name.removesuffix(_SUFFIX), path


def _require_schema(path: Path, document: dict[str, Any]) -> None:
    """An agency's file must be a schema at all before the subset is asked about."""
    try:
        jsonschema_rs.meta.validate(document)
    except (jsonschema_rs.ValidationError, ValueError) as error:
        raise CatalogueInvalidError(
            what=f"no JSON Schema 2020-12 ({error.args[0]})",
            where=path.name,
            next="correct it and check the template again",
        ) from error


def _require_references(path: Path, name: str, documents: Mapping[str, Mapping[str, Any]]) -> None:
    """Every reference of an agency's schema leads somewhere, and none leads back to itself."""
    try:
        plan_of(name, lambda document: documents[document])
    except (LookupError, RecursionError) as error:
        raise CatalogueInvalidError(
            what="a $ref that leads nowhere or in a circle",
            where=path.name,
            next="correct it and check the template again",
        ) from error


def _type(code: str, path: Path, document: Mapping[str, Any], *, agency: bool) -> InstrumentType:
    annotations = document.get("x-docgen")
    for key, expected in annotation_faults(annotations):
        raise CatalogueInvalidError(
            what=f"x-docgen {key}: expected {expected}",
            where=path.name,
            next="correct it and check the template again",
        )
    assert isinstance(annotations, Mapping)
    return read_annotations(code, annotations, agency=agency)


def _refuse(path: Path, faults: tuple[Finding, ...]) -> None:
    """An agency's schema outside our subset is refused; the product's are checked by its tests."""
    for fault in faults:
        raise CatalogueInvalidError(
            what=f"{text(fault, 'en')} ({fault.where})",
            where=path.name,
            next="correct it and check the template again",
        )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
