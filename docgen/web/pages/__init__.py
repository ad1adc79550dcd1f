"""Pages for people, rendered on the server. Not for systems: those use ``docgen.web.api``."""
