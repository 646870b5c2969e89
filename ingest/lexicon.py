"""The small closed classes of words that finding names and posts asks for, read once from a language's folder."""

from __future__ import annotations

from functools import cache
from typing import Any

from ingest import tables

HOME = "ru"  # the one language whose names are found so far


@cache
def words(name: str) -> frozenset[str]:
    """Give a class of words; one that the language does not have is empty."""
    return frozenset(classes().get(name, ()))


@cache
def told(name: str) -> dict[str, Any]:
    """Give a class that is parted by country: «[domains] KZ = [...]»."""
    return dict(classes().get(name, {}))


def marked(keys: frozenset[str]) -> list[str]:
    """Give the country that a word of its own tells: «Госдума», «акимат»; none where two share it."""
    found = [country for country, own in told("markers").items() if keys & set(own)]
    return found if len(found) == 1 else []


@cache
def phrase(name: str) -> str:
    """Give a single piece of wording: what is written for an acting official."""
    return str(classes().get(name, ""))


def without(word: str, prefixes: str) -> str:
    """Take away the first of a class of prefixes that the word begins with."""
    return next((word.removeprefix(one) for one in words(prefixes) if word.startswith(one)), word)


def is_former(word: str) -> bool:
    """Say that the word itself tells of a former holder: «экс-министр»."""
    return without(word.lower(), "former_prefix") != word.lower()


@cache
def classes() -> dict[str, Any]:
    return tables.read_toml(tables.LANG / HOME / "mentions.toml")
