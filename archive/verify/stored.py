"""Verifying what an archive keeps: log, storage root, objects, records and sealed volumes.

Shares with the writer neither code nor classes, only digests and the parsing of bytes; it reads
the folders as an outsider would. Nothing here changes a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from archive.errors import DossierNotFoundError
from archive.values import VerificationFinding, VerificationReport
from archive.verify._log_check import LoggedVersion, check_log
from archive.verify._object_check import StoredFile, check_object, object_folder
from archive.verify._record_check import check_edition
from archive.verify._tree import Tree, read_regular, walk

__all__ = ["StoredArchive", "open_stored"]

_LAYOUT = "0003-hash-and-id-n-tuple-storage-layout"
_ROOT_FILES: Mapping[str, bytes] = {
    "0=ocfl_1.1": b"ocfl_1.1\n",
    "ocfl_layout.json": (
        b'{"description":"sha256 of the object id in three tuples of three characters, '
        b'then the percent-encoded id","extension":"' + _LAYOUT.encode() + b'"}'
    ),
    f"extensions/{_LAYOUT}/config.json": (
        b'{"digestAlgorithm":"sha256","extensionName":"' + _LAYOUT.encode() + b'",'
        b'"numberOfTuples":3,"tupleSize":3}'
    ),
}
_OBJECT_DEPTH = 4
_LOG_FOLDER = frozenset({"archive.jsonl", "writer.lock", "staging", "set-aside"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArchive:
    """An archive as its log tells it, read once and strictly.

    ``findings`` are what is wrong with the log itself. They make every answer broken; whether a
    dossier agrees with its own entries, as far as the chain holds these, is said apart.
    """

    root: Path
    log_dir: Path
    versions: Mapping[str, tuple[LoggedVersion, ...]]
    findings: tuple[VerificationFinding, ...]

    def knows(self, number: str) -> bool:
        """Tell whether the log or the storage root has anything under this number."""
        return number in self.versions or _may_stand(self.root / object_folder(number))

    def verify(self, number: str, *, trust: Sequence[bytes]) -> VerificationReport:
        """Verify one dossier, the log it stands in and the root's declarations.

        Raises ``DossierNotFoundError`` where neither log nor root has it and the log is sound.
        """
        frame = (*self.findings, *self._declarations())
        if self.findings and not self.knows(number):
            return _report(number, [], frame)
        report = self.verify_dossier(number, trust=trust)
        around = _report(number, [report], (*frame, *report.findings))
        return replace(around, alone=report.verdict) if frame else around

    def verify_dossier(self, number: str, *, trust: Sequence[bytes]) -> VerificationReport:
        """Verify what is kept of one dossier, held to the log."""
        versions = self.versions.get(number, ())
        shown = f"{self.root.name}/{object_folder(number)}"
        if not versions:
            if not self.knows(number):
                raise DossierNotFoundError(number=number)
            return _report(number, [], (VerificationFinding(code="object-unlogged", where=shown),))
        content, findings = check_object(self.root, versions, shown=self.root.name)
        findings = [*_unvouched(versions), *self._links_to(number), *findings]
        reports: list[VerificationReport] = []
        for version in versions:
            sealed, wrong = check_edition(
                number, version.edition, content, trust=trust, shown=shown
            )
            reports += sealed
            findings += wrong
        findings += _unaccounted(content, versions, shown)
        findings += [finding for report in reports for finding in report.findings]
        return _report(number, reports, tuple(findings))

    def _links_to(self, number: str) -> list[VerificationFinding]:
        """Find links among the folders that lead to an object."""
        parts = object_folder(number).split("/")
        paths = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
        return [
            VerificationFinding(code="link-in-archive", where=f"{self.root.name}/{path}")
            for path in paths
            if _is_link(self.root / path)
        ]

    def verify_frame(self) -> VerificationReport:
        """Verify the log, the declarations, and that nothing stands beside what is logged."""
        findings = (*self.findings, *self._declarations(), *self._strays())
        return replace(_report("archive", [], findings), notes=self._set_aside())

    def _set_aside(self) -> tuple[VerificationFinding, ...]:
        """List what recovery kept beside the archive."""
        try:
            names = sorted(path.name for path in (self.log_dir / "set-aside").iterdir())
        except OSError:
            return ()
        shown = f"{self.log_dir.name}/set-aside"
        return tuple(
            VerificationFinding(code="set-aside", where=f"{shown}/{name}") for name in names
        )

    def _declarations(self) -> list[VerificationFinding]:
        findings = []
        for path, wanted in _ROOT_FILES.items():
            where = f"{self.root.name}/{path}"
            try:
                same = read_regular(self.root / path) == wanted
            except FileNotFoundError:
                findings.append(VerificationFinding(code="file-missing", where=where))
                continue
            except OSError:
                findings.append(VerificationFinding(code="file-unreadable", where=where))
                continue
            if not same:
                findings.append(VerificationFinding(code="declaration-changed", where=where))
        return findings

    def _strays(self) -> list[VerificationFinding]:
        objects = frozenset(object_folder(number) for number in self.versions)
        tree = walk(self.root, skip=objects)
        strangers = _objects_in(tree)
        wanted = objects | strangers | _ROOT_FILES.keys()
        folders = {"/".join(path.split("/")[:depth]) for path in wanted for depth in range(1, 5)}
        name = self.root.name
        found = [("link-in-archive", path) for path in tree.links]
        found += [("file-unexpected", path) for path in tree.files - _ROOT_FILES.keys()]
        found += [("folder-unexpected", path) for path in tree.folders - folders]
        found += [("file-unreadable", path) for path in tree.unreadable]
        found = [each for each in found if strangers.isdisjoint(_above(each[1]))]
        found += [("object-unlogged", path) for path in strangers]
        strays = [(code, f"{name}/{path}") for code, path in found]
        beside = walk(self.log_dir, skip=frozenset({"staging", "set-aside"}))
        entries = (beside.files | beside.folders | beside.links) - _LOG_FOLDER
        strays += [("file-unexpected", f"{self.log_dir.name}/{path}") for path in entries]
        return [VerificationFinding(code=code, where=where) for code, where in sorted(strays)]


def open_stored(root: Path, log_dir: Path) -> StoredArchive:
    """Read the log of an archive, strictly, for verification."""
    log = log_dir / "archive.jsonl"
    versions, findings = check_log(log, shown=f"{log_dir.name}/{log.name}")
    by_number: dict[str, tuple[LoggedVersion, ...]] = {}
    for version in versions:
        known = by_number.get(version.number, ())
        if all(each.inventory_sha512 != version.inventory_sha512 for each in known):
            by_number[version.number] = (*known, version)
    return StoredArchive(root=root, log_dir=log_dir, versions=by_number, findings=tuple(findings))


def _objects_in(tree: Tree) -> frozenset[str]:
    """Find the objects that stand where one may stand; the log has no entry of them."""
    declared = (PurePosixPath(path) for path in tree.files)
    found = (path.parent for path in declared if path.name == "0=ocfl_object_1.1")
    return frozenset(str(path) for path in found if len(path.parts) == _OBJECT_DEPTH)


def _above(path: str) -> set[str]:
    """A path and the folders above it."""
    return {path, *map(str, PurePosixPath(path).parents)}


def _may_stand(place: Path) -> bool:
    """Tell whether something stands at a place, or cannot be ruled out."""
    try:
        place.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _is_link(place: Path) -> bool:
    try:
        return place.is_symlink()
    except OSError:
        return False


def _unvouched(versions: Sequence[LoggedVersion]) -> list[VerificationFinding]:
    """Find entries of a dossier that the log's chain does not hold, and editions it lacks."""
    wrong = [version for version in versions if not version.vouched]
    if not wrong and [each.version for each in versions] != [*range(1, len(versions) + 1)]:
        wrong = [versions[-1]]
    return [VerificationFinding(code="entry-unvouched", where=each.where) for each in wrong]


def _unaccounted(
    content: Mapping[str, StoredFile], versions: Sequence[LoggedVersion], shown: str
) -> list[VerificationFinding]:
    """Every logical file belongs to an edition in the log."""
    names = {f"edition-{version.edition}" for version in versions}
    allowed = {f"{name}/{file}" for name in names for file in _EDITION_FILES}
    return [
        VerificationFinding(code="file-unexpected", where=f"{shown}/{path}")
        for path in sorted(content.keys() - allowed)
    ]


_EDITION_FILES = ("dossier.json", "main.pdf", "internal.pdf")


def _report(
    subject: str,
    reports: Sequence[VerificationReport],
    findings: tuple[VerificationFinding, ...],
) -> VerificationReport:
    """Sum up: broken by any finding; else of an unknown signer if any volume is."""
    verdict: Literal["whole", "signer-unknown", "broken"] = "whole"
    if findings:
        verdict = "broken"
    elif any(report.verdict != "whole" for report in reports):
        verdict = "signer-unknown"
    last = reports[-1] if reports else None
    return VerificationReport(
        subject=subject,
        verdict=verdict,
        findings=findings,
        signer=last.signer if last else "",
        sealed_at=last.sealed_at if last else None,
        pages=sum(report.pages for report in reports),
    )
