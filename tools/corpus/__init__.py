"""The corpus of the comparison with LibreOffice: small Word files, each isolating features.

Every producer has its module; ``npm/`` and ``office/`` hold the sources of those that are not
Python. Not for the comparison itself: ``docgen.bench.faithful``.
"""
