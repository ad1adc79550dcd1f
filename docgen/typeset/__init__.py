"""Typesetting: the bytes of a Word file become PDF/A, SVG or PNG without an office suite.

Import from the modules (``engine``, ``fonts``, ``libreoffice``, ``errors``); nothing is re-exported
here. Not for filling templates (``docgen.fill``) nor for binding papers (``archive.bind``).
"""
