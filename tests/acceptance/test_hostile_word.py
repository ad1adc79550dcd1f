"""Hostile Word files and templates on the command line: status 3, advice, and no PDF."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from running import ROOT, Docgen

SHIPPED = ROOT / "templates" / "scene-record.docx"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def with_part(name: str, data: bytes) -> bytes:
    """A shipped template with one part replaced."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(SHIPPED) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for each in source.namelist():
            if each != name:
                target.writestr(each, source.read(each))
        target.writestr(name, data)
    return made.getvalue()


HOSTILE = {
    "a bomb where the date stands": (with_part("docProps/core.xml", bytes(50 << 20)), "压缩比异常"),
    "a password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    "an old .doc": (COMPOUND, "旧版 Word 文件"),
    "RTF": (b"{\\rtf1}", "RTF"),
    "a cut-off file": (SHIPPED.read_bytes()[:-100], "不完整"),
    "an external entity": (
        with_part(
            "word/document.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
        ),
        "DOCTYPE",
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_word_file_is_status_three_and_leaves_no_pdf(what: str, tmp_path: Path) -> None:
    data, words = HOSTILE[what]
    file, target = tmp_path / "x.docx", tmp_path / "x.pdf"
    file.write_bytes(data)
    done = Docgen(tmp_path / "none").run("typeset", file, "-o", target)
    assert done.status == 3
    assert words in done.err
    assert "Traceback" not in done.err
    assert not target.exists()


def test_what_is_not_supported_is_named_in_chinese_with_its_place(
    trial: Docgen, tmp_path: Path
) -> None:
    with zipfile.ZipFile(SHIPPED) as source:
        document = source.read("word/document.xml")
    tracked = b'<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'
    body = document.index(b"<w:body>") + len(b"<w:body>")
    file = tmp_path / "tracked.docx"
    file.write_bytes(with_part("word/document.xml", document[:body] + tracked + document[body:]))
    done = trial.run("typeset", file, "-o", tmp_path / "out.pdf")
    assert done.status == 3
    assert "既未接受也未拒绝的修订（word/document.xml，第1段）" in done.err
