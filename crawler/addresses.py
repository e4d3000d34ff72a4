"""When two addresses are the same page: order of parameters, session ids and campaign marks do not count."""

import re
from functools import lru_cache

from w3lib.url import canonicalize_url, url_query_cleaner

# Parameters that name the visitor or the campaign, never the page.
VISITOR_PARAMETERS = (
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "gclid", "fbclid", "msclkid",
    "mc_cid", "mc_eid", "_ga", "yclid", "igshid", "phpsessid", "jsessionid", "sessionid", "session_id", "sid",
    "cfid", "cftoken",
)  # fmt: skip
_PATH_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_VISITOR = tuple(form for name in VISITOR_PARAMETERS for form in (name, name.upper()))


@lru_cache(maxsize=50_000)
def canonical(url: str) -> str:
    """Return the one address under which a page is known, however a link writes it."""
    plain = url_query_cleaner(_PATH_SESSION.sub("", url), _VISITOR, remove=True)
    return canonicalize_url(plain)
