"""Jurisdiction packs: what an ad must show where and when, as data. One YAML file a pack, named by its id."""

from domain.jurisdictions.pack import Jurisdiction, NumberFormat
from domain.jurisdictions.reading import jurisdiction, jurisdiction_ids
from domain.jurisdictions.rules import Ask, HomeBased, LocalRule, Required, Rule

__all__ = [
    "Ask",
    "HomeBased",
    "Jurisdiction",
    "LocalRule",
    "NumberFormat",
    "Required",
    "Rule",
    "jurisdiction",
    "jurisdiction_ids",
]
