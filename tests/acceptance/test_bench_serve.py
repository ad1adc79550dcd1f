"""``docgen bench serve`` loads a service of its own, and no acknowledged case is lost by it."""

from __future__ import annotations

import pytest
from running import Docgen


@pytest.mark.slow
def test_a_service_is_measured_and_every_acknowledged_case_is_there(trial: Docgen) -> None:
    answer = trial.ok("bench", "serve", "--seconds", "1", "--connections", "2", "--burst", "150")
    burst = answer["burst"]
    for name in ("papers", "intake", "intake_sealing", "peer"):
        assert (answer[name]["answers"] > 0, answer[name]["others"]) == (True, 0), name
    for name in ("papers", "intake", "intake_sealing", "burst"):
        assert len(answer[name]["processes"]) == 2, name
        assert sum(answer[name]["processes"]) >= answer[name].get("answers", burst["sent"]), name
    assert burst["taken"] > 0
    assert (burst["lost"], burst["without_retry_after"], burst["others"]) == (0, 0, 0)
    assert burst["sent"] == burst["taken"] + burst["refused"]
    assert answer["ratio_to_peer"] > 0
    assert answer["registry"] == "file"
