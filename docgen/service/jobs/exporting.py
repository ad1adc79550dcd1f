"""The job ``export``: the registers (台账) of an agency as a workbook. Not for what they hold."""

from __future__ import annotations

from docgen.registry.queue.values import JobFile
from docgen.service.jobs.work import Outcome, Work
from docgen.service.reports.registers import workbook
from docgen.service.views import Language

__all__ = ["WORKBOOK", "export_registers"]

WORKBOOK = "registers.xlsx"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_registers(work: Work) -> Outcome:
    """Write the registers that ``params`` names, all where it names none.

    Raises:
        UnknownRegisterError: no register has one of the codes.
    """
    codes = tuple(work.job.params.get("registers") or ())
    language: Language = "en" if work.job.params.get("language") == "en" else "zh"
    filled = work.bench.office.registers(codes, agency=work.job.agency)
    made = workbook(filled, language)
    rows = {each.register.code: len(each.rows) for each in filled}
    return Outcome(
        result={"rows": rows},
        files=(JobFile(name=WORKBOOK, media_type=_XLSX, data=made),),
    )
