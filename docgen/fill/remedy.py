"""The sentence on remedies that stands on a paper, by what the paper is.

Sources: 行政复议法 (2023) arts 11, 20, 22-24, 32, 行政诉讼法 arts 12, 45, 46, 行政处罚法 art 73.
A penalty imposed on the spot goes to reconsideration first. A paper that creates no right and no
duty (guidance, interview, education, records, notices of what is to be decided) has no remedy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.case import Paper
from docgen.values import Role

__all__ = ["remedy_for"]

# The printed words of the ministerial form 责令改正违法行为通知书 are not ours to change.
_MINISTERIAL = (
    "如不服本决定，可以在六十日内依法向{government}申请行政复议，"
    "或者在六个月内依法向{court}提起行政诉讼。"
)
_GENERAL = (
    "如不服本决定，可以自收到本决定书之日起六十日内向{government}申请行政复议；"
    "也可以自收到本决定书之日起六个月内依法向{court}提起行政诉讼。"
)
_STANDS = (
    "，但本决定不停止执行，法律另有规定的除外。"
    "逾期不申请行政复议、不提起行政诉讼又不履行的，本机关将依法申请人民法院强制执行。"
)
# The ministry's sentence; the government has taken the place of 上一级主管部门.
_PENALTY = (
    "如果不服本处罚决定，可以在六十日内依法向{government}申请行政复议，"
    "或者在六个月内依法向{court}提起行政诉讼" + _STANDS
)
_ON_THE_SPOT = (
    "如果不服本处罚决定，应当先自收到本决定书之日起六十日内依法向{government}申请行政复议"
    "（可以通过本机关提交申请）；对行政复议决定不服的，"
    "可以自收到行政复议决定书之日起十五日内依法向{court}提起行政诉讼" + _STANDS
)
_ELECTRONIC = "行政复议申请可以通过{channel}在线提交；需要纸质文书的，本机关予以提供。"
# 行政复议法 11 (13), 行政诉讼法 12 (1) (11): which disputes over an agreement are heard.
_AGREEMENT = (
    "因本协议发生争议的，双方可以协商解决。乙方认为甲方不依法履行、未按照约定履行或者违法变更、"
    "解除本协议的，可以依照《中华人民共和国行政复议法》第十一条第十三项向{government}申请行政复议，"
    "也可以依照《中华人民共和国行政诉讼法》第十二条第一款第十一项向{court}提起行政诉讼。"
)
_SENTENCES: Mapping[Role, str] = {
    Role.CORRECTION_ORDER: _MINISTERIAL,
    Role.DECISION_NO_PENALTY: _GENERAL,
    Role.AGREEMENT: _AGREEMENT,
    Role.DECISION_PENALTY: _PENALTY,
    Role.DECISION_ON_THE_SPOT: _ON_THE_SPOT,
}


def remedy_for(paper: Paper, body: Mapping[str, Any]) -> str:
    """The sentence, empty where the paper has no remedy.

    Args:
        paper: the paper it stands on.
        body: the executing body, with the government and the court that review its acts.
    """
    sentence = _SENTENCES.get(paper.type.role)
    if sentence is None:
        return ""
    written = sentence.format(government=body["government"], court=body["court"])
    return written + _online(paper, body)


def _online(paper: Paper, body: Mapping[str, Any]) -> str:
    """行政复议法 art 22: a decision served electronically names the online channel."""
    service = paper.service or {}
    channel = body.get("online_channel")
    if service.get("method") != "electronic" or not channel:
        return ""
    return _ELECTRONIC.format(channel=channel)
