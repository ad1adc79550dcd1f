"""Templates nobody wrote by accident: refused before they run, or stopped before they cost much."""

from __future__ import annotations

import time

import pytest
from word_files import NS, paragraph, word_file

from docgen.catalogue import Catalogue
from docgen.fill import (
    TemplateInvalidError,
    TemplateValueError,
    check_template,
    fill,
    load_template,
)

CONTEXT = {"data": {"remark": "字" * 2000, "list": list(range(300)), "n": 10**9}, "paper": {}}
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SECONDS = 10.0

TOO_LARGE = {
    "twenty-five loops": "{% for a in data.list %}" * 25 + "{% endfor %}" * 25,
    "two hundred conditions": "{% if data.n %}" * 200 + "{% endif %}" * 200,
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "lists": "{{ " + "[" * 3000 + "]" * 3000 + " }}",
    "negations": "{% if " + "not " * 5000 + "1 %}x{% endif %}",
    "filters": "{{ data.remark" + " | length" * 3000 + " }}",
    "sums": "{{ " + " + ".join(["data.n"] * 3000) + " }}",
    "a number of ten thousand digits": "{{ " + "9" * 10_000 + " }}",
    "expressions that never end": "{{" * 60_000,
    "statements that never end": "{%" * 60_000,
    "comments that never end": "{#" * 60_000,
    "single braces": "{" * 100_000,
    "literal braces": "{_{" * 60_000,
}
STOPPED = {
    "loops inside loops": "{% for a in data.remark %}" * 6 + "{% endfor %}" * 6,
    "a text doubled": "{% set a = data.remark %}" + "{% set a = a ~ a %}" * 40,
    "a text added to itself": "{% set a = data.remark %}" + "{% set a = a + a %}" * 40,
    "a list added to itself": "{% set a = data.list %}" + "{% set a = a + a %}" * 40,
    "a number squared": "{% set a = data.n %}" + "{% set a = a * a %}" * 40,
    "a text times a number": "{{ data.remark * data.n }}",
    "a text formatted": "{{ '%999999999d' % data.n }}",
    "a long text joined": "{{ " + " ~ ".join(["data.remark"] * 500) + " }}",
    "a remainder of nothing": "{{ data.n % 0 }}",
    "a method by its name": "{{ data.remark['splitlines'] }}",
    "an index of a text": "{{ data.remark['__class__'] }}",
    "a missing method": "{{ loop.index }}",
}
REFUSED = {
    "a class": "{{ ''.__class__ }}",
    "a class by filter": "{{ '' | attr('__class__') }}",
    "a subclass": "{% for x in [].__class__.__base__.__subclasses__() %}{% endfor %}",
    "the inside of a loop": "{% for x in data.list %}{{ loop._iterable }}{% endfor %}",
    "the method's owner": "{{ data.remark.splitlines.__self__ }}",
    "an argument to the one call": "{{ data.remark.splitlines(data.n) }}",
    "another call": "{{ data.remark.upper() }}",
    "a call of a global": "{{ range(999999999) }}",
    "a call of a helper": "{{ cycler('a') }}",
    "a call of a loop": "{% for x in data.list %}{{ loop.cycle('a') }}{% endfor %}",
    "a recursive loop": "{% for x in data.list recursive %}{{ loop(x) }}{% endfor %}",
    "a macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a call block": "{% call m() %}{% endcall %}",
    "an include": "{% include 'x' %}",
    "an import": "{% import 'x' as x %}",
    "an import of names": "{% from 'x' import y %}",
    "an inheritance": "{% extends 'x' %}",
    "a block": "{% block b %}{% endblock %}",
    "the template itself": "{{ self.b() }}",
    "escaping switched off": "{% autoescape false %}{{ data.remark }}{% endautoescape %}",
    "a filter block": "{% filter upper %}x{% endfilter %}",
    "a namespace": "{% set ns = namespace(x=1) %}",
    "a set block": "{% set x %}y{% endset %}",
    "a power": "{{ data.n ** data.n }}",
    "a division": "{{ data.n / 2 }}",
    "a mapping": "{{ {'a': 1} }}",
    "a hidden name": "{{ _budget }}",
    "a hidden filter": "{{ data.list | _counted }}",
    "markup passed through": "{{ data.remark | safe }}",
    "a translation": "{% trans %}x{% endtrans %}",
    "a debugger": "{% debug %}",
}
CODE = paragraph("{{ ''.__class__ }}")
PLACES = {
    "word/header1.xml": word_file("", header=CODE),
    "word/footnotes.xml": word_file(
        "",
        extra={"word/footnotes.xml": f'<w:footnotes xmlns:w="{NS}">{CODE}</w:footnotes>'.encode()},
        overrides={"/word/footnotes.xml": FOOTNOTES},
    ),
    "word/document.xml": word_file(
        f"<w:p><w:r><w:pict><w:txbxContent>{CODE}</w:txbxContent></w:pict></w:r></w:p>"
    ),
}


@pytest.mark.parametrize("what", TOO_LARGE)
def test_a_template_deeper_than_any_paper_is_refused(what: str) -> None:
    began = time.process_time()
    with pytest.raises(TemplateInvalidError) as caught:
        load_template(word_file(paragraph(TOO_LARGE[what])))
    assert [each.code for each in caught.value.findings] == ["template-too-large"]
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("what", TOO_LARGE)
def test_a_check_of_such_a_template_ends_too(what: str, catalogue: Catalogue) -> None:
    raw = word_file(paragraph(TOO_LARGE[what]))
    found = check_template(raw, catalogue.instrument("service-receipt"), catalogue)
    assert [each.code for each in found] == ["template-too-large"]


@pytest.mark.parametrize("what", STOPPED)
def test_a_filling_that_would_cost_too_much_is_stopped(what: str) -> None:
    template = load_template(word_file(paragraph(STOPPED[what])))
    began = time.process_time()
    with pytest.raises(TemplateValueError):
        fill(template, CONTEXT)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("what", REFUSED)
def test_code_is_refused_before_it_runs(what: str) -> None:
    with pytest.raises(TemplateInvalidError) as caught:
        load_template(word_file(paragraph(REFUSED[what])))
    codes = {each.code for each in caught.value.findings}
    assert codes <= {"template-code", "template-filter-unknown", "template-syntax"}


@pytest.mark.parametrize("part", PLACES)
def test_code_is_found_in_every_part_that_speaks(part: str) -> None:
    with pytest.raises(TemplateInvalidError) as caught:
        load_template(PLACES[part])
    assert [each.params["part"] for each in caught.value.findings] == [part]


def test_an_honest_loop_and_join_cost_nothing_one_notices() -> None:
    source = "{% for x in data.list %}{{ loop.index ~ '/' ~ loop.length }}{% endfor %}"
    assert fill(load_template(word_file(paragraph(source))), CONTEXT)
