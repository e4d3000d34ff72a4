"""Names of listed hosts resolve to public addresses only, at the moment of connecting."""

from typing import Any, ClassVar

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawler.reach import is_public


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, that does not resolve to a private address.

    A name that is public when looked at and private when connected to (DNS rebinding) gets nowhere.
    `private` names the hosts whose definitions allow a private address (demo and tests).
    """

    private: ClassVar[set[str]] = set()

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802  # Twisted's name
        """Return the address of a host.

        Fails with `DNSLookupError` when it is private and not allowed to be.
        """
        return super().getHostByName(name, timeout).addCallback(self._public, name)

    def _public(self, address: str, name: str) -> str:
        if name not in self.private and not is_public(address):
            raise DNSLookupError(f"{name} leads to the private address {address}")
        return address
