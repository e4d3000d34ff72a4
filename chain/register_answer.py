"""The register as the check stage has it at hand: today's answer, or a stored one that is young enough."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine

from chain.configured_register import configured_register
from domain.clock import now
from domain.settings import settings
from matching.licences.register import HttpRegister, Known, Register, RegisterSnapshot, RegisterUnavailable
from store.register import latest_answer, record_answer, snapshot_at
from store.session import transaction


@dataclass(frozen=True, slots=True)
class AnswerAtHand:
    """What verdicts may rest on. `remembered`: the register could not be reached, a stored answer stands in.

    `problems` are lines for people.
    """

    snapshot: RegisterSnapshot | None = None
    answer_id: int | None = None
    remembered: bool = False
    problems: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether anything can be judged by it."""
        return self.snapshot is not None and self.snapshot.fresh

    @property
    def note(self) -> str | None:
        """What every verdict that rests on a stored answer says, or None."""
        if not self.remembered or self.snapshot is None:
            return None
        read_at = self.snapshot.read_at
        return f"The register could not be reached; this rests on its answer of {read_at:%Y-%m-%d %H:%M} UTC."


def ask_register(engine: Engine, source: str | None) -> AnswerAtHand:
    """Ask the register and store its answer; when it cannot be reached, take the last one stored.

    A stored answer stands in for at most `BAKEN_REGISTER_MAX_AGE` days after it was read.
    """
    if source is None:
        return AnswerAtHand(problems=("no licence register is configured (BAKEN_REGISTER); verdicts stay unverified",))
    try:
        register = configured_register(source)
    except RegisterUnavailable as error:
        return AnswerAtHand(problems=(_unverified(error),))
    try:
        return _asked(engine, register)
    except RegisterUnavailable as error:
        return _stand_in(engine, register.name, error)


def _asked(engine: Engine, register: Register) -> AnswerAtHand:
    with transaction(engine) as session:
        last = latest_answer(session, register.name)
    if isinstance(register, HttpRegister) and last and last.etag:
        register.known = Known(last.etag, lambda: _stored(engine, register.name, last.id))
    snapshot = register.snapshot()
    if last and last.licences and not snapshot.licences:
        raise RegisterUnavailable(
            f"licence register {register.name}: it says that it holds no licences; it held {last.licences} on "
            f"{last.read_at:%Y-%m-%d}"
        )
    with transaction(engine) as session:
        answer_id = record_answer(session, snapshot)
    problems = snapshot.problems
    if not snapshot.fresh:
        problems += (f"{register.name} vouches for {snapshot.as_of:%Y-%m-%d} only; verdicts stay unverified",)
    return AnswerAtHand(snapshot, answer_id, problems=problems)


def _stand_in(engine: Engine, name: str, error: RegisterUnavailable) -> AnswerAtHand:
    with transaction(engine) as session:
        last = latest_answer(session, name)
    oldest = now() - timedelta(days=settings().register_max_age)
    if last is None or not last.fresh or last.read_at < oldest:
        return AnswerAtHand(problems=(_unverified(error),))
    line = f"{error}; its answer of {last.read_at:%Y-%m-%d %H:%M} UTC stands in"
    return AnswerAtHand(_stored(engine, name, last.id), last.id, remembered=True, problems=(line,))


def _stored(engine: Engine, name: str, answer_id: int) -> RegisterSnapshot:
    with transaction(engine) as session:
        return snapshot_at(session, name, answer_id)


def _unverified(error: RegisterUnavailable) -> str:
    return f"{error}; affected verdicts are `unverified` until the next run"
