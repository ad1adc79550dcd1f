"""How long pages take: filling, typesetting, previews, long documents, workers and memory.

Measured beside LibreOffice on the same Word files. Not a test.
"""
