"""The structure gate must be able to fail, and the tree must pass it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.structure import check_tree

ROOT = Path(__file__).parents[3]


def _tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_the_tree_passes() -> None:
    assert check_tree(ROOT) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"archive/values.py": "from docgen.values import Role\n", "docgen/values.py": ""},
            "archive.values: archive must not import docgen.values",
        ),
        (
            {"docgen/case/a.py": "import docgen.service.b\n", "docgen/service/b.py": ""},
            "docgen.case.a: imports upwards from docgen.service.b",
        ),
        (
            {
                "docgen/case/a.py": "from docgen.case import b\n",
                "docgen/case/b.py": "from docgen.case import a\n",
                "docgen/case/__init__.py": "",
            },
            "import cycle: docgen.case.a -> docgen.case.b -> docgen.case.a",
        ),
        ({"docgen/case/a.py": "import click\n"}, "docgen.case.a: this room must not import click"),
        (
            {"docgen/cli/a.py": "def long():\n" + "    x = 1\n" * 60},
            "docgen.cli.a.long: 61 lines, at most 60",
        ),
        ({"docgen/cli/a.py": "x = 1\n" * 601}, "docgen.cli.a: 601 lines, at most 600"),
        (
            {"docgen/odd/a.py": ""},
            "docgen.odd.a: stands in no layer; add its room to tools/structure.py",
        ),
    ],
)
def test_it_names_a_violation(tmp_path: Path, files: dict[str, str], expected: str) -> None:
    assert check_tree(_tree(tmp_path, files)) == [expected]
