"""Fixtures every test shares: isolation, and the heavy programs a test may need."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import postgresql
import pytest
from hypothesis import settings

# CI judges a change by the same examples each time; elsewhere every run looks at new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI") == "true":
    settings.load_profile("ci")

VERAPDF_MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
AXE = Path(__file__).parent / "axe/node_modules/axe-core/axe.min.js"
VERAPDF_ARTIFACT = Path.home() / ".m2/repository/org/verapdf/apps/greenfield-apps"


def _verapdf_jar() -> Path | None:
    jars = sorted(VERAPDF_ARTIFACT.glob("*/greenfield-apps-*.jar"))
    return jars[-1] if jars and shutil.which("java") else None


def _present(program: str) -> bool:
    if program == "verapdf":
        return _verapdf_jar() is not None
    if program == "axe-core":
        return AXE.is_file()
    if program == "postgresql":
        return postgresql.programs().is_dir()
    return shutil.which(program) is not None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program is missing, by name; in CI that is a failure."""
    for mark in item.iter_markers("needs"):
        missing = [program for program in mark.args if not _present(program)]
        if missing:
            text = f"needs {', '.join(missing)}, not on this machine"
            if os.environ.get("CI") == "true":
                pytest.fail(text)
            pytest.skip(text)


class SkipsAreFailures:
    """In CI nothing may be skipped in silence: every program is there, so every test runs."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a skip."""
        if report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run where something was skipped."""
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_configure(config: pytest.Config) -> None:
    """Let a skip fail the run in CI."""
    if os.environ.get("CI") == "true":
        config.pluginmanager.register(SkipsAreFailures())


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("DOCGEN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DOCGEN_HOME", str(tmp_path / "docgen-home"))


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of this run; mark the test with needs('postgresql')."""
    # A socket's path may have 107 bytes, and the server's own user must be able to enter.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        with postgresql.serving(Path(folder) / "s") as server:
            yield server


@pytest.fixture(params=["file", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))])
def registry_location(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a registry can be made, once as a file and once in PostgreSQL."""
    if request.param == "file":
        return tmp_path / "registry.sqlite3"
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    return server.database()


@pytest.fixture(scope="session")
def verapdf() -> Callable[[Path, str], list[str]]:
    """A check of PDF/A: give a file or a folder and a flavour (2a, ua1), get the failed rules."""

    def check(path: Path, flavour: str) -> list[str]:
        jar = _verapdf_jar()
        assert jar is not None, "mark the test with needs('verapdf')"
        command = ["java", "-cp", str(jar), VERAPDF_MAIN, "-f", flavour, "--format", "xml"]
        done = subprocess.run([*command, str(path)], capture_output=True, timeout=180, check=False)
        return _failed_rules(done.stdout)

    return check


def _failed_rules(report: bytes) -> list[str]:
    root = ET.fromstring(report)
    verdicts = [node.get("isCompliant") for node in root.iter("validationReport")]
    failed = [
        f"{rule.get('clause')}-{rule.get('testNumber')}: {rule.findtext('description')}"
        for rule in root.iter("rule")
        if rule.get("status") == "failed"
    ]
    passed = bool(verdicts) and set(verdicts) == {"true"}
    return failed if passed or failed else [f"no verdict: {verdicts}"]
