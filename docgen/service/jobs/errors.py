"""What can go wrong when jobs are looked at, by code."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = ["JobFileUnknownError", "JobUnknownError"]


class JobUnknownError(DocgenError):
    """The agency has no job of this id."""

    code = "job-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no job {job}, or it ended long ago; check its id, or ask for a new one"


class JobFileUnknownError(DocgenError):
    """A job made no file of this name."""

    code = "job-file-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "job {job} made no such file; its answer lists what it made once it is done"
