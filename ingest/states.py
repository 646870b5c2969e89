"""Seat the land that a common noun stands for: «республике выдали», «из королевства выслали», «в область»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.frontiers import way_of
from ingest.landmarks import may_be_republic
from ingest.pieces import piece_of
from ingest.sides import ENDS, Side, keys, opposite, side_of
from ingest.syntax import feature, lemma, preposition, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.found import Found
    from ingest.scene import Scene

REACH = 2  # sentences before the noun
DOERS = frozenset({"nom", "ins"})


def with_state(finding: Finding) -> Finding:
    """Give a movement of a crowd the end at which a common noun for a land stands, if no name stands there."""
    subject = finding.subject
    if finding.kind != "transfer" or (subject is not None and (subject.person is not None or subject.count == 1)):
        return finding
    for word, role in nouns_at(finding):
        code = land_meant(word, finding)
        named = any(side.found is not None for side in finding.sides.get(role, ()))
        if code is not None and not named and code not in finding.keys(opposite(role)):
            side = Side(code, None, finding.scene.part, (word.idx, word.idx + len(word)))
            finding = replace(finding, sides={**finding.sides, role: (side,)})
    return from_there(finding)


def from_there(finding: Finding) -> Finding:
    """Give the origin that «оттуда» means: the land that the sentence named before, else the one before it."""
    scene, words = finding.scene, finding.scene.tables.word_class("from_there")
    word = next((word for word in piece_of(finding.trigger.token) if word.lower_ in words), None)
    if word is None or "origin" in finding.sides or way_of(word.sent, scene) is not None:
        return finding
    sentence = word.sent
    for first in (sentence.start, scene.doc[max(0, sentence.start - 1)].sent.start):
        named = [f for f in named_in(first, word.i, scene) if f.country not in finding.keys("destination")]
        placed = [f for f in named if preposition(scene.doc[f.head], scene.tables)]
        lands = {found.country: found for found in placed or named}
        if len(lands) == 1:
            side = side_of(next(iter(lands.values())), scene)
            return replace(finding, sides={**finding.sides, "origin": (side,)})
    return finding


def nouns_at(finding: Finding) -> Iterator[tuple[Token, str]]:
    """Yield the common nouns for a land or a part of one that stand at an end of the trigger."""
    scene, trigger = finding.scene, finding.trigger
    nouns = scene.tables.word_class("states") | scene.tables.word_class("regions") | set(realms(scene))
    for word in trigger.token.sent:
        if (
            (lemma(word) in nouns or is_next_door(word, scene))
            and feature(word, "Number") == "Sing"
            and not is_named(word, scene)
        ):
            role = role_at(word, finding)
            if role in ENDS:
                yield word, role


def is_next_door(word: Token, scene: Scene) -> bool:
    """Say that the word is that of «сопредельной стороне»."""
    bordering = any(lemma(child) in scene.tables.word_class("bordering") for child in word.children)
    return bordering and lemma(word) in scene.tables.word_class("bare_sides")


def is_named(word: Token, scene: Scene) -> bool:
    """Say that the noun is part of a name, or owns one: «Республика Корея», «Омская область»."""
    near = range(word.i - 1, word.i + 2)
    return any(found.country is not None and set(near) & set(range(found.start, found.end)) for found in scene.founds)


def role_at(word: Token, finding: Finding) -> str | None:
    frame, voice, tables = finding.trigger.frame, finding.trigger.voice, finding.scene.tables
    places = [stand.place for stand in stands(word, tables) if stand.holder == finding.trigger.token]
    role = next((frame.places[place] for place in places if place in frame.places), None)
    doer = voice.agent in DOERS and voice.agent in places
    return role or (frame.agent if doer and not frame.intransitive else None)


def land_meant(word: Token, finding: Finding) -> str | None:
    """Give the land: of a part of one the article's own; of a state the one last named that can be called so."""
    scene = finding.scene
    if is_next_door(word, scene):
        return finding.subject.nation if finding.subject is not None else None
    if lemma(word) in scene.tables.word_class("regions"):
        return land_of_region(word, scene)
    taken = keys(side for role in ENDS for side in finding.sides.get(role, ()))
    own = lemma(word) in scene.tables.word_class("own_lands")
    if own and scene.home is not None and scene.home not in taken and may_be_republic(scene.home):
        return scene.home
    called = realms(scene).get(lemma(word))
    sentence = word.sent
    for _ in range(REACH + 1):
        named = [f for f in named_in(sentence.start, min(sentence.end, word.i), scene) if f.country not in taken]
        fitting = {f.country for f in named if f.country and (called is None or f.country in called)}
        fitting = {code for code in fitting if not own or may_be_republic(code)}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else (scene.home if scene.home in fitting else None)
        sentence = scene.doc[max(0, sentence.start - 1)].sent
    return only_one(called, scene) if called is not None else scene.home


def land_of_region(word: Token, scene: Scene) -> str | None:
    """Give the land of the part of one that was named last: «прокуратура Омской области ...: в область выдано»."""
    regional = scene.tables.word_class("regions") | scene.tables.word_class("regional")
    near = (f for f in scene.founds if f.country is not None and f.end <= word.i and f.type in ("place", "agency"))
    parts = [f.country for f in near if any(lemma(own) in regional for own in scene.doc[f.start : f.end])]
    return parts[-1] if parts else scene.home


def only_one(called: frozenset[str], scene: Scene) -> str | None:
    """Give the one realm that the article names anywhere: the sentence may name it after the noun."""
    named = {found.country for found in scene.founds if found.country in called}
    return named.pop() if len(named) == 1 else None


def named_in(start: int, end: int, scene: Scene) -> list[Found]:
    founds = (found for found in scene.founds if start <= found.start < end and found.type != "person")
    founds = (found for found in founds if not is_of_people(found, scene))
    return [found for found in founds if found.country is not None]


def is_of_people(found: Found, scene: Scene) -> bool:
    """Say that an adjective of a land only describes people: «двух российских дипломатов»."""
    noun = scene.doc[found.head].head
    return found.form == "adjective" and feature(noun, "Animacy") == "Anim"


def realms(scene: Scene) -> dict[str, frozenset[str]]:
    """Give which lands a noun can mean: «королевство», «эмираты»."""
    return {noun: frozenset(codes.split()) for noun, codes in scene.tables.words.get("realms", {}).items()}
