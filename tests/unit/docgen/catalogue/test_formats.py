from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.catalogue.formats import (
    FORMATS,
    is_case_number,
    is_mobile,
    is_plate,
    is_resident_id,
    is_uscc,
)

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def uscc_check(first17: str) -> str:
    """GB 32100-2015, written anew from the standard's formula."""
    total = sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(first17))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def test_the_example_of_the_standard_is_a_good_credit_code() -> None:
    assert is_uscc("91350100M000100Y43")


@pytest.mark.parametrize("last", sorted(set(USCC_ALPHABET + "IOSVZ") - {"3"}))
def test_the_example_with_any_other_check_character_is_refused(last: str) -> None:
    assert not is_uscc("91350100M000100Y4" + last)


def test_a_credit_code_may_end_in_zero() -> None:
    ending = [
        f"91652100MA{serial:07d}"
        for serial in range(200)
        if uscc_check(f"91652100MA{serial:07d}") == "0"
    ]
    assert ending
    assert all(is_uscc(first17 + "0") for first17 in ending)


def test_the_registering_department_of_a_credit_code_may_be_a_letter() -> None:
    first17 = "N2652100MF0001000"
    assert is_uscc(first17 + uscc_check(first17))


@given(st.text(alphabet=USCC_ALPHABET, min_size=9, max_size=9))
def test_exactly_one_check_character_fits_any_credit_code(tail: str) -> None:
    first17 = "91652100" + tail
    assert [c for c in USCC_ALPHABET if is_uscc(first17 + c)] == [uscc_check(first17)]


@pytest.mark.parametrize(
    "value",
    ["91350100m000100y43", " 91350100M000100Y43", "91350100M000100Y4", "9135010-M000100Y43"],
)
def test_a_credit_code_is_taken_only_as_it_is_written(value: str) -> None:
    assert not is_uscc(value)


@pytest.mark.parametrize(
    "value", ["53010219200508011X", "34052419800101001X", "11010519491231002X"]
)
def test_known_identity_numbers_are_good(value: str) -> None:
    assert is_resident_id(value)


def test_an_identity_number_of_a_retired_division_stays_good() -> None:
    assert is_resident_id("652100199103220030")


@pytest.mark.parametrize(
    "value",
    [
        "11010519491231002x",
        "110105194912310021",
        "11010519490231002X",
        "110105194912310",
        "01010519491231002X",
    ],
)
def test_a_wrong_identity_number_is_refused(value: str) -> None:
    assert not is_resident_id(value)


@pytest.mark.parametrize(
    "value",
    [
        "新Z12345",
        "新A1B2C3",
        "新AD12345",
        "新A12345D",
        "新Z1234挂",
        "新A1234学",
        "新A1234警",
        "使014001",
        "沪A1234领",
    ],
)
def test_plates_of_every_kind_are_good(value: str) -> None:
    assert is_plate(value)


@pytest.mark.parametrize(
    "value", ["新Z1234", "新z12345", "新I12345", "新Z1234O", "新Z·12345", "疆A12345", "新AI12345"]
)
def test_wrong_plates_are_refused(value: str) -> None:
    assert not is_plate(value)


def test_mobile_numbers_have_eleven_digits_and_begin_with_one() -> None:
    assert is_mobile("19900000017")
    assert not any(map(is_mobile, ["12900000017", "1990000001", "+8619900000017", "１9900000017"]))


@pytest.mark.parametrize(
    "value", ["示交执案〔2026〕17号", "京（XX）路政赔〔2020〕第00008号", "部临〔2020〕00204号"]
)
def test_case_numbers_seen_in_practice_are_good(value: str) -> None:
    assert is_case_number(value)


@pytest.mark.parametrize(
    "value",
    [
        "示交执案[2026]17号",
        "示交执案〔26〕17号",
        "〔2026〕17号",
        "示交〔2026〕号",
        "示交〔2026〕17",
    ],
)
def test_case_numbers_without_year_serial_or_hexagonal_brackets_are_refused(value: str) -> None:
    assert not is_case_number(value)


@given(st.text())
def test_no_text_makes_a_format_fail(value: str) -> None:
    assert all(check(value) in {True, False} for check in FORMATS.values())
