"""The registry: numbers without gaps, frozen papers, and what many processes may do at once."""

from __future__ import annotations

import hashlib
import multiprocessing
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from docgen.case.traces import Traces
from docgen.registry._migrate import known_migrations
from docgen.registry._service_tables import METADATA
from docgen.registry.errors import (
    CaseNumberChangedError,
    NumberPatternError,
    NumbersHeldError,
    NumberTakenError,
    PaperNotIssuedError,
    RegistryForeignError,
    RegistryUnusableError,
    RegistryVersionError,
)
from docgen.registry.numbers import NumberPattern, normal_number, parse_dossier
from docgen.registry.registry import Registry
from docgen.registry.values import (
    CaseKey,
    DossierRow,
    EditionRow,
    IssueBatch,
    NumberWanted,
    PaperDraft,
)

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
RELEASED = {
    1: "5df1755dfa92c377d7e5cacbc3b5e2ea97b25e0d2220e458c83248b3afeafbae",
    2: "92f8eddce69378289ab857cc92c843571a0a2b959e32b09158e57cfe3e4f7c92",
    3: "c741f5c7062a2a0038a510d723a72f14281c94869c0369368cddbd443b937978",
    4: "b52c177cc3bdbb95020b8e9b7d7efaf5375cbde3dcc323d2e456a9fa2c4d66cf",
    5: "c75744bfed318b267cf96283aa2e086ef98fd591663a8cb97328bbb82321d788",
    6: "aedbabc86d1f78dff1ffe25dcca0196dacc5541a93941c8e0f5717e19efc5492",
    7: "69aa02f4930141ab2653ce675661a9dc6bf793ee960a9705f560cca23b838981",
    10: "830db7d34a984a2208c0494d8d56bc099f15e296d32a7d15ecdfce41ab9997ef",
    11: "dac0da4c555e397c110d3ee637d4a02ced1e83a58b9c2252e25ecfb889740cca",
    12: "41cdee87c91686e135349a5432bd6a4550f27daf2cffebc5c1a3f3eca4853974",
    13: "4d064875896715dfd83155604557bad9ab94ddd5c107e36fbb94d2e497f6e4c3",
    14: "86bd53e48291fb70765328f43a3447ea46ef8e0b7702f6425d8609121dcae1c3",
    15: "02a3b5740523554086acd4ae83e01ef1faf14d9ec1a11f80d062fadaa0ca2365",
    16: "362ceb13b5c4658bbc00b7db806818e1489304d4d2931a9fa3ef32d3c3aa47e9",
    17: "f9dbb5168b48ccb1a603696ef293c83e8a1fa725c9c39539b96ace621aa2a9d8",
    18: "1e74ae18b184d353e85c4def32ba696843734b5f5bd8b253db6d2e5aeb3627eb",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "registry.sqlite3"
    Registry.create(target)
    return target


@pytest.fixture
def registry(registry_location: Path | str) -> Iterator[Registry]:
    Registry.create(registry_location)
    with Registry.open(registry_location) as opened:
        yield opened


def key(case_id: str = "2026-0001", agency: str = "SLJT") -> CaseKey:
    return CaseKey(agency=agency, case_id=case_id)


def want(holder: str = "paper:p1", **changes: object) -> NumberWanted:
    fields = {"holder": holder, "mark": "示交", "kind": "不罚", "year": 2026, "where": "/papers/0"}
    return NumberWanted(**{**fields, **changes})  # type: ignore[arg-type]


def draft(paper_id: str = "p1", number: str | None = None) -> PaperDraft:
    return PaperDraft(
        paper_id=paper_id,
        type="some-paper",
        title="文书",
        number=number,
        date="2026-03-16",
        inputs="0" * 64,
        pdf=b"%PDF-" + paper_id.encode(),
        docx=b"PK" + paper_id.encode(),
        page_texts=("第一页", "第二页"),
        versions={"program": "0.1.0"},
    )


def issue(registry: Registry, of: CaseKey, *wanted: NumberWanted) -> list[str]:
    while True:
        planned = registry.plan(of, wanted)
        papers = tuple(
            draft(plan.wanted.holder.removeprefix("paper:"), plan.number)
            for plan in planned
            if plan.wanted.holder != "case"
        )
        batch = IssueBatch(content=b"{}", papers=papers, numbers=planned, now=NOW)
        if registry.issue(of, batch):
            return [plan.number for plan in planned]


def taken(registry: Registry, case: CaseKey, given: list[str]) -> frozenset[str]:
    return registry.standing(case, Traces(), given=lambda _frozen: given).taken


def test_a_series_counts_from_one_without_gaps(registry: Registry) -> None:
    numbers = [issue(registry, key(str(n)), want())[0] for n in range(3)]
    assert numbers == ["示交不罚〔2026〕1号", "示交不罚〔2026〕2号", "示交不罚〔2026〕3号"]


def test_series_differ_by_agency_kind_and_year(registry: Registry) -> None:
    issue(registry, key(), want())
    others = [
        issue(registry, key("b"), want(kind="约"))[0],
        issue(registry, key("c"), want(year=2027))[0],
        issue(registry, key("d", agency="OTHER"), want(mark="他交"))[0],
    ]
    assert others == ["示交约〔2026〕1号", "示交不罚〔2027〕1号", "他交不罚〔2026〕1号"]


def test_two_papers_of_one_series_in_one_case_get_two_numbers(registry: Registry) -> None:
    assert issue(registry, key(), want(), want("paper:p2")) == [
        "示交不罚〔2026〕1号",
        "示交不罚〔2026〕2号",
    ]


def test_planning_takes_nothing(registry: Registry) -> None:
    first, again = registry.plan(key(), [want()]), registry.plan(key(), [want()])
    assert first == again
    assert issue(registry, key(), want()) == [first[0].number]


def test_a_given_number_is_reserved_whatever_its_brackets(registry: Registry) -> None:
    issue(registry, key(), want(given="示交不罚[2026]1号"))
    with pytest.raises(NumberTakenError) as caught:
        registry.plan(key("b"), [want(given="示交不罚（2026）1号")])
    assert caught.value.exit_status == 3
    assert issue(registry, key("b"), want()) == ["示交不罚〔2026〕2号"]


def test_a_number_given_twice_in_one_case_is_refused(registry: Registry) -> None:
    with pytest.raises(NumberTakenError):
        registry.plan(
            key(), [want(given="示交不罚〔2026〕9号"), want("paper:b", given="示交不罚[2026]9号")]
        )


def test_a_plan_that_another_issue_overtook_commits_nothing(registry: Registry) -> None:
    stale = registry.plan(key(), [want()])
    issue(registry, key("other"), want())
    batch = IssueBatch(content=b"{}", papers=(draft(),), numbers=stale, now=NOW)
    assert registry.issue(key(), batch) is False
    assert registry.frozen(key()).papers == {}


def test_a_given_number_that_another_process_issued_for_this_very_paper_is_no_clash(
    registry: Registry,
) -> None:
    given = want(given="示交不罚〔2026〕7号")
    issue(registry, key(), given)
    planned = registry.plan(key(), [given])
    batch = IssueBatch(content=b"{}", papers=(draft(),), numbers=planned, now=NOW)
    assert registry.issue(key(), batch) is False
    assert taken(registry, key(), ["示交不罚[2026]7号"]) == frozenset()
    assert taken(registry, key("b"), ["示交不罚[2026]7号"]) == {"示交不罚[2026]7号"}
    with pytest.raises(NumberTakenError):
        registry.plan(key(), [want("paper:p2", given="示交不罚〔2026〕7号")])
    registry.void(key(), "p1", reason="文书更正", now=NOW)
    with pytest.raises(NumberTakenError):
        registry.plan(key(), [given])
    assert taken(registry, key(), ["示交不罚〔2026〕7号"]) == {"示交不罚〔2026〕7号"}


def test_a_paper_is_issued_once(registry: Registry) -> None:
    batch = IssueBatch(content=b"{}", papers=(draft(),), numbers=(), now=NOW)
    assert registry.issue(key(), batch) is True
    assert registry.issue(key(), batch) is False


def test_a_frozen_paper_comes_back_as_it_was_issued(registry: Registry) -> None:
    issue(registry, key(), want())
    paper = registry.frozen(key()).papers["p1"]
    assert paper.pdf == b"%PDF-p1"
    assert paper.pdf_sha256 == hashlib.sha256(b"%PDF-p1").hexdigest()
    assert paper.page_texts == ("第一页", "第二页")
    assert paper.issued_at == NOW


def test_a_voided_number_is_kept_and_never_given_again(registry: Registry) -> None:
    issue(registry, key(), want())
    registry.void(key(), "p1", reason="文书更正", now=NOW)
    assert registry.frozen(key()).papers == {}
    assert issue(registry, key(), want()) == ["示交不罚〔2026〕2号"]
    with pytest.raises(NumberTakenError):
        registry.plan(key("b"), [want(given="示交不罚〔2026〕1号")])


def test_voiding_what_was_never_issued_is_not_found(registry: Registry) -> None:
    with pytest.raises(PaperNotIssuedError) as caught:
        registry.void(key(), "p1", reason="x", now=NOW)
    assert caught.value.exit_status == 4


def test_a_case_keeps_the_number_it_was_registered_under(registry: Registry) -> None:
    case_number = want("case", kind="执案", where="/number")
    assert issue(registry, key(), case_number) == ["示交执案〔2026〕1号"]
    assert issue(registry, key(), case_number, want()) == [
        "示交执案〔2026〕1号",
        "示交不罚〔2026〕1号",
    ]
    with pytest.raises(CaseNumberChangedError):
        registry.plan(key(), [want("case", kind="执案", given="示交执案〔2026〕8号")])


@pytest.mark.parametrize(
    "pattern",
    [
        "{mark}{kind}{seq}号",
        "{kind}{year}",
        "{kind}{year}{seq}{secret}",
        "{kind",
        "{kind:>9}{year}{seq}",
    ],
)
def test_a_pattern_that_cannot_number_is_refused(pattern: str) -> None:
    with pytest.raises(NumberPatternError):
        NumberPattern(pattern)


def test_a_pattern_may_pad_the_serial() -> None:
    pattern = NumberPattern("{mark}{kind}〔{year}〕第{seq:05}号")
    assert pattern.write(mark="示交", kind="约", year=2026, seq=8) == "示交约〔2026〕第00008号"


def test_numbers_are_the_same_in_any_brackets() -> None:
    spellings = ["示交约[2026]8号", "示交约（2026）8号", "示交约【2026】 8号", "示交约〔2026〕8号"]
    assert {normal_number(text) for text in spellings} == {"示交约〔2026〕8号"}


def test_a_case_gets_its_dossier_number_once(registry: Registry) -> None:
    first = registry.reserve_dossier(key(), year=2026, now=NOW)
    assert first == "SLJT-2026-0001"
    assert registry.reserve_dossier(key(), year=2026, now=NOW) == first
    assert registry.reserve_dossier(key("b"), year=2026, now=NOW) == "SLJT-2026-0002"


def test_the_catalogue_is_rebuilt_from_the_archive_and_counting_goes_on(registry: Registry) -> None:
    edition = EditionRow(edition=1, content_digest="d" * 64, parts=("paper:a",), sealed_at=NOW)
    row = DossierRow(number="SLJT-2026-0041", key=key("old"), editions=(edition,))
    restored = registry.rebuild_catalogue([row], now=NOW)
    assert (restored.dossiers, restored.unknown) == (1, 1)
    found = registry.dossier(key("old"))
    assert found is not None
    assert (found.number, found.state, found.editions) == (row.number, "sealed", (edition,))
    with pytest.raises(NumbersHeldError):
        registry.reserve_dossier(key("new"), year=2026, now=NOW)
    registry.go_on((), also=lambda _: None)
    assert registry.rebuild_catalogue([row], now=NOW).unknown == 0
    assert registry.reserve_dossier(key("new"), year=2026, now=NOW) == "SLJT-2026-0042"


def test_dossier_numbers_are_read_back() -> None:
    assert parse_dossier("SLJT-2026-0007") == ("SLJT", 2026, 7)
    assert parse_dossier("示交执案〔2026〕17号") is None


def _shape(url: str) -> object:
    engine = create_engine(url)
    found = inspect(engine)
    shape = {
        table: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)),
            found.get_pk_constraint(table)["constrained_columns"],
            sorted(
                str(sorted(u["column_names"])) + str(u["name"])
                for u in found.get_unique_constraints(table)
            ),
            sorted(
                (i["name"] or "", str(i["column_names"]), i["unique"])
                for i in found.get_indexes(table)
            ),
            sorted(
                (str(f["constrained_columns"]), f["referred_table"])
                for f in found.get_foreign_keys(table)
            ),
            sorted(str(c["name"]) for c in found.get_check_constraints(table)),
        )
        for table in found.get_table_names()
        if table != "migrations"
    }
    engine.dispose()
    return shape


def _url(location: Path | str) -> str:
    if isinstance(location, Path):
        return f"sqlite:///{location}"
    return location.replace("postgresql://", "postgresql+psycopg://")


def test_a_fresh_schema_equals_a_migrated_one(
    registry_location: Path | str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    Registry.create(registry_location)
    fresh: Path | str = tmp_path / "fresh.sqlite3"
    if isinstance(registry_location, str):
        fresh = request.getfixturevalue("postgresql_server").database()
    engine = create_engine(_url(fresh))
    METADATA.create_all(engine)
    engine.dispose()
    assert _shape(_url(fresh)) == _shape(_url(registry_location))


def test_released_migrations_never_change() -> None:
    assert {step.number: step.sha256 for step in known_migrations()} == RELEASED


def test_an_older_registry_keeps_its_papers_when_it_is_brought_up_to_date(tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite3"
    first = known_migrations()[0]
    with closing(sqlite3.connect(old)) as raw:
        for statement in first.statements:
            raw.execute(statement)
        raw.execute("CREATE TABLE migrations (number INTEGER, name TEXT, sha256 TEXT)")
        raw.execute("INSERT INTO migrations VALUES (1, ?, ?)", (first.name, first.sha256))
        raw.execute("INSERT INTO cases VALUES (1, 'SLJT', '2026-0001', '2026-03-16T09:00:00Z')")
        raw.execute("INSERT INTO revisions VALUES (1, 1, 'd', x'7b7d', '2026-03-16T09:00:00Z')")
        face = "7, 1, 1, 'p1', 't', '文书', NULL, '2026-03-16', 'i', x'01', x'02', 'a', 'b'"
        rest = "'[]', '{}', '[]', '2026-03-16T09:00:00Z', 'issued', NULL, NULL"
        raw.execute(f"INSERT INTO papers VALUES ({face}, {rest})")
        raw.commit()
    with Registry.open(old) as opened:
        paper = opened.frozen(key()).papers["p1"]
    assert (paper.pdf, paper.docx, paper.pdf_sha256) == (b"\x01", b"\x02", "a")


def test_a_registry_of_another_version_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE migrations SET sha256 = 'other'")
    raw.close()
    with pytest.raises(RegistryVersionError):
        Registry.open(path)


def test_a_file_that_is_no_registry_is_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "registry.sqlite3"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(RegistryUnusableError, match="move it away and run `docgen rebuild`"):
        Registry.open(broken)


def test_a_missing_registry_is_not_created_by_opening(tmp_path: Path) -> None:
    with pytest.raises(RegistryUnusableError):
        Registry.open(tmp_path / "registry.sqlite3")
    assert list(tmp_path.iterdir()) == []


def _issue_many(location: Path | str, worker: int, count: int) -> list[str]:
    with Registry.open(location) as opened:
        return [issue(opened, key(f"{worker}-{n}"), want())[0] for n in range(count)]


def test_many_processes_number_without_gaps_or_doubles(registry_location: Path | str) -> None:
    Registry.create(registry_location)
    context = multiprocessing.get_context("spawn")
    with context.Pool(3) as pool:
        taken = pool.starmap(_issue_many, [(registry_location, worker, 8) for worker in range(3)])
    numbers = sorted(int(text.split("〕")[1].removesuffix("号")) for part in taken for text in part)
    assert numbers == list(range(1, 25))


def test_a_registry_belongs_to_the_first_home_that_opens_it(
    registry_location: Path | str, tmp_path: Path
) -> None:
    Registry.create(registry_location)
    with Registry.open(registry_location) as registry:
        registry.claim("here")
        registry.claim("here")
        with pytest.raises(RegistryForeignError):
            registry.claim("elsewhere")
        registry.copy_to_file(tmp_path / "copy.sqlite3")
    copied = tmp_path / "copy.sqlite3"
    Registry.restore(copied, copied, made_at=NOW)
    with Registry.open(tmp_path / "copy.sqlite3") as copy:
        copy.claim("elsewhere")


def test_a_number_is_the_same_however_its_serial_is_padded(registry: Registry) -> None:
    """A given 007号 is the 7号 of the series, in a registry that pads and in one that does not."""
    own = key("2026-CN-0001")
    given = want("paper:p1", given="示交提〔2026〕007号")
    planned = registry.plan(own, (given,))
    registry.issue(own, IssueBatch(content=b"{}", papers=(draft(),), numbers=planned, now=NOW))
    with pytest.raises(NumberTakenError):
        registry.plan(key("2026-CN-0002"), (want("paper:p1", given="示交提〔2026〕7号"),))
