"""How fast the compliance screens read a large store: counts kept and counted anew, one licence, never advertised.

`python benchmarks/compliance.py [ADS]` (default 300,000) fills a made-up SQLite store and prints the best of three.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from chain.compliance_counts import count_weeks
from domain.places import municipalities
from domain.roles import Role, Viewer
from store.compliance_counts import store_counts
from store.migrate import upgrade
from store.queries.compliance import compliance, compliance_weeks
from store.queries.licences import licence_detail
from store.queries.registers import find_licences, latest_answers, never_advertised, never_advertised_count
from store.queries.verdict_changes import ChangeFilter, changes_count
from store.session import open_engine
from store.tables import Ad, Advertiser, LicenceCheck, RegisterAnswer, RegisterEntry, Site, Version

AT = datetime(2026, 11, 24, tzinfo=UTC)
LICENCES = 50_000
BATCH = 20_000
OFFICER, INSPECTOR = Viewer(1, "o", Role.OFFICER), Viewer(2, "i", Role.INSPECTOR, "GM0344")
VERDICTS = ["valid"] * 5 + ["missing"] * 6 + [
    "expired", "revoked", "unknown", "mismatch", "malformed", "not_required", "unverified", "suspended",
    "not_yet_valid",
]  # fmt: skip
WITH_LICENCE = {"valid", "expired", "revoked", "suspended", "mismatch", "not_yet_valid"}


def fill(session: Session, ads: int) -> None:
    """Fill the store: a few municipalities have most ads, as they have in fact."""
    dice, codes = random.Random(1), list(municipalities())
    weights = [1 / (rank + 1) for rank in range(len(codes))]
    site = Site(
        name="s", title="S", country="NL", jurisdiction="nl-wrp", base_url="http://x.example", fetch="http",
        definition_digest="d",
    )  # fmt: skip
    answer = RegisterAnswer(source="http://r.example", as_of=AT, read_at=AT, digest="d", licences=LICENCES)
    session.add_all([site, answer])
    session.flush()
    session.execute(insert(Advertiser), [{"id": n + 1, "key": f"A-{n}", "ad_count": 4} for n in range(ads // 4)])
    session.execute(insert(RegisterEntry), [_entry(n, dice.choice(codes), answer.id) for n in range(LICENCES)])
    for start in range(1, ads + 1, BATCH):
        idents = range(start, min(start + BATCH, ads + 1))
        places = dice.choices(codes, weights, k=len(idents))
        made = [_ad(n, place, site.id, ads, dice) for n, place in zip(idents, places, strict=True)]
        session.execute(insert(Ad), [row[0] for row in made])
        session.execute(insert(Version), [row[1] for row in made])
        session.execute(
            insert(LicenceCheck),
            [_check(n, row[1]["first_seen_at"], answer.id, dice) for n, row in zip(idents, made, strict=True)],
        )
    session.execute(text("UPDATE ads SET version_id = id"))
    session.commit()


def _entry(number: int, code: str, answer: int) -> dict:
    name = f"SB-2025-{number:05d}"
    return {
        "source": "http://r.example", "key": name.replace("-", ""), "number": name, "municipality": code,
        "content": {"number": name, "holder": "Demo", "cbs_code": code}, "content_sha256": "x",
        "first_answer_id": answer,
    }  # fmt: skip


def _ad(number: int, place: str, site: int, ads: int, dice: random.Random) -> tuple[dict, dict]:
    first = AT - timedelta(days=dice.randrange(200))
    last = min(AT, first + timedelta(days=dice.randrange(60)))
    url = f"http://x.example/{number}"
    ad = {
        "id": number, "site_id": site, "external_id": str(number), "url": url, "first_seen_at": first,
        "last_seen_at": last, "removed_at": None if dice.random() < 0.8 else last,
        "advertiser_id": 1 + number % (ads // 4), "municipality": place if dice.random() < 0.95 else None,
        "flags_stale": False,
    }  # fmt: skip
    version = {
        "id": number, "ad_id": number, "content_sha256": str(number), "title": "Title", "text": "x" * 700, "url": url,
        "first_seen_at": first, "rules": "r",
    }  # fmt: skip
    return ad, version


def _check(number: int, first: datetime, answer: int, dice: random.Random) -> dict:
    verdict = dice.choice(VERDICTS)
    near = [{"number": f"SB-2025-{dice.randrange(40_000):05d}", "score": 0.8, "reason": "one character differs"}]
    return {
        "version_id": number, "verdict": verdict, "verdict_today": dice.choice([verdict] * 9 + ["expired"]),
        "licence": f"SB-2025-{dice.randrange(40_000):05d}" if verdict in WITH_LICENCE else None,
        "reasons": ["It was active and in force on 2026-10-30."], "candidates": near if verdict == "unknown" else [],
        "jurisdiction": "nl-wrp", "judged_for": first.date(), "judged_on": AT.date(), "basis": "b", "answer_id": answer,
    }  # fmt: skip


def page(session: Session, viewer: Viewer) -> None:
    """Read what the compliance screen reads."""
    compliance(session, viewer, log_view=False)
    compliance_weeks(session, viewer)
    latest_answers(session, viewer)
    changes_count(session, viewer, ChangeFilter())


def best_of_three(call: Callable[[], object]) -> float:
    """Return the seconds of the quickest of three calls."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        call()
        took.append(time.perf_counter() - began)
    return min(took)


def main() -> None:
    """Fill, measure, print."""
    ads = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'baken.db'}")
        upgrade(engine)
        with Session(engine) as session:
            fill(session, ads)
            rows = {"compliance, whole country, counted anew": best_of_three(lambda: page(session, OFFICER))}
            began = time.perf_counter()
            count_weeks(session, AT.date())
            store_counts(session)
            session.commit()
            rows["`baken run`: counts and 27 weeks, once"] = time.perf_counter() - began
            rows |= {
                "compliance, whole country, counts kept": best_of_three(lambda: page(session, OFFICER)),
                "compliance, one municipality": best_of_three(lambda: page(session, INSPECTOR)),
                "one licence with its ads and candidates": best_of_three(
                    lambda: licence_detail(session, OFFICER, "SB-2025-00417", log_view=False)
                ),
                "never advertised, count and first page": best_of_three(
                    lambda: (never_advertised_count(session, OFFICER), never_advertised(session, OFFICER, limit=15))
                ),
                "search by the beginning of a number": best_of_three(
                    lambda: find_licences(session, OFFICER, "SB-2025-0041", log_search=False)
                ),
            }
        engine.dispose()
    print(f"| {ads:,} ads and checks, {LICENCES:,} licences, SQLite | seconds |\n|---|---|")
    for what, seconds in rows.items():
        print(f"| {what} | {seconds:.2f} |")


if __name__ == "__main__":
    main()
