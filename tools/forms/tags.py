"""What stands between braces in a template: expressions of the template language, written once.

The variables and filters are those of ``docs/architecture.md``. Not for the layout around them.
"""

from __future__ import annotations

__all__ = [
    "blank",
    "cited",
    "cn_day",
    "cn_moment",
    "cn_period",
    "either",
    "filled",
    "joined",
    "listed",
    "officer_names",
    "only_if",
    "quoted",
    "stopped",
    "ticked",
    "titles",
    "value",
]

CASE_NUMBER = (
    "{% if case.register_number %}登记号：{{ case.register_number }}"
    "{% else %}案号：{{ case.number or '' }}{% endif %}"
)
PAPER_NUMBER = "编号：{{ paper.number or '（签发时编号）' }}"


def value(expression: str) -> str:
    """The value as it is; an undefined one is an error."""
    return "{{ " + expression + " }}"


def filled(expression: str) -> str:
    """The value, or a slash where there is none: no box of a form stays empty."""
    return "{{ " + expression + " | slash }}"


def cn_day(expression: str) -> str:
    """A date as 2026年3月5日."""
    return "{{ " + expression + " | cn_date }}"


def cn_moment(expression: str) -> str:
    """A time as 2026年3月5日10时30分."""
    return "{{ " + expression + " | cn_datetime }}"


def cn_period(start: str, end: str) -> str:
    """From one time to another; the day is not said twice."""
    same = f"{start}[:10] == {end}[:10]"
    return (
        cn_moment(start)
        + "至"
        + either(same, "{{ " + end + " | cn_time }}", cn_moment(end))
    )  # fmt: skip


def cited(expression: str) -> str:
    """Citations as 《…》第三十三条第一款、《…》第五十七条."""
    return "{{ " + expression + " | cites }}"


def joined(expression: str) -> str:
    """A list of texts with 、 between."""
    return "{{ " + expression + " | dot_join }}"


def quoted(citation: str, *, ends: bool) -> str:
    """：“the article's words” after a citation; its full stop is kept only where it ``ends``."""
    text = f"{citation}.text"
    words = "{{ " + text + " }}"
    if not ends:
        words = either(f"{text}[-1] == '。'", "{{ " + text + "[:-1] }}", words)
    return only_if(f"{text} is defined and {text}", f"：“{words}”")


def stopped(expression: str) -> str:
    """A party's or a reviewer's own words as a sentence: the full stop is added where it lacks."""
    marks = "('。', '！', '？', '；')"
    # A closing quotation mark follows its full stop; a tag cannot hold that mark itself.
    open_end = f"{expression}[-1] not in {marks} and {expression}[-2:-1] not in {marks}"
    return "{{ " + expression + " }}" + only_if(open_end, "。")


def titles(expression: str) -> str:
    """Names of laws and rules with 、 between, each in 《》 whether or not it was given so."""
    name = either("x[0] == '《'", "{{ x }}", "《{{ x }}》")
    return listed("x", expression, name)


def ticked(condition: str) -> str:
    """A box the agency ticks: ☑ where the condition holds. Never for a party's will."""
    return "{{ (" + condition + ") | tick }}"


def only_if(condition: str, text: str) -> str:
    """Text that stands there only where the condition holds, inside one line."""
    return "{% if " + condition + " %}" + text + "{% endif %}"


def either(condition: str, yes: str, no: str) -> str:
    """One text or the other, inside one line."""
    return "{% if " + condition + " %}" + yes + "{% else %}" + no + "{% endif %}"


def listed(name: str, items: str, text: str, between: str = "、") -> str:
    """A text for each item of a list, inside one line."""
    return (
        "{% for " + name + " in " + items + " %}" + text
        + "{% if not loop.last %}" + between + "{% endif %}{% endfor %}"
    )  # fmt: skip


def officer_names(refs: str, *, certificates: bool) -> str:
    """The officers of a list of ids, with their certificate numbers where the text needs them."""
    number = "（执法证号{{ staff[x].certificate.number }}）" if certificates else ""
    return listed("x", refs, "{{ staff[x].name }}" + number)


def blank(characters: int) -> str:
    """An underlined blank to be written in by hand, so many Chinese characters wide."""
    return "＿" * characters
