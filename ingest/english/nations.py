"""Adjectives and demonyms of countries, and towns, as English has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from graph import countries
from ingest.english.lexicon import FOLDER
from ingest.tables import csv_rows, read_toml

ADJECTIVE, DEMONYM = "adjective", "demonym"
PLURALS = (("man", "men"), ("woman", "women"))
WHOLE = ("ese", "Swiss", "Kyrgyz", "Thai")  # one form for both numbers


@lru_cache(maxsize=1)
def forms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give each printed form (words parted by spaces) with what it is and whose: («Kazakh», adjective, KZ)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for text, form, code in listed():
        found[text] = (*found.get(text, ()), (form, code))
    return found


def listed() -> Iterator[tuple[str, str, str]]:
    for row in csv_rows(FOLDER / "nations.csv"):
        for word in row["adjectives"].split():
            yield word.replace("-", " "), ADJECTIVE, row["code"]
        for word in row["demonyms"].split():
            single = word.replace("-", " ")
            yield from ((text, DEMONYM, row["code"]) for text in dict.fromkeys((single, plural(single))))


def plural(word: str) -> str:
    for ending, several in PLURALS:
        if word.endswith(ending) and word[: -len(ending)] not in ("Ro", "Ger", "Otto"):
            return word.removesuffix(ending) + several if word.endswith(("hman", "hwoman")) else word + "s"
    return word if word.endswith(WHOLE) else word + "s"


@lru_cache(maxsize=1)
def small() -> Mapping[str, str]:
    return {text.lower(): said[0][0] for text, said in forms().items()}


def nation(low: str) -> str | None:
    """Say that words in small letters are an adjective of a country, or only a demonym."""
    return small().get(low)


@lru_cache(maxsize=1)
def places() -> Mapping[str, countries.Place]:
    """Give each town or land that is no country as it is printed: a «region» may be called an «oblast» too."""
    found: dict[str, countries.Place] = {}
    for name, place in countries.place_spellings("en").items():
        found.setdefault(name, place)
        stem, _, noun = name.rpartition(" ")
        for other in read_toml(FOLDER / "ground.toml")["realms"].get(noun, ()):
            found.setdefault(f"{stem} {other}", place)
    return found


@lru_cache(maxsize=1)
def lands() -> frozenset[str]:
    """Give the lands and towns of one word, in small letters."""
    named = (alias.text for alias in countries.aliases("en") if alias.form == "name")
    return frozenset(name.lower() for name in (*named, *places()) if " " not in name)


def is_land(low: str) -> bool:
    return low in lands()


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    text = (FOLDER / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
