"""Whose warrant somebody is held on: «на основании ордера, выданного судом Риги», «acting on a Norwegian warrant»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.sides import Side, side_of
from ingest.syntax import climb, lemma
from ingest.tellings import has_search

if TYPE_CHECKING:
    from ingest.found import Found
    from ingest.scene import Scene

NEXT = 2  # words from «Norwegian» to «warrant»
WARRANT = "warrant-for"  # the frame of a warrant that somebody issued
ISSUED = 9  # words from «warrant» to whose it is


def by_warrant(finding: Finding) -> tuple[Side, ...]:
    """Take whose court gave the warrant: «на основании ордера, выданного судом Риги», «on a Norwegian warrant»."""
    scene, sentence = finding.scene, finding.trigger.token.sent
    near = (f for f in scene.founds_in(sentence) if f.country is not None)
    foreign = (f for f in near if f.country not in finding.keys("held_in"))
    single = finding.subject is not None and finding.subject.count == 1  # of a crowd some may be on another's list
    given = (f for f in foreign if is_under_warrant(f, scene) or (single and has_given_warrant(f, scene)))
    return tuple(side_of(found, scene) for found in given)[:1]


def is_under_warrant(found: Found, scene: Scene) -> bool:
    papers = scene.tables.word_class("warrants")
    return any(lemma(word) in papers and word.i < found.start for word in climb(scene.doc[found.head]))


def has_given_warrant(found: Found, scene: Scene) -> bool:
    """Say that a land stands right before a warrant, or behind the word that it was issued."""
    doc, papers = scene.doc, scene.tables.word_class("warrants")
    before = doc[max(doc[found.head].sent.start, found.start - ISSUED) : found.start]
    named = [lemma(word) for word in before if lemma(word) in papers | scene.tables.word_class("issuing")]
    owned = any(lemma(word) in papers for word in doc[found.end : found.end + NEXT])
    return owned or (len(named) > 1 and named[-2] in papers and named[-1] not in papers)


def with_one_place(finding: Finding) -> Finding:
    """Let one man be held in one land, the nearest told: «held in Riga on a warrant issued by a court in Oslo»."""
    held, subject = finding.sides.get("held_in", ()), finding.subject
    if subject is None or subject.count != 1 or len({side.key for side in held}) < len(held) or len(held) < 2:
        return finding
    at = finding.trigger.token.idx
    nearest = min(held, key=lambda side: abs(side.span[0] - at) if side.part == finding.scene.part else at)
    return replace(finding, sides={**finding.sides, "held_in": (nearest,)})


def is_of_own_land(finding: Finding, others: Sequence[Finding]) -> bool:
    """Say that a warrant is of the land where its man was held: no other wants him."""
    if finding.kind != "wanted" or finding.trigger.frame.name != WARRANT or finding.subject is None:
        return False
    same = (o for o in others if o.subject is not None and o.subject.key == finding.subject.key)
    held = (o for o in same if o.kind == "detention")
    return any((o.keys("held_in") or o.keys("detained")) & finding.keys("wanted_by") for o in held)


def is_own_affair(finding: Finding) -> bool:
    """Say that only the land that holds one man wants him, and he is no fugitive: nothing crosses a frontier."""
    one = finding.kind == "detention" and finding.subject is not None and finding.subject.count == 1
    seekers = finding.keys("wanted_by") if one and not has_search(finding) else frozenset()
    return bool(seekers) and seekers == finding.keys("held_in")


def with_seeker(finding: Finding, settled: Sequence[Finding]) -> Finding:
    """Give a movement without a destination the land whose warrant its man was held on."""
    subject = finding.subject
    if finding.kind != "transfer" or finding.sides.get("destination") or subject is None:
        return finding
    held = (o for o in settled if o.kind == "detention" and o.subject is not None and o.subject.key == subject.key)
    told = [side for o in held for side in o.sides.get("wanted_by", ()) if side.found and side.found.country]
    seekers = {side.key: side for side in told if side.key not in finding.keys("origin")}
    if len(seekers) != 1 or not finding.keys("origin"):
        return finding
    sides = {**finding.sides, "destination": tuple(seekers.values())}
    return replace(finding, sides=sides, rule=f"{finding.rule}+detention-destination")
