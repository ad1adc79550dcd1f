"""Where messages may go: nowhere inside, unless a setting lists the network.

Whoever may name an address could otherwise make this service talk to its own neighbours (SSRF).
A name is resolved once, every address it has is judged, and the connection goes to a judged one,
so that the name cannot lead elsewhere meanwhile. Not for connecting.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, urlsplit

from docgen.service.networks import read_networks
from docgen.service.webhooks.errors import WebhookUrlError

__all__ = [
    "NO_NETWORKS",
    "Address",
    "Network",
    "is_reachable",
    "networks",
    "require_reachable",
    "target_of",
]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NO_NETWORKS = "none"
_LONGEST_URL = 2048
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def networks(text: str) -> tuple[Network, ...]:
    """The networks of the setting ``webhooks.private_networks``: ``none``, or as it lists them."""
    return () if text == NO_NETWORKS else read_networks(text) or ()


def is_reachable(address: Address, listed: Sequence[Network]) -> bool:
    """Whether messages may go to an address: it is public, or in a network that is listed."""
    faces = tuple(_faces(address))
    if any(face.version == net.version and face in net for face in faces for net in listed):
        return True
    return all(face.is_global and not face.is_multicast for face in faces)


def _faces(address: Address) -> Iterator[Address]:
    """The address, and the IPv4 addresses that it stands for."""
    yield address
    if not isinstance(address, ipaddress.IPv6Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if address in _NAT64:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def target_of(url: str, listed: Sequence[Network]) -> SplitResult:
    """The parts of an address that messages may be sent to.

    Raises:
        WebhookUrlError: it is none, or leads inside by what it says itself.
    """
    if len(url) > _LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        raise WebhookUrlError(what="it is too long or has characters that an address cannot have")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise WebhookUrlError(what="it is not written as an address") from error
    schemes = ("https", "http") if listed else ("https",)
    if parts.scheme not in schemes or not parts.hostname:
        raise WebhookUrlError(what="it must begin with https://")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise WebhookUrlError(what="it must hold no user, password or fragment")
    literal = _literal(parts.hostname)
    if literal is not None:
        require_reachable(literal, parts.scheme, listed)
    return parts


def require_reachable(address: Address, scheme: str, listed: Sequence[Network]) -> None:
    """Refuse what may not be reached, or not in clear: that is for listed networks alone.

    Raises:
        WebhookUrlError: the address is not to be reached so.
    """
    if not is_reachable(address, listed):
        raise WebhookUrlError(what="it leads into a network that is not listed")
    if scheme == "http" and is_reachable(address, ()):
        raise WebhookUrlError(what="outside the listed networks it must begin with https://")


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
