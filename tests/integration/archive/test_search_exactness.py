"""Search finds exactly the dossiers that hold the words, before the index knows them and after."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from archive_cases import BOTH, dossier, keep, open_archive, prose, supplement_of

from archive.archive import Archive
from archive.errors import QueryInvalidError
from archive.values import Dossier, SearchPage

TYPES = ("不予处罚", "说服教育", "约谈")


def some_dossiers(chance: random.Random, count: int) -> list[Dossier]:
    made = []
    for at in range(count):
        main = [
            [prose(chance, chance.randint(1, 25)) for _ in range(chance.randint(1, 3))]
            for _ in range(chance.randint(1, 4))
        ]
        internal = [[prose(chance, 12), prose(chance, 9)]] if at % 3 == 0 else []
        day = date(2026, 1 + at % 9, 1 + at % 28).isoformat()
        facets = {"type": (TYPES[at % 3],), "date": (day,), "party": (f"示例{at % 5}公司",)}
        made.append(dossier(f"DA-2026-{at:04d}", main, internal, facets=facets))
    return made


def normal(text: str) -> str:
    """The oracle's own normalisation."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(each for each in folded if not each.isspace())


def part_texts(given: Dossier, kinds: tuple[str, ...] = BOTH) -> list[str]:
    bodies = [
        normal("".join(part.page_texts))
        for volume in given.volumes
        if volume.kind in kinds
        for part in volume.parts
    ]
    values = [value for values in given.facets.values() for value in values]
    face = [given.title, given.case_number, given.number, given.agency, *values]
    return bodies + [normal(text) for text in face]


def holding(dossiers: list[Dossier], term: str, kinds: tuple[str, ...] = BOTH) -> set[str]:
    return {
        each.number for each in dossiers if any(term in text for text in part_texts(each, kinds))
    }


def found(page: SearchPage) -> set[str]:
    assert page.findings == ()
    assert page.total == len(page.hits)
    return {hit.number for hit in page.hits}


def substrings(chance: random.Random, dossiers: list[Dossier], count: int) -> list[str]:
    drawn: list[str] = []
    while len(drawn) < count:
        text = chance.choice(part_texts(chance.choice(dossiers)))
        length = min(chance.randint(1, 10), len(text))
        start = chance.randrange(len(text) - length + 1)
        drawn.append(text[start : start + length])
    return drawn


def assert_exact(archive: Archive, dossiers: list[Dossier], terms: list[str]) -> None:
    for term in terms:
        page = archive.search(f'"{term}"', volumes=BOTH, limit=1000)
        assert found(page) == holding(dossiers, term), term


@pytest.mark.slow
def test_200_random_substrings_are_found_exactly_before_and_after_draining(tmp_path: Path) -> None:
    chance = random.Random(20260305)
    dossiers = some_dossiers(chance, 36)
    terms = substrings(chance, dossiers, 200)
    with open_archive(tmp_path) as archive:
        for each in dossiers[:24]:
            keep(archive, each)
        assert_exact(archive, dossiers[:24], terms)
        assert archive.drain_index() == 24
        assert_exact(archive, dossiers[:24], terms)
        for each in dossiers[24:]:
            keep(archive, each)
        assert_exact(archive, dossiers, terms)
        archive.drain_index()
        assert_exact(archive, dossiers, terms)


def test_many_small_drains_and_their_merges_change_no_answer(tmp_path: Path) -> None:
    chance = random.Random(7)
    dossiers = some_dossiers(chance, 70)
    with open_archive(tmp_path) as archive:
        for each in dossiers:
            keep(archive, each)
            archive.drain_index()
        assert_exact(archive, dossiers, substrings(chance, dossiers, 60))
    assert len(list((tmp_path / "index" / "segments").iterdir())) < 16


def test_another_process_sees_what_was_drained_meanwhile(tmp_path: Path) -> None:
    dossiers = some_dossiers(random.Random(3), 30)
    with open_archive(tmp_path) as writer, open_archive(tmp_path) as reader:
        for each in dossiers:
            keep(writer, each)
            writer.drain_index()
            assert each.number in found(reader.search(None, volumes=BOTH, limit=100))


@pytest.mark.parametrize("drained", [False, True], ids=["tail", "index"])
@pytest.mark.parametrize(
    "term", ["䶮", "㛃", "龘", "𠀀", "·", "7", "甲乙丙丁", "ＲＯＡＤ", "road", "的"]
)
def test_rare_and_single_characters_are_found(tmp_path: Path, term: str, drained: bool) -> None:
    holds = dossier("DA-2026-0007", [["龘䶮㛃𠀀·甲乙", "丙丁 RoAd 的"]], title="案")
    other = dossier("DA-X", [["无关"]], title="案", case_number="", agency="", facets={})
    with open_archive(tmp_path) as archive:
        for each in (holds, other):
            keep(archive, each)
        if drained:
            archive.drain_index()
        assert found(archive.search(term, volumes=BOTH)) == {"DA-2026-0007"}


@pytest.mark.parametrize("drained", [False, True], ids=["tail", "index"])
def test_a_phrase_across_two_pages_is_found_with_both_pages(tmp_path: Path, drained: bool) -> None:
    first = ["第一件"]
    second = ["开头的文字，当事人承诺按期改", "正违法行为", "结尾"]
    with open_archive(tmp_path) as archive:
        keep(archive, dossier("DA-2026-0001", [first, second]))
        if drained:
            archive.drain_index()
        (hit,) = archive.search("按期改正违法", volumes=BOTH).hits
    assert hit.pages == (("main", 2, 3),)
    assert hit.edition == 1
    assert "按期改正违法行为" in hit.snippet


@pytest.mark.parametrize("drained", [False, True], ids=["tail", "index"])
def test_two_papers_side_by_side_make_no_phrase(tmp_path: Path, drained: bool) -> None:
    with open_archive(tmp_path) as archive:
        keep(archive, dossier("DA-2026-0001", [["前文结尾甲"], ["乙后文开头"]]))
        if drained:
            archive.drain_index()
        assert archive.search("甲乙", volumes=BOTH).total == 0
        assert archive.search("甲 乙", volumes=BOTH).total == 1


@pytest.mark.parametrize("drained", [False, True], ids=["tail", "index"])
def test_a_reader_of_the_main_volume_learns_nothing_of_the_internal_one(
    tmp_path: Path, drained: bool
) -> None:
    with open_archive(tmp_path) as archive:
        keep(archive, dossier("DA-2026-0001", [["公开正文"]], [["举报人线索"]]))
        if drained:
            archive.drain_index()
        assert archive.search("举报人", volumes=("main",)).total == 0
        assert archive.search("举", volumes=("main",)).total == 0
        (hit,) = archive.search("举报人", volumes=BOTH).hits
        assert hit.pages == (("internal", 1, 1),)
        (listed,) = archive.search("公开", volumes=("main",)).hits
        assert "举报" not in listed.snippet


@pytest.mark.parametrize("drained", [False, True], ids=["tail", "index"])
def test_filters_dates_facets_order_and_pages_are_exact(tmp_path: Path, drained: bool) -> None:
    dossiers = some_dossiers(random.Random(11), 36)
    with open_archive(tmp_path) as archive:
        for each in dossiers:
            keep(archive, each)
        if drained:
            archive.drain_index()
        page = archive.search(
            None,
            volumes=BOTH,
            filters={"type": TYPES[:2], "party": ["示例1公司"]},
            date_from=date(2026, 2, 1),
            date_to=date(2026, 6, 30),
            limit=100,
        )
        wanted = [
            each
            for each in dossiers
            if each.facets["type"][0] in TYPES[:2]
            and each.facets["party"] == ("示例1公司",)
            and "2026-02-01" <= each.facets["date"][0] <= "2026-06-30"
        ]
        assert found(page) == {each.number for each in wanted}
        assert page.facets["party"] == {"示例1公司": len(wanted)}
        assert sum(page.facets["type"].values()) == len(wanted)
        days = [hit.facets["date"][0] for hit in page.hits]
        assert days == sorted(days, reverse=True)
        in_order = archive.search(None, volumes=BOTH, sort="number", offset=10, limit=5)
        assert [hit.number for hit in in_order.hits] == [
            f"DA-2026-{at:04d}" for at in range(10, 15)
        ]
        assert in_order.total == 36
        oldest = archive.search(None, volumes=BOTH, sort="oldest", limit=3).hits
        assert oldest[0].facets["date"][0] == min(each.facets["date"][0] for each in dossiers)


def test_a_supplement_is_found_beside_the_first_edition_and_counted_once(tmp_path: Path) -> None:
    first = dossier("DA-2026-0001", [["首次归档的文字"]])
    with open_archive(tmp_path) as archive:
        keep(archive, first)
        keep(archive, dossier("DA-2026-0002", [["旁的卷宗"]]))
        archive.drain_index()
        keep(archive, supplement_of(first, [["回访记录补充"]], title="新题名"))
        for _ in range(2):
            (hit,) = archive.search("回访记录", volumes=BOTH).hits
            assert (hit.edition, hit.title) == (2, "新题名")
            (old,) = archive.search("首次归档", volumes=BOTH).hits
            assert (old.edition, old.number) == (1, "DA-2026-0001")
            assert archive.search(None, volumes=BOTH).total == 2
            assert archive.search("首次 回访", volumes=BOTH).total == 1
            archive.drain_index()


def test_a_dossier_is_found_by_every_number_and_word_of_its_face(tmp_path: Path) -> None:
    given = dossier("DA-2026-0099", facets={"party": ("阿不都热依木·买买提",)}, agency="示例局")
    with open_archive(tmp_path) as archive:
        keep(archive, given)
        typed = given.case_number.translate(str.maketrans("〔〕", "[]"))
        assert typed != given.case_number
        for term in ("da-2026-0099", given.case_number, typed, "示例货运", "热依木·买", "示例局"):
            assert archive.search(term, volumes=()).total == 1, term
        assert archive.get(given.case_number).number == given.number
        archive.drain_index()
        assert archive.get(given.case_number).number == given.number


@pytest.mark.parametrize("query", ["", "   ", "\u200b", '"\u3000"', "字" * 1001])
def test_a_query_without_anything_to_search_is_refused(tmp_path: Path, query: str) -> None:
    with open_archive(tmp_path) as archive, pytest.raises(QueryInvalidError):
        archive.search(query, volumes=BOTH)


def test_an_empty_archive_answers_with_nothing(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        assert archive.search("任何", volumes=BOTH) == SearchPage(total=0, hits=(), facets={})
        assert archive.drain_index() == 0


PRIVATE = "身份证号 654 1232 0000 1011 234X，电话１３８-１２３４-５６７８，住示例市\n城南路 8 号，"


@pytest.mark.parametrize(
    "query", ["张三", "承诺人", "654123200001011234x", "13812345678", "城南路8号"]
)
def test_a_snippet_shows_no_number_of_a_person_and_nothing_marked(
    tmp_path: Path, query: str
) -> None:
    text = f"承诺人张三，{PRIVATE}于2026-03-01 09:30承诺。附1381234\n5678。"
    given = dossier(
        "DA-2026-0001", [[text]], metadata={"masked_terms": "示例市城南路8号\n", "a": "b"}
    )
    with open_archive(tmp_path) as archive:
        keep(archive, given)
        record = archive.get(given.number)
        hits = archive.search(f'"{query}"', volumes=BOTH).hits
    assert record.metadata == {"a": "b"}
    for hit in hits:
        shown = normal(hit.snippet)
        assert not any(digits in shown for digits in ("6541", "1011", "1381", "5678", "234x"))
        assert "南路" not in shown
        assert "***" in hit.snippet
    if query == "张三":
        assert "张三" in hits[0].snippet
        assert "2026-03-01" in archive_snippet(tmp_path, "承诺。附")


def test_a_snippet_comes_from_a_paper_before_a_sheet(tmp_path: Path) -> None:
    given = dossier("DA-2026-0001", [["卷内目录：整改复查记录"], ["经复查，已完成整改。"]])
    (main, *others) = given.volumes
    sheet = replace(main.parts[0], kind="sheet")
    main = replace(main, parts=(sheet, *main.parts[1:]))
    with open_archive(tmp_path) as archive:
        keep(archive, replace(given, volumes=(main, *others)))
        (from_paper,) = archive.search("整改", volumes=BOTH).hits
        (from_sheet,) = archive.search("卷内目录", volumes=BOTH).hits
    assert "已完成整改" in from_paper.snippet
    assert "卷内目录" in from_sheet.snippet
    assert [page for _, page, _ in from_paper.pages] == [1, 2]


def archive_snippet(home: Path, query: str) -> str:
    with open_archive(home) as archive:
        return archive.search(query, volumes=BOTH).hits[0].snippet
