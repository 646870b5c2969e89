"""Who keeps company in a talk, a joint work or a paper: seated at the trigger, or at the words above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.doers import agent_role
from ingest.homelands import is_someones_origin
from ingest.listing import Seat, is_next_in_list
from ingest.scene import Scene
from ingest.seats import DIRECT, ROLELESS
from ingest.syntax import (
    EXACT,
    Stand,
    clause_head,
    climb,
    feature,
    first_conjunct,
    lemma,
    name_top,
    relative_clauses,
    stands,
)
from ingest.titles import Post
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.tables import Tables

TOLD = frozenset({"ccomp", "parataxis"})  # what stands above these tells of the clause and is no part of it
SIGNED_FOR = frozenset({"agreement", "operation"})
FROM_REACH = 4  # tokens from people to where they come from
TITLE_REACH = 2  # tokens between a post and its holder
GROUND = 5  # words from «на территории» to the land's name


def company(trigger: Trigger, scene: Scene, posts: Sequence[Post]) -> list[Seat]:
    """Give the best seat of each body, person, country and place of the sentence, in the order of print."""
    above = {step.i for step in (*reach(trigger, scene), *described(trigger))} - {trigger.token.i}
    seats: list[Seat] = []
    for found in scene.founds_in(trigger.token.sent):
        grounded = trigger.frame.kind == "cooperation" and is_ground(found, scene)
        if found.form not in ROLELESS and not grounded:
            seat = best(found, trigger, above, scene, posts) or shared(found, seats, scene)
            if seat is not None:
                seats.append(still_with(seat, seats, scene))
    return [*told_of_who(trigger, scene, seats), *there(trigger, scene, seats), *seats]


def is_ground(found: Found, scene: Scene) -> bool:
    """Say that a name only tells on whose ground work is done: «операции на территории государств СНГ»."""
    for word in reversed(scene.doc[max(0, found.start - GROUND) : found.start]):
        if word.pos_ in ("VERB", "CCONJ") or word.text == ",":
            return False
        if lemma(word) in scene.tables.word_class("territory"):
            return word.i > 0 and scene.doc[word.i - 1].pos_ in ("ADP", "DET")
    return False


def still_with(seat: Seat, seats: Sequence[Seat], scene: Scene) -> Seat:
    """Let «с» hold for all its list: «совместно с КНБ, МВД и полицией» tells of three who are with another."""
    last, place = seats[-1] if seats else None, scene.tables.words.get("with_whom", "")
    if last is None or last.place != place or seat.role != last.role or not place.endswith(f" {seat.place}"):
        return seat
    listed = is_next_in_list(last.found, seat.found, scene.doc, scene.tables)
    return replace(seat, place=place, listed=True) if listed else seat


def told_of_who(trigger: Trigger, scene: Scene, seats: Sequence[Seat]) -> Iterator[Seat]:
    """Seat whom the pronoun of a relative clause means as its doer: «the police, who worked with the agency»."""
    role = trigger.frame.places.get("nom") or trigger.frame.above.get("nom")
    taken, pronouns = {seat.found.cluster for seat in seats}, scene.tables.word_class("doing_relatives")
    if role is None:
        return
    for verb in path(trigger.token, scene) if pronouns else ():
        opened = any(child.lower_ in pronouns and child.dep_ == "nsubj" for child in verb.children)
        if verb.dep_ != "acl:relcl" or not opened:
            continue
        whole = first_conjunct(name_top(verb.head)).i
        meant = [f for f in scene.founds if f.end <= verb.i and f.form not in ROLELESS and f.cluster not in taken]
        heads = [(f, name_top(scene.doc[f.head])) for f in meant]
        yield from (Seat(role, f, DIRECT, "nom") for f, head in heads if first_conjunct(head).i == whole)
        return


def there(trigger: Trigger, scene: Scene, seats: Sequence[Seat]) -> Iterator[Seat]:
    """Seat who is told of as the doer where he received somebody: «министр заявил в Астане, где принимал коллег»."""
    verb, words = trigger.token, scene.tables.word_class("where")
    role = trigger.frame.places.get("nom")
    opened = any(child.lower_ in words for child in verb.children)
    if trigger.frame.kind != "meeting" or role is None or verb.dep_ != "acl:relcl" or not opened or has_subject(verb):
        return
    above = next((step for step in climb(verb.head) if has_subject(step)), None)
    taken = {seat.found.cluster for seat in seats}
    for found in scene.founds if above is not None else ():
        top = first_conjunct(name_top(scene.doc[found.head]))
        doer = top.head if top.dep_ == "appos" else top
        if found.cluster not in taken and doer.head == above and doer.dep_ == "nsubj":
            yield Seat(role, found, DIRECT, "nom")


def shared(found: Found, seats: Sequence[Seat], scene: Scene) -> Seat | None:
    """Seat what a list names together: «с участием КНБ, АФМ и МВД»."""
    last = seats[-1] if seats else None
    if last is not None and last.place != "nom" and name_top(scene.doc[found.head]).dep_.startswith("nsubj"):
        return None  # «with Interpol, the ministry said»
    if last is None or not is_next_in_list(last.found, found, scene.doc, scene.tables):
        return None
    return Seat(last.role, found, last.score, last.place, True)


def best(found: Found, trigger: Trigger, above: set[int], scene: Scene, posts: Sequence[Post]) -> Seat | None:
    tokens = [scene.doc[found.head], *title_heads(found, scene, posts)]
    if found.type == "country" and (is_of_somebody(tokens[0], scene) or is_of_press(tokens[0], scene)):
        return None
    options = [offer for token in tokens for offer in offers(token, trigger, above, scene)]
    role, score, place = max(options, key=lambda offer: offer[1], default=("", 0.0, ""))
    return Seat(role, found, score, place) if role else None


def is_of_somebody(token: Token, scene: Scene) -> bool:
    """Say that a country only tells whence somebody comes who does not act for it: «police chiefs of Serbia» do."""
    acting = lemma(name_top(token).head) in scene.tables.word_class("acting_heads")
    return not acting and is_someones_origin(token, scene.tables)


def is_of_press(token: Token, scene: Scene) -> bool:
    """Say that a country only tells whose newspaper it is that writes: «французская газета», «телеканал Грузии»."""
    top = name_top(token)
    return top.dep_ in ("amod", "nmod") and lemma(top.head) in scene.tables.word_class("press")


def title_heads(found: Found, scene: Scene, posts: Sequence[Post]) -> Iterator[Token]:
    """Yield the noun of the post beside a name: it shows the case where the name does not, and parses better."""
    for post in posts:
        near = 0 <= found.start - post.end <= TITLE_REACH or 0 <= post.start - found.end <= TITLE_REACH
        if found.type == "person" and post.person.cluster == found.cluster and near:
            yield from [token for token in scene.doc[post.start : post.end] if token.pos_ in ("NOUN", "PROPN")][:1]


def offers(token: Token, trigger: Trigger, above: set[int], scene: Scene) -> Iterator[tuple[str, float, str]]:
    """Yield (role, points, place) for every place at which a word may take part."""
    if trigger.voice.agent == "head" and name_top(first_conjunct(name_top(token))).i == trigger.token.head.i:
        yield trigger.frame.agent, DIRECT, "nom"
    for stand in standings(token, scene):
        holder = None if stand.holder is None else held_by(stand.holder, above | {trigger.token.i})
        if holder is None:
            continue
        if holder.i == trigger.token.i:
            role = trigger.frame.places.get(stand.place) or agent_role(stand, trigger, scene.tables)
        elif holder.i in above and is_sure(stand):
            role = role_above(stand, trigger, scene.tables)
        else:
            role = trigger.frame.places.get(stand.place) if hangs_wrong(stand, trigger) else None
        if role is not None:
            yield role, DIRECT * stand.weight, stand.place


def standings(token: Token, scene: Scene) -> Iterator[Stand]:
    """Yield the places of a word, then those of the people who come from it: «коллег из Баку»."""
    bearers, coming = scene.tables.word_class("bearers"), scene.tables.words.get("from_bearers", ())
    people_from = bearers | scene.tables.word_class("sides") | scene.tables.word_class("guests")
    for stand in stands(token, scene.tables, 0, bearers):
        yield stand
        people = stand.holder
        if people is None or stand.place not in coming or not 0 < token.i - people.i <= FROM_REACH:
            continue
        if lemma(people) in people_from:
            yield from stands(people, scene.tables, 0, bearers)


def hangs_wrong(stand: Stand, trigger: Trigger) -> bool:
    """Say that a phrase with a preposition may hang on a noun before it by mistake: «обсудил выдачу осуждённых с».

    A genitive under a noun with a preposition hangs there rightly: «в форматах ШОС».
    """
    nominal = stand.holder is not None and stand.holder.pos_ in ("NOUN", "PROPN") and stand.holder.i > trigger.token.i
    far = " " in stand.place or (stand.place == "gen" and bool(trigger.frame.set.get("far")))
    framed = stand.place == "gen" and any(child.dep_ == "case" for child in (stand.holder or stand.token).children)
    return nominal and far and not framed and clause_head(stand.token).i == clause_head(trigger.token).i


def held_by(holder: Token, circle: set[int]) -> Token:
    """Pass over «во главе», which parsers take for a preposition, and «совместно», to the word of the circle above."""
    if holder.pos_ not in ("ADP", "ADV") or holder.i in circle:
        return holder
    return next((step for step in climb(holder) if step.i in circle), holder)


def role_above(stand: Stand, trigger: Trigger, tables: Tables) -> str | None:
    """Read a place at a word above the trigger; what has a preposition may hang on either («провёл встречу с»)."""
    naming = stand.holder is not None and lemma(stand.holder) in tables.word_class("names_follow")
    if naming and stand.place == "nom":
        return None  # «what Europol called Operation X»
    role = trigger.frame.above.get(stand.place)
    return trigger.frame.places.get(stand.place) if role is None and " " in stand.place else role


def is_sure(stand: Stand) -> bool:
    """Say that the case is the tagger's own, or that the parser takes the word (or who bears it) for a subject."""
    if stand.weight >= EXACT or stand.place != "nom" or stand.holder is None:
        return stand.weight >= EXACT
    return any(step.head.i == stand.holder.i and step.dep_.startswith("nsubj") for step in climb(stand.token))


def path(token: Token, scene: Scene) -> list[Token]:
    """Give the trigger and what governs it, outwards as far as its own telling goes."""
    steps: list[Token] = []
    for step in climb(token):
        if is_speech(step, scene) and any(feature(each, "VerbForm") for each in steps):
            break
        steps.append(step)
        if step.dep_ in TOLD:
            break
    return steps


def reach(trigger: Trigger, scene: Scene) -> Iterator[Token]:
    """Yield the path; that of a paper ends with its own clause («... с США, а с 2025 года действует и договор с»)."""
    for step in path(trigger.token, scene):
        yield step
        if trigger.frame.kind == "agreement" and step.dep_ == "conj" and has_subject(step):
            return


def described(trigger: Trigger) -> Iterator[Token]:
    """Yield the passive participles beside a noun, and clauses on it: who did it stands under them.

    «Операция, проведённая ФСБ», «протокол, который подписали министры».
    """
    nominal = trigger.token.pos_ in ("NOUN", "PROPN")
    for child in trigger.token.children if nominal else ():
        if child.dep_ in ("acl", "amod") and feature(child, "VerbForm") == "Part" and feature(child, "Voice") == "Pass":
            yield child
    if trigger.frame.kind in SIGNED_FOR:
        yield from relative_clauses(trigger.token)


def has_subject(token: Token) -> bool:
    return token.pos_ == "VERB" and any(child.dep_.startswith("nsubj") for child in token.children)


def is_speech(token: Token, scene: Scene) -> bool:
    return token.pos_ == "VERB" and lemma(token) in scene.tables.word_class("speech")
