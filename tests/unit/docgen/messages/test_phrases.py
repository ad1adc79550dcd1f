"""What errors say of a Word file is said in Chinese, too: each feature, fault and place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import docgen
from docgen.messages import in_chinese, text
from docgen.messages._phrases import PHRASES, chinese
from docgen.typeset.errors import UnsupportedFeatureError, WordFileInvalidError
from docgen.typeset.read import known

ROOT = Path(docgen.__file__).parent
CALLS = {"Unsupported", "_refused", "refused_table"}
KEYWORDS = {"feature": ("typeset",), "what": ("typeset/read", "word")}
LISTS = [
    known.BLOCKS_REFUSED,
    known.INLINES_REFUSED,
    known.SECTIONS_REFUSED,
    known.TABLES_REFUSED,
    known.ROWS_REFUSED,
    known.CELLS_REFUSED,
]


def written() -> Iterator[str]:
    """The phrases in the source, with something in the place of what changes."""
    for folder in ("typeset", "word"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from _phrases(node, path.relative_to(ROOT).as_posix())


def _phrases(call: ast.Call, path: str) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    values = list(call.args) if name in CALLS else []
    for keyword in call.keywords:
        if path.startswith(KEYWORDS.get(keyword.arg or "", ("-",))):
            values.append(keyword.value)
    for value in values:
        phrase = _constant(value)
        if phrase is not None and " " in phrase:
            yield phrase


def _constant(value: ast.expr) -> str | None:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "x" for part in value.values
        )
    return None


@pytest.mark.parametrize("phrase", sorted(set(written())))
def test_every_phrase_in_the_source_has_its_chinese(phrase: str) -> None:
    said = chinese(phrase.replace("more than x x", "more than x pages"))
    assert said != phrase
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said)


@pytest.mark.parametrize("feature", sorted({name for each in LISTS for name in each.values()}))
def test_every_feature_of_the_lists_has_its_chinese(feature: str) -> None:
    assert chinese(feature) != feature


@pytest.mark.parametrize("phrase", sorted(PHRASES))
def test_a_phrase_keeps_what_changes_in_it(phrase: str) -> None:
    names = [str(71 + index) for index in range(phrase.count("{}"))]
    said = chinese(phrase.format(*names))
    assert all(name in said for name in names)
    assert "{" not in said


def test_a_clerk_reads_what_is_not_supported_and_where() -> None:
    error = UnsupportedFeatureError(
        feature="a chart", part="word/document.xml", place="table 1, row 2, cell 3, paragraph 4"
    )
    assert text(error).startswith(
        "不支持 Word 文件中的这项内容：图表（word/document.xml，第1个表格，第2行，第3格，第4段）"
    )
    assert text(error, "en").startswith("a chart is not supported (word/document.xml, table 1,")


@pytest.mark.parametrize(
    ("feature", "advice"),
    [("a chart", "--engine libreoffice"), ("a tracked change", "请先在 Word 或者 WPS 中接受")],
)
def test_a_clerk_reads_what_helps_against_what_is_not_supported(feature: str, advice: str) -> None:
    error = UnsupportedFeatureError(feature=feature, part="word/document.xml", place="paragraph 1")
    assert advice in text(error, **in_chinese(error.params))


def test_a_clerk_reads_what_is_wrong_with_a_file() -> None:
    error = WordFileInvalidError(what="damaged data", part="word/styles.xml")
    assert text(error).startswith("Word 文件的 word/styles.xml：数据损坏")


def test_a_phrase_without_a_chinese_stays_as_it_is() -> None:
    assert chinese("something of another day") == "something of another day"
