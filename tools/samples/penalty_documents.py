"""The documents of the sample cases that end with a penalty or a transfer.

Identity papers are never imitated: what is kept is the officers' record of having checked them.
Not for photographs: see ``penalty_photographs``.
"""

from __future__ import annotations

from tools.samples.commitment_documents import CHECKED, SYSTEM_NOTE
from tools.samples.printed import printed

__all__ = [
    "charter_fine_paid",
    "charter_licence",
    "charter_orders",
    "charter_query",
    "coach_papers",
    "fine_paid",
    "forger_identity",
    "forger_payment",
    "permit_query",
    "permit_reply",
    "police_acceptance",
    "repair_filed",
    "repair_filing_query",
    "repair_filing_query_again",
    "repair_licence",
    "repair_statement",
    "wide_load_identity",
]


def _identity(
    created: str, *, name: str, number: str, address: str, by: str, day: str
) -> bytes:  # fmt: skip
    facts = (
        ("姓名", name),
        ("证件类型", "居民身份证"),
        ("证件号码", number),
        ("住址", address),
        ("核验方式", "查看原件，人证比对"),
    )
    return printed(
        "身份证件核验记录",
        created,
        facts=facts,
        paragraphs=[CHECKED],
        issued_by=[f"核验人：{by}", f"持证人：{name}", day],
    )


def forger_identity(created: str) -> bytes:
    """The officers' record of having seen the identity card of who showed the permit."""
    return _identity(
        created,
        name="洪远途",
        number="652100198104160039",
        address="示例市示例县通达路19号1栋201室",
        by="李执一、阿不都·示例",
        day="2026年10月13日",
    )


def wide_load_identity(created: str) -> bytes:
    """The officers' record of having seen the identity card of the driver with the wide load."""
    return _identity(
        created,
        name="方宽载",
        number="652100199008220016",
        address="示例市示例区棉城路77号5栋402室",
        by="冯守规、古丽娜·样例",
        day="2026年9月15日",
    )


def coach_papers(created: str) -> bytes:
    """The record of having checked the coach's permit and its driver's identity card."""
    facts = (
        ("业户名称", "示例行者旅游客运有限公司"),
        ("统一社会信用代码", "91652100MAEX006192"),
        ("车牌号码", "新Z1F092（黄色）"),
        ("道路运输证号", "交运管652100000209号"),
        ("核定载客人数", "39人"),
        ("驾驶员", "石稳驾，公民身份号码652100197509300058"),
    )
    return printed(
        "道路运输证和驾驶员身份证件核验记录",
        created,
        facts=facts,
        paragraphs=[CHECKED],
        issued_by=["核验人：李执一、古丽娜·样例", "持证人：石稳驾", "2026年8月18日"],
    )


def repair_licence(created: str) -> bytes:
    """The record of having checked the workshop's licence and its head's identity card."""
    facts = (
        ("名称", "示例安行汽车服务有限公司"),
        ("统一社会信用代码", "91652100MAEX00512N"),
        ("法定代表人", "马安行"),
        ("住所", "示例市示例区丰收路52号"),
        ("成立日期", "2026年4月22日"),
        ("经营范围", "机动车修理和维护；汽车零配件零售"),
    )
    return printed(
        "营业执照和法定代表人身份证件核验记录",
        created,
        facts=facts,
        paragraphs=[CHECKED],
        issued_by=["核验人：冯守规、古丽娜·样例", "提供人：马安行", "2026年6月9日"],
    )


def _filing_query(created: str, moment: str) -> bytes:
    facts = (
        ("查询对象", "示例安行汽车服务有限公司（91652100MAEX00512N）"),
        ("查询的系统", "机动车维修经营备案系统"),
        ("查询结果", "没有备案信息，没有正在办理的备案申请"),
        ("查询时间", moment),
    )
    return printed(
        "机动车维修经营备案信息查询结果",
        created,
        facts=facts,
        paragraphs=[SYSTEM_NOTE],
        issued_by=["查询人：冯守规"],
    )


def repair_filing_query(created: str) -> bytes:
    """No filing on the day of the inspection."""
    return _filing_query(created, "2026年6月9日16时20分")


def repair_filing_query_again(created: str) -> bytes:
    """No filing after the term for correction."""
    return _filing_query(created, "2026年6月29日9时32分")


def repair_statement(created: str) -> bytes:
    """What the workshop had to say to the notice."""
    return printed(
        "陈述申辩书",
        created,
        paragraphs=[
            "示例市交通运输局：",
            "贵局2026年7月2日送达的违法行为通知书收到。我公司承认逾期没有备案，没有意见。",
            (
                "备案材料已在7月3日提交示例区交通运输主管部门，正在审核。"
                "我公司开业不久，没有发生过质量投诉，请求减少罚款。"
            ),
        ],
        issued_by=["示例安行汽车服务有限公司（样章）", "法定代表人：马安行", "2026年7月6日"],
    )


def repair_filed(created: str) -> bytes:
    """The filing that was made in the end."""
    facts = (
        ("经营者名称", "示例安行汽车服务有限公司"),
        ("经营地址", "示例市示例区丰收路52号"),
        ("备案类别", "三类汽车维修（小型车维护、小修）"),
        ("备案日期", "2026年7月8日"),
        ("备案机关", "示例区交通运输主管部门"),
    )
    return printed(
        "机动车维修经营备案表",
        created,
        facts=facts,
        paragraphs=["复制件与原件核对无异。提供人：马安行，2026年7月9日。"],
        issued_by=["示例区交通运输主管部门（样章）", "2026年7月8日"],
    )


def _fine_paid(created: str, *, payer: str, number: str, amount: str, at: str) -> bytes:
    facts = (
        ("缴款人", payer),
        ("执收单位", "示例市交通运输局"),
        ("决定书文号", number),
        ("项目", "交通运输罚没收入"),
        ("金额", amount),
        ("缴款时间", at),
        ("缴款渠道", "非税收入电子缴款平台"),
    )
    return printed(
        "罚款缴纳凭证",
        created,
        facts=facts,
        paragraphs=[SYSTEM_NOTE],
        issued_by=["导出人：古丽娜·样例"],
    )


def fine_paid(created: str) -> bytes:
    """The receipt of the payment system for the workshop's fine."""
    return _fine_paid(
        created,
        payer="示例安行汽车服务有限公司",
        number="示交罚〔2026〕47号",
        amount="3000.00元（人民币叁仟元整）",
        at="2026年7月20日15时12分",
    )


def charter_fine_paid(created: str) -> bytes:
    """The receipt of the payment system for the fine after the hearing."""
    return _fine_paid(
        created,
        payer="示例捷行汽车租赁有限公司",
        number="示交罚〔2026〕61号",
        amount="30000.00元（人民币叁万元整）",
        at="2026年10月12日14时48分",
    )


def charter_licence(created: str) -> bytes:
    """The record of having checked the rental company's licence and its head's identity card."""
    facts = (
        ("名称", "示例捷行汽车租赁有限公司"),
        ("统一社会信用代码", "91652100MAEX00681G"),
        ("法定代表人", "邓捷行"),
        ("住所", "示例市示例区车城路16号"),
        ("经营范围", "小微型客车租赁"),
    )
    return printed(
        "营业执照和法定代表人身份证件核验记录",
        created,
        facts=facts,
        paragraphs=[CHECKED],
        issued_by=["核验人：冯守规、古丽娜·样例", "提供人：邓捷行", "2026年8月26日"],
    )


def charter_orders(created: str) -> bytes:
    """What the company took for cars with a driver."""
    facts = (
        ("7月4日", "新Z2K618，带驾驶员，示例湖往返，6人，480元"),
        ("7月18日", "新Z2K618，带驾驶员，示例湖往返，6人，480元"),
        ("8月24日", "新Z2K618，带驾驶员，示例湖往返，6人，480元"),
        ("合计", "3次，1440元"),
    )
    return printed(
        "包车订单和收款记录",
        created,
        facts=facts,
        paragraphs=["以上记录由本公司从网上订单平台导出，与原始记录一致。"],
        issued_by=["提供人：邓捷行", "2026年8月26日"],
    )


def charter_query(created: str) -> bytes:
    """What the registry of road transport knows of the company and its car: nothing."""
    facts = (
        ("查询对象", "示例捷行汽车租赁有限公司（91652100MAEX00681G）、新Z2K618（蓝色）"),
        ("查询的系统", "道路运政管理信息系统"),
        ("查询结果", "没有道路运输经营许可，没有道路运输证"),
        ("查询时间", "2026年8月24日16时00分"),
    )
    return printed(
        "道路运输经营许可信息查询结果",
        created,
        facts=facts,
        paragraphs=[SYSTEM_NOTE],
        issued_by=["查询人：冯守规"],
    )


def permit_query(created: str) -> bytes:
    """What the registry of road transport knows of the permit's number: nothing."""
    facts = (
        ("车牌号码", "新Z7C126（黄色）"),
        ("道路运输证编号", "交运管652100990126号"),
        ("按编号查询", "没有核发记录"),
        ("按车牌查询", "没有道路运输证"),
        ("查询时间", "2026年10月13日10时05分"),
    )
    return printed(
        "道路运政系统查询结果",
        created,
        facts=facts,
        paragraphs=[SYSTEM_NOTE],
        issued_by=["查询人：阿不都·示例"],
    )


def permit_reply(created: str) -> bytes:
    """What the body named on the permit answered."""
    return printed(
        "关于道路运输证核发情况的复函",
        created,
        paragraphs=[
            "示例市交通运输局：",
            (
                "贵局核查函收悉。经查，编号为“交运管652100990126号”的道路运输证不是我局核发，"
                "该编号段我局没有使用；证件照片上的印章与我局留存印模不符。"
            ),
            "特此函复。",
        ],
        issued_by=["示例县交通运输局（样章）", "2026年10月15日"],
    )


def forger_payment(created: str) -> bytes:
    """The transfer with which the permit was bought, as the driver handed it in."""
    facts = (
        ("付款人", "洪远途"),
        ("收款人", "昵称“代办运输证”"),
        ("金额", "1800.00元"),
        ("时间", "2026年8月10日21时07分"),
        ("附言", "运输证"),
    )
    return printed(
        "转账记录",
        created,
        facts=facts,
        paragraphs=["当事人从本人手机导出并签名确认，导出过程由执法人员现场见证。"],
        issued_by=["提供人：洪远途", "执法人员：李执一、阿不都·示例", "2026年10月14日"],
    )


def police_acceptance(created: str) -> bytes:
    """The police say that they opened a case."""
    return printed(
        "立案告知书",
        created,
        paragraphs=[
            "示例市交通运输局：",
            (
                "你单位2026年10月16日移送的洪远途涉嫌买卖国家机关证件一案，经审查认为有犯罪事实，"
                "需要追究刑事责任，我局已于2026年10月19日立案。"
            ),
        ],
        issued_by=["示例市公安局（样章）", "2026年10月19日"],
    )
