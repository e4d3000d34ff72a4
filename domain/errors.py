"""Errors that a person reads: one clear line that names the thing and the mend."""


class BakenError(Exception):
    """Something failed and was reported. The message is one line for a person; exit code 1."""

    exit_code = 1
    keeps_work = False


class UsageError(BakenError):
    """The command was called wrongly. Exit code 2."""

    exit_code = 2
