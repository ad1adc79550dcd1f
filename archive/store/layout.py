"""Where things stand in the OCFL storage root, and what the root declares about it.

Layout: extension 0003, hashed truncated n-tuple trees with the object's name as its folder, with
the extension's default parameters. Not for reading or writing objects.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from archive.canonical import canonical_json
from archive.errors import DossierInvalidError

__all__ = [
    "DECLARATION",
    "LAYOUT_EXTENSION",
    "OBJECT_DECLARATION",
    "check_number",
    "object_id",
    "object_path",
    "root_files",
]

LAYOUT_EXTENSION = "0003-hash-and-id-n-tuple-storage-layout"
DECLARATION = ("0=ocfl_1.1", b"ocfl_1.1\n")
OBJECT_DECLARATION = ("0=ocfl_object_1.1", b"ocfl_object_1.1\n")

_TUPLE_SIZE = 3
_TUPLES = 3
_LONGEST_NUMBER = 64
_LONGEST_NAME = 100
_PLAIN = re.compile(r"[A-Za-z0-9_-]")


def root_files() -> dict[str, bytes]:
    """Give the files that declare the storage root, by path."""
    name, content = DECLARATION
    return {
        name: content,
        "ocfl_layout.json": canonical_json(
            {
                "extension": LAYOUT_EXTENSION,
                "description": "sha256 of the object id in three tuples of three characters, "
                "then the percent-encoded id",
            }
        ),
        f"extensions/{LAYOUT_EXTENSION}/config.json": canonical_json(
            {
                "extensionName": LAYOUT_EXTENSION,
                "digestAlgorithm": "sha256",
                "tupleSize": _TUPLE_SIZE,
                "numberOfTuples": _TUPLES,
            }
        ),
    }


def check_number(number: str) -> None:
    """Refuse a dossier number that could not be a name everywhere.

    Letters, digits and hyphens only, composed (NFC): a decomposed name is another name on some
    file systems and the same on others.
    """
    good = (
        0 < len(number) <= _LONGEST_NUMBER
        and all(character.isalnum() or character == "-" for character in number)
        and unicodedata.is_normalized("NFC", number)
        and not number.startswith("-")
    )
    if not good:
        raise DossierInvalidError(
            what="a number that is not made of letters, digits and hyphens",
            where="the dossier",
            next="give it a number of at most 64 such characters in NFC",
        )


def object_id(number: str) -> str:
    """Name the OCFL object that holds a dossier."""
    return f"urn:dossier:{number}"


def object_path(number: str) -> str:
    """Tell where in the storage root the object of a dossier stands."""
    identifier = object_id(number)
    digest = hashlib.sha256(identifier.encode("utf-8")).hexdigest()
    tuples = [digest[at : at + _TUPLE_SIZE] for at in range(0, _TUPLES * _TUPLE_SIZE, _TUPLE_SIZE)]
    return "/".join([*tuples, _folder_name(identifier, digest)])


def _folder_name(identifier: str, digest: str) -> str:
    encoded = "".join(
        character if _PLAIN.match(character) else _percent(character) for character in identifier
    )
    if len(encoded) > _LONGEST_NAME:
        return f"{encoded[:_LONGEST_NAME]}-{digest}"
    return encoded


def _percent(character: str) -> str:
    return "".join(f"%{byte:02x}" for byte in character.encode("utf-8"))
