"""What of a page is in the other language is marked, wherever it stands."""

from __future__ import annotations

import pytest

from docgen.web.pages.languages import marked


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<td>张某某</td>", '<td lang="zh-Hans">张某某</td>'),
        (
            "<p>The paper 责令改正通知书 is issued</p>",
            '<p><span>The paper <span lang="zh-Hans">责令改正通知书</span> is issued</span></p>',
        ),
        ("<title>维修 · Cases</title>", "<title>维修 · Cases</title>"),
        ("<option>企业</option>", '<option lang="zh-Hans">企业</option>'),
        ('<input value="某公司">', '<input value="某公司" lang="zh-Hans">'),
        ('<img alt="签名"/>', '<img alt="签名" lang="zh-Hans"/>'),
        ("<textarea>写明\n理由</textarea>", '<textarea lang="zh-Hans">写明\n理由</textarea>'),
        (
            "<script>const a = '中文';</script><b>x</b>",
            "<script>const a = '中文';</script><b>x</b>",
        ),
        (
            '<p lang="zh-Hans"><b>已</b>标</p><i>示交罚〔2026〕第1号</i>',
            '<p lang="zh-Hans"><b>已</b>标</p><i lang="zh-Hans">示交罚〔2026〕第1号</i>',
        ),
        (
            "<p>《规定》, Art. 3</p>",
            '<p><span><span lang="zh-Hans">《规定》</span>, Art. 3</span></p>',
        ),
        ('<html lang="en"><b>文</b></html>', '<html lang="en"><b lang="zh-Hans">文</b></html>'),
        ('<a data-ask="a > 中">b</a>', '<a data-ask="a > 中">b</a>'),
    ],
)
def test_chinese_on_an_english_page_is_marked(given: str, expected: str) -> None:
    assert marked(given, "en") == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<td>Noto Serif</td>", '<td lang="en">Noto Serif</td>'),
        ("<td>GB 32100</td>", "<td>GB 32100</td>"),
        (
            "<td>证书 Trial Signing Key 已过期</td>",
            '<td><span>证书 <span lang="en">Trial Signing Key</span> 已过期</span></td>',
        ),
    ],
)
def test_words_of_english_on_a_chinese_page_are_marked(given: str, expected: str) -> None:
    assert marked(given, "zh") == expected


def test_what_says_of_which_kind_a_page_is_is_no_text_of_it() -> None:
    page = '<!doctype html>\n<html lang="zh-Hans"><!-- two words --><p>文</p></html>'
    assert marked(page, "zh") == page
