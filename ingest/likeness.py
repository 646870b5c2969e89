"""Say how alike two names, parties, dates or entries of a facts record are, forgiving case endings and word order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from graph import names

Entry = Mapping[str, Any]
CODE = re.compile(r"[A-Z]{2}")
SAME_NAME, SAME_PERSON, SAME_AGENCY, SAME_ALIAS, SAME_OPERATION, SAME_PAPER = 0.8, 0.75, 0.82, 0.85, 0.7, 0.6
SAME_WORD = 0.75
CASE_FORM = 0.95  # two words that differ in their endings only
INITIAL = 0.9
EXTRA_WORD = 0.12  # what each word that only the longer name has takes off


@cache
def fold(text: str) -> str:
    """Write a text in small letters, without signs, ё as е; the same texts are asked for over and over."""
    return names.fold(text)


@cache
def words_alike(one: str, other: str) -> float:
    """Compare two folded words: 1.0 the same, high for two case forms, 0.9 for an initial and its name."""
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit():
        return 0.0
    shared = next((at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    short, long = sorted((len(one), len(other)))
    if short <= 2:
        return INITIAL if shared == short == 1 else 0.0
    if shared >= 4 and shared >= short - 3 and long - shared <= 4:
        return CASE_FORM
    return SequenceMatcher(None, one, other).ratio()


@cache
def names_alike(one: str | None, other: str | None) -> float:
    """Compare two names word by word in any order, 0..1."""
    if not one or not other:
        return 0.0
    small, large = sorted((fold(one).split(), fold(other).split()), key=len)
    if not small:
        return 0.0
    free, total = list(large), 0.0
    for word in sorted(small, key=len, reverse=True):
        if not free:
            break
        nearest = max(free, key=lambda each: words_alike(word, each))
        likeness = words_alike(word, nearest)
        if likeness >= SAME_WORD:
            free.remove(nearest)
            total += likeness
    return total / len(small) - EXTRA_WORD * (len(large) - len(small))


def aliases(entry: Entry) -> list[str]:
    """Give every form of an entry's name."""
    return [name for name in (entry.get("name"), *(entry.get("aliases") or ())) if name]


def any_alike(left: Iterable[str | None], right: Iterable[str | None], bar: float) -> bool:
    others = list(right)
    return any(names_alike(one, other) >= bar for one in left for other in others)


def same_name(one: Entry, other: Entry, bar: float = SAME_NAME) -> bool:
    return any_alike(aliases(one), aliases(other), bar)


def codes(value: Any) -> set[str]:
    """Give codes as a set, whether one, a list or none is written."""
    if value is None:
        return set()
    return set(value) if isinstance(value, list) else {value}


@dataclass(frozen=True, slots=True)
class Record:
    """Hold one record with the agencies it knows, so that a party is compared under every name."""

    facts: Entry
    agencies: tuple[Entry, ...]

    def forms(self, party: str | None) -> list[str]:
        """Give a party with the aliases of the agencies that it may be; a country's code stands alone."""
        if not party or CODE.fullmatch(party):
            return [party] if party else []
        known = (aliases(agency) for agency in self.agencies)
        return [party, *(form for forms in known if any_alike([party], forms, SAME_ALIAS) for form in forms)]


def same_party(gold: Record, found: Record, one: str | None, other: str | None) -> bool:
    """Tell whether two parties, codes of countries or names of agencies, are the same."""
    left, right = gold.forms(one), found.forms(other)
    if any(CODE.fullmatch(form) for form in (*left, *right)):
        return not set(left).isdisjoint(right)
    return any_alike(left, right, SAME_NAME)


def same_date(one: str | None, other: str | None) -> bool:
    """Tell whether two dates are the same, or one is a coarser form of the other."""
    if not one or not other:
        return one == other
    return one.startswith(other) or other.startswith(one)


def same_subject(one: Entry, other: Entry) -> bool:
    """Tell the same person by name; of the unnamed, and of mere initials, the same count."""
    if one.get("name") and other.get("name"):
        return same_name(one, other, SAME_PERSON)
    named = one.get("name") or other.get("name")
    if named and not all(len(word) == 1 for word in fold(named).split()):
        return False
    return bool(count_of(one) == count_of(other))


def count_of(entry: Entry) -> Any:
    count = entry.get("count")
    return 1 if count is None else count
