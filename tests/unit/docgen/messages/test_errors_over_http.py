"""What the HTTP interface says of errors: acts, never commands of the machine."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import archive
import docgen
from archive.errors import ArchiveError
from docgen.cli.app import COMMANDS
from docgen.errors import DocgenError
from docgen.messages import text_over_http
from docgen.messages.errors import ERRORS as ERRORS_OF_WORK
from docgen.messages.errors_of_access import ERRORS_OF_ACCESS
from docgen.messages.errors_of_service import ERRORS_OF_SERVICE
from docgen.messages.errors_of_signing import ERRORS_OF_SIGNING
from docgen.messages.errors_over_http import ERRORS_OVER_HTTP
from docgen.messages.fill import FILL
from docgen.messages.rules import RULES
from docgen.messages.rules_of_comparison import RULES_OF_COMPARISON
from docgen.messages.rules_of_files import RULES_OF_FILES
from docgen.messages.rules_of_penalties import RULES_OF_PENALTIES
from docgen.messages.schema import SCHEMA
from docgen.web.problems import status_of

ERRORS = {**ERRORS_OF_WORK, **ERRORS_OF_ACCESS, **ERRORS_OF_SERVICE, **ERRORS_OF_SIGNING}
ROOT = Path(docgen.__file__).parent
OF_COMMANDS = re.compile(rf"\bdocgen ({'|'.join(COMMANDS)})\b|(?<![\w-])--[a-z]")
FINDINGS = {
    **FILL,
    **RULES,
    **RULES_OF_COMPARISON,
    **RULES_OF_FILES,
    **RULES_OF_PENALTIES,
    **SCHEMA,
}
# Rooms that only commands enter.
SHELLS = ("docgen.cli", "docgen.bench", "docgen.conformance", "docgen.service.backup")
# What a command is given beside a case: a home, a folder, an officer, a day, numbers to go on from.
OF_COMMANDS_ALONE = {
    "evidence-folder-missing", "home-missing", "number-unread", "setting-unknown",
    "staff-unknown", "window-unknown",
}  # fmt: skip
SERVING = ("web", "registry", "service/access", "service/jobs", "service/webhooks", "service/work")


def _classes(kind: Any) -> Iterator[Any]:
    if kind.__module__.startswith(("docgen.", "archive.")):
        yield kind
    for each in kind.__subclasses__():
        yield from _classes(each)


def _for_clients() -> Iterator[str]:
    """The codes of errors that a client can cure: those answered below 500."""
    for package in (docgen, archive):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(("__main__", "_uno_worker")):
                importlib.import_module(module.name)
    for root in (DocgenError, ArchiveError):
        for kind in _classes(root):
            if not kind.__module__.startswith(SHELLS) and status_of(kind.__new__(kind)) < 500:
                yield kind.code


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_no_problem_that_a_client_can_cure_names_a_command() -> None:
    wanted = set(_for_clients()) - OF_COMMANDS_ALONE
    assert {"paper-changed", "case-changed", "void-reason-missing", "numbers-held"} <= wanted
    for code in sorted(wanted):
        params = dict.fromkeys(_fields("".join(ERRORS[code].values())), "值")
        for language in ("zh", "en"):
            told = text_over_http(code, language, **params)
            assert not OF_COMMANDS.search(told), told


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_no_finding_on_a_case_names_a_command(code: str) -> None:
    for sentence in FINDINGS[code].values():
        assert not OF_COMMANDS.search(sentence)


def test_no_phrase_of_an_error_from_the_rooms_that_serve_names_a_command() -> None:
    for room in SERVING:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.keyword) and node.arg in ("what", "next"):
                    assert not OF_COMMANDS.search(ast.unparse(node.value)), path


@pytest.mark.parametrize("code", sorted(ERRORS_OVER_HTTP))
def test_a_sentence_for_http_stands_for_a_known_error_and_names_only_its_fields(code: str) -> None:
    own = ERRORS[code.removeprefix("http-error-")]
    assert all(_fields(each) <= _fields(own["en"]) for each in ERRORS_OVER_HTTP[code].values())
    assert any(OF_COMMANDS.search(each) for each in own.values()), "its own sentence would do"
