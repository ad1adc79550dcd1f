"""Backups: a home as it is at one moment, copied while it is at work, and made into a home again.

Not for keeping, encrypting or moving backups: that is the operator's own tool's.
"""
