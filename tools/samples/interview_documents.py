"""The documents of the sample cases that end with an interview or a return visit, as PDF/A-2b.

Written in Typst with the faces the product ships; the creation time is the case's own, so the same
call gives the same bytes. Not for photographs: see ``interview_photographs``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pylopdf_fonts_zh_cn
import typst

__all__ = [
    "bus_departures",
    "bus_hotline",
    "bus_report",
    "driver_papers",
    "first_weighing",
    "platform_comparison",
    "platform_report",
    "second_weighing",
    "shop_receipt",
    "shop_report",
]

PREAMBLE = """
#set document(title: "{title}")
#set page(paper: "a4", margin: (x: 26mm, y: 28mm))
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh")
#set par(justify: true, leading: 0.9em, first-line-indent: (amount: 2em, all: true))
#show heading: it => align(center, text(size: 18pt, weight: "regular", it.body)) + v(6pt)
#show table: it => [#set par(first-line-indent: 0pt, justify: false)
#set text(size: 10.5pt)
#it]
#let flush(body) = [#set par(first-line-indent: 0pt)
#body]
#let signed(..lines) = block(breakable: false, width: 100%)[#set par(first-line-indent: 0pt)
#v(14pt)
#align(right, stack(spacing: 10pt, ..lines.pos()))]
"""


# 超限运输车辆行驶公路管理规定 3(1)(5): a lorry of three axles.
LIMIT_KG = 25000


def _pdf(title: str, body: str, created: str) -> bytes:
    source = PREAMBLE.replace("{title}", title) + body
    folder = str(pylopdf_fonts_zh_cn.serif_path().parent)
    return typst.compile(
        source.encode(),
        format="pdf",
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        ),
        pdf_standards="a-2b",
        timestamp=datetime.fromisoformat(created),
    )


def _table(columns: str, rows: Sequence[tuple[str, ...]], inset_pt: float = 6) -> str:
    cells = "\n".join("  " + ", ".join(f"[{cell}]" for cell in row) + "," for row in rows)
    return f"#table(columns: {columns}, align: center + horizon, inset: {inset_pt}pt,\n{cells}\n)\n"


def bus_hotline(created: str) -> bytes:
    """How many complaints of which kind, month by month; no caller is named."""
    rows = [
        ("投诉内容", "1月", "2月", "3月", "合计"),
        ("未按公布时间发车", "2", "3", "4", "9"),
        ("在站外上下旅客", "3", "1", "4", "8"),
        ("车厢卫生较差", "1", "2", "3", "6"),
        ("合　　计", "6", "6", "11", "23"),
    ]
    body = (
        "= 12328工单分类统计表\n\n统计期间：2026年1月1日至3月31日。线路：示例市至示例县客运班线。"
        "上年同期投诉工单11件。\n\n"
        + _table("(1fr, 14mm, 14mm, 14mm, 18mm)", rows)
        + "\n\n说明：按工单登记内容分类，一件工单只计一次；来电人信息未列入本表。"
        "工单第7号、第19号反映车厢污渍未得到答复；工单第12号登记的车辆信息待核对。\n"
        "#signed[示例市交通运输服务监督中心][2026年4月8日]\n"
    )
    return _pdf("12328工单分类统计表", body, created)


# Numbers 7 to 10, 33 and 34 left late for the ice on the road, the others for the drivers.
LATE = {7: 14, 8: 12, 9: 19, 10: 28, 17: 11, 22: 16, 33: 16, 34: 13, 44: 12, 51: 17, 57: 21}
OUTSIDE = {17, 22, 44, 57}
TIMES = ("07:30", "09:00", "11:20", "14:00", "16:40", "18:30")


def bus_departures(created: str) -> bytes:
    """Sixty departures of March, those late by more than ten minutes and the stops outside."""
    rows: list[tuple[str, ...]] = [("序号", "日期", "公布时间", "晚发（分钟）", "站外停车")]
    for index in range(60):
        number = index + 1
        late = LATE.get(number, (number * 7) % 6)
        stopped = "有" if number in OUTSIDE else "无"
        day = f"3月{2 + index // 2}日"
        rows.append((str(number), day, TIMES[(index * 5) % 6], str(late), stopped))
    body = (
        "= 动态监控平台班次发车时间抽查表\n\n"
        "抽查期间：2026年3月2日至31日，每日2个班次，共60个班次。"
        "晚发时间由车辆驶出客运总站电子围栏的时间与公布时间相减得出；"
        "晚发10分钟以上的11个班次，站外停车的4个班次。\n\n"
        + _table("(16mm, 1fr, 1fr, 1fr, 1fr)", rows, inset_pt=4.6)
        + "\n#signed[提取人：热依扎·示例][2026年4月9日]\n"
    )
    return _pdf("动态监控平台班次发车时间抽查表", body, created)


def bus_report(created: str) -> bytes:
    """What the bus company says it has done."""
    body = """= 关于客运班线服务质量的整改情况报告

#flush[示例市交通运输局综合行政执法支队：]

2026年4月20日约谈后，我公司当日召开班子会议，由董事长何远程牵头，逐项落实自愿提出的整改措施，现将情况报告如下。

一、重新核定发车时刻。结合第一季度客流，把早晚两班合并后的时刻重新排定，每日6班，4月26日起执行。4月25日晚更换候车厅公告、18辆车的车厢公告和网络售票页面，并请客运总站核对。

二、设班次报到登记台。登记台设在3号发车口，驾驶员提前15分钟报到，由调度员填写登记簿。因天气推迟发车的，由调度室通知站内广播，并向已购票旅客发送短信。4月25日启用以来，逐班登记，没有漏记。

三、驾驶员培训。4月28日组织服务规范培训2小时，内容为站内上下旅客、文明用语和车厢清洁。18名驾驶员中17人参加，1人病休，返岗后补训。

四、车厢清洁和投诉答复。每班收车后由站务员检查车厢，车内张贴投诉电话，投诉三日内答复旅客。

五、需要协调的事项。客运总站以北路口经常有旅客候车，我公司已申请设置引导牌，请支队协调客运总站尽快确定位置。

#signed[示例市安途旅客运输有限责任公司][（公章）][2026年4月30日]
"""
    return _pdf("关于客运班线服务质量的整改情况报告", body, created)


def platform_comparison(created: str) -> bytes:
    """Orders that match no permit, by kind."""
    rows = [
        ("类　　别", "订单数", "涉及数量", "日　　期"),
        ("车辆未取得网络预约出租汽车运输证", "22", "5辆", "5月1日至5月27日"),
        ("驾驶员未取得网络预约出租汽车驾驶员证", "10", "3人", "5月4日至5月30日"),
        ("人脸核验结果与派单驾驶员不一致", "9", "2个账号", "5月11日、5月20日"),
        ("合　　计", "41", "—", "—"),
    ]
    body = (
        "= 2026年5月订单与许可信息比对结果\n\n"
        "比对范围：平台报送的5月份订单。比对方法：以订单的车牌号、"
        "驾驶员证号和核验结果，逐单与许可信息对应。\n\n"
        + _table("(1fr, 18mm, 24mm, 42mm)", rows)
        + "\n\n提示：车辆许可信息显示，"
        "2辆车的运输证分别于4月22日、4月25日到期，平台5月16日停止派单。"
        "本结果为信息比对，不作为认定违法事实的结论；企业有异议的，可以提交说明后重新比对。\n"
    )
    return _pdf("2026年5月订单与许可信息比对结果", body, created)


def platform_report(created: str) -> bytes:
    """What the platform checked, order by order in groups, and what it changed."""
    rows = [
        ("类　　别", "核查结果", "处理"),
        ("车辆22单", "2辆车许可到期，3辆车未办许可", "停止派单；2辆已办延续"),
        ("驾驶员10单", "3人考试通过，证件未领", "停止派单，领证后恢复"),
        ("人脸核验3单", "账号借与他人使用", "账号停用"),
        ("人脸核验6单", "5月20日核验系统升级误报", "已提交日志和服务商说明"),
    ]
    body = (
        "= 整改报告\n\n#flush[示例市交通运输局综合行政执法支队：]\n\n"
        "按照2026年6月15日约谈时公司自愿提出的措施，公司对41个订单逐单核查，结果如下。\n\n"
        + _table("(30mm, 1fr, 1fr)", rows)
        + """

一、派单前核验。6月27日上线证照自动核验，车辆运输证、驾驶员证任一项未通过的，账号不进入派单池。

二、重新核验。6月16日至28日核验注册驾驶员186人，已核验179人；其余7人长期未上线，账号先行停用，上线时再核验。全部车辆证件到期日已录入系统，到期前30日自动提醒车主。

三、制度。修订《证照核验管理办法》，资料审核由两人复核，运营总监每周抽查20个账号。

四、建议。请监管平台开放证件到期提醒接口，公司愿意先行试用。

#signed[示例市胡杨出行科技有限公司][（公章）][2026年6月29日]
"""
    )
    return _pdf("整改报告", body, created)


def shop_receipt(created: str) -> bytes:
    """The copy of a receipt that gives a total only, with the words that make it a copy."""
    body = """#v(20mm)
#align(center, rotate(-1.2deg, rect(width: 130mm, inset: 10mm, stroke: 0.8pt)[
#set par(first-line-indent: 0pt)
#align(center, text(size: 16pt)[收　　据])
#v(4mm)
#align(right)[2026年7月18日　No. 0035127]
#v(4mm)
今收到　车主（新Z·\\*\\*\\*\\*6）
#v(3mm)
交　来　修车费
#v(3mm)
金　额　人民币伍佰捌拾元整　　¥580.00
#v(8mm)
收款单位：示例区红柳汽车修理部　　收款人：苏㛃
]))
#v(20mm)
#flush[（以上为复印件，与原件核对无异。）]
#v(4mm)
#flush[提供人：苏龘　　　　　核对人：韩维修、沈如实　　　　　2026年7月21日]
"""
    return _pdf("维修费用收据（复印件）", body, created)


def shop_report(created: str) -> bytes:
    """The shopkeeper's own short report with the new slip."""
    rows = [
        ("项　　目", "工时定额", "工时费", "配件名称", "材料费"),
        ("更换机油机滤", "0.5", "30.00", "机油4升、机滤1只", "196.00"),
        ("更换前刹车片", "1.0", "60.00", "刹车片1套", "220.00"),
        ("合　　计", "", "90.00", "", "416.00"),
    ]
    body = (
        """= 整改报告

#flush[示例市交通运输局综合行政执法支队：]

7月27日约谈以后，我店照着支队给的式样改了三样，现在报告如下。

一、公示牌做好了。参照行业协会的工时定额，定了32个项目的工时和工时单价，连质量保证期、投诉电话一起写在牌子上，8月4日挂在接待台旁边的墙上。

二、明细单从8月1日起用，一式两联，一联给车主，一联留底。式样如下：

"""
        + _table("(1fr, 20mm, 20mm, 1fr, 20mm)", rows)
        + """

三、结算以前先请车主看明细单，没有意见再签字。车主不在场的，打电话说清楚，记在备注里。

以前墙上只写几样价格、收据只写总价，是我不清楚规定，以后照规定办。

#signed[示例区红柳汽车修理部　经营者：苏龘（签名）][2026年8月7日]
"""
    )
    return _pdf("整改报告", body, created)


def driver_papers(created: str) -> bytes:
    """Copies of the driver's two cards, each with only what the case needs."""
    card = """#align(center, rect(width: 110mm, height: 58mm, inset: 6mm, radius: 3mm)[
#set par(first-line-indent: 0pt, leading: 1em)
#align(left)[{lines}]
])
#v(8mm)
"""
    identity = (
        "居民身份证（复印件）#v(3mm) 姓名　柳长风　　性别　男 \\ 出生　1979年12月3日 \\ "
        "住址　示例市示例县青松镇幸福村2组15号 \\ 公民身份号码　652100197912030051"
    )
    licence = (
        "机动车驾驶证（复印件）#v(3mm) 姓名　柳长风 \\ 准驾车型　B2 \\ "
        "初次领证日期　2006年5月18日 \\ 有效期限　2022年5月18日至2032年5月18日"
    )
    body = (
        "= 证件复印件\n\n"
        + card.replace("{lines}", identity)
        + card.replace("{lines}", licence)
        + "#flush[（以上为复印件，与原件核对无异。）]\n#v(4mm)\n"
        "#flush[提供人：柳长风　　　　　核对人：高致远、沈如实　　　　　2026年9月1日]\n"
    )
    return _pdf("当事人证件复印件", body, created)


def _weighing(number: str, moment: str, total: int, created: str) -> bytes:
    excess = max(0, total - LIMIT_KG)
    verdict = f"超过限定标准{excess}千克" if excess else "未超过限定标准"
    rows = [
        ("检测单号", number),
        ("检测时间", moment),
        ("车牌号、车型", "新Z6A108（黄色）　三轴重型仓栅式货车"),
        ("货　　物", "袋装饲料"),
        ("检测设备", "SCS-100型静态汽车衡（编号JC-03），检定有效期至2027年3月31日"),
        ("车货总质量", f"{total}千克"),
        ("限定标准", f"{LIMIT_KG}千克（三轴货车）"),
        ("检测结果", verdict),
    ]
    body = (
        "= 超限检测单\n\n"
        + _table("(34mm, 1fr)", rows)
        + "\n#signed[检测站：示例市示例县省道S999线超限检测站][检测人：高致远、沈如实]"
        "[驾驶人签名：（已签）]\n"
    )
    return _pdf("超限检测单", body, created)


def first_weighing(created: str) -> bytes:
    """The slip of the first weighing."""
    return _weighing("CX20260901-017", "2026年9月1日14时11分", 25640, created)


def second_weighing(created: str) -> bytes:
    """The slip of the weighing after unloading."""
    return _weighing("CX20260902-006", "2026年9月2日10时45分", 24780, created)
