"""The packs' files: adding a pack is adding one of them."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml
from pydantic import ValidationError

from domain.errors import BakenError
from domain.jurisdictions.pack import Jurisdiction


def folder() -> Traversable:
    """Return the folder of the packs."""
    return files("domain.jurisdictions")


@cache
def jurisdiction(pack: str) -> Jurisdiction:
    """Return the pack with this id.

    Raises `BakenError` when there is none, or its file does not hold.
    """
    if pack not in jurisdiction_ids():
        raise BakenError(f"no jurisdiction pack {pack!r}; there are: {', '.join(jurisdiction_ids())}")
    text = folder().joinpath(f"{pack}.yaml").read_text(encoding="utf-8")
    try:
        return Jurisdiction.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise BakenError(f"jurisdiction pack {pack}.yaml is no YAML: {' '.join(str(error).split())}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the pack"
        raise BakenError(f"jurisdiction pack {pack}.yaml does not hold: {where}: {first['msg']}") from None


@cache
def jurisdiction_ids() -> tuple[str, ...]:
    """Return the ids of all packs, sorted."""
    return tuple(sorted(f.name.removesuffix(".yaml") for f in folder().iterdir() if f.name.endswith(".yaml")))
