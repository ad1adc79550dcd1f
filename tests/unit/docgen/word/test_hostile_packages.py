"""The package of a Word file, where every number, name and reference may lie."""

from __future__ import annotations

import random
import zlib

import pytest
from ziphand import (
    MAIN,
    MAIN_TYPE,
    PACKAGE,
    Member,
    document,
    member,
    pack,
    relation,
    relations,
    types,
    whole,
)

from docgen.word import (
    BrokenXmlError,
    OutsideError,
    Package,
    PackageError,
    PackageLockedError,
    PackageTooLargeError,
    open_package,
)

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_all(data: bytes) -> Package:
    package = open_package(data)
    package.document()
    for name in package.names:
        package.read(name)
        package.relations(name)
    return package


def swapped(members: list[Member], replacement: Member) -> list[Member]:
    return [replacement if item.name == replacement.name else item for item in members]


def test_a_sound_file_opens() -> None:
    package = read_all(pack(whole()))
    assert package.main == "word/document.xml"
    assert package.names == ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    assert package.active == ()


def test_a_file_written_as_a_stream_opens() -> None:
    streamed = [Member(name=item.name, data=item.data, descriptor=True) for item in whole()]
    assert read_all(pack(streamed, comment=b"made as a stream")).main == "word/document.xml"


def test_folders_among_the_parts_do_no_harm() -> None:
    assert "word/" not in read_all(pack([*whole(), member("word/")])).names


def test_parts_are_found_in_any_case_and_unicode_form() -> None:
    package = read_all(pack(whole(member("word/media/E\u0301.PNG", b"x"))))
    assert package.read("word/media/\u00e9.png") == b"x"
    assert package.read("WORD/Media/\u00c9.png") == b"x"


def test_the_type_of_a_part_may_come_from_its_ending() -> None:
    by_ending = member(
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="XML" '
        f'ContentType="{MAIN_TYPE}"/></Types>',
    )
    assert read_all(pack(swapped(whole(), by_ending))).type_of("word/document.xml") == MAIN_TYPE


STRANGERS = {
    "nothing": b"",
    "a password": COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    "an old Word file (.doc)": COMPOUND + bytes(600) + "WordDocument".encode("utf-16-le"),
    "an RTF file": b"{\\rtf1\\ansi}",
    "a PDF file": b"%PDF-1.7",
    "a web page or plain XML": b"\xef\xbb\xbf  <html><body/></html>",
    "no readable ZIP package": b"no Word file",
    "a ZIP package that is cut off": pack(whole())[:-8],
}


@pytest.mark.parametrize("what", STRANGERS)
def test_what_is_no_package_is_told_by_what_it_is(what: str) -> None:
    with pytest.raises(PackageError) as caught:
        open_package(STRANGERS[what])
    assert caught.value.what == what


def test_a_part_locked_by_a_password_is_told() -> None:
    with pytest.raises(PackageLockedError):
        open_package(pack(whole(member("word/x.xml", b"x", flags=1))))


LYING: dict[str, tuple[bytes, type[PackageError]]] = {
    "a part stored twice": (pack(whole(member("word/document.xml"))), PackageError),
    "a part stored twice in another case": (
        pack(whole(member("word/DOCUMENT.xml"))),
        PackageError,
    ),
    "a part stored twice in another Unicode form": (
        pack(whole(member("word/e\u0301.xml"), member("word/\u00e9.xml"))),
        PackageError,
    ),
    "an absolute name": (pack(whole(member("/etc/passwd"))), OutsideError),
    "a name that climbs": (pack(whole(member("word/../../x.xml"))), OutsideError),
    "a name with backslashes": (pack(whole(member("word\\x.xml"))), OutsideError),
    "a name with a drive": (pack(whole(member("C:/x.xml"))), OutsideError),
    "a name with a control character": (pack(whole(member("word/x\0.xml"))), OutsideError),
    "an empty name": (pack(whole(member(""))), OutsideError),
    "a name that is no text": (
        pack(whole(Member(name=b"word/\xff.xml", flags=0x800))),
        OutsideError,
    ),
    "an unknown compression": (pack(whole(member("word/x.xml", method=14))), PackageError),
    "another name in the local header": (
        pack(whole(member("word/x.xml", local_name=b"word/y.xml"))),
        PackageError,
    ),
    "a wrong checksum": (pack(whole(member("word/x.xml", b"x", crc=1))), PackageError),
    "more bytes than it says": (pack(whole(member("word/x.xml", b"xyz", size=2))), PackageError),
    "fewer bytes than it says": (pack(whole(member("word/x.xml", b"xyz", size=9))), PackageError),
    "bytes that do not inflate": (
        pack(whole(member("word/x.xml", b"xyz", packed=b"\xff\xff"))),
        PackageError,
    ),
    "two names for the same bytes": (pack(whole(member("word/x.xml", offset=0))), PackageError),
    "a part that runs into the next": (
        pack([member("a.xml", b"x", packed_size=90), *whole()]),
        PackageError,
    ),
    "a part beyond the end": (pack(whole(member("word/x.xml", offset=1 << 30))), PackageError),
    "a program before the package": (pack(whole(), before=b"PK\3\4MZ"), PackageError),
    "bytes after the package": (pack(whole()) + b"x", PackageError),
    "an end within the comment": (pack(whole(), comment=b"PK\5\6" + bytes(18)), PackageError),
    "fewer parts than it says": (pack(whole(), count=4), PackageError),
    "more parts than it says": (pack(whole(), count=2), PackageError),
    "too many parts": (
        pack(whole(*(member(f"word/{index}.xml") for index in range(2000)))),
        PackageTooLargeError,
    ),
    "a part of 64-bit size": (
        pack(whole(member("word/x.xml", b"x", size=0xFFFFFFFF))),
        PackageTooLargeError,
    ),
    "a bomb in one part": (
        pack(whole(member("word/x.xml", bytes(2 << 20)))),
        PackageTooLargeError,
    ),
    "a bomb in many parts": (
        pack(
            whole(
                *(
                    member(f"word/{index}.bin", b"x", size=50 << 20, packed=bytes(200_000))
                    for index in range(3)
                )
            )
        ),
        PackageTooLargeError,
    ),
    "no content types": (pack(whole()[1:]), PackageError),
    "no relationships": (pack([whole()[0], whole()[2]]), PackageError),
    "no main part": (pack(whole()[:2]), PackageError),
    "a spreadsheet's content type": (
        pack(swapped(whole(), types(main=MAIN_TYPE.replace("wordprocessing", "spreadsheet")))),
        PackageError,
    ),
    "two content types of the main part": (
        pack(
            swapped(
                whole(),
                types('<Override PartName="/Word/document.xml" ContentType="text/plain"/>'),
            )
        ),
        PackageError,
    ),
    "two relationships of one id": (
        pack(
            whole(
                relations(
                    "word/_rels/document.xml.rels",
                    relation("rId1", "styles", "a.xml") + relation("rId1", "styles", "b.xml"),
                )
            )
        ),
        PackageError,
    ),
    "a relationship that climbs out": (
        pack(
            whole(
                relations(
                    "word/_rels/document.xml.rels", relation("rId1", "image", "%2e%2e/../../x")
                )
            )
        ),
        OutsideError,
    ),
    "the strict form": (
        pack(
            swapped(whole(), document(namespace="http://purl.oclc.org/ooxml/wordprocessingml/main"))
        ),
        PackageError,
    ),
    "another namespace": (
        pack(swapped(whole(), document(namespace="urn:example:w"))),
        PackageError,
    ),
}


@pytest.mark.parametrize("lie", LYING)
def test_a_lying_package_is_refused(lie: str) -> None:
    data, kind = LYING[lie]
    with pytest.raises(PackageError) as caught:
        read_all(data)
    assert type(caught.value) is kind
    assert caught.value.what
    assert caught.value.part


def xml_file(text: str | bytes) -> bytes:
    return pack(swapped(whole(), member("word/document.xml", text)))


OPEN, CLOSE = f'<w:document xmlns:w="{MAIN}">', "</w:document>"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BROKEN: dict[str, tuple[str | bytes, type[PackageError]]] = {
    "a billion laughs": (
        f'<!DOCTYPE x [<!ENTITY a0 "x">{LAUGHS}]>{OPEN}&a9;{CLOSE}',
        BrokenXmlError,
    ),
    "an external entity": (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{OPEN}&a;{CLOSE}',
        BrokenXmlError,
    ),
    "a parameter entity": (
        f'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.invalid/x.dtd"> %a;]>{OPEN}{CLOSE}',
        BrokenXmlError,
    ),
    "an entity in UTF-16": (
        f'<!DOCTYPE x [<!ENTITY a "x">]>{OPEN}&a;{CLOSE}'.encode("utf-16"),
        BrokenXmlError,
    ),
    "an external DTD": (
        f'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">{OPEN}{CLOSE}',
        BrokenXmlError,
    ),
    "XML that is cut off": (OPEN, BrokenXmlError),
    "no XML": ("甲", BrokenXmlError),
    "empty bytes": (b"", BrokenXmlError),
    "a wrong encoding declared": (
        b'<?xml version="1.0" encoding="UTF-8"?>' + f"{OPEN}甲{CLOSE}".encode("gb18030"),
        BrokenXmlError,
    ),
    "an encoding nobody knows": (
        f'<?xml version="1.0" encoding="x-none"?>{OPEN}{CLOSE}',
        BrokenXmlError,
    ),
    "forbidden characters": (f"{OPEN}&#1;{CLOSE}", BrokenXmlError),
    "tags nested 100,000 deep": (
        OPEN + "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000 + CLOSE,
        PackageTooLargeError,
    ),
    "an attribute of eleven million bytes": (
        f'{OPEN}<w:p w:x="{random.Random(1).randbytes(5_500_000).hex()}"/>{CLOSE}',
        PackageTooLargeError,
    ),
    "a text of eleven million bytes": (
        f"{OPEN}{random.Random(1).randbytes(5_500_000).hex()}{CLOSE}",
        PackageTooLargeError,
    ),
    "a million paragraphs too many": (
        f"{OPEN}{'<w:p/>' * 2_000_000}{CLOSE}".encode(),
        PackageTooLargeError,
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_broken_or_hostile_xml_is_refused(what: str) -> None:
    text, kind = BROKEN[what]
    data = text.encode() if isinstance(text, str) else text
    stored = Member(name=b"word/document.xml", data=data, method=0)
    with pytest.raises(PackageError) as caught:
        read_all(pack(swapped(whole(), stored)))
    assert type(caught.value) is kind
    assert caught.value.part == "word/document.xml"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_of_unicode_are_read(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{name}"?>{OPEN}<w:body/>{CLOSE}'
    root = open_package(xml_file(text.encode(encoding))).document()
    assert len(root) == 1


def test_a_namespace_may_have_any_prefix() -> None:
    text = f'<x:document xmlns:x="{MAIN}"><x:body/></x:document>'
    assert len(open_package(xml_file(text)).document()) == 1


def test_a_relationship_of_a_part_to_itself_opens() -> None:
    links = relation("rId1", "header", "document.xml") + relation("rId2", "styles", "../word/a.xml")
    package = read_all(pack(whole(relations("word/_rels/document.xml.rels", links))))
    assert package.relations("word/document.xml")["rId1"].target == "word/document.xml"
    assert package.related("word/document.xml", "styles") is None


def test_a_macro_is_seen_by_its_type_and_by_its_name() -> None:
    word = "application/vnd.ms-word.document.macroEnabled.main+xml"
    renamed = pack(swapped(whole(), types(main=word)))
    assert open_package(renamed).active == ("word/document.xml",)
    hidden = pack(whole(member("word/vbaProject.bin", b"x")))
    assert open_package(hidden).active == ("word/vbaProject.bin",)


@pytest.mark.parametrize("seed", range(200))
def test_a_changed_byte_anywhere_is_refused_or_does_no_harm(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pack(whole(member("word/media/a.png", chance.randbytes(50)))))
    for _ in range(chance.randint(1, 3)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        read_all(bytes(data))
    except PackageError as error:
        assert error.what  # noqa: PT017 - most changes are refused, those of dates and versions not


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file_is_refused(share: float) -> None:
    data = pack(whole())
    with pytest.raises(PackageError):
        read_all(data[: int(len(data) * share)])


def test_a_part_inflates_to_no_more_than_it_says() -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = bomb.compress(bytes(100 << 20)) + bomb.flush()
    package = open_package(pack(whole(member("word/x.bin", b"x", packed=packed))))
    with pytest.raises(PackageError, match="damaged data"):
        package.read("word/x.bin")
