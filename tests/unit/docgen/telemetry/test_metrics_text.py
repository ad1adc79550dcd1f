"""Figures: what one process counts, and the sum over several."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from docgen.telemetry.metrics import Metrics, memory_bytes

_COUNT = """
import sys, time
from pathlib import Path
from docgen.telemetry.metrics import Metrics
metrics = Metrics(timer=time.perf_counter, process="web", shared=Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    metrics.request(method="GET", route="/v1/cases", status=200, seconds=0.01)
metrics.failure("busy")
print(metrics.text().decode())
"""


def counted(folder: Path, times: int) -> str:
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", _COUNT, str(folder), str(times)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_requests_stages_jobs_and_failures_are_counted() -> None:
    ticks = iter(range(100))
    metrics = Metrics(timer=lambda: float(next(ticks)))
    with metrics.stage("judge"):
        pass
    metrics.request(method="POST", route="/v1/cases", status=201, seconds=0.02)
    metrics.job(kind="seal", state="done", seconds=3)
    metrics.failure("case-invalid")
    text = metrics.text().decode()
    labels = 'method="POST",route="/v1/cases",status="201"'
    assert f"docgen_http_request_seconds_count{{{labels}}} 1.0" in text
    assert f'docgen_http_request_seconds_bucket{{le="0.025",{labels}}} 1.0' in text
    assert 'docgen_stage_seconds_sum{stage="judge"} 1.0' in text
    assert 'docgen_job_seconds_count{kind="seal",state="done"} 1.0' in text
    assert 'docgen_failures_total{code="case-invalid"} 1.0' in text
    assert 'docgen_process_memory_bytes{process="web"}' in text
    assert 'docgen_process_requests{process="web"} 1.0' in text


def test_any_process_tells_the_sum_and_the_dead_tell_nothing_of_themselves(tmp_path: Path) -> None:
    counted(tmp_path, 2)
    text = counted(tmp_path, 3)
    labels = 'method="GET",route="/v1/cases",status="200"'
    assert f"docgen_http_request_seconds_count{{{labels}}} 5.0" in text
    assert 'docgen_failures_total{code="busy"} 2.0' in text
    assert text.count("docgen_process_memory_bytes{") == 1
    assert re.findall(r"docgen_process_requests{.*} (.*)", text) == ["3.0"]


def test_a_process_knows_how_much_memory_it_holds() -> None:
    assert memory_bytes() > 1024 * 1024
