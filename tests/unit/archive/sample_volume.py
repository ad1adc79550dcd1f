"""A small dossier made of Typst papers, for the tests of binding, sealing and verifying.

Run as a program it prints the SHA-256 of the bound volume, so that a test can compare processes.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst
from PIL import Image, ImageDraw

from archive.bind import BoundVolume, StampFonts, bind_volume
from archive.values import Attachment, Dossier, Part, Volume

FONT_FOLDER = Path(pylopdf_fonts_zh_cn.serif_path()).parent
FAMILY = "Noto Serif SC"
NOW = datetime(2026, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=8)))
FONTS = StampFonts(folders=(FONT_FOLDER,), family=FAMILY)
_COMPILER = typst.Compiler(
    font_paths=typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)]
    ),
    ignore_system_fonts=True,
)


def typeset(body: str, *, setup: str = "") -> bytes:
    source = f'#set page(paper: "a4")\n#set text(font: "{FAMILY}", size: 16pt)\n{setup}\n{body}'
    pdf = _COMPILER.compile(
        input=source.encode(),
        format="pdf",
        pdf_standards="a-2b",
        pdf_tags=False,
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def paper(title: str, pages: int = 1) -> bytes:
    texts = [
        f"= {title}\n第{page}页正文：轻微违法行为，依法不予行政处罚。"
        for page in range(1, pages + 1)
    ]
    return typeset("\n#pagebreak()\n".join(texts))


def scan(pages: int, *, colour: tuple[int, int, int] = (200, 60, 60)) -> bytes:
    images = [Image.new("RGB", (210, 297), colour) for _ in range(pages)]
    for image in images:
        ImageDraw.Draw(image).rectangle((20, 20, 190, 277), outline=(0, 0, 0), width=3)
    output = BytesIO()
    images[0].save(output, "PDF", save_all=True, append_images=images[1:])
    return output.getvalue()


def photo() -> bytes:
    """An evidence page: a picture with half-transparent parts, and a line below it."""
    image = Image.radial_gradient("L").resize((160, 120)).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((160, 120)))
    output = BytesIO()
    image.save(output, "PNG")
    values = ",".join(str(byte) for byte in output.getvalue())
    return typeset(f"#image(bytes(({values})), width: 100%)\n现场照片")


def sheet(title: str) -> Part:
    return Part(title=title, pdf=paper(title), kind="sheet", numbered=False)


def numbered(title: str, pages: int = 1, **fields: Any) -> Part:
    texts = tuple(f"{title} 第{page}页" for page in range(1, pages + 1))
    known = {"pdf": paper(title, pages), "page_texts": texts, "kind": "paper"}
    return Part(title=title, numbered=True, **(known | fields))


def volume_of(
    *parts: Part, plan: Mapping[int, tuple[int, int]] | None = None, **fields: Any
) -> Volume:
    counted = plan
    if counted is None:
        counted, number = {}, 1
        for index, part in enumerate(parts):
            if part.numbered:
                counted[index] = (number, number + len(part.page_texts) - 1)
                number += len(part.page_texts)
    return Volume(kind="main", title="正卷", parts=parts, contents_pages=counted, **fields)


def dossier_of(volume: Volume, **fields: Any) -> Dossier:
    known: dict[str, Any] = {
        "number": "X043-2026-0001",
        "case_number": "示交不罚〔2026〕1号",
        "edition": 1,
        "title": "示例货运有限公司未按规定维护车辆案",
        "agency": "示例市交通运输局",
        "classification": "A",
        "retention": "D30",
        "facets": {},
        "volumes": (volume,),
        "metadata": {"outcome": "不予行政处罚", "handler": "一大队 <&>"},
        "content_digest": "00" * 32,
        "created": NOW,
    }
    return Dossier(**(known | fields))


def bound(volume: Volume, **fields: Any) -> BoundVolume:
    return bind_volume(volume, dossier=dossier_of(volume, **fields), fonts=FONTS)


def attachment(name: str, data: bytes, **fields: Any) -> Attachment:
    known: dict[str, Any] = {
        "media_type": "application/json",
        "relationship": "Source",
        "description": "案件数据",
        "modified": NOW,
    }
    return Attachment(name=name, data=data, **(known | fields))


def usual_volume() -> Volume:
    return volume_of(
        sheet("卷宗封面"),
        numbered("责令改正违法行为通知书", 2),
        numbered("不予行政处罚决定书", 1),
        sheet("备考表"),
        attachments=(
            attachment("case.json", b'{"number": 1}' * 40),
            attachment(
                "现场照片.jpg",
                b"\xff\xd8\xff" * 30,
                media_type="image/jpeg",
                relationship="Supplement",
            ),
        ),
    )


if __name__ == "__main__":
    result = bound(usual_volume(), specimen="样卷")
    sys.stdout.write(hashlib.sha256(result.pdf).hexdigest())
