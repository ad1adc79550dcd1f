"""Whether an amount in words is the amount in figures, wherever money stands (R11).

Looks at every money object and, in running text, at figures with their capitals in brackets. Not
for whether an amount is right in law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.case.money import amount_of, capital, says_amount
from docgen.case.rules.model import Code, Context, Rule, Weight
from docgen.values import Finding

__all__ = ["RULES"]

DIFFERS = Code(
    name="R11-capital-differs", clause="行政处罚法第五十九条第一款第四项", weight=Weight.ERROR
)

_FIGURES = r"(?P<amount>[0-9]{1,12}(?:\.[0-9]{1,2})?)元"
_CAPITALS = (
    r"(?P<capital>(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+元[零壹贰叁肆伍陆柒捌玖角分整正]*)"
)
_WRITTEN = re.compile(rf"{_FIGURES}整?[（(](?:大写)?[：:]?{_CAPITALS}[）)]")


def _amounts(ctx: Context) -> Iterator[Finding]:
    for at, money in ctx.content.objects:
        if isinstance(money.get("amount"), str) and money.get("capital"):
            amount = amount_of(money)
            if not says_amount(money["capital"], amount):
                yield ctx.found(DIFFERS, f"{at}/capital", expected=capital(amount))
    for at, text in ctx.content.texts:
        for written in _WRITTEN.finditer(text) if "元" in text else ():
            amount = Decimal(written["amount"])
            if not says_amount(written["capital"], amount):
                yield ctx.found(DIFFERS, at, expected=capital(amount))


RULES = (Rule(number="R11", codes=(DIFFERS,), check=_amounts),)
