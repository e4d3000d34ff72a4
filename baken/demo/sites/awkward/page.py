"""The page object of the awkward site: its parts have no names, only an order."""

import re
from datetime import date

from web_poet import WebPage, field

from crawler.pages.content import AdContent

_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


class AwkwardAd(WebPage[AdContent]):
    """Title in the first `font`, place and date in the second, text between two rules."""

    @field
    def title(self) -> str:
        """The heading."""
        return (self.css("font[size='5']").xpath("string()").get() or "").strip()

    @field
    def place_line(self) -> str:
        """Place and date, as in `Utrecht -- 03/11/2026`."""
        return (self.css("font[size='2']").xpath("string()").get() or "").strip()

    @field
    def text(self) -> str:
        """The lines of the ad."""
        lines = self.css("td.tekst").xpath(".//text()").getall()
        return "\n".join(line.strip() for line in lines if line.strip())

    async def to_item(self) -> AdContent:
        """Return the ad; `gone` when the page says that it is no longer there."""
        stated = _DATE.search(self.place_line)
        posted = date(int(stated.group(3)), int(stated.group(2)), int(stated.group(1))) if stated else None
        gone = "niet meer beschikbaar" in (self.css("body").xpath("string()").get() or "")
        return AdContent(self.title, self.text, self.place_line.partition("--")[0].strip(), posted, gone=gone)
