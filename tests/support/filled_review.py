"""A small store for the review screen: flags on every track, in two municipalities, and one hostile ad."""

from datetime import UTC, datetime

from builders import AT, add_ad, add_crawl, add_flag, add_people, add_verdict
from sqlalchemy.orm import Session

from store.tables import Ad, Advertiser, FactRow, Flag, LinkRow

TEXT = "Ik ben Lisa, 24 jaar.\n100% echt, geen nep.\nBel 06 12 34 56 78."
HOSTILE_TITLE = '<script>document.title="owned"</script> **vet** [klik](http://evil.example/)'
HOSTILE_TEXT = (
    '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">\n'
    "</div><h1>kop</h1> **vet** ![beeld](http://evil.example/a.png) $x$ \u202egnuj\u202c &amp; einde"
)
HOSTILE_CITY = "![beeld](http://evil.example/b.png)"


def fill(session: Session) -> dict[str, int]:
    """Add people, ads and flags; return the flags' ids by a name."""
    add_people(session)
    crawl = add_crawl(session)
    first, second = add_ad(session, crawl, "a", TEXT, "Lisa in Utrecht"), add_ad(session, crawl, "b", TEXT, "Lisa weer")
    _join(session, first, second)
    utrecht = add_ad(session, crawl, "c", "Geen nummer hier.", "Zonder nummer in Utrecht")
    amsterdam = add_ad(session, crawl, "d", "Ook geen.", "Amsterdamse advertentie", "Amsterdam", "GM0363")
    hostile = add_ad(session, crawl, "e", HOSTILE_TEXT, HOSTILE_TITLE, HOSTILE_CITY)
    check = add_verdict(session, first, "expired")
    check.number, check.reasons = "RP-0000001", ["It was valid until 2026-05-25; judged for 2026-10-30."]
    check.candidates = [{"number": "RP-0000002", "score": 0.75, "reason": "one character differs"}]
    for ad in (utrecht, amsterdam):
        add_verdict(session, ad)
    flags = {
        "criminal": add_flag(session, first, "criminal", "high", 7),
        "utrecht": add_flag(session, utrecht, "administrative", "low"),
        "amsterdam": add_flag(session, amsterdam, "administrative", "low"),
        "hostile": add_flag(session, hostile, "care", "medium", 6),
    }
    flags["criminal"].reasons = [
        _reason("language.trust", [[22, 31], [33, 41]], 3),
        _reason("contact.obscured_phone", [[47, 61]], 4),
    ]
    _settle(flags)
    session.flush()
    return {name: flag.id for name, flag in flags.items()}


def _join(session: Session, first: Ad, second: Ad) -> None:
    advertiser = Advertiser(key="A-1", ad_count=2)
    session.add(advertiser)
    session.flush()
    first.advertiser_id = second.advertiser_id = advertiser.id
    reason = "Both ads show this phone number."
    session.add(
        LinkRow(
            left_id=first.id,
            right_id=second.id,
            kind="phone",
            value="+31612345678",
            weight=0.95,
            kept=True,
            reason=reason,
        )
    )
    assert first.version_id
    session.add(
        FactRow(
            version_id=first.version_id, kind="phone", key="+31612345678", value="+31612345678", start=47, end=61,
            text="06 12 34 56 78", source="text",
        )
    )  # fmt: skip


def _reason(indicator: str, spans: list[list[int]], points: int) -> dict:
    return {
        "indicator": indicator,
        "source": "text",
        "spans": spans,
        "detail": {},
        "track": "criminal",
        "grade": "tested",
        "points": points,
    }


def _settle(flags: dict[str, Flag]) -> None:
    for flag in flags.values():
        flag.opened_at, flag.due_at = AT, datetime(2030, 1, 1, tzinfo=UTC)
