"""The documents of the sample cases of the commitment route: checks, queries, contracts, reports.

Identity papers are never imitated: what is kept is the officers' record of having checked them.
Not for photographs: see ``commitment_photographs``.
"""

from __future__ import annotations

from tools.samples.printed import printed

__all__ = [
    "CHECKED",
    "SYSTEM_NOTE",
    "admonished_identity",
    "authorization",
    "carrier_first_offence",
    "carrier_licence",
    "carrier_query",
    "carrier_report",
    "contractor_statement",
    "driver_identity",
    "driver_query",
    "farmer_identity",
    "irrigation_contract",
    "road_land_map",
    "shop_licence",
    "village_statement",
    "wrong_permit",
]

CHECKED = "经当场核对原件，与当事人本人相符，原件已退还。复制件与原件核对无异。"
SYSTEM_NOTE = "以上信息由系统导出，导出后未作修改。"


def admonished_identity(created: str) -> bytes:
    """The officers' record of having seen the identity card of the driver who is admonished."""
    facts = (
        ("姓名", "白杨树"),
        ("证件类型", "居民身份证"),
        ("证件号码", "652100198511020033"),
        ("住址", "示例市示例区胡杨路12号3栋102室"),
        ("核验方式", "查看原件，人证比对"),
    )
    return printed(
        "身份证件核验记录",
        created,
        facts=facts,
        paragraphs=[CHECKED],
        issued_by=["核验人：李执一、阿不都·示例", "持证人：白杨树", "2026年5月18日"],
    )


def driver_identity(created: str) -> bytes:
    """The officers' record of having seen the driver's identity card."""
    facts = (
        ("姓名", "陈䶮"),
        ("证件类型", "居民身份证"),
        ("证件号码", "652100198807140018"),
        ("住址", "示例市示例区团结路88号2栋301室"),
        ("核验方式", "查看原件，人证比对"),
    )
    return printed(
        "身份证件核验记录",
        created,
        facts=facts,
        paragraphs=[CHECKED],
        issued_by=["核验人：李执一、阿不都·示例", "持证人：陈䶮", "2026年3月5日"],
    )


def driver_query(created: str) -> bytes:
    """What the registry of road transport knows of lorry and driver."""
    facts = (
        ("车牌号码", "新Z12345（黄色）"),
        ("车辆类型", "重型自卸货车"),
        ("道路运输证号", "交运管652100000017号"),
        ("道路运输证有效期", "2025年6月1日至2027年5月31日"),
        ("驾驶员", "陈䶮"),
        ("从业资格", "道路货物运输驾驶员，有效期至2029年8月19日"),
        ("查询时间", "2026年3月5日16时38分"),
    )
    return printed(
        "道路运政系统查询结果",
        created,
        facts=facts,
        paragraphs=[SYSTEM_NOTE],
        issued_by=["查询人：李执一"],
    )


def carrier_licence(created: str) -> bytes:
    """The record of having checked the carrier's licences."""
    facts = (
        ("名称", "示例顺达物流有限公司"),
        ("统一社会信用代码", "91652100MAEX00176J"),
        ("法定代表人", "沈顺达"),
        ("住所", "示例市示例区物流园路16号"),
        ("道路运输经营许可证", "交运管许可示字652100000021号，道路普通货物运输"),
        ("许可证有效期", "2023年5月16日至2027年5月15日"),
    )
    return printed(
        "营业执照和道路运输经营许可证核验记录",
        created,
        facts=facts,
        paragraphs=["经当场核对原件，证照均在有效期内，原件已退还。复制件与原件核对无异。"],
        issued_by=["核验人：冯守规、古丽娜·样例", "提供人：林安", "2026年4月8日"],
    )


def authorization(created: str) -> bytes:
    """The carrier's authorization of its safety manager."""
    return printed(
        "授权委托书",
        created,
        paragraphs=[
            "委托人：示例顺达物流有限公司，法定代表人沈顺达。",
            "受托人：林安，安全管理部经理，公民身份号码652100199103220030，联系电话19900000021。",
            (
                "现委托林安代为接受检查、陈述申辩、签收文书、签署告知承诺书。"
                "委托期限自2026年4月8日至2026年6月30日。受托人没有转委托权。"
            ),
        ],
        issued_by=["委托人：示例顺达物流有限公司（样章）", "法定代表人：沈顺达", "2026年4月8日"],
    )


def carrier_query(created: str) -> bytes:
    """What the registry knows of the tractor's inspections."""
    facts = (
        ("车牌号码", "新Z23456（黄色）"),
        ("业户名称", "示例顺达物流有限公司"),
        ("上次检验检测日期", "2025年3月28日"),
        ("检验检测有效期至", "2026年3月27日"),
        ("道路运输证状态", "营运"),
        ("卫星定位运行日", "2026年3月30日至4月7日，共7日"),
        ("交通责任事故记录", "无"),
        ("查询时间", "2026年4月8日16时28分"),
    )
    return printed(
        "道路运政系统车辆技术信息查询结果",
        created,
        facts=facts,
        paragraphs=[SYSTEM_NOTE],
        issued_by=["查询人：冯守规"],
    )


def carrier_first_offence(created: str) -> bytes:
    """What the enforcement systems told of earlier cases of the carrier."""
    facts = (
        ("查询对象", "示例顺达物流有限公司（91652100MAEX00176J）"),
        ("认定期间", "一个自然年度内，并查至上一年度"),
        ("查询范围", "2025年1月1日至2026年4月9日"),
        ("查询的系统", "道路运政管理信息系统；交通运输行政执法综合管理信息系统"),
        ("查询条件", "按统一社会信用代码、单位名称、全部车牌号码分别查询"),
        ("查询结果", "行政处罚记录0条，不予行政处罚记录0条，同类违法记录0条"),
        ("查询时间", "2026年4月9日10时10分"),
    )
    return printed(
        "执法系统以往案件查询结果",
        created,
        facts=facts,
        paragraphs=[SYSTEM_NOTE],
        issued_by=["查询人：古丽娜·样例", "复核人：冯守规"],
    )


def carrier_report(created: str) -> bytes:
    """The inspection report the carrier handed in."""
    facts = (
        ("车牌号码", "新Z23456（黄色）"),
        ("车辆类型", "重型半挂牵引车"),
        ("检测日期", "2026年4月10日"),
        ("整车制动率", "62.4%，合格"),
        ("左右轮制动力差", "最大11.8%，合格"),
        ("前照灯、排放、外观", "合格"),
        ("检测结论", "合格"),
        ("下次检验检测日期", "2027年4月9日"),
    )
    return printed(
        "道路运输车辆检验检测报告",
        created,
        facts=facts,
        paragraphs=["复制件与原件核对无异。提供人：示例顺达物流有限公司 林安，2026年4月14日。"],
        issued_by=["示例市机动车检验检测中心（样章）", "授权签字人：许检测", "2026年4月10日"],
    )


def shop_licence(created: str) -> bytes:
    """The record of having checked the shop's licence and its operator's identity card."""
    facts = (
        ("字号", "示例区顺风汽车修理部"),
        ("统一社会信用代码", "92652100MAEX0023X8"),
        ("经营者", "吴启明"),
        ("经营者证件号码", "652100198309050052"),
        ("经营场所", "示例市示例区省道S998线8公里加640米处"),
        ("经营范围", "机动车修理和维护"),
    )
    return printed(
        "营业执照和经营者身份证件核验记录",
        created,
        facts=facts,
        paragraphs=[CHECKED],
        issued_by=["核验人：李执一、古丽娜·样例", "持证人：吴启明", "2026年5月12日"],
    )


def road_land_map(created: str) -> bytes:
    """Where the road's land ends at the shop: stakes and distances from the land register."""
    facts = (
        ("路段", "省道S998线8公里加600米至8公里加700米右侧"),
        ("界桩编号", "S998-Y-0864、S998-Y-0865、S998-Y-0866"),
        ("公路用地外缘", "右侧边沟外缘以外1米"),
        ("界桩距行车道外缘", "S998-Y-0865处为4.1米"),
        ("堆放位置", "距行车道外缘2.3米至3.9米，在界桩靠公路一侧"),
        ("资料来源", "2019年公路用地确权登记成果"),
    )
    return printed(
        "省道S998线公路用地权属示意说明",
        created,
        facts=facts,
        paragraphs=["经与现场照片、界桩坐标比对，堆放位置全部在公路用地范围内。"],
        issued_by=["制作人：李执一", "2026年5月12日"],
    )


def farmer_identity(created: str) -> bytes:
    """The record of having seen the farmer's identity card."""
    facts = (
        ("姓名", "阿卜杜热合曼·示例"),
        ("证件类型", "居民身份证"),
        ("证件号码", "652100197902180072"),
        ("住址", "示例市示例县棉田镇喀拉示例村3组27号"),
        ("核验方式", "查看原件，人证比对"),
    )
    return printed(
        "身份证件核验记录",
        created,
        facts=facts,
        paragraphs=[CHECKED],
        issued_by=["核验人：阿不都·示例、冯守规", "持证人：阿卜杜热合曼·示例", "2026年6月2日"],
    )


def irrigation_contract(created: str) -> bytes:
    """The farmer's contract: the contractor sees to the permits."""
    return printed(
        "滴灌工程承包合同",
        created,
        paragraphs=[
            "甲方：阿卜杜热合曼·示例。乙方：示例县润田节水灌溉服务队，负责人马龘。",
            "一、乙方为甲方62亩棉田更换滴灌主管，管材为PE 90，长度约300米，工期10日。",
            "二、工程价款6200元，签订合同之日付定金1000元，通水验收后付清。",
            (
                "三、涉及公路、水利的各项手续由承包方负责办理并承担费用；"
                "手续未办妥的，不得在公路、水渠范围内施工。"
            ),
            "四、因乙方原因造成甲方损失的，由乙方赔偿。本合同一式两份，双方各执一份。",
        ],
        issued_by=["甲方：阿卜杜热合曼·示例", "乙方：马龘", "2026年4月18日"],
    )


def wrong_permit(created: str) -> bytes:
    """The copy the contractor showed: a permit for another stretch of the road."""
    facts = (
        ("文书名称", "涉路施工活动许可决定书"),
        ("申请人", "示例县润田节水灌溉服务队"),
        ("许可事项", "在公路用地范围内埋设管道"),
        ("许可路段", "省道S997线33公里加100米至33公里加460米左侧"),
        ("有效期", "2026年4月1日至2026年9月30日"),
    )
    return printed(
        "涉路施工活动许可决定书复印件（内容摘录）",
        created,
        facts=facts,
        paragraphs=[
            "本页由执法人员按当事人提供的复印件摘录，复印件没有载明省道S997线35公里路段。",
            "复制件与当事人提供的复印件核对无异。",
        ],
        issued_by=["提供人：阿卜杜热合曼·示例", "摘录人：冯守规", "2026年6月2日"],
    )


def village_statement(created: str) -> bytes:
    """The village committee on what it told the farmers."""
    return printed(
        "情况说明",
        created,
        paragraphs=[
            (
                "2026年4月，我村召开村民会议，安排统一更换滴灌主管，由示例县润田节水灌溉服务队承包。"
                "会上服务队负责人马龘出示了许可决定书，说路边的手续都办好了，我村没有核对里程桩号。"
            ),
            (
                "2026年5月29日，村民阿卜杜热合曼·示例到村委会询问他家地边的公路手续办了没有，"
                "由委员高㛃接待，高㛃答复“手续都办好了”。"
            ),
            "以上情况属实。",
        ],
        issued_by=["喀拉示例村村民委员会（样章）", "经手人：高㛃", "2026年6月15日"],
    )


def contractor_statement(created: str) -> bytes:
    """The contractor admits what he knew and what he told the farmer."""
    return printed(
        "情况说明",
        created,
        paragraphs=[
            (
                "我是示例县润田节水灌溉服务队负责人马龘。我队取得的涉路施工活动许可是33公里那一段的，"
                "35公里这一段没有申请。"
            ),
            (
                "阿卜杜热合曼·示例在施工前问过我手续的事，要看许可书。我给他看了33公里的许可书复印件，"
                "说“都批了，包括你家这一段”。他不认识汉字，没有看出来。"
            ),
            "我是怕误了浇水的时间，想先施工后补手续。这件事是我的责任，与他无关。",
        ],
        issued_by=["说明人：马龘", "2026年6月15日"],
    )
