"""Who tells of joint work and is not named with it: «мы», «рассказали в полиции», «по словам министра»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.model import Mention
from graph.morphology import readings
from ingest.antecedents import officials_before
from ingest.company import path
from ingest.neighbours import THANK, THANK_FOR
from ingest.pairs import land_of
from ingest.parties import Gathering, key_of
from ingest.syntax import feature, stands, tells

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.scribe import Scribe

SPEECH = frozenset('\u2014\u2013-\u00ab\u201c"')


def speaker(gathering: Gathering, other: Mention, scribe: Scribe) -> list[Mention]:
    """Give the body that says «мы»: of the official who speaks in this sentence or was the last to speak before."""
    if not is_said_by_us(gathering):
        return [teller for teller in tellers(gathering, scribe) if key_of(teller) != key_of(other)]
    officials = [found for _, found in officials_before(gathering, scribe.reading)]
    posts = [scribe.reading.post_of(found.cluster) for found in officials]
    here = officials and officials[0].start >= gathering.trigger.token.sent.start
    if here and posts[0] is not None and posts[0].agency is None:  # it is he who speaks, for a body that is not known
        return []
    bodies = [post.agency for post in posts if post is not None and post.agency is not None]
    spoken = [scribe.mention(body, scribe.scene_of(body)) for body in bodies[:1]] or source(gathering, scribe)
    return [mention for mention in spoken if key_of(mention) != key_of(other)]


def tellers(gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Give the body that tells in the same sentence who helped it: «..., рассказали в Следственном комитете»."""
    scene, sentence = gathering.scene, gathering.trigger.token.sent
    near = (f for f in scene.founds_in(sentence) if f.type == "agency")
    seated = {found.cluster for found in gathering.seated("party")}
    told = [f for f in near if f.cluster not in seated and is_told_by(f, gathering)]
    if not told:
        return [scribe.mention(body, scribe.scene_of(body)) for body in spoken_for(gathering, scribe)][:1]
    return [scribe.mention(found, scene) for found in told[:1]]


def spoken_for(gathering: Gathering, scribe: Scribe) -> Iterator[Found]:
    """Yield the body of an official who tells in the same sentence: «по словам министра внутренних дел ...»."""
    scene, sentence = gathering.scene, gathering.trigger.token.sent
    places = scene.tables.words.get("as_told_places", ())
    for post in scribe.reading.posts[scene.part]:
        if post.agency is None or not sentence.start <= post.start < sentence.end:
            continue
        nouns = [token for token in scene.doc[post.start : post.end] if token.pos_ in ("NOUN", "PROPN")]
        if any(stand.place in places for noun in nouns[:1] for stand in stands(noun, scene.tables)):
            yield post.agency


def is_told_by(found: Found, gathering: Gathering) -> bool:
    """Say that a body stands under a word of speech, as who or where."""
    scene = gathering.scene
    places = ("nom", *scene.tables.words.get("telling_places", ()))
    return tells(scene.doc[found.head], scene.tables, places, scene.tables.word_class("bearers"))


def source(gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Give the body of the article's own country that was named last: an unnamed speaker «в надзорном ведомстве»."""
    scene, end = gathering.scene, gathering.trigger.token.sent.end
    home = [f for f in scene.founds if f.type == "agency" and f.country == scene.home and f.start < end]
    return [scribe.mention(found, scene) for found in home[-1:]]


def is_said_by_us(gathering: Gathering) -> bool:
    """Say that the sentence is somebody's own words: first person plural, a dash or a quotation mark at its start."""
    sentence = gathering.trigger.token.sent
    first = sentence.text.lstrip()[:1]
    return first in SPEECH or any(is_first_person(token) for token in sentence)


def is_first_person(token: Token) -> bool:
    """Say that a word speaks of «мы», by the tagger or by the dictionary: «сверяем», «работаем»."""
    if feature(token, "Person") in ("1", "First"):
        return True
    options = readings(token.text) if token.pos_ == "VERB" else ()
    return any("1per" in option.grammemes for option in options if option.known)


def thanker(gathering: Gathering, other: Mention, scribe: Scribe) -> list[Mention]:
    """Give the body of the official who thanks without a name: «полковник поблагодарил МВД Литвы»."""
    steps = path(gathering.trigger.token, gathering.scene)
    subjects = (child for step in steps for child in step.children if child.dep_.startswith("nsubj"))
    people = any(child.pos_ == "NOUN" and feature(child, "Animacy") == "Anim" for child in subjects)
    thanks = people and gathering.trigger.frame.name in (THANK, THANK_FOR)
    return partner(gathering, other, scribe, home=False) if thanks else []


def partner(gathering: Gathering, other: Mention, scribe: Scribe, home: bool = True) -> list[Mention]:
    """Give the other side of a work told of one side: the body, or the country, of the official told of last."""
    posts = (scribe.reading.post_of(found.cluster) for _, found in officials_before(gathering, scribe.reading))
    bodies = (scribe.mention(p.agency, scribe.scene_of(p.agency)) for p in posts if p is not None and p.agency)
    fitting = [body for body in bodies if land_of(body) != land_of(other)]
    land = gathering.scene.home if home else None
    if not fitting and land is not None and land != land_of(other):
        return [scribe.country(land, (gathering.at[0], gathering.at[1], gathering.at[1]))]
    return fitting[:1]
