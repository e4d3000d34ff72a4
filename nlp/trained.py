"""A trained spaCy pipeline beside the rules, where one is installed: it finds names that no introduction gives away.

None is needed. Which one is used is part of the rules' version: with another one, ads are read again.
"""

from collections.abc import Callable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from domain.errors import BakenError
from domain.settings import Settings
from nlp.reading import Reading

KNOWN = ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm")
AUTO, NONE = "auto", "none"
_PERSONS = frozenset(("PER", "PERSON"))
_NEEDED = frozenset(("tok2vec", "transformer", "ner", "entity_ruler"))


@cache
def chosen_pipeline() -> str:
    """Return the name or folder of the trained pipeline to use; empty for none.

    `BAKEN_SPACY_PIPELINE` names it, says `none`, or leaves it to what is installed (`auto`).
    """
    wanted = Settings().spacy_pipeline  # its own: this is asked on import, before a process may have its environment
    if wanted == AUTO:
        return next((name for name in KNOWN if spacy.util.is_package(name)), "")
    return "" if wanted == NONE else wanted


@cache
def load(name: str) -> Language:
    """Return a trained pipeline with nothing but what finds names.

    Raises `BakenError` when it is not installed or does not fit this version of spaCy.
    """
    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise BakenError(f"spaCy pipeline {name!r} (BAKEN_SPACY_PIPELINE) cannot be used: {reason}") from None
    for component in pipeline.pipe_names:
        if component not in _NEEDED:
            pipeline.disable_pipe(component)
    return pipeline


@Language.factory("baken_trained_names", default_config={"pipeline": ""})
def _trained_names(nlp: Language, name: str, pipeline: str) -> Callable[[Doc], Doc]:
    trained = load(pipeline)

    def find(doc: Doc) -> Doc:
        """Attach the persons of a field in which the rules found no name."""
        reading: Reading = doc._.reading
        if reading.source == "url" or any(fact.kind == "name" for fact in reading.facts):
            return doc
        for entity in trained(reading.shadow.plain).ents:
            start, end = entity.start_char, entity.end_char
            if entity.label_ in _PERSONS and entity.text[:1].isupper() and not reading.taken(start, end):
                reading.add("name", entity.text, start, end, found_by=pipeline)
        return doc

    return find
