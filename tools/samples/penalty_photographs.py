"""The photographs of the sample cases that end with a penalty or a transfer.

Each function draws one picture; who took it, when and where stands in the case. Not for documents:
see ``penalty_documents``.
"""

from __future__ import annotations

from tools.samples.photograph import Colour, Photograph

__all__ = [
    "charter_van",
    "crowded_coach",
    "forged_permit",
    "repair_front",
    "repair_goes_on",
    "repair_ledger",
    "sand_lorry",
    "wide_load",
]

DARK: Colour = (42, 44, 50)
WHITE: Colour = (244, 243, 238)
PAPER: Colour = (240, 236, 222)
RUBBER: Colour = (36, 36, 38)
STRAW: list[Colour] = [(206, 182, 104), (190, 164, 88), (218, 198, 126)]


def _workshop(seed: int, cars: int) -> Photograph:
    """The front of a small workshop with three lifts, ``cars`` of them in use."""
    picture = Photograph(seed, (168, 196, 220), (224, 222, 212))
    picture.box((60, 120, 1220, 640), (206, 202, 194), DARK)
    picture.box((60, 120, 1220, 220), (24, 78, 140))
    picture.text((380, 136), "安行汽车维修保养", 58, WHITE)
    picture.band(640, 960, (170, 166, 158), (140, 136, 128))
    for index in range(3):
        left = 110 + index * 370
        picture.box((left, 260, left + 320, 640), (96, 102, 110), DARK)
        for post in (left + 20, left + 280):
            picture.box((post, 300, post + 20, 640), (200, 170, 60), DARK)
        if index < cars:
            picture.box((left + 60, 400, left + 260, 470), (176, 60, 52), DARK)
            picture.box((left + 100, 350, left + 220, 400), (150, 168, 184), DARK)
            for wheel in (left + 80, left + 190):
                picture.draw.ellipse((wheel, 450, wheel + 50, 500), fill=RUBBER)
    return picture


def repair_front(taken_at: str, place: str) -> bytes:
    """The workshop at work: two of three lifts in use."""
    return _workshop(71, 2).jpeg(taken_at, place)


def repair_goes_on(taken_at: str, place: str) -> bytes:
    """The same front after the term for correction: still at work, tyres before the door."""
    picture = _workshop(72, 2)
    for level in range(4):
        top = 820 - level * 34
        picture.draw.ellipse((900, top, 1090, top + 62), fill=RUBBER, outline=(80, 80, 82))
    return picture.jpeg(taken_at, place)


def repair_ledger(taken_at: str, place: str) -> bytes:
    """An open ledger of repairs, a row for each car."""
    picture = Photograph(73, (110, 96, 80), (88, 76, 62))
    picture.quad([(120, 120), (1160, 100), (1200, 820), (90, 840)], PAPER)
    picture.text((420, 140), "机动车维修台账（2026年6月）", 40)
    picture.text((180, 220), "日期　　　车牌号码　　　维修项目　　　　　收费（元）", 28)
    jobs = ("更换机油", "更换制动片", "更换火花塞", "四轮定位", "更换蓄电池")
    for index in range(11):
        top = 270 + index * 48
        job = jobs[index % len(jobs)]
        picture.text((180, top), f"6月{index % 9 + 1}日　　新Z9{2101 + index * 37}　　{job}", 28)
        picture.text((940, top), str(160 + index * 35), 28)
        picture.draw.line((170, top + 42, 1100, top + 42), fill=(200, 194, 178), width=2)
    return picture.jpeg(taken_at, place)


def _checkpoint(seed: int, plate: str) -> Photograph:
    """The back of a lorry at the checkpoint beside the highway."""
    picture = Photograph(seed, (150, 184, 216), (222, 224, 216))
    picture.band(520, 960, (120, 121, 124), (98, 99, 102))
    picture.shadow((260, 760, 1040, 900))
    picture.box((320, 300, 960, 690), (64, 92, 128), DARK)
    for left in (350, 770):
        picture.draw.ellipse((left, 660, left + 160, 820), fill=RUBBER)
    picture.box((520, 700, 760, 760), (232, 196, 60), DARK)
    picture.text((536, 708), plate, 38)
    return picture


def sand_lorry(taken_at: str, place: str) -> bytes:
    """The tipper that was stopped, its load covered."""
    picture = _checkpoint(74, "新Z·7C126")
    picture.quad([(300, 310), (360, 190), (920, 190), (980, 310)], (70, 116, 82))
    return picture.jpeg(taken_at, place)


def forged_permit(taken_at: str, place: str) -> bytes:
    """The permit that the driver showed: a number, no background pattern, a smudge for a seal."""
    picture = Photograph(75, (96, 98, 102), (72, 74, 78))
    picture.quad([(200, 180), (1080, 170), (1090, 780), (190, 790)], PAPER)
    picture.text((470, 220), "道路运输证", 68, (120, 30, 30))
    rows = (
        "编号：交运管652100990126号",
        "车辆号牌：新Z7C126",
        "核发机关：示例县交通运输局",
        "有效期：2026年8月至2027年8月",
    )
    for index, row in enumerate(rows):
        picture.text((280, 350 + index * 84), row, 40)
    picture.draw.line((800, 560, 1020, 700), fill=(206, 150, 140), width=26)
    picture.draw.line((790, 690, 1010, 570), fill=(214, 166, 156), width=22)
    return picture.jpeg(taken_at, place)


def wide_load(taken_at: str, place: str) -> bytes:
    """Bales over both sides of the lorry, a tape across them."""
    picture = _checkpoint(76, "新Z·3D118")
    for row in range(3):
        for column in range(6):
            left = 280 + column * 120
            top = 180 + row * 60
            picture.box((left, top, left + 116, top + 56), STRAW[(row + column) % 3], DARK)
    picture.draw.line((280, 372, 1000, 372), fill=(240, 214, 70), width=8)
    picture.text((560, 384), "2.72 m", 40, WHITE)
    return picture.jpeg(taken_at, place)


def crowded_coach(taken_at: str, place: str) -> bytes:
    """The aisle of a coach: rows of seats to both sides, three passengers on stools between."""
    picture = Photograph(77, (190, 196, 200), (150, 152, 156))
    picture.quad([(540, 300), (740, 300), (1000, 960), (280, 960)], (104, 100, 96))
    for row in range(4):
        top, width = 300 + row * 120, 150 + row * 40
        for left in (520 - width - row * 60, 760 + row * 60):
            picture.box((left, top, left + width, top + 110), (44, 84, 132), DARK)
            picture.draw.ellipse((left + 40, top - 50, left + 110, top + 20), fill=(196, 160, 130))
    for index in range(3):
        left, top = 600 - index * 10, 420 + index * 150
        picture.box((left, top + 60, left + 90, top + 120), (150, 60, 50), DARK)
        picture.draw.ellipse((left + 10, top, left + 80, top + 70), fill=(206, 170, 140))
    return picture.jpeg(taken_at, place)


def charter_van(taken_at: str, place: str) -> bytes:
    """The van from the side, its sliding door open: a driver, six passengers in three rows."""
    picture = Photograph(78, (164, 194, 222), (226, 226, 218))
    picture.band(640, 960, (126, 127, 130), (102, 103, 106))
    picture.shadow((180, 780, 1120, 880))
    picture.box((180, 300, 1100, 760), (212, 214, 218), DARK)
    picture.quad([(1100, 420), (1180, 520), (1180, 760), (1100, 760)], (212, 214, 218))
    picture.box((300, 360, 900, 700), (74, 78, 86), DARK)
    for row in range(3):
        for seat in range(2):
            left = 330 + row * 190 + seat * 80
            picture.draw.ellipse((left, 420, left + 70, 490), fill=(204, 168, 138))
            picture.box((left - 6, 490, left + 76, 640), (58, 96, 140), DARK)
    picture.box((940, 380, 1080, 520), (150, 172, 190), DARK)
    picture.draw.ellipse((980, 420, 1040, 484), fill=(198, 160, 130))
    for left in (300, 880):
        picture.draw.ellipse((left, 690, left + 160, 850), fill=RUBBER)
    picture.box((1000, 640, 1160, 690), (36, 84, 160), DARK)
    picture.text((1010, 644), "新Z·2K618", 30, WHITE)
    return picture.jpeg(taken_at, place)
