"""A facet whose name begins with an underscore is matched and told to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_cases import BOTH, dossier, keep, open_archive

DIGEST = "0123456789abcdef0123456789abcdef"
FACETS = {"party": ("示例货运有限公司",), "date": ("2026-03-05",), "_party": (DIGEST, "ff" * 16)}


@pytest.mark.parametrize("indexed", [False, True])
def test_it_finds_the_dossier_and_stands_in_no_answer(tmp_path: Path, indexed: bool) -> None:
    with open_archive(tmp_path) as archive:
        keep(archive, dossier("SLJT-2026-0001", facets=FACETS))
        keep(archive, dossier("SLJT-2026-0002", facets={**FACETS, "_party": ("ee" * 16,)}))
        if indexed:
            archive.drain_index()
        found = archive.search(None, volumes=BOTH, filters={"_party": [DIGEST]})
        assert [hit.number for hit in found.hits] == ["SLJT-2026-0001"]
        record = archive.get("SLJT-2026-0001")
        assert DIGEST not in repr((found, record))
        assert set(found.facets) == {"party", "date"}
        assert archive.search(DIGEST, volumes=BOTH).total == 0
