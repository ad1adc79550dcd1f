"""From the model to pages: measuring, breaking lines, stacking tables, filling pages.

Lines are broken here and not by the compiler, because Word's rules for punctuation, tabs, grids and
cells are not the compiler's. Not for writing the compiler's source (``docgen.typeset.write``).
"""
