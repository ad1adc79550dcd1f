"""What the command line says: every error in both languages, documented, with its status."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import archive
import docgen
from archive.errors import ArchiveError
from docgen.errors import DocgenError
from docgen.messages import in_chinese
from docgen.messages._error_phrases import PHRASES
from docgen.messages.errors import ERRORS as ERRORS_OF_WORK
from docgen.messages.errors_of_access import ERRORS_OF_ACCESS
from docgen.messages.errors_of_service import ERRORS_OF_SERVICE
from docgen.messages.errors_of_signing import ERRORS_OF_SIGNING

ERRORS = {**ERRORS_OF_WORK, **ERRORS_OF_ACCESS, **ERRORS_OF_SERVICE, **ERRORS_OF_SIGNING}
ROOT = Path(__file__).parents[4]
SHELL_CODES = {
    "usage": 2,
    "interrupted": 1,
    "disk-full": 6,
    "permission-missing": 6,
    "system-error": 6,
    "defect": 1,
}
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| ([0-7]) \|", re.MULTILINE)
# Rooms whose errors carry free phrases; what fonts and Word files hold is named by their own terms.
PHRASED = (
    "archive",
    "docgen/registry",
    "docgen/service",
    "docgen/cli",
    "docgen/catalogue",
    "docgen/word",
    "docgen/web",
)


def _import_all(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith(("__main__", "_uno_worker")):
            importlib.import_module(module.name)


def _classes(root: type) -> Iterator[type]:
    """The classes of the product; a test may have made one of its own."""
    if root.__module__.startswith(("docgen.", "archive.")):
        yield root
    for child in root.__subclasses__():
        yield from _classes(child)


@pytest.fixture(scope="module")
def statuses() -> dict[str, int]:
    _import_all(docgen)
    _import_all(archive)
    errors = {*_classes(DocgenError), *_classes(ArchiveError)}
    found = {error.code: int(error.exit_status) for error in errors}  # type: ignore[attr-defined]
    assert len(found) == len(errors), "two errors share a code"
    return {**found, **SHELL_CODES}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_error_has_its_text_in_both_languages(statuses: dict[str, int]) -> None:
    assert set(ERRORS) == set(statuses)
    assert all(set(texts) == {"zh", "en"} for texts in ERRORS.values())


def test_english_is_the_errors_own_text_and_chinese_asks_for_no_other_field(
    statuses: dict[str, int],
) -> None:
    for error in {*_classes(DocgenError), *_classes(ArchiveError)}:
        texts, template = ERRORS[error.code], error.template  # type: ignore[attr-defined]
        assert texts["en"] == template
        assert _fields(texts["zh"]) <= _fields(template), error


def test_every_error_stands_in_the_document_with_its_status(statuses: dict[str, int]) -> None:
    document = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert {code: int(status) for code, status in ROW.findall(document)} == statuses


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
        yield "".join(str(part) for part in parts)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _phrases() -> Iterator[str]:
    for room in PHRASED:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    for keyword in node.keywords:
                        if keyword.arg in ("what", "next"):
                            yield from _literals(keyword.value)


def test_every_phrase_that_an_error_carries_has_its_chinese() -> None:
    wanted = {phrase for phrase in _phrases() if phrase.strip("{} ()")}
    assert wanted - set(PHRASES) == set()


def test_phrases_with_values_are_translated_around_them() -> None:
    assert in_chinese({"what": "edition 3 where 2 comes next", "where": "X"}) == {
        "what": "版次是 3，应为 2",
        "where": "X",
    }
    assert in_chinese({"what": "the disk is full"})["what"] == "磁盘已满"
