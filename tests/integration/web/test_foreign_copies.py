"""A copy that was signed for another paper seals no dossier; others name no paper at all."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from serving import CASES, NOW

from docgen.compose.signed_copy import bound_digest
from docgen.service.work.errors_of_signing import CopyForeignError
from docgen.web.site import Site

NAME, COPY = "carrier-first-offence", "signed-commitment.pdf"


def test_a_dossier_is_not_sealed_with_a_copy_of_another_paper(
    site: Site, sample: Callable[[str], dict[str, Any]], tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    shutil.copytree(CASES / f"{NAME}.evidence", folder)
    with pikepdf.open(folder / COPY, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/DocgenIssuedPdf"] = "0" * 64
        pdf.save(folder / COPY)
    case = sample(NAME)
    paper = next(each for each in case["papers"] if each["id"] == "commitment")
    digest = hashlib.sha256((folder / COPY).read_bytes()).hexdigest()
    paper["execution"]["copy"]["sha256"] = digest
    raw = json.dumps(case, ensure_ascii=False).encode()
    with site.offices() as office, pytest.raises(CopyForeignError) as raised:
        office.seal(raw, folder=folder, supplement=False, now=NOW)
    assert "轻微违法行为告知承诺书" in str(raised.value)


def test_what_is_no_signed_copy_names_no_paper() -> None:
    plain = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(plain)
    for data in (plain.getvalue(), b"\xff\xd8\xff", b"%PDF-1.7 broken"):
        assert bound_digest(data) is None
