"""Typesetting whole files: conformance, determinism, both engines, every template that ships."""

from __future__ import annotations

import gc
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from docgen.errors import ExitStatus
from docgen.marks import MarkedWord
from docgen.typeset.engine import NativeEngine
from docgen.typeset.errors import EngineFailedError, EngineMissingError
from docgen.typeset.fonts import FontSet, load_fonts
from docgen.typeset.libreoffice import LibreOfficeEngine

WHEN = datetime(2026, 3, 5, 10, 30, tzinfo=UTC)
CORPUS = Path(__file__).parents[2] / "corpus"
TEMPLATES = sorted((Path(__file__).parents[3] / "templates").rglob("*.docx"))
SCRIPT = """
import hashlib, sys
from datetime import datetime, UTC
from pathlib import Path
from docgen.typeset.engine import NativeEngine
from docgen.typeset.fonts import load_fonts
engine = NativeEngine(load_fonts(None, Path(sys.argv[2])))
data = Path(sys.argv[1]).read_bytes()
made = engine.typeset(data, title="现场笔录", created=datetime(2026, 3, 5, 10, 30, tzinfo=UTC))
print(hashlib.sha256(made.pdf).hexdigest())
"""


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    return load_fonts(None, tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def form() -> bytes:
    """A form as clerks know it: title, table, long narrative, footer with page numbers."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(14)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    document.add_heading("现场笔录", level=1)
    table = document.add_table(rows=4, cols=4, style="Table Grid")
    for index, text in enumerate(("执法地点", "示例市示例路1号", "执法时间", "2026年3月5日")):
        table.cell(0, index).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "现场人员"
    table.cell(1, 1).text = "☑男 ☐女"
    table.cell(3, 0).text = "主要内容"
    story = table.cell(3, 1).merge(table.cell(3, 3))
    story.text = "经检查，该车辆未随车携带道路运输证，驾驶人员当场改正。" * 120
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("第")
    _field(footer.add_run(), "PAGE")
    footer.add_run("页 共")
    _field(footer.add_run(), "NUMPAGES")
    footer.add_run("页")
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _field(run: Run, code: str) -> None:
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:instrText" if kind is None else "w:fldChar")
        if kind is None:
            element.text = f" {code} "
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def test_a_form_of_python_docx_is_typeset_with_its_narrative_over_pages(
    fonts: FontSet, form: bytes
) -> None:
    made = NativeEngine(fonts).typeset(form, title="现场笔录", created=WHEN)
    assert made.pages >= 2
    assert "".join(made.page_texts).count("道路运输证") == 120
    assert "页" not in made.page_texts[1]


def test_the_same_input_gives_the_same_bytes_in_any_process(
    fonts: FontSet, form: bytes, tmp_path: Path
) -> None:
    engine = NativeEngine(fonts)
    here = engine.typeset(form, title="现场笔录", created=WHEN).pdf
    again = engine.typeset(form, title="现场笔录", created=WHEN).pdf
    source = tmp_path / "form.docx"
    source.write_bytes(form)
    digests = {hashlib.sha256(here).hexdigest(), hashlib.sha256(again).hexdigest()}
    for zone, locale, seed in (("Asia/Urumqi", "C", "1"), ("America/New_York", "C.UTF-8", "2")):
        folder = tmp_path / seed
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(source), str(folder)],
            capture_output=True,
            check=True,
            cwd=folder,
            env={**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed},
        )
        digests.add(done.stdout.decode().strip())
    assert len(digests) == 1


def test_one_moment_in_two_time_zones_gives_the_same_bytes(fonts: FontSet, form: bytes) -> None:
    engine = NativeEngine(fonts)
    there = WHEN.astimezone(timezone(timedelta(hours=8)))
    one = engine.typeset(form, title="甲", created=WHEN).pdf
    assert one == engine.typeset(form, title="甲", created=there).pdf


def test_what_was_typeset_before_does_not_change_the_bytes(fonts: FontSet, form: bytes) -> None:
    fresh = NativeEngine(fonts).typeset(form, title="甲", created=WHEN).pdf
    used = NativeEngine(fonts)
    for template in TEMPLATES[:3]:
        used.typeset(template.read_bytes(), title="乙", created=WHEN)
    assert used.typeset(form, title="甲", created=WHEN).pdf == fresh
    used.recycle()
    assert used.typeset(form, title="甲", created=WHEN).pdf == fresh


def test_typeset_files_leave_nothing_to_the_garbage_collector(fonts: FontSet) -> None:
    engine = NativeEngine(fonts)
    files = [path.read_bytes() for path in sorted(CORPUS.rglob("*.docx"))]
    for data in files:
        engine.typeset(data, title="测试", created=WHEN)
    gc.collect()
    gc.disable()
    try:
        for data in files:
            engine.typeset(data, title="测试", created=WHEN)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_pictures_have_the_pages_of_the_pdf(fonts: FontSet, form: bytes) -> None:
    engine = NativeEngine(fonts)
    pages = engine.typeset(form, title="甲", created=WHEN).pages
    svg, png = engine.preview(MarkedWord(data=form)).pages, engine.png(form, 50)
    assert (len(svg), len(png)) == (pages, pages)
    assert all(page.svg and page.svg.startswith("<svg") for page in svg)
    assert all(page.startswith(b"\x89PNG") for page in png)


@pytest.mark.needs("verapdf")
def test_a_form_conforms_to_pdf_a_2b(
    fonts: FontSet, form: bytes, tmp_path: Path, verapdf: Callable[[Path, str], list[str]]
) -> None:
    target = tmp_path / "form.pdf"
    target.write_bytes(NativeEngine(fonts).typeset(form, title="现场笔录", created=WHEN).pdf)
    assert verapdf(target, "2b") == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_every_template_that_ships_is_typeset(fonts: FontSet, template: Path) -> None:
    made = NativeEngine(fonts).typeset(template.read_bytes(), title=template.stem, created=WHEN)
    assert made.pages >= 1
    assert made.pdf.startswith(b"%PDF")


@pytest.mark.needs("soffice")
def test_libreoffice_stands_behind_the_same_contract(form: bytes) -> None:
    engine = LibreOfficeEngine(path=os.environ["PATH"])
    assert "LibreOffice" in engine.version().text
    made = engine.typeset(form, title="现场笔录", created=WHEN)
    assert made.pages >= 2
    assert "道路运输证" in made.page_texts[0]


def test_a_missing_program_is_an_error_that_says_what_to_install(tmp_path: Path) -> None:
    engine = LibreOfficeEngine(path=str(tmp_path))
    with pytest.raises(EngineMissingError, match="install LibreOffice") as caught:
        engine.typeset(b"", title="", created=WHEN)
    assert caught.value.exit_status is ExitStatus.MISSING


def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path, form: bytes) -> None:
    program = tmp_path / "soffice"
    mark = tmp_path / "child"
    program.write_text(f"#!/bin/sh\nsleep 300 & echo $! > {mark}\nwait\n")
    program.chmod(0o755)
    engine = LibreOfficeEngine(path=f"{tmp_path}{os.pathsep}{os.defpath}", timeout_s=0.5)
    with pytest.raises(EngineFailedError, match=r"within 0\.5 seconds"):
        engine.typeset(form, title="", created=WHEN)
    assert not _runs(int(mark.read_text()))


def test_a_program_that_makes_nothing_is_an_error(tmp_path: Path, form: bytes) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    engine = LibreOfficeEngine(path=f"{tmp_path}{os.pathsep}{os.defpath}")
    with pytest.raises(EngineFailedError, match="made no PDF"):
        engine.typeset(form, title="", created=WHEN)


def _runs(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] not in "ZX"
