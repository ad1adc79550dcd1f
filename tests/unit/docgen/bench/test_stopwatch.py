"""Stages add up to the whole: nothing is counted twice, nothing is lost."""

from __future__ import annotations

import time

import pytest

from docgen.bench.stages import Stopwatch


def test_an_inner_stage_is_taken_out_of_the_outer_one() -> None:
    watch = Stopwatch()
    with watch("rest"):
        with watch("load"):
            time.sleep(0.05)
        time.sleep(0.01)
    taken = watch.take()
    assert taken["load"] >= 50
    assert taken["rest"] < taken["load"]


def test_what_happens_while_composing_is_composing() -> None:
    watch = Stopwatch()
    with watch("compose"), watch("typeset"):
        time.sleep(0.01)
    assert set(watch.take()) == {"compose"}


def test_a_stage_that_fails_is_measured_and_leaves_the_watch_usable() -> None:
    watch = Stopwatch()
    with pytest.raises(ValueError, match="broken"), watch("fill"):
        raise ValueError("broken")
    with watch("seal"):
        pass
    assert set(watch.take()) == {"fill", "seal"}


def test_taking_begins_anew() -> None:
    watch = Stopwatch()
    with watch("load"):
        pass
    watch.take()
    assert watch.take() == {}
