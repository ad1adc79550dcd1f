"""Composition: the papers, sheets and evidence of a case become one dossier, in filing order.

Pure: bytes and values in, an ``archive.values.Dossier`` out. Not for binding and sealing, which
are the archive's, nor for fetching any of its inputs.
"""
