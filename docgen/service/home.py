"""The home folder: where everything of an installation lives, and how it is made.

Not for what stands inside the archive or the registry: they look after themselves.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archive.durable import LOCAL, explained, make_folders, write_new_file
from docgen.registry.registry import Registry, missing_registry
from docgen.registry.values import DossierRow, Restored
from docgen.service.errors import HomeDamagedError, HomeMissingError, HomeVersionError
from docgen.service.settings import settings_text
from docgen.service.webhooks.vault import opened_vault

__all__ = ["Home", "create_home", "open_home", "recreate_registry", "rename_home"]

FORMAT = 1
REGISTRY_IN_FILE = "file"


@dataclass(frozen=True, slots=True)
class Home:
    """The paths below a home folder."""

    root: Path

    @property
    def marker(self) -> Path:
        """Says that the folder is a home, and of which format; written last."""
        return self.root / "home.json"

    @property
    def archive(self) -> Path:
        """The OCFL root of sealed dossiers."""
        return self.root / "archive"

    @property
    def log(self) -> Path:
        """The hash-chained log."""
        return self.root / "log"

    @property
    def index(self) -> Path:
        """The search index, a cache."""
        return self.root / "index"

    @property
    def registry(self) -> Path:
        """The registry file."""
        return self.root / "registry.sqlite3"

    @property
    def ident(self) -> str:
        """By which a registry knows this home; "" of a home made before there were any."""
        return str(json.loads(self.marker.read_text("utf-8")).get("id", ""))

    def registry_at(self, url: str) -> Path | str:
        """Where the registry is by the setting ``registry.url``: its file, or that URL."""
        return self.registry if url == REGISTRY_IN_FILE else url

    @property
    def keys(self) -> Path:
        """The sealing keys."""
        return self.root / "keys"

    @property
    def marks(self) -> Path:
        """Where the audit trail stood hour by hour, kept outside the registry."""
        return self.root / "audit-marks.jsonl"

    @property
    def secrets_key(self) -> Path:
        """The key that protects the secrets of webhooks in the registry."""
        return self.root / "secrets.key"

    @property
    def fonts(self) -> Path:
        """The agency's licensed fonts."""
        return self.root / "fonts"

    @property
    def templates(self) -> Path:
        """The agency's own templates."""
        return self.root / "templates"

    @property
    def schemas(self) -> Path:
        """The schemas of the agency's own instruments."""
        return self.root / "schemas"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.toml"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that a home has."""
        return (
            self.archive,
            self.log,
            self.index,
            self.keys,
            self.fonts,
            self.templates,
            self.schemas,
        )

    def keeps(self, path: Path) -> bool:
        """Whether ``path`` is of the home; the database keeps files of its own beside its file."""
        if not self.marker.is_file() or not path.is_relative_to(self.root):
            return False
        name = path.relative_to(self.root).parts[0] if path != self.root else ""
        own = (self.settings, self.marker, self.marks, self.secrets_key, *self.folders)
        is_own = name in {each.name for each in own}
        return is_own or name.startswith(self.registry.name)


def create_home(root: Path, *, registry_url: str = REGISTRY_IN_FILE) -> tuple[Home, bool]:
    """Make what is missing of a home; whether it is new. Safe to repeat and to interrupt.

    A registry that a home has lost is not made empty, for then it would give numbers again.
    """
    home = Home(root.absolute())
    location = home.registry_at(registry_url)
    if home.marker.is_file() and isinstance(location, Path) and not location.is_file():
        raise missing_registry(location)
    if not home.root.exists():
        make_folders(home.root)
        home.root.chmod(0o700)
    for folder in home.folders:
        make_folders(folder)
    home.keys.chmod(0o700)
    Registry.create(location)
    if not home.secrets_key.exists():
        with Registry.open(location) as registry:
            opened_vault(registry, home.secrets_key)
    write_new_file(home.settings, settings_text().encode("utf-8"))
    return home, write_new_file(home.marker, _marker())


def _marker() -> bytes:
    return (json.dumps({"format": FORMAT, "id": secrets.token_hex(16)}) + "\n").encode("utf-8")


def rename_home(home: Home) -> None:
    """Let a home that was copied from another be one of its own."""
    home.marker.unlink()
    write_new_file(home.marker, _marker())


def open_home(root: Path) -> Home:
    """The home at ``root``.

    Raises:
        HomeMissingError: there is none, or its making was interrupted.
        HomeDamagedError: the file that marks it cannot be read.
        HomeVersionError: another program version made it.
    """
    home = Home(root.absolute())
    try:
        found = json.loads(home.marker.read_text("utf-8"))["format"]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise HomeMissingError(where=root) from error
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise HomeDamagedError(where=home.marker, known=FORMAT) from error
    if found != FORMAT:
        raise HomeVersionError(where=root, found=found, known=FORMAT)
    return home


def recreate_registry(home: Home, rows: Iterable[DossierRow], *, now: datetime) -> Restored:
    """Make a registry that was lost from what the archive holds; it is there whole or not at all.

    For one caller at a time. The write-ahead log of the lost file must not meet the new one. It
    gives no numbers until it is told which were given beside what was sealed.
    """
    path = home.registry
    new = path.with_name(f"{path.name}.new")
    for stale in (new, *_logs_of(new), *_logs_of(path)):
        stale.unlink(missing_ok=True)
    Registry.create(new)
    with Registry.open(new) as registry:
        restored = registry.rebuild_catalogue(rows, now=now)
        registry.hold_numbers(now)
    with explained(path):
        LOCAL.sync(new)
        LOCAL.rename(new, path)
        LOCAL.sync(path.parent)
    return restored


def _logs_of(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")
