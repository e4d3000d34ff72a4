"""How far a site's crawl may reach: the hosts on its allow-list, at public addresses only."""

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from crawler.definition import SiteDefinition

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
DEFAULT_PORTS = {"http": 80, "https": 443}


class PrivateAddress(Exception):
    """A host name leads to an address that a public site cannot have."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What one site's crawl may connect to. An entry without a port stands for the ports of HTTP and HTTPS."""

    hosts: frozenset[str]
    allow_private: bool = False

    @classmethod
    def of(cls, definition: SiteDefinition) -> Self:
        """Take the reach from a site's definition."""
        return cls(definition.allowed_hosts, definition.allow_private)

    def lists(self, url: str) -> bool:
        """Tell whether the allow-list names a URL's host."""
        parts = urlsplit(url)
        return parts.scheme in DEFAULT_PORTS and parts.netloc in self.hosts

    def admits(self, host: str, port: int) -> bool:
        """Tell whether the allow-list names a host at a port."""
        return any(host == name and port in ports for name, ports in map(_entry, self.hosts))

    async def addresses(self, host: str) -> list[str]:
        """Return the addresses of a host, looked up now.

        Raises `PrivateAddress` when any of them is private and the site is not, `OSError` when there are none.
        """
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self.allow_private and not all(is_public(address) for address in addresses):
            raise PrivateAddress(f"{host} leads to a private address")
        return addresses


def is_public(address: str) -> bool:
    """Tell whether an address is one of the open internet; one wrapped in IPv6 counts as what it wraps."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or _behind_nat64(ip)
        if wrapped is not None:
            return is_public(str(wrapped))
    return ip.is_global and not ip.is_multicast


def _behind_nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None


def endpoint(url: str) -> tuple[str, int]:
    """Return the host and port that a URL leads to; port 0 where its scheme has none."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme, 0)


def _entry(entry: str) -> tuple[str, frozenset[int]]:
    parts = urlsplit(f"//{entry}")
    return parts.hostname or "", frozenset({parts.port} if parts.port else DEFAULT_PORTS.values())
