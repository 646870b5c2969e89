"""Meetings: talks, sessions, visits, briefings where parties from different bodies or countries met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest.antecedents import Party, distinct, he, host, named_kind
from ingest.company import path
from ingest.dates import date_for
from ingest.guests import has_unnamed_guest, is_of_another_verb, is_of_heads, lands_visited
from ingest.parties import (
    ACTS,
    Body,
    Gathering,
    bodies_of,
    body_of,
    gather,
    happened,
    nouns_of,
    sentences_between,
    where_of,
    whole,
)
from ingest.syntax import case_of, feature, lemma, preposition
from ingest.took_place import is_told

if TYPE_CHECKING:
    from ingest.mentions import Found
    from ingest.reading import Reading
    from ingest.scribe import Scribe

LEAD = 12  # words between the dateline and the sentence that tells the news
REACH = 3  # sentences between a meeting and what goes on about it
DAY = 10  # letters of an ISO day
AHEAD = 3  # days that a guest may come before a meeting


@dataclass(frozen=True, slots=True)
class Meeting:
    """Hold one meeting as settled so far."""

    gatherings: tuple[Gathering, ...]
    parties: tuple[Party, ...]
    places: tuple[Party, ...]
    date: str | None
    bodies: frozenset[Body] = frozenset()
    line: str | None = None  # the day of the dateline

    @property
    def when(self) -> str | None:
        return self.date or self.line

    @property
    def keys(self) -> set[tuple[str, int]]:
        return {(found.type, found.cluster) for _, found in self.parties}

    @property
    def is_session(self) -> bool:
        """Say that a council of states sat, or their ministers: «заседание Совета СНГ», «встреча министров ШОС»."""
        tables = self.gatherings[0].scene.tables
        sat = any(lemma(g.trigger.token) in tables.word_class("councils") or is_of_heads(g) for g in self.gatherings)
        return sat and any(name is not None and land is None for name, land in self.bodies)

    @property
    def leans(self) -> bool:
        """Say that it is no meeting of its own: its frame only goes on about one, or half of its company is missing."""
        needs = {gathering.trigger.frame.needs for gathering in self.gatherings}
        return "meeting" in needs or (bool(needs & {"pair", "guest"}) and len(self.bodies) < 2)


def find_meetings(reading: Reading) -> list[Meeting]:
    """Give every meeting at which at least two different bodies were present, the title's first."""
    met = (gathering for gathering in gather(reading, "meeting") if happened(gathering) and is_told(gathering))
    told = [telling(gathering, reading) for gathering in met]
    return [meeting for meeting in merged(told) if is_meeting(meeting)]


def is_meeting(meeting: Meeting) -> bool:
    """Ask for two bodies, or for a council of states in session; those who only travelled need a host abroad."""
    if meeting.is_session:
        return True
    if not is_journey(meeting):
        return len(meeting.bodies) > 1
    lands = {land for _, land in meeting.bodies}  # a minister who calls at his own embassy meets nobody
    hosted = any(gathering.seated("held_in") for gathering in meeting.gatherings)
    return len(meeting.bodies) > 1 and hosted and (len(lands) > 1 or None in lands)


def is_journey(meeting: Meeting) -> bool:
    return all(gathering.trigger.frame.name == "travel" for gathering in meeting.gatherings)


def telling(gathering: Gathering, reading: Reading) -> Meeting:
    """Read what one trigger tells: who, where, when."""
    scene, token = gathering.scene, gathering.trigger.token
    seated = [found for role in ("met_at", "held_in") for found in gathering.seated(role)]
    there = [found for found in seated if not is_of_another_verb(found, gathering)]
    parties = [found for found in there if found.type in ACTS and not is_ground(found, gathering)]
    parties += lands_visited(gathering, parties)
    places = [found for found in gathering.seated("held_in") if found.type in ("place", "country")]
    date = date_for(scene.doc, scene.moments, token.i, scene.published)
    meant = (*he(gathering, reading), *named_kind(gathering, reading))
    if gathering.trigger.frame.name == "visit" and not meant and not gathering.seated("met_at"):
        parties = parties[:1]  # «поймали в Чехии после поездки в Австрию»: nobody is told to have come
    company = distinct([*meant, *((scene, found) for found in parties)])
    if is_half(gathering, [found for _, found in company], reading):
        company = distinct([*company, *host(gathering, reading)])
    return Meeting(
        (gathering,),
        tuple(company),
        tuple((scene, found) for found in places),
        date,
        bodies_of((found for _, found in company), reading),
        dateline(gathering),
    )


def is_half(gathering: Gathering, parties: Sequence[Found], reading: Reading) -> bool:
    """Say that «встреча с ...» names one side and leaves out the other."""
    withs = any(seat.role == "met_at" and " " in seat.place for seat in gathering.seats)
    return gathering.trigger.frame.name == "talks" and withs and len(bodies_of(parties, reading)) == 1


def is_ground(found: Found, gathering: Gathering) -> bool:
    """Say that a country is only where it was; one that is visited takes part."""
    hosts = gathering.trigger.frame.name in ("visit", "travel")
    return found.type == "country" and not hosts and found not in gathering.seated("met_at")


def dateline(gathering: Gathering) -> str | None:
    """Give the day of the dateline to a meeting that the first sentences tell in a past verb."""
    start = gathering.trigger.token.sent.start
    near = [m for m in gathering.scene.moments if m.role == "dateline" and start - m.end <= LEAD]
    steps = path(gathering.trigger.token, gathering.scene)
    past = any(feature(step, "Tense") == "Past" and feature(step, "VerbForm") == "Fin" for step in steps)
    return near[0].iso if near and (past or gathering.trigger.voice.says == "completed") else None


def merged(meetings: Sequence[Meeting]) -> list[Meeting]:
    """Join tellings of one meeting; what leans on another and finds none is dropped."""
    kept: list[Meeting] = []
    for meeting in meetings:
        if is_recalled(meeting) and any(meeting.keys & other.keys for other in kept):
            continue  # who tells of it may seem to have been there
        twin = next((i for i, other in reversed(list(enumerate(kept))) if is_same(other, meeting)), None)
        if twin is not None:
            kept[twin] = joined(kept[twin], meeting)
        elif not meeting.leans:
            kept.append(meeting)
    return kept


def is_same(one: Meeting, two: Meeting) -> bool:
    if is_at_odds(one, two) or is_recalled(two) or are_others(one, two):
        return False
    if two.leans:
        return goes_on(one, two)
    if not two.parties or is_close(one, two):
        return True
    if min(len(one.bodies), len(two.bodies)) > 1 and strangers(one.bodies, two.bodies):
        return not strangers(two.bodies, one.bodies)
    shared = one.keys & two.keys or one.bodies & two.bodies or one.gatherings[0].at[0] == "title"
    return bool(shared) or bool(two.bodies and not strangers(two.bodies, one.bodies))


def is_recalled(meeting: Meeting) -> bool:
    """Say that only a participle tells that it took place: «об итогах состоявшихся в мае переговоров»."""
    gathering = meeting.gatherings[0]
    token, words = gathering.trigger.token, gathering.scene.tables.word_class("recalled")
    told = (child for child in token.children if child.i < token.i and feature(child, "VerbForm") == "Part")
    return case_of(token) != "nom" and any(lemma(child) in words for child in told)


def is_at_odds(one: Meeting, two: Meeting) -> bool:
    same = not (one.when and two.when) or one.when.startswith(two.when) or two.when.startswith(one.when)
    if not same and not is_arrival(one, two) and not are_told_at_once(one, two):
        return True
    places = [{found.cluster for _, found in m.places if found.type == "place"} for m in (one, two)]
    return bool(places[0] and places[1]) and not places[0] & places[1]


def are_told_at_once(one: Meeting, two: Meeting) -> bool:
    """Say that one sentence tells of the same two, with a day and with none but the dateline's."""
    guessed = one.date is None or two.date is None
    return guessed and one.bodies == two.bodies and sentences_between(one.gatherings[-1], two.gatherings[0]) == 0


def is_arrival(one: Meeting, two: Meeting) -> bool:
    """Say that one of those who met came for it a few days before: «накануне он прилетел в столицу»."""
    if not is_journey(two) or not one.keys & two.keys or sentences_between(one.gatherings[-1], two.gatherings[0]) > 1:
        return False
    met, came = ordinal(one.when), ordinal(two.when)
    return met is not None and came is not None and 0 <= met - came <= AHEAD


def ordinal(iso: str | None) -> int | None:
    return Day.fromisoformat(iso).toordinal() if iso is not None and len(iso) == DAY else None


def are_others(one: Meeting, two: Meeting) -> bool:
    """Say that quite other people met, on a day told for them alone: «в июне президент ездил туда же»."""
    some, others = ({f.cluster for _, f in meeting.parties if f.type == "person"} for meeting in (one, two))
    apart = bool(some and others) and not some & others
    return apart and two.when not in (None, one.when) and sentences_between(one.gatherings[-1], two.gatherings[0]) > 1


def is_close(one: Meeting, two: Meeting) -> bool:
    """Say that both stand in one sentence, that one is a half, or that its noun is taken up again with «в», «на»."""
    last, here = one.gatherings[-1], two.gatherings[0]
    apart = sentences_between(last, here)
    seated = here.trigger.frame.name == "table"  # «Переговоры прошли в Осаке. За стол сели ...»
    if apart == 0 or (apart <= REACH and seated) or (apart == 1 and min(len(one.bodies), len(two.bodies)) < 2):
        return True
    nouns = {lemma(gathering.trigger.token) for gathering in one.gatherings}
    again = lemma(here.trigger.token) in nouns and bool(preposition(here.trigger.token, here.scene.tables))
    return apart <= REACH and again


def goes_on(one: Meeting, two: Meeting) -> bool:
    """Say that a sentence that leans on a meeting may lean on this one: near enough, and its guest unnamed."""
    gathering = two.gatherings[0]
    if sentences_between(one.gatherings[-1], gathering) > REACH:
        return False
    needs = gathering.trigger.frame.needs
    return {"guest": has_unnamed_guest, "meeting": is_of_meeting}.get(needs, always)(gathering)


def always(_gathering: Gathering) -> bool:
    return True


def is_of_meeting(gathering: Gathering) -> bool:
    """Say that «участвовали» is said of a meeting or of «в нём», not of an operation, a crime, a race."""
    named = {found.head for found in gathering.scene.founds}
    spheres = [word for word in where_of(gathering) if word.i not in named]
    nouns = nouns_of("meeting", gathering)
    return all(lemma(word) in nouns | gathering.scene.tables.word_class("pronouns") for word in spheres)


def strangers(some: frozenset[Body], others: frozenset[Body]) -> list[Body]:
    """Give the bodies that none of the others can be; one without a name may be any of its country."""
    return [body for body in some if not any(may_be(body, other) for other in others)]


def may_be(one: Body, other: Body) -> bool:
    return one == other or (one[1] == other[1] is not None and None in (one[0], other[0]))


def joined(one: Meeting, two: Meeting) -> Meeting:
    parties = {(f.type, f.cluster): (s, f) for s, f in (*two.parties, *one.parties)}
    return replace(
        one,
        gatherings=one.gatherings + (two.gatherings if two.parties else ()),
        parties=tuple(parties.values()),
        places=one.places or two.places,
        date=one.date or two.date,
        line=one.line or two.line,
        bodies=whole(one.bodies | two.bodies),
    )


def claim_of(meeting: Meeting, reading: Reading, scribe: Scribe) -> Claim:
    """Write one meeting: who, the bodies and countries that they stand for, where, when."""
    lead = next((g for g in meeting.gatherings if g.scene.part == "body"), meeting.gatherings[0])
    parties = [scribe.mention(found, scene) for scene, found in meeting.parties]
    parties += list(bodies(meeting, reading, parties, scribe))
    places = sorted(meeting.places, key=lambda party: party[1].type != "place")
    spans = [g.span for g in meeting.gatherings]
    roles = {"met_at": parties, "held_in": [scribe.mention(found, scene) for scene, found in places[:1]]}
    return scribe.claim("meeting", lead.at, roles, spans, lead.rule, "completed", meeting.when)


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


def write_meetings(reading: Reading, meetings: Sequence[Meeting], scribe: Scribe) -> Iterator[Claim]:
    yield from (claim_of(meeting, reading, scribe) for meeting in meetings)
