"""What a case holds never becomes structure, in any place of a template."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_files import W, paragraph, part_of, table, texts, word_file

from docgen.fill import fill, load_template

PLAIN = load_template(word_file(paragraph("前{{ value }}后"), header=paragraph("{{ value }}")))
TAGS = [each.tag for each in etree.fromstring(part_of(fill(PLAIN, {"value": "x"}))).iter()]

HOSTILE = [
    "{{7*7}}",
    "{{ value }}",
    "{% for x in y %}",
    "{_{ {_% %_} }_}",
    "{# 注 #}",
    "</w:t></w:r></w:p><w:p>",
    "<w:br/>",
    "]]>",
    "<![CDATA[",
    "<!-- -->",
    "<?xml?>",
    "&amp; &lt; &#x26; &nbsp;",
    "制\t表\t符",
    "“引号” ‘ ’ \" '",
    "😀👨‍👩‍👧𠮷䶮㛃龘",
    "阿卜杜拉·买买提",
    "٣٤ עברית ئۇيغۇر",
    "长" * 20_000,
    "  两端空格  ",
    "{{}}{%%}",
]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: value[:12])
def test_hostile_text_is_printed_as_it_is(value: str) -> None:
    filled = fill(PLAIN, {"value": value})
    assert texts(filled) == [f"前{value}后"]
    assert texts(filled, "word/header1.xml") == [value]
    assert [each.tag for each in etree.fromstring(part_of(filled)).iter()] == TAGS


def test_a_line_feed_becomes_a_line_break_and_nothing_else() -> None:
    filled = fill(PLAIN, {"value": "一\n二\r\n三\r四\u2028五"})
    assert texts(filled) == ["前一\n二\n三\n四\n五后"]
    breaks = etree.fromstring(part_of(filled)).findall(f".//{W}r/{W}br")
    assert len(breaks) == 4


@pytest.mark.parametrize("code", [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x85, 0xFFFE])
def test_control_characters_are_dropped(code: int) -> None:
    assert texts(fill(PLAIN, {"value": f"甲{chr(code)}乙"})) == ["前甲乙后"]


def test_half_a_character_is_dropped() -> None:
    assert texts(fill(PLAIN, {"value": "甲\ud800乙"})) == ["前甲乙后"]


@given(st.text(max_size=60))
def test_any_text_stays_text(value: str) -> None:
    filled = fill(PLAIN, {"value": value})
    kinds = {each.tag for each in etree.fromstring(part_of(filled)).iter()}
    assert kinds <= {*TAGS, f"{W}br"}
    assert len(texts(filled)) == 1


def test_spaces_at_the_ends_of_a_value_are_kept() -> None:
    node = etree.fromstring(part_of(fill(PLAIN, {"value": " x "}))).find(f".//{W}t")
    assert node is not None
    assert node.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_a_value_inside_an_attribute_cannot_leave_it() -> None:
    template = load_template(word_file(table(("{% cellbg colour %}甲", "乙"))))
    hostile = '"/><w:p/>\n<x a="'
    shade = etree.fromstring(part_of(fill(template, {"colour": hostile}))).find(f".//{W}shd")
    assert shade is not None
    assert shade.get(f"{W}fill") == hostile.replace("\n", " ")


def test_text_of_one_value_never_completes_a_tag_with_another() -> None:
    template = load_template(word_file(paragraph("{{ a }}{{ b }}")))
    assert texts(fill(template, {"a": "{{", "b": "7*7}}"})) == ["{{7*7}}"]
