"""The files inside a volume are listed and taken out by name."""

from __future__ import annotations

import io

import pikepdf

from docgen.service.line.enclosed import enclosed_file, enclosed_in


def _volume() -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    held = pikepdf.AttachedFileSpec(
        made, b"{}", description="案件数据", mime_type="application/json"
    )
    made.attachments["case.json"] = held
    made.attachments["b.bin"] = pikepdf.AttachedFileSpec(made, b"12345")
    made.save(out)
    return out.getvalue()


def test_files_are_listed_by_name_with_what_they_are() -> None:
    found = enclosed_in(_volume())
    assert [(each.name, each.title, each.bytes) for each in found] == [
        ("b.bin", "b.bin", 5),
        ("case.json", "案件数据", 2),
    ]


def test_a_file_is_taken_out_and_one_that_is_not_there_is_none() -> None:
    found = enclosed_file(_volume(), "case.json")
    assert found is not None
    assert (found[0].media_type, found[1]) == ("application/json", b"{}")
    assert enclosed_file(_volume(), "other") is None
