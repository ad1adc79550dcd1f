"""The documents must stay true: commands exist, blocks run, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from docgen.cli import main

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
SHELL_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")


READMES = ("README.md", "README.zh-CN.md")


@pytest.mark.parametrize("readme", READMES)
def test_every_command_stands_in_the_readme(readme: str) -> None:
    rows = (ROOT / readme).read_text(encoding="utf-8")
    context = click.Context(main)
    missing = [name for name in main.list_commands(context) if f"`docgen {name}" not in rows]
    assert missing == []


@pytest.mark.parametrize("readme", READMES)
def test_every_command_of_a_group_stands_in_its_row(readme: str) -> None:
    rows = (ROOT / readme).read_text(encoding="utf-8").splitlines()
    context = click.Context(main)
    groups = {name: main.get_command(context, name) for name in main.list_commands(context)}
    missing = [
        f"{name} {inner}"
        for name, group in groups.items()
        if isinstance(group, click.Group)
        for inner in group.list_commands(context)
        for row in rows
        if row.startswith(f"| `docgen {name} ") and f"{inner}" not in row
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_to_a_file(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_the_commands_of_a_readme_run_in_order(name: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "cases", tmp_path / "tests" / "cases")
    blocks = SHELL_BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    assert lines
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "docgen"
        done = subprocess.run(
            [sys.executable, "-m", "docgen", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
