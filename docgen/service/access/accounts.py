"""Agencies and users kept by an administrator, or by who runs the command line.

Each change stands in one transaction with its entry in the audit trail. Whoever acts for one agency
finds the users of that agency only. Not for coming in (``doors``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.errors import DocgenError
from docgen.registry.access.values import AgencyRow, AuditEntry, UserRow
from docgen.service.access.braking import login_subject
from docgen.service.access.errors import (
    AgencyExistsError,
    AgencyUnknownError,
    LastAdministratorError,
    LoginTakenError,
    NameUnfitError,
    OwnAccountError,
    SharedByAgenciesError,
    UserUnknownError,
)
from docgen.service.access.passwords import Passwords
from docgen.service.access.policy import Action, Duty, Principal, is_left_to_the_machine
from docgen.service.access.tokens import new_ident
from docgen.service.also import Also, nothing

if TYPE_CHECKING:
    from docgen.registry.registry import Registry
    from docgen.registry.unit import Unit
    from docgen.service.access.occasion import Occasion
    from docgen.service.settings import Settings

__all__ = [
    "AGENCY_CODE",
    "AGENCY_NAME",
    "LOGIN",
    "NAME",
    "SYSTEM",
    "Accounts",
    "NewUser",
    "is_login",
    "of_agency",
    "required_agency",
    "required_name",
]

SYSTEM = Principal(actor="system", agency="", duties=frozenset())
"""Who runs the command line on the machine itself."""

# An id of ours holds a low line, so a login never looks like one.
_LOGIN = re.compile(r"[a-z0-9][a-z0-9.-]{1,62}[a-z0-9]")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
_LONGEST_NAME = 100
_LOGIN_SAID = "give 3 to 64 of a-z, 0-9, point and hyphen, the first and last no sign"
_CODE_SAID = "give 1 to 32 letters, digits, low lines and hyphens, the first no sign"
AGENCY_CODE, AGENCY_NAME = "the code of an agency", "the name of the agency"
NAME, LOGIN = "the name", "the login"
"""What a NameUnfitError is about."""

_ADDED = {"change": "added"}
_NAME_SAID = "give 1 to 100 characters in one line"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """A user to be added; ``chosen`` is whether they chose the password themselves."""

    login: str
    name: str
    agency: str
    duties: frozenset[Duty]
    password: str
    chosen: bool = False


class Accounts:
    """The agencies and users of an installation."""

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self._registry = registry
        self._settings = settings

    def add_agency(
        self, code: str, name: str, occasion: Occasion, *, first: NewUser | None = None
    ) -> AgencyRow:
        """Add an agency; its code is that of ``authority.body`` in its cases.

        ``first`` is its first user, who has to choose a password when they come in.

        Raises:
            NameUnfitError: code or name cannot be used.
            AgencyExistsError: the code is taken.
            SharedByAgenciesError: an administrator asks, and another agency works in this home.
            PasswordUnfitError, LoginTakenError: as ``add_user``.
        """
        self._refuse_others(occasion)
        _required_code(code)
        named = required_name(name, what=AGENCY_NAME)
        row = AgencyRow(code=code, name=named, created_at=occasion.at)
        user = self._new_row(first, occasion, must_choose=True) if first else None
        with self._registry.writing() as unit:
            if unit.agencies.find(code) is not None:
                raise AgencyExistsError(agency=code)
            unit.agencies.add(row)
            entry = occasion.entry(Action.AGENCY_MANAGE, f"agency:{code}", detail=_ADDED)
            unit.audit.append([entry if occasion.principal != SYSTEM else of_agency(entry, code)])
            if user is not None:
                _put(unit, user, occasion)
        return row

    def faults_of(self, code: str, name: str, first: NewUser) -> tuple[DocgenError, ...]:
        """Everything for which ``add_agency`` would refuse an agency with its first user."""
        with self._registry.reading() as unit:
            is_taken = unit.agencies.find(code) is not None
            is_login_taken = unit.users.by_login(first.login) is not None
        passwords = Passwords(self._settings)
        tries: tuple[Callable[[], object], ...] = (
            lambda: _required_code(code),
            lambda: required_name(name, what=AGENCY_NAME),
            lambda: _required_login(first.login),
            lambda: required_name(first.name),
            lambda: passwords.refuse_unfit(first.password, login=first.login),
        )
        found = [fault for each in tries if (fault := _fault(each)) is not None]
        if is_taken:
            found.append(AgencyExistsError(agency=code))
        if is_login_taken:
            found.append(LoginTakenError(login=first.login))
        return tuple(found)

    def rename_agency(self, code: str, name: str, occasion: Occasion) -> AgencyRow:
        """Give an agency another name; its code stays, by which its cases and numbers go.

        Raises:
            NameUnfitError: the name cannot be used.
            AgencyUnknownError: there is no such agency.
            SharedByAgenciesError: it is not that of who asks, and another works in this home.
        """
        if code != occasion.principal.agency:
            self._refuse_others(occasion)
        named = required_name(name, what=AGENCY_NAME)
        with self._registry.writing() as unit:
            before = required_agency(unit, code)
            unit.agencies.rename(code, named)
            detail = {"change": "change", "before": before.name, "after": named}
            entry = occasion.entry(Action.AGENCY_MANAGE, f"agency:{code}", detail=detail)
            unit.audit.append([entry if occasion.principal != SYSTEM else of_agency(entry, code)])
        return replace(before, name=named)

    def _refuse_others(self, occasion: Occasion) -> None:
        """Raise SharedByAgenciesError where the policy leaves agencies to who runs the machine."""
        if occasion.principal == SYSTEM:
            return
        others = self.others_work_here(occasion.principal.agency)
        if is_left_to_the_machine(Action.AGENCY_MANAGE, others_work_here=others):
            raise SharedByAgenciesError

    def agencies(self) -> tuple[AgencyRow, ...]:
        """Every agency."""
        with self._registry.reading() as unit:
            return unit.agencies.all()

    def others_work_here(self, agency: str) -> bool:
        """Whether another agency of the home has users or keys."""
        with self._registry.reading() as unit:
            others = [each.code for each in unit.agencies.all() if each.code != agency]
            return any(
                unit.users.page(each, limit=1) or unit.keys.of_agency(each) for each in others
            )

    def add_user(
        self, new: NewUser, occasion: Occasion, *, also: Also[UserRow] = nothing
    ) -> UserRow:
        """Add a user, who has to choose a password when they come in, unless they did so.

        Nor has the first administrator of the home: whoever runs the machine adds themselves.

        Raises:
            NameUnfitError: login or name cannot be used.
            PasswordUnfitError: the password may not be chosen.
            AgencyUnknownError: there is no such agency.
            LoginTakenError: the login is taken.
        """
        row = self._new_row(new, occasion, must_choose=True)
        with self._registry.writing() as unit:
            required_agency(unit, new.agency)
            chosen = new.chosen or _is_first(unit, row, occasion)
            row = replace(row, must_choose=not chosen)
            _put(unit, row, occasion)
            also(unit, row)
        return row

    def _new_row(self, new: NewUser, occasion: Occasion, *, must_choose: bool) -> UserRow:
        _required_login(new.login)
        name, passwords = required_name(new.name), Passwords(self._settings)
        passwords.refuse_unfit(new.password, login=new.login)
        return UserRow(
            id=new_ident("u"),
            agency=new.agency,
            login=new.login,
            name=name,
            duties=frozenset(new.duties),
            created_at=occasion.at,
            password=passwords.hashed(new.password),
            password_set_at=occasion.at,
            must_choose=must_choose,
        )

    def users(
        self, agency: str | None, *, offset: int = 0, limit: int | None = None
    ) -> tuple[UserRow, ...]:
        """Users by login: of an agency, or of all where it is None."""
        with self._registry.reading() as unit:
            return tuple(unit.users.page(agency, offset=offset, limit=limit))

    def user(self, ident: str, agency: str | None) -> UserRow:
        """A user by id or login.

        Raises:
            UserUnknownError: there is none in this agency.
        """
        with self._registry.reading() as unit:
            return _found(unit, ident, agency)

    def set_duties(self, ident: str, duties: Collection[Duty], occasion: Occasion) -> UserRow:
        """Replace a user's duties; they count from the next request on.

        Raises:
            UserUnknownError: there is none in the agency of who asks.
            OwnAccountError: an administrator would lay down the duty to administrate.
            LastAdministratorError: nobody of the agency would have it.
        """

        def change(unit: Unit, user: UserRow) -> None:
            if _is_self(user, occasion) and Duty.ADMINISTRATOR not in duties:
                raise OwnAccountError
            if Duty.ADMINISTRATOR not in duties:
                _refuse_last(unit, user, occasion)
            unit.users.set_duties(user.id, duties)

        return self._changed(ident, "duties", occasion, change, duties=_listed(duties))

    def set_active(self, ident: str, occasion: Occasion, *, active: bool) -> UserRow:
        """Let a user in again, or no more; who is disabled is out at once.

        Raises:
            UserUnknownError: there is none in the agency of who asks.
            OwnAccountError: they would disable themselves.
            LastAdministratorError: no administrator of the agency would be left.
        """

        def change(unit: Unit, user: UserRow) -> None:
            if _is_self(user, occasion):
                raise OwnAccountError
            if not active:
                _refuse_last(unit, user, occasion)
            unit.users.set_active(user.id, active=active)
            unit.sessions.end_of(user.id)

        return self._changed(ident, "enabled" if active else "disabled", occasion, change)

    def set_password(self, ident: str, password: str, occasion: Occasion) -> UserRow:
        """Give a user another password: their sessions end, and a brake on the login with them.

        Unless it is one's own, they have to replace it when they next come in.

        Raises:
            UserUnknownError: there is none in the agency of who asks.
            PasswordUnfitError: the password may not be chosen.
        """
        user, passwords = self.user(ident, _scope(occasion)), Passwords(self._settings)
        passwords.refuse_unfit(password, login=user.login)
        hashed = passwords.hashed(password)

        def change(unit: Unit, found: UserRow) -> None:
            others = not _is_self(found, occasion)
            unit.users.set_password(found.id, hashed, occasion.at, must_choose=others)
            unit.sessions.end_of(found.id)
            unit.brakes.release(login_subject(found.login))

        return self._changed(ident, "password", occasion, change)

    def _changed(
        self,
        ident: str,
        what: str,
        occasion: Occasion,
        change: Callable[[Unit, UserRow], None],
        **detail: str,
    ) -> UserRow:
        with self._registry.writing() as unit:
            user = _found(unit, ident, _scope(occasion))
            change(unit, user)
            said = {"change": what, **detail}
            entry = occasion.entry(Action.USER_MANAGE, f"user:{user.id}", detail=said)
            unit.audit.append([of_agency(entry, user.agency)])
            return _found(unit, user.id, None)


def is_login(text: str) -> bool:
    """Whether a text can be a login; what cannot belongs to nobody."""
    return _LOGIN.fullmatch(text) is not None


def _required_code(code: str) -> None:
    if not _CODE.fullmatch(code):
        raise NameUnfitError(what=AGENCY_CODE, next=_CODE_SAID)


def _required_login(login: str) -> None:
    if not is_login(login):
        raise NameUnfitError(what=LOGIN, next=_LOGIN_SAID)


def _fault(attempt: Callable[[], object]) -> DocgenError | None:
    """What an attempt is refused for."""
    try:
        attempt()
    except DocgenError as error:
        return error
    return None


def required_name(name: str, *, what: str = NAME) -> str:
    """A name in one line; raises NameUnfitError of ``what`` where it is none."""
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise NameUnfitError(what=what, next=_NAME_SAID)
    return name


def of_agency(entry: AuditEntry, agency: str) -> AuditEntry:
    """An entry as the agency sees it whose user or key was changed, by whomever."""
    return replace(entry, agency=agency)


def required_agency(unit: Unit, code: str) -> AgencyRow:
    """The agency of a code; raises AgencyUnknownError where none has it."""
    row = unit.agencies.find(code)
    if row is None:
        raise AgencyUnknownError(agency=code)
    return row


def _put(unit: Unit, row: UserRow, occasion: Occasion) -> None:
    if unit.users.by_login(row.login) is not None:
        raise LoginTakenError(login=row.login)
    unit.users.add(row)
    detail = {**_ADDED, "duties": _listed(row.duties)}
    entry = occasion.entry(Action.USER_MANAGE, f"user:{row.id}", detail=detail)
    unit.audit.append([of_agency(entry, row.agency)])


def _found(unit: Unit, ident: str, agency: str | None) -> UserRow:
    user = unit.users.by_id(ident) or unit.users.by_login(ident)
    if user is None or agency not in (None, user.agency):
        raise UserUnknownError(user=ident)
    return user


def _refuse_last(unit: Unit, user: UserRow, occasion: Occasion) -> None:
    """Raise LastAdministratorError where no other could come in; the machine itself may."""
    if occasion.principal == SYSTEM or not _administrates(user):
        return
    others = (each for each in unit.users.page(user.agency) if each.id != user.id)
    if not any(map(_administrates, others)):
        raise LastAdministratorError(user=user.login, agency=user.agency)


def _is_first(unit: Unit, user: UserRow, occasion: Occasion) -> bool:
    """Whether the machine adds the first administrator of the home."""
    if occasion.principal != SYSTEM or not _administrates(user):
        return False
    return not any(map(_administrates, unit.users.page(None)))


def _administrates(user: UserRow) -> bool:
    return user.is_active and Duty.ADMINISTRATOR in user.duties


def _scope(occasion: Occasion) -> str | None:
    """The agency to which who asks is bound; None at the machine itself."""
    return None if occasion.principal == SYSTEM else occasion.principal.agency


def _is_self(user: UserRow, occasion: Occasion) -> bool:
    return occasion.principal.actor == f"user:{user.id}"


def _listed(duties: Collection[str]) -> str:
    return " ".join(sorted(duties))
