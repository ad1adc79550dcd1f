"""The line end to end: a case in, a sealed, searchable, verifiable dossier out."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from running import CASES, Docgen, samples

from docgen.catalogue import load_catalogue

PRINTED = frozenset({"text", "narrative", "person_name", "document_number", "case_number"})
HYPHENS = re.compile("[-\u0002\ufffe]")
BREAKS = re.compile(r"[\s，。；：、！？（）()“”《》〔〕]+")


def text_of(pdf: bytes) -> str:
    """The text layer without white space and hyphens: PDFium tells none at the end of a line."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    document.close()
    return HYPHENS.sub("", "".join("".join(pages).split()))


def _holds(text: str, piece: str) -> bool:
    """Whether the piece stands in the text, whole or parted by the foot and head of a page."""
    piece = HYPHENS.sub("", piece)
    halves = ((piece[:cut], piece[cut:]) for cut in range(1, len(piece)))
    return piece in text or any(one in text and other in text for one, other in halves)


def _is_quotation(path: tuple[str | int, ...]) -> bool:
    """The wording of a cited article, which some papers print and some only cite."""
    return path[-1] == "text" and isinstance(path[-2], int)


def embedded(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {name: each.get_file().read_bytes() for name, each in opened.attachments.items()}


def volumes(docgen: Docgen, number: str, folder: Path) -> Iterator[tuple[str, int, bytes]]:
    for volume in docgen.ok("show", number)["volumes"]:
        out = folder / f"{volume['kind']}-{volume['edition']}.pdf"
        which = ("--volume", volume["kind"], "--edition", volume["edition"])
        docgen.ok("fetch", number, *which, "-o", out, "--force")
        yield volume["kind"], volume["edition"], out.read_bytes()


def number_of(docgen: Docgen, path: Path) -> str:
    data = json.loads(path.read_text("utf-8"))
    number: str = docgen.ok("show", data["number"] or data["register_number"])["number"]
    return number


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_every_sample_case_is_valid_without_any_finding(trial: Docgen, path: Path) -> None:
    found = trial.ok("validate", path)
    assert (found["valid"], found["findings"]) == (True, [])


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_every_dossier_is_whole_and_its_volumes_verify_alone(
    archive_of_samples: Docgen, path: Path, tmp_path: Path
) -> None:
    number = number_of(archive_of_samples, path)
    assert archive_of_samples.ok("verify", number)["verdict"] == "whole"
    for kind, edition, _ in volumes(archive_of_samples, number, tmp_path):
        report = archive_of_samples.ok("verify", tmp_path / f"{kind}-{edition}.pdf")
        assert (report["verdict"], report["findings"]) == ("whole", [])


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_the_text_layer_holds_what_the_papers_print(
    archive_of_samples: Docgen, path: Path, tmp_path: Path
) -> None:
    number = number_of(archive_of_samples, path)
    text = "".join(text_of(pdf) for _, _, pdf in volumes(archive_of_samples, number, tmp_path))
    case, catalogue = json.loads(path.read_text("utf-8")), load_catalogue()
    missing = [
        (paper["id"], each.path, piece)
        for paper in case["papers"]
        for each in catalogue.schemas.strings(paper["type"], paper["data"])
        if each.definition.removesuffix("_or_null") in PRINTED and not _is_quotation(each.path)
        for piece in BREAKS.split(each.value)
        if not _holds(text, piece)
    ]
    assert missing == []


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_each_volume_embeds_only_what_it_shows(
    archive_of_samples: Docgen, path: Path, tmp_path: Path
) -> None:
    number = number_of(archive_of_samples, path)
    catalogue = load_catalogue()
    for kind, _, pdf in volumes(archive_of_samples, number, tmp_path):
        files = embedded(pdf)
        case = json.loads(files["case.json"])
        kinds = {catalogue.instrument(paper["type"]).volume for paper in case["papers"]}
        assert kinds <= {kind}
        assert {item["volume"] for item in case["evidence"]} <= {kind}
        assert kind == "internal" or not case.get("informant")
        assert {f"paper-{paper['id']}.docx" for paper in case["papers"]} <= files.keys()
        provenance = json.loads(files["provenance.json"])
        assert (provenance["dossier"], provenance["volume"]) == (number, kind)


def test_every_page_of_a_trial_home_says_specimen(
    archive_of_samples: Docgen, tmp_path: Path
) -> None:
    number = number_of(archive_of_samples, samples()[0])
    for _, _, pdf in volumes(archive_of_samples, number, tmp_path):
        document = pypdfium2.PdfDocument(pdf)
        for index in range(len(document)):
            text = document[index].get_textpage().get_text_range()
            assert "样" in text
            assert "卷" in text
        document.close()


def test_contents_sheets_give_the_true_pages(archive_of_samples: Docgen, tmp_path: Path) -> None:
    """Page labels are made from the stamps; the outline from where parts begin."""
    number = number_of(archive_of_samples, samples()[0])
    outline = archive_of_samples.ok("show", number)["volumes"][0]["outline"]
    _, _, pdf = next(volumes(archive_of_samples, number, tmp_path))
    document = pypdfium2.PdfDocument(pdf)
    contents = document[1].get_textpage().get_text_range()
    for part in outline[2:-1]:
        label = document.get_page_label(part["page"] - 1)
        title = re.escape(part["title"][:6])
        assert re.search(title, "".join(contents.split())), part
        assert re.search(rf"(?m)\b{label}\b", contents), part
    document.close()


@pytest.mark.needs("qpdf")
@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_qpdf_finds_no_fault(archive_of_samples: Docgen, path: Path, tmp_path: Path) -> None:
    number = number_of(archive_of_samples, path)
    for kind, edition, _ in volumes(archive_of_samples, number, tmp_path):
        command = ["qpdf", "--check", str(tmp_path / f"{kind}-{edition}.pdf")]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.needs("pdfsig")
def test_pdfsig_calls_the_signature_valid_and_the_whole_document_signed(
    archive_of_samples: Docgen, tmp_path: Path
) -> None:
    number = number_of(archive_of_samples, samples()[0])
    for kind, edition, _ in volumes(archive_of_samples, number, tmp_path):
        command = ["pdfsig", "-nocert", str(tmp_path / f"{kind}-{edition}.pdf")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "Signature is Valid" in done.stdout
        assert "Total document signed" in done.stdout


@pytest.mark.needs("verapdf")
@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_verapdf_passes_every_sealed_volume(
    archive_of_samples: Docgen,
    path: Path,
    tmp_path: Path,
    verapdf: Callable[[Path, str], list[str]],
) -> None:
    number = number_of(archive_of_samples, path)
    for kind, edition, _ in volumes(archive_of_samples, number, tmp_path):
        assert verapdf(tmp_path / f"{kind}-{edition}.pdf", "3b") == []


def test_the_same_case_twice_gives_the_same_dossier(trial: Docgen) -> None:
    case = CASES / "shop-interview.case.json"
    first, again = trial.ok("seal", case), trial.ok("seal", case)
    assert (first["created"], again["created"]) == (True, False)
    assert first["number"] == again["number"]
    assert first["volumes"] == again["volumes"]


def _later(data: dict[str, Any]) -> None:
    data["dossier"]["note"] = "另有说明。"


def test_a_changed_case_is_refused_and_nothing_is_taken(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    sealed = trial.ok("seal", CASES / "shop-interview.case.json")
    refused = trial.run("seal", changed("shop-interview", _later))
    assert refused.status == 3
    assert sealed["number"] in refused.err
    assert "补充归档" in refused.err
    assert trial.ok("show", sealed["number"])["editions"] == 1


def test_a_supplement_without_anything_new_is_refused(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    trial.ok("seal", CASES / "shop-interview.case.json")
    assert trial.run("seal", "--supplement", changed("shop-interview", _later)).status == 3


def test_a_supplement_of_an_unsealed_case_is_not_found(trial: Docgen) -> None:
    case = CASES / "driver-follow-up.supplement.case.json"
    assert trial.run("seal", "--supplement", case).status == 4


def test_a_supplement_adds_an_edition_and_leaves_the_old_one_alone(
    trial: Docgen, tmp_path: Path
) -> None:
    first = trial.ok("seal", CASES / "driver-follow-up.case.json")
    before = list(volumes(trial, first["number"], tmp_path))
    case = CASES / "driver-follow-up.supplement.case.json"
    second = trial.ok("seal", "--supplement", case)
    assert (second["number"], second["edition"]) == (first["number"], 2)
    after = list(volumes(trial, first["number"], tmp_path))
    assert after[: len(before)] == before
    titles = [part["title"] for volume in second["volumes"] for part in volume["outline"]]
    assert titles[:2] == ["卷宗封面", "卷内目录"]
    assert "行政回访记录表" in titles
    assert titles[-1] == "备考表"
    assert "不予行政处罚决定书" not in titles
    assert trial.ok("seal", "--supplement", case)["created"] is False
    assert trial.ok("seal", case)["created"] is False


def _days_of_sheets(docgen: Docgen, number: str, folder: Path) -> tuple[str, str]:
    """When the cover says the newest edition was filed, and when the backing sheet says so."""
    *_, newest = (pdf for kind, _, pdf in volumes(docgen, number, folder) if kind == "main")
    document = pypdfium2.PdfDocument(newest)
    cover, note = (
        "".join(document[page].get_textpage().get_text_range().split())
        for page in (0, len(document) - 1)
    )
    document.close()
    return cover, note


def test_the_sheets_of_a_supplement_bear_the_day_of_the_supplement(
    trial: Docgen, tmp_path: Path
) -> None:
    first = trial.ok("seal", CASES / "driver-follow-up.case.json")
    for sheet in _days_of_sheets(trial, first["number"], tmp_path):
        assert "2026年9月24日" in sheet
    trial.ok("seal", "--supplement", CASES / "driver-follow-up.supplement.case.json")
    for sheet in _days_of_sheets(trial, first["number"], tmp_path):
        assert "2026年10月13日" in sheet
        assert "2026年9月24日" not in sheet


def test_a_supplement_of_evidence_alone_bears_the_day_the_evidence_was_obtained(
    trial: Docgen, changed: Callable[..., Path], tmp_path: Path
) -> None:
    def add(data: dict[str, Any]) -> None:
        data["evidence"].append(
            {**data["evidence"][1], "id": "e9", "obtained_at": "2026-11-02T09:00:00+08:00"}
        )

    first = trial.ok("seal", CASES / "driver-follow-up.case.json")
    trial.ok("seal", "--supplement", changed("driver-follow-up", add))
    for sheet in _days_of_sheets(trial, first["number"], tmp_path):
        assert "2026年11月2日" in sheet
        assert "2026年9月24日" not in sheet


def test_a_supplement_must_not_drop_what_is_sealed(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    trial.ok("seal", CASES / "driver-follow-up.case.json")

    def drop(data: dict[str, Any]) -> None:
        data["evidence"].pop()

    case = changed("driver-follow-up.supplement", drop)
    refused = trial.run(
        "seal", "--supplement", case, "--evidence", CASES / "driver-follow-up.evidence"
    )
    assert refused.status == 3


@pytest.mark.parametrize("field", ["volume", "proves"])
def test_a_supplement_must_not_say_otherwise_of_sealed_evidence(
    trial: Docgen, changed: Callable[..., Path], field: str
) -> None:
    trial.ok("seal", CASES / "driver-follow-up.case.json")

    def alter(data: dict[str, Any]) -> None:
        item = data["evidence"][0]
        item[field] = "internal" if field == "volume" else f"{item[field]}（另）"

    case = changed("driver-follow-up.supplement", alter)
    folder = CASES / "driver-follow-up.evidence"
    refused = trial.run("seal", "--supplement", case, "--evidence", folder)
    assert refused.status == 3
    assert trial.ok("search")["total"] == 1


def test_search_finds_what_was_just_sealed_by_any_characters(archive_of_samples: Docgen) -> None:
    for path in samples():
        data = json.loads(path.read_text("utf-8"))
        found = archive_of_samples.ok("search", data["party"]["name"])
        assert number_of(archive_of_samples, path) in {hit["number"] for hit in found["hits"]}


def test_snippets_never_show_identity_numbers_telephones_or_addresses(
    archive_of_samples: Docgen,
) -> None:
    for path in samples():
        party = json.loads(path.read_text("utf-8"))["party"]
        for query in (party["name"], "联系电话", "住址"):
            found = archive_of_samples.ok("search", query, "--internal")
            shown = json.dumps([hit["snippet"] for hit in found["hits"]], ensure_ascii=False)
            for key in ("id_number", "telephone", "address"):
                assert not party.get(key) or party[key] not in shown


def test_an_address_told_in_a_narrative_is_masked_and_the_place_of_the_conduct_is_not(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    def tell(data: dict[str, Any]) -> None:
        data["papers"][0]["data"]["statement"] = (
            "我弟弟住在示例市示例区和平路12号3栋201室，他能证明。"
        )

    case = changed("driver-minor", tell)
    trial.ok("seal", case, "--evidence", CASES / "driver-minor.evidence")
    (hit,) = trial.ok("search", "我弟弟")["hits"]
    assert "我弟弟住在***，他能证明" in hit["snippet"]
    (hit,) = trial.ok("search", "停于国道")["hits"]
    assert "停于国道G999线120公里加300米处" in hit["snippet"]


def test_facets_filter_and_count(archive_of_samples: Docgen) -> None:
    everything = archive_of_samples.ok("search")
    interviews = archive_of_samples.ok("search", "--route", "interview")
    assert everything["facets"]["route"]["interview"] == interviews["total"] > 0
    assert interviews["total"] < everything["total"]


def test_a_dossier_is_found_by_its_case_number_too(archive_of_samples: Docgen) -> None:
    data = json.loads(samples()[0].read_text("utf-8"))
    name = data["number"] or data["register_number"]
    shown = archive_of_samples.ok("show", name)
    assert archive_of_samples.ok("verify", name)["verdict"] == "whole"
    assert shown["case_number"] == name


def test_rebuilding_gives_the_same_answers(trial: Docgen) -> None:
    case = CASES / "shop-interview.case.json"
    sealed = trial.ok("seal", case)
    before = trial.ok("search", "维修")
    for part in (trial.home / "index").iterdir():
        part.unlink() if part.is_file() else None
    assert trial.ok("rebuild")["dossiers"] == 1
    assert trial.ok("search", "维修") == before
    assert trial.ok("seal", case)["number"] == sealed["number"]


def test_issuing_freezes_and_sealing_binds_the_frozen_bytes(trial: Docgen, tmp_path: Path) -> None:
    case = CASES / "shop-interview.case.json"
    issued = trial.ok("issue", case, "-o", tmp_path / "frozen")
    assert trial.ok("issue", case)["papers"][0]["new"] is False
    sealed = trial.ok("seal", case)
    files: dict[str, bytes] = {}
    for _, _, pdf in volumes(trial, sealed["number"], tmp_path):
        files |= embedded(pdf)
    for paper in issued["papers"]:
        frozen = (tmp_path / "frozen" / f"{paper['id']}.docx").read_bytes()
        assert files[f"paper-{paper['id']}.docx"] == frozen


def test_a_frozen_paper_that_reads_differently_is_refused_until_voided(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    trial.ok("issue", CASES / "shop-interview.case.json")

    def rename(data: dict[str, Any]) -> None:
        data["cause"] = "维修收费公示事项"

    case = changed("shop-interview", rename)
    refused = trial.run("issue", case)
    assert refused.status == 3
    assert "作废" in refused.err
    for paper in json.loads(case.read_text("utf-8"))["papers"]:
        trial.ok("void", case, paper["id"], "--reason", "案由更正")
    assert trial.run("issue", case).status in (0, 3)


def test_drafts_are_marked_and_take_no_number(trial: Docgen, tmp_path: Path) -> None:
    case = CASES / "shop-interview.case.json"
    answer = trial.ok("render", case, "-o", tmp_path / "drafts", "--format", "pdf,docx,png")
    names = {Path(name).suffix for name in answer["files"]}
    assert names == {".pdf", ".docx", ".png"}
    for name in answer["files"]:
        if name.endswith(".pdf"):
            assert "草稿" in text_of(Path(name).read_bytes())
    assert all(paper["new"] for paper in trial.ok("issue", case)["papers"])


def test_pictures_of_drafts_come_with_the_places_of_their_values(
    trial: Docgen, tmp_path: Path
) -> None:
    case = CASES / "shop-interview.case.json"
    answer = trial.ok("render", case, "-o", tmp_path / "drafts", "--format", "svg")
    files = [Path(name) for name in answer["files"]]
    listed = []
    for file in (name for name in files if name.name.endswith(".boxes.json")):
        pages = json.loads(file.read_text("utf-8"))["pages"]
        listed += [file.with_name(page["file"]) for page in pages]
        boxes = [box for page in pages for box in page["boxes"]]
        assert "/authority/body/name" in {box["pointer"] for box in boxes}
        assert all(set(box) == {"pointer", "x", "y", "width", "height"} for box in boxes)
    assert sorted(listed) == sorted(name for name in files if name.suffix == ".svg")


def test_papers_are_issued_as_the_case_goes_on_and_sealed_at_its_end(
    trial: Docgen, changed: Callable[..., Path]
) -> None:
    """Numbers are allocated; what prints a service waits for it; the rest stays frozen."""

    def unnumbered(data: dict[str, Any]) -> None:
        data |= {"number": None, "case_id": "2026-CN-9001"}
        for paper in data["papers"]:
            paper["number"] = None

    def unserved(data: dict[str, Any]) -> None:
        unnumbered(data)
        for paper in data["papers"]:
            paper["service"] = None

    evidence = ("--evidence", CASES / "driver-minor.evidence")
    early = trial.ok("issue", changed("driver-minor", unserved, "early"), *evidence)
    assert early["case_number"] == "示交执案〔2026〕1号"
    types = {paper["id"]: paper["type"] for paper in samples_data("driver-minor")["papers"]}
    assert {types[ident] for ident in early["waiting"]} == {"service-receipt", "closing-report"}
    sealed = trial.ok("seal", changed("driver-minor", unnumbered, "late"), *evidence)
    assert sealed["case_number"] == early["case_number"]
    late = trial.ok("issue", changed("driver-minor", unnumbered, "late"), *evidence)
    digests = {paper["id"]: paper["pdf_sha256"] for paper in late["papers"]}
    assert all(digests[paper["id"]] == paper["pdf_sha256"] for paper in early["papers"])


def samples_data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((CASES / f"{name}.case.json").read_text("utf-8"))
    return data
