"""``python -m tools.forms``: write every shipped template. Not for checking: a test does that."""

from __future__ import annotations

from pathlib import Path

from tools.forms.registry import FORMS, build

TEMPLATES = Path(__file__).parents[2] / "templates"


def main() -> None:
    """Write ``templates/CODE.docx`` for every form."""
    for code in FORMS:
        target = TEMPLATES / f"{code}.docx"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(build(code))
        print(target.relative_to(TEMPLATES.parent))


if __name__ == "__main__":
    main()
