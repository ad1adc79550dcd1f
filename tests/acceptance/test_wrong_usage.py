"""A command line that is not written rightly, names that are no text, and output nobody takes."""

from __future__ import annotations

import json
import os
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest
from running import CASES, Docgen

from docgen.messages.usage import USAGE

CASE = CASES / "shop-interview.case.json"
WRONG: dict[str, tuple[str, str, str]] = {
    "usage-agency": (
        "overview --agency ZZ",
        "--agency 给出有案件的机关代码",
        "an agency that has cases",
    ),
    "usage-argument-missing": ("seal", "案件文件", "the case file"),
    "usage-arguments-extra": ("seal a b c", "b c", "b c"),
    "usage-choice": ("search --sort size", "newest, oldest, number", "newest, oldest, number"),
    "usage-command-missing": ("--set a=b", "没有给出命令", "no command is given"),
    "usage-command-unknown": ("zzz", "没有 zzz 这个命令", "no command zzz"),
    "usage-command-unknown-like": ("sael", "是否应为 seal", "mean seal"),
    "usage-date": ("search --from today", "--from 应为日期", "--from takes a date"),
    "usage-dates-reversed": (
        "search --from 2026-05-01 --to 2026-04-30",
        "--from 晚于 --to",
        "--from is later than --to",
    ),
    "usage-encoding": ("seal \udcff", "第 6 个参数", "argument 6"),
    "usage-file": ("verify --all --trust /none", "--trust 应为可以读取的文件", "takes a file"),
    "usage-file-place": ("fetch x -o /", "请写上文件名", "the name of a file"),
    "usage-folder": (f"render x -o {CASE}", "--output 应为文件夹", "--output takes a folder"),
    "usage-home-encoding": ("settings", "家目录的路径", "the path of the home"),
    "usage-month": ("overview --from 2026-13", "--from 应为月份", "--from takes a month"),
    "usage-numbers-or-none": ("numbers continue", "--none", "name the last numbers"),
    "usage-option-missing": ("fetch x", "缺少选项 --output", "--output is missing"),
    "usage-option-unknown": ("seal --zzz", "没有 --zzz 这个选项", "no option --zzz"),
    "usage-option-unknown-like": ("seal --evidense", "是否应为 --evidence", "mean --evidence"),
    "usage-path": ("batch /none -o x", "SOURCE 应为已有的", "SOURCE takes a file or folder"),
    "usage-path-dash": ("fetch x -o -", "--output 不接受 -", "--output does not take -"),
    "usage-path-empty": ("render x -o \N{EMPTY SET}", "--output 是空的", "--output is empty"),
    "usage-range": ("search --limit 0", "--limit 应为整数，1–1000", "a whole number, 1–1000"),
    "usage-subject": ("verify", "二者只取其一", "not both"),
    "usage-suffix": ("registers export -o x.csv", "后缀改为 .xlsx", "end in .xlsx"),
    "usage-type-unknown": ("search --type 9z", "没有叫“9z”的文书", "is called 9z"),
    "usage-type-unknown-like": (
        "search --type penalty-decisions",
        "是否应为 penalty-decision",
        "mean penalty-decision",
    ),
    "usage-year": ("search --year abc", "--year 应为四位年份", "a year of four figures"),
    "usage-value": ("render x -o y --format gif", "pdf,docx,svg,png", "pdf,docx,svg,png"),
    "usage-value-missing": ("seal --evidence", "后面缺少值", "lacks its value"),
    "usage-value-needless": ("seal x --supplement=1", "不带值", "takes no value"),
}


def _words(line: str) -> list[str]:
    return ["" if word == "\N{EMPTY SET}" else word for word in line.split()]


@pytest.mark.parametrize("code", USAGE)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_usage_is_told_in_the_language_of_the_run(
    code: str, language: str, trial: Docgen, tmp_path: Path
) -> None:
    line, zh, en = WRONG[code]
    if code == "usage-home-encoding":
        run = _raw("--lang", language, line, environ={"DOCGEN_HOME": str(tmp_path / "\udcff")})
        status, told = run.returncode, run.stderr.decode("utf-8")
    else:
        done = trial.run("--lang", language, *_words(line))
        status, told = done.status, done.err
    assert status == 2
    assert (zh if language == "zh" else en) in told
    sentence = told.splitlines()[0].removeprefix("docgen: ")
    assert bool(re.search("[\u4e00-\u9fff]", sentence)) == (language == "zh")
    assert "Traceback" not in told


def test_every_text_of_wrong_usage_has_an_example_and_the_same_fields_in_both_languages() -> None:
    assert set(USAGE) == set(WRONG)
    for texts in USAGE.values():
        fields = {
            language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for language, text in texts.items()
        }
        assert fields["zh"] == fields["en"]


def test_wrong_usage_is_an_object_with_json(trial: Docgen) -> None:
    done = trial.run("seal", "--json")
    assert done.status == 2
    assert (done.json["error"], done.json["exit_status"]) == ("usage", 2)
    assert "缺少参数" in done.json["message"]


def test_a_command_of_commands_alone_explains_itself_once(trial: Docgen) -> None:
    done = trial.run("keys")
    assert done.status == 2
    assert done.err.count("用法") == 1


def _raw(
    *words: str | bytes, environ: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "docgen", *words]
    return subprocess.run(
        command, env={**os.environ, **(environ or {})}, capture_output=True, check=False
    )


@pytest.mark.parametrize(
    "words", [("validate",), ("typeset", "-o"), ("search",), ("template", "check"), ("--lang",)]
)
def test_bytes_that_are_no_text_are_refused_as_arguments(words: tuple[str, ...]) -> None:
    done = _raw(*words, b"caf\xe9.json", "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout.decode("utf-8"))["error"] == "usage"
    assert b"Traceback" not in done.stderr


def test_a_file_whose_name_is_no_text_is_sealed_and_reported_in_valid_json(
    trial: Docgen, tmp_path: Path
) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    shutil.copy(CASE, os.fsencode(folder) + b"/caf\xe9.case.json")
    shutil.copytree(CASES / "shop-interview.evidence", folder / os.fsdecode(b"caf\xe9.evidence"))
    (folder / os.fsdecode(b"\xff.json")).write_text("{")
    out = tmp_path / "out"
    done = _raw("--home", str(trial.home), "batch", str(folder), "-o", str(out), "--json")
    assert done.returncode == 3, done.stderr
    answer = json.loads(done.stdout.decode("utf-8"))
    assert answer == json.loads((out / "report.json").read_text("utf-8"))
    assert [row["ok"] for row in answer["cases"]] == [True, False]
    assert os.fsencode(answer["cases"][0]["case"]) == b"caf\xe9.case.json"
    assert "caf\\udce9" in (out / "report.csv").read_text("utf-8-sig")
    plain = _raw("--home", str(trial.home), "batch", str(folder), "-o", str(out))
    assert b"Traceback" not in plain.stderr
    assert "udcff" in plain.stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_json_is_utf_8_whatever_the_terminal_speaks(trial: Docgen, encoding: str) -> None:
    environ = {"PYTHONIOENCODING": encoding}
    done = _raw("--home", str(trial.home), "keys", "list", "--json", environ=environ)
    assert "示例市交通运输局" in done.stdout.decode("utf-8")
    text = _raw("--home", str(trial.home), "doctor", environ=environ)
    assert (text.returncode, text.stderr) == (0, b"")


def test_output_that_cannot_be_written_is_an_error_told_once(trial: Docgen) -> None:
    command = [sys.executable, "-m", "docgen", "--home", str(trial.home), "settings"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 6
    assert done.stderr.decode("utf-8").count("磁盘已满") == 1
    assert b"Exception" not in done.stderr


def test_a_reader_that_leaves_early_is_not_told_of_a_defect(trial: Docgen) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "docgen", "--home", str(trial.home), "settings"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")
