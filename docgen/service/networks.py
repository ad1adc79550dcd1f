"""Networks as a setting lists them, and whether an address is in one. Nothing is resolved here."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

__all__ = ["LOOPBACK", "NOBODY", "holds", "is_networks", "is_proxies", "read_networks"]

LOOPBACK = "loopback"
NOBODY = "none"
_LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


def read_networks(text: str) -> tuple[IPv4Network | IPv6Network, ...] | None:
    """The networks of ``NETWORK, NETWORK`` or ``loopback``; None where it is neither."""
    if text == LOOPBACK:
        return _LOOPBACK
    try:
        return tuple(ip_network(each.strip()) for each in text.split(","))
    except ValueError:
        return None


def is_networks(text: str) -> bool:
    """Whether the text lists networks."""
    return read_networks(text) is not None


def is_proxies(text: str) -> bool:
    """Whether the text lists the networks of proxies, or says that there are none."""
    return text == NOBODY or (text != LOOPBACK and is_networks(text))


def holds(networks: tuple[IPv4Network | IPv6Network, ...], address: str) -> bool:
    """Whether an address is in one of the networks; what is no address is in none."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return any((mapped or found) in each for each in networks)
