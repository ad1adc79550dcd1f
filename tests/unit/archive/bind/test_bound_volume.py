"""What a reader of a bound volume sees, and what binding refuses."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
import sample_volume
from pikepdf import (
    Array,
    Dictionary,
    Encryption,
    Name,
    OutlineItem,
    Pdf,
    Stream,
    String,
)
from PIL import Image, ImageChops
from sample_volume import (
    FONT_FOLDER,
    NOW,
    attachment,
    bound,
    dossier_of,
    numbered,
    paper,
    sheet,
    typeset,
    usual_volume,
    volume_of,
)

from archive.bind import BoundVolume, StampFonts, bind_volume
from archive.errors import DossierInvalidError
from archive.values import Part


def opened(volume: BoundVolume) -> Pdf:
    return Pdf.open(BytesIO(volume.pdf))


def texts(volume: BoundVolume) -> list[str]:
    with pdfplumber.open(BytesIO(volume.pdf)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def stamped_number(volume: BoundVolume, page: int) -> tuple[str, float, float, float, float]:
    """The digits nearest the corners: their text, place, and the size of the page."""
    with pdfplumber.open(BytesIO(volume.pdf)) as pdf:
        seen = pdf.pages[page]
        marks = [char for char in seen.chars if char["text"].isdigit() and char["size"] < 11]
        assert marks
        text = "".join(char["text"] for char in marks)
        return text, marks[0]["x0"], marks[0]["top"], float(seen.width), float(seen.height)


def rendered(volume: BoundVolume) -> Image.Image:
    document = pypdfium2.PdfDocument(volume.pdf)
    try:
        return document[0].render(scale=1).to_pil().convert("L")
    finally:
        document.close()


def test_the_same_volume_is_the_same_bytes_in_another_process_zone_locale_and_folder(
    bound_volume: BoundVolume, tmp_path: Path
) -> None:
    root = Path(sample_volume.__file__).parents[3]
    environment = os.environ | {
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(root),
    }
    done = subprocess.run(
        [sys.executable, sample_volume.__file__],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=environment,
    )
    assert done.stdout.strip() == hashlib.sha256(bound_volume.pdf).hexdigest()


def test_numbered_pages_count_on_from_one_and_sheets_carry_no_number(
    bound_volume: BoundVolume,
) -> None:
    assert [page.number for page in bound_volume.page_texts] == [None, 1, 2, 3, None]
    assert [page.kind for page in bound_volume.page_texts] == [
        *("sheet", "paper", "paper", "paper", "sheet"),
    ]
    assert bound_volume.page_texts[2].text == "责令改正违法行为通知书 第2页"
    assert bound_volume.pages == 5


@pytest.mark.parametrize("page", [1, 2, 3])
def test_the_page_number_stands_at_the_bottom_right(bound_volume: BoundVolume, page: int) -> None:
    text, left, top, width, height = stamped_number(bound_volume, page)
    assert text == str(page)
    assert left > width - 60
    assert top > height - 60


def test_the_page_number_stands_at_the_outer_top_where_asked() -> None:
    volume = bound(volume_of(numbered("通知书", 2)), corner="top-outer")
    first, second = stamped_number(volume, 0), stamped_number(volume, 1)
    assert first[1] > first[3] - 60
    assert second[1] < 60
    assert first[2] < 60
    assert second[2] < 60


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_the_page_number_is_seen_at_the_bottom_right_of_a_turned_and_cropped_page(
    turn: int,
) -> None:
    source = Pdf.open(BytesIO(paper("通知书")))
    source.pages[0].Rotate = turn
    source.pages[0].CropBox = Array([50, 100, 500, 800])
    output = BytesIO()
    source.save(output)
    plain = Part(title="通知书", pdf=output.getvalue(), kind="paper", numbered=False)
    stamped = replace(plain, numbered=True, page_texts=("文",))
    with_number = rendered(bound(volume_of(stamped)))
    changed = ImageChops.difference(with_number, rendered(bound(volume_of(plain)))).getbbox()
    assert changed is not None
    left, top, right, bottom = changed
    assert with_number.width - 60 < left < right < with_number.width
    assert with_number.height - 60 < top < bottom < with_number.height


def _corner(page: dict[str, object]) -> tuple[int, int]:
    """How far from the lower right corner of a page its number begins, in units of the page."""
    source = Pdf.open(BytesIO(paper("通知书")))
    for key, value in page.items():
        source.pages[0].obj[key] = value
    output = BytesIO()
    source.save(output)
    plain = Part(title="通知书", pdf=output.getvalue(), kind="paper", numbered=False)
    without = rendered(bound(volume_of(plain)))
    with_number = rendered(bound(volume_of(replace(plain, numbered=True, page_texts=("文",)))))
    changed = ImageChops.difference(with_number, without).getbbox()
    assert changed is not None
    return without.width - changed[0], without.height - changed[1]


def test_the_page_number_is_as_large_on_a_page_measured_in_other_units() -> None:
    plain = _corner({"/MediaBox": Array([0, 0, 600, 800])})
    other = _corner({"/MediaBox": Array([0, 0, 300, 400]), "/UserUnit": 2})
    assert other == pytest.approx([length / 2 for length in plain], abs=2)


def test_the_specimen_mark_stands_on_every_page_and_no_text_is_lost(
    bound_volume: BoundVolume,
) -> None:
    pages = texts(bound_volume)
    with pdfplumber.open(BytesIO(bound_volume.pdf)) as pdf:
        for page in pdf.pages:
            marks = {char["text"] for char in page.chars if char["size"] > 60}
            assert marks == {"样", "卷"}
    assert "依法不予行政处罚" in pages[1].replace("\n", "")


def test_an_agency_volume_carries_no_specimen_mark() -> None:
    with pdfplumber.open(BytesIO(bound(usual_volume()).pdf)) as pdf:
        assert not [char for page in pdf.pages for char in page.chars if char["size"] > 60]


def test_every_part_has_a_bookmark_to_its_first_page(bound_volume: BoundVolume) -> None:
    with opened(bound_volume) as pdf, pdf.open_outline() as outline:
        items: list[OutlineItem] = list(outline.root)
        found = [
            (item.title, pdf.pages.index(item.destination[0]) + 1)  # type: ignore[index]
            for item in items
        ]
    assert tuple(found) == bound_volume.outline
    assert found[2] == ("不予行政处罚决定书", 4)


def test_page_labels_repeat_the_stamped_numbers_and_name_the_sheets(
    bound_volume: BoundVolume,
) -> None:
    with opened(bound_volume) as pdf:
        assert [page.label for page in pdf.pages] == ["卷宗封面", "1", "2", "3", "备考表"]


def test_attachments_are_associated_files_sorted_by_name_with_their_own_dates(
    bound_volume: BoundVolume,
) -> None:
    with opened(bound_volume) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        assert [str(names[index]) for index in (0, 2)] == ["case.json", "现场照片.jpg"]
        first, second = pdf.Root.AF
        assert first.AFRelationship == Name.Source
        assert second.AFRelationship == Name.Supplement
        stream = first.EF.F
        assert stream.read_bytes() == b'{"number": 1}' * 40
        assert str(stream.Params.ModDate) == "D:20260305093000+08'00'"
        assert bytes(stream.Params.CheckSum) == hashlib.md5(b'{"number": 1}' * 40).digest()


def test_the_file_says_when_it_was_made_only_by_the_given_time(
    bound_volume: BoundVolume,
) -> None:
    with opened(bound_volume) as pdf:
        assert str(pdf.docinfo.ModDate) == str(pdf.docinfo.CreationDate)
        assert str(pdf.docinfo.ModDate) == "D:20260305093000+08'00'"
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert xmp.count("2026-03-05T09:30:00+08:00") == 3
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", xmp)) == {"2026-03-05T09:30:00"}
    plain = BytesIO()
    with opened(bound_volume) as pdf:
        pdf.save(plain, qdf=True, static_id=True)
    assert set(re.findall(rb"D:\d{14}", plain.getvalue())) == {b"D:20260305093000"}


def test_the_metadata_of_the_dossier_stands_in_xmp(bound_volume: BoundVolume) -> None:
    with opened(bound_volume) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert "<metadata:outcome>不予行政处罚</metadata:outcome>" in xmp
    assert "一大队 &lt;&amp;&gt;" in xmp
    assert "<record:number>X043-2026-0001</record:number>" in xmp


def test_control_characters_do_not_reach_xmp() -> None:
    volume = bound(usual_volume(), metadata={"outcome": "甲\x00\x08乙"})
    with opened(volume) as pdf:
        assert "甲乙" in pdf.Root.Metadata.read_bytes().decode()


@pytest.mark.parametrize(
    "plan", [{1: (1, 2), 2: (3, 4)}, {1: (1, 2)}, {0: (1, 1), 1: (1, 2), 2: (3, 3)}, {}]
)
def test_a_contents_sheet_that_prints_other_pages_is_refused(
    plan: dict[int, tuple[int, int]],
) -> None:
    volume = replace(usual_volume(), contents_pages=plan)
    with pytest.raises(DossierInvalidError, match="the contents sheet says pages"):
        bound(volume)


def broken_parts() -> dict[str, bytes]:
    encrypted = BytesIO()
    with Pdf.open(BytesIO(paper("密"))) as pdf:
        pdf.save(encrypted, encryption=Encryption(owner="a", user="b"))
    ownerless = BytesIO()
    with Pdf.open(BytesIO(paper("密"))) as pdf:
        pdf.save(ownerless, encryption=Encryption(owner="a", user=""))
    empty = BytesIO()
    Pdf.new().save(empty)
    return {
        "needs-password": encrypted.getvalue(),
        "opens-without-password": ownerless.getvalue(),
        "no-pages": empty.getvalue(),
        "cut-off": paper("断")[:900],
        "text": b"not a PDF",
        "empty": b"",
    }


@pytest.mark.parametrize("name", sorted(broken_parts()))
def test_a_part_that_cannot_be_bound_is_refused_by_its_key_and_not_by_its_title(
    name: str,
) -> None:
    part = numbered(
        "王某某询问笔录", pdf=broken_parts()[name], page_texts=(), reference="paper:inquiry"
    )
    with pytest.raises(DossierInvalidError) as caught:
        bound(volume_of(sheet("封面"), part, plan={1: (1, 1)}))
    assert "part 2 (paper:inquiry)" in str(caught.value)
    assert "王某某" not in str(caught.value)
    assert ("encrypted" in str(caught.value)) == ("password" in name)


def test_page_texts_that_do_not_fit_the_pages_are_refused() -> None:
    with pytest.raises(DossierInvalidError, match="2 page texts for 1 pages"):
        bound(volume_of(numbered("通知书", page_texts=("一", "二"))))


def test_a_volume_without_parts_is_refused() -> None:
    with pytest.raises(DossierInvalidError, match="no parts"):
        bound(volume_of())


@pytest.mark.parametrize("names", [("a.json", "a.json"), ("",), ("../a",), ("a\n",)])
def test_attachments_need_plain_names_of_their_own(names: tuple[str, ...]) -> None:
    files = tuple(attachment(name, b"{}") for name in names)
    with pytest.raises(DossierInvalidError, match="attachment"):
        bound(replace(usual_volume(), attachments=files))


@pytest.mark.parametrize("media_type", ["", "json", "a/b c", "text/"])
def test_an_attachment_needs_a_media_type(media_type: str) -> None:
    files = (attachment("a.json", b"{}", media_type=media_type),)
    with pytest.raises(DossierInvalidError, match="media type"):
        bound(replace(usual_volume(), attachments=files))


def test_a_page_made_elsewhere_that_leaves_its_state_open_does_not_move_the_stamp() -> None:
    with Pdf.open(BytesIO(paper("证据"))) as pdf:
        pdf.pages[0].contents_add(b" q 0.1 0 0 0.1 0 0 cm q")
        output = BytesIO()
        pdf.save(output)
    part = numbered("证据", pdf=output.getvalue(), page_texts=("",), kind="evidence")
    text, left, top, width, height = stamped_number(bound(volume_of(part)), 0)
    assert (text, left > width - 60, top > height - 60) == ("1", True, True)


def test_a_page_made_elsewhere_whose_content_is_damaged_is_refused() -> None:
    with Pdf.open(BytesIO(paper("证据"))) as pdf:
        content = Stream(pdf, b"\x78\x9cgarbage")
        content.Filter = Name.FlateDecode
        pdf.pages[0].Contents = pdf.make_indirect(content)
        output = BytesIO()
        pdf.save(output, compress_streams=False)
    part = numbered("证据", pdf=output.getvalue(), page_texts=("",), kind="evidence")
    with pytest.raises(DossierInvalidError, match="damaged"):
        bound(volume_of(part))


def test_a_metadata_key_that_is_no_name_is_refused() -> None:
    with pytest.raises(DossierInvalidError, match="metadata key"):
        bound(usual_volume(), metadata={"a b": "c"})


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(DossierInvalidError, match="time zone"):
        bound(usual_volume(), created=NOW.replace(tzinfo=None))


def test_a_stamp_font_that_is_missing_is_refused() -> None:
    with pytest.raises(DossierInvalidError, match="font family"):
        StampFonts(folders=(FONT_FOLDER,), family="FangSong_GB2312")


def test_a_specimen_text_that_the_font_lacks_is_refused() -> None:
    with pytest.raises(DossierInvalidError, match="specimen"):
        bound(usual_volume(), specimen="ئۇيغۇر")


def evidence_with_form_and_links() -> bytes:
    pdf = Pdf.open(BytesIO(typeset('#link("https://example.org")[网]')))
    page = pdf.pages[0]
    look = Stream(pdf, b"0 0 1 rg 0 0 80 20 re f")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 80, 20])
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("field"),
            V=String("filled"),
            F=4,
            Rect=Array([100, 100, 180, 120]),
            AP=Dictionary(N=pdf.make_indirect(look)),
        )
    )
    inner = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, F=4, Rect=Array([0, 0, 9, 9]), Dest=String("gone")
    )
    page.Annots = Array([*page.Annots, widget, pdf.make_indirect(inner)])
    page.StructParents = 0
    page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]))
    look.StructParent = 1
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    output = BytesIO()
    pdf.save(output)
    return output.getvalue()


def test_forms_become_print_and_scripts_tags_and_dead_links_are_left_behind() -> None:
    part = numbered("证据", pdf=evidence_with_form_and_links(), page_texts=("网",))
    with opened(bound(volume_of(part))) as pdf:
        page = pdf.pages[0]
        assert [str(item.A.URI) for item in page.Annots] == ["https://example.org"]
        assert "/AA" not in page
        assert "/StructParents" not in page
        assert "/AcroForm" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert "/StructTreeRoot" not in pdf.Root
        assert not any("/StructParent" in repr(item) for item in pdf.objects)
    drawn = bound(volume_of(part)).pdf
    with pdfplumber.open(BytesIO(drawn)) as seen:
        assert seen.pages[0].within_bbox((90, 700, 200, 760)).rects


def test_one_set_of_fonts_serves_many_threads(bound_volume: BoundVolume) -> None:
    from concurrent.futures import ThreadPoolExecutor

    volume = usual_volume()
    dossier = dossier_of(volume, specimen="样卷")
    with ThreadPoolExecutor(4) as pool:
        results = list(
            pool.map(
                lambda _: bind_volume(volume, dossier=dossier, fonts=sample_volume.FONTS).pdf,
                range(8),
            )
        )
    assert set(results) == {bound_volume.pdf}
