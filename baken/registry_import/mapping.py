"""The mapping file: which column of a list holds what (YAML; docs/registry-stub.md shows one)."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from domain.errors import BakenError
from matching.licences.register.rows import Column


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Mapping(BaseModel):
    """How one list is to be read. Everything is optional: what is not said is found by the usual names."""

    model_config = ConfigDict(extra="forbid")

    sheet: str | None = Field(None, description="name of the sheet; default: the first one with the columns")
    header_row: int | None = Field(None, ge=1, description="line of the column names; default: it is looked for")
    columns: dict[Column, Annotated[list[str], BeforeValidator(_listed)]] = Field(default_factory=dict)
    kinds: dict[str, Literal["business", "self_employed"]] = Field(default_factory=dict)
    statuses: dict[str, Literal["active", "suspended", "revoked", "ended"]] = Field(default_factory=dict)
    defaults: dict[Column, str] = Field(default_factory=dict)
    separators: dict[Literal["trade_names", "phones"], Annotated[list[str], BeforeValidator(_listed)]] = Field(
        default_factory=dict
    )


@cache
def words() -> dict[str, Any]:
    """Return the usual column names and words (`words.yaml`)."""
    content: dict[str, Any] = yaml.safe_load(files("baken.registry_import").joinpath("words.yaml").read_text("utf-8"))
    return content


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises `BakenError` naming the file, the place in it and what is wrong."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BakenError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BakenError(f"{path} is not UTF-8; save it as UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise BakenError(f"{path}{line}: not YAML ({getattr(error, 'problem', None) or 'unreadable'})") from None
    if not isinstance(content, dict):
        raise BakenError(f"{path}: not a mapping; it should hold `columns:` with a column name for each field")
    try:
        return Mapping.model_validate(content)
    except ValidationError as error:
        raise BakenError(f"{path}: {_first(error)}") from None


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part != "[key]")
    if first["type"] == "extra_forbidden":
        return f"{place} is no setting; there are: {', '.join(Mapping.model_fields)}"
    if first["loc"][-1] == "[key]":
        return f"{place} is no field of the register; {first['msg']}"
    return f"{place}: {first['msg']}"
