"""Lists as workbooks: an agency's clerk edits them in a spreadsheet program.

Not for what the lists mean: that is ``docgen.catalogue``.
"""
