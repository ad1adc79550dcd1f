"""Agencies, users and keys on the command line; a password is never an argument."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from running import Docgen

from docgen.cli import main

PASSWORD = "三月十六日 雨后初晴，风很大"
CHEAP = (
    "--set", "access.password_memory_kib=19456",
    "--set", "access.password_passes=2",
    "--set", "access.password_lanes=1",
)  # fmt: skip


@pytest.fixture
def people(trial: Docgen, tmp_path: Path) -> Docgen:
    (tmp_path / "password").write_text(f"{PASSWORD}\n", "utf-8")
    trial.ok("agency", "add", "SLJT", "示例市交通运输局")
    return trial


def add_user(people: Docgen, tmp_path: Path, login: str = "admin") -> dict[str, object]:
    words = ("--name", "测试人员", "--duty", "administrator")
    given = ("--password-file", tmp_path / "password")
    added: dict[str, object] = people.ok(*CHEAP, "user", "add", login, *words, *given)["user"]
    return added


def test_the_first_administrator_is_made_on_the_command_line(
    people: Docgen, tmp_path: Path
) -> None:
    added = add_user(people, tmp_path)
    assert (added["agency"], added["duties"]) == ("SLJT", ["administrator"])
    assert people.ok("user", "list")["users"] == [added]
    assert "须改口令" not in people.run("user", "list").out
    assert "管理员" in people.run("user", "list").out
    assert "administrator" in people.run("--lang", "en", "user", "list").out


def test_whoever_is_added_later_is_told_to_have_to_choose_a_password(
    people: Docgen, tmp_path: Path
) -> None:
    add_user(people, tmp_path)
    add_user(people, tmp_path, login="second")
    given = ("--own-password", "--password-file", tmp_path / "password")
    people.ok(*CHEAP, "user", "add", "third", "--name", "x", "--duty", "handler", *given)
    lines = {each.split()[0]: each for each in people.run("user", "list").out.splitlines()}
    assert "下次登录须改口令" in lines["second"]
    assert "须改口令" not in lines["third"]


def test_a_password_comes_from_stdin_too(people: Docgen) -> None:
    words = [*CHEAP, "user", "add", "head", "--name", "x", "--duty", "body-head"]
    done = CliRunner().invoke(
        main,
        ["--home", str(people.home), *words, "--password-file", "-"],
        input=PASSWORD.encode(),
    )
    assert done.exit_code == 0
    assert PASSWORD not in done.output


def test_without_a_terminal_a_password_is_asked_for_by_name(people: Docgen) -> None:
    done = people.run("user", "add", "head", "--name", "x", "--duty", "body-head", "--json")
    assert (done.status, done.json["error"]) == (2, "password-missing")


def test_no_answer_and_no_file_of_the_home_shows_a_password(people: Docgen, tmp_path: Path) -> None:
    add_user(people, tmp_path)
    printed = people.run("user", "list", "--json").out
    assert "argon2" not in printed
    kept = b"".join(path.read_bytes() for path in people.home.iterdir() if path.is_file())
    assert PASSWORD.encode() not in kept


def test_users_are_changed_by_login(people: Docgen, tmp_path: Path) -> None:
    add_user(people, tmp_path)
    duties = ("--duty", "handler", "--duty", "archivist")
    assert people.ok("user", "duties", "admin", *duties)["user"]["duties"] == [
        "archivist",
        "handler",
    ]
    assert people.ok("user", "disable", "admin")["user"]["active"] is False
    assert "已停用" in people.run("user", "list").out
    assert people.ok("user", "enable", "admin")["user"]["active"] is True
    (tmp_path / "password").write_text("another long password\n")
    given = ("--password-file", tmp_path / "password")
    assert people.ok(*CHEAP, "user", "password", "admin", *given)["user"]["login"] == "admin"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("user", "disable", "nobody"), 4),
        (("user", "add", "x y", "--name", "x", "--duty", "handler", "--password-file", "P"), 3),
        (("user", "duties", "admin", "--duty", "emperor"), 2),
        (("user", "duties", "admin"), 2),
        (("agency", "add", "SLJT", "again"), 3),
        (("agency", "add", "a b", "x"), 3),
        (("agency", "rename", "NONE", "x"), 4),
        (("agency", "rename", "SLJT", " "), 3),
        (("key", "revoke", "k_none"), 4),
        (("key", "add", "x", "--duty", "handler", "--days", "9999"), 3),
        (("key", "add", "x", "--duty", "handler", "--days", "0"), 2),
        (("key", "add", "x", "--duty", "handler", "--agency", "NONE"), 4),
    ],
)
def test_what_cannot_be_done_is_said_with_its_status(
    people: Docgen, tmp_path: Path, words: tuple[str, ...], status: int
) -> None:
    add_user(people, tmp_path)
    given = [str(tmp_path / "password") if word == "P" else word for word in words]
    done = people.run(*CHEAP, *given)
    assert done.status == status, done.err


def test_an_agency_is_named_anew_and_keeps_its_code(people: Docgen) -> None:
    renamed = people.ok("agency", "rename", "SLJT", "示例市交通运输委员会")
    assert renamed["agency"]["name"] == "示例市交通运输委员会"
    (listed,) = people.ok("agency", "list")["agencies"]
    assert (listed["code"], listed["name"]) == ("SLJT", "示例市交通运输委员会")


def test_the_agency_must_be_named_where_there_are_several(people: Docgen) -> None:
    people.ok("agency", "add", "BHJT", "示例县交通运输局")
    assert people.run("key", "add", "x", "--duty", "handler").status == 2
    added = people.ok("key", "add", "x", "--duty", "handler", "--agency", "BHJT")
    assert added["key"]["agency"] == "BHJT"
    assert people.ok("key", "list", "--agency", "SLJT")["keys"] == []
    assert [each["code"] for each in people.ok("agency", "list")["agencies"]] == ["BHJT", "SLJT"]


def test_a_key_is_shown_once_and_then_only_described(people: Docgen) -> None:
    made = people.ok("key", "add", "案件系统", "--duty", "integrator", "--days", "30")
    printed = people.run("key", "list", "--json").out + people.run("key", "list").out
    assert made["token"].startswith("dg_")
    assert made["token"] not in printed
    assert made["key"]["id"] in printed
    replaced = people.ok("key", "rotate", made["key"]["id"])
    assert replaced["key"]["replaces"] == made["key"]["id"]
    assert people.ok("key", "revoke", made["key"]["id"])["key"]["revoked_at"]
    assert "已撤销" in people.run("key", "list").out
