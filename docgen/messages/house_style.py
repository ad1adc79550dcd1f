"""Texts of where a Word template departs from the house style. Not for what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["HOUSE_STYLE"]


def _margin(zh: str, en: str) -> Mapping[str, str]:
    return {
        "zh": f"{zh}页边距为{{wide}}毫米，版式规定{{least}}至{{most}}毫米；请在“页面设置”中改正。",
        "en": f"the {en} margin is {{wide}} mm, the house style asks for {{least}} to {{most}} mm; "
        "set it in the page setup",
    }


HOUSE_STYLE: Mapping[str, Mapping[str, str]] = {
    "style-page": {
        "zh": "纸张为{page}毫米，版式规定{allowed}毫米；请在“页面设置”中改正。",
        "en": "the page is {page} mm, the house style allows {allowed}; set it in the page setup",
    },
    "style-margin-top": _margin("上", "top"),
    "style-margin-right": _margin("右", "right"),
    "style-margin-bottom": _margin("下", "bottom"),
    "style-margin-left": _margin("左", "left"),
    "style-font": {
        "zh": "“{near}”用了“{font}”，版式没有规定这种字体；请改用规定的字体，或者把它写进版式。",
        "en": "“{near}” is set in {font}, which the house style does not have; set it in one of "
        "its fonts, or add the font to the house style",
    },
    "style-size": {
        "zh": "“{near}”的字号为{size}磅，版式规定{least}至{most}磅；请改正。",
        "en": "“{near}” is set at {size} pt, the house style asks for {least} to {most} pt",
    },
    "style-header": {
        "zh": "页眉中没有“{text}”，版式规定每页都有；请补上（可从所附模板的页眉复制）。",
        "en": "the header lacks “{text}”, which the house style asks for on every page; copy it "
        "from the header of a shipped template",
    },
    "style-footer": {
        "zh": "页脚中没有“{text}”，版式规定每页都有；请补上（可从所附模板的页脚复制）。",
        "en": "the footer lacks “{text}”, which the house style asks for on every page; copy it "
        "from the footer of a shipped template",
    },
    "style-page-number": {
        "zh": "页眉、页脚中没有页码，版式规定每页都有；请插入页码。",
        "en": "neither header nor footer numbers the pages, as the house style asks; insert a "
        "page number",
    },
}
