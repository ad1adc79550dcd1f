"""Users and keys are changed by those whose agency they are, and each change is on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from newcomers import ADDRESS, NOW, PASSWORD

from docgen.registry.registry import Registry
from docgen.service.access.accounts import SYSTEM, Accounts, NewUser
from docgen.service.access.doors import Doors
from docgen.service.access.errors import (
    AccessDeniedError,
    AgencyExistsError,
    AgencyUnknownError,
    BrakedError,
    KeyOverError,
    KeyTermError,
    KeyUnknownError,
    LastAdministratorError,
    LogInRefusedError,
    LoginTakenError,
    NameUnfitError,
    OwnAccountError,
    PasswordUnfitError,
    UserUnknownError,
)
from docgen.service.access.keyring import Keyring
from docgen.service.access.occasion import Occasion
from docgen.service.access.policy import Duty, Principal
from docgen.service.settings import Settings

HERE = Occasion(principal=SYSTEM, at=NOW)
NEW = NewUser(
    login="sljt-0042",
    name="测试人员",
    agency="SLJT",
    duties=frozenset({Duty.ADMINISTRATOR}),
    password=PASSWORD,
)


@pytest.fixture
def accounts(registry: Registry, cheap_settings: Settings) -> Accounts:
    return Accounts(registry, cheap_settings)


@pytest.fixture
def keyring(registry: Registry, cheap_settings: Settings) -> Keyring:
    return Keyring(registry, cheap_settings)


def administrator_of(agency: str, ident: str = "u9") -> Occasion:
    duties = frozenset({Duty.ADMINISTRATOR})
    return Occasion(
        principal=Principal(actor=f"user:{ident}", agency=agency, duties=duties), at=NOW
    )


def changes(registry: Registry) -> list[tuple[str, str, str]]:
    with registry.reading() as unit:
        rows = unit.audit.rows()
    return [(row.actor, row.action, row.detail.get("change", "")) for row in rows]


def test_a_user_who_is_added_can_log_in(accounts: Accounts, doors: Doors) -> None:
    added = accounts.add_user(NEW, HERE)
    found = doors.log_in(NEW.login, PASSWORD, address=ADDRESS, now=NOW).session
    assert (found.user_id, found.principal.duties) == (added.id, {Duty.ADMINISTRATOR})


def test_only_the_first_administrator_added_on_the_machine_keeps_the_first_password(
    accounts: Accounts,
) -> None:
    handler = replace(NEW, login="handler", duties=frozenset({Duty.HANDLER}))
    assert accounts.add_user(handler, HERE).must_choose
    assert not accounts.add_user(NEW, HERE).must_choose
    assert accounts.add_user(replace(NEW, login="second"), HERE).must_choose
    third = replace(NEW, login="third", duties=frozenset({Duty.HANDLER}))
    assert accounts.add_user(third, administrator_of(NEW.agency)).must_choose


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"login": "ab"}, NameUnfitError),
        ({"login": "With-Capitals"}, NameUnfitError),
        ({"login": "under_score"}, NameUnfitError),
        ({"login": "x' OR 1=1 --"}, NameUnfitError),
        ({"login": "line\nbreak"}, NameUnfitError),
        ({"login": "clerk\n"}, NameUnfitError),
        ({"login": "clerk"}, LoginTakenError),
        ({"name": "  "}, NameUnfitError),
        ({"name": "a\x00b"}, NameUnfitError),
        ({"name": "长" * 101}, NameUnfitError),
        ({"agency": "NONE"}, AgencyUnknownError),
        ({"password": "short"}, PasswordUnfitError),
        ({"password": "sljt-0042"}, PasswordUnfitError),
    ],
)
def test_a_user_who_cannot_be_added_leaves_nothing(
    accounts: Accounts, registry: Registry, change: dict[str, str], error: type[Exception]
) -> None:
    before = accounts.users(None)
    with pytest.raises(error):
        accounts.add_user(replace(NEW, **change), HERE)  # type: ignore[arg-type]
    assert accounts.users(None) == before
    assert changes(registry) == []


def test_agencies_have_codes_of_their_own(accounts: Accounts) -> None:
    accounts.add_agency("CSJT", " 示例 交通局 ", HERE)
    assert [each.name for each in accounts.agencies()] == ["示例机关", "示例 交通局", "示例机关"]
    with pytest.raises(AgencyExistsError):
        accounts.add_agency("CSJT", "另一个", HERE)
    for code in ("", "with space", "中文", "x" * 33, "a/b"):
        with pytest.raises(NameUnfitError):
            accounts.add_agency(code, "名称", HERE)


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts, by: accounts.set_duties("u1", {Duty.SUPERVISOR}, by),
        lambda accounts, by: accounts.set_active("u1", by, active=False),
        lambda accounts, by: accounts.set_password("u1", "another long password", by),
    ],
)
def test_a_user_of_another_agency_does_not_exist(
    accounts: Accounts, registry: Registry, change: Callable[[Accounts, Occasion], object]
) -> None:
    before = accounts.user("u1", None)
    with pytest.raises(UserUnknownError):
        change(accounts, administrator_of("BHJT"))
    assert accounts.user("u1", None) == before
    assert changes(registry) == []
    change(accounts, administrator_of("SLJT"))
    assert accounts.user("u1", None) != before
    assert [actor for actor, _, _ in changes(registry)] == ["user:u9"]


def test_users_are_listed_by_agency_and_paged_by_login(accounts: Accounts) -> None:
    accounts.add_user(replace(NEW, agency="BHJT"), HERE)
    assert [each.login for each in accounts.users("SLJT")] == ["clerk", "head"]
    assert [each.login for each in accounts.users(None, offset=1, limit=1)] == ["head"]


def test_who_is_disabled_is_out_at_once_and_may_be_let_in_again(
    accounts: Accounts, doors: Doors
) -> None:
    token = doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW).token
    accounts.set_active("clerk", HERE, active=False)
    accounts.set_active("clerk", HERE, active=True)
    with pytest.raises(AccessDeniedError):
        doors.by_session(token, address=ADDRESS, now=NOW)
    assert doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW)


def test_new_duties_count_in_sessions_that_are_open(accounts: Accounts, doors: Doors) -> None:
    token = doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW).token
    accounts.set_duties("clerk", {Duty.ARCHIVIST}, HERE)
    found = doors.by_session(token, address=ADDRESS, now=NOW)
    assert found.principal.duties == {Duty.ARCHIVIST}


def test_another_password_ends_sessions_and_the_wait_after_failures(
    accounts: Accounts, doors: Doors, cheap_settings: Settings
) -> None:
    token = doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW).token
    for n in range(cheap_settings.access_login_tries):
        with pytest.raises(LogInRefusedError):
            doors.log_in("clerk", "wrong", address=f"198.51.100.{n}", now=NOW)
    with pytest.raises(BrakedError):
        doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW)
    accounts.set_password("clerk", "another long password", HERE)
    with pytest.raises(AccessDeniedError):
        doors.by_session(token, address=ADDRESS, now=NOW)
    with pytest.raises(LogInRefusedError):
        doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW)
    assert doors.log_in("clerk", "another long password", address=ADDRESS, now=NOW)


def test_users_change_their_own_password_by_proving_the_old_one(doors: Doors) -> None:
    old = doors.log_in("clerk", PASSWORD, address=ADDRESS, now=NOW).token
    change = {"login": "clerk", "address": ADDRESS, "now": NOW}
    with pytest.raises(LogInRefusedError):
        doors.change_password(password="wrong", new="another long password", **change)  # type: ignore[arg-type]
    with pytest.raises(PasswordUnfitError):
        doors.change_password(password=PASSWORD, new="clerk", **change)  # type: ignore[arg-type]
    new = doors.change_password(password=PASSWORD, new="another long password", **change)  # type: ignore[arg-type]
    with pytest.raises(AccessDeniedError):
        doors.by_session(old, address=ADDRESS, now=NOW)
    assert doors.by_session(new.token, address=ADDRESS, now=NOW) == new.session


def test_nobody_takes_their_own_access_away(accounts: Accounts) -> None:
    added = accounts.add_user(NEW, HERE)
    me = administrator_of("SLJT", added.id)
    with pytest.raises(OwnAccountError):
        accounts.set_active(added.id, me, active=False)
    with pytest.raises(OwnAccountError):
        accounts.set_duties(added.id, {Duty.HANDLER}, me)
    accounts.set_duties(added.id, {Duty.HANDLER, Duty.ADMINISTRATOR}, me)


def test_the_only_administrator_of_an_agency_stays_one_but_for_the_machine_itself(
    accounts: Accounts,
) -> None:
    only = accounts.add_user(NEW, HERE)
    another = administrator_of("SLJT", "somebody")
    with pytest.raises(LastAdministratorError):
        accounts.set_active(only.id, another, active=False)
    with pytest.raises(LastAdministratorError):
        accounts.set_duties(only.id, {Duty.HANDLER}, another)
    second = replace(NEW, login="second")
    accounts.set_active(accounts.add_user(second, HERE).id, HERE, active=False)
    with pytest.raises(LastAdministratorError):
        accounts.set_active(only.id, another, active=False)
    accounts.set_active("second", HERE, active=True)
    assert accounts.set_duties(only.id, {Duty.HANDLER}, another).duties == {Duty.HANDLER}
    assert accounts.set_active("second", HERE, active=False).is_active is False


def new_key(keyring: Keyring, days: int | None = 30, occasion: Occasion = HERE) -> tuple[str, str]:
    made = keyring.add(
        "案件系统",
        agency="SLJT",
        duties=frozenset({Duty.INTEGRATOR}),
        days=days,
        occasion=occasion,
    )
    return made.token, made.row.id


def test_a_key_opens_from_when_it_is_made_until_it_is_revoked(
    keyring: Keyring, doors: Doors, registry: Registry
) -> None:
    token, ident = new_key(keyring)
    assert token.startswith("dg_")
    assert doors.by_key(token, address=ADDRESS, now=NOW).duties == {Duty.INTEGRATOR}
    keyring.revoke(ident, HERE)
    assert keyring.revoke(ident, HERE).revoked_at == NOW
    with pytest.raises(AccessDeniedError):
        doors.by_key(token, address=ADDRESS, now=NOW)
    assert changes(registry)[:2] == [
        ("system", "key.manage", "added"),
        ("system", "key.manage", "revoked"),
    ]


def test_every_key_has_an_end_within_the_setting(
    keyring: Keyring, cheap_settings: Settings
) -> None:
    _, ident = new_key(keyring, None)
    (row,) = keyring.keys("SLJT")
    assert row.id == ident
    assert row.expires_at == NOW + timedelta(days=cheap_settings.access_key_days)
    for days in (0, -1, cheap_settings.access_key_days + 1):
        with pytest.raises(KeyTermError):
            new_key(keyring, days)
    with pytest.raises(AgencyUnknownError):
        keyring.add("x", agency="NONE", duties=frozenset(), days=1, occasion=HERE)


def test_a_replaced_key_opens_beside_the_new_one_for_a_while(
    keyring: Keyring, doors: Doors, cheap_settings: Settings
) -> None:
    old, ident = new_key(keyring)
    made = keyring.rotate(ident, days=None, occasion=HERE)
    assert made.row.replaces == ident
    for token in (old, made.token):
        assert doors.by_key(token, address=ADDRESS, now=NOW).agency == "SLJT"
    later = NOW + timedelta(days=cheap_settings.access_key_overlap_days)
    with pytest.raises(AccessDeniedError):
        doors.by_key(old, address=ADDRESS, now=later)
    assert doors.by_key(made.token, address=ADDRESS, now=later)
    with pytest.raises(KeyOverError):
        keyring.rotate(ident, days=None, occasion=replace(HERE, at=later))


def test_replacing_a_key_never_makes_the_old_one_last_longer(keyring: Keyring) -> None:
    _, ident = new_key(keyring, 1)
    keyring.rotate(ident, days=None, occasion=HERE)
    ends = {row.id: row.expires_at for row in keyring.keys(None)}
    assert ends[ident] == NOW + timedelta(days=1)


def test_a_key_of_another_agency_does_not_exist(keyring: Keyring, registry: Registry) -> None:
    _, ident = new_key(keyring)
    stranger = administrator_of("BHJT")
    with pytest.raises(KeyUnknownError):
        keyring.revoke(ident, stranger)
    with pytest.raises(KeyUnknownError):
        keyring.rotate(ident, days=None, occasion=stranger)
    assert keyring.keys("BHJT") == ()
    assert len(changes(registry)) == 1
    keyring.rotate(ident, days=None, occasion=administrator_of("SLJT"))


def test_an_agency_sees_what_is_done_to_its_users_and_keys_on_the_machine_itself(
    accounts: Accounts, keyring: Keyring, registry: Registry
) -> None:
    accounts.set_duties("clerk", {Duty.ARCHIVIST}, HERE)
    new_key(keyring)
    with registry.reading() as unit:
        rows = unit.audit.rows(agency="SLJT")
    assert [(row.actor, row.action) for row in rows] == [
        ("system", "user.manage"),
        ("system", "key.manage"),
    ]
