"""What is printed is marked by where it stands in the case, whatever the template does with it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import etree
from word_files import W, paragraph, paragraphs, part_of, table, texts, word_file

from docgen.fill import TemplateInvalidError, TemplateValueError, fill, fill_marked, load_template
from docgen.fill.located import located
from docgen.marks import MARK, POINTER

VALUES = {
    "name": "张三",
    "nothing": None,
    "kind": "mail",
    "day": "2026-03-05",
    "money": {"amount": "200.00"},
    "yes": True,
    "no": False,
    "notes": "一行\n二行",
    "names": ["甲", "乙"],
    "none": [],
    "laws": [{"law": "某法", "article": 3}],
    "people": [{"id": "a", "name": "甲某", "old": 7}, {"id": "b", "name": "乙某", "old": 0}],
    "chief": "b",
}
CONTEXT = {"data": located(VALUES, "/papers/0/data")} | {
    "people": {each["id"]: each for each in located(VALUES["people"], "/staff")}
}


def marks(body: str, context: dict[str, Any] = CONTEXT) -> list[tuple[str, str]]:
    """What is marked in a filled template: pointer and text, a break as a line feed."""
    raw = fill_marked(load_template(word_file(body)), context).data
    found, where, text = [], None, ""
    for item in etree.fromstring(part_of(raw)).iter(MARK, f"{W}t", f"{W}br"):
        if item.tag == MARK:
            assert (where is None) == (POINTER in item.attrib)
            if where is not None:
                found.append((where.removeprefix("/papers/0/data"), text))
            where, text = item.get(POINTER), ""
        else:
            text += "\n" if item.tag == f"{W}br" else item.text or ""
    assert where is None
    return found


def marked(expression: str) -> list[tuple[str, str]]:
    return marks(paragraph("前{{ " + expression + " }}后"))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("data.name", ("/name", "张三")),
        ("data['name']", ("/name", "张三")),
        ("data.nothing", ("/nothing", "")),
        ("data.nothing | slash", ("/nothing", "/")),
        ("data.none | slash", ("/none", "/")),
        ("data.day | cn_date", ("/day", "2026年3月5日")),
        ("data.money | rmb", ("/money", "人民币贰佰元整")),
        ("data.names | dot_join", ("/names", "甲、乙")),
        ("data.laws | cites", ("/laws", "《某法》第三条")),
        ("data.laws[0] | cite", ("/laws/0", "《某法》第三条")),
        ("data.names | first", ("/names", "甲")),
        ("data.names[1]", ("/names/1", "乙")),
        ("data.names[-1]", ("/names/1", "乙")),
        ("data.name[:1]", ("/name", "张")),
        ("data.name[0]", ("/name", "张")),
        ("data.notes", ("/notes", "一行\n二行")),
        ("data.yes | tick", ("/yes", "☑")),
        ("(data.kind == 'mail') | tick", ("/kind", "☑")),
        ("('lien' == data.kind) | tick", ("/kind", "☐")),
        ("(not data.no) | tick", ("/no", "☑")),
        ("(data.yes and not data.no) | tick", ("/no", "☑")),
        ("(data.no and data.yes) | tick", ("/no", "☐")),
        ("(data.nothing is none) | tick", ("/nothing", "☑")),
        ("data.nothing or data.name", ("/name", "张三")),
        ("data.name or data.nothing", ("/name", "张三")),
        ("data.nothing or '（以后填写）'", ("/nothing", "（以后填写）")),
        ("data.name if data.yes else data.kind", ("/name", "张三")),
        ("data.name if data.no else data.kind", ("/kind", "mail")),
        ("'是' if data.yes else '否'", ("/yes", "是")),
        ("data.people[0].old + 1", ("/people/0/old", "8")),
        ("data.name ~ '先生'", ("/name", "张三先生")),
        ("people[data.chief].name", ("/staff/1/name", "乙某")),
        ("people.a.old", ("/staff/0/old", "7")),
    ],
)
def test_a_printed_expression_is_marked_by_its_source(
    expression: str, expected: tuple[str, str]
) -> None:
    assert marked(expression) == [expected]


@pytest.mark.parametrize("expression", ["'甲'", "1 + 1", "['甲'] | first", "number or 1"])
def test_what_comes_from_no_value_of_the_case_has_no_mark(expression: str) -> None:
    context = {**CONTEXT, "number": 3}
    assert marks(paragraph("{{ " + expression + " }}"), context) == []


def test_items_of_a_loop_are_marked_each_by_its_own_place() -> None:
    body = paragraph("{% for x in data.names %}{{ loop.index }}{{ x }}{% endfor %}")
    assert marks(body) == [("/names/0", "甲"), ("/names/1", "乙")]


def test_a_filtered_loop_keeps_the_places_of_the_list() -> None:
    body = paragraph("{% for p in data.people if not p.old %}{{ p.name }}{% endfor %}")
    assert marks(body) == [("/people/1/name", "乙某")]


def test_rows_of_a_table_are_marked() -> None:
    body = table(("{%tr for p in data.people %}", ""), ("{{ p.name }}", "{{ p.old }}"),
                 ("{%tr endfor %}", ""))  # fmt: skip
    assert marks(body) == [
        ("/people/0/name", "甲某"),
        ("/people/0/old", "7"),
        ("/people/1/name", "乙某"),
        ("/people/1/old", "0"),
    ]


@pytest.mark.parametrize("lines", ["data.notes.splitlines()", "data.notes | lines"])
def test_each_line_of_a_narrative_leads_to_it(lines: str) -> None:
    body = paragraphs("{%p for line in " + lines + " %}", "{{ line }}", "{%p endfor %}")
    assert marks(body) == [("/notes", "一行"), ("/notes", "二行")]


def test_the_slash_of_an_empty_narrative_leads_to_it() -> None:
    body = paragraphs(
        "{%p for line in (data.nothing or '/').splitlines() %}", "{{ line }}", "{%p endfor %}"
    )
    assert marks(body) == [("/nothing", "/")]


def test_a_slash_of_the_template_leads_to_what_is_wanting() -> None:
    body = paragraph("{% if data.nothing %}{{ data.nothing.x }}{% else %}/{% endif %}")
    assert marks(body) == [("/nothing", "/")]


def test_a_word_chosen_by_a_code_leads_to_the_code() -> None:
    body = paragraph(
        "以{% if data.kind == 'lien' %}留置{% elif data.kind == 'mail' %}邮寄{% endif %}送达"
    )
    assert marks(body) == [("/kind", "邮寄")]


def test_a_word_chosen_by_more_than_one_code_has_no_mark() -> None:
    body = paragraph(
        "{% if data.kind == 'x' %}甲{% elif data.name == 'y' %}乙{% else %}丙{% endif %}"
    )
    assert marks(body) == []


def test_a_text_kept_under_a_name_stands_where_it_came_from() -> None:
    assert marks(paragraph("{% set d = data.day | cn_date %}{{ d }}")) == [("/day", "2026年3月5日")]


def test_no_mark_stands_inside_an_attribute() -> None:
    context = {"data": located({"colour": "FF0000", "name": "甲"}, "")}
    body = table(("{% cellbg data.colour %}{{ data.name }}", "乙"))
    assert marks(body, context) == [("/name", "甲")]


def test_headers_are_marked_too() -> None:
    template = load_template(word_file("", header=paragraph("{{ data.name }}")))
    header = part_of(fill_marked(template, CONTEXT).data, "word/header1.xml")
    assert b'pointer="/papers/0/data/name"' in header


def test_a_file_for_people_has_no_mark() -> None:
    template = load_template(word_file(paragraph("{{ data.name }}{{ data.nothing | slash }}")))
    fill_marked(template, CONTEXT)
    assert b"mark" not in part_of(fill(template, CONTEXT))


@pytest.mark.parametrize(
    "hostile",
    [
        '</w:t><k:mark xmlns:k="urn:docgen:mark" pointer="/x"/><w:t>',
        "\U000f0000\U00100000\ufdd0",
        "{{ data.name }}",
        "<&\"'>",
    ],
)
def test_a_value_cannot_forge_a_mark(hostile: str) -> None:
    context = {"data": located({'a"&<b~/': hostile}, ""), "key": 'a"&<b~/'}
    template = load_template(word_file(paragraph("{{ data[key] }}")))
    raw = fill_marked(template, context).data
    assert texts(raw) == texts(fill(template, context)) == [hostile]
    found = [item.get(POINTER) for item in etree.fromstring(part_of(raw)).iter(MARK)]
    assert found == ['/a"&<b~0~1', None]


@pytest.mark.parametrize("tag", ["docgen_mark('/x')", "docgen_place", "docgen_text('/x')"])
def test_a_template_cannot_write_marks_itself(tag: str) -> None:
    with pytest.raises(TemplateInvalidError):
        load_template(word_file(paragraph("{{ data.name | " + tag + " }}")))


@pytest.mark.parametrize(
    "expression", ["data.missing", "data.missing.name", "people['z'].name", "data.people[7].name"]
)
def test_what_is_missing_is_refused_as_without_marks(expression: str) -> None:
    template = load_template(word_file(paragraph("{{ " + expression + " }}")))
    for filling in (fill, fill_marked):
        with pytest.raises(TemplateValueError):
            filling(template, CONTEXT)


def test_marks_are_all_that_differs() -> None:
    body = paragraphs("{{ data.name }}，{{ data.notes }}", "{{ data.none | slash }}")
    template = load_template(word_file(body))
    bare = re.sub(
        rb'</w:t><k:mark [^>]*/><w:t xml:space="preserve">',
        b"",
        part_of(fill_marked(template, CONTEXT).data),
    )
    assert bare == part_of(fill(template, CONTEXT))
