"""Faithfulness: the pages of the native engine beside those of LibreOffice.

Both print the same file with the same faces, so what differs is layout. Not a measure of speed.
"""
