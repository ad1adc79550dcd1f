"""The processes of the service: a supervisor that starts, watches and replaces them.

Not for what a worker does (``docgen.service.jobs``) or answers (``docgen.web``).
"""
