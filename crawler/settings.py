"""Scrapy settings for every crawl, in one place."""

from typing import Any

from crawler import SOFTWARE
from crawler.browser import browser_settings
from crawler.definition import SiteDefinition
from domain.settings import settings as baken_settings

BOT_NAME = "baken"
SPIDER_MODULES = ["crawler.spiders"]
LARGEST_BODY = 10 * 1024 * 1024


def user_agent() -> str:
    """Return the named user agent with the address for questions."""
    return f"{SOFTWARE} (+{baken_settings().contact})"


def process_settings() -> dict[str, Any]:
    """Return the settings that hold for a whole process, however many sites it crawls."""
    return {
        "LOG_ENABLED": False,
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "TWISTED_DNS_RESOLVER": "crawler.resolver.PublicResolver",
        # No way in while a crawl runs.
        "EXTENSIONS": {
            "scrapy.extensions.remote_control.RemoteControl": None,
            "scrapy.extensions.telnet.TelnetConsole": None,
        },
    }


def crawl_settings(definition: SiteDefinition) -> dict[str, Any]:
    """Return the settings for one site's crawl; a browser is set up only for sites that need one."""
    one_at_a_time = definition.delay > 0
    common = {
        **process_settings(),
        "BOT_NAME": BOT_NAME,
        "USER_AGENT": user_agent(),
        "COOKIES_ENABLED": True,  # kept in memory, for one crawl: some sites lead in circles without
        "ROBOTSTXT_OBEY": False,  # our own middleware obeys it, RFC 9309's way
        "DOWNLOAD_DELAY": definition.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,  # a delay is a promise, not a mean
        "CONCURRENT_REQUESTS": 2 if one_at_a_time else 8,  # those waiting for their turn hold up the end
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if one_at_a_time else 8,
        "CONCURRENT_ITEMS": 1,  # Scrapy starts so many tasks a page, and we yield no items
        "AUTOTHROTTLE_ENABLED": one_at_a_time,
        "AUTOTHROTTLE_START_DELAY": definition.delay,
        "DOWNLOAD_TIMEOUT": baken_settings().page_timeout,
        "DOWNLOAD_MAXSIZE": LARGEST_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "RETRY_TIMES": 2,
        "RETRY_HTTP_CODES": [500, 502, 503, 504, 522, 524, 408],
        "REDIRECT_MAX_TIMES": 5,
        # The spider asks for a page once; a filter would drop redirects to pages already read.
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "DOWNLOADER_MIDDLEWARES": {
            "crawler.middlewares.allow_list.AllowListMiddleware": 50,
            "crawler.middlewares.robots.RobotsMiddleware": 100,
            "crawler.middlewares.patience.PatienceMiddleware": 940,
            "crawler.middlewares.evidence.EvidenceMiddleware": 950,
        },
        # Depth is bounded by the spider, and no site need know which page led to another.
        "SPIDER_MIDDLEWARES": {
            "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
            "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
        },
    }
    return {**common, **browser_settings(definition)}
