"""What the tagger and the parser of English ask for by name, read once from the language's folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ingest.english.lexicon import FOLDER
from ingest.tables import csv_rows, read_toml


@lru_cache(maxsize=1)
def table() -> Mapping[str, Any]:
    return read_toml(FOLDER / "tagger.toml")


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """Give a class of words; `people` are the nouns for persons, those of persons.csv and more."""
    listed = frozenset(table().get(name, ()))
    return listed | frozenset(row["lemma"] for row in csv_rows(FOLDER / "persons.csv")) if name == "people" else listed


@lru_cache(maxsize=64)
def nouns_with(preposition: str) -> frozenset[str]:
    """Give the nouns that take a phrase with this preposition: «extradition» for «to»."""
    return frozenset(table()["nouns"].get(preposition, ()))


@lru_cache(maxsize=1)
def phrasal() -> frozenset[tuple[str, ...]]:
    """Give the verbs that make one word with a particle: («hand», «over»)."""
    return frozenset(tuple(phrase.split()) for phrase in table()["phrasal"])
