"""Find a thing of the graph by what a person would type: an id, a name, another name, a case form of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from graph import ids, schema
from graph.errors import InputError, NotFoundError
from graph.names import fold

NEAR = 5


class Store(Protocol):
    """Answer a Cypher query by rows."""

    def read(self, cypher: str, /, **params: Any) -> list[dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold a node's id and all that it is called."""

    id: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.id} ({self.names[0]})" if self.names else self.id


def resolve(store: Store, text: str, labels: Sequence[str]) -> str:
    """Give the id of the one thing of these labels that `text` means.

    Raises InputError where it may mean several, NotFoundError where none, with the nearest names.
    """
    exact = schema.label(text)
    if "/" in text and exact in labels and store.read(EXACT.format(label=exact), id=text):
        return text
    found = {row["id"] for label in labels for row in store.read(CALLED.format(label=label), name=text)}
    if len(found) == 1:
        return str(found.pop())
    none = f"the graph has no {' or '.join(labels).lower()}"
    try:
        return pick(text, things(store, labels, stem(text)), none)
    except NotFoundError:  # a word that changes its first letters in some case, or a slip of the hand
        return pick(text, things(store, labels), none)


def country(text: str) -> str:
    """Give the id of a country by its code or by any name in three languages, in any case form; the graph aside."""
    from graph.countries import find_country

    code = find_country(text.removeprefix("country/"))
    return ids.country(code) if code is not None else pick(text, countries(), "there is no country")


def countries() -> list[Thing]:
    from graph.countries import aliases, codes

    names: dict[str, list[str]] = {code: [] for code in codes()}
    for lang in ("ru", "kk", "en"):
        for alias in aliases(lang):
            if alias.form == "name" and alias.code in names:
                names[alias.code].append(alias.text)
    return [Thing(ids.country(code), tuple(found)) for code, found in names.items()]


def pick(text: str, found: Sequence[Thing], none: str) -> str:
    """Give the id of the one thing that is spelled so, else of the one that has these words in some case."""
    for meant in (spelled, worded):
        meant_ids = sorted({thing.id for thing in found if meant(text, thing)})
        if len(meant_ids) == 1:
            return meant_ids[0]
        if meant_ids:
            raise InputError(f"{text!r} may mean several: {'; '.join(few(found, meant_ids))}; give the id")
    raise NotFoundError(f"{none} {text!r}{hint(text, found)}")


def few(found: Iterable[Thing], among: Sequence[str], most: int = NEAR) -> list[str]:
    shown = [str(thing) for thing in found if thing.id in among]
    return sorted(shown)[:most] + (["..."] if len(shown) > most else [])


def things(store: Store, labels: Iterable[str], start: str = "") -> list[Thing]:
    """Fetch ids and names of the things of the labels; of those that have many, where a name holds `start`."""
    return [
        thing(row)
        for label in labels
        for row in store.read(NAMED.format(label=label), start=start if label in MANY else "")
    ]


def stem(text: str) -> str:
    """Give the first letters of the longest word: what a store can look for in any case form."""
    return max(fold(text).split(), key=len, default="")[:STEM]


def thing(row: Mapping[str, Any]) -> Thing:
    names = [*row["single"], *(row["names"] or ()), *gazetteer_names(row["id"])]
    return Thing(row["id"], tuple(dict.fromkeys(name for name in names if name)))


def gazetteer_names(id_: str) -> tuple[str, ...]:
    """Give what else a body of the gazetteer is called: its names in three languages, its abbreviations."""
    from graph.agencies import agency

    body = agency(id_) if id_.startswith("agency/") else None
    return () if body is None else (*body.names.values(), *body.aliases)


def spelled(text: str, thing: Thing) -> bool:
    """Tell whether the thing's id, its key, or one of its names is just this text, letters' case apart."""
    key = thing.id.partition("/")[2]
    return fold(text) in {fold(name) for name in (thing.id, key, *thing.names)}


def worded(text: str, thing: Thing) -> bool:
    """Tell whether each word of the text is, in some form, a word of one of the thing's names."""
    asked = fold(text).split()
    return bool(asked) and any(holds(fold(name).split(), asked) for name in thing.names)


def holds(words: Sequence[str], asked: Sequence[str]) -> bool:
    return all(any(same_word(one, other) for other in words) for one in asked)


def same_word(one: str, other: str) -> bool:
    """Tell whether two words can be forms of one; the dictionary is asked only about those that begin alike."""
    if one == other:
        return True
    alike = one[0] == other[0] and abs(len(one) - len(other)) <= LONGEST_ENDING
    return alike and bool(forms(one) & forms(other))


@lru_cache(maxsize=100_000)
def forms(word: str) -> frozenset[str]:
    """Give the word and the dictionary forms that it may be a case of."""
    from graph.morphology import readings

    known = (reading.lemma for reading in readings(word)) if word.isalpha() and not word.isascii() else ()
    return frozenset({word, *(fold(lemma) for lemma in known)})


def hint(text: str, found: Sequence[Thing]) -> str:
    """Give `: did you mean ...?` with the nearest names, or nothing."""
    from difflib import get_close_matches

    called = {fold(name): thing for thing in found for name in (*words(thing), *thing.names)}
    near = {str(called[name]): None for name in get_close_matches(fold(text), called, n=NEAR, cutoff=0.6)}
    return f": did you mean {' or '.join(list(near)[:3])}?" if near else ""


def hint_id(store: Store, id_: str, label: str) -> str:
    """Give `: did you mean ...?` with the nearest ids of this label, or nothing."""
    from difflib import get_close_matches

    known = [row["id"] for row in store.read(IDS.format(label=label), like=id_.partition("~")[0][:LIKE])]
    near = get_close_matches(id_, known, n=3, cutoff=0.6)
    return f": did you mean {' or '.join(near)}?" if near else ""


def words(thing: Thing) -> list[str]:
    return [word for name in thing.names for word in name.split() if len(word) > 3]


LONGEST_ENDING = 4
CALLED = "MATCH (n:{label} {{name: $name}}) RETURN n.id AS id"
EXACT = "MATCH (n:{label} {{id: $id}}) RETURN n.id AS id"
IDS = "MATCH (n:{label}) WHERE n.id STARTS WITH $like RETURN n.id AS id ORDER BY id LIMIT 10000"
LIKE = 8  # characters that a mistyped id still has right: its type and the first of its key
MANY = ("Person",)  # other things are few, and the gazetteer knows more names of them than the store
STEM = 3
NAMED = """MATCH (n:{label})
WHERE $start = '' OR any(x IN [n.name] + coalesce(n.names, []) WHERE replace(toLower(x), 'ё', 'е') CONTAINS $start)
RETURN n.id AS id, [n.name, n.name_ru, n.name_kk, n.name_en, n.code] AS single, n.names AS names ORDER BY id"""
