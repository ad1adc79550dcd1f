"""The photographs of the sample cases of the commitment route.

Each function draws one picture; who took it, when and where stands in the case. Not for documents:
see ``commitment_documents``.
"""

from __future__ import annotations

from tools.samples.photograph import Colour, Photograph

__all__ = [
    "boundary_stake",
    "cleared_verge",
    "culvert",
    "inspection_date",
    "new_tarpaulin",
    "reminder_ledger",
    "restored_slope",
    "sand_on_road",
    "stacked_tyres",
    "stake_by_trench",
    "swept_road",
    "tractor",
    "trench",
    "truck_tailgate",
]

DARK: Colour = (42, 44, 50)
RUBBER: Colour = (36, 36, 38)
WHITE: Colour = (244, 243, 238)
ASPHALT: Colour = (98, 99, 102)
SAND: list[Colour] = [(206, 186, 140), (190, 168, 120), (218, 200, 158)]
EARTH: list[Colour] = [(120, 92, 64), (138, 108, 76), (104, 80, 56)]
PIPE: Colour = (30, 32, 34)


def _highway(seed: int) -> Photograph:
    """A highway seen along its right shoulder, dry hills behind."""
    picture = Photograph(seed, (150, 184, 216), (222, 224, 216))
    for x, height in ((0, 120), (260, 170), (560, 110), (820, 190), (1080, 140)):
        picture.quad([(x - 120, 420), (x + 140, 420 - height), (x + 420, 420)], (168, 152, 126))
    picture.band(420, 960, (176, 160, 122), (150, 134, 98))
    picture.quad([(420, 420), (620, 420), (1280, 960), (0, 960)], ASPHALT)
    picture.quad([(518, 420), (524, 420), (700, 960), (640, 960)], (226, 190, 70))
    picture.quad([(600, 420), (606, 420), (1190, 960), (1160, 960)], (232, 232, 226))
    return picture


def _truck(picture: Photograph, plate: str, cover: Colour, *, torn: bool) -> None:
    """The back of a tipper, its cover and its tailgate."""
    picture.shadow((240, 760, 1060, 900))
    picture.box((300, 250, 980, 690), (150, 92, 48), DARK)
    for x in range(370, 980, 102):
        picture.box((x, 270, x + 14, 680), (126, 76, 40))
    picture.quad([(280, 260), (330, 150), (950, 140), (1000, 260)], cover)
    if torn:
        picture.quad([(790, 176), (880, 196), (842, 250), (808, 226)], (204, 186, 140))
    for left in (330, 780):
        picture.draw.ellipse((left, 660, left + 170, 830), fill=RUBBER)
        picture.draw.ellipse((left + 55, 715, left + 115, 775), fill=(120, 122, 126))
    picture.box((520, 706, 760, 766), (232, 196, 60), DARK)
    picture.text((536, 714), plate, 38)


def truck_tailgate(taken_at: str, place: str) -> bytes:
    """The tipper's right rear: a torn cover, sand running from the gap of the tailgate."""
    picture = _highway(41)
    _truck(picture, "新Z·12345", (70, 116, 82), torn=True)
    picture.scatter((820, 690, 980, 900), 160, 7, SAND)
    picture.draw.line((880, 690, 890, 880), fill=SAND[0], width=8)
    return picture.jpeg(taken_at, place)


def sand_on_road(taken_at: str, place: str) -> bytes:
    """The strip of sand on the lane and the shoulder, with a tape laid along it."""
    picture = _highway(42)
    picture.scatter((620, 470, 760, 620), 260, 9, SAND)
    picture.scatter((700, 600, 960, 880), 520, 14, SAND)
    picture.quad([(600, 470), (606, 470), (960, 930), (940, 930)], (240, 214, 70))
    for step in range(9):
        y = 490 + step * 48
        picture.text((612 + step * 38, y), str(step), 18, (120, 30, 30))
    return picture.jpeg(taken_at, place)


def swept_road(taken_at: str, place: str) -> bytes:
    """The same place swept; a broom and a tied sack at the roadside."""
    picture = _highway(43)
    picture.shadow((990, 700, 1220, 800))
    picture.quad([(1010, 560), (1190, 556), (1206, 760), (1000, 764)], (226, 226, 216))
    picture.text((1044, 636), "机制砂", 36, (70, 70, 66))
    picture.draw.line((880, 420, 960, 860), fill=(150, 112, 66), width=12)
    picture.quad([(930, 840), (1000, 828), (1016, 900), (924, 906)], (170, 140, 80))
    return picture.jpeg(taken_at, place)


def new_tarpaulin(taken_at: str, place: str) -> bytes:
    """The yard: a new cover roped down all round, new rubber along the tailgate."""
    picture = Photograph(44, (204, 210, 214), (186, 188, 186))
    picture.band(620, 960, (150, 148, 142), (126, 124, 120))
    _truck(picture, "新Z·12345", (40, 96, 150), torn=False)
    for x in range(320, 980, 66):
        picture.draw.line((x, 258, x, 300), fill=WHITE, width=4)
    picture.box((300, 676, 980, 692), (22, 22, 22))
    return picture.jpeg(taken_at, place)


def tractor(taken_at: str, place: str) -> bytes:
    """A tractor unit parked in the third row of the yard."""
    picture = Photograph(45, (176, 200, 224), (224, 226, 222))
    picture.band(600, 960, (156, 154, 148), (128, 126, 122))
    for left in (60, 1060):
        picture.box((left, 330, left + 180, 640), (190, 60, 52), DARK)
    picture.shadow((330, 740, 960, 860))
    picture.box((380, 220, 900, 700), (36, 92, 152), DARK)
    picture.box((420, 260, 860, 440), (120, 146, 168), DARK)
    picture.box((450, 520, 830, 610), (60, 62, 68), DARK)
    for left in (390, 790):
        picture.draw.ellipse((left, 650, left + 110, 800), fill=RUBBER)
    picture.box((540, 640, 760, 690), (232, 196, 60), DARK)
    picture.text((556, 644), "新Z·23456", 34)
    return picture.jpeg(taken_at, place)


def inspection_date(taken_at: str, place: str) -> bytes:
    """The last report on the dashboard; the date of the next inspection can be read."""
    picture = Photograph(46, (66, 68, 74), (96, 94, 92))
    picture.quad([(0, 700), (1280, 640), (1280, 960), (0, 960)], (52, 52, 56))
    picture.quad([(220, 180), (1040, 150), (1080, 800), (200, 820)], WHITE)
    picture.text((400, 210), "道路运输车辆检验检测报告", 42)
    rows = (
        "车牌号码：新Z23456（黄色）",
        "车辆类型：重型半挂牵引车",
        "检测日期：2025年3月28日",
        "检测结论：合格",
        "下次检验检测日期：2026年3月27日",
    )
    for index, row in enumerate(rows):
        picture.text((290, 320 + index * 86), row, 38)
    picture.draw.ellipse((270, 640, 980, 740), outline=(190, 50, 44), width=6)
    return picture.jpeg(taken_at, place)


def reminder_ledger(taken_at: str, place: str) -> bytes:
    """The board of inspection dates, one row for each of the twelve vehicles."""
    picture = Photograph(47, (226, 222, 212), (206, 202, 192))
    picture.box((180, 90, 1100, 800), WHITE, (70, 96, 120))
    picture.text((330, 110), "车辆检验检测到期提醒台账", 48, (24, 78, 140))
    picture.text((230, 190), "序号　　车牌号码　　　到期日期　　　　提醒日期　　　责任人", 24)
    for index in range(12):
        top = 234 + index * 44
        plate = "新Z23456" if index == 0 else f"新Z2{3460 + index * 7}"
        due = "2027-04-09" if index == 0 else f"2026-{5 + index % 7:02d}-{6 + index * 2:02d}"
        picture.text(
            (246, top), f"{index + 1:>2}　　　{plate}　　{due}　　　提前30日　　　林安", 24
        )
        picture.draw.line((220, top + 38, 1060, top + 38), fill=(190, 190, 184), width=2)
    return picture.jpeg(taken_at, place)


def _verge(seed: int) -> Photograph:
    """The earth slope between a repair shop's yard and a provincial road."""
    picture = Photograph(seed, (168, 196, 220), (224, 222, 212))
    picture.box((40, 170, 560, 470), (196, 190, 180), DARK)
    picture.box((90, 260, 300, 470), (90, 104, 118), DARK)
    picture.box((70, 190, 530, 244), (24, 78, 140))
    picture.text((140, 196), "顺风汽车修理部", 38, WHITE)
    picture.band(470, 640, (190, 186, 178), (172, 168, 158))
    picture.band(640, 800, (134, 128, 88), (120, 112, 76))
    picture.band(800, 850, (96, 90, 76), (84, 78, 66))
    picture.band(850, 960, ASPHALT, (110, 110, 112))
    picture.box((0, 850, 1280, 862), WHITE)
    picture.box((980, 520, 1010, 690), WHITE, DARK)
    picture.text((984, 540), "公\n路\n界", 20, (190, 30, 30))
    return picture


def _tyre_stack(picture: Photograph, left: int, count: int) -> None:
    for level in range(count):
        top = 700 - level * 34
        picture.draw.ellipse((left, top, left + 190, top + 62), fill=RUBBER, outline=(80, 80, 82))
        picture.draw.ellipse((left + 62, top + 18, left + 128, top + 44), fill=(74, 72, 70))


def stacked_tyres(taken_at: str, place: str) -> bytes:
    """Three stacks of old tyres and an engine on planks, between the stake and the ditch."""
    picture = _verge(48)
    for left, count in ((120, 9), (330, 8), (540, 7)):
        _tyre_stack(picture, left, count)
    picture.shadow((740, 730, 960, 790))
    picture.box((760, 740, 950, 760), (150, 112, 66))
    picture.quad([(776, 610), (930, 600), (944, 740), (768, 740)], (108, 110, 112))
    picture.box((800, 570, 900, 612), (130, 60, 40), DARK)
    return picture.jpeg(taken_at, place)


def boundary_stake(taken_at: str, place: str) -> bytes:
    """The stake close by, with its number; the tyres stand on the road's side of it."""
    picture = Photograph(49, (186, 182, 170), (132, 124, 88))
    picture.band(700, 960, (120, 112, 76), (104, 96, 66))
    for left in (40, 250):
        for level in range(10):
            top = 740 - level * 50
            picture.draw.ellipse((left, top, left + 240, top + 90), fill=RUBBER)
            picture.draw.ellipse((left + 80, top + 26, left + 160, top + 62), fill=(80, 76, 72))
    picture.shadow((760, 860, 1020, 930))
    picture.box((800, 180, 970, 900), WHITE, DARK)
    picture.text((846, 220), "公\n路\n界", 76, (190, 30, 30))
    picture.text((812, 590), "S998-Y\n-0865", 42)
    return picture.jpeg(taken_at, place)


def cleared_verge(taken_at: str, place: str) -> bytes:
    """The slope cleared and levelled, the ditch open."""
    picture = _verge(50)
    picture.scatter((60, 650, 960, 790), 90, 5, [(118, 110, 74), (146, 138, 96)])
    return picture.jpeg(taken_at, place)


def _field_road(seed: int) -> Photograph:
    """A road on the left, its ditch and slope, cotton to the right."""
    picture = Photograph(seed, (140, 180, 218), (220, 226, 222))
    picture.band(380, 960, (152, 140, 100), (128, 112, 76))
    picture.quad([(0, 400), (360, 380), (120, 960), (0, 960)], ASPHALT)
    picture.quad([(360, 380), (372, 380), (176, 960), (120, 960)], WHITE)
    picture.quad([(470, 380), (520, 380), (520, 960), (380, 960)], (96, 84, 64))
    for row in range(7):
        x = 820 + row * 70
        picture.quad([(x, 392), (x + 18, 392), (x + 190, 960), (x + 60, 960)], (74, 116, 66))
    return picture


def trench(taken_at: str, place: str) -> bytes:
    """An open trench along the ditch, spoil at its side, coils of black pipe farther on."""
    picture = _field_road(51)
    picture.quad([(600, 400), (618, 400), (740, 960), (640, 960)], (70, 52, 36))
    picture.scatter((660, 430, 800, 930), 460, 13, EARTH)
    for index in range(3):
        left = 880 + index * 120
        picture.draw.ellipse((left, 410, left + 120, 500), outline=PIPE, width=16)
    picture.draw.line((560, 420, 610, 940), fill=PIPE, width=12)
    return picture.jpeg(taken_at, place)


def stake_by_trench(taken_at: str, place: str) -> bytes:
    """The road's boundary stake, and fresh fill on the road's side of it."""
    picture = _field_road(52)
    picture.scatter((560, 470, 720, 900), 520, 12, EARTH)
    picture.shadow((760, 770, 930, 820))
    picture.box((800, 330, 890, 790), WHITE, DARK)
    picture.text((824, 350), "公\n路\n界", 42, (190, 30, 30))
    picture.text((806, 580), "S997\n-Z-\n3512", 32)
    return picture.jpeg(taken_at, place)


def culvert(taken_at: str, place: str) -> bytes:
    """The mouth of a pipe culvert, sound; the black pipe passes round it."""
    picture = Photograph(53, (176, 168, 140), (132, 118, 84))
    picture.quad([(140, 240), (1140, 240), (1240, 720), (40, 720)], (176, 174, 168))
    picture.draw.ellipse((430, 300, 850, 720), fill=(140, 138, 132), outline=DARK, width=6)
    picture.draw.ellipse((480, 350, 800, 680), fill=(26, 26, 28))
    picture.box((520, 250, 770, 292), WHITE, DARK)
    picture.text((534, 254), "S997-H-041", 32)
    picture.draw.arc((60, 640, 1220, 1100), 190, 350, fill=PIPE, width=20)
    return picture.jpeg(taken_at, place)


def restored_slope(taken_at: str, place: str) -> bytes:
    """The trench filled and turfed, the ditch clear, no pipe in sight."""
    picture = _field_road(54)
    picture.scatter((560, 420, 780, 940), 240, 9, [(112, 130, 74), (128, 146, 86), (136, 116, 78)])
    return picture.jpeg(taken_at, place)
