"""A template is held to the house style: each departure is told once, as a warning."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from docgen.catalogue import Catalogue
from docgen.catalogue.errors import CatalogueInvalidError
from docgen.catalogue.house_style import read_house_style
from docgen.messages.house_style import HOUSE_STYLE
from docgen.typeset.house_style import style_findings
from docgen.values import Finding, Severity

CODE = "guidance-letter"
BODY, HEADER, FOOTER = "word/document.xml", "word/header1.xml", "word/footer1.xml"


def edited(raw: bytes, part: str, pattern: str, new: str) -> bytes:
    """The Word file with the first match in a part replaced."""
    done = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(done, "w") as target:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                text, count = re.subn(pattern, new, data.decode(), count=1)
                assert count == 1, f"nothing like {pattern} in {part}"
                data = text.encode()
            target.writestr(name, data)
    return done.getvalue()


@pytest.fixture
def found(catalogue: Catalogue) -> Callable[..., tuple[Finding, ...]]:
    """What is told of the shipped template with a change."""
    raw = catalogue.template_path(CODE).read_bytes()

    def check(part: str, pattern: str, new: str) -> tuple[Finding, ...]:
        changed = edited(raw, part, pattern, new)
        return style_findings(changed, tier="reference", style=catalogue.lists.house_style)

    return check


BROKEN = {
    "style-page": (BODY, r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    "style-margin-top": (BODY, r'(<w:pgMar [^>]*)w:top="\d+"', r'\1w:top="400"'),
    "style-margin-right": (BODY, r'(<w:pgMar [^>]*)w:right="\d+"', r'\1w:right="400"'),
    "style-margin-bottom": (BODY, r'(<w:pgMar [^>]*)w:bottom="\d+"', r'\1w:bottom="3000"'),
    "style-margin-left": (BODY, r'(<w:pgMar [^>]*)w:left="\d+"', r'\1w:left="400"'),
    "style-font": (
        BODY,
        r"<w:body>",
        '<w:body><w:p><w:r><w:rPr><w:rFonts w:eastAsia="隶书"/></w:rPr><w:t>题</w:t></w:r></w:p>',
    ),
    "style-size": (
        BODY,
        r"<w:body>",
        '<w:body><w:p><w:r><w:rPr><w:sz w:val="10"/></w:rPr><w:t>小字</w:t></w:r></w:p>',
    ),
    "style-header": (HEADER, "草稿，", "样子，"),
    "style-footer": (FOOTER, "参考式样", "式样"),
    "style-page-number": (FOOTER, r"> ?PAGE ?<", "> NUMPAGES <"),
}


def test_every_departure_has_an_example_here() -> None:
    assert set(BROKEN) == set(HOUSE_STYLE)


@pytest.mark.parametrize("code", BROKEN)
def test_a_departure_is_told_once_as_a_warning(
    code: str, found: Callable[..., tuple[Finding, ...]]
) -> None:
    (finding,) = found(*BROKEN[code])
    assert (finding.code, finding.severity) == (code, Severity.WARNING)


def test_shipped_templates_are_of_the_house_style(catalogue: Catalogue) -> None:
    style = catalogue.lists.house_style
    told = {
        each.code: findings
        for each in catalogue.instruments
        if (
            findings := style_findings(
                catalogue.template_path(each.code).read_bytes(), tier=each.tier, style=style
            )
        )
    }
    assert told == {}


def test_the_same_font_in_many_places_is_told_once_and_statements_are_not_printed(
    catalogue: Catalogue,
) -> None:
    raw = catalogue.template_path(CODE).read_bytes()
    properties = '<w:rPr><w:rFonts w:eastAsia="隶书" w:ascii="Arial"/></w:rPr>'
    texts = ("甲", "乙", "{% if data.remark %}", "{% endif %}")
    strange = (f"<w:p><w:r>{properties}<w:t>{text}</w:t></w:r></w:p>" for text in texts)
    body = "".join(("<w:body>", *strange))
    told = style_findings(
        edited(raw, BODY, "<w:body>", body), tier="reference", style=catalogue.lists.house_style
    )
    assert [(each.code, each.params["font"], each.params["near"]) for each in told] == [
        ("style-font", "隶书", "甲")
    ]


def test_what_the_agency_allows_is_not_told(catalogue: Catalogue) -> None:
    style = catalogue.lists.house_style
    raw = edited(catalogue.template_path(CODE).read_bytes(), *BROKEN["style-font"])
    assert style_findings(raw, tier="reference", style=style)
    wider = replace(style, fonts=style.fonts | {"隶书"})
    assert style_findings(raw, tier="reference", style=wider) == ()


def test_a_least_above_its_most_is_no_house_style() -> None:
    edges = {"page_numbers": True, "header": [], "footer": []}
    document = {
        "tolerance_mm": 1,
        "pages_mm": [[210, 297]],
        "margins_mm": {"top": [30, 20], "right": [1, 2], "bottom": [1, 2], "left": [1, 2]},
        "fonts": ["宋体"],
        "sizes_pt": [9, 36],
        "tiers": {"ministerial": edges, "reference": edges, "dossier": edges},
    }
    with pytest.raises(CatalogueInvalidError, match="top"):
        read_house_style(document, "house-style.json")
