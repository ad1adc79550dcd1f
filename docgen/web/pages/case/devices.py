"""What kind of device a browser runs on, by what it calls itself. Not for telling two apart."""

from __future__ import annotations

__all__ = ["device_of"]

# The first that is found counts: Android calls itself Linux too.
_KINDS = (
    ("iPad", "ipad"),
    ("iPhone", "iphone"),
    ("HarmonyOS", "harmony"),
    ("Android", "android"),
    ("Windows", "windows"),
    ("Macintosh", "mac"),
    ("Linux", "linux"),
)


def device_of(browser: str) -> str:
    """The kind of device of a User-Agent, as the end of the code of its text."""
    return next((kind for word, kind in _KINDS if word in browser), "other")
