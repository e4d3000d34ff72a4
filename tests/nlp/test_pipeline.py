"""The pipeline on anything: no exception, spans true to the text they quote, time linear in length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ads import AdText
from nlp.pipeline import AdReader, build_pipeline

READER = AdReader()
PIECES = st.sampled_from(
    ["06-00012345", "nul zes", "€ 150 per uur", "23 jaar", "Den Haag", "vergunning SB-2025-00417", "@", "\x00", "\ud800",
     "😀", "٣", "Ⅷ", "é", "\u200b", "24/7", "t.me/abc", "http://", "half uur", "18+", "ik ben Lisa"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=30), PIECES), max_size=20).map(" ".join), st.text(max_size=40))
def test_any_text_is_read_and_every_span_quotes_it(text, title):
    ad = AdText("x", text, title=title, url="https://site.nl/ad/1")
    extraction = READER.read(ad)
    for fact in extraction.facts:
        assert ad.field(fact.source)[fact.start : fact.end] == fact.text
        assert fact.start < fact.end
    for hit in extraction.hits:
        assert all(0 <= start < end <= len(ad.field(hit.source)) for start, end in hit.spans)


def test_nothing_gives_nothing():
    extraction = READER.read(AdText("x", ""))
    assert (extraction.facts, extraction.hits, extraction.language) == ((), (), "und")


@pytest.mark.parametrize(
    "piece",
    ["Ik ben Lisa, 23 jaar, bel 06-00012345, 150 euro per uur in Utrecht. ", "1 ", "06 ", "een ", "a", "a.", "100 ", "a@",
     "vergunning ", "😀", "\n", "06-", "wij hebben ", "(", "\u200b", "+", "_", "half uur "],
)  # fmt: skip
def test_time_grows_with_length_only(piece):
    def seconds(length):
        began = time.process_time()
        READER.read(AdText("x", (piece * length)[:length]))
        return time.process_time() - began

    seconds(1_000)
    # Five times the length; a quadratic step would take 25 times as long each time, a busy machine only now and then.
    tries = ((seconds(20_000), seconds(100_000)) for _ in range(3))
    assert any(long < 12 * max(short, 0.02) for short, long in tries)


def test_many_ads_are_read_in_order():
    ads = [AdText(str(n), "06-00012345" if n % 2 else "", title="Eva" if n % 3 else "") for n in range(50)]
    assert [found.id for found in READER.read_many(ads)] == [ad.id for ad in ads]
    assert list(READER.read_many(ads)) == [READER.read(ad) for ad in ads]


def test_reading_begins_before_the_last_ad_is_there():
    def endless():
        number = 0
        while True:
            number += 1
            yield AdText(str(number), "06-00012345")

    assert next(READER.read_many(endless())).id == "1"


def test_the_frame_is_spacy():
    nlp = build_pipeline()
    doc = nlp.make_doc("06-00012345")
    assert {"baken_phones", "baken_prices", "baken_places"} <= set(nlp.pipe_names)
    assert doc.has_extension("facts")
