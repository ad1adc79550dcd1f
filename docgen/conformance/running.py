"""Runs every check against a server; what deviates stops none of the others.

Not for whom to ask first: a home that is not on trial is the caller's to refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx2

from docgen.conformance.asking import Bench, DeviationError
from docgen.conformance.checks import CHECKS
from docgen.web.openapi.examples import example_case

__all__ = ["Checked", "run_checks", "test_case"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A check and what the server did otherwise; empty where nothing."""

    name: str
    deviation: str

    @property
    def holds(self) -> bool:
        """Whether the server does as the interface says."""
        return not self.deviation


def test_case(*, agency: str, case_id: str) -> dict[str, Any]:
    """The case that is sent: a good one of this agency, without numbers of its own."""
    case = example_case()
    case |= {"case_id": case_id, "number": None, "register_number": None}
    case["authority"]["body"]["code"] = agency
    case["papers"] = [{**paper, "number": None} for paper in case["papers"]]
    return case


def run_checks(
    http: httpx2.Client, case: dict[str, Any], *, seed: int, wait_s: int
) -> Iterator[Checked]:
    """Each check as it ends."""
    bench = Bench(http=http, case=case, seed=seed, wait_s=wait_s)
    for name, check in CHECKS.items():
        yield Checked(name=name, deviation=_deviation(check, bench))


def _deviation(check: Callable[[Bench], None], bench: Bench) -> str:
    try:
        check(bench)
    except DeviationError as error:
        return f"expected: {error}"
    except httpx2.TransportError as error:
        return f"no answer: {error}"
    except (ValueError, KeyError, IndexError, TypeError) as error:
        return f"an answer of another shape: {type(error).__name__}: {error}"
    return ""
