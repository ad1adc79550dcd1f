"""Clauses of law in English, by rule: the name of the law, then its article, paragraph and item.

A source that has no English name here stays as it is. Not for the citations that papers print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

__all__ = ["citation_in"]

_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "行政处罚法": "Administrative Penalty Law",
        "行政强制法": "Administrative Compulsion Law",
        "行政复议法": "Administrative Reconsideration Law",
        "行政诉讼法": "Administrative Litigation Law",
        "民事诉讼法": "Civil Procedure Law",
        "未成年人保护法": "Law on the Protection of Minors",
        "档案法": "Archives Law",
        "刑法": "Criminal Law",
        "公路法": "Highway Law",
        "安全生产法": "Work Safety Law",
        "国家通用语言文字法": "Law on the Standard Spoken and Written Chinese Language",
        "道路运输条例": "Regulations on Road Transport",
        "公路安全保护条例": "Regulations on Highway Safety Protection",
        "公路管理条例": "Regulations on Highway Administration",
        "行政执法监督条例": "Regulations on the Supervision of Administrative Enforcement",
        "超限运输车辆行驶公路管理规定": "Provisions on Oversize Vehicles on Highways",
        "道路运输车辆技术管理规定": "Provisions on the Technical Control of Road Vehicles",
        "网络预约出租汽车经营服务管理暂行办法": "Interim Measures for Online Taxi Services",
        "交通运输行政执法程序规定": "Provisions on Transport Enforcement Procedure",
        "行政执法机关移送涉嫌犯罪案件的规定": "Provisions on Transferring Suspected Crimes",
        "行政执法机关举报人保密的规定": "Rules on keeping informants secret",
        "行政协议案件司法解释": "Judicial Interpretation on Administrative Agreements",
        "交通运输行政执法文书式样": "Transport enforcement forms",
        "全面推行柔性执法工作的意见四（四）": "Opinions on flexible enforcement, 4(4)",
        "国家档案局令": "Order of the National Archives Administration",
        "行政处罚案件回访制度": "Rules on visits after penalties",
        "案卷评查标准": "Standard for the evaluation of files",
        "本机关约谈制度（可配置）": "The agency's rules on interviews (configurable)",
        "本机关归档规定（可配置）": "The agency's rules on filing (configurable)",
        "本机关回访制度（可配置）": "The agency's rules on visits (configurable)",
        "本劝诫书的建议": "What this admonition proposes",
        "本协议约定的期限": "The term that this agreement sets",
    }
)
_STATE = "中华人民共和国"
_COUNT = "[零一二三四五六七八九十百]+"
_STEP = re.compile(f"第({_COUNT})(条|款|项)(?:之({_COUNT}))?")
_CIRCULAR = re.compile("国办发〔([0-9]{4})〕([0-9]+)号")
_FORM = re.compile("第([0-9]+)号")
_STEPS_OR_FORM = re.compile(f"(?:第{_COUNT}(?:条|款|项)(?:之{_COUNT})?)+|第[0-9]+号")
_DIGITS = "零一二三四五六七八九"


def citation_in(clause: str, language: str) -> str:
    """A clause as a page says it: in English with the Chinese beside it, where there is English."""
    told = _english(clause) if language == "en" else None
    return clause if told is None else f"{told} ({clause})"


def _english(clause: str) -> str | None:
    said = [_one(each) for each in clause.split("、")]
    known = [each for each in said if each]
    return ", ".join(known) if len(known) == len(said) else None


def _one(part: str) -> str | None:
    """One clause; without the name of its source where it goes on with that of the one before."""
    circular = _CIRCULAR.fullmatch(part)
    if circular:
        return f"Circular of the State Council's General Office [{circular[1]}] No. {circular[2]}"
    places = _STEPS_OR_FORM.search(part)
    name = part[: places.start()] if places else part
    name = name.strip("《》").removeprefix(_STATE)
    if (name and name not in _SOURCES) or (places and places.end() != len(part)):
        return None
    told = _place(places[0]) if places else ""
    return ", ".join(filter(None, (_SOURCES.get(name, ""), told)))


def _place(places: str) -> str:
    form = _FORM.fullmatch(places)
    return f"No. {form[1]}" if form else "".join(_steps(places)).lstrip(", ")


def _steps(places: str) -> Iterator[str]:
    """The steps of a place; a paragraph is told in brackets where its article stands before it."""
    article = False
    for count, kind, suffix in _STEP.findall(places):
        number = _number(count)
        if kind == "条":
            yield f"Art. {number}" + (f"-{_number(suffix)}" if suffix else "")
            article = True
        elif kind == "款":
            yield f"({number})" if article else f"para. {number}"
        else:
            yield f", item {number}"


def _number(count: str) -> int:
    """A Chinese numeral below a thousand."""
    total = pending = 0
    for sign in count:
        if sign in "十百":
            total += (pending or 1) * (10 if sign == "十" else 100)
            pending = 0
        else:
            pending = _DIGITS.index(sign)
    return total + pending
