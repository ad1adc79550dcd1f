"""The key of the webhooks' secrets, lost: who says so, and the two ways out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from faulty import key_of_integrator
from processes import Program
from running import Docgen

from docgen.registry.queue.values import WebhookRow
from docgen.registry.registry import Registry
from docgen.service.webhooks.vault import SecretVault

FEW: Mapping[str, str] = {"DOCGEN_SERVE_WEB": "1", "DOCGEN_JOBS_WORKERS": "0"}


@pytest.fixture
def lost(trial: Docgen) -> Docgen:
    """A home with a webhook, without its key."""
    key_of_integrator(trial.home / "registry.sqlite3")
    key = trial.home / "secrets.key"
    row = WebhookRow(
        id="h1",
        agency="SLJT",
        url="https://example.com/",
        secret=SecretVault(key).protect("whsec_c2VjcmV0", "h1"),
        types=frozenset({"case.accepted"}),
        state="active",
        created_at=datetime(2026, 3, 5, tzinfo=UTC),
        created_by="key:k1",
    )
    with Registry.open(trial.home / "registry.sqlite3") as registry, registry.writing() as unit:
        unit.webhooks.add(row)
    key.rename(trial.home.parent / "kept.key")
    return trial


def _states(home: Docgen) -> Mapping[str, str]:
    checks = home.run("--lang", "en", "doctor", "--json").json["checks"]
    return {each["subject"]: each["state"] for each in checks}


def test_every_command_says_that_the_key_is_lost_and_none_makes_another(
    lost: Docgen, tmp_path: Path
) -> None:
    assert _states(lost)["secrets of webhooks"] == "missing"
    assert lost.run("--lang", "en", "webhooks", "list").out.endswith(
        "its secret cannot be opened\n"
    )
    assert "docgen webhooks renew" in lost.run("backup", "-o", tmp_path / "copy").out
    lost.run("init", "--trial")
    assert not (lost.home / "secrets.key").exists()


def test_the_service_says_so_and_serves(lost: Docgen) -> None:
    with Program.running(lost, "serve", "--port", 0, environ=FEW) as program:
        program.address()
        program.stop()
    assert any("docgen webhooks renew" in line for line in program.said)
    assert not (lost.home / "secrets.key").exists()


def test_the_file_put_back_or_new_secrets_mend_it(lost: Docgen) -> None:
    kept, key = lost.home.parent / "kept.key", lost.home / "secrets.key"
    kept.rename(key)
    assert _states(lost)["secrets of webhooks"] == "ok"
    assert lost.ok("webhooks", "renew") == {"webhooks": []}
    key.unlink()
    (given,) = lost.ok("webhooks", "renew")["webhooks"]
    assert given["secret"].startswith("whsec_")
    assert lost.ok("webhooks", "list")["webhooks"] == [
        {
            "id": "h1",
            "agency": "SLJT",
            "url": "https://example.com/",
            "state": "active",
            "secret_opens": True,
        }
    ]


def test_a_backup_carries_the_key(lost: Docgen, tmp_path: Path) -> None:
    (lost.home.parent / "kept.key").rename(lost.home / "secrets.key")
    lost.ok("backup", "-o", tmp_path / "copy.tar")
    lost.ok("restore", tmp_path / "copy.tar", "--home", tmp_path / "other")
    restored = Docgen(tmp_path / "other")
    assert restored.ok("webhooks", "list")["webhooks"][0]["secret_opens"] is True
