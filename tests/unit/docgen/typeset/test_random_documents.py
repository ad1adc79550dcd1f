"""Random Word files: all is printed once, on the paper and the same twice, or refused by name."""

from __future__ import annotations

import contextlib
import io
from collections import Counter

import pypdfium2
from hypothesis import HealthCheck, given, settings
from random_documents import Random, lawful, wild
from wordfile import WHEN

from docgen.errors import DocgenError
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import FontSet

SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
UNSEEN = str.maketrans("", "", " \n\t\f")
TOLERANCE = 1.5


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(document=lawful())
def test_every_character_is_printed_once_and_in_order(
    document: Random, engine: NativeEngine
) -> None:
    made = engine.typeset(document.file, title="x", created=WHEN)
    printed = "".join(made.page_texts).translate(UNSEEN)
    wanted = document.text.translate(UNSEEN)
    assert Counter(printed) == Counter(wanted)
    if made.pages == 1:  # a row over two pages says all its beginnings before the rest
        assert printed == wanted


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(document=lawful())
def test_every_character_stands_on_the_paper(document: Random, engine: NativeEngine) -> None:
    made = engine.typeset(document.file, title="x", created=WHEN)
    pdf = pypdfium2.PdfDocument(io.BytesIO(made.pdf))
    assert len(pdf) == made.pages
    for page in pdf:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            assert left >= -TOLERANCE
            assert bottom >= -TOLERANCE
            assert right <= page.get_width() + TOLERANCE
            assert top <= page.get_height() + TOLERANCE
    pdf.close()


@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(document=lawful())
def test_the_same_file_gives_the_same_bytes(
    document: Random, engine: NativeEngine, fonts: FontSet
) -> None:
    first = engine.typeset(document.file, title="x", created=WHEN)
    assert engine.typeset(document.file, title="x", created=WHEN) == first
    assert NativeEngine(fonts).typeset(document.file, title="x", created=WHEN) == first


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(file=wild())
def test_a_wild_file_is_typeset_or_refused(file: bytes, engine: NativeEngine) -> None:
    # Anything but an error of ours fails the test by itself.
    with contextlib.suppress(DocgenError):
        assert engine.typeset(file, title="x", created=WHEN).pages >= 1
