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
    "sign",
    "sign_here",
    "signed_at",
    "signed_day",
    "signed_moment",
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


def sign(signer: str, characters: int = 9, *, who: str = "") -> str:
    """A blank to sign on, 38 mm long in the face of the forms unless so many characters wide.

    ``who`` is the expression of the person's id where each of several has a place.
    """
    return "{{ " + _place(signer, who) + f" or '{blank(characters)}' }}}}"


def sign_here(signer: str, *, who: str = "") -> str:
    """Nothing, where somebody signs in an empty cell."""
    return "{{ " + _place(signer, who) + " }}"


def _place(signer: str, who: str) -> str:
    return f"paper.sign.{signer}" + (f"[{who}]" if who else "")


def signed_day(signer: str, *, year: int, who: str = "") -> str:
    """年月日 of a signature, with so many characters left open for the year."""
    return "".join(
        _open_part(signer, part, width, word, who)
        for part, width, word in (("year", year, "年"), ("month", 2, "月"), ("day", 2, "日"))
    )


def signed_moment(signer: str) -> str:
    """年月日时分 of a signature."""
    return signed_day(signer, year=1) + "".join(
        _open_part(signer, part, 2, word, "") for part, word in (("hour", "时"), ("minute", "分"))
    )


def _open_part(signer: str, part: str, width: int, word: str, who: str) -> str:
    return f"{{{{ {_time(signer, part, who)} or '{'　' * width}' }}}}{word}"


def signed_at(signer: str, characters: int, *, who: str = "") -> str:
    """A blank for the whole time of a signature."""
    return f"{{{{ {_time(signer, 'at', who)} or '{blank(characters)}' }}}}"


def _time(signer: str, part: str, who: str) -> str:
    return f"paper.signed.{signer}.{part}" + (f"[{who}]" if who else "")


def blank(characters: int) -> str:
    """An underlined blank to be written in by hand, so many Chinese characters wide."""
    return "＿" * characters
