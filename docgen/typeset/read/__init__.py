"""From the bytes of a Word file to the model: package, styles, numbering, body.

Import ``read_document`` from ``docgen.typeset.read.document``. Not for measuring anything.
"""
