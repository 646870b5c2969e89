"""Bodies, places, systems and operations that are printed alike."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph import persons, schema
from graph.candidates.beings import Being, Beings
from graph.candidates.scale import Candidate, Scale, listed
from graph.reference import look_up


@dataclass(frozen=True, slots=True)
class Printed:
    """Hold one thing with its names in the letters that spellings share; `listed` tells that a closed list has it."""

    being: Being
    names: tuple[str, ...]
    country: frozenset[str]
    listed: bool

    @property
    def stems(self) -> set[str]:
        return {word[:STEM] for name in self.names for word in name.split() if len(word) >= SHORTEST}


def pairs(beings: Beings) -> Iterator[Candidate]:
    for type_ in ("agency", "place", "system", "operation"):
        things = [printed(being) for being in beings.of(type_)]
        for one, other in alike(things):
            scale = compare(one, other, beings)
            if scale is not None:
                yield scale.candidate(schema.label(one.being.id), one.being.key, other.being.key)


def printed(being: Being) -> Printed:
    known = look_up(being.id)
    names = being.names if known is None else [*known.props.get("names", ()), *being.names]
    country = being.marks["country"] if known is None else {(known.country or "").removeprefix("country/")} - {""}
    return Printed(being, tuple(dict.fromkeys(map(level, names))), frozenset(country), known is not None)


@lru_cache(maxsize=100_000)
def level(name: str) -> str:
    return " ".join(persons.sound(word) for word in re.findall(r"\w+", name.casefold()))


def alike(things: list[Printed]) -> Iterator[tuple[Printed, Printed]]:
    """Give the pairs that have a word in common which few things have; two of a closed list are never one."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for stem in thing.stems:
            blocks[stem].append(number)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        if len(block) <= COMMON:
            seen.update(itertools.combinations(block, 2))
    for left, right in sorted(seen):
        if not (things[left].listed and things[right].listed):
            yield things[left], things[right]


def compare(one: Printed, other: Printed, beings: Beings) -> Scale | None:
    from rapidfuzz import fuzz

    names = ((fuzz.token_sort_ratio(a, b) / 100, a, b) for a in one.names for b in other.names)
    ratio, name, other_name = max(names, default=(0.0, "", ""))
    if ratio < LEAST or figures(one) != figures(other):
        return None
    how = "printed the same" if ratio == 1 else "printed alike"
    scale = Scale(0.1 + 0.6 * ratio, [f"{how}: {one.being.called} and {other.being.called}"])
    if alone := [*lacking(name, other_name), *lacking(other_name, name)]:
        scale.add(-0.15, f"in one name alone: {', '.join(alone)}")
    countries(scale, one, other)
    here, there = beings.around(one.being.id), beings.around(other.being.id)
    if here.articles & there.articles:
        scale.add(-0.2, "one article speaks of both")
    people = here.all("person/") & there.all("person/")
    if people:
        scale.add(0.12, f"both tied to {listed(people)}")
    return scale


def lacking(name: str, other: str) -> list[str]:
    """Give the words of a name that the other has not, slips of the hand forgiven."""
    from rapidfuzz import fuzz

    words = [word for word in name.split() if len(word) >= SHORTEST]
    return [word for word in words if all(fuzz.ratio(word, each) < 100 * LEAST for each in other.split())]


def countries(scale: Scale, one: Printed, other: Printed) -> None:
    if one.country and other.country:
        both = one.country & other.country
        scale.add(*((0.12, f"both of {listed(set(both))}") if both else (-0.4, "of two countries")))
    elif not (one.country or other.country) and one.being.type == "agency":
        scale.add(-0.2, "a name without a country, which many bodies bear")
    years = one.being.marks["year"], other.being.marks["year"]
    if all(years) and not years[0] & years[1]:
        scale.add(-0.15, f"of {listed(years[0])} and {listed(years[1])}")


def figures(thing: Printed) -> set[str]:
    """Give the numbers in a name: «отдел 1» is not «отдел 2»."""
    return set(re.findall(r"\d+", thing.being.called))


STEM, SHORTEST = 6, 4  # characters of a word that are compared, of a word that counts
COMMON = 120  # a word that more things have tells nothing
LEAST = 0.75
