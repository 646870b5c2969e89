"""Fill a side that a sentence leaves out: from what else the article says of the person, from a telling before, from home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.findings import Finding, Side, is_placed_at, side_key, side_of
from ingest.focus import REACH, distance

ENDS = ("origin", "destination")


def with_ends(finding: Finding, all_findings: Sequence[Finding]) -> Finding:
    """Fill a side that the sentence leaves out: from the same person, from a telling before, from home."""
    if finding.kind != "transfer":
        return finding
    for source in (from_detention, from_whereabouts, from_neighbour, from_home):
        missing = [role for role in ENDS if role not in finding.sides]
        filled = {role: sides for role in missing for sides in [source(role, finding, all_findings)] if sides}
        fresh = {r: s for r, s in filled.items() if not {x.key for x in s} & finding.keys(opposite(r))}
        finding = replace(finding, sides={**finding.sides, **fresh})
    return finding


def opposite(role: str) -> str:
    return ENDS[1 - ENDS.index(role)]


def from_detention(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take where the same person was held, or who wanted him."""
    subject = finding.subject
    wanted = {"origin": "held_in", "destination": "wanted_by"}[role]
    for other in others:
        if other.kind != "transfer" and other.subject and subject and other.subject.key == subject.key:
            sides = other.sides.get(wanted, ())
            if sides and not {s.key for s in sides} & finding.keys(opposite(role)):
                return sides[:1]
    return ()


def from_whereabouts(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as origin where a sentence just before says that the same named person is held or hides."""
    subject, scene = finding.subject, finding.scene
    if role != "origin" or subject is None or subject.person is None:
        return ()
    cluster = subject.person.cluster
    for named in (f for f in scene.founds if f.type == "person" and f.cluster == cluster):
        sentence = scene.doc[named.start].sent
        for found in scene.founds:
            here = sentence.start <= found.start < sentence.end and side_key(found) is not None
            if here and side_key(found) not in finding.keys("destination") and is_placed_at(found, scene):
                return (side_of(found, scene),)
    return ()


def from_neighbour(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take the side from the nearest earlier movement that shares the known one («ещё один в мае — Литве»)."""
    crowd = finding.subject is not None and finding.subject.count != 1
    if crowd and role == "origin":
        return ()
    before = [
        o
        for o in others
        if o.kind == "transfer" and order(o) < order(finding) and role in o.sides and shares(o, finding, role)
    ]
    near = [o for o in before if distance(o, finding) <= REACH]
    return near[-1].sides[role] if near and len(near[-1].sides[role]) == 1 else ()


def order(finding: Finding) -> tuple[bool, int]:
    return (finding.at[0] != "title", finding.at[1])


def shares(other: Finding, finding: Finding, role: str) -> bool:
    known, theirs = finding.keys(opposite(role)), other.keys(opposite(role))
    clash = other.keys(role) & known
    return not clash and (
        not known
        or bool(known & theirs)
        or (role == "origin" and known != theirs and finding.trigger.frame.agent == "origin")
    )


def from_home(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take the article's own country for the missing end, where the other end is abroad."""
    home, known = finding.scene.home, finding.keys(opposite(role))
    if home is None or home in known:
        return ()
    deported = finding.attrs.get("mode") == "deportation" and role == "origin"
    brought_back = finding.trigger.frame.name == "return" and role == "destination"
    if not known and not deported and not brought_back:
        return ()
    part, start, _ = finding.quotes[0]
    return (Side(home, None, part, (start, start)),)
