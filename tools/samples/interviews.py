"""``python -m tools.samples.interviews``: the evidence of four sample cases, and its digests.

Writes ``tests/cases/NAME.evidence/``, a signed copy of a paper among it, and puts each file's
SHA-256 into the cases that name it. Not for the cases themselves: they are written by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tools.samples import interview_documents as documents
from tools.samples import interview_photographs as photographs
from tools.samples.signed_papers import signed_papers

__all__ = ["CASES", "evidence_of", "main"]

FOLDER = Path(__file__).parents[2] / "tests" / "cases"

Photograph = Callable[[str, str], bytes]
Document = Callable[[str], bytes]

PHOTOGRAPHS: Mapping[str, Mapping[str, Photograph]] = {
    "bus-company-interview": {
        "e5-timetable.jpg": photographs.booth_timetable,
        "e6-gate.jpg": photographs.departure_gate,
    },
    "platform-interview-uyghur": {"e4-console.jpg": photographs.console},
    "shop-interview": {
        "e1-before.jpg": photographs.price_note,
        "e5-after.jpg": photographs.price_board,
        "e6-slips.jpg": photographs.slips,
    },
    "driver-follow-up": {
        "e1-overweight.jpg": photographs.over_limit,
        "e5-within-limit.jpg": photographs.within_limit,
    },
}
DOCUMENTS: Mapping[str, Mapping[str, Document]] = {
    "bus-company-interview": {
        "e1-hotline.pdf": documents.bus_hotline,
        "e2-departures.pdf": documents.bus_departures,
        "e4-report.pdf": documents.bus_report,
    },
    "platform-interview-uyghur": {
        "e1-comparison.pdf": documents.platform_comparison,
        "e3-rectification.pdf": documents.platform_report,
    },
    "shop-interview": {
        "e2-receipt.pdf": documents.shop_receipt,
        "e4-rectification.pdf": documents.shop_report,
    },
    "driver-follow-up": {
        "e2-first-weighing.pdf": documents.first_weighing,
        "e3-papers.pdf": documents.driver_papers,
        "e6-second-weighing.pdf": documents.second_weighing,
    },
}
# The cases that share one folder of evidence: a file as closed, and as supplemented later.
CASES: Mapping[str, tuple[str, ...]] = {
    "bus-company-interview": ("bus-company-interview",),
    "platform-interview-uyghur": ("platform-interview-uyghur",),
    "shop-interview": ("shop-interview",),
    "driver-follow-up": ("driver-follow-up", "driver-follow-up.supplement"),
}


def evidence_of(name: str, case: Mapping[str, Any]) -> dict[str, bytes]:
    """Every evidence file of a sample case, by file name; time and place are the case's."""
    made = {}
    for item in case["evidence"]:
        file = item.get("file")
        if file in PHOTOGRAPHS[name]:
            made[file] = PHOTOGRAPHS[name][file](item["obtained_at"], item["place"])
        elif file in DOCUMENTS[name]:
            made[file] = DOCUMENTS[name][file](item["obtained_at"])
    return made


def main() -> None:
    """Write the files and their digests."""
    for name, cases in CASES.items():
        texts = [FOLDER / f"{case}.case.json" for case in cases]
        raw = texts[0].read_bytes()
        made = evidence_of(name, json.loads(raw)) | signed_papers(raw)
        folder = FOLDER / f"{name}.evidence"
        folder.mkdir(exist_ok=True)
        for file, data in made.items():
            (folder / file).write_bytes(data)
            print(f"{len(data):>7} {name}.evidence/{file}")
        for text in texts:
            _put_digests(text, made)


def _put_digests(path: Path, made: Mapping[str, bytes]) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    copies = ((paper["execution"] or {}).get("copy") or {} for paper in case["papers"])
    for item in (*case["evidence"], *copies):
        if item.get("file") in made:
            item["sha256"] = hashlib.sha256(made[item["file"]]).hexdigest()
    text = json.dumps(case, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
