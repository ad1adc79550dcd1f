"""axe-core, run in a page that is open. Not for what a page shows."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page

__all__ = ["violations"]

AXE = Path(__file__).parents[2] / "axe/node_modules/axe-core/axe.min.js"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}


def violations(page: Page) -> list[str]:
    """What axe finds, one line each."""
    if not page.evaluate("'axe' in window"):
        # The policy of the pages lets no foreign script in; the test's own comes past it.
        page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
    found = page.evaluate(f"async () => (await axe.run(document, {json.dumps(RULES)})).violations")
    return [
        f"{each['id']}: {each['help']} {[node['target'] for node in each['nodes']][:4]}"
        for each in found
    ]
