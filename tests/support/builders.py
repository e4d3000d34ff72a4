"""Filling a store with a few made-up ads, for tests of what stands on top of it."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from domain.roles import Role, Viewer
from matching.licences.normalise import key
from store.accounts import add_user
from store.mandates import add_mandate
from store.tables import (
    Ad,
    Capture,
    Crawl,
    FactRow,
    Flag,
    HitRow,
    LicenceCheck,
    RegisterAnswer,
    RegisterEntry,
    Sighting,
    Site,
    VerdictChange,
    Version,
)

PASSWORD = "a password for tests"
AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


def add_people(session: Session) -> dict[str, Viewer]:
    """Add one account a role and a second officer; return them by name."""
    people = {}
    for name, role in [*((role.value, role) for role in Role), ("officer2", Role.OFFICER)]:
        place = "GM0344" if role is Role.INSPECTOR else None
        user = add_user(session, name, PASSWORD, role.value, municipality=place)
        people[name] = Viewer(user.id, name, role, place, name)
    return people


def add_crawl(session: Session, site_name: str = "plain", jurisdiction: str = "nl-wrp") -> Crawl:
    """Add a site with a finished crawl under a mandate."""
    site = Site(
        name=site_name, title=f"Site {site_name}", country="NL", jurisdiction=jurisdiction, base_url="http://x.example",
        fetch="http", definition_digest="d",
    )  # fmt: skip
    session.add(site)
    session.flush()
    mandate = add_mandate(
        session, name=f"m-{site_name}", purpose="p", legal_basis="l", area="a", owner="o", starts_on=date(2026, 1, 1),
        ends_on=date(2030, 1, 1), sites=[site_name],
    )  # fmt: skip
    crawl = Crawl(site_id=site.id, mandate_id=mandate.id, state="finished", started_at=AT, finished_at=AT)
    session.add(crawl)
    session.flush()
    return crawl


def add_ad(
    session: Session,
    crawl: Crawl,
    external_id: str,
    text: str = "Ik ben Lisa, 24 jaar.",
    title: str = "Lisa",
    city: str = "Utrecht",
    municipality: str | None = "GM0344",
    posted_at: date | None = date(2026, 10, 30),
) -> Ad:
    """Add an ad with one version, its capture and its sighting."""
    ad = Ad(site_id=crawl.site_id, external_id=external_id, url=f"http://x.example/{external_id}", first_seen_at=AT)
    ad.last_seen_at, ad.municipality = AT, municipality
    capture = Capture(
        crawl_id=crawl.id, url=ad.url, external_id=external_id, fetched_at=AT, status=200, media_type="text/html",
        sha256="0" * 64, length=1, warc_file=f"w-{external_id}", warc_offset=0,
    )  # fmt: skip
    session.add_all([ad, capture])
    session.flush()
    version = Version(
        ad_id=ad.id, content_sha256=external_id, capture_id=capture.id, title=title, text=text, url=ad.url, city=city,
        posted_at=posted_at, first_seen_at=AT,
    )  # fmt: skip
    session.add(version)
    session.flush()
    ad.version_id = version.id
    session.add(Sighting(ad_id=ad.id, crawl_id=crawl.id, version_id=version.id, seen_at=AT))
    session.flush()
    return ad


def add_flag(session: Session, ad: Ad, track: str = "administrative", tier: str = "low", points: int = 2) -> Flag:
    """Add an open flag on an ad, with one reason in its text."""
    indicator = {"administrative": "licence.missing", "criminal": "language.trust", "care": "distress.stated"}[track]
    reason = {
        "indicator": indicator, "source": "text", "spans": [[0, 3]], "detail": {}, "track": track, "grade": "rule",
        "points": points,
    }  # fmt: skip
    flag = Flag(
        ad_id=ad.id, version_id=ad.version_id, track=track, tier=tier, points=points, reasons=[reason],
        tier_rank=["immediate", "high", "medium", "low"].index(tier), grounds="g", state="open",
        municipality=ad.municipality, opened_at=AT, due_at=AT + timedelta(days=7), revision=1,
    )  # fmt: skip
    session.add(flag)
    session.flush()
    return flag


def add_verdict(session: Session, ad: Ad, verdict: str = "missing") -> LicenceCheck:
    """Add a licence verdict on the ad's version."""
    check = LicenceCheck(
        version_id=ad.version_id, verdict=verdict, reasons=["No number is shown."], candidates=[], findings=[],
        jurisdiction="nl-wrp", judged_for=date(2026, 10, 30), basis="b",
    )  # fmt: skip
    session.add(check)
    session.flush()
    return check


def add_hit(session: Session, ad: Ad, indicator: str) -> None:
    """Add a hit of an indicator in the ad's text."""
    session.add(HitRow(version_id=ad.version_id, indicator=indicator, source="text", spans=[[0, 3]], detail={}))
    session.flush()


def add_answer(
    session: Session, source: str = "http://register.example", at: datetime = AT, **changes: object
) -> RegisterAnswer:
    """Add an answer of a register."""
    plain: dict[str, object] = {"as_of": at, "read_at": at, "digest": "d" * 64, "licences": 2, "problems": []}
    answer = RegisterAnswer(source=source, **{**plain, **changes})
    session.add(answer)
    session.flush()
    return answer


def add_entry(
    session: Session,
    answer: RegisterAnswer,
    number: str,
    gone: RegisterAnswer | None = None,
    cbs_code: str = "GM0344",
    **changes: object,
) -> RegisterEntry:
    """Add a licence's row to a register, from one answer until another."""
    content = {
        "number": number, "kind": "business", "holder": "Maanlicht Demo BV", "trade_names": "Maanlicht",
        "municipality": "Utrecht", "cbs_code": cbs_code, "phones": "+31600010001", "valid_from": "2025-01-01",
        "valid_until": "2027-12-31", "status": "active", **changes,
    }  # fmt: skip
    entry = RegisterEntry(
        source=answer.source, key=key(number), number=number, municipality=cbs_code, content=content,
        content_sha256="c" * 64, first_answer_id=answer.id, gone_answer_id=gone.id if gone else None,
    )  # fmt: skip
    session.add(entry)
    session.flush()
    return entry


def add_check(session: Session, ad: Ad, verdict: str, licence: str | None = None, **changes: object) -> LicenceCheck:
    """Add a verdict for the ad's date and for today on the ad's present version."""
    check = add_verdict(session, ad, verdict)
    check.number = check.licence = licence
    check.verdict_today, check.judged_on = verdict, AT.date()
    for name, value in changes.items():
        setattr(check, name, value)
    session.flush()
    return check


def add_version(session: Session, ad: Ad, external_id: str, since: datetime, **changes: object) -> Version:
    """Give an ad a further version, which becomes its present one."""
    old = session.get_one(Version, ad.version_id)
    plain: dict[str, object] = {"title": old.title, "text": old.text, "url": old.url, "city": old.city}
    version = Version(ad_id=ad.id, content_sha256=external_id, first_seen_at=since, **{**plain, **changes})
    session.add(version)
    session.flush()
    ad.version_id = version.id
    session.flush()
    return version


def add_number(session: Session, version_id: int | None, number: str) -> None:
    """Add a licence number read out of a version."""
    session.add(
        FactRow(
            version_id=version_id, kind="licence_number", key=number, value=number, start=0, end=len(number),
            text=number, source="text",
        )
    )  # fmt: skip
    session.flush()


def add_change(session: Session, ad: Ad, verdict_before: str, verdict_after: str, **changes: object) -> VerdictChange:
    """Add a verdict that became another one."""
    plain: dict[str, object] = {
        "at": AT, "cause": "register", "before": {"number": "SB-2025-00417", "reasons": ["No number is shown."]},
        "after": {"number": "SB-2025-00417", "reasons": ["The register calls it revoked."]},
    }  # fmt: skip
    change = VerdictChange(
        ad_id=ad.id,
        version_id=ad.version_id,
        verdict_before=verdict_before,
        verdict_after=verdict_after,
        **{**plain, **changes},
    )
    session.add(change)
    session.flush()
    return change
