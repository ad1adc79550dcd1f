"""Fills Word templates: docxtpl's language, compiled once, filled in well under a millisecond.

A template is a hostile edge: it runs in a sandbox with an allow-list, and what a case holds never
becomes structure. Not for pages: ``docgen.typeset`` draws them.
"""

from __future__ import annotations

from docgen.fill._environment import template_environment
from docgen.fill.check import (
    check_template,
    unplaced_signers,
    unprinted_face,
    unprinted_fields,
)
from docgen.fill.context import context_for, context_for_report, context_for_sheet
from docgen.fill.errors import TemplateInvalidError, TemplateValueError
from docgen.fill.template import Template, fill, fill_marked, load_template

__all__ = [
    "Template",
    "TemplateInvalidError",
    "TemplateValueError",
    "check_template",
    "context_for",
    "context_for_report",
    "context_for_sheet",
    "fill",
    "fill_marked",
    "load_template",
    "template_environment",
    "unplaced_signers",
    "unprinted_face",
    "unprinted_fields",
]
