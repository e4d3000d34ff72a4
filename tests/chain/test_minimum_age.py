"""The age below which an ad is flagged is that of its pack, its municipality and its day."""

from datetime import date

import pytest
from builders import add_ad, add_check, add_crawl
from sqlalchemy import select
from sqlalchemy.orm import Session

from chain import flag
from domain.ads import AdText
from nlp.pipeline import RULES_VERSION, AdReader
from store.tables import Ad, Flag, HitRow, Version

UTRECHT, ROTTERDAM = "GM0344", "GM0599"


@pytest.mark.parametrize(
    ("pack", "municipality", "day", "age", "flagged"),
    [
        ("nl-wrp", UTRECHT, date(2026, 10, 30), 20, True),
        ("nl-wrp", UTRECHT, date(2026, 10, 30), 21, False),
        ("nl-apv", UTRECHT, date(2026, 10, 30), 20, False),
        ("nl-apv", None, date(2026, 10, 30), 19, False),
        ("nl-apv", ROTTERDAM, date(2026, 10, 30), 20, True),
        ("nl-apv", ROTTERDAM, date(2015, 12, 31), 20, False),
    ],
)
def test_an_age_is_too_low_only_where_and_when_the_pack_says_so(engine, pack, municipality, day, age, flagged):
    with Session(engine) as session:
        text = f"Ik ben Lisa, {age} jaar."
        ad = add_ad(session, add_crawl(session, jurisdiction=pack), "1", text=text, municipality=municipality)
        add_check(session, ad, "valid", judged_for=day)
        for hit in AdReader().read(AdText("1", text)).hits:
            session.add(
                HitRow(version_id=ad.version_id, indicator=hit.indicator, source=hit.source,
                       spans=[list(span) for span in hit.spans], detail=hit.detail)
            )  # fmt: skip
        session.scalars(select(Version)).one().rules = RULES_VERSION
        session.commit()
    flag.run_stage(engine)
    with Session(engine) as session:
        reasons = {reason["indicator"] for row in session.scalars(select(Flag)) for reason in row.reasons}
        assert ("age.below_minimum" in reasons) == flagged
        assert session.scalars(select(Ad)).one().flags_stale is False
