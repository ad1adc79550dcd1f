"""Secrets of webhooks in the registry: nothing in clear, nothing of use in another place."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from docgen.registry.queue.values import WebhookRow
from docgen.registry.registry import Registry
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Principal
from docgen.service.webhooks.errors import WebhookKeyError
from docgen.service.webhooks.managing import WebhookWork
from docgen.service.webhooks.renewing import renewed
from docgen.service.webhooks.vault import (
    SecretVault,
    make_key,
    opened_vault,
    protect_kept,
    unreadable,
)
from docgen.webhook_signature import secret_text

NOW = datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
SECRET = secret_text(b"s" * 32)
HOOK = WebhookRow(
    id="h1",
    agency="SLJT",
    url="https://example.com/",
    secret=SECRET,
    types=frozenset({"case.accepted"}),
    state="active",
    created_at=NOW,
    created_by="key:k1",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the key stands."""
    return tmp_path / "secrets.key"


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    """An empty registry."""
    place = tmp_path / "registry.sqlite3"
    Registry.create(place)
    with Registry.open(place) as made:
        yield made


def _kept(registry: Registry) -> WebhookRow:
    with registry.reading() as unit:
        found = unit.webhooks.find("SLJT", "h1")
    assert found is not None
    return found


def _work(registry: Registry, vault: SecretVault) -> WebhookWork:
    keys = iter([b"s" * 32, b"t" * 32])
    return WebhookWork(
        registry=registry,
        listed=(),
        vault=vault,
        new_id=lambda: "h1",
        new_key=lambda: next(keys),
    )


def test_the_registry_keeps_no_secret_in_clear(registry: Registry, path: Path) -> None:
    vault = opened_vault(registry, path)
    work = _work(registry, vault)
    principal = Principal(actor="key:k1", agency="SLJT", duties=frozenset())
    occasion = Occasion(principal=principal, at=NOW)
    made = work.create(HOOK.url, HOOK.types, occasion)
    assert made.secret == SECRET
    assert vault.reveal(_kept(registry).secret, "h1") == SECRET
    rotated = work.rotate("h1", occasion)
    found = _kept(registry).secrets(NOW + timedelta(hours=1))
    assert [vault.reveal(each, "h1") for each in found] == [rotated.secret, SECRET]
    held = (path.parent / "registry.sqlite3").read_bytes()
    held += b"".join(each.read_bytes() for each in path.parent.glob("registry.sqlite3-wal"))
    assert b"whsec_" not in held


def test_a_secret_opens_for_its_own_webhook_only(path: Path) -> None:
    make_key(path)
    make_key(path.with_name("other.key"))
    vault = SecretVault(path)
    kept = vault.protect(SECRET, "h1")
    with pytest.raises(WebhookKeyError):
        vault.reveal(kept, "h2")
    with pytest.raises(WebhookKeyError):
        SecretVault(path.with_name("other.key")).reveal(kept, "h1")
    with pytest.raises(WebhookKeyError):
        vault.reveal("siv1:no base64", "h1")


def test_what_was_kept_in_clear_is_protected_once(registry: Registry, path: Path) -> None:
    former = secret_text(b"f" * 32)
    with registry.writing() as unit:
        unit.webhooks.add(replace(HOOK, secret=former))
    with registry.writing() as unit:
        until = NOW + timedelta(days=1)
        unit.webhooks.rotate(replace(HOOK, secret=former), secret=SECRET, former_until=until)
    vault = opened_vault(registry, path)
    assert vault.reveal(_kept(registry).secret, "h1") == SECRET
    assert protect_kept(registry, vault) == 1
    assert protect_kept(registry, vault) == 0
    kept = _kept(registry)
    assert SECRET not in (kept.secret, kept.former_secret)
    assert [vault.reveal(each, "h1") for each in kept.secrets(NOW)] == [SECRET, former]


def test_those_who_make_the_key_at_once_have_the_same(path: Path) -> None:
    gate = Barrier(4)

    def opened(_at: int) -> str:
        gate.wait()
        make_key(path)
        return SecretVault(path).protect(SECRET, "h1")

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(opened, range(4)))) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    make_key(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("held", [None, b"short"])
def test_a_file_that_is_missing_or_no_such_key_is_refused(path: Path, held: bytes | None) -> None:
    if held is not None:
        path.write_bytes(held)
    with pytest.raises(WebhookKeyError) as caught:
        SecretVault(path).protect(SECRET, "h1")
    assert str(path) in str(caught.value)
    assert path.exists() == (held is not None)


def test_a_key_is_made_where_nothing_needs_an_older_one(registry: Registry, path: Path) -> None:
    with registry.writing() as unit:
        unit.webhooks.add(HOOK)
    opened_vault(registry, path)
    assert path.is_file()


def _with_lost_key(registry: Registry, path: Path) -> tuple[SecretVault, bytes]:
    """A registry with one secret, whose key was taken away."""
    vault = opened_vault(registry, path)
    with registry.writing() as unit:
        unit.webhooks.add(replace(HOOK, secret=vault.protect(SECRET, "h1")))
    key = path.read_bytes()
    path.unlink()
    return vault, key


def test_a_lost_key_is_not_made_anew_and_serves_again_once_it_is_put_back(
    registry: Registry, path: Path
) -> None:
    vault, key = _with_lost_key(registry, path)
    opened_vault(registry, path)
    assert not path.exists()
    assert [each.id for each in unreadable(registry, vault)] == ["h1"]
    path.write_bytes(key)
    assert unreadable(registry, vault) == ()


@pytest.mark.parametrize("held", [None, b"short", b"o" * 64])
def test_new_secrets_are_given_where_the_old_cannot_be_opened(
    registry: Registry, path: Path, held: bytes | None
) -> None:
    vault, _ = _with_lost_key(registry, path)
    if held is not None:
        path.write_bytes(held)
    principal = Principal(actor="system", agency="", duties=frozenset())
    occasion = Occasion(principal=principal, at=NOW)
    (given,) = renewed(registry, path, occasion, new_key=lambda: b"n" * 32)
    assert given.secret == secret_text(b"n" * 32)
    assert vault.reveal(_kept(registry).secret, "h1") == given.secret
    assert renewed(registry, path, occasion, new_key=lambda: b"m" * 32) == ()
    with registry.reading() as unit:
        (entry,) = unit.audit.newest(agency="SLJT", target="", before=None, limit=9)
    assert (entry.target, entry.detail["what"]) == ("webhook:h1", "renew")
