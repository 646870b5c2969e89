"""Who of one name is one person: told apart by father, year of birth, states and time, never joined by guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from graph import ids
from graph.groups import Groups
from graph.model import canonical


class Traits(NamedTuple):
    """Hold what parts namesakes, each empty where an article does not tell.

    `states` are those of citizenship and of posts; `sought` are years in which articles told of a search, a detention
    or a movement, `acting` those in which others told of a post that is held.
    """

    father: str = ""
    born: str = ""
    states: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()


def conflict(one: Traits, other: Traits) -> bool:
    """Tell whether two can not be one: who was sought holds no post in a later year."""
    differ = any(a and b and a != b for a, b in ((one.father, other.father), (one.born, other.born)))
    foreign = bool(one.states and other.states) and not set(one.states) & set(other.states)
    return differ or foreign or risen(one, other) or risen(other, one)


def risen(one: Traits, other: Traits) -> bool:
    return bool(one.sought and other.acting) and min(one.sought) < max(other.acting)


def shares(one: Traits, other: Traits) -> bool:
    """Tell whether there is more than the name to join two."""
    alike = any(a and a == b for a, b in ((one.father, other.father), (one.born, other.born)))
    return alike or bool(set(one.states) & set(other.states))


def persons(found: Iterable[Traits]) -> list[tuple[str, list[Traits]]]:
    """Part what articles tell of one name into persons, each with the mark that its id bears.

    Where nothing is in conflict all are one. Else those are one that share more than the name; what fits two who are
    not one stays on its own.
    """
    traits = sorted(set(found))
    if not any(conflict(one, other) for one, other in combinations(traits, 2)):
        return [("", traits)]
    near = {
        one: [other for other in traits if other == one or (shares(one, other) and not conflict(one, other))]
        for one in traits
    }
    whole = {one for one in traits if not any(conflict(*pair) for pair in combinations(near[one], 2))}
    groups = Groups[Traits]()
    for one in traits:
        groups.root(one)
        for other in near[one] if one in whole else ():
            if other in whole:
                groups.join(one, other)
    return marked([part for group in groups.all() for part in untorn(group)])


def untorn(group: Sequence[Traits]) -> list[list[Traits]]:
    torn = any(conflict(one, other) for one, other in combinations(group, 2))
    return [[one] for one in group] if torn else [list(group)]


def marked(groups: Sequence[list[Traits]]) -> list[tuple[str, list[Traits]]]:
    """Give each group the mark of what it differs in: `1985`, `KZ`; where that is the same or nothing, a hash."""
    told = [tuple("-".join(sorted({*values(group, n)})) for n in range(3)) for group in groups]
    telling = [n for n in range(3) if len({each[n] for each in told if each[n]}) > 1]
    marks = ["~".join(each[n] for n in telling if each[n]) for each in told]
    bearers: dict[str, list[list[Traits]]] = defaultdict(list)
    for mark, group in zip(marks, groups, strict=True):
        bearers[mark].append(group)
    return [found for mark, same in bearers.items() for found in unique(mark, same)]


def values(group: Iterable[Traits], field: int) -> Iterable[str]:
    for each in group:
        value = each[field]
        yield from (value,) if isinstance(value, str) and value else value


def unique(mark: str, groups: Sequence[list[Traits]]) -> list[tuple[str, list[Traits]]]:
    """Leave the mark to the group of which least is told, and add a hash to the others."""
    plain, *rest = sorted(groups, key=lambda group: (sum(map(told, group)), group))
    hashed = ((f"{mark}~{ids.digest(canonical(group), 5)}".lstrip("~"), group) for group in rest)
    return [(mark, plain), *hashed]


def told(each: Traits) -> int:
    return sum(map(bool, each))


def traits(father: str, profile: Mapping[str, object]) -> Traits:
    """Read the traits of a person's profile, as one article gives it."""
    many = {key: tuple(str(value) for value in found) for key, found in profile.items() if isinstance(found, list)}
    states = sorted({*many.get("citizen", ()), *many.get("posts", ())})
    born = "" if profile.get("born") is None else str(profile["born"])[:4]
    return Traits(father, born, tuple(states), many.get("sought", ()), many.get("acting", ()))
