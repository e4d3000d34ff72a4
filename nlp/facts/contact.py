"""E-mail addresses, handles on other platforms and web addresses, in this order: each keeps out of what came before."""

from spacy.tokens import Doc

from nlp.facts.email_address import find_emails
from nlp.facts.handle import find_handles
from nlp.facts.web_address import find_urls
from nlp.reading import Reading


def find_contacts(doc: Doc) -> Doc:
    """Attach `email`, `handle` and `url` facts; addresses and names are lower-cased."""
    reading: Reading = doc._.reading
    find_emails(reading)
    find_handles(reading)
    if reading.source != "url":
        find_urls(reading)
    return doc
