"""Networks that a setting lists."""

from __future__ import annotations

import pytest

from docgen.service.networks import holds, is_networks, read_networks


@pytest.mark.parametrize(
    ("listed", "address", "inside"),
    [
        ("loopback", "127.0.0.1", True),
        ("loopback", "::1", True),
        ("loopback", "::ffff:127.0.0.1", True),
        ("loopback", "10.0.0.1", False),
        ("10.0.0.0/8, 192.0.2.7", "10.9.8.7", True),
        ("10.0.0.0/8, 192.0.2.7", "192.0.2.7", True),
        ("10.0.0.0/8, 192.0.2.7", "192.0.2.8", False),
        ("loopback", "testclient", False),
    ],
)
def test_an_address_is_in_a_listed_network_or_in_none(
    listed: str, address: str, inside: bool
) -> None:
    assert holds(read_networks(listed) or (), address) is inside


@pytest.mark.parametrize("text", ["10.0.0.1/8", "local", "10.0.0.0/8 10.1.0.0/16", ","])
def test_what_lists_no_network_is_refused(text: str) -> None:
    assert not is_networks(text)
