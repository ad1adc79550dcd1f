"""Settings: where a value comes from, and what is refused."""

from __future__ import annotations

import tomllib
from dataclasses import fields

import pytest

from docgen.registry.errors import NumberPatternError
from docgen.service.errors import SettingInvalidError, SettingsFileError, SettingUnknownError
from docgen.service.settings import Resolved, Settings, read_settings, settings_text


def read(file: str | None = None, environ: dict[str, str] | None = None, **flags: str) -> Resolved:
    return read_settings(
        file=None if file is None else ("settings.toml", file.encode()),
        environ=environ or {},
        flags={key.replace("__", "."): value for key, value in flags.items()},
    )


def origin(resolved: Resolved, key: str) -> str:
    return next(value.origin for value in resolved.values if value.key == key)


def test_flags_win_over_environment_over_file_over_defaults() -> None:
    file, environ = "[evidence]\ndpi = 150\n", {"DOCGEN_EVIDENCE_DPI": "250"}
    key = "evidence.dpi"
    steps = [
        (read(), 200, "default"),
        (read(file), 150, "settings.toml"),
        (read(file, environ), 250, "DOCGEN_EVIDENCE_DPI"),
        (read(file, environ, evidence__dpi="300"), 300, "flag"),
    ]
    for resolved, dpi, where in steps:
        assert (resolved.settings.evidence_dpi, origin(resolved, key)) == (dpi, where)


@pytest.mark.parametrize(
    ("file", "environ"),
    [
        ("[evidence]\ndpy = 1\n", {}),
        ("dpi = 1\n", {}),
        (None, {"DOCGEN_EVIDENCE_DPY": "1"}),
    ],
)
def test_an_unknown_key_is_an_error_wherever_it_stands(
    file: str | None, environ: dict[str, str]
) -> None:
    with pytest.raises(SettingUnknownError) as caught:
        read(file, environ)
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    "file",
    [
        "[evidence]\ndpi = 99\n",
        "[evidence]\ndpi = 401\n",
        "[evidence]\ndpi = true\n",
        '[evidence]\ndpi = "much"\n',
        '[dossier]\ncorner = "middle"\n',
        '[numbers]\ncase_kind = ""\n',
    ],
)
def test_a_value_out_of_bounds_is_refused_with_its_bounds(file: str) -> None:
    with pytest.raises(SettingInvalidError, match="must be"):
        read(file)


def test_a_pattern_that_cannot_number_is_refused() -> None:
    with pytest.raises(NumberPatternError):
        read('[numbers]\npattern = "{kind}"\n')


def test_a_broken_file_is_named_with_its_line() -> None:
    with pytest.raises(SettingsFileError, match="line 2"):
        read("[evidence]\ndpi = = 3\n")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (b"[evidence]\ndpi =", 2),
        (b"[evidence]\ndpi = 150\n[hearing\n", 3),
        (b'[output]\nlanguage = "zh\xff"\n', 2),
        (b'a = """\n\nopen', 3),
    ],
)
def test_the_line_of_a_broken_file_is_a_number(file: bytes, line: int) -> None:
    with pytest.raises(SettingsFileError, match=rf"line {line}\)"):
        read_settings(file=("settings.toml", file), environ={}, flags={})


def test_the_home_variable_is_no_setting() -> None:
    assert read(environ={"DOCGEN_HOME": "/somewhere", "PATH": "/bin"}).settings == Settings()


def test_every_setting_is_described_in_both_languages_and_stands_in_the_written_file() -> None:
    resolved = read()
    assert len(resolved.values) == len(fields(Settings))
    assert all(value.zh and value.en and value.bounds for value in resolved.values)
    uncommented = settings_text().replace("\n#", "\n").split("\n", 2)[2]
    lines = [line for line in uncommented.splitlines() if not line.startswith(" ")]
    tables = tomllib.loads("\n".join(lines))
    assert {f"{s}.{k}" for s, t in tables.items() for k in t} == {v.key for v in resolved.values}
    assert read(settings_text()).settings == Settings()


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("oidc.issuer", "http://id.example", "off | https://HOST"),
        ("oidc.agency_map", "transport", "same | VALUE=CODE, VALUE=CODE"),
        ("oidc.duties_map", "boss=emperor", "same | VALUE=DUTY, VALUE=DUTY"),
    ],
)
def test_what_an_identity_provider_is_to_mean_is_checked_when_it_is_read(
    key: str, value: str, expected: str
) -> None:
    with pytest.raises(SettingInvalidError) as caught:
        read_settings(file=None, environ={}, flags={key: value})
    assert expected in str(caught.value)
