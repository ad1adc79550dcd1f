"""One table of texts per language for findings, errors and labels; looked up by code.

A room adds its texts in a module of its own here (``rules.py``, ``schema.py`` ...), each a mapping
``code -> {"zh": ..., "en": ...}`` with ``str.format`` fields. Not for the sentences printed on
papers: those stand in the templates.
"""

from __future__ import annotations
