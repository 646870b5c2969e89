"""The stage from claims to facts: which event a claim tells of, or which edge it is."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from graph import facts, ids, reports
from graph.groups import Groups
from graph.model import canonical
from graph.reports import Report

if TYPE_CHECKING:
    from graph.derive import Pass

Judged = Mapping[str, list[tuple[str, str, str]]]


def settle(work: Pass) -> None:
    """Find the event of every claim that may be touched, and the person that joined events share."""
    work.run_all("leave_keys")
    for claim, rows in itertools.groupby(work.run("seats").fetchall(), key=lambda row: str(row[0])):
        work.run("set_report", report(list(rows)), claim)
    points = work.column("event_points")
    for claim in points:
        work.many("put_key", [(key, claim) for key in facts.keys(read_report(work, claim))])
    judged = read_judged(work)
    work.run("touch_keys")
    work.run("reach")
    components = gather(work.run("reached"))
    reached = {claim for component in components for claim in component}
    for component in [*components, *([claim] for claim in points if claim not in reached)]:
        settle_component(work, component, judged)
    for entity in work.column("idle_cases"):
        share(work, entity, entity)


def report(rows: list[tuple[str, ...]]) -> str:
    _, kind, brief, *_ = rows[0]
    seats: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for *_, role, entity, profile in rows:
        seats[role].append((entity, profile))
    return canonical(reports.report(kind, json.loads(brief), seats))


def read_report(work: Pass, claim: str) -> Report:
    (id_, article, kind, seq, status, date, published, copy, told) = work.run("reports", claim).fetchone()
    own: dict[str, Any] = {} if told is None else json.loads(told)
    own = {key: tuple(value) if isinstance(value, list) else value for key, value in own.items()}
    return Report(id_, article, kind, seq, status, reports.span_of(date), published, copy=copy, **own)


def read_judged(work: Pass) -> Judged:
    """Give the judged pairs by claim, each pair of claims having a key in common."""
    judged: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for verdict, left, right in work.run("judged_claims").fetchall():
        for claim in (left, right):
            judged[claim].append((verdict, left, right))
            work.run("put_key", f"judged {left} {right}", claim)
    return judged


def gather(rows: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Gather claims that share a key, one way or through others; `rows` are (key, claim), ordered by key."""
    groups: Groups[str] = Groups()
    for _, members in itertools.groupby(rows, key=lambda row: row[0]):
        first, *others = (claim for _, claim in members)
        groups.root(first)
        for other in others:
            groups.join(first, other)
    return groups.all()


def settle_component(work: Pass, claims: list[str], judged: Judged) -> None:
    told = [read_report(work, claim) for claim in claims]
    pairs = sorted({pair for claim in claims for pair in judged.get(claim, ())})
    same = [(left, right) for verdict, left, right in pairs if verdict == "same"]
    different = [(left, right) for verdict, left, right in pairs if verdict == "different"]
    event = facts.events(told, same, different)
    for claim, fact in event.items():
        set_fact(work, claim, fact)
    for entity, person in facts.shared(told, event).items():
        share(work, entity, person)


def set_fact(work: Pass, claim: str, fact: str) -> None:
    """Move a claim to a fact; the one that it leaves is drawn again too."""
    old = work.column("fact", claim)[0]
    if old != fact:
        work.many("touch_fact", [(id_,) for id_ in (old, fact) if id_ is not None])
        work.run("touch_claim", claim)
        work.run("set_fact", fact, claim)


def share(work: Pass, entity: str, person: str) -> None:
    """Let the anchors of an entity stand for a person, and look again at all that was said of them."""
    for anchor, thing in work.run("other_things", entity, person).fetchall():
        work.many("touch_thing", [(thing,), (person,)])
        work.run("touch_claims_of_anchor", anchor)
        work.run("set_thing", person, anchor)


def settle_plain(work: Pass) -> None:
    """Find the edge, or the node, that every claim about no event is."""
    for (claim, kind, brief), rows in itertools.groupby(work.run("plain").fetchall(), key=lambda row: row[:3]):
        seats: dict[str, list[str]] = defaultdict(list)
        for *_, role, thing in rows:
            if role is not None:
                seats[role].append(thing)
        set_fact(work, claim, plain_fact(claim, kind, json.loads(brief), seats))


def plain_fact(claim: str, kind: str, brief: Mapping[str, Any], seats: Mapping[str, list[str]]) -> str:
    """Give the id of what a claim is: an edge's, an operation's, a system's, a figure's; else its own."""
    if kind == "figure":
        return ids.event(claim)
    if kind == "operation":
        return seats["operation"][0]
    if kind == "cooperation":
        ends = sorted(set(seats["cooperates_with"]))
        return ids.edge("COOPERATES_WITH", *ends) if len(ends) == 2 else claim
    if kind == "system":
        (system,) = seats["system"]
        return ids.edge("OPERATES", seats["operates"][0], system) if seats.get("operates") else system
    role = EDGES[kind]
    qualifier = ids.slug(brief["post"]) if kind == "post" else ""
    subject, target = seats["subject"][0], seats[role][0]
    return ids.edge(role.upper(), subject, target, qualifier) if subject != target else claim


EDGES: Mapping[str, str] = {
    "wanted": "wanted_by",
    "accusation": "accused_of",
    "citizenship": "citizen_of",
    "post": "holds_post",
    "membership": "member_of",
}
