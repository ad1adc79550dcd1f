"""Log lines: what a line holds, and what never gets into one."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from docgen.telemetry.logs import send_logs

NAME = "张三丰"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)


@pytest.fixture
def written() -> io.StringIO:
    stream = io.StringIO()
    send_logs(stream, level="info", as_json=True)
    return stream


def fail() -> None:
    try:
        {}[NAME]
    except KeyError as error:
        raise ValueError(f"nothing for {NAME}") from error


def test_a_line_is_json_with_the_fields_that_are_allowed(written: io.StringIO) -> None:
    extra = {"trace": "t1", "ms": 2.5, "party": NAME}
    logging.getLogger("docgen.requests").info("request", extra=extra)
    line = json.loads(written.getvalue())
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "info",
        "log": "docgen.requests",
        "message": "request",
        "trace": "t1",
        "ms": 2.5,
    }


def test_a_defect_tells_its_places_and_kinds_but_not_its_text(written: io.StringIO) -> None:
    try:
        fail()
    except ValueError:
        logging.getLogger("docgen.web").exception("defect")
    line = json.loads(written.getvalue())
    assert NAME not in written.getvalue()
    assert line["traceback"][0] == "KeyError"
    assert "ValueError" in line["traceback"]
    assert any(place.endswith(" fail") for place in line["traceback"])


def test_of_another_librarys_record_only_the_fixed_text_is_kept(written: io.StringIO) -> None:
    logging.getLogger("asyncio").error("Task failed: %s\nfuture: %r", NAME, NAME)
    assert json.loads(written.getvalue())["message"] == "Task failed: %s"
    assert NAME not in written.getvalue()


def test_below_the_level_nothing_is_written(written: io.StringIO) -> None:
    logging.getLogger("docgen.web").debug("quiet")
    assert written.getvalue() == ""


def test_on_a_terminal_a_line_is_text_with_the_traceback_below() -> None:
    stream = io.StringIO()
    send_logs(stream, level="warning", as_json=False)
    try:
        fail()
    except ValueError:
        logging.getLogger("docgen.web").exception("defect", extra={"trace": "t1"})
    first, *below = stream.getvalue().splitlines()
    assert first.endswith("error docgen.web defect trace=t1")
    assert all(line.startswith("    ") for line in below)
    assert NAME not in stream.getvalue()
