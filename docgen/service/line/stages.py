"""The seam at which a shell measures: each stage of a run is entered and left by name.

Not for measuring itself: this module reads no clock.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Literal

__all__ = ["Stage", "StageRecorder", "unmeasured"]

Stage = Literal["load", "judge", "fill", "typeset", "compose", "bind", "seal", "deposit", "index"]
StageRecorder = Callable[[Stage], AbstractContextManager[None]]


def unmeasured(stage: Stage) -> AbstractContextManager[None]:  # noqa: ARG001 - the recorder's signature
    """A recorder that records nothing."""
    return nullcontext()
