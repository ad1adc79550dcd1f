"""An archive that was damaged or half lost: the command line tells it and makes nothing worse."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from running import CASES, Docgen

ONE, OTHER, NEXT = (
    CASES / f"{name}.case.json"
    for name in ("shop-interview", "bus-company-interview", "driver-minor")
)


@pytest.fixture(scope="session")
def two_sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A trial home with two dossiers and their numbers; tests copy it."""
    made = Docgen(tmp_path_factory.mktemp("two") / "home")
    made.ok("init", "--trial")
    first, second = (made.ok("seal", case)["number"] for case in (ONE, OTHER))
    return made.home, first, second


@pytest.fixture
def home(two_sealed: tuple[Path, str, str], tmp_path: Path) -> tuple[Docgen, str, str]:
    """A copy of it."""
    source, first, second = two_sealed
    shutil.copytree(source, tmp_path / "copy")
    return Docgen(tmp_path / "copy"), first, second


Home = tuple[Docgen, str, str]


def log_of(docgen: Docgen) -> Path:
    return docgen.home / "log" / "archive.jsonl"


def flip(path: Path, at: int) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def object_of(docgen: Docgen, number: str) -> Path:
    (found,) = docgen.home.glob(f"archive/*/*/*/*{number}")
    return found


def as_nobody(docgen: Docgen, *words: object) -> subprocess.CompletedProcess[str]:
    """Run as one whom permissions bind."""
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return subprocess.run(
        [*(drop if os.geteuid() == 0 else []), *docgen.words(*words)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_lost_line_end_costs_no_dossier_and_is_said(home: Home) -> None:
    docgen, _, second = home
    whole = log_of(docgen).read_bytes()
    log_of(docgen).write_bytes(whole[:-1])
    done = docgen.run("show", second, "--json")
    assert done.status == 0
    assert [each["code"] for each in done.json["warnings"]] == ["line-finished"]
    assert "已经补完" in done.err
    assert log_of(docgen).read_bytes() == whole
    assert docgen.ok("seal", OTHER)["created"] is False


def test_a_flipped_byte_in_the_log_stops_only_what_rests_on_it(home: Home, tmp_path: Path) -> None:
    docgen, first, second = home
    flip(log_of(docgen), 200)
    log = log_of(docgen).read_bytes()
    for words in (
        ("show", second),
        ("fetch", second, "-o", tmp_path / "out.pdf"),
        ("search", "约谈"),
    ):
        done = docgen.run(*words, "--json")
        assert done.status == 0, done.err
        assert done.json["warnings"][0]["where"] == "log/archive.jsonl line 1"
        assert "log-line-malformed" in done.err
    done = docgen.run("verify", second, "--json")
    assert (done.status, done.json["verdict"], done.json["alone"]) == (5, "broken", "whole")
    assert "本卷完整" in docgen.run("verify", second).out
    assert "this dossier is whole" in docgen.run("--lang", "en", "verify", second).out
    for words in (("show", first), ("verify", first), ("seal", NEXT), ("rebuild",)):
        done = docgen.run(*words)
        assert done.status == 5, (words, done.err)
        assert "line 1" in done.out + done.err
    assert log_of(docgen).read_bytes() == log
    flip(log_of(docgen), 200)
    assert docgen.ok("seal", NEXT)["created"] is True
    assert docgen.run("verify", "--all").status == 0


def test_a_refused_sealing_takes_no_number(home: Home) -> None:
    docgen, _, _ = home
    flip(log_of(docgen), 200)
    assert docgen.run("seal", NEXT).status == 5
    assert docgen.run("seal", NEXT).status == 5
    flip(log_of(docgen), 200)
    assert docgen.ok("seal", NEXT)["number"].endswith("0003")


@pytest.mark.needs("setpriv")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_read_is_not_called_missing(home: Home, what: str) -> None:
    docgen, first, _ = home
    place = object_of(docgen, first) / "v1/content/edition-1"
    closed = place / "main.pdf" if what == "file" else place
    closed.chmod(0)
    done = as_nobody(docgen, "verify", first)
    closed.chmod(0o700)
    assert done.returncode == 5, done.stderr
    assert "file-unreadable" in done.stdout
    assert "无法读取" in done.stdout
    assert "file-missing" not in done.stdout


@pytest.mark.needs("setpriv")
def test_a_torn_log_that_may_not_be_written_is_said_at_every_reading(home: Home) -> None:
    docgen, first, second = home
    log_of(docgen).write_bytes(log_of(docgen).read_bytes()[:-1])
    folders = (docgen.home / "log", log_of(docgen), docgen.home / "log/writer.lock")
    for path in folders:
        path.chmod(0o500)
    read, hidden = (as_nobody(docgen, "show", number) for number in (first, second))
    for path in folders:
        path.chmod(0o700)
    assert read.returncode == 0, read.stderr
    assert "log-unfinished" in read.stderr
    assert hidden.returncode == 5, hidden.stderr
    assert docgen.ok("show", second)["number"] == second


def test_an_edition_that_is_not_there_says_what_is(home: Home, tmp_path: Path) -> None:
    docgen, first, _ = home
    done = docgen.run("fetch", first, "--edition", 9, "-o", tmp_path / "x.pdf", "--json")
    assert (done.status, done.json["error"]) == (4, "edition-missing")
    assert all(part in done.err for part in (first, "--edition 9", "--edition 1 --volume main"))


def _forget_log(docgen: Docgen) -> Path:
    return log_of(docgen)


def _forget_store(docgen: Docgen) -> Path:
    return docgen.home / "archive"


@pytest.mark.parametrize("half", [_forget_log, _forget_store])
def test_half_an_archive_is_refused_and_the_other_half_not_made_anew(
    home: Home, half: Callable[[Docgen], Path], tmp_path: Path
) -> None:
    docgen, first, _ = home
    half(docgen).rename(tmp_path / "elsewhere")
    for words in (("show", first), ("verify", "--all"), ("seal", NEXT), ("rebuild",)):
        assert docgen.run(*words).status == 5, words
    assert not half(docgen).exists()
    (tmp_path / "elsewhere").rename(half(docgen))
    assert docgen.ok("seal", NEXT)["created"] is True
    assert docgen.run("verify", "--all").status == 0


def lose(docgen: Docgen, number: str) -> None:
    """Cut the last entry off the log and take its object away, so that the archive agrees."""
    lines = log_of(docgen).read_bytes().splitlines(keepends=True)
    log_of(docgen).write_bytes(b"".join(lines[:-1]))
    place = object_of(docgen, number)
    shutil.rmtree(place)
    while not any(place.parent.iterdir()):
        place = place.parent
        place.rmdir()


def test_a_dossier_cut_off_the_log_with_its_object_is_missed_by_the_registry(home: Home) -> None:
    docgen, first, second = home
    lose(docgen, second)
    done = docgen.run("verify", "--all", "--json")
    assert done.status == 5
    broken = [each for each in done.json["reports"] if each["verdict"] == "broken"]
    assert [each["subject"] for each in broken] == [second]
    (finding,) = broken[0]["findings"]
    assert (finding["code"], finding["params"]["number"]) == ("dossier-lost", second)
    assert second in finding["message"]
    assert docgen.run("verify", second).status == 5
    assert docgen.run("verify", first).status == 0
    for words in (("show", second), ("fetch", second, "-o", docgen.home.parent / "out.pdf")):
        done = docgen.run(*words)
        assert (done.status, "已封存 1 版" in done.err) == (5, True), done.err


def test_a_lost_dossier_is_neither_sealed_over_nor_forgotten_without_being_told_to(
    home: Home,
) -> None:
    docgen, _, second = home
    lose(docgen, second)
    for words in (("seal", OTHER), ("rebuild",)):
        done = docgen.run(*words)
        assert (done.status, second in done.err) == (5, True), words
    assert docgen.run("verify", "--all").status == 5
    docgen.ok("rebuild", "--forget-lost")
    assert docgen.run("verify", "--all").status == 0
    again = docgen.ok("seal", OTHER)
    assert (again["number"], again["created"]) == (second, True)


def test_a_supplement_cut_off_the_log_with_its_files_is_missed(tmp_path: Path) -> None:
    docgen = Docgen(tmp_path / "home")
    docgen.ok("init", "--trial")
    number = docgen.ok("seal", CASES / "driver-follow-up.case.json")["number"]
    shutil.copytree(docgen.home, tmp_path / "before")
    more = CASES / "driver-follow-up.supplement.case.json"
    docgen.ok("seal", "--supplement", more)
    for half in ("archive", "log"):
        shutil.rmtree(docgen.home / half)
        (tmp_path / "before" / half).rename(docgen.home / half)
    done = docgen.run("verify", "--all", "--json")
    assert done.status == 5
    (finding,) = done.json["reports"][1]["findings"]
    assert (finding["code"], finding["params"]) == (
        "dossier-lost",
        {"number": number, "known": "2", "found": "1"},
    )
    assert docgen.run("seal", "--supplement", more).status == 5


def test_verifying_without_a_registry_says_that_nothing_was_compared(
    home: Home, tmp_path: Path
) -> None:
    docgen, _, _ = home
    (docgen.home / "registry.sqlite3").rename(tmp_path / "elsewhere")
    done = docgen.run("verify", "--all", "--json")
    assert done.status == 0, done.err
    assert [each["code"] for each in done.json["reports"][0]["notes"]] == ["registry-not-compared"]
    assert not (docgen.home / "registry.sqlite3").exists()


def test_an_emptied_log_is_not_taken_for_a_new_archive(home: Home) -> None:
    docgen, first, _ = home
    whole = log_of(docgen).read_bytes()
    log_of(docgen).write_bytes(b"")
    for words in (("show", first), ("seal", NEXT), ("rebuild",), ("verify", "--all")):
        done = docgen.run(*words)
        assert (done.status, "log-empty" in done.err) == (5, True), words
    assert log_of(docgen).read_bytes() == b""
    log_of(docgen).write_bytes(whole)
    assert docgen.ok("seal", NEXT)["created"] is True


@pytest.mark.parametrize("place", ["file", "log"])
def test_a_pipe_in_place_of_a_file_is_not_waited_on(home: Home, place: str, tmp_path: Path) -> None:
    docgen, first, _ = home
    file = object_of(docgen, first) / "v1/content/edition-1/main.pdf"
    path = file if place == "file" else log_of(docgen)
    path.unlink()
    os.mkfifo(path)
    words = docgen.words("verify", first)
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 5, done.stderr
    assert "unreadable" in done.stdout
    words = docgen.words("fetch", first, "-o", tmp_path / "out.pdf")
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode in {5, 6}, done.stderr


@pytest.mark.parametrize("link", ["log/staging", "log/set-aside", "index/segments"])
def test_what_a_link_in_a_working_folder_leads_to_is_left_alone(
    home: Home, link: str, tmp_path: Path
) -> None:
    docgen, first, _ = home
    precious = tmp_path / "precious"
    (precious / "folder").mkdir(parents=True)
    (precious / "folder" / "file").write_text("x")
    (precious / "file").write_text("x")
    place = docgen.home / link
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(precious)
    assert docgen.run("show", first).status == (0 if "index" in link else 6)
    done = docgen.run("rebuild")
    assert (done.status, "符号链接" in done.err) == (6, True)
    assert sorted(path.name for path in precious.rglob("file")) == ["file", "file"]


def test_a_log_copied_onto_itself_hides_only_what_stands_at_the_seam(
    home: Home, tmp_path: Path
) -> None:
    docgen, _, _ = home
    third = docgen.ok("seal", NEXT)["number"]
    lines = log_of(docgen).read_bytes()
    log_of(docgen).write_bytes(lines * 2)
    middle = home[2]
    assert docgen.run("fetch", middle, "-o", tmp_path / "out.pdf").status == 0
    done = docgen.run("verify", middle, "--json")
    assert (done.status, done.json["alone"]) == (5, "whole")
    assert docgen.run("show", third).status == 5


def test_many_damaged_lines_are_counted_on_stderr_not_listed(home: Home) -> None:
    docgen, first, _ = home
    with log_of(docgen).open("ab") as log:
        log.write(b"?\n" * 500)
    done = docgen.run("show", first)
    assert done.status == 0
    assert done.err.count("log-line-malformed") == 10
    assert "另有 490 项" in done.err


def test_sealing_again_what_was_damaged_meanwhile_is_refused(home: Home) -> None:
    docgen, first, second = home
    (volume, *_) = sorted(object_of(docgen, first).rglob("*.pdf"))
    volume.chmod(0o600)
    flip(volume, 5000)
    done = docgen.run("seal", ONE)
    assert done.status == 5
    assert first in done.err
    assert "docgen verify" in done.err
    assert "原已封存" not in done.out
    assert docgen.ok("seal", OTHER)["number"] == second
