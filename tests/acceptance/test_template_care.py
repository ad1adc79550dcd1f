"""``docgen template new`` and ``replay``: an agency's own instrument, and what a change moves."""

from __future__ import annotations

import io
import json
from pathlib import Path

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
