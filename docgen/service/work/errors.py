"""What can go wrong when work is done on somebody's behalf, by code."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.case import Paper
from docgen.case.rules.service import NOT_SERVED
from docgen.errors import DocgenError, ExitStatus
from docgen.values import Finding, Severity

__all__ = [
    "AgencyForeignError",
    "CaseIdChangedError",
    "CaseUnknownError",
    "DraftDeletedError",
    "DraftMovedError",
    "DraftTooLargeError",
    "DraftUnknownError",
    "FileDigestError",
    "FileTooLargeError",
    "FileUnknownError",
    "PageMissingError",
    "PaperUnknownError",
    "PaperWaitingError",
    "PatchError",
    "RemarkInvalidError",
    "ReviewEndedError",
    "ReviewMissingError",
    "ReviewOpenError",
    "ReviewUnknownError",
    "ReviewedByHandlerError",
    "ServiceAwaitedError",
    "UploadIncompleteError",
    "UploadUnknownError",
]


class AgencyForeignError(DocgenError):
    """A case of another agency was sent."""

    code = "agency-foreign"
    exit_status = ExitStatus.INVALID
    template = (
        "{where} names another agency than the one you work for; correct it, or send the case with "
        "a key of that agency"
    )


class CaseUnknownError(DocgenError):
    """The agency has no case of this id."""

    code = "case-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no case {case}; check its id, or send it first"


class CaseIdChangedError(DocgenError):
    """The text that was sent is of another case."""

    code = "case-id-changed"
    exit_status = ExitStatus.INVALID
    template = "{where} is not {case}, the case that was to be changed; send the text of that case"


class DraftDeletedError(DocgenError):
    """The draft was put away before it became a case."""

    code = "draft-deleted"
    exit_status = ExitStatus.NOT_FOUND
    template = "the draft was deleted; take it up again, or begin another"


class DraftUnknownError(DocgenError):
    """The agency has no draft of this id."""

    code = "draft-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no draft {draft}, or not this part of it; go back to the list of drafts"


class DraftTooLargeError(DocgenError):
    """A draft grows beyond what a case may be."""

    code = "draft-too-large"
    exit_status = ExitStatus.INVALID
    template = "the draft cannot be kept: it has more than {most} bytes, or characters of no text"


class DraftMovedError(DocgenError):
    """The case that a draft goes on from was changed elsewhere in the same fields."""

    code = "draft-moved"
    exit_status = ExitStatus.INVALID
    template = (
        "the case of draft {draft} was changed elsewhere in fields that the draft changes too; "
        "look at them, and save again"
    )


class PaperUnknownError(DocgenError):
    """The case has no paper of this id."""

    code = "paper-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "case {case} has no paper {paper}; check the id of the paper"


class PaperWaitingError(DocgenError):
    """A paper is not issued yet, so nothing can happen to it."""

    code = "paper-waiting"
    exit_status = ExitStatus.INVALID
    template = "paper {paper} of case {case} is not issued yet; issue it first"


class ServiceAwaitedError(DocgenError):
    """A paper that prints how others were served is to be issued before they are.

    ``findings`` lead to the service of each of them.
    """

    code = "service-awaited"
    exit_status = ExitStatus.INVALID
    template = (
        "{title} says how other papers were served; note first how these were: {papers}; then "
        "issue it again"
    )

    def __init__(self, *, title: str, awaited: Sequence[Paper]) -> None:
        self.findings = tuple(
            Finding(
                code=NOT_SERVED.name,
                severity=Severity.ERROR,
                where=f"{each.pointer}/service",
                params={"title": each.type.title},
                clause=NOT_SERVED.clause,
            )
            for each in awaited
        )
        titles = "、".join(dict.fromkeys(f"《{each.type.title}》" for each in awaited))
        super().__init__(title=f"《{title}》", papers=titles)


class PatchError(DocgenError):
    """An operation of a JSON Patch cannot be done."""

    code = "patch-unfit"
    exit_status = ExitStatus.INVALID
    template = (
        "the operation {where} of the patch is none, leads nowhere, or tests for what is not "
        "there; nothing was changed, read the case again"
    )


class FileDigestError(DocgenError):
    """A file is not what was promised."""

    code = "file-digest"
    exit_status = ExitStatus.INVALID
    template = (
        "the file that came (SHA-256 {found}) does not have the promised digest, and nothing of it "
        "is kept; check the digest, and send the file again from the start"
    )


class FileTooLargeError(DocgenError):
    """A file is larger than the limit."""

    code = "file-too-large"
    exit_status = ExitStatus.INVALID
    template = "the file has more than {most} bytes; make it smaller, or raise the limit"


class FileUnknownError(DocgenError):
    """A case names no such file, or it was not sent."""

    code = "file-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "case {case} names no such file, or it was not sent yet; check the digest"


class UploadUnknownError(DocgenError):
    """There is no upload of this id, or it ended."""

    code = "upload-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no upload {upload}, or it ended; begin a new one"


class UploadIncompleteError(DocgenError):
    """An upload is not whole yet."""

    code = "upload-incomplete"
    exit_status = ExitStatus.INVALID
    template = "{received} of {size} bytes of the upload are here; send the rest first"


class PageMissingError(DocgenError):
    """A volume has no such page."""

    code = "page-missing"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no page {page}: the volume has {pages}; give one of them"


class ReviewUnknownError(DocgenError):
    """There is no such review or open remark."""

    code = "review-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no open {review}; look at the list of reviews"


class ReviewOpenError(DocgenError):
    """A review of this stage is asked for already."""

    code = "review-open"
    exit_status = ExitStatus.INVALID
    template = "case {case} is being reviewed already; wait, or withdraw that request first"


class ReviewEndedError(DocgenError):
    """A review ended already."""

    code = "review-ended"
    exit_status = ExitStatus.INVALID
    template = "the review {review} ended already; ask for a new one"


class ReviewedByHandlerError(DocgenError):
    """Who handles a case would review it."""

    code = "review-by-handler"
    exit_status = ExitStatus.INVALID
    template = "who asked for the review {review} or wrote the case cannot decide it; another must"


class ReviewMissingError(DocgenError):
    """The agency has cases reviewed before their papers are issued, and this one was not."""

    code = "review-missing"
    exit_status = ExitStatus.INVALID
    template = (
        "case {case} as it is now was not approved; ask for a review, or see what was remarked"
    )


class RemarkInvalidError(DocgenError):
    """A remark that says nothing, is too long, or names no field."""

    code = "remark-invalid"
    exit_status = ExitStatus.INVALID
    template = "a remark has 1 to {most} characters and names a field of the case, or the whole"
