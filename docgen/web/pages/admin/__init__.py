"""The pages of the administrator: people, keys, templates, lists, jobs, the audit trail."""
