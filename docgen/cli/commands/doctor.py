"""``docgen doctor``: what this machine and this home have and lack. Changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from archive.errors import ArchiveError
from docgen.cli.behind_said import registry_behind
from docgen.cli.command import Answer
from docgen.cli.command import command as make_command
from docgen.cli.secrets_said import lost_secrets
from docgen.cli.shell import Shell
from docgen.errors import DocgenError, ExitStatus
from docgen.service.home import Home

__all__ = ["command"]

LIBRARIES = (
    "docgen",
    "uharfbuzz",
    "typst",
    "pikepdf",
    "pyhanko",
    "docxtpl",
    "Whoosh-Reloaded",
    "sqlalchemy",
)
# Nothing here is needed for the line itself; each lets one do more, or check from outside.
PROGRAMS = {
    "soffice": ("另一排版引擎", "the other typesetting engine"),
    "qpdf": ("检查 PDF 结构", "checks the structure of a PDF"),
    "pdfsig": ("用另一程序核验签名", "verifies a signature with another program"),
}
UYGHUR = "ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي"
LEAST_FREE_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """One thing looked at."""

    subject: str
    state: Literal["ok", "note", "missing"]
    text: str


@make_command(
    "doctor",
    "检查本机和家目录：字体和替代情况、程序、封存密钥、磁盘。缺少必需的内容时退出状态为 6。"
    "|Look at this machine and this home: fonts and what stands for them, programs, the sealing "
    "key, the disk. Exit status 6 when something needed is missing.",
)
def command(shell: Shell) -> Answer:
    """Look at everything."""
    checks = [*_home(shell), *_fonts(shell), *_libraries(), *_programs(shell)]
    marks = {"ok": "✓", "note": "·", "missing": "✗"}
    data = {
        "checks": [
            {"subject": each.subject, "state": each.state, "text": each.text} for each in checks
        ]
    }
    missing = any(each.state == "missing" for each in checks)
    return Answer(
        data=data,
        lines=tuple(f"{marks[each.state]} {each.subject}  {each.text}" for each in checks),
        status=ExitStatus.MISSING if missing else ExitStatus.DONE,
    )


def _home(shell: Shell) -> Iterator[_Check]:
    from docgen.messages import text as text_of

    label = shell.say("家目录", "home")
    try:
        home = shell.home()
    except DocgenError as error:
        yield _Check(subject=label, state="missing", text=text_of(error, shell.language))
        return
    yield _Check(subject=label, state="ok", text=str(home.root))
    free = shutil.disk_usage(home.root).free
    enough = free >= LEAST_FREE_BYTES
    yield _Check(
        subject=shell.say("磁盘", "disk"),
        state="ok" if enough else "missing",
        text=shell.say(f"可用 {free // 2**20} MiB", f"{free // 2**20} MiB free"),
    )
    yield from _places(shell, home)
    yield from _keys(shell, home)
    yield _registry(shell)


def _registry(shell: Shell) -> _Check:
    from docgen.messages import text as text_of

    label = shell.say("登记库", "registry")
    try:
        said = registry_behind(shell)
    except DocgenError as error:
        return _Check(subject=label, state="missing", text=text_of(error, shell.language))
    except ArchiveError as error:
        told = text_of(error.code, shell.language, **error.params)
        return _Check(subject=label, state="missing", text=told)
    if said:
        return _Check(subject=label, state="missing", text=said)
    all_known = shell.say("知道档案库中的全部案卷", "knows every dossier of the archive")
    return _Check(subject=label, state="ok", text=all_known)


def _places(shell: Shell, home: Home) -> Iterator[_Check]:
    """Folders that are links elsewhere, as to a larger disk, where nothing could be sealed."""
    for folder in (home.archive, home.log):
        if folder.is_symlink():
            told = shell.say(
                "是符号链接，不能封存；请放上文件夹本身，或者把磁盘挂载在此",
                "is a symbolic link, and nothing can be sealed; put the folder itself in its "
                "place, or mount the disk there",
            )
            yield _Check(subject=folder.name, state="missing", text=told)


def _keys(shell: Shell, home: Home) -> Iterator[_Check]:
    from archive.seal import list_keys  # brings in cryptography
    from docgen.messages import text as text_of

    label = shell.say("封存密钥", "sealing key")
    try:
        keys = list_keys(home.keys)
    except ArchiveError as error:
        told = text_of(error.code, shell.language, **error.params)
        yield _Check(subject=label, state="missing", text=told)
        return
    if not keys:
        advice = "docgen keys init | docgen keys import FILE.p12"
        yield _Check(subject=label, state="missing", text=advice)
    for key in keys:
        now = shell.now()
        state: Literal["ok", "missing"] = "ok" if key.not_after > now else "missing"
        kind = shell.say("试用", "trial") if key.kind == "trial" else shell.say("机关", "agency")
        until = key.not_after.date().isoformat()
        yield _Check(subject=label, state=state, text=f"{kind}  {key.subject}  → {until}")
    yield _secrets(shell)


def _secrets(shell: Shell) -> _Check:
    from docgen.messages import text as text_of

    label = shell.say("通知的签名密钥", "secrets of webhooks")
    try:
        said = lost_secrets(shell)
    except DocgenError as error:
        return _Check(subject=label, state="missing", text=text_of(error, shell.language))
    if said:
        return _Check(subject=label, state="missing", text=said)
    return _Check(subject=label, state="ok", text=shell.say("可以打开", "can be opened"))


def _fonts(shell: Shell) -> Iterator[_Check]:
    from docgen.typeset.fonts import load_fonts  # reads every font file

    fonts = load_fonts(shell.home_path / "fonts", None)
    for row in fonts.table():
        there = shell.say("本机有", "present") if row.exact else shell.say("替代", "stands in")
        if row.lacks:
            there += shell.say(f"，缺常用汉字 {row.lacks} 个", f", lacks {row.lacks} characters")
        yield _Check(
            subject=f"{shell.say('字体', 'font')} {row.requested}",
            state="ok" if row.exact and not row.lacks else "note",
            text=f"{row.used}（{row.origin}，{there}）",
        )
    face = fonts.covering(UYGHUR)
    absent = shell.say(
        "没有：请把有这些字母的字体放进 fonts 文件夹",
        "none: put a font that has them into the fonts folder",
    )
    yield _Check(
        subject=shell.say("维吾尔文字母", "Uyghur letters"),
        state="note" if face is None else "ok",
        text=absent if face is None else f"{face.name}（{face.origin}）",
    )


def _libraries() -> Iterator[_Check]:
    for name in LIBRARIES:
        yield _Check(subject=name, state="ok", text=version(name))


def _programs(shell: Shell) -> Iterator[_Check]:
    for name, use in PROGRAMS.items():
        found = shutil.which(name)
        absent = shell.say("没有（可选）：", "absent (optional): ")
        text = found or absent + shell.say(*use)
        yield _Check(subject=name, state="ok" if found else "note", text=text)
