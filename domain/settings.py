"""Settings, from the environment (`BAKEN_…`), with defaults that work on one machine."""

from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting in one place; see docs/configuration.md."""

    model_config = SettingsConfigDict(env_prefix="BAKEN_", extra="ignore")

    home: Path = Field(Path("baken-data"), description="folder of the database, WARC files and sites")
    warc: Path | None = Field(None, description="evidence folder, shared by all machines on one database")
    database_url: str | None = Field(None, description="SQLAlchemy URL; default: SQLite in the home folder")
    register_source: str | None = Field(
        None, alias="BAKEN_REGISTER", description="licence register: a CSV file, http(s) address or sql+URL?view=NAME"
    )
    register_key: SecretStr = Field(SecretStr(""), description="API key sent to the register as X-API-Key")
    register_timeout: float = Field(20.0, gt=0, description="seconds after which a register's answer is given up")
    register_max_age: float = Field(
        1.0, ge=0, description="days for which its last stored answer stands in for a register that cannot be reached"
    )
    jurisdiction: str = Field("nl-wrp", description="default jurisdiction pack for sites that name none")
    default_country: str = Field("NL", description="region of phone numbers without a country code")
    spacy_pipeline: str = Field(
        "auto",
        description="trained spaCy pipeline for names: auto (a Dutch one if installed), none, a name or a folder",
    )
    contact: str = Field(
        "no-contact-configured", description="address in the crawler's user agent for site owners' questions"
    )
    page_timeout: float = Field(30.0, gt=0, description="seconds after which a page is given up")
    watch_seconds: float = Field(60.0, gt=0, description="seconds between two looks at what is due")
    chromium: Path | None = Field(None, description="Chromium to use for sites that need a browser")
    ui_language: str = Field("nl", description="first language of the review screen: nl or en")

    @property
    def resolved_database_url(self) -> str:
        """The SQLAlchemy URL in force; PostgreSQL always through psycopg 3."""
        if self.database_url is None:
            return f"sqlite:///{(self.home / 'baken.db').resolve()}"
        for plain in ("postgresql://", "postgres://"):
            if self.database_url.startswith(plain):
                return "postgresql+psycopg://" + self.database_url.removeprefix(plain)
        return self.database_url

    @property
    def warc_folder(self) -> Path:
        """Where captures are kept: `BAKEN_WARC`, or `warc` in the home folder."""
        return self.warc or self.home / "warc"

    @property
    def sites_folder(self) -> Path:
        """Where this installation's own site definitions are kept, one folder a site."""
        return self.home / "sites"


@cache
def settings() -> Settings:
    """Return the settings of this process, read once. Tests call `settings.cache_clear()`."""
    return Settings()
