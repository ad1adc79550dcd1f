"""The demonstration: seals every sample case in a trial home, searches, verifies, and tampers.

Uses the command line only, as a new user would. Not a test: it shows, and says where to look.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from rich.console import Console
from rich.panel import Panel
from rich.progress import track
from rich.table import Table

__all__ = ["CASES", "OUT", "docgen", "main", "seal"]

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
OUT = ROOT / "demo"
QUERIES = ("道路运输证", "龘", "整改")
FLIPPED_BYTE = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sample case and the dossier it became."""

    case: str
    number: str
    title: str
    pages: int


def main() -> int:
    """Run the demonstration below ``demo/`` and print what to open; 0 when all of it worked."""
    started = time.monotonic()
    console = Console()
    home = _fresh_home()
    docgen(home, "init", "--trial")
    sealed = [seal(home, path) for path in track(_cases(), description="封存样例", console=console)]
    searches = [(query, docgen(home, "search", query)) for query in QUERIES]
    reports = docgen(home, "verify", "--all")
    tampered = _tamper(home, sealed[0])
    picture = _picture(home, sealed[0])
    console.print(_dossiers(sealed))
    console.print(_searches(searches))
    console.print(_closing(home, reports, tampered, picture, time.monotonic() - started))
    return 0


def _fresh_home() -> Path:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    return OUT / "home"


def _cases() -> list[Path]:
    """Sample cases, each supplement after the case it supplements."""
    return sorted(CASES.glob("*.case.json"), key=lambda path: path.name.replace(".case", "!case"))


def docgen(home: Path, *arguments: str, expect: int = 0) -> Any:
    """What a command answers as JSON; ends the program where its status is another."""
    done = subprocess.run(
        [sys.executable, "-m", "docgen", *arguments, "--json"],
        env={**os.environ, "DOCGEN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != expect:
        sys.exit(f"docgen {' '.join(arguments)}: status {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def seal(home: Path, path: Path) -> Sealed:
    """Seal a sample case with its evidence."""
    supplement = path.name.endswith(".supplement.case.json")
    evidence = path.with_name(path.name.split(".", 1)[0] + ".evidence")
    extra = ["--supplement"] if supplement else []
    extra += ["--evidence", str(evidence)] if evidence.is_dir() else []
    result = docgen(home, "seal", str(path), *extra)
    shown = docgen(home, "show", result["number"])
    return Sealed(
        case=path.name.removesuffix(".case.json"),
        number=result["number"],
        title=shown["title"],
        pages=sum(volume["pages"] for volume in shown["volumes"]),
    )


def _tamper(home: Path, sealed: Sealed) -> Path:
    """Flip one byte in a copy; the verification must find it."""
    copy = OUT / "tampered.pdf"
    docgen(home, "fetch", sealed.number, "-o", str(copy))
    data = bytearray(copy.read_bytes())
    data[FLIPPED_BYTE] ^= 1
    copy.write_bytes(data)
    docgen(home, "verify", str(copy), expect=5)
    return copy


def _picture(home: Path, sealed: Sealed) -> tuple[Path, Path]:
    dossier, picture = OUT / f"{sealed.number}.pdf", OUT / f"{sealed.number}-page-3.png"
    docgen(home, "fetch", sealed.number, "-o", str(dossier))
    document = pypdfium2.PdfDocument(dossier)
    document[2].render(scale=1.5).to_pil().save(picture)
    document.close()
    return dossier, picture


def _dossiers(sealed: list[Sealed]) -> Table:
    table = Table(title="封存的案卷", title_justify="left")
    for heading in ("样例", "案卷号", "页数", "案卷题名"):
        table.add_column(heading, justify="right" if heading == "页数" else "left")
    for one in sealed:
        table.add_row(one.case, one.number, str(one.pages), one.title)
    return table


def _searches(searches: list[tuple[str, Any]]) -> Table:
    table = Table(title="检索", title_justify="left")
    for heading in ("查询", "命中", "案卷"):
        table.add_column(heading)
    for query, page in searches:
        numbers = "、".join(hit["number"] for hit in page["hits"])
        table.add_row(query, str(page["total"]), numbers)
    return table


def _closing(
    home: Path, reports: Any, tampered: Path, picture: tuple[Path, Path], seconds: float
) -> Panel:
    dossiers = [report for report in reports["reports"] if report["pages"]]
    whole = sum(report["verdict"] == "whole" for report in dossiers)
    dossier, page = (path.relative_to(ROOT) for path in picture)
    return Panel(
        f"核验：{len(dossiers)} 卷中 {whole} 卷完整、未改动，日志和库房一致\n"
        f"篡改：在副本中改动 1 个字节即被发现（{tampered.relative_to(ROOT)}）\n"
        f"打开案卷：[bold]{dossier}[/bold]\n打开页面：[bold]{page}[/bold]\n"
        f"试用家目录：{home.relative_to(ROOT)}    用时 {seconds:.0f} 秒\n"
        "在网页上看：[bold]make pages[/bold]",
        title="完成",
        title_align="left",
    )


if __name__ == "__main__":
    sys.exit(main())
