"""Makes ``docs/openapi.json``: runs every example against a trial home and keeps the answers."""
