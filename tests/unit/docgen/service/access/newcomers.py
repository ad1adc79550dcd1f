"""Who comes to the doors in tests, and when."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["ADDRESS", "NOW", "PASSWORD"]

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
PASSWORD = "三月十六日 雨后初晴，风很大"
ADDRESS = "192.0.2.7"
