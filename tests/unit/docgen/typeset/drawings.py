"""The XML of drawings: pictures, text boxes and shapes, in the line or anchored."""

from __future__ import annotations

import struct
import zlib

from wordfile import PAGE, WordFile

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.microsoft.com/office"
NAMES = (
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture" xmlns:wps="{_OFFICE}/word/2010/wordprocessingShape" '
    f'xmlns:wp14="{_OFFICE}/word/2010/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
SHAPE = f"{_OFFICE}/word/2010/wordprocessingShape"
PICTURE = f"{_DRAWING}/picture"


def emu(points: float) -> int:
    return round(points * 12700)


def inline(content: str, width: float, height: float) -> str:
    """A drawing in the line."""
    return (
        f'<w:r><w:drawing {NAMES}><wp:inline><wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        f"<a:graphic>{content}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def anchored(
    content: str,
    width: float,
    height: float,
    *,
    across: str = "<wp:posOffset>0</wp:posOffset>",
    down: str = "<wp:posOffset>0</wp:posOffset>",
    frames: tuple[str, str] = ("column", "paragraph"),
    wrap: str = "<wp:wrapNone/>",
    more: str = "",
) -> str:
    """A drawing anchored where it stands in its paragraph."""
    return (
        f"<w:r><w:drawing {NAMES}><wp:anchor {more}>"
        f'<wp:positionH relativeFrom="{frames[0]}">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="{frames[1]}">{down}</wp:positionV>'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/>{wrap}'
        f"<a:graphic>{content}</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def offset(points: float) -> str:
    return f"<wp:posOffset>{emu(points)}</wp:posOffset>"


def align(kind: str) -> str:
    return f"<wp:align>{kind}</wp:align>"


def shape(
    text: str = "",
    *,
    form: str = "rect",
    look: str = '<a:ln w="12700"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>',
    body: str = "<wps:bodyPr/>",
    transform: str = "",
    style: str = "",
) -> str:
    """A shape; ``text`` is the XML of the paragraphs in it."""
    box = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return (
        f'<a:graphicData uri="{SHAPE}"><wps:wsp><wps:spPr><a:xfrm {transform}/>'
        f'<a:prstGeom prst="{form}"/>{look}</wps:spPr>{style}{box}{body}</wps:wsp></a:graphicData>'
    )


def picture(crop: str = "", transform: str = "", look: str = "") -> str:
    """The picture that ``file_with`` puts into the file."""
    return (
        f'<a:graphicData uri="{PICTURE}"><pic:pic><pic:blipFill><a:blip r:embed="rIdP"/>{crop}'
        f"</pic:blipFill><pic:spPr><a:xfrm {transform}/>{look}</pic:spPr></pic:pic></a:graphicData>"
    )


def file_with(body: str, section: str = PAGE) -> WordFile:
    """A file with a picture of four colours: red, green over blue, white."""
    return WordFile(
        body=body,
        section=section,
        relations={"rIdP": ("image", "media/p.png")},
        parts={"word/media/p.png": four_colors()},
    )


def four_colors() -> bytes:
    """A PNG of two by two squares of ten pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    rows = [
        (b"\xff\x00\x00" * 10 + b"\x00\xff\x00" * 10),
        (b"\x00\x00\xff" * 10 + b"\xff\xff\xff" * 10),
    ]
    pixels = zlib.compress(b"".join((b"\0" + row) * 10 for row in rows))
    head = struct.pack(">IIBBBBB", 20, 20, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
