"""The command table: every command has help in both languages, and starts without heavy imports."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pymupdf_fonts import FiraGO_Regular
from running import CASES, Docgen

from docgen.cli import main
from docgen.cli.app import COMMANDS, SECTIONS
from docgen.cli.usage import GivenPath

HEAVY = {
    "sqlalchemy",
    "pikepdf",
    "typst",
    "uharfbuzz",
    "lxml",
    "numpy",
    "cryptography",
    "rich",
    "jinja2",
    "PIL",
}


def _commands() -> Iterator[tuple[str, ...]]:
    context = click.Context(main)
    for name in main.list_commands(context):
        found = main.get_command(context, name)
        yield (name,)
        if isinstance(found, click.Group):
            yield from ((name, inner) for inner in found.list_commands(context))


ALL = tuple(_commands())


@pytest.mark.parametrize("words", ALL, ids=" ".join)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_explains_itself(words: tuple[str, ...], language: str) -> None:
    done = CliRunner().invoke(main, ["--lang", language, *words, "--help"])
    assert done.exit_code == 0
    said = "".join(done.stdout.split()).replace("示例市交通运输局", "")
    is_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in said)
    assert is_chinese == (language == "zh")


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_takes_json(words: tuple[str, ...]) -> None:
    found: click.Command | None = main
    for word in words:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(main), word)
    assert found is not None
    names = {name for each in found.params for name in each.opts}
    assert isinstance(found, click.Group) or "--json" in names


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_path_of_every_command_refuses_to_be_empty(words: tuple[str, ...]) -> None:
    found: click.Command | None = main
    for word in words:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(main), word)
    assert found is not None
    paths = [each.type for each in found.params if isinstance(each.type, click.Path)]
    assert all(isinstance(kind, GivenPath) for kind in paths)


def test_the_overview_lists_every_command_once() -> None:
    listed = [name for names in SECTIONS.values() for name in names]
    assert sorted(listed) == sorted(COMMANDS)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, json\nfrom docgen.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert loaded & HEAVY == set()


def test_wrong_usage_is_status_two(trial: Docgen) -> None:
    for words in (["nonsense"], ["seal"], ["search", "--limit", "0"], ["verify"], ["--set", "x"]):
        assert trial.run(*words).status == 2


def test_settings_tell_value_and_origin(trial: Docgen) -> None:
    answer = trial.ok("--set", "evidence.dpi=300", "settings")["settings"]
    found = {row["key"]: row for row in answer}
    assert (found["evidence.dpi"]["value"], found["evidence.dpi"]["origin"]) == (300, "flag")
    assert found["dossier.corner"]["origin"] == "default"


def test_an_unknown_setting_stops_every_command(trial: Docgen) -> None:
    (trial.home / "settings.toml").write_text("[dossier]\ncolour = 'red'\n")
    done = trial.run("seal", CASES / "shop-interview.case.json")
    assert done.status == 2
    assert "dossier.colour" in done.err


def test_doctor_says_what_stands_for_the_standard_fonts(trial: Docgen) -> None:
    checks = trial.ok("doctor")["checks"]
    assert any("仿宋_GB2312" in check["subject"] for check in checks)


def test_doctor_says_whether_a_font_has_uyghur_letters(trial: Docgen) -> None:
    def letters() -> dict[str, str]:
        checks = trial.ok("doctor")["checks"]
        return next(each for each in checks if each["subject"] == "维吾尔文字母")

    assert letters()["state"] == "note"
    fonts = trial.home / "fonts"
    fonts.mkdir(exist_ok=True)
    (fonts / "own.ttf").write_bytes(FiraGO_Regular.fontbuffer)
    try:
        assert letters() == {
            "subject": "维吾尔文字母",
            "state": "ok",
            "text": "FiraGO Regular（agency）",
        }
    finally:
        (fonts / "own.ttf").unlink()


def test_doctor_is_status_six_without_a_key(tmp_path: Path) -> None:
    home = Docgen(tmp_path / "home")
    home.ok("init")
    assert home.run("doctor").status == 6


def test_an_archive_that_is_a_link_is_told_before_work_begins(tmp_path: Path) -> None:
    home = Docgen(tmp_path / "home")
    home.ok("init", "--trial")
    assert home.run("doctor").status == 0
    elsewhere = (home.home / "archive").rename(tmp_path / "elsewhere")
    (home.home / "archive").symlink_to(elsewhere)
    told = home.run("doctor", "--json")
    assert told.status == 6
    assert "missing" in {each["state"] for each in told.json["checks"]}
    refused = home.run("search", "改正")
    assert refused.status == 6
    assert "请放上文件夹本身" in refused.err


def test_a_word_file_is_typeset_without_a_home(tmp_path: Path) -> None:
    home = Docgen(tmp_path / "none")
    template = CASES.parents[1] / "templates" / "scene-record.docx"
    first = home.ok("typeset", template, "-o", tmp_path / "a.pdf")
    home.ok("typeset", template, "-o", tmp_path / "b.pdf")
    assert first["pages"] >= 1
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert not home.home.exists()


def test_a_typeset_file_says_which_fonts_stand_for_others(tmp_path: Path) -> None:
    faces = CASES.parent / "corpus" / "word" / "faces.docx"
    told = Docgen(tmp_path / "none").ok("typeset", faces, "-o", tmp_path / "a.pdf")
    assert "仿宋_GB2312 → Noto Serif SC" in told["substitutions"]
    assert "微软雅黑 → Noto Sans SC" in told["substitutions"]


def test_every_shipped_template_is_good(trial: Docgen) -> None:
    answer = trial.ok("template", "check")
    assert all(each["findings"] == [] for each in answer["templates"])


def test_initialising_again_changes_nothing(trial: Docgen) -> None:
    before = trial.ok("keys", "list")
    assert trial.ok("init", "--trial") == {
        "home": str(trial.home),
        "created": False,
        "trial_key": False,
    }
    assert trial.ok("keys", "list") == before
