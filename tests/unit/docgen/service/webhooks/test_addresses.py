"""Messages go to the public network over TLS, and inside only where a setting lists it."""

from __future__ import annotations

import ipaddress

import pytest

from docgen.messages import text
from docgen.service.webhooks.addresses import is_reachable, networks, target_of
from docgen.service.webhooks.errors import WebhookUrlError

INSIDE = [
    "127.0.0.1",
    "127.8.8.8",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "2002:0a00:0001::",
    "64:ff9b::7f00:1",
    "2001:0:7f00:1::",
]


@pytest.mark.parametrize("address", INSIDE)
def test_nothing_inside_is_reached_however_it_is_written(address: str) -> None:
    assert not is_reachable(ipaddress.ip_address(address), ())


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_the_public_network_is_reached(address: str) -> None:
    assert is_reachable(ipaddress.ip_address(address), ())


def test_a_listed_network_is_reached_and_its_neighbours_are_not() -> None:
    listed = networks("10.1.0.0/16, fd00:1::/32")
    found = [
        is_reachable(ipaddress.ip_address(each), listed)
        for each in ("10.1.2.3", "::ffff:10.1.2.3", "fd00:1::5", "10.2.0.1", "127.0.0.1")
    ]
    assert found == [True, True, True, False, False]


def test_without_a_list_no_inner_network_is_reached() -> None:
    assert networks("none") == ()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/hook",
        "ftp://example.com/",
        "https://",
        "https:///path",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://example.com/#part",
        "https://example.com:99999/",
        "https://[::1/",
        "https://127.0.0.1/",
        "https://[::ffff:10.0.0.1]/",
        "https://exa mple.com/",
        "https://例.com/",
        "https://example.com/\r\nX: y",
        "https://example.com/" + "a" * 2048,
        "file:///etc/passwd",
        "",
    ],
)
def test_an_address_that_leads_nowhere_or_inside_is_refused_in_words(url: str) -> None:
    with pytest.raises(WebhookUrlError) as caught:
        target_of(url, ())
    assert "/url" in str(caught.value)
    assert "{" not in text(caught.value, "zh")


def test_in_clear_goes_only_what_goes_into_a_listed_network() -> None:
    listed = networks("10.0.0.0/8")
    assert target_of("http://10.1.2.3:8080/hook?x=1", listed).port == 8080
    assert target_of("http://intranet/hook", listed).hostname == "intranet"
    assert target_of("https://example.com/hook", listed).hostname == "example.com"
    with pytest.raises(WebhookUrlError, match="https"):
        target_of("http://1.1.1.1/hook", listed)
