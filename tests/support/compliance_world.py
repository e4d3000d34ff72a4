"""A store for the compliance screens: three municipalities, two registers, changed verdicts, hostile words. Made up."""

from datetime import date, datetime, timedelta
from typing import Any

from builders import (
    add_ad,
    add_answer,
    add_change,
    add_check,
    add_crawl,
    add_entry,
    add_flag,
    add_hit,
    add_number,
    add_people,
    add_version,
)  # fmt: skip
from sqlalchemy.orm import Session

from chain.compliance_counts import count_weeks
from domain.clock import now
from store.decisions import decide
from store.tables import Ad, Advertiser, Crawl

NUMBER = "SB-2025-00417"
ELSEWHERE = "SB-2024-00911"
HOSTILE = '=HYPERLINK("http://evil.example") <img src=x onerror="document.title=\'owned\'"> **vet**'
# Ads per verdict (today's behind a colon where it differs) in each place.
MARKET = {
    ("Utrecht", "GM0344"): {"valid": 9, "valid:expired": 3, "missing": 7, "unknown": 2, "unverified": 1},
    ("Amsterdam", "GM0363"): {"valid": 14, "missing": 11, "mismatch": 3, "malformed": 2, "not_required": 6},
    ("Groningen", "GM0014"): {"valid": 3, "missing": 8, "revoked": 1},
    ("Rotterdam", "GM0599"): {"valid": 12, "expired": 5, "missing": 6, "unverified": 5},
}


def fill_compliance(session: Session, at: datetime | None = None) -> dict[str, Any]:
    """Fill the store as on `at` (default: now); return its people and the ads and changes that tests name."""
    at = at or now()
    people = add_people(session)
    crawl = add_crawl(session)
    _market(session, crawl, at)
    made = _licence(session, crawl, at, people)
    _registers(session, at)
    count_weeks(session, at.date())
    session.flush()
    return {"people": people, **made}


def _market(session: Session, crawl: Crawl, at: datetime) -> None:
    number = 0
    for (city, code), verdicts in MARKET.items():
        for name, count in verdicts.items():
            for _ in range(count):
                ad = _ad(session, crawl, f"m{number}", city, code, at, days=7 + 11 * number % 75)
                verdict, _, today = name.partition(":")
                add_check(session, ad, verdict, verdict_today=today or verdict, judged_for=ad.first_seen_at.date())
                number += 1


def _ad(
    session: Session, crawl: Crawl, name: str, city: str, code: str | None, at: datetime, days: int, **words: str
) -> Ad:
    ad = add_ad(session, crawl, name, city=city, municipality=code, **words)
    ad.first_seen_at, ad.last_seen_at = at - timedelta(days=days), at - timedelta(hours=6)
    session.flush()
    return ad


def _licence(session: Session, crawl: Crawl, at: datetime, people: dict[str, Any]) -> dict[str, Any]:
    """Ads around one licence: in two places, one that dropped the number, one that mistyped it, one hostile."""
    first = Advertiser(key="A-1", ad_count=2)
    second = Advertiser(key="A-2", ad_count=1)
    session.add_all([first, second])
    session.flush()
    titles = {
        "utrecht": ("Utrecht", "GM0344", "Maanlicht in Utrecht"),
        "amsterdam": ("Amsterdam", "GM0363", "Maanlicht in Amsterdam"),
        "hostile": ("Utrecht", "GM0344", HOSTILE),
        "dropped": ("Utrecht", "GM0344", "Maanlicht zonder nummer"),
        "mistyped": ("Utrecht", "GM0344", "Maanlicht met tikfout"),
    }
    ads = {
        name: _ad(session, crawl, name, city, code, at, 40, title=title) for name, (city, code, title) in titles.items()
    }
    for name, party in {"utrecht": first, "dropped": first, "amsterdam": second}.items():
        ads[name].advertiser_id = party.id
    for name, today in {"utrecht": "suspended", "amsterdam": "mismatch", "hostile": "suspended"}.items():
        verdict = "mismatch" if name == "amsterdam" else "valid"
        add_check(session, ads[name], verdict, NUMBER, verdict_today=today, judged_for=date(2026, 9, 1))
        add_number(session, ads[name].version_id, NUMBER)
        add_hit(session, ads[name], "licence.shared")
    add_check(session, ads["dropped"], "valid", NUMBER)
    version = add_version(session, ads["dropped"], "dropped-2", at - timedelta(days=3))
    add_check(session, ads["dropped"], "missing")
    add_hit(session, ads["dropped"], "licence.dropped")
    mistyped = add_check(session, ads["mistyped"], "unknown", None)
    mistyped.number = "SB-2025-00471"
    mistyped.candidates = [{"number": NUMBER, "score": 0.91, "reason": "two neighbouring characters are swapped"}]
    flag = add_flag(session, ads["utrecht"])
    decide(session, people["inspector"], flag.id, "watch", "Eerst nabellen.", flag.revision)
    before = {"number": NUMBER, "verdict": "valid", "verdict_today": "valid", "reasons": []}
    after = {**before, "verdict_today": "suspended", "reasons": ["The register calls it suspended."]}
    changes = {
        "utrecht": add_change(
            session, ads["utrecht"], "valid", "suspended", at=at - timedelta(hours=5), before=before, after=after
        ),
        "hostile": add_change(session, ads["hostile"], "valid", "suspended", at=at - timedelta(hours=5)),
        "amsterdam": add_change(
            session, ads["amsterdam"], "valid", "mismatch", at=at - timedelta(days=2), cause="pack"
        ),
    }
    return {"ads": ads, "changes": {name: change.id for name, change in changes.items()}, "dropped_version": version.id}


def _registers(session: Session, at: datetime) -> None:
    source = "https://user:secret@register.example/licences?key=secret"
    answers = [
        add_answer(session, source, at - timedelta(days=days), licences=4, problems=problems)
        for days, problems in (
            (60, []),
            (9, []),
            (1, ["row 7: the date 2026-13-40 does not exist; mend it in the file"]),
        )
    ]
    add_entry(session, answers[0], NUMBER, answers[2], status="active")
    add_entry(session, answers[2], NUMBER, status="suspended")
    add_entry(session, answers[1], "SB-2025-00500", holder="Nooit Gezien BV")
    add_entry(session, answers[1], "RP-0000009", holder="Iemand Anders", kind="self_employed", phones="+31600010009")
    elsewhere = {"municipality": "Amsterdam", "holder": "Grachtenlicht BV"}
    add_entry(session, answers[1], ELSEWHERE, cbs_code="GM0363", **elsewhere)
    add_answer(session, "oude-lijst.xlsx", at - timedelta(days=45))
