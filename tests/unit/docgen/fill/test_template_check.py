from __future__ import annotations

import pytest
from word_files import paragraph, paragraphs, word_file

from docgen.catalogue import Catalogue, load_catalogue
from docgen.fill import (
    TemplateInvalidError,
    check_template,
    load_template,
    unplaced_signers,
    unprinted_face,
    unprinted_fields,
)
from docgen.messages import text
from docgen.messages.fill import FILL
from docgen.values import Finding

INS = '<w:p><w:ins w:id="1" w:author="某"><w:r><w:t>改</w:t></w:r></w:ins></w:p>'
COMMENT = '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'
HYPERLINK = (
    '<Relationship Id="rId9" TargetMode="External" Target="http://example.invalid/" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
)
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"

BROKEN: dict[str, bytes] = {
    "template-package": b"no Word file",
    "template-locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "template-too-large": word_file("<w:sdt>" * 300 + "</w:sdt>" * 300),
    "template-xml": word_file("<w:p>"),
    "template-macro": word_file("", body_type=MACRO_TYPE),
    "template-external": word_file("", relationships=HYPERLINK),
    "template-tracked-changes": word_file(INS),
    "template-comment": word_file(COMMENT),
    "template-syntax": word_file(paragraphs("好", "{% if data.remark %}没有结束")),
    "template-code": word_file(paragraph("{{ data.remark.upper() }}")),
    "template-misplaced": word_file("<w:p>{{ data.remark }}</w:p>"),
    "template-filter-unknown": word_file(paragraph("{{ data.remark | upper }}")),
    "template-test-unknown": word_file(paragraph("{% if data.remark is odd %}x{% endif %}")),
    "template-variable-unknown": word_file(paragraph("收件人：{{ data.remarks }}")),
}


def check(catalogue: Catalogue, raw: bytes, code: str = "service-receipt") -> tuple[Finding, ...]:
    return check_template(raw, catalogue.instrument(code), catalogue)


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_template_is_told_by_its_code(code: str, catalogue: Catalogue) -> None:
    findings = check(catalogue, BROKEN[code])
    assert {each.code for each in findings} == {code}
    assert all(text(each, lang) for each in findings for lang in ("zh", "en"))


def test_every_finding_about_a_template_has_an_example_here() -> None:
    left_out = {"face-unprinted", "field-unprinted", "signature-unplaced"}
    assert set(FILL) == {*BROKEN, *(f"template-{each}" for each in left_out)}


@pytest.mark.parametrize("code", sorted(set(BROKEN) - {"template-variable-unknown"}))
def test_what_a_check_refuses_loading_refuses_too(code: str) -> None:
    with pytest.raises(TemplateInvalidError) as caught:
        load_template(BROKEN[code])
    assert {each.code for each in caught.value.findings} == {code}


CODES = [each.code for each in load_catalogue().instruments]


@pytest.mark.parametrize("code", CODES)
def test_every_shipped_template_is_sound(code: str, catalogue: Catalogue) -> None:
    raw = catalogue.template_path(code).read_bytes()
    findings = check_template(raw, catalogue.instrument(code), catalogue)
    assert [text(each, "en") for each in findings] == []


@pytest.mark.parametrize("code", CODES)
def test_every_shipped_template_prints_every_required_field(
    code: str, catalogue: Catalogue
) -> None:
    raw = catalogue.template_path(code).read_bytes()
    findings = unprinted_fields(raw, catalogue.instrument(code), catalogue)
    assert [text(each, "en") for each in findings] == []


@pytest.mark.parametrize("code", CODES)
def test_every_shipped_template_has_its_whole_face(code: str, catalogue: Catalogue) -> None:
    raw = catalogue.template_path(code).read_bytes()
    assert unprinted_face(raw, catalogue.instrument(code), catalogue) == ()


def test_a_letter_without_sender_addressee_number_or_day_is_told(catalogue: Catalogue) -> None:
    whole = ["{{ body.name }}", "{{ paper.number }}", "{{ party.name }}", "{{ paper.date }}"]
    names = ["机关名称", "文号", "当事人", "日期"]
    letter = catalogue.instrument("risk-notice")
    for at, name in enumerate(names):
        body = paragraphs(*whole[:at], *whole[at + 1 :])
        (missing,) = unprinted_face(word_file(body), letter, catalogue)
        assert f"“{name}”" in text(missing)
    others = "{% for each in papers %}{{ each.number }}{{ each.date }}{% endfor %}"
    found = unprinted_face(word_file(paragraphs(others)), letter, catalogue)
    assert [each.params["name"] for each in found] == names
    assert unprinted_face(word_file(""), catalogue.instrument("recheck-record"), catalogue) == ()


def test_a_required_field_that_no_part_prints_is_told_by_its_name(catalogue: Catalogue) -> None:
    interview = catalogue.instrument("interview-notice")
    body = paragraphs(
        "{{ data.matter }}{{ data.place }}{{ data.invited }}",
        "{{ data.reply_by | cn_date }}{{ data.basis | cites }}",
        "{% for x in data.topics %}{{ x }}{% endfor %}",
        "{% set these = data.bring %}{{ these | length }}",
    )
    (missing,) = unprinted_fields(word_file(body), interview, catalogue)
    assert (missing.params["field"], missing.params["name"]) == ("starts_at", "约谈时间")
    assert "约谈时间" in text(missing)
    header = paragraph("{{ data.starts_at | cn_date }}")
    assert unprinted_fields(word_file(body, header=header), interview, catalogue) == ()


@pytest.mark.parametrize("code", CODES)
def test_every_shipped_template_has_a_place_for_everybody_who_signs_it(
    code: str, catalogue: Catalogue
) -> None:
    raw = catalogue.template_path(code).read_bytes()
    findings = unplaced_signers(raw, catalogue.instrument(code), catalogue)
    assert [text(each, "en") for each in findings] == []


def test_a_template_without_a_place_for_a_signer_is_told_what_to_write_there(
    catalogue: Catalogue,
) -> None:
    letter = catalogue.instrument("commitment-letter")
    body = paragraphs("{{ paper.sign.officers[data.officers[0]] }}")
    (found,) = unplaced_signers(word_file(body), letter, catalogue)
    assert "“当事人”" in text(found)
    assert "{{ paper.sign.party }}" in text(found)


def test_all_faults_of_all_parts_are_told_at_once(catalogue: Catalogue) -> None:
    body = paragraphs(
        "收件人：{{ data.remarks }}", "{{ party.nickname }}", "{{ case.cause | upper }}"
    )
    raw = word_file(body, header=paragraph("{{ nobody }}"))
    found = {(each.params["part"], each.params["name"]) for each in check(catalogue, raw)}
    assert found == {
        ("word/document.xml", "data.remarks"),
        ("word/document.xml", "party.nickname"),
        ("word/document.xml", "upper"),
        ("word/header1.xml", "nobody"),
    }


def test_a_fault_is_shown_in_the_words_of_its_paragraph(catalogue: Catalogue) -> None:
    (finding,) = check(catalogue, word_file(paragraphs("好", "收件人：{{ data.remarks }}", "好")))
    assert finding.params["near"] == "收件人：{{ data.remarks }}"
    assert "data.remarks" in text(finding)


SOUND = (
    "{{ party.name }}{{ party.operator.name }}{{ party.legal_representative.post }}",
    "{% for x in data.papers %}{{ papers[x].title }}{{ papers[x].service.by }}{% endfor %}",
    "{% for x in evidence %}{{ evidence[x].title }}{{ loop.index }}{% endfor %}",
    "{% for c in conduct.violated %}{{ c.law }}{% endfor %}{{ (conduct.violated | first).law }}",
    "{% set who = party.operator %}{{ who.name }}",
    "{{ (body.legal_basis if delegation else conduct.penalty)[0].article }}",
    "{% for x in (data.remark or '').splitlines() %}{{ x }}{% endfor %}",
    "{{ party['name'] }}{{ staff['o1'].certificate.number }}",
)
UNSOUND = {
    "{% for c in conduct.violated %}{{ c.statute }}{% endfor %}": "c.statute",
    "{% set who = party.operator %}{{ who.surname }}": "who.surname",
    "{% for x in evidence %}{{ evidence[x].colour }}{% endfor %}": "evidence[…].colour",
    "{% for x in data.papers %}{% endfor %}{{ x }}": "x",
    "{{ loop.index }}": "loop",
    "{{ party['surname'] }}": "party.surname",
    "{{ party.name if dossier.colour else '' }}": "dossier.colour",
    "{{ party.birth_date | age(paper.day) }}": "paper.day",
}


@pytest.mark.parametrize("source", SOUND)
def test_names_that_a_case_provides_are_known(source: str, catalogue: Catalogue) -> None:
    assert check(catalogue, word_file(paragraph(source))) == ()


@pytest.mark.parametrize("source", UNSOUND)
def test_names_that_nothing_provides_are_told(source: str, catalogue: Catalogue) -> None:
    (finding,) = check(catalogue, word_file(paragraph(source)))
    assert (finding.code, finding.params["name"]) == ("template-variable-unknown", UNSOUND[source])


def test_sheets_read_their_own_values_and_papers_do_not(catalogue: Catalogue) -> None:
    raw = word_file(paragraph("{{ sheet.title }}"))
    assert check(catalogue, raw, "dossier-cover") == ()
    assert [each.params["name"] for each in check(catalogue, raw)] == ["sheet"]
