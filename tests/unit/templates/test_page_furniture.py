"""What stands at the foot of each page, and where a form leaves room for a hand or a seal."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from docgen.catalogue import Catalogue

SHIPPED = Path(__file__).parents[3] / "templates"
REFERENCE = "参考式样，以本机关公布的文书格式为准"
CODES = sorted(path.stem for path in SHIPPED.glob("*.docx"))
SHEETS = sorted(path.stem for path in (SHIPPED / "dossier").glob("*.docx"))


def _parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if name.endswith(".xml")]
        return {name: package.read(name).decode() for name in names}


@pytest.mark.parametrize("code", CODES)
def test_each_page_is_numbered_and_a_reference_form_says_that_it_is_one(
    code: str, catalogue: Catalogue
) -> None:
    parts = _parts(SHIPPED / f"{code}.docx")
    feet = "".join(text for name, text in parts.items() if name.startswith("word/footer"))
    assert "NUMPAGES" in feet
    assert (REFERENCE in feet) == (catalogue.instrument(code).tier == "reference")


@pytest.mark.parametrize("code", SHEETS)
def test_a_sheet_of_the_dossier_carries_no_foot(code: str) -> None:
    assert not [n for n in _parts(SHIPPED / "dossier" / f"{code}.docx") if "footer" in n]


@pytest.mark.parametrize("code", CODES)
def test_a_paper_that_is_sealed_marks_the_place_and_draws_no_seal(
    code: str, catalogue: Catalogue
) -> None:
    parts = _parts(SHIPPED / f"{code}.docx")
    body = parts["word/document.xml"]
    sealed = any(each.signer == "body_seal" for each in catalogue.instrument(code).signers)
    assert ("（印章）" in body) == sealed
    assert "<w:drawing" not in body
    assert "<w:pict" not in body


@pytest.mark.parametrize("code", CODES + [f"dossier/{code}" for code in SHEETS])
def test_fonts_are_named_as_the_standard_names_them(code: str) -> None:
    styles = _parts(SHIPPED / f"{code}.docx")["word/styles.xml"]
    for font in ("仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"):
        assert f'w:eastAsia="{font}"' in styles
