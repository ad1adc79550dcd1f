"""Where results go: what may be replaced at a place that the user names, and what never is.

The input, links, devices and what the home keeps are never replaced; a file is, where an earlier
run of the same command made it or ``--force`` is given. Not for what stands in a result.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.cli.command import option
from docgen.cli.errors import OutputRefusedError
from docgen.service.errors import OutputError

__all__ = ["Output", "OutputFolder", "force_option"]

# In an output folder: what each command wrote, by name and digest. No suffix, so that a batch over
# the folder does not take it for a case.
_RECORD = ".docgen-written"
_OBSTACLES: Mapping[str, str] = {
    "link": "a symbolic link stands there",
    "folder": "a folder stands there",
    "other": "a device, pipe or socket stands there",
}

force_option = option(
    "--force",
    is_flag=True,
    text="替换该处已有的文件（不替换输入文件、链接和家目录中的文件）"
    "|replace files that stand there (never the input, a link or a file of the home)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a run may replace: nothing, or with ``force`` any file but its inputs and the home's."""

    home: Path
    inputs: tuple[Path, ...]
    force: bool

    def write(self, path: Path, data: bytes) -> None:
        """Write one file durably where nothing is lost by it."""
        self.require_place(path)
        _put({path: data})

    def require_place(self, path: Path, *, replaceable: bool = False) -> None:
        """Raise OutputRefusedError where something would be lost by writing ``path``."""
        kind = _kind(path)
        if kind in _OBSTACLES:
            raise OutputRefusedError(
                where=path, what=_OBSTACLES[kind], next="choose another place, or free it"
            )
        if any(_same(path, given) for given in self.inputs):
            raise OutputRefusedError(
                where=path, what="it is the input itself", next="choose another name"
            )
        if self._is_of_home(path):
            raise OutputRefusedError(
                where=path, what="the home keeps its own files there", next="choose another place"
            )
        if kind == "file" and not (self.force or replaceable):
            raise OutputRefusedError(
                where=path, what="a file stands there", next="choose another name, or give --force"
            )

    def _is_of_home(self, path: Path) -> bool:
        if not self.home.is_dir():
            return False
        from docgen.service.home import Home  # brings in the registry

        return Home(Path(os.path.realpath(self.home))).keeps(Path(os.path.realpath(path)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFolder:
    """A folder for the results of ``command``, which may replace what it wrote there before.

    A file that was changed since is the user's own: it is replaced with ``--force`` only.
    """

    path: Path
    command: str
    output: Output

    def require_places(self, names: Iterable[str]) -> None:
        """Raise OutputRefusedError where a file of one of ``names`` cannot be written."""
        self._require(dict.fromkeys(names, b""))

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write all files durably, or none."""
        self._require(files)
        record = self._record()
        digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        record[self.command] = {**record.get(self.command, {}), **digests}
        text = json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        contents = {self.path / name: data for name, data in files.items()}
        _put({**contents, self.path / _RECORD: text.encode()})

    def _require(self, files: Mapping[str, bytes]) -> None:
        kind = _kind(self.path)
        if kind != "absent" and not self.path.is_dir():
            obstacle = _OBSTACLES.get(kind, "a file stands there")
            raise OutputRefusedError(
                where=self.path, what=obstacle, next="choose another place, or free it"
            )
        if any(_same(self.path, given) for given in self.output.inputs):
            raise OutputRefusedError(
                where=self.path, what="it is the input itself", next="choose another name"
            )
        self.output.require_place(self.path / _RECORD, replaceable=True)
        known = self._record().get(self.command, {})
        for name, data in files.items():
            path = self.path / name
            mine = _digest(path) in (known.get(name), hashlib.sha256(data).hexdigest())
            self.output.require_place(path, replaceable=mine)

    def _record(self) -> dict[str, dict[str, str]]:
        """What was written here before; nothing where the record is missing or not ours."""
        try:
            found = json.loads((self.path / _RECORD).read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        commands = found.items() if isinstance(found, dict) else ()
        return {name: files for name, files in commands if isinstance(files, dict)}


def _kind(path: Path) -> str:
    from archive.durable import LOCAL  # brings in the archive

    try:
        return LOCAL.kind(path)
    except OSError as error:
        raise OutputError(
            where=path,
            what=error.strerror or type(error).__name__,
            next="choose another place, or free it",
        ) from error


def _put(contents: Mapping[Path, bytes]) -> None:
    from archive.durable import make_folders, write_files  # brings in the archive
    from archive.errors import StorageError

    try:
        for folder in dict.fromkeys(path.parent for path in contents):
            make_folders(folder)
        write_files(contents)
    except StorageError as error:
        raise OutputError(**error.params) from error


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _digest(path: Path) -> str:
    """The digest of a regular file, or nothing."""
    if path.is_symlink() or not path.is_file():
        return ""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
