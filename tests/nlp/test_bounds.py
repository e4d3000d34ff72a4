"""What no text may do: break the reader, make it quote what is not there, or take time out of proportion."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
PLANES = st.one_of(
    *(st.characters(min_codepoint=plane << 16, max_codepoint=(plane << 16) + 0xFFFF) for plane in range(17))
)
ORDINARY = (
    "Ik ben Lisa, 24 jaar, en ontvang je graag in Utrecht of Zeist. Bel 06-00012345 of app nul zes nul nul nul een twee "
    "drie vier vijf. € 150 per uur, half uur 90 euro. Vergunningnummer SB-2025-00417, KvK 61234567. 24/7 bereikbaar, geen "
    "sms. I speak English and a little German 😊.\n"
)  # fmt: skip


@settings(max_examples=10_000, deadline=None)
@given(st.text(PLANES, max_size=60))
def test_ten_thousand_texts_of_every_plane(text):
    extraction = READER.read(AdText("x", text))
    for fact in extraction.facts:
        assert text[fact.start : fact.end] == fact.text
        assert fact.text
    for hit in extraction.hits:
        assert all(0 <= start < end <= len(text) for start, end in hit.spans)
    for _, start, end in extraction.parts:
        assert 0 <= start < end <= len(text)


def test_a_megabyte_takes_under_two_seconds():
    text = ORDINARY * (1_000_000 // len(ORDINARY))

    def seconds():
        began = time.process_time()
        READER.read(AdText("x", text))
        return time.process_time() - began

    # The least of three: other work on the machine only ever adds.
    assert min(seconds() for _ in range(3)) < 2
