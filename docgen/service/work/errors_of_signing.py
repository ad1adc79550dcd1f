"""What can go wrong when papers are signed on a screen or come back as scans, by code."""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "CopyForeignError",
    "CopyMissingError",
    "CopyRecordedError",
    "CopyScannedError",
    "CopySealedError",
    "ScanDoubtfulError",
    "ScanPagesError",
    "ScanUnknownError",
    "ScanUnreadableError",
    "SignatureChoiceError",
    "SignatureDrawnError",
    "SignatureEmptyError",
    "SignatureForeignError",
    "SignatureGivenError",
    "SignatureReusedError",
    "SignerUnknownError",
    "TakeBackReasonError",
]


class SignatureForeignError(DocgenError):
    """A signature was drawn for another paper, or for one that was issued anew since."""

    code = "signature-foreign"
    exit_status = ExitStatus.INVALID
    template = (
        "the signature was drawn for another paper than the {title} that is issued; open the page "
        "of this paper, and have it signed there"
    )


class SignatureDrawnError(DocgenError):
    """A case says something else than what was signed on a screen."""

    code = "signature-drawn"
    exit_status = ExitStatus.INVALID
    template = (
        "what {label} signed on the screen on {title} ({where}), with the choice and the remarks "
        "made then, is not changed and not taken away; where it is wrong, void the paper and issue "
        "it anew"
    )


class SignatureReusedError(DocgenError):
    """A drawn line that was taken before comes again."""

    code = "signature-reused"
    exit_status = ExitStatus.INVALID
    template = "this very signature was taken before; a signature is never used twice: draw it anew"


class SignatureEmptyError(DocgenError):
    """What was drawn is no signature."""

    code = "signature-empty"
    exit_status = ExitStatus.INVALID
    template = "what was drawn is too small or empty to be a signature; draw it again"


class SignatureGivenError(DocgenError):
    """Somebody has signed already."""

    code = "signature-given"
    exit_status = ExitStatus.INVALID
    template = "the signature of {label} on {title} is there already; nothing is to be added"


class SignerUnknownError(DocgenError):
    """A paper has no place for such a signer, or the signer may not refuse, or says no reason."""

    code = "signer-unknown"
    exit_status = ExitStatus.INVALID
    template = (
        "{title} cannot be signed or refused in this way; name one of its signers, and for a "
        "refusal its reason with a witness or a recording"
    )


class SignatureChoiceError(DocgenError):
    """The party signs a paper on which it must choose, and chose nothing that stands on it."""

    code = "signature-choice"
    exit_status = ExitStatus.INVALID
    template = "{title} asks its signer to choose; choose one of what stands there, then sign"


class CopyScannedError(DocgenError):
    """A paper has a scanned copy, which a signature on a screen would put aside."""

    code = "copy-scanned"
    exit_status = ExitStatus.INVALID
    template = (
        "{title} was signed on paper and its scan is recorded; have the rest signed on the "
        "same sheets, and scan them again"
    )


class CopyForeignError(DocgenError):
    """The executed copy of a paper is bound to another paper."""

    code = "copy-foreign"
    exit_status = ExitStatus.INVALID
    template = (
        "the executed copy of {title} ({where}) was signed for another paper than the one issued; "
        "give the copy of this paper, or have it signed again"
    )


class CopyMissingError(DocgenError):
    """The copy of a paper is to be taken back that has none."""

    code = "copy-missing"
    exit_status = ExitStatus.NOT_FOUND
    template = "{title} has no executed copy; look at the case as it is now"


class CopyRecordedError(DocgenError):
    """The recorded copy of a paper would be lost by a change of the case."""

    code = "copy-recorded"
    exit_status = ExitStatus.INVALID
    template = (
        "the executed copy of {title} ({where}) is recorded and is not simply left out; take it "
        "back with a reason where it is the wrong one"
    )


class CopySealedError(DocgenError):
    """The copy of a paper is to be taken back that stands in a sealed dossier."""

    code = "copy-sealed"
    exit_status = ExitStatus.INVALID
    template = (
        "the executed copy of {title} is sealed in dossier {number} and stays; put it right by a "
        "further paper, sealed as a supplement"
    )


class TakeBackReasonError(DocgenError):
    """The copy of a paper is to be taken back without a reason."""

    code = "take-back-reason-missing"
    exit_status = ExitStatus.USAGE
    template = "taking a copy back needs a reason in readable characters, kept on record; give one"


class ScanDoubtfulError(DocgenError):
    """Nothing proves that a scan is of a paper, and nobody confirms it for the reasons told."""

    code = "scan-doubtful"
    exit_status = ExitStatus.INVALID
    template = (
        "nothing proves that the scan is of {title}; compare it page by page, and confirm each of "
        "the reasons told if it is"
    )


class ScanPagesError(DocgenError):
    """A scan lacks pages of its paper, or has some more than once."""

    code = "scan-pages"
    exit_status = ExitStatus.INVALID
    template = (
        "the scan is no copy of the whole paper: pages missing: {lacking}; pages more than once: "
        "{repeated}; put it aside, scan every page once and send all of them together"
    )


class ScanUnknownError(DocgenError):
    """The agency has no scan of this id that waits."""

    code = "scan-unknown"
    exit_status = ExitStatus.NOT_FOUND
    template = "there is no scan {scan} that waits; look at the list of scans"


class ScanUnreadableError(DocgenError):
    """A scan is neither PDF nor a picture that can be opened."""

    code = "scan-unreadable"
    exit_status = ExitStatus.INVALID
    template = "{file} cannot be read as a scan; send a PDF, JPEG or PNG of at most {most} pages"
