"""The Chinese words of codes that stand in a case, as the forms print them.

Each is an expression of the template language, so a clerk who edits the Word file sees the words.
Not for the layout around them.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "APPROVED_MATTER",
    "CAPACITY",
    "CLOSED_HEARING",
    "GROUND",
    "INVITED",
    "MATCHED",
    "MEANS",
    "MEASURE",
    "METHOD",
    "PENALTY",
    "PROCEDURE",
    "RETENTION",
    "REVIEW_CONCLUSION",
    "REVIEW_ITEM",
    "VOLUME",
    "WINDOW",
    "worded",
]

METHOD = {
    "direct": "直接送达",
    "lien": "留置送达",
    "mail": "邮寄送达",
    "entrusted": "委托送达",
    "electronic": "电子送达",
    "public_notice": "公告送达",
}
CAPACITY = {
    "self": "受送达人本人",
    "cohabiting_adult": "同住成年家属",
    "mail_receiver": "负责收件的人",
    "agent": "代理人",
    "legal_representative": "法定代表人",
    "operator": "经营者",
    "guardian": "法定代理人（监护人）",
}
INVITED = {
    "self": "",
    "legal_representative": "法定代表人",
    "principal": "主要负责人",
    "deputy": "分管负责人",
    "operator": "经营者",
}
MEANS = {
    "sms": "短信",
    "email": "电子邮件",
    "fax": "传真",
    "platform": "电子送达平台",
}
MEASURE = {
    "education": "说服教育",
    "guidance": "事前指导",
    "risk_notice": "风险提示",
    "interview": "行政约谈",
    "admonition": "行政劝诫",
    "publication": "行政公示",
    "agreement": "行政协议",
    "visit": "行政走访",
    "follow_up": "行政回访",
    "transfer": "移送",
    "simple": "当场处罚",
}
PROCEDURE = {
    "filed": "普通程序（已立案）",
    "on_the_spot": "当场办理",
    "unfiled": "未立案（登记）",
}
# 行政处罚法 9, but the fine, which is printed with its amount.
PENALTY = {
    "warning": "警告",
    "criticism": "通报批评",
    "confiscate_gains": "没收违法所得",
    "confiscate_goods": "没收非法财物",
    "suspend_licence": "暂扣许可证件",
    "downgrade": "降低资质等级",
    "revoke_licence": "吊销许可证件",
    "restrict_business": "限制开展生产经营活动",
    "suspend_business": "责令停产停业",
    "close_business": "责令关闭",
    "restrict_employment": "限制从业",
}
RETENTION = {"Y": "永久", "D30": "定期（30年）", "D10": "定期（10年）"}
APPROVED_MATTER = {
    "interview": "行政约谈",
    "guidance": "行政指导",
    "risk_notice": "风险提示",
    "admonition": "行政劝诫",
    "visit": "行政走访",
    "agreement": "行政协议",
    "publication": "行政公示",
    "extension": "延长改正期限",
    "transfer": "移送",
    "measure": "其他措施",
}
GROUND = {
    "33-1-minor": "第三十三条第一款：违法行为轻微并及时改正，没有造成危害后果",
    "33-1-first": "第三十三条第一款：初次违法且危害后果轻微并及时改正",
    "33-2": "第三十三条第二款：没有主观过错",
    "30": "第三十条：不满十四周岁",
    "31": "第三十一条：不能辨认或者不能控制自己行为",
    "36": "第三十六条：超过追究时效",
    "57-1-3": "第五十七条第一款第三项：违法事实不能成立",
}
REVIEW_ITEM = {
    "subject": "执法主体是否合法，执法人员是否具备执法资格",
    "facts": "事实是否清楚，证据是否合法充分",
    "law": "适用法律、法规、规章是否准确",
    "discretion": "行使裁量权是否适当",
    "procedure": "程序是否合法",
    "competence": "是否超越执法权限",
    "papers": "文书是否完备、规范",
    "crime": "是否涉嫌犯罪、需要移送司法机关",
}
REVIEW_CONCLUSION = {
    "agreed": "同意承办意见",
    "corrections": "提出修改意见",
    "returned": "退回补充调查",
    "transfer": "建议移送",
}
# 行政处罚法 64(3): nothing else closes a hearing.
CLOSED_HEARING = {
    "state_secret": "涉及国家秘密",
    "business_secret": "涉及商业秘密",
    "privacy": "涉及个人隐私",
}
WINDOW = {
    "natural-year": "本机关一个自然年度内",
    "twelve-months": "本机关十二个月内",
    "province-year": "本省（自治区、直辖市）一个自然年度内",
    "list-in-force": "所适用的清单施行以来",
}
MATCHED = {
    "uscc": "统一社会信用代码",
    "id_number": "身份证件号码",
    "operator": "经营者身份证件号码",
    "name": "姓名（名称）",
}
VOLUME = {"main": "正卷", "internal": "副卷"}


def worded(expression: str, words: Mapping[str, str]) -> str:
    """The word for the code that ``expression`` holds, inside one line."""
    parts = [
        f"{{% {'elif' if index else 'if'} {expression} == '{code}' %}}{word}"
        for index, (code, word) in enumerate(words.items())
    ]
    return "".join(parts) + "{% endif %}"
