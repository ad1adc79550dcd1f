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
