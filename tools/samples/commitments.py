"""``python -m tools.samples.commitments``: the evidence of the cases about an act on the road.

Writes ``tests/cases/NAME.evidence/``, the signed copies of papers among it, and puts each file's
SHA-256 into the case. Not for the cases themselves: they are written by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.samples import commitment_documents as documents
from tools.samples import commitment_photographs as photographs
from tools.samples import penalty_documents as papers
from tools.samples import penalty_photographs as pictures
from tools.samples.signed_papers import signed_papers

__all__ = ["CASES", "evidence_of", "main"]

FOLDER = Path(__file__).parents[2] / "tests" / "cases"

Photograph = Callable[[str, str], bytes]
Document = Callable[[str], bytes]

PHOTOGRAPHS: Mapping[str, Mapping[str, Photograph]] = {
    "driver-minor": {
        "e-truck.jpg": photographs.truck_tailgate,
        "e-road.jpg": photographs.sand_on_road,
        "e-swept.jpg": photographs.swept_road,
        "e-tarp.jpg": photographs.new_tarpaulin,
    },
    "carrier-first-offence": {
        "e-tractor.jpg": photographs.tractor,
        "e-sticker.jpg": photographs.inspection_date,
        "e-ledger.jpg": photographs.reminder_ledger,
    },
    "repair-shop-refuses": {
        "e-tyres.jpg": photographs.stacked_tyres,
        "e-stake.jpg": photographs.boundary_stake,
        "e-clear.jpg": photographs.cleared_verge,
    },
    "long-narrative": {
        "e-trench.jpg": photographs.trench,
        "e-stake.jpg": photographs.stake_by_trench,
        "e-culvert.jpg": photographs.culvert,
        "e-restored.jpg": photographs.restored_slope,
    },
    "driver-admonition": {},
    "repair-shop-unfiled": {
        "e-front.jpg": pictures.repair_front,
        "e-ledger.jpg": pictures.repair_ledger,
        "e-still.jpg": pictures.repair_goes_on,
    },
    "forged-permit-transfer": {
        "e-truck.jpg": pictures.sand_lorry,
        "e-card.jpg": pictures.forged_permit,
    },
    "wide-load-on-the-spot": {"e-width.jpg": pictures.wide_load},
    "overcrowded-coach-referral": {"e-bus.jpg": pictures.crowded_coach},
    "charter-hearing": {"e-van.jpg": pictures.charter_van},
}
DOCUMENTS: Mapping[str, Mapping[str, Document]] = {
    "driver-minor": {
        "e-id.pdf": documents.driver_identity,
        "e-query.pdf": documents.driver_query,
    },
    "carrier-first-offence": {
        "e-licence.pdf": documents.carrier_licence,
        "e-letter.pdf": documents.authorization,
        "e-query.pdf": documents.carrier_query,
        "e-first.pdf": documents.carrier_first_offence,
        "e-report.pdf": documents.carrier_report,
    },
    "repair-shop-refuses": {
        "e-licence.pdf": documents.shop_licence,
        "e-map.pdf": documents.road_land_map,
    },
    "long-narrative": {
        "e-id.pdf": documents.farmer_identity,
        "e-contract.pdf": documents.irrigation_contract,
        "e-permit.pdf": documents.wrong_permit,
        "e-village.pdf": documents.village_statement,
        "e-contractor.pdf": documents.contractor_statement,
    },
    "driver-admonition": {"e-id.pdf": documents.admonished_identity},
    "repair-shop-unfiled": {
        "e-licence.pdf": papers.repair_licence,
        "e-query.pdf": papers.repair_filing_query,
        "e-again.pdf": papers.repair_filing_query_again,
        "e-statement.pdf": papers.repair_statement,
        "e-filed.pdf": papers.repair_filed,
        "e-paid.pdf": papers.fine_paid,
    },
    "forged-permit-transfer": {
        "e-id.pdf": papers.forger_identity,
        "e-query.pdf": papers.permit_query,
        "e-reply.pdf": papers.permit_reply,
        "e-payment.pdf": papers.forger_payment,
        "e-accepted.pdf": papers.police_acceptance,
    },
    "wide-load-on-the-spot": {"e-id.pdf": papers.wide_load_identity},
    "overcrowded-coach-referral": {"e-papers.pdf": papers.coach_papers},
    "charter-hearing": {
        "e-licence.pdf": papers.charter_licence,
        "e-order.pdf": papers.charter_orders,
        "e-query.pdf": papers.charter_query,
        "e-paid.pdf": papers.charter_fine_paid,
    },
}
CASES = tuple(PHOTOGRAPHS)


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
    for name in CASES:
        path = FOLDER / f"{name}.case.json"
        raw = path.read_bytes()
        case = json.loads(raw)
        made = evidence_of(name, case) | signed_papers(raw)
        folder = FOLDER / f"{name}.evidence"
        folder.mkdir(exist_ok=True)
        for file, data in made.items():
            (folder / file).write_bytes(data)
            print(f"{len(data):>7} {name}.evidence/{file}")
        for holder in _holders(case):
            holder["sha256"] = hashlib.sha256(made[holder["file"]]).hexdigest()
        text = json.dumps(case, ensure_ascii=False, indent=2) + "\n"
        path.write_text(text, encoding="utf-8", newline="\n")


def _holders(case: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every object of a case that names a file and its digest."""
    yield from (item for item in case["evidence"] if item.get("file"))
    for paper in case["papers"]:
        copy = (paper["execution"] or {}).get("copy")
        if copy:
            yield copy


if __name__ == "__main__":
    main()
