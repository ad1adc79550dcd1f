"""The bundled fonts, an engine per module, and the fixture that typesets and measures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wordfile import WHEN, Sheet, WordFile

from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import FontSet, load_fonts


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    return load_fonts(None, tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def engine(fonts: FontSet) -> NativeEngine:
    return NativeEngine(fonts)


@pytest.fixture
def typeset(engine: NativeEngine) -> Callable[[str | WordFile], Sheet]:
    """Typeset a body, or a whole file, and measure the pages."""

    def make(source: str | WordFile) -> Sheet:
        word = WordFile(body=source) if isinstance(source, str) else source
        return Sheet(engine.typeset(word.bytes(), title="测试", created=WHEN))

    return make
