"""Composition: filing order, what a volume shows, pages from pictures and foreign PDFs."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from docgen.case import Case, load_case
from docgen.catalogue import Catalogue, load_catalogue
from docgen.compose.content import content_digest, content_keys
from docgen.compose.errors import EvidencePagesFailedError
from docgen.compose.evidence_list import evidence_list
from docgen.compose.face import dossier_title, facets
from docgen.compose.masking import informant_terms, masked_terms, volume_data
from docgen.compose.order import filing_order
from docgen.compose.photo import photo_page
from docgen.compose.raster import pages_of_pictures
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import load_fonts
from docgen.typeset.read.document import DocumentReader

CASES = Path(__file__).parents[3] / "cases"
A4 = (595.276, 841.890)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def case(catalogue: Catalogue) -> Callable[..., Case]:
    def load(sample: str = "repair-shop-refuses", **changes: Any) -> Case:
        data = {**json.loads((CASES / f"{sample}.case.json").read_text("utf-8")), **changes}
        result = load_case(json.dumps(data).encode(), catalogue=catalogue)
        assert result.case is not None, result.findings
        return result.case

    return load


def picture(mode: str = "RGB", size: tuple[int, int] = (300, 200), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode in ("RGB", "RGBA") else 128).save(out, kind)
    return out.getvalue()


def pdf(*sizes: tuple[float, float]) -> bytes:
    document, out = pikepdf.new(), io.BytesIO()
    for size in sizes:
        document.add_blank_page(page_size=size)
    document.save(out)
    return out.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_papers_are_filed_as_the_procedure_went(case: Callable[..., Case]) -> None:
    papers = case().papers
    backwards = filing_order(tuple(reversed(papers)), "procedure")
    stages = [paper.type.stage for paper in backwards if paper.type.receipt != "none"]
    assert stages == sorted(stages)


def test_a_receipt_follows_the_last_paper_it_lists(case: Callable[..., Case]) -> None:
    for profile in ("procedure", "decision-first"):
        ordered = [paper.id for paper in filing_order(case().papers, profile)]  # type: ignore[arg-type]
        for paper in case().papers:
            for listed in paper.fact("lists") or ():
                assert ordered.index(paper.id) > ordered.index(listed)
        receipts = [paper for paper in case().papers if paper.fact("lists")]
        last = max(ordered.index(listed) for listed in receipts[0].fact("lists"))
        assert ordered[last + 1] == receipts[0].id


def test_the_decision_may_stand_first(case: Callable[..., Case]) -> None:
    ordered = filing_order(case().papers, "decision-first")
    assert ordered[0].type.role == "decision.no_penalty"


def test_the_main_volume_shows_no_informant_and_no_internal_paper(
    case: Callable[..., Case],
) -> None:
    informant = {"name": "某甲举报", "telephone": "19900000099"}
    found = case(informant=informant)
    main = [paper.id for paper in found.papers if paper.type.volume == "main"]
    shown = volume_data(found, "main", papers=main, evidence=[])
    assert shown["informant"] is None
    assert [paper["id"] for paper in shown["papers"]] == main
    assert shown["evidence"] == []
    assert volume_data(found, "internal", papers=[], evidence=[])["informant"] == informant
    assert found.data["informant"] == informant


def test_what_search_must_hide_is_collected_from_everywhere(case: Callable[..., Case]) -> None:
    found = case(informant={"name": "某甲举报", "telephone": "19900000099"})
    hidden = set(masked_terms(found))
    party = found.data["party"]
    assert {"某甲举报", "19900000099", party["telephone"], party["address"]} <= hidden
    assert found.data["authority"]["body"]["telephone"] not in hidden
    assert set(informant_terms(found)) == {"某甲举报", "19900000099"}


def test_a_title_is_party_cause_and_the_word_for_a_case(case: Callable[..., Case]) -> None:
    data = dict(json.loads((CASES / "repair-shop-refuses.case.json").read_text("utf-8")))
    found = case(dossier={**data["dossier"], "title": None})
    assert dossier_title(found) == f"{data['party']['name']}{data['cause']}案"


def test_facets_name_types_party_outcome_and_closing(case: Callable[..., Case]) -> None:
    found = facets(case())
    assert "不予行政处罚决定书" in found["type"]
    assert found["date"] == (case().data["dossier"]["closed_on"],)
    assert found["year"] == (found["date"][0][:4],)
    assert all(isinstance(value, str) for values in found.values() for value in values)


def test_the_content_digest_changes_with_every_part_of_the_case(
    case: Callable[..., Case],
) -> None:
    whole, other = case(), case(cause="另一案由")
    assert content_digest(whole, {}) == content_digest(case(), {})
    assert content_digest(whole, {}) != content_digest(other, {})


def test_content_keys_tell_files_by_digest_and_the_informant_apart(
    case: Callable[..., Case],
) -> None:
    keys = set(content_keys(case(informant={"name": "某甲举报"})))
    assert {f"paper:{paper.id}" for paper in case().papers} <= keys
    assert sum(key.startswith("informant=") for key in keys) == 1
    assert "某甲举报" not in " ".join(keys)


@pytest.mark.parametrize("size", [(200, 300), A4, (2000, 1000), (14000, 14000), (30, 4000)])
def test_a_foreign_page_becomes_a_picture_on_a4(size: tuple[float, float]) -> None:
    data, count = pages_of_pictures(pdf(size, size), dpi=100, seconds=20, where="x")
    assert count == 2
    with opened(data) as document:
        page = document.pages[0]
        box = sorted(float(value) for value in list(page.mediabox)[2:])
        found = page.obj.Resources.XObject.Picture
        assert max(int(found.Width), int(found.Height)) <= 1171
    assert box == pytest.approx(sorted(A4), abs=0.01)


def test_a_grey_page_is_kept_grey_and_a_coloured_one_in_colour() -> None:
    for mode, space in (("L", "/DeviceGray"), ("RGB", "/DeviceRGB")):
        data, _ = pages_of_pictures(picture(mode), dpi=200, seconds=20, where="x")
        with opened(data) as document:
            assert str(document.pages[0].obj.Resources.XObject.Picture.ColorSpace) == space


@pytest.mark.parametrize(("mode", "kind"), [("CMYK", "JPEG"), ("RGBA", "PNG"), ("P", "PNG")])
def test_every_kind_of_picture_becomes_a_page(mode: str, kind: str) -> None:
    data, count = pages_of_pictures(picture(mode, kind=kind), dpi=200, seconds=20, where="x")
    assert (count, len(opened(data).pages)) == (1, 1)


def test_pages_of_pictures_are_the_same_bytes_every_time() -> None:
    source = pdf(A4)
    assert pages_of_pictures(source, dpi=200, seconds=20, where="x") == pages_of_pictures(
        source, dpi=200, seconds=20, where="x"
    )


def test_nothing_but_the_look_of_a_foreign_pdf_is_taken() -> None:
    document, out = pikepdf.new(), io.BytesIO()
    document.add_blank_page(page_size=A4)
    document.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")
    )
    document.save(out)
    data, _ = pages_of_pictures(out.getvalue(), dpi=100, seconds=20, where="x")
    assert b"JavaScript" not in data
    with opened(data) as taken:
        assert "/OpenAction" not in taken.Root


def test_damaged_evidence_is_refused_by_name() -> None:
    with pytest.raises(EvidencePagesFailedError, match="evidence:e1"):
        pages_of_pictures(b"%PDF-1.7 broken", dpi=100, seconds=20, where="evidence:e1")


def item(**changes: Any) -> dict[str, Any]:
    base = {
        "id": "e1",
        "kind": "photo",
        "title": "现场照片 <&>",
        "obtained_at": "2026-03-05T10:25:00+08:00",
        "place": "国道",
        "obtained_by": ["o1"],
        "proves": "装载\n情况",
    }
    return {**base, **changes}


def test_a_photo_page_is_a_word_file_that_the_engine_reads_and_names_its_facts() -> None:
    file = photo_page(item(), picture(kind="PNG"), time="某日", by="甲、乙")
    text = str(DocumentReader().read(file))
    for words in ("现场照片 <&>", "某日", "国道", "甲、乙", "装载"):
        assert words in text


def test_a_photo_is_turned_as_it_was_held() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (400, 200)).save(out, "JPEG", exif=exif)
    file = photo_page(item(), out.getvalue(), time="", by="")
    (found,) = _pictures(DocumentReader().read(file))
    assert found.height_pt > found.width_pt


def _pictures(document: Any) -> list[Any]:
    blocks = [block for section in document.sections for block in section.blocks]
    inline = [
        each for block in blocks for each in getattr(getattr(block, "content", None), "items", ())
    ]
    return [each for each in inline if type(each).__name__ == "Picture"]


def test_the_evidence_list_names_recordings_by_reference_and_copies_by_their_agreement() -> None:
    copy = {"verified": True, "provided_by": "某公司", "signed": True, "on": "2026-03-06"}
    file = evidence_list(
        [
            item(kind="recording", reference="SL-1018", started_at="a", ended_at="b"),
            item(kind="document", copy=copy),
        ],
        case_number="示交执案〔2026〕17号",
        names="、".join,
        time=lambda text: f"<{text}>",
    )
    text = str(DocumentReader().read(file))
    for words in (
        "（以下空白）",
        "SL-1018",
        "<a>至<b>",
        "与原件核对无异",
        "某公司提供",
        "视听资料",
        "书证",
    ):
        assert words in text


def test_the_evidence_list_leaves_no_page_without_evidence_however_long_it_is() -> None:
    engine, made = NativeEngine(load_fonts(None, None)), datetime(2026, 5, 12, tzinfo=UTC)
    for count in range(1, 26):
        file = evidence_list(
            [item(kind="photo", title=f"照片{n}号", place="公路用地" * 12) for n in range(count)],
            case_number="案号：示交执案〔2026〕17号",
            names="、".join,
            time=lambda _: "2026年5月12日10时30分",
        )
        pages = engine.typeset(file, title="证据目录", created=made).page_texts
        assert all("照片" in page and "号" in page.split("照片", 1)[1] for page in pages), count
        assert len(pages) == 1 or pages[-1].count("公路用地" * 12) > 1, count


def test_a_recording_within_one_day_names_the_day_once() -> None:
    file = evidence_list(
        [item(kind="recording", started_at="2026-05-12T10:00", ended_at="2026-05-12T11:20")],
        case_number="",
        names="、".join,
        time=lambda text: f"5月12日{text[-5:]}",
    )
    assert "5月12日10:00至11:20" in str(DocumentReader().read(file))
