"""Which claims tell of one event: the rules on cases, and on subjects that joined events share."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from graph import identity, ids, spans
from graph.alike import likenesses, one_each, same_meetings, same_unnamed, same_words
from graph.groups import Groups, Pairs, settle
from graph.identity import told_apart
from graph.reports import Report, exact_day
from graph.spans import Span


def keys(told: Report) -> list[str]:
    """Give the keys under which a report may meet others of its event."""
    own = [] if told.subject is None else [case_key(told.subject), *likenesses(told)]
    met = [f"met {exact_day(told)} {party}" for party in told.parties if exact_day(told) is not None]
    return [*own, *met, *([] if told.copy is None else [f"copy {told.copy}"])]


def case_key(entity: str) -> str:
    return f"case {entity}"


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
    for likes in (*same_unnamed(reports), *same_meetings(reports), *same_words(reports)):
        for before, after in itertools.pairwise(likes):
            groups.join(number[before.claim], number[after.claim])
    found = [(members, [told for n in members for told in cases[n]]) for members in groups.all()]
    parted = [[told] if one_each(told) else [cases[n] for n in members] for members, told in found]
    return [sorted(case, key=lambda told: told.when) for part in parted for case in part]


def by_subject(reports: Sequence[Report]) -> list[list[Report]]:
    """Part reports by kind, subject and target; who names no target tells of the only one that is known.

    Without a subject each report stands alone.
    """
    groups: dict[Hashable, list[Report]] = defaultdict(list)
    for told in reports:
        groups[told.claim if told.subject is None else (told.kind, told.subject)].append(told)
    return [part for group in groups.values() for _, part in told_apart(group, target)]


def target(told: Report) -> str | None:
    return " ".join(told.target) or None


def split_cases(reports: Sequence[Report]) -> list[list[Report]]:
    """Part one subject's reports into cases: a completed one closes its case for what is dated after it."""
    dated = [(told.span, told) for told in reports if told.span is not None]
    cases: list[list[Report]] = []
    starts: list[str] = []
    closed = ""
    for span, told in sorted(dated, key=lambda pair: (pair[0], pair[1].when)):
        if not cases or (closed and opens(told, span, closed)):
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


def opens(told: Report, span: Span, closed: str) -> bool:
    """Tell whether a report dated after a case was closed opens a new one.

    A denial is of what was reported, and one date of a hand-over or an arrest gives way to another for some days.
    """
    if told.status == "denied" or span.first <= closed:
        return False
    return not closes(told) or spans.later(closed, AGAIN) < span.first


def closes(told: Report) -> bool:
    return told.status == "completed" or (told.kind == "detention" and told.status is None)


def retold(starts: Sequence[str], published: str | None) -> int:
    """Choose the case of an undated report: the latest that had begun when it was published, else the first."""
    begun = [n for n, start in enumerate(starts) if published is None or start <= published]
    return begun[-1] if begun else 0


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


AGAIN = 30  # days within which nobody is handed over, or arrested, in one country twice
