"""The registry: open cases, frozen papers, numbers and the catalogue of dossiers, in SQL.

It is the truth for what has been issued and numbered. Not for sealed dossiers, whose truth is the
archive, and not for rendering: nothing is rendered inside a transaction.
"""
