"""Any characters of the dossiers' text find exactly the dossiers that hold them."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path

from running import Docgen

SUBSTRINGS = 200


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def _texts(home: Path) -> dict[str, list[str]]:
    """The folded parts of each dossier as its stored record holds them, and its face."""
    texts: dict[str, list[str]] = {}
    for path in sorted((home / "archive").rglob("dossier.json")):
        record = json.loads(path.read_bytes())
        parts = texts.setdefault(record["number"], [])
        face = (record["title"], record["case_number"], record["number"], record["agency"])
        # A facet with an underscore is matched whole and never searched.
        shown = [group for name, group in record["facets"].items() if not name.startswith("_")]
        parts += map(_folded, [*face, *(each for group in shown for each in group)])
        for volume in record["volumes"]:
            parts += (_folded("".join(part["texts"])) for part in volume["parts"])
    return {number: [part for part in parts if part] for number, parts in texts.items()}


def test_two_hundred_random_substrings_find_exactly_the_dossiers_that_hold_them(
    archive_of_samples: Docgen,
) -> None:
    texts = _texts(archive_of_samples.home)
    chance = random.Random(20261123)
    for _ in range(SUBSTRINGS):
        part = chance.choice(texts[chance.choice(sorted(texts))])
        length = chance.randint(1, min(10, len(part)))
        start = chance.randrange(len(part) - length + 1)
        wanted = part[start : start + length]
        found = archive_of_samples.ok("search", f'"{wanted}"', "--limit", 100, "--internal")
        holding = {number for number, parts in texts.items() if any(wanted in p for p in parts)}
        assert {hit["number"] for hit in found["hits"]} == holding, wanted
        assert found["total"] == len(holding)
