"""Which body «кипрские коллеги», «узбекские таможенники» are: the one of that country that the article names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.countries import places_by_id
from graph.morphology import plain
from ingest.listing import is_next_in_list
from ingest.syntax import case_of, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph.model import Mention
    from ingest.mentions import Found
    from ingest.parties import Gathering
    from ingest.reading import Reading
    from ingest.scene import Scene

Body = tuple["Found", "Scene"]
REACH = 1  # sentences in which one of several bodies was named
STEM = 6  # letters by which words of two names are one word


def colleagues_of(found: Found, gathering: Gathering, reading: Reading) -> Body | None:
    """Give the body whose people a country's name tells of: the only one named that fits their trade, or the nearest.

    Of several that which is called like the body beside them, and else the one that was named just before.
    """
    scene = gathering.scene
    people = people_of(found, scene)
    if people is None:
        return None
    here = [body for body in bodies_of(found.country, reading) if is_of_there(body[0], found)]
    named = [body for body in here if does_the_work(body[0], people, scene, closely=found.form != "adjective")]
    for fitting in (named, [body for body in named if is_akin(body, gathering)], just_before(named, found, scene)):
        if len({body.ref for body, _ in fitting}) == 1:
            return fitting[-1]
    return None


def people_of(found: Found, scene: Scene) -> Token | None:
    """Give the noun for the people: «литовские коллеги», «коллег из Литвы», which parsers tear."""
    head, tables = scene.doc[found.head], scene.tables
    words = tables.word_class("colleagues") | set(tables.words.get("trades", {}))
    if found.form == "adjective":
        after = scene.doc[found.end] if found.end < head.sent.end else None
        return after if after is not None and lemma(after) in words else None
    first = first_of_list(found, scene)
    owner = scene.doc[first - 1] if first > head.sent.start and case_of(head) == "gen" else None
    if owner is not None and lemma(owner) in words:
        return owner
    if found.start < head.sent.start + 2:
        return None
    comes = {place.partition(" ")[0] for place in tables.words.get("from_bearers", ())}
    noun, mark = scene.doc[found.start - 2], scene.doc[found.start - 1]
    return noun if mark.lower_ in comes and lemma(noun) in tables.word_class("partners") else None


def first_of_list(found: Found, scene: Scene) -> int:
    """Give where the list of countries begins that one stands in: «прокурорами Литвы, Латвии и Швеции»."""
    start = found.start
    lands = {f.end: f for f in scene.founds if f.type == "country"}
    while start - 1 in lands and is_next_in_list(lands[start - 1], found, scene.doc, scene.tables):
        found = lands[start - 1]
        start = found.start
    return start


def bodies_of(country: str | None, reading: Reading) -> Iterator[Body]:
    """Yield the bodies of a country in the order of print: no court and no embassy works with another's police."""
    for scene in reading.scenes.values():
        idle = scene.tables.word_class("no_colleagues")
        for found in scene.founds:
            own = found.type == "agency" and found.country == country and found.ref
            if own and not {plain(word) for word in (found.name or "").lower().split()} & idle:
                yield found, scene


def is_of_there(body: Found, found: Found) -> bool:
    """Ask of «орловские коллеги» that the body's name has the town or its region; of a capital's, nothing."""
    if found.type == "country":
        return True
    town = places_by_id().get(found.ref or "")
    stem = town.adjective[:-2] if town is not None else ""
    return town is not None and (town.kind == "capital" or (len(stem) > 2 and stem in (body.name or "").lower()))


def does_the_work(body: Found, people: Token, scene: Scene, closely: bool = False) -> bool:
    """Say that people of a trade may be the body's: «таможенники», not those of a prosecutor's office.

    «Прокуроры Литвы» are closely the prosecutor's office, «следователи Литвы» are not closely a ministry's.
    """
    stems = scene.tables.words.get("trades", {}).get(lemma(people), ())[: 1 if closely else None]
    return not stems or any(stem in (body.name or "").lower() for stem in stems)


def is_akin(body: Body, gathering: Gathering) -> bool:
    """Say that a body is called like one that takes part: two prosecutor's offices, two services against drugs."""
    others = (seat.found for seat in gathering.seats if seat.found.type == "agency")
    own = stems_of(body[0], body[1])
    return any(own & stems_of(other, body[1]) for other in others if other.country != body[0].country)


def stems_of(found: Found, scene: Scene) -> set[str]:
    """Give what tells a body from others of its rank and country: not «министерство», not «республика»."""
    return words_of(found.name or "", scene)


def words_of(name: str, scene: Scene) -> set[str]:
    words = (word[:STEM] for word in name.lower().split() if len(word) >= STEM)
    return set(words) - scene.tables.word_class("common_names")


def only_body(land: str, other: Mention, reading: Reading) -> Body | None:
    """Give the one body of a country that the article names, or the one that is called like the other's own body."""
    named = list(bodies_of(land, reading))
    akin = [body for body in named if stems_of(body[0], body[1]) & words_of(other.name or "", body[1])]
    for fitting in (named, akin):
        if len({body.ref for body, _ in fitting}) == 1:
            return fitting[0]
    return None


def just_before(named: Sequence[Body], found: Found, scene: Scene) -> list[Body]:
    """Give the bodies of the nearest sentence before, or of the word's own, that names one."""
    doc = scene.doc
    for step in sentences_back(found.start, scene):
        near = [body for body in named if body[1] is scene and step <= body[0].start < doc[step].sent.end]
        if near:
            return near
    return []


def sentences_back(at: int, scene: Scene) -> Iterator[int]:
    """Yield where the sentence of a word, and those just before it, begin."""
    start = scene.doc[at].sent.start
    for _ in range(REACH + 1):
        yield start
        if start == 0:
            return
        start = scene.doc[start - 1].sent.start
