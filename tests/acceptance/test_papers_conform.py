"""Every issued paper is PDF/A-2a and PDF/UA-1 by itself, on its final bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Docgen, samples

from docgen.case import load_case
from docgen.service.home import open_home
from docgen.service.line.intake import key_of
from docgen.service.office import Office
from docgen.service.settings import Settings


@pytest.fixture(scope="module")
def papers(archive_of_samples: Docgen, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the frozen PDF of every paper of every sample."""
    folder = tmp_path_factory.mktemp("papers")
    office = Office(home=open_home(archive_of_samples.home), settings=Settings())
    for path in samples():
        case = load_case(path.read_bytes(), catalogue=office.catalogue).case
        assert case is not None
        frozen = office.registry.frozen(key_of(case))
        for ident, paper in frozen.papers.items():
            (folder / f"{path.name}-{ident}.pdf").write_bytes(paper.pdf)
    office.close()
    return folder


@pytest.mark.needs("verapdf")
def test_verapdf_passes_every_issued_paper(
    papers: Path, verapdf: Callable[[Path, str], list[str]]
) -> None:
    assert len(list(papers.iterdir())) >= 50
    assert verapdf(papers, "2a") == []
    assert verapdf(papers, "ua1") == []
