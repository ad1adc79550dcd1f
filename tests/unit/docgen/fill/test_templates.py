from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from word_files import NS, paragraph, paragraphs, part_of, table, texts, word_file

from docgen.fill import TemplateInvalidError, TemplateValueError, fill, load_template

NAME = word_file(paragraphs("甲{{ name }}乙", "{{ paper.title }}"), header=paragraph("{{ name }}"))
CONTEXT = {"name": "示例", "paper": {"title": "行政约谈记录 & <书>"}}


def test_filling_gives_a_word_file_that_word_tools_open() -> None:
    import docx

    document = docx.Document(io.BytesIO(fill(load_template(NAME), CONTEXT)))
    assert [each.text for each in document.paragraphs] == ["甲示例乙", "行政约谈记录 & <书>"]
    assert document.core_properties.title == "行政约谈记录 & <书>"


def test_nobody_and_no_time_stands_in_the_properties() -> None:
    core = part_of(fill(load_template(NAME), CONTEXT), "docProps/core.xml").decode()
    assert "某人" not in core
    assert "2020" not in core
    assert "created" not in core


def test_what_word_notes_of_its_author_is_taken_out() -> None:
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" TargetMode="External" Target="file:///C:/Users/somebody/a.dotx" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'attachedTemplate"/></Relationships>'
    )
    settings = f'<w:settings xmlns:w="{NS}"><w:attachedTemplate w:val="1"/></w:settings>'.encode()
    extra = {
        "docProps/app.xml": b"<Properties><Company>somebody</Company></Properties>",
        "docProps/custom.xml": b"<Properties>somebody</Properties>",
        "word/people.xml": b"<people>somebody</people>",
        "word/settings.xml": settings,
        "word/_rels/settings.xml.rels": link,
    }
    filled = fill(load_template(word_file(paragraph("甲"), extra=extra)), CONTEXT)
    for name in extra:
        assert b"somebody" not in part_of(filled, name)
        assert b"attachedTemplate" not in part_of(filled, name)


def test_a_tag_in_an_attribute_alone_is_filled_too() -> None:
    header = '<w:p><w:bookmarkStart w:name="{{ name }}"/></w:p>'
    filled = fill(load_template(word_file("", header=header)), CONTEXT)
    assert "示例" in part_of(filled, "word/header1.xml").decode()


def test_a_part_in_another_encoding_is_read_as_what_it_says() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><w:hdr xmlns:w="{NS}">{paragraph("{{ name }}")}'
    extra = {"word/header1.xml": (xml + "</w:hdr>").encode("utf-16")}
    filled = fill(load_template(word_file("", header="<w:p/>", extra=extra)), CONTEXT)
    assert texts(filled, "word/header1.xml") == ["示例"]


def test_the_package_has_fixed_dates_order_and_compression() -> None:
    with zipfile.ZipFile(io.BytesIO(fill(load_template(NAME), CONTEXT))) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    names = [info.filename for info in infos]
    assert names == ["[Content_Types].xml", *sorted(set(names) - {"[Content_Types].xml"})]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_DEFLATED}
    assert {info.external_attr for info in infos} == {0}


PROGRAM = """
import hashlib, sys, pathlib
from docgen.fill import fill, load_template
raw = pathlib.Path(sys.argv[1]).read_bytes()
context = {"name": "示例", "paper": {"title": "行政约谈记录 & <书>"}}
print(hashlib.sha256(fill(load_template(raw), context)).hexdigest())
"""


def test_the_bytes_are_the_same_in_any_process_zone_and_locale(tmp_path: Path) -> None:
    template = tmp_path / "模板.docx"
    template.write_bytes(NAME)
    digests = set()
    for zone, locale, seed in (("UTC", "C", "0"), ("Asia/Urumqi", "C.UTF-8", "7")):
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed,
                       "PYTHONUTF8": "1"}  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(template)],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        digests.add(done.stdout)
    assert len(digests) == 1


def test_a_template_is_loaded_once_for_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(NAME)
    assert load_template(path) is load_template(NAME)


def test_a_kept_template_is_filled_in_a_few_milliseconds() -> None:
    template = load_template(NAME)
    started = time.perf_counter()
    for _ in range(50):
        fill(template, CONTEXT)
    assert (time.perf_counter() - started) / 50 < 0.05


def test_fields_named_like_methods_are_fields() -> None:
    template = load_template(word_file(paragraph("{{ data.items }}{{ data.copy }}{{ data.get }}")))
    assert texts(fill(template, {"data": {"items": 1, "copy": 2, "get": 3}})) == ["123"]


def test_an_empty_value_prints_nothing_and_a_slash_where_asked() -> None:
    template = load_template(word_file(paragraph("[{{ a }}|{{ a | slash }}|{{ b | slash }}]")))
    assert texts(fill(template, {"a": None, "b": 0})) == ["[|/|0]"]


def test_lines_of_a_narrative_may_become_paragraphs() -> None:
    body = paragraphs("{%p for x in text | lines %}", "{{ x }}", "{%p endfor %}")
    old = paragraphs("{%p for x in (text or '').splitlines() %}", "{{ x }}", "{%p endfor %}")
    for each in (body, old):
        template = load_template(word_file(each))
        assert texts(fill(template, {"text": "一\n二"})) == ["一", "二"]
        assert texts(fill(template, {"text": None})) == []


MISSING = {
    "a variable": "{{ nothing }}",
    "a field": "{{ data.nothing }}",
    "a field of a field": "{{ data.nothing.more }}",
    "an id": "{{ data[data.id].title }}",
    "a field of nothing": "{{ data.none.title }}",
    "a filter's value": "{{ data.id | cn_date }}",
    "a list": "{{ data }}",
    "a truth value": "{{ data.yes }}",
    "a product of text": "{{ data.id * 9 }}",
    "a formatted text": "{{ '%99999d' % 1 }}",
}


@pytest.mark.parametrize("what", MISSING)
def test_what_a_case_does_not_hold_is_an_error_that_says_where(what: str) -> None:
    template = load_template(word_file(paragraphs("前文", "案情：" + MISSING[what])))
    data = {"id": "652100199103220030", "none": None, "yes": True}
    with pytest.raises(TemplateValueError) as caught:
        fill(template, {"data": data})
    assert "案情：" in str(caught.value)
    assert "652100" not in str(caught.value)
    assert caught.value.exit_status == 3


def test_a_template_that_would_fill_the_disk_is_stopped() -> None:
    loops = "".join(f"{{% for x{i} in items %}}" for i in range(7))
    template = load_template(word_file(paragraph(loops + "{{ items[0] }}" + "{% endfor %}" * 7)))
    with pytest.raises(TemplateValueError):
        fill(template, {"items": ["长" * 1000] * 10})


def test_columns_made_in_a_loop_get_their_grid() -> None:
    body = table(("{%tc for x in items %}", "{{ x }}", "{%tc endfor %}"))
    filled = fill(load_template(word_file(body)), {"items": list("甲乙丙丁戊")})
    assert part_of(filled).count(b"<w:gridCol ") == 5


def test_drawings_repeated_in_a_loop_get_ids_of_their_own() -> None:
    drawing = (
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/"
        "2006/wordprocessingDrawing'><wp:docPr id='1' name='图'/></wp:inline></w:drawing>"
        "</w:r></w:p>"
    )
    body = paragraph("{%p for x in items %}") + drawing + paragraph("{%p endfor %}")
    filled = part_of(fill(load_template(word_file(body)), {"items": [1, 2]}))
    assert b'id="1001"' in filled
    assert b'id="1002"' in filled


CODE = {
    "a call": "{{ data.title() }}",
    "an attribute behind a name": "{{ data.__class__ }}",
    "the way to all classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "a hidden name": "{{ _x }}",
    "an import": "{% import 'x' as y %}",
    "an inclusion": "{% include 'x' %}",
    "a macro": "{% macro m() %}{% endmacro %}",
    "a range": "{% for x in range(10**9) %}{% endfor %}",
    "a power": "{{ 9 ** 9 ** 9 }}",
    "raw markup": "{{ data | safe }}",
    "an attribute filter": "{{ data | attr('x') }}",
    "a mapping": "{{ {'a': 1} }}",
    "a call with arguments": "{{ data.splitlines(1) }}",
    "autoescape turned off": "{% autoescape false %}{{ data }}{% endautoescape %}",
    "a call of a call": "{{ data.splitlines()() }}",
    "recursion": "{% for x in data recursive %}{{ loop(x) }}{% endfor %}",
}


@pytest.mark.parametrize("what", CODE)
def test_a_template_with_code_in_it_is_refused(what: str) -> None:
    with pytest.raises(TemplateInvalidError) as caught:
        load_template(word_file(paragraphs("一", CODE[what])))
    assert caught.value.exit_status == 3
    assert "word/document.xml" in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"PK", b"%PDF-1.7", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_word_file_is_refused(raw: bytes) -> None:
    with pytest.raises(TemplateInvalidError):
        load_template(raw)


def test_a_file_that_unpacks_to_gigabytes_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * (65 * 1024 * 1024))
    with pytest.raises(TemplateInvalidError):
        load_template(packed.getvalue())
