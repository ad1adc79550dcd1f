"""What can be made: schemas, the annotations on them, instrument types, formats, templates.

Not for cases (``docgen.case``) nor for filling a template (``docgen.fill``).
"""

from __future__ import annotations

from docgen.catalogue.catalogue import Catalogue, load_catalogue
from docgen.catalogue.errors import (
    CatalogueInvalidError,
    TemplateMissingError,
    UnknownInstrumentError,
)
from docgen.catalogue.formats import FORMATS
from docgen.catalogue.lint import lint_schema
from docgen.catalogue.plan import InstanceString, Plan
from docgen.catalogue.schemas import SchemaNode, SchemaSet
from docgen.catalogue.values import InstrumentDigests, InstrumentType, Signer

__all__ = [
    "FORMATS",
    "Catalogue",
    "CatalogueInvalidError",
    "InstanceString",
    "InstrumentDigests",
    "InstrumentType",
    "Plan",
    "SchemaNode",
    "SchemaSet",
    "Signer",
    "TemplateMissingError",
    "UnknownInstrumentError",
    "lint_schema",
    "load_catalogue",
]
