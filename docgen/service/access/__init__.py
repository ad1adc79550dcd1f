"""Who may do what: the policy, and the doors by which people and systems come in."""
