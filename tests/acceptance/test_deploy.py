"""What ships for deployment fits the program: lock, unit, container, proxy and alerts."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from running import ROOT

from docgen.telemetry.metrics import Metrics
from tools.runtime_lock import LOCK, RUNTIME_LOCK, runtime_lock

DEPLOY = ROOT / "deploy"
OPERATIONS = ROOT / "docs" / "operations.md"


def text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def test_the_lock_of_the_container_is_the_part_of_the_lock_that_runs() -> None:
    assert RUNTIME_LOCK.read_text("utf-8") == runtime_lock(LOCK.read_text("utf-8"))
    names = set(re.findall(r"(?m)^([a-z0-9._-]+)==", RUNTIME_LOCK.read_text("utf-8")))
    assert {"fastapi", "uvicorn", "sqlalchemy", "psycopg", "pikepdf"} <= names
    assert not names & {"pytest", "mypy", "ruff", "schemathesis", "hypothesis"}


def test_the_container_runs_as_nobody_special_and_names_no_registry() -> None:
    lines = text("Containerfile").splitlines()
    users = [line for line in lines if line.startswith("USER")]
    assert users == ["USER 10001:10001"]
    assert any(line.startswith("HEALTHCHECK") for line in lines)
    bases = re.findall(r"(?m)^(?:ARG BASE=|FROM )(\S+)", text("Containerfile"))
    assert not any("." in base.split("/")[0] and "/" in base for base in bases)
    copied = re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", text("Containerfile"))
    for source in " ".join(copied).split():
        assert source.startswith("dist/") or (ROOT / source).exists(), source


@pytest.mark.needs("systemd-analyze")
@pytest.mark.parametrize("unit", ["docgen.service", "docgen-backup.service"])
def test_the_units_are_understood_and_hardened(unit: str, tmp_path: Path) -> None:
    known = tmp_path / unit
    known.write_text(text(unit).replace("/opt/docgen/bin/docgen", "/bin/true"), "utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(known)],
        capture_output=True,
        text=True,
        check=False,
    )
    about_us = [line for line in checked.stderr.splitlines() if unit in line]
    assert about_us == []
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=30", str(known)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert judged.returncode == 0, judged.stdout


def test_alerts_ask_for_figures_that_are_told_and_lead_into_the_runbook() -> None:
    metrics = Metrics(timer=lambda: 0.0)
    endpoint = (ROOT / "docgen" / "web" / "api" / "metrics.py").read_text("utf-8")
    told = set(re.findall(r"docgen_[a-z_]+", metrics.text().decode() + endpoint))
    told |= {f"{name}_bucket" for name in told}
    asked = set(re.findall(r"docgen_[a-z_]+", text("alerts.yml")))
    assert asked <= told
    headings = re.findall(r"(?m)^#+ (.+)$", OPERATIONS.read_text("utf-8"))
    anchors = {re.sub(r"[^a-z0-9 -]", "", each.lower()).replace(" ", "-") for each in headings}
    led = set(re.findall(r"operations\.md#([a-z0-9-]+)", text("alerts.yml")))
    assert led
    assert led <= anchors


def test_the_proxy_passes_the_largest_body_and_hides_what_watches_the_service() -> None:
    conf = text("nginx.conf")
    assert "client_max_body_size 64m;" in conf
    for path in ("= /metrics", "/health/"):
        assert re.search(rf"location {re.escape(path)}\s*{{ return 404; }}", conf)
    assert "X-Forwarded-For $remote_addr" in conf
