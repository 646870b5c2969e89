"""Which reports tell of one event though no name says so: copies, meetings of a day, unnamed people alike in all."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from graph.groups import Groups
from graph.identity import told_apart
from graph.reports import Report, exact_day

# ---- copies and meetings ----


def same_words(reports: Iterable[Report]) -> list[list[Report]]:
    """Gather what copies of one article say in the same words."""
    said: dict[str, list[Report]] = defaultdict(list)
    for told in reports:
        if told.copy is not None:
            said[told.copy].append(told)
    return list(said.values())


def same_meetings(reports: Iterable[Report]) -> list[list[Report]]:
    """Gather reports of one day on the same people and bodies, two at least; one may leave out what another names."""
    days: dict[str, list[Report]] = defaultdict(list)
    for told in reports:
        if len(told.parties) > 1 and (day := exact_day(told)) is not None:
            days[day].append(told)
    return [group for _, told in sorted(days.items()) for group in same_parties(told)]


def same_parties(reports: Sequence[Report]) -> list[list[Report]]:
    by_parties: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for told in reports:
        by_parties[told.parties].append(told)
    groups: Groups[tuple[str, ...]] = Groups()
    for one in by_parties:
        groups.root(one)
        for other in by_parties:
            if set(one) <= set(other):
                groups.join(one, other)
    parts = [part for group in groups.all() for part in ([group] if nested(group) else [[one] for one in group])]
    return [only_tellings([told for parties in part for told in by_parties[parties]]) for part in parts]


def only_tellings(reports: Sequence[Report]) -> list[Report]:
    """Leave out articles that tell of several meetings."""
    times = Counter(told.article for told in reports)
    return [told for told in reports if times[told.article] == 1]


def nested(parties: Iterable[Sequence[str]]) -> bool:
    return all(set(one) <= set(other) or set(one) >= set(other) for one, other in itertools.combinations(parties, 2))


# ---- unnamed people ----


def likenesses(told: Report) -> list[str]:
    """Give the keys of an unnamed subject's transfer: all that has to be equal, for each origin."""
    month = None if told.span is None or told.span.first[:7] != told.span.last[:7] else told.span.first[:7]
    if told.kind != "transfer" or None in (told.count, told.status, month) or not told.target:
        return []
    return [f"like {told.target[0]} {told.count} {told.status} {month} {origin}" for origin in told.origins]


def same_unnamed(reports: Iterable[Report]) -> list[list[Report]]:
    """Gather reports of unnamed people that agree in all that is known, and are the only such in their articles."""
    by_key: dict[str, list[Report]] = defaultdict(list)
    for told in reports:
        for key in likenesses(told):
            by_key[key].append(told)
    groups: Groups[str] = Groups()
    by_claim = {told.claim: told for group in by_key.values() for told in group}
    for _, group in sorted(by_key.items()):
        for part in agreeing(group):
            for before, after in itertools.pairwise(part):
                groups.join(before.claim, after.claim)
    found = [[by_claim[claim] for claim in group] for group in groups.all()]
    return [part for group in found for part in ([group] if coherent(group) else same_origins(group))]


def agreeing(group: Sequence[Report]) -> list[list[Report]]:
    parts = [list(group)]
    for feature in SINGLE:
        parts = [members for part in parts for _, members in told_apart(part, feature)]
    for many in MANY:
        parts = [members for part in parts for members in overlapping(part, many)]
    return parts


def overlapping(group: Sequence[Report], many: Callable[[Report], Sequence[str]]) -> list[list[Report]]:
    """Part reports that have no value in common; those that give none stay on their own where others are parted."""
    groups: Groups[str] = Groups()
    for told in group:
        for value in many(told):
            groups.join(many(told)[0], value)
    parts: dict[str, list[Report]] = defaultdict(list)
    for told in group:
        parts[groups.root(many(told)[0]) if many(told) else ""].append(told)
    return list(parts.values()) if len(parts.keys() - {""}) > 1 else [list(group)]


def same_origins(group: Sequence[Report]) -> list[list[Report]]:
    parts: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for told in group:
        parts[told.origins].append(told)
    return [part for part in parts.values() if coherent(part)]


def coherent(group: Sequence[Report]) -> bool:
    """Tell whether all reports agree: overlapping origins, no two days, modes or sexes, one subject an article."""
    overlap = all(set(one.origins) & set(other.origins) for one, other in itertools.combinations(origins(group), 2))
    values = ({feature(told) for told in group} - {None} for feature in SINGLE)
    several = (len(overlapping(list(group), many)) for many in MANY)
    return overlap and all(len(known) < 2 for known in values) and set(several) <= {1} and one_each(group)


def origins(group: Iterable[Report]) -> list[Report]:
    """Keep one report for each set of origins, so that copies cost nothing."""
    return list({told.origins: told for told in group}.values())


def one_each(group: Iterable[Report]) -> bool:
    """Tell whether no article speaks of two subjects."""
    subjects = {(told.article, told.subject) for told in group}
    return len(subjects) == len({article for article, _ in subjects})


def legal_mode(told: Report) -> str | None:
    return None if told.mode == "return" else told.mode


def sex(told: Report) -> str | None:
    return told.sex


def born(told: Report) -> str | None:
    return None if told.born is None else str(told.born)[:4]


def citizen(told: Report) -> Sequence[str]:
    return told.citizen


def offences(told: Report) -> Sequence[str]:
    return told.offences


# What unnamed people of one event agree in, where it is told: one value, or one of several.
SINGLE: tuple[Callable[[Report], str | None], ...] = (exact_day, legal_mode, sex, born)
MANY: tuple[Callable[[Report], Sequence[str]], ...] = (citizen, offences)
