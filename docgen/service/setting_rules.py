"""What a setting may be: its bounds, how it is described, and whether a value keeps to them.

Not for the settings themselves, nor where their values come from (``docgen.service.settings``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from docgen.registry.location import postgresql_url
from docgen.registry.numbers import NumberPattern
from docgen.service.access.oidc.mapping import is_issuer, is_origin, read_map
from docgen.service.access.policy import Duty
from docgen.service.errors import SettingInvalidError
from docgen.service.networks import is_networks, is_proxies
from docgen.service.webhooks.addresses import NO_NETWORKS

__all__ = ["Rule", "checked", "choice", "expected", "number", "secret", "text"]

Chosen = TypeVar("Chosen", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a setting may be: its description and its bounds."""

    zh: str
    en: str
    lowest: int = 0
    highest: int = 0
    choices: tuple[str, ...] = ()
    form: str = "text"
    secret: bool = False


def number(default: int, lowest: int, highest: int, zh: str, en: str) -> int:
    """A whole number within bounds."""
    rule = Rule(zh=zh, en=en, lowest=lowest, highest=highest)
    return field(default=default, metadata={"rule": rule})


def choice(default: Chosen, choices: tuple[Chosen, ...], zh: str, en: str) -> Chosen:
    """One of a few words."""
    return field(default=default, metadata={"rule": Rule(zh=zh, en=en, choices=choices)})


def text(default: str, zh: str, en: str, *, form: str = "text") -> str:
    """A text; ``form`` says how it is written."""
    return field(default=default, metadata={"rule": Rule(zh=zh, en=en, form=form)})


def secret(default: str, zh: str, en: str) -> str:
    """A text that is never shown."""
    return field(default=default, metadata={"rule": Rule(zh=zh, en=en, secret=True)})


def checked(key: str, raw: object, rule: Rule, default: object, *, origin: str) -> object:
    """The value that somebody wrote for a setting.

    Raises:
        SettingInvalidError: it is not what the setting may be; ``origin`` says where it stands.
    """
    value = _as_number(raw) if isinstance(default, int) else raw
    good = _is_number(value, rule) if isinstance(default, int) else _is_text(value, rule)
    if not good or (key in _FORMS and not _FORMS[key](cast("str", value))):
        raise SettingInvalidError(key=key, where=origin, expected=expected(rule, default))
    if key == "numbers.pattern":
        NumberPattern(cast("str", value))
    if key == "registry.url" and value != default:
        postgresql_url(cast("str", value))
    return value


def _as_number(raw: object) -> object:
    digits = isinstance(raw, str) and re.fullmatch(r"[0-9]{1,12}", raw)
    return int(cast("str", raw)) if digits else raw


def _is_number(value: object, rule: Rule) -> bool:
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    return rule.lowest <= value <= rule.highest


def _is_text(value: object, rule: Rule) -> bool:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        return False
    return value in rule.choices if rule.choices else True


def _is_agency_map(text: str) -> bool:
    return read_map(text) is not None


def _is_duties_map(text: str) -> bool:
    return read_map(text, known=[duty.value for duty in Duty]) is not None


_FORMS: Mapping[str, Callable[[str], bool]] = {
    "oidc.issuer": is_issuer,
    "oidc.pages": is_origin,
    "oidc.agency_map": _is_agency_map,
    "oidc.duties_map": _is_duties_map,
    "metrics.networks": is_networks,
    "serve.proxies": is_proxies,
    "webhooks.private_networks": lambda text: text == NO_NETWORKS or is_networks(text),
}


def expected(rule: Rule, default: object) -> str:
    """What a setting may be, in a few words."""
    if isinstance(default, int):
        return f"{rule.lowest}..{rule.highest}"
    return " | ".join(rule.choices) if rule.choices else rule.form
