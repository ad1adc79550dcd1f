"""The line of a case: taken in, papers issued and printed, dossier sealed. Not for open cases."""
