"""Shared websites of advertisers."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from domain.links import LinkInput
from matching.linking.evidence.email import is_sites_own

# Hosts on which many people have a page: there the first part of the path names the owner.
SHARED_HOSTS = frozenset(
    {
        "instagram.com",
        "facebook.com",
        "twitter.com",
        "x.com",
        "tiktok.com",
        "t.me",
        "telegram.me",
        "wa.me",
        "snapchat.com",
        "youtube.com",
        "onlyfans.com",
        "linktr.ee",
        "allmylinks.com",
        "beacons.ai",
        "linkin.bio",
        "wordpress.com",
        "blogspot.com",
        "sites.google.com",
        "wixsite.com",
        "tumblr.com",
        "reddit.com",
        "kik.me",
        "signal.me",
    }
)


def values(ad: LinkInput) -> Iterable[str]:
    """Yield the websites the ad names: a host, or host and page on hosts that many share.

    The advertising site itself is none.
    """
    for written in ad.urls:
        if (site := _website(written)) and not is_sites_own(site.partition("/")[0], ad.site):
            yield site


def _website(written: str) -> str | None:
    try:
        parts = urlsplit(written if "//" in written else f"//{written}")
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    if "." not in host:
        return None
    if host in SHARED_HOSTS:
        page = parts.path.strip("/").split("/")[0].lower()
        return f"{host}/{page}" if page else None
    return host
