"""spaCy as the frame: the pipeline called on text, saved and loaded, its Docs saved, a trained pipeline beside it."""

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from domain.ads import AdText
from domain.errors import BakenError
from domain.settings import settings
from nlp import trained
from nlp.pipeline import AdReader, build_pipeline

TEXT = "Ik ben Lisa, 24 jaar. Bel 06-00012345, dag en nacht bereikbaar. I do not speak Dutch, only English please."


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline()


def read(doc):
    return [(fact.kind, fact.value, fact.start, fact.end) for fact in doc._.facts]


def test_a_doc_comes_out_with_what_the_reader_finds(nlp):
    doc, extraction = nlp(TEXT), AdReader().read(AdText("x", TEXT))
    assert doc.text == TEXT
    assert doc._.facts == list(extraction.facts)
    assert doc._.language == extraction.language
    assert set(doc._.finds) <= {hit.indicator for hit in extraction.hits}
    assert doc._.finds["availability.always"]


def test_the_pipeline_is_saved_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == nlp.pipe_names
    assert read(again(TEXT)) == read(nlp(TEXT))
    assert read(spacy.blank("nl", config=nlp.config).from_bytes(nlp.to_bytes())(TEXT)) == read(nlp(TEXT))


def test_the_country_is_kept_with_the_pipeline(tmp_path):
    build_pipeline("BE").to_disk(tmp_path)
    assert ("phone", "+32470123456", 4, 17) in read(spacy.load(tmp_path)("Bel 0470 12 34 56"))


def test_docs_are_saved_with_all_that_was_found(nlp):
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (from_bin,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    for copy in (again, from_bin):
        assert list(copy._.facts) == doc._.facts
        assert copy._.language == doc._.language
        assert [list(map(tuple, spans)) for spans in copy._.finds.values()] == list(doc._.finds.values())


@pytest.fixture
def with_pipeline(monkeypatch):
    def use(name):
        monkeypatch.setenv("BAKEN_SPACY_PIPELINE", str(name))
        settings.cache_clear()
        trained.chosen_pipeline.cache_clear()

    yield use
    monkeypatch.undo()
    settings.cache_clear()
    trained.chosen_pipeline.cache_clear()


def test_a_trained_pipeline_finds_names_where_the_rules_find_none(with_pipeline, tmp_path):
    person = spacy.blank("nl")
    person.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Qvirien"}])
    person.to_disk(tmp_path / "persons")
    text = "Wie Qvirien eenmaal zag wil vaker komen."
    assert AdReader().read(AdText("x", text)).values("name") == []
    with_pipeline(tmp_path / "persons")
    assert AdReader().read(AdText("x", text)).values("name") == ["Qvirien"]
    assert AdReader().read(AdText("x", TEXT)).values("name") == ["Lisa"]


def test_a_pipeline_that_is_not_there_is_named(with_pipeline):
    with_pipeline("nl_no_such_pipeline")
    with pytest.raises(BakenError, match=r"nl_no_such_pipeline.*BAKEN_SPACY_PIPELINE"):
        AdReader()
