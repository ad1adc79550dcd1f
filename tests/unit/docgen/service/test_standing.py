"""What changes in a home counts from the next piece of work on; what is broken changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.service.home import create_home
from docgen.service.office import Office
from docgen.service.setting_source import SettingSource, changed_text
from docgen.service.settings import Settings
from docgen.service.standing import Renewal

PATTERN = "{mark}{kind}〔{year}〕{seq:04}号"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office of a new home."""
    home, _ = create_home(tmp_path / "home")
    made = Office(home=home, settings=Settings())
    yield made
    made.close()


def term_of(office: Office) -> str:
    return office.catalogue.instrument("education-record").retention


def test_a_list_that_is_put_in_place_counts_from_the_next_piece_of_work_on(office: Office) -> None:
    renewal, before = Renewal(office.home), term_of(office)
    own = office.home.schemas / "lists" / "retention.json"
    own.parent.mkdir()
    entries = [{"instrument": "education-record", "retention": "Y"}]
    own.write_text(json.dumps({"title": "保管期限表", "entries": entries}), "utf-8")
    assert term_of(office) == before
    renewal.renew(office)
    assert (before, term_of(office)) == ("D30", "Y")


def test_numbers_are_taken_up_and_other_settings_wait_for_the_next_start(office: Office) -> None:
    renewal, source = Renewal(office.home), SettingSource(path=office.home.settings)
    source.change({"numbers.pattern": PATTERN, "dossier.classification": "XX"})
    renewal.renew(office)
    assert office.settings.numbers_pattern == office.registry.pattern.text == PATTERN
    assert office.settings.dossier_classification == "ZF"


def test_a_settings_file_that_is_broken_while_the_service_runs_changes_nothing(
    office: Office,
) -> None:
    renewal = Renewal(office.home)
    office.home.settings.write_text("[numbers]\npattern = 'no number'\n", "utf-8")
    renewal.renew(office)
    assert office.settings == Settings()


def test_a_font_that_cannot_be_read_leaves_those_before_in_force(office: Office) -> None:
    renewal, before = Renewal(office.home), office.fonts
    (office.home.fonts / "broken.ttf").write_bytes(b"no font")
    renewal.renew(office)
    assert office.fonts is before


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("", '[numbers]\npattern = "x"\n'),
        ("[a]\nb = 1\n", '[a]\nb = 1\n\n[numbers]\npattern = "x"\n'),
        ("[numbers]\n#pattern = 1\n[a]\n", '[numbers]\n#pattern = 1\npattern = "x"\n[a]\n'),
        ('[numbers] # ours\npattern = "y" # old\n', '[numbers] # ours\npattern = "x"\n'),
        ("[a]\npattern = 1\n[numbers]\n", '[a]\npattern = 1\n[numbers]\npattern = "x"\n'),
    ],
)
def test_a_value_goes_where_it_belongs_in_the_file(text: str, changed: str) -> None:
    assert changed_text(text, {"numbers.pattern": "x"}) == changed


def test_a_value_with_quotes_is_read_back_as_it_was_written(office: Office) -> None:
    source, said = SettingSource(path=office.home.settings), 'a "b" \\ 〔c〕'
    source.change({"dossier.classification": said})
    assert source.read().settings.dossier_classification == said
