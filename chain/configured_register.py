"""The register at a source, reached as the settings say."""

from domain.settings import settings
from matching.licences.register import Access, Register, open_register


def configured_register(source: str) -> Register:
    """Return the register at `source` with the configured key and time-out. Reads nothing yet.

    Raises `RegisterUnavailable` for a source that cannot be one.
    """
    configured = settings()
    return open_register(source, Access(configured.register_key.get_secret_value(), configured.register_timeout))
