"""What a verdict rests on, as a fingerprint in three parts, so that a re-run knows what is stale and why."""

import hashlib
from functools import cache
from importlib.resources import files

from chain.fingerprint import fingerprint
from chain.register_answer import AnswerAtHand
from domain.jurisdictions import Jurisdiction
from nlp.pipeline import RULES_VERSION

LIVE, REMEMBERED, NOTHING = "live", "kept", "none"
_DIGITS = 16


def basis_of(answer: AnswerAtHand, pack: Jurisdiction) -> str:
    """Return the fingerprint of the register's answer and how we have it, the pack, and the rules."""
    how = NOTHING if not answer.usable else REMEMBERED if answer.remembered else LIVE
    said = (answer.snapshot.digest, sorted(answer.snapshot.unreadable)) if answer.usable and answer.snapshot else ""
    parts = [fingerprint(said), fingerprint(pack.model_dump_json()), fingerprint(RULES_VERSION, _matching_version())]
    return "-".join([how, *(part[:_DIGITS] for part in parts)])


def good_bases(basis: str) -> list[str]:
    """Return the bases that need no new check when this one is at hand.

    While a stored answer stands in, what was judged by the same answer when the register gave it still holds.
    """
    how, _, rest = basis.partition("-")
    return [basis, f"{LIVE}-{rest}"] if how == REMEMBERED else [basis]


def cause_of(before: str, after: str) -> str:
    """Return why a verdict changed: `pack`, `register`, `rules` or, if all of these are the same, `time`.

    When several changed at once the first in this order is named: a pack is changed by hand, so that is what
    the person who reads the list just did. A basis of another form comes from an earlier version's rules.
    """
    old, new = before.split("-"), after.split("-")
    if len(old) != len(new):
        return "rules"
    for part, cause in ((2, "pack"), (1, "register"), (3, "rules")):
        if old[part] != new[part]:
            return cause
    return "time"


@cache
def _matching_version() -> str:
    """Hash the code that judges, but not the access to registers, which changes no verdict."""
    digest = hashlib.sha256()
    for folder, names in (("matching.licences", None), ("matching", {"phones.py"}), ("chain", {"check_requests.py"})):
        for file in sorted(files(folder).iterdir(), key=lambda entry: entry.name):
            if file.name.endswith((".py", ".yaml")) and (names is None or file.name in names):
                digest.update(file.read_bytes())
    return digest.hexdigest()
