"""Made-up prose of `texts.yaml`: posts, questions, terms, and text about a city as long as wanted."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from .kit import CITIES, slug


@dataclass(frozen=True)
class Post:
    """One blog post."""

    title: str
    day: date
    lines: list[str]

    @property
    def slug(self) -> str:
        """The title as a piece of an address."""
        return slug(self.title)


@cache
def texts(language: str) -> dict[str, Any]:
    """Return everything in one language."""
    data: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text("utf-8"))[language]
    return data


def posts(language: str) -> list[Post]:
    """Return the posts, newest first."""
    made = [Post(post["title"], post["date"], post["lines"]) for post in texts(language)["posts"]]
    return sorted(made, key=lambda post: post.day, reverse=True)


def city_posts() -> list[Post]:
    """Return as many Dutch posts as there are cities, newest first."""
    says = texts("nl")["city_post"]
    made = []
    for number, city in enumerate(CITIES):
        values = {"city": city, "other": CITIES[(number * 7 + 3) % len(CITIES)]}
        title = says["titles"][number % len(says["titles"])].format(**values)
        made.append(Post(title, date(2026, 11, 9) - timedelta(9 * number), [t.format(**values) for t in says["lines"]]))
    return made


def about_city(language: str, city: str, sentences: int) -> list[str]:
    """Return paragraphs of four sentences that say little about a city at length."""
    random, pool = Random(f"{language} {city}"), texts(language)["seo"]
    others = [other for other in CITIES if other != city]
    made = [random.choice(pool).format(city=city, other=random.choice(others)) for _ in range(sentences)]
    return [" ".join(made[at : at + 4]) for at in range(0, sentences, 4)]
