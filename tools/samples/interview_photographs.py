"""The photographs of the sample cases that end with an interview or a return visit.

Each function draws one picture; who took it, when and where stands in the case. Not for documents:
see ``interview_documents``.
"""

from __future__ import annotations

from tools.samples.photograph import Colour, Photograph

__all__ = [
    "booth_timetable",
    "console",
    "departure_gate",
    "over_limit",
    "price_board",
    "price_note",
    "slips",
    "within_limit",
]

DARK: Colour = (40, 44, 52)
PAPER: Colour = (244, 242, 232)
BLUE: Colour = (24, 78, 140)
ASPHALT: Colour = (98, 98, 100)
SIGN_WHITE: Colour = (246, 240, 236)
DISPLAY_RED: Colour = (255, 70, 50)


def _hall(seed: int) -> Photograph:
    picture = Photograph(seed, (226, 222, 212), (206, 202, 194))
    picture.band(720, 960, (168, 160, 150), (132, 124, 116))
    for x in range(-400, 1700, 160):
        picture.draw.line((640 + (x - 640) // 2, 720, x, 960), fill=(150, 142, 132), width=2)
    return picture


def booth_timetable(taken_at: str, place: str) -> bytes:
    """The waiting hall: the timetable board with stops and the number to complain to."""
    picture = _hall(11)
    picture.box((250, 110, 1030, 640), BLUE, DARK)
    picture.text((430, 130), "客运班线发车时刻公告", 42, PAPER)
    picture.box((280, 205, 1000, 560), PAPER)
    rows = (
        "班次　　始发站　　　经停站　　　　终到站　　发车",
        "K01　　示例市客运总站　青松镇、幸福村　示例县　07:30",
        "K02　　示例市客运总站　青松镇　　　　　示例县　09:00",
        "K03　　示例市客运总站　青松镇、幸福村　示例县　11:20",
        "K04　　示例市客运总站　青松镇　　　　　示例县　14:00",
        "K05　　示例市客运总站　青松镇、幸福村　示例县　16:40",
        "K06　　示例市客运总站　青松镇　　　　　示例县　18:30",
    )
    for index, row in enumerate(rows):
        picture.text((300, 220 + index * 46), row, 24)
        picture.draw.line((290, 262 + index * 46, 990, 262 + index * 46), fill=(190, 186, 176))
    picture.text((300, 580), "自2026年4月26日起执行　服务监督电话：12328", 28, PAPER)
    for left in (120, 500, 880):
        picture.box((left, 790, left + 300, 830), (70, 96, 120), DARK)
        picture.box((left + 20, 830, left + 40, 890), DARK)
        picture.box((left + 260, 830, left + 280, 890), DARK)
    return picture.jpeg(taken_at, place)


def departure_gate(taken_at: str, place: str) -> bytes:
    """The departure gate: a coach behind the railing, the desk where drivers sign in."""
    picture = Photograph(12, (190, 206, 224), (222, 224, 222))
    picture.band(640, 960, (150, 150, 148), (118, 118, 116))
    picture.box((60, 220, 760, 660), (238, 238, 240), DARK)
    picture.box((60, 470, 760, 520), (36, 120, 92))
    for left in range(100, 720, 125):
        picture.box((left, 260, left + 105, 420), (86, 104, 122), DARK)
    picture.draw.ellipse((150, 600, 260, 710), fill=DARK)
    picture.draw.ellipse((560, 600, 670, 710), fill=DARK)
    picture.box((820, 120, 1230, 210), BLUE, DARK)
    picture.text((850, 142), "3号发车口　班次报到处", 34, PAPER)
    picture.shadow((800, 850, 1240, 930))
    picture.box((820, 620, 1220, 650), (148, 104, 66), DARK)
    picture.box((840, 650, 870, 870), (120, 84, 54))
    picture.box((1170, 650, 1200, 870), (120, 84, 54))
    picture.quad([(900, 600), (1120, 592), (1140, 622), (890, 626)], PAPER)
    picture.text((930, 596), "班次报到登记簿", 22)
    return picture.jpeg(taken_at, place)


def console(taken_at: str, place: str) -> bytes:
    """A screen of the platform: an account that fails the check before a ride is given out."""
    picture = Photograph(13, (196, 190, 182), (160, 152, 142))
    picture.band(760, 960, (128, 98, 70), (98, 72, 50))
    picture.box((150, 80, 1130, 690), DARK, (10, 10, 10))
    picture.box((180, 110, 1100, 660), (246, 248, 250))
    picture.box((180, 110, 1100, 176), BLUE)
    picture.text((210, 124), "派单前证照核验", 34, PAPER)
    lines = (
        ("核验时间", "2026-07-02 11:01:47"),
        ("账　　号", "测试账号（已停用）"),
        ("车辆运输证", "未查询到有效证件"),
        ("驾驶员证", "已到期"),
        ("核验结果", "未通过，不进入派单池"),
    )
    for index, (name, result) in enumerate(lines):
        top = 210 + index * 82
        picture.box((220, top, 1060, top + 66), (255, 255, 255), (214, 220, 228))
        picture.text((246, top + 14), name, 30, (90, 96, 106))
        bad = index >= 2
        picture.text((520, top + 14), result, 30, (190, 40, 40) if bad else (30, 30, 30))
    picture.box((560, 690, 720, 770), (60, 62, 68))
    picture.box((460, 770, 820, 790), (60, 62, 68))
    return picture.jpeg(taken_at, place)


def _shop(seed: int) -> Photograph:
    picture = Photograph(seed, (214, 212, 204), (188, 184, 176))
    picture.band(700, 960, (126, 122, 116), (96, 92, 88))
    picture.box((60, 560, 520, 860), (104, 84, 66), DARK)
    picture.box((40, 540, 540, 570), (140, 112, 84), DARK)
    picture.text((180, 660), "接 待 台", 56, (226, 214, 196))
    return picture


def price_note(taken_at: str, place: str) -> bytes:
    """Before: one sheet of handwritten prices on a bare wall."""
    picture = _shop(14)
    picture.quad([(640, 210), (930, 200), (940, 560), (648, 566)], PAPER)
    for index, row in enumerate(
        ("换机油　 80", "补　胎　 30", "洗　车　 25", "四轮定位 120", "换刹车片 另议")
    ):
        picture.text((676, 236 + index * 62), row, 38, (30, 40, 120))
    picture.box((1010, 180, 1180, 300), (230, 226, 214), DARK)
    picture.text((1034, 214), "营业执照", 32)
    return picture.jpeg(taken_at, place)


def price_board(taken_at: str, place: str) -> bytes:
    """After: the board with work hours, prices, warranty and the number to complain to."""
    picture = _shop(15)
    picture.box((570, 90, 1230, 690), BLUE, DARK)
    picture.text((650, 108), "维修工时定额、收费标准公示", 40, PAPER)
    picture.box((596, 172, 1204, 590), PAPER)
    rows = (
        "项　　目　　　工时定额　　工时单价　　质保",
        "更换机油机滤　　0.5　　　60元　　　　10日",
        "更换刹车片　　　1.0　　　60元　　　　10日",
        "四轮定位　　　　1.0　　　80元　　　　10日",
        "二级维护　　　　6.0　　　60元　　　　30日",
        "离合器总成修理　5.0　　　70元　　　　30日",
        "发动机总成修理　28.0　　 80元　　　　100日",
    )
    for index, row in enumerate(rows):
        picture.text((612, 190 + index * 56), row, 25)
        picture.draw.line((602, 236 + index * 56, 1198, 236 + index * 56), fill=(190, 186, 176))
    picture.text((612, 606), "结算附费用明细单　监督电话：12328", 30, PAPER)
    return picture.jpeg(taken_at, place)


def slips(taken_at: str, place: str) -> bytes:
    """The counterfoils of the new itemised slips, fanned out on the desk."""
    picture = Photograph(16, (150, 116, 82), (112, 84, 58))
    for index in range(4):
        left, top = 80 + index * 285, 150 + (index % 2) * 70
        picture.shadow((left - 10, top + 480, left + 300, top + 580))
        picture.box((left, top, left + 270, top + 540), PAPER, (150, 146, 136))
        picture.text((left + 22, top + 18), "维修费用明细单", 30)
        rows = (
            "项目：机油机滤",
            "工时费：30.00元",
            "材料：机油4升",
            "材料费：196.00元",
            "合计：226.00元",
            f"单号：08{index + 1:02d}　8月{index + 3}日",
        )
        for line, row in enumerate(rows):
            picture.text((left + 22, top + 88 + line * 60), row, 26, (40, 46, 110))
        picture.text((left + 22, top + 470), "车主签字：（已签）", 26, (40, 46, 110))
    return picture.jpeg(taken_at, place)


def _weighbridge(seed: int, reading: str) -> Photograph:
    """A three-axle lorry on the weighbridge and the display that shows its weight."""
    picture = Photograph(seed, (150, 182, 212), (224, 224, 212))
    picture.band(600, 960, ASPHALT, (74, 74, 78))
    picture.box((60, 640, 1000, 700), (150, 150, 148), DARK)
    picture.box((80, 240, 760, 560), (72, 120, 84), DARK)
    for x in range(110, 760, 60):
        picture.draw.line((x, 246, x, 556), fill=(52, 92, 64), width=6)
    picture.box((780, 330, 960, 560), (176, 60, 48), DARK)
    picture.box((850, 350, 940, 430), (96, 118, 136), DARK)
    picture.box((70, 560, 970, 590), DARK)
    for x in (160, 270, 820):
        picture.draw.ellipse((x, 560, x + 96, 656), fill=DARK)
        picture.draw.ellipse((x + 30, 590, x + 66, 626), fill=(150, 150, 150))
    picture.box((800, 500, 940, 540), (236, 190, 60), DARK)
    picture.text((812, 502), "新Z6A108", 27)
    picture.box((1040, 120, 1240, 380), DARK, (10, 10, 10))
    picture.box((1128, 380, 1150, 690), (90, 92, 96))
    picture.text((1062, 140), "车货总质量", 30, SIGN_WHITE)
    picture.text((1058, 200), reading, 58, DISPLAY_RED)
    picture.text((1110, 290), "千克", 36, SIGN_WHITE)
    picture.text((120, 652), "静态汽车衡　JC-03", 32, DARK)
    return picture


def over_limit(taken_at: str, place: str) -> bytes:
    """The first weighing."""
    return _weighbridge(17, "25640").jpeg(taken_at, place)


def within_limit(taken_at: str, place: str) -> bytes:
    """The weighing after unloading."""
    return _weighbridge(18, "24780").jpeg(taken_at, place)
