"""Who may come in and who did what: the audit trail beside users, keys and sessions.

Not for deciding what anyone may do.
"""
