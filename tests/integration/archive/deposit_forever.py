"""A program that deposits dossiers one after another until it is killed.

Prints a line when it is about to begin and the number of each dossier that was acknowledged.
"""

from __future__ import annotations

import sys
from pathlib import Path

from archive_cases import dossier, keep, open_archive, supplement_of


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(home: Path, first: int) -> None:
    with open_archive(home) as archive:
        say("ready")
        for at in range(first, first + 1000):
            given = dossier(f"DA-{at:04d}", [[f"第{at}件正文"] * 3], [["内部"]])
            keep(archive, given)
            say(f"{given.number} 1")
            keep(archive, supplement_of(given, [["补充"]]))
            say(f"{given.number} 2")
            archive.drain_index()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
