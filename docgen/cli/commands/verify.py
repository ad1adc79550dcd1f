"""``docgen verify``: whether sealed dossiers are whole, and whose seal they bear."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.command import Answer, argument, option
from docgen.cli.command import command as make_command
from docgen.cli.records import report_lines
from docgen.cli.shell import Shell
from docgen.cli.usage import GivenPath, UsageFault
from docgen.errors import ExitStatus
from docgen.service.views import report_data

if TYPE_CHECKING:
    from archive.values import VerificationReport

__all__ = ["command"]


@make_command(
    "verify",
    "核验：0 完整；5 已损坏或者被改动；7 未改动，但封存者不在信任之列。"
    "|Verify. Exit status 0: whole; 5: broken; 7: whole, but the signer is not known.",
)
@argument(
    "subject",
    required=False,
    text="案卷号、案号或者 PDF 文件|a dossier number, a case number or a PDF file",
)
@option("--all", "everything", is_flag=True, text="核验全部案卷和日志|verify the whole archive")
@option(
    "--trust",
    multiple=True,
    type=GivenPath(exists=True, dir_okay=False),
    metavar="CERT",
    text="信任的证书（PEM 或者 DER），可以多个|a certificate to trust (PEM or DER); repeatable",
)
def command(shell: Shell, subject: str | None, everything: bool, trust: tuple[Path, ...]) -> Answer:
    """Verify."""
    if everything == (subject is not None):
        raise UsageFault("usage-subject", click.get_current_context())
    certificates = tuple(path.read_bytes() for path in trust)
    with shell.working(shell.say("正在核验", "verifying")):
        reports = _reports(shell, subject, certificates)
    lines = [line for report in reports for line in report_lines(report, shell.language)]
    data = [report_data(report, shell.language) for report in reports]
    return Answer(
        data={"reports": data} if everything else data[0],
        lines=tuple(lines),
        status=_worst(reports),
    )


def _reports(
    shell: Shell, subject: str | None, certificates: tuple[bytes, ...]
) -> tuple[VerificationReport, ...]:
    if subject is None:
        reports = shell.office().verify_all(trust=certificates)
        shell.office().tell_broken(reports, now=shell.now())
        return reports
    path = Path(subject)
    if path.suffix.lower() == ".pdf" or _is_file(path):
        return (_of_file(shell, path, certificates),)
    report = shell.office().verify(subject, trust=certificates)
    shell.office().tell_broken([report], now=shell.now())
    return (report,)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False  # a number may be longer than the name of a file


def _of_file(shell: Shell, path: Path, certificates: tuple[bytes, ...]) -> VerificationReport:
    """A file needs no home; where there is one, its own certificates are trusted too."""
    from archive.seal import trusted_certificates  # brings in cryptography
    from archive.verify import verify_pdf
    from docgen.service.errors import CaseFileError

    keys = shell.home_path / "keys"
    own = trusted_certificates(keys) if keys.is_dir() else ()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaseFileError(where=path, what=error.strerror or type(error).__name__) from error
    return verify_pdf(data, trust=(*own, *certificates), subject=str(path))


def _worst(reports: tuple[VerificationReport, ...]) -> ExitStatus:
    found = {report.exit_status for report in reports}
    for status in (ExitStatus.BROKEN, ExitStatus.SIGNER_UNKNOWN):
        if int(status) in found:
            return status
    return ExitStatus.DONE
