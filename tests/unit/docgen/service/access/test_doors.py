"""Who comes in by a key, a session or a login, and that a refusal tells nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from newcomers import ADDRESS, NOW, PASSWORD

from docgen.registry.registry import Registry
from docgen.service.access.braking import address_subject
from docgen.service.access.doors import Doors
from docgen.service.access.errors import AccessDeniedError, BrakedError, LogInRefusedError
from docgen.service.access.policy import Duty
from docgen.service.access.tokens import digest_of, new_key
from docgen.service.settings import Settings


def log_in(
    doors: Doors, login: str = "clerk", password: str = PASSWORD, now: datetime = NOW
) -> str:
    return doors.log_in(login, password, address=ADDRESS, now=now).token


def audit_of(registry: Registry) -> list[tuple[str, str, str, str]]:
    with registry.reading() as unit:
        return [(r.actor, r.action, r.target, r.outcome) for r in unit.audit.rows()]


def test_a_key_opens_for_its_agency_with_its_duties(doors: Doors, key: str) -> None:
    found = doors.by_key(key, address=ADDRESS, now=NOW)
    assert (found.actor, found.agency, found.duties) == ("key:k1", "SLJT", {Duty.INTEGRATOR})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda key: "",
        lambda key: key[:-1],
        lambda key: key + "A",
        lambda key: key.removeprefix("dg_"),
        lambda key: "DG_" + key.removeprefix("dg_"),
        lambda key: key.swapcase(),
        lambda key: key + "\x00",
        lambda key: "dg_" + "é" * 43,
        lambda key: "dg_' OR '1'='1",
        lambda key: "dg_" + "A" * 100_000,
        digest_of,
        lambda key: new_key(),
    ],
)
def test_nothing_but_the_key_itself_opens(
    doors: Doors, key: str, spoil: Callable[[str], str]
) -> None:
    with pytest.raises(AccessDeniedError):
        doors.by_key(spoil(key), address=ADDRESS, now=NOW)


def test_a_key_opens_until_it_ends_or_is_revoked(
    doors: Doors, key: str, registry: Registry
) -> None:
    end = NOW + timedelta(days=30)
    doors.by_key(key, address=ADDRESS, now=end - timedelta(seconds=1))
    with pytest.raises(AccessDeniedError):
        doors.by_key(key, address=ADDRESS, now=end)
    with registry.writing() as unit:
        unit.keys.revoke("k1", NOW)
    with pytest.raises(AccessDeniedError):
        doors.by_key(key, address=ADDRESS, now=NOW)


def test_keys_are_found_by_digest_and_no_secret_is_kept(
    doors: Doors, key: str, registry: Registry
) -> None:
    new = doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW)
    with registry.reading() as unit:
        row, session = unit.keys.by_id("k1"), unit.sessions.find(digest_of(new.token))
        user = unit.users.by_id("u1")
    for kept, secret in ((row, key), (session, new.token), (user, PASSWORD)):
        assert kept is not None
        assert secret not in repr(kept)


def test_the_last_use_of_a_key_is_noted_by_the_hour(
    doors: Doors, key: str, registry: Registry
) -> None:
    seen = []
    for minutes in (0, 59, 60):
        doors.by_key(key, address=ADDRESS, now=NOW + timedelta(minutes=minutes))
        with registry.reading() as unit:
            row = unit.keys.by_id("k1")
        assert row is not None
        seen.append(row.last_used_at)
    assert seen == [NOW, NOW, NOW + timedelta(hours=1)]


def test_a_good_key_is_heard_where_others_fail_and_the_others_are_told_to_wait(
    doors: Doors, key: str, registry: Registry, cheap_settings: Settings
) -> None:
    for _ in range(cheap_settings.access_address_tries):
        with pytest.raises(AccessDeniedError):
            doors.by_key("dg_wrong", address=ADDRESS, now=NOW)
    before = audit_of(registry)
    with pytest.raises(BrakedError) as caught:
        doors.by_key("dg_wrong", address=ADDRESS, now=NOW)
    assert caught.value.retry_after >= 1
    assert audit_of(registry) == before
    assert doors.by_key(key, address=ADDRESS, now=NOW).actor == "key:k1"
    with pytest.raises(AccessDeniedError):
        doors.by_key("dg_wrong", address="198.51.100.1", now=NOW)


def test_a_login_with_its_password_begins_a_session(doors: Doors, registry: Registry) -> None:
    new = doors.log_in(" Clerk ", PASSWORD, address=ADDRESS, now=NOW)
    found = doors.by_session(new.token, address=ADDRESS, now=NOW)
    assert found == new.session
    assert (found.user_id, found.login, found.display_name) == ("u1", "clerk", "测试人员")
    assert (found.principal.actor, found.principal.duties) == ("user:u1", {Duty.HANDLER})
    assert audit_of(registry) == [("user:u1", "session.open", "user:u1", "done")]


def test_a_password_is_the_same_however_its_characters_are_composed(doors: Doors) -> None:
    assert log_in(doors, password=PASSWORD.replace("，", ","))


def test_an_unknown_login_a_wrong_password_and_a_disabled_user_get_one_answer(
    doors: Doors, registry: Registry
) -> None:
    with registry.writing() as unit:
        unit.users.set_active("u2", active=False)
    told = set()
    for login, password in (("nobody", PASSWORD), ("clerk", "wrong"), ("head", PASSWORD)):
        with pytest.raises(LogInRefusedError) as caught:
            log_in(doors, login, password)
        told.add((str(caught.value), caught.value.code))
    assert len(told) == 1


def test_a_refused_login_is_on_record_without_what_was_typed(
    doors: Doors, registry: Registry
) -> None:
    for login in ("clerk", "my secret typed in the wrong field"):
        with pytest.raises(LogInRefusedError):
            log_in(doors, login, "wrong")
    found = audit_of(registry)
    assert [(actor, outcome) for actor, _, _, outcome in found] == [("nobody", "refused")] * 2
    assert found[0][2] == "user:u1"
    assert "secret" not in repr(found)


def test_each_failure_beyond_the_free_ones_doubles_the_wait(
    doors: Doors, cheap_settings: Settings
) -> None:
    now, waits = NOW, []
    for _ in range(cheap_settings.access_login_tries):
        with pytest.raises(LogInRefusedError):
            log_in(doors, password="wrong", now=now)
    for _ in range(4):
        with pytest.raises(BrakedError) as caught:
            log_in(doors, now=now)
        waits.append(caught.value.retry_after)
        now += timedelta(seconds=waits[-1])
        with pytest.raises(LogInRefusedError):
            log_in(doors, password="wrong", now=now)
    assert waits == [1, 2, 4, 8]


def test_a_wait_ends_at_the_longest_and_survives_a_restart(
    registry: Registry, cheap_settings: Settings
) -> None:
    short = replace(cheap_settings, access_longest_wait_s=60)
    now = NOW
    for _ in range(15):
        with pytest.raises(LogInRefusedError):
            log_in(Doors(registry, short), password="wrong", now=now)
        now += timedelta(seconds=60)
    with pytest.raises(BrakedError) as caught:
        log_in(Doors(registry, short), now=now - timedelta(seconds=1))
    assert caught.value.retry_after == 1
    assert log_in(Doors(registry, short), now=now)


def test_a_login_that_does_not_exist_is_braked_like_one_that_does(
    doors: Doors, cheap_settings: Settings
) -> None:
    for login in ("clerk", "nobody"):
        for _ in range(cheap_settings.access_login_tries):
            with pytest.raises(LogInRefusedError):
                log_in(doors, login, "wrong")
        with pytest.raises(BrakedError):
            log_in(doors, login, "wrong")


def test_one_address_that_tries_many_logins_must_wait(
    doors: Doors, cheap_settings: Settings
) -> None:
    for n in range(cheap_settings.access_address_tries):
        with pytest.raises(LogInRefusedError):
            log_in(doors, f"user{n}", "wrong")
    with pytest.raises(BrakedError):
        log_in(doors)
    assert doors.log_in("clerk", PASSWORD, address="198.51.100.1", now=NOW)


def test_a_success_forgives_the_login_and_only_itself_to_the_address(
    doors: Doors, registry: Registry
) -> None:
    for _ in range(4):
        with pytest.raises(LogInRefusedError):
            log_in(doors, password="wrong")
    log_in(doors)
    for _ in range(4):
        with pytest.raises(LogInRefusedError):
            log_in(doors, password="wrong")
    with registry.reading() as unit:
        found = unit.brakes.find(address_subject("login-from", ADDRESS))
    assert found is not None
    assert found.failures == 8


def test_guesses_sent_at_the_same_time_do_not_slip_through_together(
    doors: Doors, cheap_settings: Settings
) -> None:
    told: list[str] = []

    def guess() -> None:
        try:
            log_in(doors, password="wrong")
        except (LogInRefusedError, BrakedError) as error:
            told.append(error.code)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.count("log-in-refused") == cheap_settings.access_login_tries
    assert len(told) == 12


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
    ],
)
def test_a_network_of_ipv6_counts_as_one_address(one: str, other: str, same: bool) -> None:
    assert (address_subject("x", one) == address_subject("x", other)) is same


def test_what_is_no_address_is_counted_too_and_not_kept() -> None:
    assert "unix" not in address_subject("x", "unix socket")


def test_a_session_ends_when_nothing_happens_and_at_its_latest_hour(
    doors: Doors, cheap_settings: Settings
) -> None:
    idle = timedelta(minutes=cheap_settings.access_session_idle_minutes)
    token, now = log_in(doors), NOW
    for _ in range(2 * cheap_settings.access_session_hours):
        now += idle - timedelta(seconds=90)
        doors.by_session(token, address=ADDRESS, now=now)
    with pytest.raises(AccessDeniedError):
        doors.by_session(token, address=ADDRESS, now=now + idle)
    latest = NOW + timedelta(hours=cheap_settings.access_session_hours)
    with pytest.raises(AccessDeniedError):
        doors.by_session(token, address=ADDRESS, now=latest)


def test_a_session_ends_at_log_out_and_with_the_user(doors: Doors, registry: Registry) -> None:
    token, other = log_in(doors), log_in(doors)
    doors.log_out(token, NOW)
    doors.log_out("never was one", NOW)
    with pytest.raises(AccessDeniedError):
        doors.by_session(token, address=ADDRESS, now=NOW)
    assert doors.by_session(other, address=ADDRESS, now=NOW)
    with registry.writing() as unit:
        unit.users.set_active("u1", active=False)
    with pytest.raises(AccessDeniedError):
        doors.by_session(other, address=ADDRESS, now=NOW)


def test_a_token_that_somebody_else_chose_never_becomes_a_session(doors: Doors) -> None:
    planted = "A" * 43
    with pytest.raises(AccessDeniedError):
        doors.by_session(planted, address=ADDRESS, now=NOW)
    new = doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW, replaces=planted)
    assert new.token != planted
    with pytest.raises(AccessDeniedError):
        doors.by_session(planted, address=ADDRESS, now=NOW)


def test_logging_in_again_ends_the_session_that_the_browser_held(doors: Doors) -> None:
    old = log_in(doors)
    new = doors.log_in("head", PASSWORD, address=ADDRESS, now=NOW, replaces=old)
    assert new.session.csrf != ""
    with pytest.raises(AccessDeniedError):
        doors.by_session(old, address=ADDRESS, now=NOW)


def test_only_the_sessions_own_csrf_token_is_accepted(doors: Doors) -> None:
    one = doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW).session
    other = doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW).session
    assert one.accepts_csrf(one.csrf)
    for given in ("", other.csrf, one.csrf + "x", "\udcff"):
        assert not one.accepts_csrf(given)


def test_a_password_kept_by_older_parameters_is_kept_by_the_new_ones_after_a_login(
    registry: Registry, cheap_settings: Settings
) -> None:
    dearer = replace(cheap_settings, access_password_passes=3)
    token = log_in(Doors(registry, dearer))
    with registry.reading() as unit:
        user = unit.users.by_id("u1")
    assert user is not None
    assert user.password is not None
    assert ",t=3," in user.password
    assert Doors(registry, dearer).by_session(token, address=ADDRESS, now=NOW)
    assert log_in(Doors(registry, dearer))


@pytest.mark.parametrize(
    "login", ["", "a\x00b", "\ud800", "x" * 100_000, "' OR '1'='1' --", "职员"]
)
def test_a_login_that_can_be_none_is_refused_like_any_other(doors: Doors, login: str) -> None:
    with pytest.raises(LogInRefusedError):
        log_in(doors, login)
    with pytest.raises(LogInRefusedError):
        log_in(doors, "clerk", login)


def test_an_office_behind_one_address_may_mistype_now_and_then(
    doors: Doors, cheap_settings: Settings
) -> None:
    now = NOW
    for n in range(3 * cheap_settings.access_address_tries):
        now += timedelta(minutes=1)
        with pytest.raises(LogInRefusedError):
            log_in(doors, f"user{n}", "wrong", now)
    assert log_in(doors, now=now)


def test_who_must_wait_takes_no_lock_from_others(
    doors: Doors, registry: Registry, cheap_settings: Settings
) -> None:
    for _ in range(cheap_settings.access_login_tries):
        with pytest.raises(LogInRefusedError):
            log_in(doors, password="wrong")
    told: list[str] = []

    def guess() -> None:
        try:
            log_in(doors, password="wrong")
        except BrakedError as error:
            told.append(error.code)

    with registry.writing():
        thread = threading.Thread(target=guess)
        thread.start()
        thread.join(20)
    assert told == ["access-braked"]
