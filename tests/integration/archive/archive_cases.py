"""Dossiers for the tests of the archive: any text, any number of parts, cheap or truly sealed.

A cheap dossier's PDFs are a few bytes and are never verified as PDF; a real one is bound and
sealed by the product itself.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from archive.archive import Archive
from archive.bind import BoundPage, BoundVolume, StampFonts
from archive.values import Deposit, Dossier, Part, Volume, VolumeKind

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=8)))
BOTH: tuple[VolumeKind, ...] = ("main", "internal")
_FOLDER = Path(pylopdf_fonts_zh_cn.serif_path()).parent
_FAMILY = "Noto Serif SC"

Pages = Sequence[str]


def folders(home: Path) -> tuple[Path, Path, Path]:
    return home / "archive", home / "log", home / "index"


def open_archive(home: Path, **more: Any) -> Archive:
    return Archive.open(*folders(home), **more)


def stamp_fonts() -> StampFonts:
    return StampFonts(folders=(_FOLDER,), family=_FAMILY)


def part(title: str, pages: Pages, pdf: bytes = b"") -> Part:
    return Part(
        title=title,
        pdf=pdf,
        kind="paper",
        numbered=True,
        reference=f"paper:{title}",
        page_texts=tuple(pages),
    )


def volume(kind: VolumeKind, parts: Sequence[Part]) -> Volume:
    plan, number = {}, 1
    for index, each in enumerate(parts):
        plan[index] = (number, number + len(each.page_texts) - 1)
        number += len(each.page_texts)
    title = "正卷" if kind == "main" else "副卷"
    return Volume(kind=kind, title=title, parts=tuple(parts), contents_pages=plan)


def dossier(
    number: str,
    main: Sequence[Pages] = (("正文",),),
    internal: Sequence[Pages] = (),
    **fields: Any,
) -> Dossier:
    volumes = [volume("main", [part(f"文书{at}", pages) for at, pages in enumerate(main)])]
    if internal:
        volumes.append(
            volume("internal", [part(f"内部{at}", pages) for at, pages in enumerate(internal)])
        )
    spelled = repr((number, main, internal, sorted(map(str, fields.items()))))
    known: dict[str, Any] = {
        "number": number,
        "case_number": f"示交不罚〔2026〕{number[-4:]}号",
        "edition": 1,
        "title": "示例货运有限公司未按规定维护车辆案",
        "agency": "示例市交通运输局",
        "classification": "A",
        "retention": "D30",
        "facets": {"type": ("不予处罚",), "date": ("2026-03-01",)},
        "volumes": tuple(volumes),
        "metadata": {},
        "content_digest": hashlib.sha256(spelled.encode()).hexdigest(),
        "created": NOW,
    }
    return Dossier(**(known | fields))


def supplement_of(first: Dossier, main: Sequence[Pages], **fields: Any) -> Dossier:
    known = {
        "edition": first.edition + 1,
        "supplements": first.edition,
        "case_number": first.case_number,
    }
    return dossier(first.number, main, **(known | fields))


def cheap_volumes(given: Dossier) -> tuple[tuple[BoundVolume, ...], tuple[bytes, ...]]:
    bound = []
    for each in given.volumes:
        pages = tuple(
            BoundPage(part=index, kind="paper", number=None, text=text)
            for index, one in enumerate(each.parts)
            for text in one.page_texts
        )
        pdf = b"%PDF-1.7 " + f"{given.number} {given.edition} {each.kind}".encode()
        outline = tuple((one.title, 1) for one in each.parts)
        bound.append(BoundVolume(pdf=pdf, pages=len(pages), outline=outline, page_texts=pages))
    return tuple(bound), tuple(volume.pdf + b" sealed" for volume in bound)


def keep(archive: Archive, given: Dossier, now: datetime = NOW) -> Deposit:
    bound, sealed = cheap_volumes(given)
    return archive.store(given, bound, sealed, now=now)


def real_paper(title: str, pages: Pages) -> Part:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FOLDER)]
    )
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    body = "\n#pagebreak()\n".join(pages)
    source = f'#set page(paper: "a4")\n#set text(font: "{_FAMILY}", size: 16pt)\n{body}'
    pdf = compiler.compile(
        input=source.encode(), format="pdf", pdf_standards="a-2b", pdf_tags=False, timestamp=0
    )
    assert isinstance(pdf, bytes)
    return part(title, pages, pdf)


def real_dossier(number: str, papers: Sequence[tuple[str, Pages]], **fields: Any) -> Dossier:
    digest = dossier(number, [pages for _, pages in papers], **fields).content_digest
    parts = [real_paper(title, pages) for title, pages in papers]
    internal = [real_paper("内部审批表", ["内部审批意见：同意。"])]
    known: dict[str, Any] = {
        "content_digest": digest,
        "volumes": (volume("main", parts), volume("internal", internal)),
    }
    return dossier(number, **(known | fields))


WORDS = (
    "行政处罚决定书",
    "责令改正",
    "轻微违法行为",
    "示例市交通运输局",
    "执法人员",
    "现场检查",
    "当事人",
    "阿不都热依木·买买提",
    "䶮某",
    "㛃氏",
    "龘",
    "𠀀𪚥",
    "2026年3月1日",
    "新A·D1234",
    "首违不罚",
    "告知承诺",
    "GB/T33190",
    "RoadTransport",
    "ＡＢＣ",
    "１２３",
    "。",
    "，",
    "、",
    "（一）",
    "《道路运输条例》",
    "第六十六条",
    "km/h",
    "①",
    "Ⅳ",
    "㎡",
    "ﬁnal",
    "ｶﾅ",
)


def prose(chance: random.Random, length: int) -> str:
    return "".join(
        chance.choice(WORDS) + chance.choice(("", "", "", "\n", " ")) for _ in range(length)
    )
