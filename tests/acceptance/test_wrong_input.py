"""Wrong and hostile input: a clear error, its status, and nothing half-written."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import resource
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from running import CASES, ROOT, Docgen

SAMPLE = "shop-interview"


def refused(home: Docgen, case: Path, *extra: object) -> str:
    """The message of a seal that must be refused, with nothing left behind."""
    done = home.run("seal", case, *extra)
    assert done.status == 3, done.out + done.err
    assert "Traceback" not in done.err
    assert home.ok("search")["total"] == 0
    assert list((home.home / "log" / "staging").iterdir()) == []
    return done.err


def written(folder: Path, data: bytes) -> Path:
    path = folder / "hostile.case.json"
    path.write_bytes(data)
    return path


def sample() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((CASES / f"{SAMPLE}.case.json").read_text("utf-8"))
    return data


def test_truncated_json_is_refused_with_its_place(trial: Docgen, tmp_path: Path) -> None:
    whole = (CASES / f"{SAMPLE}.case.json").read_bytes()
    assert "json-truncated" in refused(trial, written(tmp_path, whole[: len(whole) // 2]))


def test_fifty_megabytes_of_json_are_refused_unread(trial: Docgen, tmp_path: Path) -> None:
    data = b'{"note":"' + b"x" * (50 * 1024 * 1024) + b'"}'
    assert "json-too-large" in refused(trial, written(tmp_path, data))


def test_json_nested_ten_thousand_deep_is_refused(trial: Docgen, tmp_path: Path) -> None:
    assert "json-too-deep" in refused(trial, written(tmp_path, b"[" * 10_000 + b"]" * 10_000))


def _unknown(data: dict[str, Any]) -> None:
    data["party"]["nickname"] = "甲"


def _check_digit(data: dict[str, Any]) -> None:
    code = data["party"]["uscc"]
    data["party"]["uscc"] = code[:-1] + ("0" if code[-1] != "0" else "1")


def _no_such_day(data: dict[str, Any]) -> None:
    data["papers"][0]["date"] = "2026-02-30"


def _no_such_instrument(data: dict[str, Any]) -> None:
    data["papers"][0]["type"] = "interview-notise"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_unknown, "schema-unknown-field"),
        (_check_digit, "schema-format-cn-uscc"),
        (_no_such_day, "schema-format-date"),
        (_no_such_instrument, "schema-instrument-unknown"),
    ],
)
def test_a_case_that_its_schemas_refuse_names_the_field(
    trial: Docgen,
    changed: Callable[..., Path],
    change: Callable[[dict[str, Any]], None],
    code: str,
) -> None:
    message = refused(trial, changed(SAMPLE, change))
    assert code in message
    assert "/pa" in message


def test_all_errors_are_told_at_once(trial: Docgen, changed: Callable[..., Path]) -> None:
    def several(data: dict[str, Any]) -> None:
        _unknown(data)
        _check_digit(data)
        _no_such_day(data)

    found = trial.run("validate", changed(SAMPLE, several), "--json")
    assert found.status == 3
    assert len(found.json["findings"]) >= 3


HOSTILE = "{{ 7*7 }} {% raw %} {_{x}_} <w:p/> &lt; ]]> 制表\t符 控制\x07符\x1b[31m 末尾"


def test_template_language_and_markup_in_a_field_are_printed_as_text(
    trial: Docgen, changed: Callable[..., Path], tmp_path: Path
) -> None:
    def hostile(data: dict[str, Any]) -> None:
        data["evidence"][0]["proves"] = "{{ 7*7 }} {% raw %} <w:p/> &lt; ]]> \\u005f"

    case = changed(SAMPLE, hostile)
    answer = trial.ok("render", case, "-o", tmp_path / "drafts", "--format", "docx")
    assert answer["files"]
    sealed = trial.ok("seal", case)
    assert trial.ok("search", "{{ 7*7 }} {% raw %} <w:p/>")["total"] == 1
    assert trial.ok("search", "49 ")["total"] in (0, 1)
    assert trial.ok("verify", sealed["number"])["verdict"] == "whole"


def test_control_characters_in_a_field_are_refused_by_place_or_dropped(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    def hostile(data: dict[str, Any]) -> None:
        data["evidence"][0]["proves"] = HOSTILE

    done = trial.run("seal", changed(SAMPLE, hostile))
    assert done.status in (0, 3)
    assert "Traceback" not in done.err
    if done.status == 3:
        assert "/evidence/0/proves" in done.err


def test_evidence_that_is_not_what_its_name_says_is_refused(
    trial: Docgen, changed: Callable[..., Path], tmp_path: Path
) -> None:
    evidence = tmp_path / "evidence"
    shutil.copytree(CASES / f"{SAMPLE}.evidence", evidence)
    index, item = next((n, e) for n, e in enumerate(sample()["evidence"]) if e.get("file"))
    program = b"MZ\x90\x00 this is a program"
    (evidence / item["file"]).write_bytes(program)

    def stated(data: dict[str, Any]) -> None:
        data["evidence"][index]["sha256"] = hashlib.sha256(program).hexdigest()

    message = refused(trial, changed(SAMPLE, stated), "--evidence", evidence)
    assert "与文件名的类型不符" in message


def test_an_altered_piece_of_evidence_is_refused(trial: Docgen, tmp_path: Path) -> None:
    evidence = tmp_path / "evidence"
    shutil.copytree(CASES / f"{SAMPLE}.evidence", evidence)
    item = next(e for e in sample()["evidence"] if e.get("file"))
    with (evidence / item["file"]).open("ab") as stream:
        stream.write(b"\0")
    message = refused(trial, CASES / f"{SAMPLE}.case.json", "--evidence", evidence)
    assert "SHA-256" in message


def _agency_template(home: Docgen, code: str, text: str) -> None:
    document = docx.Document(str(ROOT / "templates" / f"{code}.docx"))
    document.add_paragraph(text)
    document.save(str(home.home / "templates" / f"{code}.docx"))


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__.__mro__ }}",
        "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
        "{{ cycler.__init__.__globals__ }}",
        "{% import 'os' as os %}",
        "{{ data.items() }}",
    ],
)
def test_a_template_with_code_in_it_is_refused(trial: Docgen, code: str) -> None:
    _agency_template(trial, "interview-notice", code)
    assert trial.run("template", "check", "interview-notice").status == 3
    refused(trial, CASES / f"{SAMPLE}.case.json")


def test_a_template_with_a_macro_or_an_outside_link_is_refused(trial: Docgen) -> None:
    source = (ROOT / "templates" / "interview-notice.docx").read_bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = b'<Relationship Id="rIdX" Type="http://x/hyperlink" Target="http://x" '
                data = data.replace(b"</Rel", link + b'TargetMode="External"/></Rel')
            new.writestr(name, data)
    (trial.home / "templates" / "interview-notice.docx").write_bytes(out.getvalue())
    refused(trial, CASES / f"{SAMPLE}.case.json")


def test_a_missing_case_file_is_not_found(trial: Docgen, tmp_path: Path) -> None:
    assert trial.run("seal", tmp_path / "none.json").status == 4


def test_a_number_that_does_not_exist_is_not_found(trial: Docgen) -> None:
    for name in ("show", "verify"):
        assert trial.run(name, "SLJT-2026-9999").status == 4


def test_a_home_that_was_never_made_says_how_to_make_one(tmp_path: Path) -> None:
    done = Docgen(tmp_path / "nowhere").run("seal", CASES / f"{SAMPLE}.case.json")
    assert done.status == 6
    assert "docgen init" in done.err
    assert not (tmp_path / "nowhere").exists()


def _bounded() -> None:
    """No file may grow above 1 MB: what writing to a full disk is like."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))


def test_a_disk_that_takes_no_more_leaves_nothing_and_the_next_run_finishes(
    trial: Docgen,
) -> None:
    case = CASES / "bus-company-interview.case.json"
    done = subprocess.run(
        trial.words("seal", case), capture_output=True, text=True, check=False, preexec_fn=_bounded
    )
    assert done.returncode == 6, done.stderr
    assert trial.ok("search")["total"] == 0
    assert trial.ok("seal", case)["created"] is True
    assert trial.run("verify", "--all").status == 0


@pytest.mark.needs("setpriv")
def test_an_archive_folder_without_permission_is_told(trial: Docgen) -> None:
    closed = trial.home / "archive"
    closed.chmod(0o500)
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    words = [
        *(drop if os.geteuid() == 0 else []),
        *trial.words("seal", CASES / f"{SAMPLE}.case.json"),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    closed.chmod(0o700)
    assert done.returncode == 6, done.stderr
    assert "权限" in done.stderr
    assert trial.ok("seal", CASES / f"{SAMPLE}.case.json")["created"] is True


def test_errors_speak_english_and_json_when_asked(trial: Docgen, tmp_path: Path) -> None:
    done = trial.run("--lang", "en", "seal", tmp_path / "none.json", "--json")
    assert done.status == 4
    assert done.err.startswith("docgen: the case file")
    problem = done.json
    assert (problem["error"], problem["exit_status"]) == ("case-file-unreadable", 4)
    assert not re.search("[\u4e00-\u9fff]", problem["message"].replace(str(tmp_path), ""))


@pytest.mark.parametrize(
    "data", [b"", b"no Word file", b"PK\x03\x04 cut"], ids=["empty", "text", "cut"]
)
@pytest.mark.parametrize("engine", ["native", "libreoffice"])
@pytest.mark.needs("soffice")
def test_what_is_no_word_file_is_typeset_by_no_engine(
    trial: Docgen, tmp_path: Path, data: bytes, engine: str
) -> None:
    (tmp_path / "in.docx").write_bytes(data)
    out = tmp_path / "out.pdf"
    done = trial.run("typeset", tmp_path / "in.docx", "-o", out, "--engine", engine, "--json")
    assert done.status == 3
    assert done.json["error"] == "typeset-word-file-invalid"
    assert "the file" not in done.err
    assert not out.exists()


def test_a_passphrase_file_that_is_no_text_is_told(trial: Docgen, tmp_path: Path) -> None:
    (tmp_path / "store.p12").write_bytes(b"x")
    (tmp_path / "passphrase").write_bytes(b"\xff\xfe")
    done = trial.run(
        "keys", "import", tmp_path / "store.p12", "--passphrase-file", tmp_path / "passphrase"
    )
    assert done.status == 6
    assert "UTF-8" in done.err


@pytest.mark.parametrize("data", [b"", b"\xff", b"{}", b'{"papers": 3}', b"[]"])
def test_what_is_no_case_is_not_measured(trial: Docgen, tmp_path: Path, data: bytes) -> None:
    done = trial.run("bench", written(tmp_path, data), "--runs", "1", "--alone")
    assert done.status == 3, done.err
    assert "Traceback" not in done.err


def test_what_the_operating_system_says_is_told_in_chinese(trial: Docgen, tmp_path: Path) -> None:
    sample_file = CASES / f"{SAMPLE}.case.json"
    out = tmp_path / "out"
    words = (
        ("validate", tmp_path),
        ("validate", tmp_path / "none.json"),
        ("validate", sample_file / "below"),
        ("verify", tmp_path / "none.pdf"),
        ("verify", "x" * 3000),
        ("render", sample_file, "-o", sample_file / "below"),
        ("render", sample_file, "-o", out / ("x" * 300)),
    )
    for line in words:
        done = trial.run(*line)
        assert done.status in (4, 6), line
        said = done.err.replace(str(tmp_path), "").replace(str(CASES), "").replace("docgen", "")
        assert not re.search("[A-Za-z]{3,} [a-z]{2,}", said), said


def test_an_instrument_that_the_case_does_not_hold_is_said(trial: Docgen, tmp_path: Path) -> None:
    case = CASES / f"{SAMPLE}.case.json"
    done = trial.run("render", case, "-o", tmp_path / "d", "--instrument", "scene-record")
    assert "没有这种文书" in done.out
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("mark", ["", "[]", '{"format": 1', "[" * 100_000])
def test_a_home_whose_mark_is_damaged_is_said_with_the_way_out(trial: Docgen, mark: str) -> None:
    (trial.home / "home.json").write_text(mark)
    done = trial.run("search", "x")
    assert done.status == 6
    assert "home.json 已损坏" in done.err
    assert "docgen init" not in done.err
    (trial.home / "home.json").write_text(re.findall(r"\{.*\}", done.err)[0])
    assert trial.run("search", "x").status == 0


def test_settings_that_cannot_be_read_are_told_not_passed_over(trial: Docgen) -> None:
    (trial.home / "settings.toml").unlink()
    (trial.home / "settings.toml").mkdir()
    done = trial.run("settings")
    assert done.status == 6
    assert "settings.toml" in done.err


@pytest.mark.parametrize("unseen", ["\u202e", "\u200b", "\u2066", "\ufeff"])
def test_a_character_that_nobody_sees_stops_the_case(
    trial: Docgen, tmp_path: Path, unseen: str
) -> None:
    data = json.loads((CASES / "driver-admonition.case.json").read_bytes())
    data["party"]["name"] = f"白{unseen}杨树"
    case = tmp_path / "unseen.case.json"
    case.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    found = trial.run("validate", case, "--json")
    assert found.status == 3
    assert "R15-character-impossible" in {each["code"] for each in found.json["findings"]}


def test_a_character_without_a_glyph_is_told_before_anything_is_issued(
    trial: Docgen, tmp_path: Path
) -> None:
    data = json.loads((CASES / "driver-admonition.case.json").read_bytes())
    data["papers"][0]["data"]["statement"] = "货物是\U00020bb7字牌的。"
    case = tmp_path / "glyph.case.json"
    case.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    found = trial.run("validate", case, "--json")
    assert "R15-character-uncovered" in {each["code"] for each in found.json["findings"]}
