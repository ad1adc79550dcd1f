"""Hand-written files in Word's shape: what is drawn over, around or instead of characters."""

from __future__ import annotations

from tools.corpus.markup import MORE, PROSE, SHORT, p, run, tag
from tools.corpus.package import Package, page

__all__ = ["FILES"]

_PLAIN = page()


def _emphasis() -> Package:
    line = tag("spacing", line=560, lineRule="exact")
    body = "".join(
        p(run("当事人") + run("应当在期限内", tag("em", val=kind)) + run(f"改正，{MORE}"), line)
        for kind in ("dot", "underDot", "comma", "circle")
    )
    return Package(body=body, section=_PLAIN)


def _capitals() -> Package:
    text = "Form no. 12, filed by the Bureau of Transport"
    body = p(run(text, "<w:caps/>")) + p(run(f"{SHORT}jt/t 1076", "<w:caps/>")) + p(run(text))
    return Package(body=body, section=_PLAIN)


def _pronounced() -> Package:
    def guided(base: str, guide: str) -> str:
        small = run(guide, tag("sz", val=10))
        form = (
            tag("rubyAlign", val="center")
            + tag("hps", val=10)
            + tag("hpsRaise", val=20)
            + tag("hpsBaseText", val=21)
            + tag("lid", val="zh-CN")
        )
        return (
            f"<w:r><w:ruby><w:rubyPr>{form}</w:rubyPr><w:rt>{small}</w:rt>"
            f"<w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"
        )

    line = tag("spacing", line=600, lineRule="exact")
    names = run("当事人：") + guided("翀", "chōng") + run("某，住") + guided("甪", "lù")
    return Package(body=p(names + run("直路。"), line) + p(PROSE, line), section=_PLAIN)


def _fitted() -> Package:
    def fitted(text: str, width: int, number: int) -> str:
        return p(run(text, tag("fitText", val=width, id=number)) + run("：示例"))

    body = fitted("案由", 1260, 1) + fitted("当事人", 1260, 2) + fitted("执法地点", 1260, 3)
    return Package(body=body, section=_PLAIN)


def _by_code() -> Package:
    def sign(code: str) -> str:
        return f"<w:r>{tag('sym', font='宋体', char=code)}</w:r>"

    body = p(sign("2611") + run("适用　") + sign("2610") + run("不适用　") + sign("221A"))
    return Package(body=body + p(SHORT), section=_PLAIN)


FILES = {
    "emphasis": ("marks of emphasis over and under characters", _emphasis()),
    "capitals": ("small letters printed as capitals", _capitals()),
    "pronunciation": ("pronunciation above characters", _pronounced()),
    "fitted-text": ("text fitted to a width", _fitted()),
    "symbols-by-code": ("symbols given by their codes", _by_code()),
}
