"""The rows of figures.toml: what a number must count, and what must stand beside it, to be a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest import timewords
from ingest.numerals import plain
from ingest.quantities import SHARE, Quantity
from ingest.tables import LANG, read_toml
from ingest.units import word_sets

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one row of figures.toml."""

    name: str
    measure: str
    use: frozenset[str]
    unit: str | None
    written: str | None
    sets: Mapping[str, frozenset[str]]
    flags: frozenset[str]  # change, part, rate, bare: what the view must show


@dataclass(frozen=True, slots=True)
class Table:
    rules: Sequence[Rule]
    words: Mapping[str, frozenset[str]]
    clauses: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8)
def load(lang: str, folder: Path = LANG) -> Table:
    """Read the rules of a language."""
    data = read_toml(folder / lang / "figures.toml")
    words = word_sets(data.get("words", {}))
    rules = tuple(read_rule(row) for row in data.get("rule", []))
    return Table(rules, words, timewords.load(lang, folder).clauses)


def read_rule(row: Mapping[str, Any]) -> Rule:
    sets = word_sets({key: row[key] for key in CONDITIONS if key in row})
    flags = frozenset(flag for flag in FLAGS if row.get(flag))
    return Rule(row["name"], row["measure"], frozenset(row["use"]), row.get("unit"), row.get("as"), sets, flags)


SEEN = ("nouns", "near", "with", "before", "after", "topic", "prep")
SHUNNED = ("without", "not_before", "not_nouns", "not_prep")
CONDITIONS = (*SEEN, *SHUNNED)
FLAGS = ("change", "part", "rate", "bare")


def direction(found: frozenset[str], table: Table) -> int:
    """Give +1 for growth, -1 for a fall, 0 for neither or both."""
    return bool(found & table.words["up"]) - bool(found & table.words["down"])


def compared_beside(words: Sequence[Token], quantity: Quantity, table: Table) -> int:
    """Read «by 19 percent more than a year ago», «less by 6 percent»: the word beside a share tells where it went."""
    if quantity.use != SHARE:
        return 0
    end = max(i for i in (quantity.end - 1, quantity.head) if i is not None)
    beside = {plain(token.text) for token in words if token.i in (end + 1, quantity.start - 2)}
    return bool(beside & table.words["more"]) - bool(beside & table.words["less"])
