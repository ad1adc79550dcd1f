"""The job ``export``: the registers (台账) of an agency as a workbook. Not for what they hold."""

from __future__ import annotations

from docgen.registry.queue.values import JobFile
from docgen.service.jobs.work import Outcome, Work

__all__ = ["WORKBOOK", "export_registers"]

WORKBOOK = "registers.xlsx"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_registers(work: Work) -> Outcome:
    """Write the registers that ``params`` names, all where it names none.

    Raises:
        UnknownRegisterError: no register has one of the codes.
    """
    codes = tuple(work.job.params.get("registers") or ())
    made = work.bench.office.registers(codes, agency=work.job.agency)
    rows = {each.register.code: len(each.rows) for each in made.filled}
    return Outcome(
        result={"rows": rows},
        files=(JobFile(name=WORKBOOK, media_type=_XLSX, data=made.workbook),),
    )
