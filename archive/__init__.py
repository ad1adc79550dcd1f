"""Keeps dossiers: binds, seals, stores, logs, finds and verifies them. Knows nothing of cases."""
