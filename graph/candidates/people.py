"""People who may be one: initials against full names, near spellings, namesakes told apart."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph import persons
from graph.candidates.beings import Around, Being, Beings
from graph.candidates.scale import Candidate, Scale, apart, listed
from graph.persons import Name
from graph.spans import Span


@dataclass(frozen=True, slots=True)
class Called:
    """Hold one person with a full name, or else a surname with the initials that are printed."""

    being: Being
    full: Name | None
    key: tuple[str, str]  # surname and given name in the letters that spellings share
    initials: str

    @property
    def surname(self) -> str:
        return self.key[0]

    @property
    def skeleton(self) -> str:
        return self.surname[:1] + persons.VOWELS.sub("", self.surname[1:])

    @property
    def given(self) -> str:
        return self.key[1]


def pairs(beings: Beings) -> Iterator[Candidate]:
    people = [called for being in beings.of("person") if (called := read(being)) is not None]
    seen: set[tuple[str, str]] = set()
    for one, other in blocked(people):
        pair = (one.being.id, other.being.id)
        if pair not in seen:
            seen.add(pair)
            scale = named(one, other)
            if scale is not None:
                compare(scale, one.being, other.being, beings)
                yield scale.candidate("Person", one.being.key, other.being.key)


def read(being: Being) -> Called | None:
    """Read the fullest name; None for who has none, or only a given one."""
    parsed = [name for text in being.names if "@" not in being.id and (name := persons.parse(text)) is not None]
    if parsed:
        full = max(parsed, key=lambda name: len(name.patronymic))
        return Called(being, full, full.key, "")
    tokens = [token for text in being.names[:1] for token in text.split()]
    words = [token for token in tokens if not persons.INITIAL.match(token)]
    letters = [letter for token in tokens if persons.INITIAL.match(token) for letter in token if letter.isalpha()]
    if len(words) != 1:
        return None
    initials = "".join(persons.sound(letter)[:1] for letter in letters)
    return Called(being, None, (persons.sound(persons.solid(words[0])), ""), initials)


def blocked(people: Sequence[Called]) -> Iterator[tuple[Called, Called]]:
    """Give the pairs to compare: one surname's consonants; one given name and one beginning; two names turned round."""
    blocks: dict[str, list[Called]] = defaultdict(list)
    for called in people:
        blocks[f"surname {called.skeleton}"].append(called)
        if called.full is not None:
            blocks[f"given {called.given} {called.surname[:3]}"].append(called)
            blocks[f"turned {' '.join(sorted(called.key))}"].append(called)
    for _, block in sorted(blocks.items()):
        full = [called for called in block if called.full is not None]
        short = [called for called in block if called.full is None]
        yield from itertools.islice(itertools.combinations(full, 2), MOST)
        yield from itertools.islice(itertools.product(full, short), MOST)
        if not full:
            yield from itertools.islice(itertools.combinations(short, 2), FEW)


# ---- names ----


def named(one: Called, other: Called) -> Scale | None:
    """Weigh two names; None where they can not be one."""
    if one.full is not None and other.full is not None:
        return both_full(one, other, one.full, other.full)
    if one.full is None and other.full is None:
        return both_short(one, other)
    full, short = (one, other) if one.full is not None else (other, one)
    return initials(full, short)


def both_full(one: Called, other: Called, name: Name, other_name: Name) -> Scale | None:
    from rapidfuzz import fuzz

    texts = f"{one.being.called} and {other.being.called}"
    if one.key == other.key:
        scale = Scale(0.5, [f"one name, told apart by what articles say of each: {one.being.called}"])
    elif sorted(one.key) == sorted(other.key):
        scale = Scale(0.68, [f"the same two names the other way round: {texts}"])
    else:
        surname, given = (fuzz.ratio(*pair) / 100 for pair in zip(one.key, other.key, strict=True))
        if surname < ALIKE or given < ALIKE or of_a_woman(one.surname, other.surname):
            return None
        scale = Scale(0.2 + 0.5 * min(surname, given), [f"spelt alike: {texts}"])
    patronymics = [each.father for each in (name, other_name) if each.father]
    if len(patronymics) == 2:
        same = fuzz.ratio(*patronymics) / 100 > ALIKE
        scale.add(*((0.15, "one patronymic") if same else (-0.4, "two patronymics")))
    return scale


def initials(full: Called, short: Called) -> Scale | None:
    """Weigh a full name against a surname with initials, or alone."""
    name = full.full
    scale = surnames(full, short)
    if scale is None or name is None:
        return None
    own = full.given[:1] + name.father[:1]
    if not short.initials:
        scale.add(0.42, f"a surname alone: {short.being.called} and {full.being.called}")
        return scale
    if not (own.startswith(short.initials) or short.initials.startswith(own)):
        return None
    two = len(short.initials) > 1 and len(own) > 1
    scale.add(0.72 if two else 0.62, f"initials that fit: {short.being.called} and {full.being.called}")
    return scale


def both_short(one: Called, other: Called) -> Scale | None:
    scale = surnames(one, other)
    if scale is None or (one.initials[:1] != other.initials[:1] and one.initials and other.initials):
        return None
    fits = bool(one.initials and other.initials)
    scale.add(
        0.52 if fits else 0.38, f"{'initials and ' if fits else ''}one surname in two articles: {one.being.called}"
    )
    return scale


def surnames(one: Called, other: Called) -> Scale | None:
    from rapidfuzz import fuzz

    if one.surname == other.surname:
        return Scale(0.0)
    if of_a_woman(one.surname, other.surname) or fuzz.ratio(one.surname, other.surname) < 100 * NEAR:
        return None
    return Scale(-0.12, ["against: surnames that are only near"])


def of_a_woman(one: str, other: str) -> bool:
    """Tell whether one surname is the other's feminine form: no slip of the hand, another person."""
    shorter, longer = sorted((one, other), key=len)
    return longer == f"{shorter}a" or (longer.endswith("skaia") and shorter.endswith("ski"))


# ---- what is told of both ----


def compare(scale: Scale, one: Being, other: Being, beings: Beings) -> None:
    """Add what articles tell of both, for and against."""
    marks(scale, one, other)
    here, there = beings.around(one.id), beings.around(other.id)
    if here.articles & there.articles:
        scale.add(-0.3, "one article speaks of both")
    ties(scale, here, there)
    times(scale, here, there)


def marks(scale: Scale, one: Being, other: Being) -> None:
    for key, same, differ, words in MARKED:
        left, right = ({value[:4] for value in being.marks[key]} for being in (one, other))
        if key == "citizen":
            left, right = one.marks[key], other.marks[key]
        if left and right:
            agree = bool(left & right)
            shown = listed(left & right) if agree else f"{listed(left)} and {listed(right)}"
            if not agree or same:
                scale.add(same if agree else differ, f"{words} {shown}")


def ties(scale: Scale, here: Around, there: Around) -> None:
    for prefix, points, words in TIED:
        common = here.all(prefix) & there.all(prefix)
        if common:
            scale.add(min(points * len(common), MOST_POINTS), f"{words} {listed(common)}")


def times(scale: Scale, here: Around, there: Around) -> None:
    moved = [
        (kind, span, targets & others)
        for kind, span, targets in here.moves
        for other_kind, other_span, others in there.moves
        if kind == other_kind and span.meets(other_span) and targets & others
    ]
    if moved:
        kind, span, targets = moved[0]
        scale.add(0.12, f"a {kind} of each to {listed(set(targets))} at one time, {span.first[:7]}")
    if here.days and there.days:
        days = min(apart(Span(one, one), Span(other, other)) for one in ends(here.days) for other in ends(there.days))
        overlap = here.days[0] <= there.days[-1] and there.days[0] <= here.days[-1]
        if overlap or days <= 31:
            scale.add(0.06, "told within a month" if not overlap else "told at the same time")
        elif days > 3 * 366:
            scale.add(-0.12, "told years apart")


def ends(days: Sequence[str]) -> tuple[str, str]:
    return days[0], days[-1]


MOST, FEW = 100_000, 3000  # pairs of one block that are compared: 450 namesakes, or 80 bare surnames
ALIKE, NEAR = 0.8, 0.88  # how like names must be to be slips of one
MOST_POINTS = 0.12
# mark, points where it is the same, points where it differs, words
MARKED = (("born", 0.25, -0.45, "born"), ("sex", 0.0, -0.45, "sex"), ("citizen", 0.05, -0.2, "citizen of"))
TIED = (("offence/", 0.1, "both accused of"), ("agency/", 0.06, "both tied to"), ("country/", 0.03, "both tied to"))
