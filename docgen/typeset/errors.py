"""What can go wrong between a Word file and its pages.

Every message names the feature, the part and the place inside it, never the text of the document:
that may hold personal data. Not for defects of the program itself.
"""

from __future__ import annotations

from docgen.errors import DocgenError, ExitStatus

__all__ = [
    "EngineFailedError",
    "EngineMissingError",
    "FontMissingError",
    "FontUnfitError",
    "MissingGlyphError",
    "TypesetError",
    "UnsupportedFeatureError",
    "WordFileInvalidError",
]


_OTHER_ENGINE = "remove it, or typeset with the other engine: --engine libreoffice"
# The other engine prints what was struck out, too.
_OTHER_WAYS = {"a tracked change": "accept or reject all changes in Word or WPS first"}


class TypesetError(DocgenError):
    """Root of the errors of typesetting."""

    code = "typeset-error"
    exit_status = ExitStatus.INVALID
    template = "the Word file could not be typeset"


class WordFileInvalidError(TypesetError):
    """The bytes are not a Word file, or a damaged or hostile one."""

    code = "typeset-word-file-invalid"
    template = "{what} in {part}; save the file again in Word or WPS as .docx"


class UnsupportedFeatureError(TypesetError):
    """The file uses something that would print and that the engine does not draw."""

    code = "typeset-unsupported"
    template = "{feature} is not supported ({part}, {place}); {next}"

    def __init__(self, *, feature: str, part: str, place: str) -> None:
        advice = _OTHER_WAYS.get(feature, _OTHER_ENGINE)
        super().__init__(feature=feature, part=part, place=place, next=advice)


class MissingGlyphError(TypesetError):
    """No declared font has a character of the document (rule R15)."""

    code = "typeset-missing-glyph"
    template = (
        "no font has the character {character} ({code_point}) ({part}, {place}); add a font that "
        "has it"
    )


class FontMissingError(TypesetError):
    """A font file that must be there cannot be read."""

    code = "typeset-font-missing"
    exit_status = ExitStatus.MISSING
    template = "{what} at {where}; {next}"


class FontUnfitError(TypesetError):
    """A font that cannot be put in force."""

    code = "font-unfit"
    template = "this font cannot be used: {what}; choose another file"


class EngineMissingError(TypesetError):
    """The program behind an engine is not installed."""

    code = "typeset-engine-missing"
    exit_status = ExitStatus.MISSING
    template = "the program {program} was not found on {where}; {next}"


class EngineFailedError(TypesetError):
    """The program behind an engine failed, or did not finish in time."""

    code = "typeset-engine-failed"
    exit_status = ExitStatus.MISSING
    template = "{program} {what}; {next}"
