"""Meetings in a Kazakh text: officials and bodies in the nominative, those with whom in the instrumental."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model import Claim
from ingest.dates import date_for
from ingest.kazakh.marks import feature
from ingest.kazakh.quoted import lemmas, span_of, told, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.found import Found
    from ingest.reading import Reading
    from ingest.scene import Scene
    from ingest.scribe import Scribe

NEAR = 2  # sentences that may tell of one meeting
PARTIES = ("Nom", "Ins", "Gen", "Loc")
SHUNNED = ("inside", "adjective", "demonym")


@dataclass(slots=True)
class Meeting:
    """Gather what the sentences of one meeting say."""

    at: tuple[str, int]
    scene: Scene
    sentences: list[Span]
    parties: list[Found] = field(default_factory=list)
    place: Found | None = None
    date: str | None = None


def case_of(token: Token) -> str:
    return feature(token, "Case")


def founds_in(scene: Scene, sentence: Span, *types: str) -> list[Found]:
    here = (f for f in scene.founds_in(sentence) if f.type in types)
    return [found for found in here if found.form not in SHUNNED]


def trigger_of(sentence: Span) -> Token | None:
    """Give the word that tells of a meeting: a verb of meeting, or its noun with a verb that says that it was held."""
    for token in sentence:
        if token.lemma_ in words("meetings", "alone") and has_happened(token):
            return token
    received = next((t for t in sentence if t.lemma_ in words("meetings", "receiving") and has_happened(t)), None)
    if received is not None and any(receives(t) for t in sentence if t.i < received.i):
        return received
    with_whom = any(feature(t, "Case") == "Ins" and t.pos_ == "PROPN" for t in sentence)
    talked = next((t for t in sentence if t.lemma_ in words("meetings", "verbs") and has_happened(t)), None)
    if talked is not None and with_whom:
        return talked
    held = next((t for t in sentence if t.lemma_ in words("meetings", "held") and has_happened(t)), None)
    noun = next((t for t in sentence if t.pos_ == "NOUN" and lemmas(t) & words("meetings", "nouns")), None)
    return held if held is not None and noun is not None else None


def receives(token: Token) -> bool:
    """Say that somebody is received by name: «Имяректі қабылдады»."""
    return token.pos_ == "PROPN" and case_of(token) == "Acc" and not feature(token, "Poss")


def takes_part(sentence: Span) -> bool:
    """Say that a sentence goes on with who took part in what the one before told: «Оған ... қатысты»."""
    there = any(token.lower_ in words("meetings", "there") for token in sentence)
    return there and any(t.lemma_ in words("meetings", "takes_part") and has_happened(t) for t in sentence)


def has_happened(verb: Token) -> bool:
    past = feature(verb, "Tense") == "Past" or feature(verb, "VerbForm") == "Conv"
    return past and feature(verb, "Polarity") != "Neg"


def find_meetings(reading: Reading) -> list[Meeting]:
    found: list[Meeting] = []
    scene = reading.scenes["body"]
    last = -NEAR
    for number, sentence in enumerate(told(scene)):
        trigger = trigger_of(sentence)
        if trigger is None and found and number - last < NEAR and takes_part(sentence):
            trigger = sentence[-1]
        if trigger is None:
            continue
        parties = guests(scene, sentence, reading)
        if found and (number - last < NEAR or len(shared(found[-1].parties, parties)) > 1):
            found[-1].sentences.append(sentence)
            found[-1].parties += parties
            found[-1].place = found[-1].place or venue(scene, sentence)
        else:
            date = date_for(scene.doc, scene.moments, trigger.i, scene.published)
            found.append(Meeting((scene.part, trigger.idx), scene, [sentence], parties, venue(scene, sentence), date))
        last = number
    return found


def shared(one: Sequence[Found], other: Sequence[Found]) -> set[tuple[str, int]]:
    return {(f.type, f.cluster) for f in one} & {(f.type, f.cluster) for f in other}


def guests(scene: Scene, sentence: Span, reading: Reading) -> list[Found]:
    """Give the officials and bodies that take part: subjects, those with whom, those whose heads they are."""
    people = [f for f in founds_in(scene, sentence, "person") if f.cluster in scene.officials]
    bodies = [f for f in founds_in(scene, sentence, "agency") if case_of(scene.doc[f.head]) in PARTIES]
    return [*people, *bodies, *meant(scene, sentence, reading)]


def meant(scene: Scene, sentence: Span, reading: Reading) -> Iterator[Found]:
    """Yield the official whom «ол» means: the last named before."""
    he = scene.tables.word_class("he")
    if any(token.lemma_ in he and token.dep_.startswith("nsubj") for token in sentence):
        before = [f for f in scene.founds if f.type == "person" and f.start < sentence.start]
        if before and before[-1].cluster in scene.officials:
            yield before[-1]


def venue(scene: Scene, sentence: Span) -> Found | None:
    places = founds_in(scene, sentence, "place")
    return next((f for f in places if case_of(scene.doc[f.head]) == "Loc"), None) or dateline(scene, sentence)


def dateline(scene: Scene, sentence: Span) -> Found | None:
    """Give the town in capitals that opens a paragraph: «ШОЛПАН-АТА. Кеше ... отырысы өтті»."""
    towns = (f for f in scene.founds if f.type == "place" and f.end < sentence.end and scene.doc[f.start].is_upper)
    last = next((f for f in reversed(list(towns)) if scene.doc[f.end].text in (".", ",")), None)
    apart = scene.doc[last.end : sentence.start] if last is not None else ()
    return last if last is not None and not any("\n" in token.text for token in apart) else None


def write_meetings(reading: Reading, scribe: Scribe) -> Iterator[Claim]:
    for meeting in find_meetings(reading):
        scene = meeting.scene
        posts = {post.person.cluster: post.agency for part in reading.posts.values() for post in part}
        bodies = [posts[f.cluster] for f in meeting.parties if f.type == "person" and posts.get(f.cluster)]
        every = unique([*meeting.parties, *(body for body in bodies if body is not None)])
        sides = {f.ref or f.name for f in every if f.type != "person"} | lands_of(meeting, reading)
        if len(sides) < 2:
            continue
        parties = [scribe.mention(f, scribe.scene_of(f)) for f in every]
        roles = {"met_at": parties, "held_in": [scribe.mention(meeting.place, scene)] if meeting.place else []}
        spans = [span_of(sentence, scene) for sentence in meeting.sentences]
        yield scribe.claim("meeting", meeting.at, roles, spans, "kk/meeting/met", "completed", meeting.date)


def lands_of(meeting: Meeting, reading: Reading) -> set[str | None]:
    """Give the lands whose officials took part without a body that is named."""
    people = {f.cluster for f in meeting.parties if f.type == "person"}
    posts = (post for part in reading.posts.values() for post in part if post.person.cluster in people)
    return {post.country or meeting.scene.home for post in posts if post.agency is None} - {None}


def unique(founds: Sequence[Found]) -> list[Found]:
    return list({(f.type, f.cluster): f for f in founds}.values())
