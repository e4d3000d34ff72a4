"""All tables. Words as in SPEC section 2; times are aware and UTC."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from domain.clock import now

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware UTC time on every database (SQLite itself forgets the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; a time without zone is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware UTC time."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy's own form
        datetime: Moment,
        date: Date,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        str: Text,
    }


class Mandate(Base):
    """Why a crawl may run: purpose, legal basis, area, owner, end. Without one nothing is fetched."""

    __tablename__ = "mandates"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    purpose: Mapped[str]
    legal_basis: Mapped[str]
    area: Mapped[str]
    owner: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    sites: Mapped[list[Any]] = mapped_column(default=list)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Site(Base):
    """An advertising website under observation.

    `jurisdiction` is the pack in force, `defined_jurisdiction` the one its definition named when last crawled.
    """

    __tablename__ = "sites"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    title: Mapped[str]
    country: Mapped[str] = mapped_column(String(2))
    jurisdiction: Mapped[str] = mapped_column(String(40))
    defined_jurisdiction: Mapped[str] = mapped_column(String(40), default="")
    base_url: Mapped[str]
    fetch: Mapped[str] = mapped_column(String(10))
    definition_digest: Mapped[str] = mapped_column(String(64))


class Crawl(Base):
    """One run over a site. State: `running` (also when killed or paused: to be resumed), `finished`, `failed`.

    `health` holds what monitors look at: latency, unchanged pages, how often each field was filled.
    """

    __tablename__ = "crawls"
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandates.id"))
    state: Mapped[str] = mapped_column(String(10), index=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    pages: Mapped[int] = mapped_column(default=0)
    bytes: Mapped[int] = mapped_column(default=0)
    ads: Mapped[int] = mapped_column(default=0)
    new_ads: Mapped[int] = mapped_column(default=0)
    changed_ads: Mapped[int] = mapped_column(default=0)
    removed_ads: Mapped[int] = mapped_column(default=0)
    errors: Mapped[dict[str, Any]] = mapped_column(default=dict)
    software: Mapped[str] = mapped_column(String(60), default="")
    definition_digest: Mapped[str] = mapped_column(String(64), default="")
    health: Mapped[dict[str, Any]] = mapped_column(default=dict)
    manifest_sha256: Mapped[str] = mapped_column(String(64), default="")
    site: Mapped[Site] = relationship()


class PageRow(Base):
    """What is remembered of a page between crawls, so that it need not be fetched or read again.

    `sha256` is of the body as read, `payload_sha256` of the body as it came over the wire at `payload_at`.
    `links` is what a listing page led to; None for an ad's page. `definition_digest` is the site
    definition it was read with.
    """

    __tablename__ = "pages"
    __table_args__ = (UniqueConstraint("site_id", "url"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"))
    url: Mapped[str]
    external_id: Mapped[str | None] = mapped_column(String(200))
    etag: Mapped[str] = mapped_column(default="")
    last_modified: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(64))
    payload_sha256: Mapped[str] = mapped_column(String(64))
    payload_at: Mapped[datetime]
    links: Mapped[dict[str, Any] | None]
    checked_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    definition_digest: Mapped[str] = mapped_column(String(64))


class Capture(Base):
    """One fetched page, kept as a WARC record; the digest is of the body as fetched.

    `external_id` names the ad whose page was asked for, also where the site redirected elsewhere.
    """

    __tablename__ = "captures"
    __table_args__ = (UniqueConstraint("crawl_id", "warc_file", "warc_offset"), Index("ix_captures_url", "url"))
    id: Mapped[int] = mapped_column(primary_key=True)
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawls.id"))
    url: Mapped[str]
    external_id: Mapped[str | None] = mapped_column(String(200), index=True)
    fetched_at: Mapped[datetime]
    status: Mapped[int]
    media_type: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(64))
    length: Mapped[int]
    warc_file: Mapped[str]
    warc_offset: Mapped[int]


class Ad(Base):
    """One advertisement, identified by (site, external id).

    `flags_stale` is set together with anything its flags rest on, cleared when they are derived.
    """

    __tablename__ = "ads"
    __table_args__ = (UniqueConstraint("site_id", "external_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"))
    external_id: Mapped[str] = mapped_column(String(200))
    url: Mapped[str]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime] = mapped_column(index=True)
    removed_at: Mapped[datetime | None] = mapped_column(index=True)
    version_id: Mapped[int | None] = mapped_column(
        ForeignKey("versions.id", use_alter=True, name="fk_ads_version_id"), index=True
    )
    advertiser_id: Mapped[int | None] = mapped_column(ForeignKey("advertisers.id"), index=True)
    municipality: Mapped[str | None] = mapped_column(String(6), index=True)
    flags_stale: Mapped[bool] = mapped_column(default=True, index=True)
    site: Mapped[Site] = relationship()
    version: Mapped["Version | None"] = relationship(foreign_keys=[version_id], post_update=True)
    advertiser: Mapped["Advertiser | None"] = relationship()


class Version(Base):
    """One distinct content of an ad. `rules` says with which rules it was extracted; None: not yet."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("ad_id", "content_sha256"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ad_id: Mapped[int] = mapped_column(ForeignKey("ads.id"))
    content_sha256: Mapped[str] = mapped_column(String(64))
    capture_id: Mapped[int | None] = mapped_column(ForeignKey("captures.id"))
    title: Mapped[str]
    text: Mapped[str]
    url: Mapped[str]
    city: Mapped[str] = mapped_column(default="")
    posted_at: Mapped[date | None]
    image_hashes: Mapped[list[Any]] = mapped_column(default=list)
    first_seen_at: Mapped[datetime]
    language: Mapped[str] = mapped_column(String(3), default="")
    rules: Mapped[str | None] = mapped_column(String(64), index=True)
    ad: Mapped[Ad] = relationship(foreign_keys=[ad_id])
    capture: Mapped[Capture | None] = relationship()


class Sighting(Base):
    """An ad seen in a crawl, with the version seen."""

    __tablename__ = "sightings"
    __table_args__ = (UniqueConstraint("ad_id", "crawl_id"), Index("ix_sightings_crawl_id", "crawl_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    ad_id: Mapped[int] = mapped_column(ForeignKey("ads.id"))
    crawl_id: Mapped[int] = mapped_column(ForeignKey("crawls.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    seen_at: Mapped[datetime]


class FactRow(Base):
    """A value read out of a version, with its span. `key` is the value as text, for look-ups and linking."""

    __tablename__ = "facts"
    __table_args__ = (Index("ix_facts_kind_key", "kind", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    key: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str]
    source: Mapped[str] = mapped_column(String(5))
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict)


class HitRow(Base):
    """An indicator found in a version. `computed` marks those that look at several ads."""

    __tablename__ = "hits"
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    indicator: Mapped[str] = mapped_column(String(60), index=True)
    source: Mapped[str] = mapped_column(String(5))
    spans: Mapped[list[Any]] = mapped_column(default=list)
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    computed: Mapped[bool] = mapped_column(Boolean, default=False, index=True)


class RegisterAnswer(Base):
    """What a register said when it was asked: nothing is overwritten, so a verdict can be reproduced later.

    `as_of` is the time it vouched for, `read_at` when we read it, `digest` the SHA-256 of its whole content.
    Its licences are the entries of the same source with `first_answer_id <= id` and not gone by then; of the
    numbers in `unreadable` nothing can be said. `fresh` is False when `as_of` was too old to judge by.
    """

    __tablename__ = "register_answers"
    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(index=True)
    as_of: Mapped[datetime]
    read_at: Mapped[datetime]
    digest: Mapped[str] = mapped_column(String(64))
    licences: Mapped[int]
    problems: Mapped[list[Any]] = mapped_column(default=list)
    etag: Mapped[str] = mapped_column(default="")
    fresh: Mapped[bool] = mapped_column(default=True)
    unreadable: Mapped[list[Any]] = mapped_column(default=list)


class RegisterEntry(Base):
    """One row of a register as it stood from one answer until another no longer had it (`gone_answer_id`).

    `key` is the number's compared form; `content` the row in the columns of the register's CSV form.
    """

    __tablename__ = "register_entries"
    __table_args__ = (Index("ix_register_entries_source", "source", "gone_answer_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    number: Mapped[str]
    municipality: Mapped[str | None] = mapped_column(String(6), index=True)
    content: Mapped[dict[str, Any]]
    content_sha256: Mapped[str] = mapped_column(String(64))
    first_answer_id: Mapped[int] = mapped_column(ForeignKey("register_answers.id"))
    gone_answer_id: Mapped[int | None] = mapped_column(ForeignKey("register_answers.id"))


class LicenceCheck(Base):
    """The verdict on a version; `basis` fingerprints all it rests on, so a re-run knows what is stale.

    `verdict` holds for the ad's date (`judged_for`), `verdict_today` for `judged_on`; from `recheck_on` on the
    latter may differ although nothing else changed. `answer_id` is the register's answer it rests on. While a
    verdict is `unverified`, `verified_before` keeps the last ones that were not.
    """

    __tablename__ = "licence_checks"
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), unique=True)
    verdict: Mapped[str] = mapped_column(String(20), index=True)
    number: Mapped[str | None]
    licence: Mapped[str | None] = mapped_column(index=True)
    score: Mapped[float] = mapped_column(Float, default=0.0)
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    candidates: Mapped[list[Any]] = mapped_column(default=list)
    findings: Mapped[list[Any]] = mapped_column(default=list)
    jurisdiction: Mapped[str] = mapped_column(String(40))
    register: Mapped[str] = mapped_column(default="")
    register_as_of: Mapped[datetime | None]
    judged_for: Mapped[date]
    verdict_today: Mapped[str] = mapped_column(String(20), default="", index=True)
    judged_on: Mapped[date | None]
    recheck_on: Mapped[date | None] = mapped_column(index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("register_answers.id"))
    verified_before: Mapped[dict[str, Any] | None]
    basis: Mapped[str] = mapped_column(String(64))


class VerdictChange(Base):
    """A verdict that became another one: listed until a person has seen it; decisions taken before stay.

    `cause`: `register`, `pack`, `rules` or `time`. `before` and `after` are records of `baken check`'s output.
    """

    __tablename__ = "verdict_changes"
    id: Mapped[int] = mapped_column(primary_key=True)
    ad_id: Mapped[int] = mapped_column(ForeignKey("ads.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    at: Mapped[datetime]
    cause: Mapped[str] = mapped_column(String(10))
    verdict_before: Mapped[str] = mapped_column(String(20))
    verdict_after: Mapped[str] = mapped_column(String(20))
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(default=dict)
    seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    seen_at: Mapped[datetime | None] = mapped_column(index=True)
    ad: Mapped[Ad] = relationship()


class ComplianceWeek(Base):
    """How many ads with this verdict (for their own date) were seen in a municipality in the week from `week`.

    Counts only, so that the trend outlives the ads. `municipality` is a CBS code, empty where it is not known;
    `week` is a Monday. A week stands as it was counted last while it ran or in the week after.
    """

    __tablename__ = "compliance_weeks"
    week: Mapped[date] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(String(6), primary_key=True)
    verdict: Mapped[str] = mapped_column(String(20), primary_key=True)
    ads: Mapped[int]


class ComplianceCount(Base):
    """How many ads online a municipality has with these two verdicts, as counted when `StageMark` says.

    Counting every ad takes a second a million; whoever reads this first compares `compliance_basis` with the mark.
    """

    __tablename__ = "compliance_counts"
    municipality: Mapped[str] = mapped_column(String(6), primary_key=True)
    verdict: Mapped[str] = mapped_column(String(20), primary_key=True)
    verdict_today: Mapped[str] = mapped_column(String(20), primary_key=True)
    ads: Mapped[int]


class Advertiser(Base):
    """A group of ads that one party posts. `key` is derived from its first ad, the same over re-runs."""

    __tablename__ = "advertisers"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    ad_count: Mapped[int] = mapped_column(default=0)


class LinkRow(Base):
    """One reason two ads belong together, or one that was looked at and dropped."""

    __tablename__ = "links"
    __table_args__ = (UniqueConstraint("left_id", "right_id", "kind", "value"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("ads.id"))
    right_id: Mapped[int] = mapped_column(ForeignKey("ads.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(String(300))
    weight: Mapped[float]
    kept: Mapped[bool]
    reason: Mapped[str]


class Flag(Base):
    """What a person triages: one ad on one track.

    State: `open`, `awaiting_second` (a criminal or care referral that a second person must confirm),
    `decided`, or `withdrawn` (its grounds are gone and nobody had decided yet). `grounds` fingerprints
    what it rests on; a decided flag opens again when the grounds grow.
    """

    __tablename__ = "flags"
    __table_args__ = (
        UniqueConstraint("ad_id", "track"),
        Index("ix_flags_queue", "state", "track", "tier_rank", "points"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ad_id: Mapped[int] = mapped_column(ForeignKey("ads.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    track: Mapped[str] = mapped_column(String(20))
    tier: Mapped[str] = mapped_column(String(10))
    tier_rank: Mapped[int]
    points: Mapped[int]
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    grounds: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(20))
    municipality: Mapped[str | None] = mapped_column(String(6), index=True)
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0)
    ad: Mapped[Ad] = relationship()
    version: Mapped[Version] = relationship()
    decisions: Mapped[list["Decision"]] = relationship(back_populates="flag", order_by="Decision.id")


class StageMark(Base):
    """What a whole-market stage last worked on, so that it rests when nothing changed."""

    __tablename__ = "stage_marks"
    stage: Mapped[str] = mapped_column(String(20), primary_key=True)
    basis: Mapped[str] = mapped_column(String(64))
    finished_at: Mapped[datetime]


class User(Base):
    """A person with an account. `municipality` (CBS code) bounds what an inspector sees."""

    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(60), unique=True)
    display_name: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(String(20))
    municipality: Mapped[str | None] = mapped_column(String(6))
    password_hash: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    failed_logins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]


class Decision(Base):
    """What a person concluded, and why. Referrals to police or care name a second person.

    Kinds: `dismiss`, `watch`, `refer_administrative`, `refer_criminal`, `refer_care`.
    """

    __tablename__ = "decisions"
    id: Mapped[int] = mapped_column(primary_key=True)
    flag_id: Mapped[int] = mapped_column(ForeignKey("flags.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[str] = mapped_column(String(30))
    reason: Mapped[str]
    decided_at: Mapped[datetime]
    grounds: Mapped[str] = mapped_column(String(64))
    second_user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    second_at: Mapped[datetime | None]
    second_agrees: Mapped[bool | None]
    flag: Mapped[Flag] = relationship(back_populates="decisions")
    user: Mapped[User] = relationship(foreign_keys=[user_id])
    second_user: Mapped[User | None] = relationship(foreign_keys=[second_user_id])


class Secured(Base):
    """An ad's page as an officer had it secured: pictures, network and all, in `folder` of the evidence folder."""

    __tablename__ = "secured"
    id: Mapped[int] = mapped_column(primary_key=True)
    ad_id: Mapped[int] = mapped_column(ForeignKey("ads.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    reason: Mapped[str]
    status: Mapped[int]
    folder: Mapped[str] = mapped_column(unique=True)
    manifest_sha256: Mapped[str] = mapped_column(String(64))
    ad: Mapped[Ad] = relationship()
    user: Mapped[User] = relationship()


class AuditEntry(Base):
    """One entry of the append-only log; `hash` covers the entry and the hash before it."""

    __tablename__ = "audit_entries"
    sequence: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str]
    role: Mapped[str] = mapped_column(String(20))
    action: Mapped[str] = mapped_column(String(40), index=True)
    subject: Mapped[str] = mapped_column(String(200), default="")
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
