"""Movements and detentions: settle the findings of an article, and write each as claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.countries import claimed_by, places_by_id
from graph.model import Claim, Mention
from ingest import findings as finder
from ingest.amounts import with_amount
from ingest.apiece import with_apiece
from ingest.askers import with_askers
from ingest.breakdowns import with_parts
from ingest.captors import are_held_abroad, by_captors, by_police_who_say, is_by_bureau, is_of_another_case
from ingest.completion import from_group
from ingest.convoys import goes_by_law
from ingest.crowds import BY_SEVERAL, SCATTERED, with_crowds
from ingest.decided import with_decided
from ingest.described import with_described
from ingest.distances import distance
from ingest.findings import Finding
from ingest.gaps import with_gaps
from ingest.groups import is_sought_crowd
from ingest.habits import is_ratio, with_count
from ingest.leaning import with_shares
from ingest.members import with_members
from ingest.modes import with_modes
from ingest.nationals import with_nationals
from ingest.partners import with_partners
from ingest.peers import with_peers
from ingest.periods import with_periods
from ingest.petitions import with_petitions
from ingest.pleas import with_pleas
from ingest.private_deeds import is_private_deed
from ingest.questions import with_answers_in_numbers
from ingest.receipts import is_taking, takes_thing, with_receipts
from ingest.replies import with_replies
from ingest.reversals import with_reversals
from ingest.rulings import with_rulings
from ingest.seekers import at_home, first, held_at_home, outside, seekers_of, told_before, told_beside
from ingest.settle import settle
from ingest.sides import ENDS, Side, opposite
from ingest.spread import with_spread
from ingest.standing import stands
from ingest.states import with_state
from ingest.sums import goes_on, is_bare_sum
from ingest.syntax import lemma
from ingest.warrants import is_of_own_land, is_own_affair, with_one_place, with_seeker
from ingest.whereabouts import held_there, told_of_him
from ingest.wholes import is_of_region, is_told_as_part, with_wholes

if TYPE_CHECKING:
    from ingest.found import Found
    from ingest.reading import Reading
    from ingest.scribe import Scribe

SILENT = "no form says how far it went"
KINDS = frozenset({"transfer", "detention", "wanted"})
# What a body of a side did, by how far it went.
ACTED = {
    "completed": {"origin": "handed_over", "destination": "received"},
    "approved": {"origin": "decided", "destination": "asked"},
    "refused": {"origin": "refused", "destination": "asked"},
    "suspended": {"origin": "decided", "destination": "asked"},
    "requested": {"destination": "asked"},
}


def settle_movements(reading: Reading) -> tuple[list[Finding], list[Finding]]:
    """Give (facts, abstentions): what stands, and what was seen but lacks a status, a side, or a person."""
    seen = (finding for scene in reading.scenes.values() for finding in finder.find(scene, KINDS))
    found = [with_amount(with_count(with_state(with_one_place(held_there(finding))))) for finding in seen]
    found = [f for f in found if not repeats_title(f, reading.article.title) and goes_by_law(f)]
    spoken = [finding for finding in found if is_told(finding, found)]
    gapped = with_shares(list(with_gaps(with_receipts(with_apiece(list(with_peers(with_parts(spoken))))))))
    counted = list(with_crowds(with_wholes(list(with_partners(with_spread(with_answers_in_numbers(gapped, found)))))))
    told = with_petitions(with_askers(with_replies(with_reversals(counted), found), found), found)
    told = with_decided(with_nationals(with_pleas(told, found), found, reading), found)
    told = with_rulings(told)
    settled = settle(list(with_held_parts(list(with_members(list(with_described(with_modes(told))))))))
    settled = [f for f in settled if not is_kept_here(f, settled) and not is_of_own_land(f, settled)]
    settled = [f for f in settled if not is_of_another_case(f, settled) and not is_of_region(f, settled)]
    settled = [f for finding in settled if not is_own_affair(f := complete(finding, settled))]
    settled = [with_seeker(finding, settled) for finding in settled]
    kept = with_periods([finding for finding in settled if stands(finding, settled)])
    places = {finding.at for finding in kept} | {quote[:2] for finding in kept for quote in finding.quotes}
    silent = [reason(f) for f in (*found, *settled) if f.kind == "transfer" and f.at not in places]
    return kept, list({finding.at: finding for finding in silent}.values())


def is_kept_here(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that one who was just held is only handed on inside that country: «передан Нацполиции»."""
    if finding.trigger.frame.name != "hand-over" or finding.sides.get("origin") or finding.subject is None:
        return False
    to = finding.sides.get("destination", ())
    bodies = {side.key for side in to if side.found is not None and side.found.type == "agency"}
    same = (f for f in settled if f.subject is not None and f.subject.key == finding.subject.key)
    return any(side.key in bodies for f in same if f.kind == "detention" for side in where_held(f))


def where_held(finding: Finding) -> tuple[Side, ...]:
    return finding.sides.get("held_in") or by_agent(finding) or held_at_home(finding)


def repeats_title(finding: Finding, title: str) -> bool:
    """Say that a finding stands in a first line of the body that only says the title once more."""
    sentence = finding.trigger.token.sent
    first = finding.scene.part == "body" and all(word.is_space for word in finding.scene.doc[: sentence.start])
    return first and bool(title) and sentence.text.strip(" .\n") == title.strip(" .")


def is_told(finding: Finding, found: Sequence[Finding]) -> bool:
    """Say that a finding is a statement: a movement with a status, a detention that happened and is no sequel."""
    if finding.kind == "transfer":
        sided = finding.trigger.frame.needs != "origin" or bool(finding.sides.get("origin"))
        parted = finding.trigger.frame.needs != "whole" or is_told_as_part(finding)
        bare = is_bare_sum(finding) and not goes_on(finding, found)
        bare = bare or is_ratio(finding) or (finding.subject is None and is_taking(finding) and takes_thing(finding))
        return finding.status is not None and sided and parted and not bare and not is_private_deed(finding)
    if finding.kind == "detention":
        head = finding.trigger.token.head.i
        sequel = finding.trigger.token.dep_ == "conj" and any(
            f.kind == "transfer" and f.trigger.token.i == head and f.scene is finding.scene for f in found
        )
        absent = finding.scene.tables.word_class("in_absentia")
        sequel = sequel or any(lemma(child) in absent for child in finding.trigger.token.children)
        sequel = sequel or is_on_paper(finding) or is_merely_found(finding)
        placed = finding.trigger.frame.needs != "place" or bool(finding.sides.get("held_in"))
        return placed and not sequel and (finding.status == "completed" or finding.why == SILENT)
    return finding.status in (None, "completed") and finding.why not in ("negated", "hypothetical")


def is_on_paper(finding: Finding) -> bool:
    """Say that only a warrant names the arrest: «по европейским ордерам на арест»."""
    token, tables = finding.trigger.token, finding.scene.tables
    before = finding.scene.doc[max(token.sent.start, token.i - 2) : token.i]
    return token.pos_ == "NOUN" and len(before) == 2 and lemma(before[0]) in tables.word_class("warrants")


def is_merely_found(finding: Finding) -> bool:
    """Say that whoever is found is not caught: the lost, the dead, a crowd, somebody at no place that is named."""
    subject, scene = finding.subject, finding.scene
    counted = scene.doc[subject.token : subject.token + 2] if subject is not None else ()
    if any(lemma(word) in scene.tables.word_class("lost") for word in counted):
        return True
    if "found" not in finding.trigger.frame.set or subject is None:
        return False
    own = (*scene.doc[subject.token].subtree, *finding.trigger.token.children)
    lost = any(lemma(word) in scene.tables.word_class("missing") for word in own)
    taken = by_agent(finding) and scene.doc[subject.token].head.i == finding.trigger.token.i
    alone = subject.count == 1 and (finding.sides.get("held_in") or taken) and not finding.trigger.frame.intransitive
    return lost or not (alone or is_sought_crowd(subject, scene))


def with_held_parts(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield each finding; the wanted parts of a group just told to be held are held too («19 — за Узбекистаном»)."""
    last: Finding | None = None
    for finding in findings:
        yield finding
        subject = finding.subject
        if finding.kind == "detention" and subject is not None and (subject.count or 0) > 1:
            last = finding
        if finding.kind == "wanted" and last is not None and is_part_of(finding, last):
            yield replace(
                finding,
                kind="detention",
                date=last.date,
                sides={"wanted_by": finding.sides["wanted_by"], "held_in": last.sides.get("held_in", ())},
            )


def is_part_of(finding: Finding, whole: Finding) -> bool:
    """Say that a wanted group is a smaller part of the group that was held, told in the same or the next sentences."""
    if finding.subject is None or whole.subject is None or not finding.sides.get("wanted_by"):
        return False
    part, total = finding.subject.count, whole.subject.count
    if part is None or total is None or finding.subject.person is not None or part >= total:
        return False
    return finding.scene.part == whole.scene.part and distance(finding, whole) <= 2


def reason(finding: Finding) -> Finding:
    if finding.status is None:
        return finding
    return replace(finding, why="no side" if finding.subject is not None else "nobody is moved")


def complete(finding: Finding, settled: Sequence[Finding]) -> Finding:
    """Fill where somebody was held and who wanted him from what else the article says of him."""
    if finding.kind != "detention" or finding.subject is None or finding.attrs.get(SCATTERED):
        return finding
    others = [f for f in settled if f is not finding and f.subject is not None and f.subject.key == finding.subject.key]
    sides = dict(finding.sides)
    sides["held_in"] = of_who_acts(finding) or (told_of_him(finding) if is_by_bureau(finding) else ())
    sides["held_in"] = sides["held_in"] or by_agent(finding)
    sides["held_in"] = sides["held_in"] or first(others, "origin") or told_beside(finding) or by_captors(finding)
    sides["held_in"] = sides["held_in"] or by_police_who_say(finding, others) or told_of_him(finding)
    sides["held_in"] = sides["held_in"] or from_group("origin", finding, settled)
    brought_home = {key for other in others for key in other.keys("destination")}
    if outside(finding) is None:
        asked_by_home = (finding.keys("wanted_by") | brought_home) & {side.key for side in at_home(finding)}
        fallback = told_before(finding) if asked_by_home else held_at_home(finding)
        fallback = () if are_held_abroad(finding, settled) else fallback
        elsewhere = brought_home | asked_by_home
        sides["held_in"] = sides["held_in"] or tuple(s for s in fallback if s.key not in elsewhere)
    if not finding.attrs.get(BY_SEVERAL):
        sides["wanted_by"] = sides.get("wanted_by") or seekers_of(finding, others, settled)
    return replace(finding, sides={role: found for role, found in sides.items() if found})


def of_who_acts(finding: Finding) -> tuple[Side, ...]:
    """Take the seated place; one that two states hold for their own is of the state whose body acts there."""
    held, agents = finding.sides.get("held_in", ()), by_agent(finding)
    place = places_by_id().get(held[0].found.ref or "") if len(held) == 1 and held[0].found is not None else None
    other = claimed_by(place) if place is not None else None
    return agents if other is not None and [side.key for side in agents] == [other] else held


def by_agent(finding: Finding) -> tuple[Side, ...]:
    """Take the country of the body that held him."""
    return finding.sides.get("detained", ())[:1]


def write(finding: Finding, scribe: Scribe) -> Iterator[Claim]:
    if finding.subject is None:
        return
    subject = scribe.person(finding.subject, finding)
    roles: dict[str, Sequence[Mention]] = {"subject": [subject]}
    spans = (*finding.quotes, *side_quotes(finding, scribe))
    if finding.kind == "transfer":
        roles |= {role: [scribe.side(side) for side in finding.sides.get(role, ())] for role in ENDS}
        roles |= acting(finding, scribe)
        yield scribe.claim(
            "transfer",
            finding.at,
            roles,
            spans,
            finding.rule,
            finding.status,
            finding.date,
            {"mode": finding.attrs.get("mode")},
        )
    elif finding.kind == "detention":
        roles["held_in"] = [scribe.side(side) for side in finding.sides.get("held_in", ())]
        roles["detained"] = agencies(finding, "detained", scribe)
        yield scribe.claim("detention", finding.at, roles, spans, finding.rule, "completed", finding.date)
    if finding.sides.get("wanted_by"):
        wanting = [scribe.side(side) for side in finding.sides["wanted_by"]]
        yield scribe.claim("wanted", finding.at, {"subject": [subject], "wanted_by": wanting}, spans, finding.rule)


def acting(finding: Finding, scribe: Scribe) -> dict[str, list[Mention]]:
    """Give the bodies that acted; a state refuses even where no body of it is named."""
    acted = {name: bodies_of(side, finding, scribe) for side, name in ACTED.get(finding.status or "", {}).items()}
    if finding.status == "refused" and not acted["refused"]:
        acted["refused"] = [scribe.side(side) for side in finding.sides.get("origin", ())]
    return acted


def bodies_of(side: str, finding: Finding, scribe: Scribe) -> list[Mention]:
    """Give the bodies of one side: a body stands where its country does in the end, whatever its case said."""
    placed = [(found, end) for end in ENDS for found in finding.actors.get(end, ())]
    moved = ((found, end_of(found, end, finding)) for found, end in placed)
    return [scribe.mention(found, finding.scene) for found, end in moved if end == side]


def end_of(found: Found, end: str, finding: Finding) -> str:
    misplaced = found.country in finding.keys(opposite(end)) and found.country not in finding.keys(end)
    return opposite(end) if misplaced else end


def agencies(finding: Finding, role: str, scribe: Scribe) -> list[Mention]:
    return [scribe.mention(found, finding.scene) for found in finding.actors.get(role, ())]


def side_quotes(finding: Finding, scribe: Scribe) -> Iterator[tuple[str, int, int]]:
    """Quote the sentence of a side that was found elsewhere."""
    for sides in finding.sides.values():
        for side in sides:
            if side.found is None or any(q[0] == side.part and q[1] <= side.span[0] < q[2] for q in finding.quotes):
                continue
            sentence = scribe.reading.scenes[side.part].doc[side.found.start].sent
            yield (side.part, sentence.start_char, sentence.end_char)
