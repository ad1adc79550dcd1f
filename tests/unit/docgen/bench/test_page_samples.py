"""What the benchmark of pages measures: papers that are never twice the same, and their times."""

from __future__ import annotations

import io
import re
import time
import zipfile
from itertools import islice

import pytest

from docgen.bench.pages.samples import Samples
from docgen.bench.pages.timing import Lap, timed, timing
from docgen.bench.sample import builtin_case, builtin_interview
from docgen.catalogue import Catalogue


@pytest.fixture
def samples(catalogue: Catalogue) -> Samples:
    return Samples(catalogue, [path.read_bytes() for path in (builtin_case(), builtin_interview())])


def _text(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        xml = archive.read("word/document.xml").decode()
    return [re.sub("<[^>]*>", "", paragraph) for paragraph in xml.split("</w:p>")]


def test_no_paper_comes_twice(samples: Samples) -> None:
    papers = [sample.filled() for sample in islice(samples.endless(), 33)]
    assert len(set(papers)) == 33


def test_an_edit_changes_one_text_of_the_paper_alone(samples: Samples) -> None:
    pairs = list(samples.edits(5))
    assert pairs
    for before, after in pairs:
        old, new = _text(before.filled()), _text(after.filled())
        assert len(old) == len(new)
        assert sum(one != two for one, two in zip(old, new, strict=True)) <= 1


def test_long_documents_are_as_long_as_asked(samples: Samples) -> None:
    table, record = samples.long_table(30, 7), samples.long_record(40, 7)
    assert sum("现场检查（勘验）笔录及所附照片七" in line for line in _text(table)) == 30
    assert len(_text(record)) - len(_text(samples.long_record(10, 7))) == 30
    assert samples.long_record(40, 8) != record


def test_a_timing_tells_the_middle_and_the_tail() -> None:
    found = timing([Lap(float(each), each / 2) for each in range(100, 0, -1)])
    assert (found.median, found.p95, found.runs) == (50.5, 96.0, 100)
    assert found.processor == 25.25
    assert timing([Lap(3.0, 1.0)]).p95 == 3.0


def test_what_happens_inside_is_timed_in_milliseconds() -> None:
    laps: list[Lap] = []
    with timed(laps):
        time.sleep(0.02)
    assert 20.0 <= laps[0].clock < 2000.0
    assert 0.0 <= laps[0].processor < laps[0].clock
