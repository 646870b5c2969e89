"""Fill an end that no seat gives from what else the sentence says: where somebody is held, handed over, or brought."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.doers import is_farthest, is_where_held
from ingest.listing import is_next_in_list
from ingest.scene import Scene, person_noun
from ingest.sides import ENDS, Side, Sides, keys, opposite, side_key, side_of, with_either
from ingest.syntax import (
    Stand,
    case_of,
    clause_head,
    feature,
    is_finite,
    is_full_participle,
    lemma,
    preposition,
    spell,
    stands,
)
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found

HANDED_AT = frozenset({"origin"})  # whose agent hands somebody over


def with_ends(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Fill the ends of a movement from the rest of its sentence, the surest sign first."""
    if trigger.frame.kind != "transfer":
        return sides
    for fill in (
        with_us,
        with_land_left,
        with_whereabouts,
        with_land_there,
        with_venue,
        with_either_end,
        with_escort,
        with_departure,
        with_arrival,
        with_ruler,
        with_home_side,
    ):
        sides = fill(sides, trigger, scene)
    return sides


def with_us(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat the article's own country where it says «we»: «Вена выдала нам», «к нам доставили», «от нас выслан»."""
    told = with_speaker(sides, trigger, scene)
    if told is not sides:
        return told
    for token in trigger.token.children if scene.home is not None else ():
        role = role_of_us(token, trigger, scene) if token.dep_ != "conj" else None  # «..., от нас за границу — 22»
        if role is not None and role not in sides and scene.home not in keys(sides.get(opposite(role), ())):
            own = Side(scene.home or "", None, scene.part, (token.idx, token.idx + len(token)))
            sides = {**sides, role: (own,)}
    return sides


def with_speaker(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat the article's own country for a «we» that only the verb's ending tells."""
    token, role = trigger.token, trigger.frame.agent if trigger.frame.agent in ENDS else "destination"
    spoken = scene.tables.words.get("chains") and feature(token, "Person") == "1" and feature(token, "Number") == "Plur"
    taken = keys((*sides.get("origin", ()), *sides.get("destination", ())))
    if not spoken or scene.home is None or role in sides or scene.home in taken or trigger.frame.agent == "none":
        return sides
    return {**sides, role: (Side(scene.home, None, scene.part, (token.idx, token.idx + len(token))),)}


def with_land_left(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat as origin the land last spoken of where somebody was sent «out of the country» (words.toml: left)."""
    places = scene.tables.words.get("left", ())
    left = any(spell("", lemma(c), case_of(c)) in places for c in trigger.token.children) if places else False
    if not left or "origin" in sides:
        return sides
    sentence = trigger.token.sent
    before = [f for f in scene.founds if f.start < trigger.token.i and side_key(f) and f.form != "demonym"]
    here = [f for f in before if f.start >= sentence.start] or before[-1:]
    taken = keys(sides.get("destination", ()))
    return {**sides, "origin": (side_of(here[0], scene),)} if here and side_key(here[0]) not in taken else sides


def with_land_there(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat as origin the land that «там» means: «больше всего отказов у Чехии: там не выдали 13 человек»."""
    verb = trigger.token if feature(trigger.token, "VerbForm") != "Inf" else trigger.token.head
    there = next((c for c in verb.children if c.lower_ in scene.tables.word_class("over_there")), None)
    if there is None or "origin" in sides:
        return sides
    taken = keys(sides.get("destination", ()))
    before = [f for f in scene.founds if verb.sent.start <= f.start < there.i and side_key(f) not in {None, *taken}]
    return {**sides, "origin": (side_of(before[-1], scene),)} if before else sides


def role_of_us(token: Token, trigger: Trigger, scene: Scene) -> str | None:
    """Tell which end «we» stand at, by case and preposition."""
    words = scene.tables.word_class
    if lemma(token) not in words("us"):
        return None
    prep = preposition(token, scene.tables)
    if case_of(token) == "dat":
        return "destination" if not prep or prep in words("towards") else None
    if case_of(token) == "nom":
        return trigger.frame.agent if trigger.frame.agent in ENDS else None
    return "origin" if prep in words("away") else None


def with_either_end(sides: Sides, _trigger: Trigger, _scene: Scene) -> Sides:
    return with_either(sides)


def with_whereabouts(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat as origin the country where the sentence says that somebody is held or hides, if none is seated."""
    if "origin" in sides:
        return sides
    verb, told = trigger.token, trigger.token.sent
    found = seated("origin", sides, told, scene, lambda f: is_placed_at(f, scene) and not is_of_a_part(f, verb, scene))
    return with_list(found, scene)


def is_of_a_part(found: Found, verb: Token, scene: Scene) -> bool:
    """Say that another verb tells of so many that they were there: «вернули 30: двадцать задержали в России»."""
    clause = clause_head(scene.doc[found.head])
    counted = any(scene.quantity_of(child) is not None for child in clause.children)
    return clause.i != verb.i and is_finite(clause) and counted and not clause.is_ancestor(verb)


def with_list(sides: Sides, scene: Scene) -> Sides:
    """Seat what a list names beside the one origin: «осуждённых в Испании и Греции»."""
    listed = list(sides.get("origin", ()))[:1]
    for found in scene.founds:
        last = listed[-1].found if listed else None
        beside = last is not None and is_next_in_list(last, found, scene.doc, scene.tables)
        if beside and side_key(found) not in {None, *keys(sides.get("destination", ()))}:
            listed.append(side_of(found, scene))
    return {**sides, "origin": tuple(listed)} if len(listed) > 1 else sides


def with_venue(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat as origin the place of a hand-over: «в аэропорту Праги передан украинским конвоирам»."""
    if "origin" in sides or "destination" not in sides or trigger.frame.agent not in HANDED_AT:
        return sides
    return seated("origin", sides, trigger.token.sent, scene, lambda found: is_at_threshold(found, scene))


def with_ruler(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat as origin whose court the sentence says to have ruled so: «выдача невозможна, решил суд Тбилиси»."""
    lawful = trigger.frame.set.get("mode") == "extradition"
    if "origin" in sides or "destination" not in sides or not lawful:
        return sides
    return seated("origin", sides, trigger.token.sent, scene, lambda found: has_ruled(found, scene))


def has_ruled(found: Found, scene: Scene) -> bool:
    """Say that a country, or a body of it, is the subject of a word of ruling."""
    if found.form == "demonym" or found.type == "person":
        return False
    verbs = scene.tables.word_class("ruling_so")
    told = (stand for stand in stands(scene.doc[found.head], scene.tables) if stand.place == "nom")
    return any(stand.holder is not None and lemma(stand.holder) in verbs for stand in told)


def with_escort(sides: Sides, _trigger: Trigger, _scene: Scene) -> Sides:
    """Seat as destination whose officers brought somebody; as origin, if they are not of the land that he came to."""
    escort = sides.get("escorted", ())[:1]
    if "origin" not in sides and "destination" in sides and escort and not keys(escort) & keys(sides["destination"]):
        return {**sides, "origin": escort}
    if "destination" in sides or "origin" not in sides or not escort or keys(escort) & keys(sides["origin"]):
        return sides
    return {**sides, "destination": escort}


def with_departure(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat as origin whence those came who are told to be sent away: «из Турции прибыли 30 депортированных»."""
    if "origin" in sides or not is_full_participle(trigger.token):
        return sides
    whence = frozenset(f"{prep} gen" for prep in scene.tables.word_class("from_abroad"))
    return seated("origin", sides, trigger.token.sent, scene, lambda found: has_come(found, trigger, scene, whence))


def with_arrival(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat as destination where somebody who was moved has come: «помещён в изолятор Ташкента»."""
    if "destination" in sides or "origin" not in sides:
        return sides
    return seated("destination", sides, trigger.token.sent, scene, lambda found: has_come_to(found, trigger, scene))


def seated(role: str, sides: Sides, span: Span, scene: Scene, fits: Callable[[Found], bool]) -> Sides:
    """Seat the first country of a span that fits and stands at no end yet."""
    taken = keys((*sides.get("origin", ()), *sides.get("destination", ())))
    for found in scene.founds_in(span):
        if found.form != "demonym" and side_key(found) not in {None, *taken} and fits(found):
            return {**sides, role: (side_of(found, scene),)}
    return sides


def is_placed_at(found: Found, scene: Scene) -> bool:
    doc = scene.doc
    return (
        is_where_held(found, scene.doc, scene.tables)
        or is_farthest(found, scene.doc, scene.tables)
        or any(is_whereabouts(s, scene) for s in stands(doc[found.head], scene.tables))
    )


def is_whereabouts(stand: Stand, scene: Scene) -> bool:
    located = scene.tables.word_class("located")
    return stand.place.endswith("loc") and stand.holder is not None and lemma(stand.holder) in located


def is_at_threshold(found: Found, scene: Scene) -> bool:
    """Say that a country's airport, port or frontier is where something happens."""
    places = {f"{prep} {noun} gen" for prep in scene.tables.word_class("at") for noun in thresholds(scene)}
    head = scene.doc[found.head]
    named = head.dep_ == "appos" and lemma(head.head) in thresholds(scene)  # «в аэропорту Домодедово»
    called = named and preposition(head.head, scene.tables) in scene.tables.word_class("at")
    return called or any(stand.place in places for stand in stands(head, scene.tables))


def thresholds(scene: Scene) -> frozenset[str]:
    return scene.tables.word_class("thresholds")


def has_come_to(found: Found, trigger: Trigger, scene: Scene) -> bool:
    """Say that a word of arrival, other than the trigger, takes the country: «прибыл в Баку», «предстанет в Риге»."""
    return has_come(found, trigger, scene, scene.tables.word_class("arrivals"))


def has_come(found: Found, trigger: Trigger, scene: Scene, places: frozenset[str]) -> bool:
    """Say that a word of arrival, or what carried him, takes the country at such a place: «борт из Осло»."""
    arrived = scene.tables.word_class("arrived", "conveyances")
    for stand in stands(scene.doc[found.head], scene.tables):
        holder = stand.holder
        if holder is not None and holder.i != trigger.token.i and lemma(holder) in arrived and stand.place in places:
            return True
    return False


def with_home_side(sides: Sides, trigger: Trigger, scene: Scene) -> Sides:
    """Seat the article's own country opposite to «из-за рубежа», where neither end is named."""
    if scene.home is None or {"origin", "destination"} & set(sides):
        return sides
    abroad, back = scene.tables.word_class("abroad"), scene.tables.word_class("from_there")
    if any(word.lower_ in back for word in trigger.token.subtree):
        return sides  # «за рубеж ушли запросы, экстрадировали оттуда 13»
    for token in trigger.token.sent:
        if lemma(token) in abroad and not is_parted(token, trigger.token, scene):
            role = abroad_role(token, trigger, scene)
            if role is not None:
                other = "destination" if role == "origin" else "origin"
                return {**sides, other: (Side(scene.home, None, scene.part, (token.idx, token.idx)),)}
    return sides


def is_parted(one: Token, two: Token, scene: Scene) -> bool:
    """Say that a semicolon stands between, «из-за рубежа экстрадирован 51; сама выдала 87», or it has its own verb."""
    first, last = sorted((one.i, two.i))
    verb = clause_head(one)
    moving = scene.tables.tells_of(lemma(verb), "transfer")
    own = verb.i != two.i and is_finite(verb) and is_finite(two) and (moving or not verb.is_ancestor(two))
    return own or any(word.text == ";" for word in one.doc[first:last])


def abroad_role(token: Token, trigger: Trigger, scene: Scene) -> str | None:
    """Tell which end «abroad» is, by its place under the trigger or a governor of the trigger; of people it is none."""
    if token.dep_ == "amod" and person_noun(token.head, scene.tables) is not None:
        return None  # «выдворены 40 иностранных граждан»
    for stand in stands(token.head if token.dep_ == "amod" else token, scene.tables):
        prep = stand.place.partition(" ")[0]
        if prep in scene.tables.word_class("from_abroad"):
            return "origin"
        if stand.place in scene.tables.word_class("to_abroad"):
            return "destination"
        if stand.place == "nom" and trigger.frame.agent == "origin":
            return "origin"
    return None
