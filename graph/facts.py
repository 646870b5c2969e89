"""Which claims tell of one event: the rules on cases, on what has no name, and on subjects that joined events share."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph import identity, ids, spans
from graph.groups import Groups, Pairs, settle
from graph.identity import told_apart
from graph.spans import Span


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what one claim tells of an event that is looked at to join it; things are entities."""

    claim: str
    article: str
    kind: str
    seq: str
    status: str | None = None
    span: Span | None = None
    published: str | None = None
    subject: str | None = None
    target: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    mode: str | None = None
    sex: str | None = None
    count: str | None = None

    @property
    def when(self) -> tuple[str, str]:
        return self.seq, self.claim


def report(kind: str, brief: Mapping[str, Any], seats: Mapping[str, list[tuple[str, str]]]) -> dict[str, Any]:
    """Say in JSON what joins a claim to others: `seats` gives (entity, profile) by role."""
    things = {role: sorted({entity for entity, _ in seat}) for role, seat in seats.items()}
    subject, profile = seats["subject"][0]
    told = json.loads(profile)
    target = things.get("destination" if kind == "transfer" else "held_in", [])
    own = {"subject": subject, "target": target, "origins": things.get("origin", []), "sex": told.get("sex")}
    return {**own, "mode": brief.get("mode"), "count": count(subject, told)}


def count(subject: str, told: Mapping[str, Any]) -> str | None:
    """Give the number of unnamed people as far as it may join events: neither a total nor an unknown number."""
    if "/~" not in subject or told.get("kind") == "total":
        return None
    number = told.get("count", 1 if told.get("kind") == "anonymous" else None)
    return None if number is None else f"{told.get('count_is', 'exact')} {number}"


def keys(told: Report) -> list[str]:
    """Give the keys under which a report may meet others of its event."""
    return [] if told.subject is None else [case_key(told.subject), *likenesses(told)]


def case_key(entity: str) -> str:
    return f"case {entity}"


def likenesses(told: Report) -> list[str]:
    """Give the keys of an unnamed subject's transfer: all that has to be equal, for each origin."""
    month = None if told.span is None or told.span.first[:7] != told.span.last[:7] else told.span.first[:7]
    if told.kind != "transfer" or None in (told.count, told.status, month) or not told.target:
        return []
    return [f"like {told.target[0]} {told.count} {told.status} {month} {origin}" for origin in told.origins]


def events(reports: Sequence[Report], same: Pairs[str], different: Pairs[str]) -> dict[str, str]:
    """Give the event's id of each claim of one group of reports; `same`, `different` are judged pairs of claims."""
    by_claim = {told.claim: told for told in sorted(reports, key=lambda told: told.when)}
    base = {claim: case[0].claim for case in joined(list(by_claim.values())) for claim in (told.claim for told in case)}
    judged = {claim: base[claim] for pair in (*same, *different) for claim in pair}
    settled = settle(judged, {claim: by_claim[claim].seq for claim in judged}, same, different)
    single = {claim for pair in different for claim in pair}
    gathered: dict[str, list[str]] = defaultdict(list)
    for claim in by_claim:
        gathered[settled.root(claim if claim in single else base[claim])].append(claim)
    return {claim: ids.event(members[0]) for members in gathered.values() for claim in members}


def joined(reports: Sequence[Report]) -> list[list[Report]]:
    """Gather ordered reports into events by the rules alone; each event's reports stay ordered."""
    cases = [case for group in by_subject(reports) for case in split_cases(group)]
    number = {told.claim: n for n, case in enumerate(cases) for told in case}
    groups: Groups[int] = Groups()
    for n in range(len(cases)):
        groups.root(n)
    for likes in alike(reports):
        for before, after in itertools.pairwise(likes):
            groups.join(number[before.claim], number[after.claim])
    found = [(members, [told for n in members for told in cases[n]]) for members in groups.all()]
    parted = [[told] if one_each(told) else [cases[n] for n in members] for members, told in found]
    return [sorted(case, key=lambda told: told.when) for part in parted for case in part]


def by_subject(reports: Sequence[Report]) -> list[list[Report]]:
    """Part reports by kind, subject and target; without a subject each stands alone."""
    groups: dict[Hashable, list[Report]] = defaultdict(list)
    for told in reports:
        groups[told.claim if told.subject is None else (told.kind, told.subject, told.target)].append(told)
    return list(groups.values())


def split_cases(reports: Sequence[Report]) -> list[list[Report]]:
    """Part one subject's reports into cases: a completed one closes its case for what is dated after it."""
    dated = [(told.span, told) for told in reports if told.span is not None]
    cases: list[list[Report]] = []
    starts: list[str] = []
    closed = ""
    for span, told in sorted(dated, key=lambda pair: (pair[0], pair[1].when)):
        if not cases or (closed and span.first > closed):
            cases.append([])
            starts.append(span.first)
            closed = ""
        cases[-1].append(told)
        if closes(told):
            closed = min(closed or span.last, span.last)
    for told in (told for told in reports if told.span is None):
        if not cases:
            cases, starts = [[]], [""]
        cases[retold(starts, told.published)].append(told)
    return cases


def closes(told: Report) -> bool:
    return told.status == "completed" or (told.kind == "detention" and told.status is None)


def retold(starts: Sequence[str], published: str | None) -> int:
    """Choose the case of an undated report: the latest that had begun when it was published, else the first."""
    begun = [n for n, start in enumerate(starts) if published is None or start <= published]
    return begun[-1] if begun else 0


def alike(reports: Iterable[Report]) -> list[list[Report]]:
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
    for feature in (exact_day, legal_mode, sex):
        parts = [members for part in parts for _, members in told_apart(part, feature)]
    return parts


def same_origins(group: Sequence[Report]) -> list[list[Report]]:
    parts: dict[tuple[str, ...], list[Report]] = defaultdict(list)
    for told in group:
        parts[told.origins].append(told)
    return [part for part in parts.values() if coherent(part)]


def coherent(group: Sequence[Report]) -> bool:
    """Tell whether all reports agree: overlapping origins, no two days, modes or sexes, one subject an article."""
    overlap = all(set(one.origins) & set(other.origins) for one, other in itertools.combinations(origins(group), 2))
    values = ({feature(told) for told in group} - {None} for feature in (exact_day, legal_mode, sex))
    return overlap and all(len(known) < 2 for known in values) and one_each(group)


def origins(group: Iterable[Report]) -> list[Report]:
    """Keep one report for each set of origins, so that copies cost nothing."""
    return list({told.origins: told for told in group}.values())


def one_each(group: Iterable[Report]) -> bool:
    """Tell whether no article speaks of two subjects."""
    subjects = {(told.article, told.subject) for told in group}
    return len(subjects) == len({article for article, _ in subjects})


def exact_day(told: Report) -> str | None:
    return told.span.first if told.span is not None and told.span.first == told.span.last else None


def legal_mode(told: Report) -> str | None:
    return None if told.mode == "return" else told.mode


def sex(told: Report) -> str | None:
    return told.sex


def shared(reports: Iterable[Report], event: Mapping[str, str]) -> dict[str, str]:
    """Give the one person that the subjects of joined events are; two named people are never made one."""
    first: dict[str, str] = {}
    subjects: dict[str, list[str]] = defaultdict(list)
    for told in sorted(reports, key=lambda told: told.when):
        if told.subject is not None:
            first.setdefault(told.subject, told.seq)
            subjects[event[told.claim]].append(told.subject)
    named = sorted(entity for entity in first if identity.standing(entity) < 2)
    groups = Groups(itertools.combinations(named, 2))
    for entity in first:
        groups.root(entity)
    for _, together in sorted(subjects.items()):
        if sum(entity in named for entity in set(together)) < 2:
            for before, after in itertools.pairwise(sorted(set(together))):
                groups.join(before, after)

    def key(entity: str) -> tuple[int, str, str]:
        return identity.standing(entity), first[entity], entity

    return {entity: min(group, key=key) for group in groups.all() for entity in group}


def span_of(date: str | None) -> Span | None:
    return None if date is None else spans.read(date)
