"""Times as people here read them: Beijing time, to the minute. Not for times on papers."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

__all__ = ["BEIJING", "read_time"]

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


def read_time(moment: datetime) -> str:
    """2026-03-05 10:30."""
    return moment.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
