"""Which passwords may be chosen, and how they are kept."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from docgen.service.access.errors import PasswordUnfitError
from docgen.service.access.passwords import Passwords
from docgen.service.settings import Settings


@pytest.fixture(scope="session")
def passwords(cheap_settings: Settings) -> Passwords:
    return Passwords(cheap_settings)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "一二三四五六七八九十百千",
        "            a",
        "x7" * 5 + "yz",
        "🚌" * 6 + "到站请下车吧",
        "a long sentence " * 16,
    ],
)
def test_length_counts_and_composition_does_not(passwords: Passwords, password: str) -> None:
    passwords.refuse_unfit(password, login="clerk")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "12 to 256"),
        ("elevenchars", "12 to 256"),
        ("x" * 257, "12 to 256"),
        ("Password1234", "anybody tries"),
        ("１２３４５６７８９０１２", "anybody tries"),
        ("abcdefghijklmn", "anybody tries"),
        ("987654321098", "anybody tries"),
        ("aaaaaaaaaaaaa", "anybody tries"),
        ("abc1abc1abc1a", "anybody tries"),
        ("woaini1314520", "anybody tries"),
        ("SLJT-clerk-0042", "login"),
        ("sljt-clerk-0042!2026", "login"),
    ],
)
def test_what_is_short_or_tried_first_is_refused(
    passwords: Passwords, password: str, why: str
) -> None:
    with pytest.raises(PasswordUnfitError) as caught:
        passwords.refuse_unfit(password, login="sljt-clerk-0042")
    assert why in str(caught.value)
    assert password == "" or password not in str(caught.value)


def test_a_password_is_kept_as_argon2id_with_a_salt_of_its_own(passwords: Passwords) -> None:
    one, other = (
        passwords.hashed("correct horse battery"),
        passwords.hashed("correct horse battery"),
    )
    assert one != other
    assert one.startswith("$argon2id$v=19$m=64,t=1,p=1$")
    assert passwords.is_right("correct horse battery", one)
    assert not passwords.is_right("correct horse batterz", one)


@pytest.mark.parametrize("kept", [None, "", "$argon2id$", "plain"])
def test_where_no_password_is_kept_none_is_right(passwords: Passwords, kept: str | None) -> None:
    for password in (
        "",
        "plain",
        "of nobody, so that an unknown login takes as long as a known one",
    ):
        assert not passwords.is_right(password, kept)


def test_a_password_of_any_length_is_answered(passwords: Passwords) -> None:
    kept = passwords.hashed("a" * 256)
    assert not passwords.is_right("a" * 1_000_000, kept)


def test_many_checks_at_once_take_their_turns(cheap_settings: Settings) -> None:
    passwords = Passwords(replace(cheap_settings, access_password_checks=1))
    kept, found = passwords.hashed("correct horse battery"), list[bool]()
    threads = [
        threading.Thread(
            target=lambda: found.append(passwords.is_right("correct horse battery", kept))
        )
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 6
