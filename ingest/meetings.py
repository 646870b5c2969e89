"""Meetings: talks, sessions, visits, briefings where parties from different bodies or countries met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest.dates import date_for
from ingest.findings import Finding
from ingest.parties import Gathering, body_of, distinct_bodies, gather, happened, subjects_of_clause
from ingest.scene import Scene

if TYPE_CHECKING:
    from ingest.mentions import Found
    from ingest.reading import Reading
    from ingest.scribe import Scribe

LEAD = 12  # words between the dateline and the sentence that tells the news


@dataclass(frozen=True, slots=True)
class Meeting:
    """Hold one meeting as settled so far."""

    gatherings: tuple[Gathering, ...]
    parties: tuple[tuple[Scene, Found], ...]
    places: tuple[tuple[Scene, Found], ...]
    date: str | None


def write_meetings(reading: Reading, _settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write one claim a meeting at which at least two different bodies were present."""
    for meeting in merged([meeting_of(g, reading) for g in gather(reading, "meeting") if happened(g)]):
        if distinct_bodies((found for _, found in meeting.parties), reading) > 1:
            yield claim_of(meeting, reading, scribe)


def meeting_of(gathering: Gathering, reading: Reading) -> Meeting:
    scene, token = gathering.scene, gathering.trigger.token
    parties = {(f.type, f.cluster): f for f in gathering.seated("met_at") if f.type in ("person", "agency", "country")}
    if gathering.trigger.voice.name.startswith("noun"):
        parties |= {(f.type, f.cluster): f for f in subjects_of_clause(gathering) if is_official(f, scene)}
    places = [
        seat.found for seat in gathering.seats if seat.role == "held_in" and seat.found.type in ("place", "country")
    ]
    date = date_for(scene.doc, scene.moments, token.i, scene.published) or dateline(gathering)
    return Meeting(
        (gathering,), tuple((scene, f) for f in parties.values()), tuple((scene, f) for f in places), date
    )  # fmt: skip


def dateline(gathering: Gathering) -> str | None:
    """Give the day of the dateline to a meeting that the first sentences tell in a past verb."""
    start = gathering.trigger.token.sent.start
    near = [m for m in gathering.scene.moments if m.role == "dateline" and start - m.end <= LEAD]
    return near[0].iso if near and gathering.trigger.voice.says == "completed" else None


def is_official(found: Found, scene: Scene) -> bool:
    return found.type == "person" and found.cluster in scene.officials


def merged(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Join tellings of one meeting: near to each other or sharing a party, and not at odds about date or place."""
    kept: list[Meeting] = []
    for meeting in meetings:
        twin = next((i for i, other in enumerate(kept) if is_same(other, meeting)), None)
        if twin is None:
            kept.append(meeting)
        else:
            kept[twin] = joined(kept[twin], meeting)
    return kept


def is_same(one: Meeting, two: Meeting) -> bool:
    if one.date and two.date and not (one.date.startswith(two.date) or two.date.startswith(one.date)):
        return False
    places = [{f.cluster for _, f in m.places} for m in (one, two)]
    if places[0] and places[1] and not places[0] & places[1]:
        return False
    shared = {(f.type, f.cluster) for _, f in one.parties} & {(f.type, f.cluster) for _, f in two.parties}
    return bool(shared) or "title" in (one.gatherings[0].at[0], two.gatherings[0].at[0]) or not two.parties


def joined(one: Meeting, two: Meeting) -> Meeting:
    parties = {(f.type, f.cluster): (s, f) for s, f in (*two.parties, *one.parties)}
    return replace(
        one,
        gatherings=one.gatherings + (two.gatherings if two.parties else ()),
        parties=tuple(parties.values()),
        places=one.places or two.places,
        date=one.date or two.date,
    )


def claim_of(meeting: Meeting, reading: Reading, scribe: Scribe) -> Claim:
    lead = next((g for g in meeting.gatherings if g.scene.part == "body"), meeting.gatherings[0])
    parties = [scribe.mention(found, scene) for scene, found in meeting.parties]
    parties += list(bodies(meeting, reading, parties, scribe))
    places = [scribe.mention(found, scene) for scene, found in meeting.places[:1]]
    spans = [g.span for g in meeting.gatherings]
    roles = {"met_at": parties, "held_in": places}
    return scribe.claim("meeting", lead.at, roles, spans, lead.rule, "completed", meeting.date)


def bodies(meeting: Meeting, reading: Reading, parties: Sequence[Mention], scribe: Scribe) -> Iterator[Mention]:
    """Add the agencies whose heads met, and the countries that they came for."""
    seen = {mention.ref or mention.head for mention in parties}
    for scene, found in meeting.parties:
        post = reading.post_of(found.cluster) if found.type == "person" else None
        agency = post.agency if post is not None else None
        country = body_of(found, reading)[1]
        extra = [scribe.mention(agency, scribe.scene_of(agency))] if agency is not None else []
        if country is not None:
            extra.append(scribe.country_named(country, found, scene))
        for mention in extra:
            if (mention.ref or mention.head) not in seen:
                seen.add(mention.ref or mention.head)
                yield mention
