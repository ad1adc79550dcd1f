"""Makes documents: reads a case, judges it, fills and typesets its papers, composes its dossier.

Not for keeping dossiers: that is ``archive``.
"""
