"""A home thrown away after use, with an agency and a key: what ``docgen serve --mock`` serves.

It has settings of its own beside those of the environment and the flags, and never another's
registry. Not for answering.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from docgen.cli.people import accounts_of, occasion_of
from docgen.cli.shell import Shell

__all__ = ["Mock", "mock_home"]

AGENCY, _NAME = "SLJT", "示例市交通运输局"
_OWN_REGISTRY = {"registry.url": "file"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mock:
    """The shell of the home, and the key that opens it."""

    shell: Shell
    key: str


@contextmanager
def mock_home(shell: Shell) -> Iterator[Mock]:
    """The home; it is gone afterwards."""
    from archive.seal import create_trial_authority  # brings in cryptography
    from docgen.service.access.keyring import Keyring  # brings in the registry
    from docgen.service.access.policy import Duty
    from docgen.service.home import create_home

    with tempfile.TemporaryDirectory(prefix="docgen-mock-") as folder:
        home, _ = create_home(Path(folder) / "home")
        create_trial_authority(home.keys, now=shell.now(), body_name=_NAME)
        made = Shell.start(home=home.root, flags={**shell.flags, **_OWN_REGISTRY})
        try:
            accounts_of(made).add_agency(AGENCY, _NAME, occasion_of(made))
            office = made.office()
            keyring = Keyring(office.registry, office.settings)
            key = keyring.add(
                "mock",
                agency=AGENCY,
                duties=frozenset({Duty.INTEGRATOR, Duty.UNIT_HEAD, Duty.ARCHIVIST}),
                days=1,
                occasion=occasion_of(made),
            )
            yield Mock(shell=made, key=key.token)
        finally:
            made.close()
