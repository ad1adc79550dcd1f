"""A file is kept under a Chinese name, and under one of ASCII where only that is understood."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from docgen.web.downloads import named_file, under_name

DAY = date(2026, 11, 27)


def test_a_chinese_page_gives_a_file_a_chinese_name_with_an_english_one_beside_it() -> None:
    told = named_file("overview", ".xlsx", "zh", day=DAY)["Content-Disposition"]
    assert told == (
        'attachment; filename="overview-2026-11-27.xlsx"; '
        f"filename*=UTF-8''{quote('总览-2026-11-27.xlsx')}"
    )


def test_an_english_page_gives_it_an_english_name() -> None:
    told = named_file("overview", ".xlsx", "en", day=DAY)["Content-Disposition"]
    assert told.endswith("filename*=UTF-8''overview-2026-11-27.xlsx")


def test_no_name_can_end_the_header_or_lead_to_another_folder() -> None:
    told = under_name('../a"\r\nSet-Cookie: x.pdf')["Content-Disposition"]
    assert "\r" not in told
    assert "\n" not in told
    assert "/" not in told
    assert told.count('"') == 2
