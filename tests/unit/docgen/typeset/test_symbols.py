"""Symbol fonts: their private codes and plain letters print the signs that Word shows."""

from __future__ import annotations

import pytest
from wordfile import WordFile, paragraph

from docgen.typeset.errors import UnsupportedFeatureError
from docgen.typeset.model import Paragraph, Text
from docgen.typeset.read.document import DocumentReader


def shown(body: str) -> str:
    block = DocumentReader().read(WordFile(body=body).bytes()).sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    return "".join(item.text for item in block.content.items if isinstance(item, Text))


def sign(font: str, code: str) -> str:
    return f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>'


def typed(font: str, text: str) -> str:
    return paragraph(text, run=f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00A8", "☐"),
        ("Wingdings", "F0FD", "☒"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F0FB", "✗"),
        ("Wingdings", "F06E", "■"),
        ("Wingdings", "F0E0", "→"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "☐"),
        ("Wingdings 3", "F070", "▲"),
        ("Symbol", "F0D6", "√"),
        ("Symbol", "F0B4", "×"),
        ("Symbol", "F061", "α"),
        ("Webdings", "F061", "✔"),
        ("宋体", "221A", "√"),
    ],
)
def test_a_symbol_prints_the_sign_of_its_font(font: str, code: str, expected: str) -> None:
    assert shown(sign(font, code)) == expected


def test_text_typed_in_a_symbol_font_prints_its_signs() -> None:
    assert shown(typed("Wingdings", "þ o中")) == "☑ □中"
    assert shown(typed("Wingdings", "\uf0fe")) == "☑"
    assert shown(typed("Times New Roman", "þo")) == "þo"


@pytest.mark.parametrize(
    ("body", "feature"),
    [
        (sign("Wingdings", "F0FF"), "the symbol FF of the font Wingdings"),
        (typed("Webdings", "Z"), "the symbol 5A of the font Webdings"),
        (sign("某徽标", "F041"), "a symbol of the font 某徽标"),
    ],
)
def test_a_sign_without_a_counterpart_is_refused_by_name(body: str, feature: str) -> None:
    with pytest.raises(UnsupportedFeatureError) as caught:
        shown(body)
    assert caught.value.params["feature"] == feature
