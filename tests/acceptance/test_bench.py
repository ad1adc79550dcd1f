"""``docgen bench``: the usual measurement needs no name, and pages are compared by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Docgen

CORPUS = Path(__file__).parents[1] / "corpus"


def test_without_a_name_the_line_is_measured(trial: Docgen) -> None:
    for words in (["bench", "--runs", "0"], ["bench", "line", "--runs", "0"]):
        done = trial.run(*words)
        assert done.status == 2
        assert "--runs" in done.err


@pytest.mark.needs("soffice")
def test_pages_are_compared_file_by_file_and_differences_kept(
    trial: Docgen, tmp_path: Path
) -> None:
    files = [CORPUS / "word" / f"{name}.docx" for name in ("tabs", "page-centred")]
    done = trial.run("bench", "faithful", *files, "-o", tmp_path / "differences", "--json")
    same, moved = done.json["files"]
    assert (same["file"], same["as_expected"], same["pages"]) == ("tabs", True, 1)
    assert same["pictures"] == []
    assert moved["in_place"] == 0.0
    assert [Path(path).is_file() for path in moved["pictures"]] == [True]
    assert done.status == 1


def test_without_an_office_there_is_nothing_to_compare_with(
    trial: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    done = trial.run("--lang", "en", "bench", "faithful", CORPUS / "word" / "tabs.docx")
    assert done.status == 6
    assert "soffice" in done.err


@pytest.mark.needs("soffice")
def test_a_file_that_is_no_word_file_is_told_and_the_others_are_compared(
    trial: Docgen, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no package")
    done = trial.run("bench", "faithful", broken, "-o", tmp_path / "differences", "--json")
    assert done.status == 3
    assert done.json["files"][0]["refusal"]


def test_checking_alone_is_told_beside_the_stages(trial: Docgen) -> None:
    found = trial.run("bench", "line", "--alone", "--runs", "1", "--json").json
    assert 0.0 < found["validate"] < found["product"]["total"]
