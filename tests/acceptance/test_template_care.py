"""``docgen template new`` and ``replay``: an agency's own instrument, and what a change moves."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from running import CASES, ROOT, Docgen

SHIPPED = ROOT / "templates"


@pytest.fixture
def trial(tmp_path: Path) -> Docgen:
    docgen = Docgen(tmp_path / "home")
    docgen.ok("init", "--trial")
    return docgen


def test_a_new_instrument_is_sound_and_renders_before_it_is_changed(
    trial: Docgen, tmp_path: Path
) -> None:
    made = trial.ok(
        "template", "new", "site-advice", "--like", "guidance-letter", "--title", "现场建议书"
    )
    assert all(Path(file).is_file() for file in made["files"])
    assert trial.ok("template", "check", "site-advice")["templates"][0]["findings"] == []
    listed = trial.ok("template", "list")["instruments"]
    own = next(each for each in listed if each["code"] == "site-advice")
    assert (own["title"], own["tier"], own["agency"]) == ("现场建议书", "reference", True)
    case = json.loads((CASES / "tour-carrier-guidance.case.json").read_bytes())
    case["papers"][0]["type"] = "site-advice"
    path = tmp_path / "own.case.json"
    path.write_text(json.dumps(case, ensure_ascii=False), "utf-8")
    drafts = trial.ok("render", path, "-o", tmp_path / "drafts", "--instrument", "site-advice")
    assert drafts["files"]


@pytest.mark.parametrize(
    ("code", "like", "status", "error"),
    [
        ("scene-record", "guidance-letter", 3, "instrument-exists"),
        ("own-cover", "dossier-cover", 3, "instrument-exists"),
        ("../escape", "guidance-letter", 2, "instrument-name-invalid"),
        ("Own", "guidance-letter", 2, "instrument-name-invalid"),
        ("own", "nothing", 4, "instrument-unknown"),
    ],
)
def test_a_new_instrument_that_cannot_be_is_refused(
    trial: Docgen, code: str, like: str, status: int, error: str
) -> None:
    done = trial.run("template", "new", code, "--like", like, "--title", "文书", "--json")
    assert (done.status, done.json["error"]) == (status, error)
    assert not (trial.home / "schemas" / f"{code}.schema.json").exists()


def _changed(folder: Path, code: str) -> Path:
    document = docx.Document(SHIPPED / f"{code}.docx")
    document.paragraphs[1].insert_paragraph_before("增加的一行")
    packed = io.BytesIO()
    document.save(packed)
    path = folder / f"{code}.docx"
    path.write_bytes(packed.getvalue())
    return path


def test_the_template_in_force_moves_nothing(trial: Docgen) -> None:
    trial.ok("seal", CASES / "winter-risk-notice.case.json")
    found = trial.ok("template", "replay", SHIPPED / "risk-notice.docx")
    assert found["moved"] == 0
    assert [each["moved"] for each in found["papers"]] == [[]]


def test_a_changed_template_says_which_pages_of_which_papers_move(
    trial: Docgen, tmp_path: Path
) -> None:
    trial.ok("seal", CASES / "winter-risk-notice.case.json")
    trial.ok("issue", CASES / "driver-admonition.case.json")
    found = trial.ok("template", "replay", _changed(tmp_path, "risk-notice"))
    (paper,) = found["papers"]
    assert 1 in paper["moved"]
    assert found["moved"] == 1
    other = trial.ok("template", "replay", _changed(tmp_path, "admonition-letter"))
    assert len(other["papers"]) == 1


def test_a_file_that_is_no_template_is_refused(trial: Docgen, tmp_path: Path) -> None:
    broken = tmp_path / "risk-notice.docx"
    broken.write_bytes(b"no Word file")
    assert trial.run("template", "replay", broken, "--json").status == 3


def test_a_template_shows_its_pages_without_a_home_and_names_each_field(tmp_path: Path) -> None:
    docgen = Docgen(tmp_path / "nowhere")
    shown = docgen.ok(
        "template", "preview", "hearing-notice", "-o", tmp_path / "out", "--format", "docx,png,svg"
    )
    names = sorted(Path(file).name for file in shown["files"])
    assert names == [
        "01-hearing-notice-1.png",
        "01-hearing-notice-1.svg",
        "01-hearing-notice.boxes.json",
        "01-hearing-notice.docx",
    ]
    word = docx.Document(str(tmp_path / "out" / "01-hearing-notice.docx"))
    assert any("〔听证地点〕" in paragraph.text for paragraph in word.paragraphs)
    assert not docgen.home.exists()


def test_a_changed_template_shows_the_papers_of_a_case_and_replaces_its_last_pages(
    tmp_path: Path,
) -> None:
    docgen = Docgen(tmp_path / "nowhere")
    given = (_changed(tmp_path, "risk-notice"), "--case", CASES / "winter-risk-notice.case.json")
    for _ in range(2):
        shown = docgen.ok(
            "template", "preview", *given, "-o", tmp_path / "out", "--format", "docx,pdf"
        )
    assert [Path(file).suffix for file in shown["files"]] == [".docx", ".pdf"]
    word = docx.Document(shown["files"][0])
    assert any("增加的一行" in paragraph.text for paragraph in word.paragraphs)
    party = json.loads((CASES / "winter-risk-notice.case.json").read_bytes())["party"]["name"]
    assert any(party in paragraph.text for paragraph in word.paragraphs)


def test_a_sheet_of_the_dossier_shows_its_page(tmp_path: Path) -> None:
    docgen = Docgen(tmp_path / "nowhere")
    shown = docgen.ok("template", "preview", "dossier-cover", "-o", tmp_path / "out")
    assert [Path(file).name for file in shown["files"]] == ["dossier-cover.pdf"]


def test_a_case_without_the_instrument_shows_nothing_and_says_so(tmp_path: Path) -> None:
    docgen = Docgen(tmp_path / "nowhere")
    case = CASES / "winter-risk-notice.case.json"
    done = docgen.run("template", "preview", "agreement", "--case", case, "-o", tmp_path / "out")
    assert (done.status, done.out.strip()) == (0, "案件中没有这种文书")
    assert not (tmp_path / "out").exists()


def test_a_preview_of_what_is_no_template_is_refused(tmp_path: Path) -> None:
    docgen = Docgen(tmp_path / "nowhere")
    broken = tmp_path / "risk-notice.docx"
    broken.write_bytes(b"no Word file")
    done = docgen.run("template", "preview", broken, "-o", tmp_path / "out", "--json")
    assert (done.status, done.json["error"]) == (3, "template-invalid")
    unknown = docgen.run("template", "preview", "nothing", "-o", tmp_path / "out", "--json")
    assert (unknown.status, unknown.json["error"]) == (4, "instrument-unknown")


def test_a_check_tells_what_a_template_leaves_out_and_what_cannot_be_set(tmp_path: Path) -> None:
    docgen = Docgen(tmp_path / "nowhere")

    def edited(edit: Callable[[Any], None]) -> Path:
        document = docx.Document(str(SHIPPED / "risk-notice.docx"))
        edit(document)
        path = tmp_path / "risk-notice.docx"
        document.save(str(path))
        return path

    def strange(document: Any) -> None:
        document.paragraphs[1].insert_paragraph_before("\U0001f6a7")

    def without_occasion(document: Any) -> None:
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                run.text = run.text.replace("{{ data.occasion }}", "冬季")

    done = docgen.run("template", "check", edited(without_occasion), "--json")
    (left_out,) = done.json["templates"][0]["findings"]
    assert (done.status, left_out["code"]) == (0, "template-field-unprinted")
    refused = docgen.run("template", "check", edited(strange), "--json")
    (unset,) = refused.json["templates"][0]["findings"]
    assert (refused.status, unset["code"]) == (3, "typeset-missing-glyph")


def test_a_check_tells_where_a_template_departs_from_the_house_style_of_the_agency(
    trial: Docgen, tmp_path: Path
) -> None:
    document = docx.Document(str(SHIPPED / "risk-notice.docx"))
    document.sections[0].left_margin = docx.shared.Mm(10)
    path = tmp_path / "risk-notice.docx"
    document.save(str(path))
    told = trial.run("template", "check", path, "--json")
    (narrow,) = told.json["templates"][0]["findings"]
    assert (told.status, narrow["code"], narrow["severity"]) == (0, "style-margin-left", "warning")
    own = trial.home / "schemas" / "lists" / "house-style.json"
    own.parent.mkdir(parents=True, exist_ok=True)
    style = json.loads((SHIPPED.parent / "schemas/lists/house-style.json").read_text("utf-8"))
    style["margins_mm"]["left"] = [10, 28]
    own.write_text(json.dumps(style, ensure_ascii=False), "utf-8")
    assert trial.run("template", "check", path, "--json").json["templates"][0]["findings"] == []
