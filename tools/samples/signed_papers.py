"""The signed copies of sample papers: each is filled, typeset, marked by hand as its case tells.

What is drawn follows ``execution`` in the case: who signed, when, which box the party ticked. A
refusal leaves the party's line and all three boxes empty. Not for drawing: see ``scan``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from docgen.case import Case, Paper, load_case
from docgen.catalogue import Catalogue, load_catalogue
from docgen.fill import context_for, fill, load_template
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import load_fonts
from tools.samples.scan import Mark, scanned

__all__ = ["signed_papers"]

TEMPLATES = Path(__file__).parents[2] / "templates"
LINE_MM = 46.0
# From the first of the printed words to the line drawn after them.
NEXT_LINE_MM = 31.0
# Where each signer signs, by form: the printed words beside the line, and how far the line is.
PLACES: Mapping[str, Mapping[str, tuple[str, float | None]]] = {
    "scene-record": {
        "party": ("现场人员签名：", None),
        "officers": ("执法人员签名：", NEXT_LINE_MM),
        "interpreter": ("已如实翻译", None),
    },
    "correction-order": {
        "party": ("当事人或其代理人签名", LINE_MM),
        "officers": ("执法人员签名", LINE_MM),
        "body_seal": ("（印章）", None),
    },
    "commitment-letter": {
        "party": ("当事人（签名）", LINE_MM),
        "officers": ("执法人员（签名）", LINE_MM),
        "interpreter": ("已如实翻译", None),
        "witness": ("见证人签名：", None),
    },
    "no-penalty-decision": {"body_seal": ("（印章）", None)},
    "interview-record": {
        "party": ("被约谈方（签名）", LINE_MM),
        "interviewers": ("约谈人（签名）", LINE_MM),
        "recorder": ("记录人（签名）", LINE_MM),
    },
}
# Who writes the time beside the signature.
TIMED = ("party", "recorder")
CHOICES = {"commits": "自愿承诺：", "declines": "不签署承诺。", "disagrees": "对告知的事实"}
READ = ("☐本人已阅读", "☐无误")
# At the foot of each page of a record; and which of its times each signer gives, if any.
FEET: Mapping[str, Mapping[str, tuple[str, int | None]]] = {
    "scene-record": {"party": ("签名：现场人员＿", 0), "officers": ("　执法人员＿", 1)},
    "interview-record": {"party": ("签名：被约谈方＿", None), "interviewers": ("　约谈人＿", None)},
}


def signed_papers(raw: bytes) -> dict[str, bytes]:
    """The scans that a case names, by file name."""
    catalogue = load_catalogue()
    case = load_case(raw, catalogue=catalogue).case
    assert case is not None, "the sample case is not valid"
    engine = NativeEngine(load_fonts(None, None))
    return {
        copy["file"]: _scan(case, paper, copy, catalogue, engine)
        for paper in case.papers
        if (copy := (paper.execution or {}).get("copy"))
    }


def _scan(
    case: Case, paper: Paper, copy: Mapping[str, Any], catalogue: Catalogue, engine: NativeEngine
) -> bytes:
    template = load_template(TEMPLATES / f"{paper.type.code}.docx")
    filled = fill(template, context_for(case, paper, catalogue=catalogue, draft=False))
    made = datetime.fromisoformat(f"{paper.date}T00:00:00+08:00")
    pdf = engine.typeset(filled, title=paper.type.title, created=made).pdf
    return scanned(pdf, tuple(_marks(case, paper)), copy["made_at"])


def _marks(case: Case, paper: Paper) -> Iterator[Mark]:
    execution = paper.execution or {}
    places = PLACES[paper.type.code]
    for signature in execution["signatures"]:
        if signature["status"] == "signed":
            anchor, right = places[signature["signer"]]
            yield from _signature(case, signature, anchor, right)
        elif signature["status"] == "refused":
            yield Mark(
                kind="words", anchor="（当事人拒绝签名的填写）理由：", words="不愿签署，见录像"
            )
    if execution.get("choice") in CHOICES and paper.type.code == "commitment-letter":
        yield Mark(kind="tick", anchor=_box(case) + CHOICES[execution["choice"]])
    if execution.get("choice") == "confirms" and paper.type.code == "interview-record":
        yield from (Mark(kind="tick", anchor=box) for box in READ)
    if paper.type.code in FEET:
        yield from _each_page(case, FEET[paper.type.code], execution["signatures"])


def _box(case: Case) -> str:
    return "☐我" if case.data["party"]["kind"] == "person" else "☐我单位"


def _signature(
    case: Case, signature: Mapping[str, Any], anchor: str, right: float | None
) -> Iterator[Mark]:
    signer = signature["signer"]
    if signer == "body_seal":
        yield Mark(kind="specimen", anchor=anchor, words="样章")
        return
    names = _names(case, signature)
    if right is None:
        yield Mark(kind="name", anchor=anchor, words="　".join(names))
        return
    for index, name in enumerate(names):
        yield Mark(kind="name", anchor=anchor, words=name, nth=index, right_mm=right)
    if signer in TIMED:
        moment = datetime.fromisoformat(signature["signed_at"])
        written = f"{moment:%y} {moment.month} {moment.day} {moment.hour} {moment:%M}"
        yield Mark(kind="moment", anchor=anchor, words=written)


def _names(case: Case, signature: Mapping[str, Any]) -> list[str]:
    if signature.get("by"):
        return [case.staff(person)["name"] for person in signature["by"]]
    if signature.get("name"):
        return [signature["name"]]
    if signature.get("representative"):
        return [case.representative(signature["representative"])["name"]]
    party = case.data["party"]
    return [party.get("operator", party)["name"]]


def _each_page(
    case: Case, feet: Mapping[str, tuple[str, int | None]], signatures: Any
) -> Iterator[Mark]:
    """Each side signs at the foot of every page of a record, and gives the time once."""
    for signature in signatures:
        place = feet.get(signature["signer"])
        if place is None or signature["status"] != "signed":
            continue
        anchor, nth = place
        names = "　".join(name[:3] for name in _names(case, signature))
        yield Mark(kind="name", anchor=anchor, words=names, nth=-1)
        if nth is None:
            continue
        moment = datetime.fromisoformat(signature["signed_at"])
        written = f"{moment.month}.{moment.day} {moment:%H:%M}"
        yield Mark(kind="words", anchor="　时间：＿", words=written, nth=nth)
