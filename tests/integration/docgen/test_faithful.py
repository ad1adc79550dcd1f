"""The native engine's pages beside LibreOffice's, of the corpus and of every sample's papers."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from docgen.bench.faithful.run import Compare, Result, comparer
from docgen.bench.faithful.sources import Source, sources_in
from docgen.bench.office import OfficeMissingError
from docgen.catalogue import load_catalogue
from docgen.typeset.fonts import load_fonts

TESTS = Path(__file__).parents[2]
CORPUS, CASES = TESTS / "corpus", TESTS / "cases"
FILES = sorted(
    path.relative_to(CORPUS).with_suffix("").as_posix() for path in CORPUS.rglob("*.docx")
)
SAMPLES = sorted(path.name for path in CASES.glob("*.case.json"))

pytestmark = [pytest.mark.needs("soffice"), pytest.mark.slow]


@cache
def _sources() -> dict[str, Source]:
    paths = [CORPUS, *(CASES / name for name in SAMPLES)]
    return {source.name: source for source in sources_in(paths, load_catalogue(agency=None))}


@pytest.fixture(scope="module")
def compare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compare]:
    """One warm office for all files; without its Python bridge the tests skip on a laptop."""
    fonts = load_fonts(None, tmp_path_factory.mktemp("fonts"))
    try:
        with comparer(tuple(_sources().values()), fonts) as function:
            yield function
    except OfficeMissingError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


def _wrong(result: Result) -> str | None:
    if result.as_expected:
        return None
    likeness = result.likeness
    if likeness is None:
        return f"{result.source.name}: {result.refusal}"
    return (
        f"{result.source.name}: {likeness.ours} pages for {likeness.theirs}, "
        f"{likeness.in_place:.1%} of characters in place, {likeness.rules:.1%} of rules, "
        f"{'the same' if likeness.same_characters else 'other'} characters"
    )


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_corpus_looks_as_in_libreoffice(compare: Compare, name: str) -> None:
    assert _wrong(compare(_sources()[name])) is None


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_papers_of_a_sample_look_as_in_libreoffice(compare: Compare, sample: str) -> None:
    stem = sample.removesuffix(".case.json")
    papers = [source for name, source in _sources().items() if name.startswith(f"{stem}/")]
    assert papers
    assert [wrong for paper in papers if (wrong := _wrong(compare(paper)))] == []


def test_the_office_prints_with_the_faces_of_the_product_only(compare: Compare) -> None:
    result = compare(_sources()["word/faces"])
    assert _faces(result.theirs) == _faces(result.ours)


def _faces(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        names = {
            str(item.get("/FontName"))
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        }
    return {
        name.partition("+")[2].partition("-Identity")[0].partition("-VKana")[0] for name in names
    }


def test_the_readme_of_the_corpus_lists_every_file() -> None:
    rows = (CORPUS / "README.md").read_text("utf-8").splitlines()
    assert sorted(row.split("`")[1] for row in rows if row.startswith("| `")) == FILES


def test_every_known_difference_names_a_file_a_reason_and_a_source() -> None:
    exceptional = [source for source in _sources().values() if source.expected.reason]
    assert all(source.expected.source for source in exceptional)
    listed = sum(text.count("\n[") for text in _difference_texts())
    assert len(exceptional) == listed


def _difference_texts() -> list[str]:
    return [
        (folder / "differences.toml").read_text("utf-8")
        for folder in (CORPUS, CASES)
        if (folder / "differences.toml").is_file()
    ]
