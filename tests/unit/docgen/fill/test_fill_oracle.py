"""Filling against docxtpl's own rendering, on every paper of every sample case."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from lxml import etree
from word_files import paragraph, paragraphs, part_of, table, word_file

from docgen.case import load_case
from docgen.catalogue import Catalogue
from docgen.fill import context_for, fill, load_template, template_environment

CASES = sorted((Path(__file__).parents[3] / "cases").glob("*.case.json"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _canonical(data: bytes) -> bytes:
    """A part without what says nothing: where a text preserves its spaces."""
    root = etree.fromstring(data)
    for node in root.iter():
        node.attrib.pop(SPACE, None)
    return etree.tostring(root, method="c14n2")


def _usual(raw: bytes, context: dict[str, object]) -> bytes:
    template = DocxTemplate(io.BytesIO(raw))
    template.render(context, template_environment(), autoescape=True)
    target = io.BytesIO()
    template.save(target)
    return target.getvalue()


def _same(raw: bytes, context: dict[str, object], parts: tuple[str, ...]) -> None:
    ours, usual = fill(load_template(raw), context), _usual(raw, context)
    for part in parts:
        assert _canonical(part_of(ours, part)) == _canonical(part_of(usual, part)), part


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_shipped_papers_are_what_docxtpl_would_make(path: Path, catalogue: Catalogue) -> None:
    case = load_case(path.read_bytes(), catalogue=catalogue).case
    assert case is not None
    for paper in case.papers:
        raw = catalogue.template_path(paper.type.code).read_bytes()
        context = context_for(case, paper, catalogue=catalogue, draft=False)
        _same(raw, context, ("word/document.xml", "word/footer1.xml", "word/header1.xml"))


BODIES = {
    "a tag split over runs": '<w:p><w:r><w:t>甲{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ na'
    "</w:t></w:r><w:r><w:t>me }}乙</w:t></w:r></w:p>",
    "rows repeated": table(("{%tr for x in items %}", ""), ("{{ x }}", "{{ loop.index }}"),
                           ("{%tr endfor %}", "")),
    "cells repeated": table(("头", "{%tc for x in items %}", "{{ x }}", "{%tc endfor %}")),
    "fewer cells than columns": table(("{%tc if no %}", "甲", "{%tc endif %}", "乙")),
    "paragraphs chosen": paragraphs("{%p if yes %}", "在", "{%p else %}", "不在", "{%p endif %}"),
    "runs chosen": "<w:p><w:r><w:t>{%r if yes %}</w:t></w:r><w:r><w:t>在</w:t></w:r>"
    "<w:r><w:t>{%r endif %}</w:t></w:r></w:p>",
    "words chosen": paragraph("{% if yes %}甲{% else %}乙{% endif %}，{{ name | slash }}"),
    "span of columns": table(("1", "2", "3", "4"), ("{% colspan items|length %}{{ name }}", "5")),
    "background of a cell": table(("{% cellbg colour %}{{ name }}", "乙")),
    "cells merged downwards": table(("{%tr for x in items %}", ""),
                                    ("{% vm %}{{ name }}", "{{ x }}"),
                                    ("{%tr endfor %}", "")),
    "cells merged across": table(("{%tc for x in items %}", "{% hm %}合", "{%tc endfor %}")),
    "lines of one value": paragraph("{{ lines }}"),
    "merging with the paragraph before": paragraphs("甲", "{%- if yes %}乙{% endif -%}", "丙"),
    "a comment": paragraphs("{#p 不印 #}", "甲{# 不印 #}乙"),
    "quotes that Word curls": paragraph("{{ “a” if yes else ‘b’ }}"),
    "a comparison": paragraph("{% if items|length &gt; 2 and 1 &lt; 2 %}多{% endif %}"),
    "literal braces": paragraph("{_{ name }_} {_% x %_}"),
    "a set variable": paragraph("{% set n = name %}{{ n }}"),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_each_tag_of_the_language_does_what_docxtpl_does(name: str) -> None:
    context: dict[str, object] = {
        "name": "示例",
        "items": ["一", "二", "三"],
        "yes": True,
        "no": False,
        "colour": "FFFF00",
        "lines": "一行\n二行",
    }
    _same(word_file(BODIES[name]), context, ("word/document.xml",))
