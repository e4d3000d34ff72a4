"""The pipeline on anything: no exception, spans true to the text they quote, time linear in length."""

import time

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
        quoted = ad.field(fact.source)[fact.start : fact.end]
        assert quoted.encode("utf-8", "replace") == fact.text.encode("utf-8", "replace").replace(b"\xef\xbf\xbd", b"?")
        assert fact.start < fact.end
    for hit in extraction.hits:
        assert all(0 <= start < end <= len(ad.field(hit.source)) for start, end in hit.spans)


def test_nothing_gives_nothing():
    extraction = READER.read(AdText("x", ""))
    assert (extraction.facts, extraction.hits, extraction.language) == ((), (), "und")


def test_a_megabyte_is_read_in_time():
    text = "Ik ben Lisa, 23 jaar, bel 06-00012345, 150 euro per uur in Utrecht. " * 15_000
    began = time.monotonic()
    assert READER.read(AdText("x", text)).values("phone") == ["+31600012345"]
    assert time.monotonic() - began < 60


def test_the_frame_is_spacy():
    nlp = build_pipeline()
    doc = nlp.make_doc("06-00012345")
    assert {"baken_phones", "baken_prices", "baken_places"} <= set(nlp.pipe_names)
    assert doc.has_extension("facts")
