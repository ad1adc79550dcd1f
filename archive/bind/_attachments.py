"""Embedding originals and data as associated files (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4).

Every date and checksum comes from the attachment itself. Not for choosing what is embedded.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from archive.bind._metadata import pdf_date
from archive.errors import DossierInvalidError
from archive.values import Attachment

__all__ = ["attach"]

_MEDIA_TYPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*/[A-Za-z0-9][A-Za-z0-9.+-]*")


def attach(pdf: Pdf, attachments: Sequence[Attachment]) -> None:
    """Embed ``attachments``, sorted by name as the name tree must be."""
    if not attachments:
        return
    _check_names(attachments)
    by_name = sorted(attachments, key=lambda item: bytes(String(item.name)))
    files = [pdf.make_indirect(_file_specification(pdf, item)) for item in by_name]
    pairs: list[object] = []
    for item, file in zip(by_name, files, strict=True):
        pairs += [String(item.name), file]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(pairs)))
    pdf.Root.AF = Array(files)


def _file_specification(pdf: Pdf, item: Attachment) -> Dictionary:
    stream = Stream(pdf, item.data)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/" + item.media_type)
    stream.Params = Dictionary(
        # ISO 32000-1, table 46: the checksum is MD5; it finds damage, the seal finds intent.
        CheckSum=String(hashlib.md5(item.data, usedforsecurity=False).digest()),
        ModDate=pdf_date(item.modified),
        Size=len(item.data),
    )
    embedded = pdf.make_indirect(stream)
    return Dictionary(
        Type=Name.Filespec,
        F=item.name,
        UF=item.name,
        Desc=item.description,
        AFRelationship=Name("/" + item.relationship),
        EF=Dictionary(F=embedded, UF=embedded),
    )


def _check_names(attachments: Sequence[Attachment]) -> None:
    names = [item.name for item in attachments]
    if len(set(names)) != len(names):
        raise _refusal("two attachments have the same name")
    if any(not name or not name.isprintable() or set(name) & set("/\\:") for name in names):
        raise _refusal("an attachment's name is empty or holds a path or a control character")
    if not all(_MEDIA_TYPE.fullmatch(item.media_type) for item in attachments):
        raise _refusal("an attachment's media type is not of the form type/subtype")


def _refusal(what: str) -> DossierInvalidError:
    return DossierInvalidError(
        what=what,
        where="the attachments of the volume",
        next="give each a plain name of its own and its media type",
    )
