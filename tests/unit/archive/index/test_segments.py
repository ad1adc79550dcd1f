"""Segments: the postings are those of Whoosh's own writer, and merging loses nothing."""

from __future__ import annotations

import random
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from archive.index.document import FIELDS, Document, Face
from archive.index.grams import GramField, query_grams
from archive.index.manifest import EMPTY, ManifestBrokenError
from archive.index.segment import Segment, write_segment
from archive.index.shelf import Shelf

ALPHABET = "行政处罚决定书的人在一有法当事示例市龘䶮㛃𠀀ab12·"


def documents(count: int, seed: int = 1) -> list[Document]:
    chance = random.Random(seed)

    def text(length: int) -> str:
        return "".join(chance.choice(ALPHABET) for _ in range(length))

    return [
        Document(
            face=Face(
                number=f"N-{seed}-{at}",
                case_number=f"C-{at % 7}",
                title="题名",
                facets={"type": (ALPHABET[at % 3],), "party": (f"p{at % 5}", f"q{at % 2}")},
            ),
            seq=1000 * seed + at,
            day=739000 + at,
            texts={"face": f"题名\0n-{at}", "main": f"{text(120)}\0{text(40)}", "internal": ""},
        )
        for at in range(count)
    ]


def test_the_postings_are_those_of_whooshs_own_writer(tmp_path: Path) -> None:
    given = documents(80)
    (tmp_path / "ours").mkdir()
    (tmp_path / "theirs").mkdir()
    write_segment(tmp_path / "ours", given)
    schema = Schema(**{name: GramField() for name in FIELDS})
    theirs = FileIndex.create(FileStorage(str(tmp_path / "theirs")), schema, "grams")
    writer = theirs.writer()
    for document in given:
        writer.add_document(**document.texts)
    writer.commit()
    ours = FileIndex(FileStorage(str(tmp_path / "ours")), indexname="grams")
    with ours.reader() as mine, theirs.reader() as stock:
        terms = set(stock.all_terms())
        assert {term for term in mine.all_terms() if term[0] in FIELDS} == terms
        for name, term in sorted(terms):
            expected = list(stock.postings(name, term).all_ids())
            assert list(mine.postings(name, term).all_ids()) == expected
            assert mine.postings(name, term).array.tolist() == expected
            assert mine.doc_frequency(name, term) == len(expected)


@pytest.mark.parametrize("length", [1, 2, 3, 7])
def test_a_segment_finds_exactly_the_rows_that_hold_a_term(tmp_path: Path, length: int) -> None:
    given = documents(60)
    write_segment(tmp_path, given)
    segment = Segment(tmp_path)
    chance = random.Random(length)
    for _ in range(40):
        text = chance.choice(given).texts["main"].replace("\0", "")
        start = chance.randrange(len(text) - length)
        term = text[start : start + length]
        expected = [row for row, each in enumerate(given) if term in each.texts["main"]]
        assert segment.find(term, ["main"]).tolist() == expected
    segment.close()


def test_lists_of_every_density_are_read_back(tmp_path: Path) -> None:
    rows = 3000
    steps = {chr(0x4E00 + step): step for step in (1, 2, 7, 8, 9, 16, 17, 300, 2999)}
    given = [
        replace(
            document,
            texts={
                "face": "",
                "internal": "",
                "main": "".join(each for each, step in steps.items() if at % step == 0),
            },
        )
        for at, document in enumerate(documents(1) * rows)
    ]
    write_segment(tmp_path, given)
    segment = Segment(tmp_path)
    for character, step in steps.items():
        assert segment.find(character, FIELDS).tolist() == list(range(0, rows, step))
    segment.close()


def test_a_row_reads_back_as_the_document_it_was(tmp_path: Path) -> None:
    given = documents(9)
    write_segment(tmp_path, given)
    segment = Segment(tmp_path)
    assert [segment.document(row) for row in range(9)] == given
    assert segment.rows_numbered("N-1-4").tolist() == [4]
    assert segment.rows_of_case("C-1").tolist() == [1, 8]
    assert segment.rows_numbered("N-9-9").tolist() == []
    chosen = np.array([at < 4 for at in range(9)])
    assert segment.count_facets(chosen)["party", "q0"] == 2
    segment.close()


def test_threads_may_read_one_segment_at_once(tmp_path: Path) -> None:
    given = documents(200)
    write_segment(tmp_path, given)
    segment = Segment(tmp_path)
    terms = [given[at].texts["main"][at : at + 2] for at in range(60)] * 5

    def rows(term: str) -> Iterable[int]:
        return segment.find(term, ["main"]).tolist()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(rows, terms))
    for term, got in zip(terms, found, strict=True):
        assert got == [row for row, each in enumerate(given) if term in each.texts["main"]]
    segment.close()


def test_eight_segments_of_one_size_become_one_without_what_was_replaced(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    manifest = EMPTY
    for seed in range(1, 9):
        assert shelf.merge(manifest) is None
        info = shelf.write(documents(3, seed))
        manifest = replace(manifest, segments=(*manifest.segments, info))
    manifest = shelf.supersede(manifest, ["N-2-1", "N-7-0"])
    merged = shelf.merge(manifest)
    assert merged is not None
    (info,) = merged.segments
    kept = [shelf.open(info).document(row) for row in range(info.documents)]
    expected = [each for seed in range(1, 9) for each in documents(3, seed)]
    gone = {"N-2-1", "N-7-0"}
    assert kept == [each for each in expected if each.face.number not in gone]
    shelf.sweep(merged)
    assert [path.name for path in (tmp_path / "segments").iterdir()] == [info.name]
    shelf.close()


def test_a_segment_whose_file_changed_is_not_opened(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    info = shelf.write(documents(3))
    path = tmp_path / "segments" / info.name / "text.bin"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(ManifestBrokenError, match=r"text\.bin"):
        shelf.open(info)


def test_a_field_spells_its_terms_as_characters() -> None:
    field = GramField()
    assert [field.from_bytes(term) for term in query_grams("龘𠀀a")] == ["龘𠀀", "𠀀a"]
    assert field.from_bytes(field.to_bytes("·")) == "·"
