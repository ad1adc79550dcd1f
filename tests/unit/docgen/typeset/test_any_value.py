"""Columns, notes, drawings, frames and floating tables with any value anywhere in their XML: pages,
or an error of ours."""

from __future__ import annotations

import contextlib
import random
import re
from dataclasses import replace

import pytest
from drawings import NAMES, align, anchored, file_with, inline, offset, picture, shape
from wordfile import PAGE, WHEN, WordFile, cell, paragraph, row, table, xml

from docgen.errors import DocgenError
from docgen.typeset.engine import NativeEngine

VALUES = [
    *("", "-1", "0", "abc", "NaN", "inf", "1e9", "99999999999", "63", "true", "-99999", "１２"),
    *("5%", "--5", "#", "0,0", "2147483647", "margin", "1.5", "left:", "width:1e400pt", "eachPage"),
]
VALUE = re.compile(r'(?<=[\w:]=")[^"]*(?=")|(?<=Offset>)[^<]*|(?<=align>)[^<]*')


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _drawings() -> str:
    crop, turned = '<a:srcRect l="10000" b="5000"/>', 'rot="60000" flipH="1"'
    square = '<wp:wrapSquare wrapText="bothSides"/>'
    body = (
        '<wps:bodyPr lIns="1000" anchor="ctr" vert="eaVert" wrap="none"><a:spAutoFit/></wps:bodyPr>'
    )
    fill = '<a:schemeClr val="lt1"><a:lumMod val="50000"/></a:schemeClr>'
    look = f'<a:solidFill>{fill}</a:solidFill><a:ln w="12700"><a:prstDash val="dash"/></a:ln>'
    box = (
        f'<w:r><w:pict {NAMES}><v:shape type="#_x0000_t202" style="position:absolute;'
        'margin-left:50pt;margin-top:20pt;width:100pt;height:50pt;rotation:5;z-index:1" '
        'fillcolor="#0f0" strokeweight="2pt"><v:textbox inset="0,1mm,0,0"><w:txbxContent>'
        f'{paragraph("框")}</w:txbxContent></v:textbox><w10:wrap type="square" side="left"/>'
        "</v:shape></w:pict></w:r>"
    )
    line = (
        f'<w:r><w:pict {NAMES}><v:line style="position:absolute;flip:y" from="10pt,5pt" '
        'to="210pt,5pt"/></w:pict></w:r>'
    )
    pieces = (
        anchored(picture(crop, turned), 60, 60, wrap=square, across=offset(3), more='distL="1000"'),
        anchored(shape(paragraph("框"), body=body, look=look), 100, 60, across=align("center")),
        inline(picture(), 30, 30),
        box,
        line,
    )
    return "".join(f"<w:p>{piece}{_run('字' * 50)}</w:p>" for piece in pieces)


def _rest() -> str:
    columns = (
        '<w:cols w:num="2" w:space="400" w:sep="1"/><w:footnotePr><w:numFmt w:val="upperRoman"/>'
    )
    counting = '<w:numStart w:val="4"/><w:numRestart w:val="eachPage"/></w:footnotePr>'
    top = '<w:top w:val="single" w:sz="4" w:space="24"/>'
    border = f'<w:pgBorders w:offsetFrom="page">{top}</w:pgBorders>'
    section = f'<w:type w:val="continuous"/>{PAGE}{border}{columns}{counting}'
    frame = (
        '<w:framePr w:w="1600" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:xAlign="left"/>'
    )
    place = '<w:tblpPr w:vertAnchor="text" w:horzAnchor="margin" w:tblpXSpec="right" w:tblpY="1"/>'
    down, before = '<w:textDirection w:val="tbRl"/>', '<w:gridBefore w:val="1"/>'
    return (
        f'<w:p>{_run("甲")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
        f"<w:p><w:pPr><w:sectPr>{section}</w:sectPr></w:pPr></w:p>"
        f"{paragraph('章', frame)}{paragraph('字' * 60)}"
        f"{table(row(cell('格', down), cell('右'), properties=before), properties=place)}"
        + paragraph("尾" * 40)
    )


def _file() -> WordFile:
    word = file_with(_drawings() + _rest())
    note = (
        f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>{_run("注" * 90)}</w:p></w:footnote>'
    )
    return replace(
        word,
        relations={**word.relations, "rIdX": ("footnotes", "footnotes.xml")},
        parts={**word.parts, "word/footnotes.xml": xml("footnotes", note)},
    )


FILE = _file()


def test_the_file_itself_can_be_typeset(engine: NativeEngine) -> None:
    made = engine.typeset(FILE.bytes(), title="测试", created=WHEN)
    assert "".join(made.page_texts).count("字") == 5 * 50 + 60


@pytest.mark.parametrize("seed", range(60))
def test_any_value_gives_pages_or_an_error_of_ours(engine: NativeEngine, seed: int) -> None:
    chance = random.Random(seed)
    found = chance.choice(
        [one for one in VALUE.finditer(FILE.body) if "://" not in one.group() and one.group()]
    )
    body = FILE.body[: found.start()] + chance.choice(VALUES) + FILE.body[found.end() :]
    # Anything but an error of ours fails the test by itself.
    with contextlib.suppress(DocgenError):
        engine.typeset(replace(FILE, body=body).bytes(), title="测试", created=WHEN)
