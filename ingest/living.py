"""Which words can be somebody: a person noun, a name, a number of people, a pronoun, any animate noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.groups import are_ours, counted_in, held_a_post
from ingest.naming import named_beside
from ingest.scene import Scene, counts_things, person_noun, somebody
from ingest.syntax import feature, lemma
from ingest.tables import Tables

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_person_word(token: Token, scene: Scene) -> bool:
    """Say that a word can be somebody: a person noun, a name, a number, a pronoun."""
    if person_noun(token, scene.tables) is not None or scene.person_at(token) is not None or token.i in scene.titled:
        return True
    if scene.demonym_at(token) is not None:
        return True
    if token.dep_ == "det" and person_noun(token.head, scene.tables) is not None:
        return False  # «двух его граждан»
    if stands_for_one(token, scene.tables):
        return True
    if token.pos_ == "PRON" or lemma(token) in scene.tables.word_class("relatives"):
        return lemma(token) not in scene.tables.word_class("impersonal")
    if token.pos_ == "DET":
        own = lemma(token) in scene.tables.word_class("possessives") or are_ours(token, scene)
        return bool(feature(token, "Person")) or own
    living = feature(token, "Animacy") == "Anim" or feature(token, "Foreign")  # «IT-специалиста Имярека»
    if token.pos_ in ("NOUN", "PROPN") and living and any(named_beside(token, scene)):
        return True
    quantity = scene.quantity_of(token)
    grouped = held_a_post(token, scene) or counted_in(token, scene) is not None
    return grouped or (quantity is not None and not counts_things(token, quantity))


def is_common(token: Token, scene: Scene) -> bool:
    """Say that a word is a noun, be it with its sentence's capital, which the tagger takes for a name's: «Ордер»."""
    opens = token.pos_ == "PROPN" and token.i == token.sent.start
    return token.pos_ == "NOUN" or (opens and not any(found.start == token.i for found in scene.founds))


def stands_for_one(token: Token, tables: Tables) -> bool:
    """Say that «последний», «тот» stands for whoever was named last: by itself, subject or object of a verb."""
    if lemma(token) not in tables.word_class("stand_ins") or token.head.pos_ != "VERB":
        return False
    alone = feature(token, "Number") == "Sing" and all(child.is_punct for child in token.children)
    return alone and token.dep_.startswith(("nsubj", "obj"))


def is_open(token: Token, scene: Scene) -> bool:
    """Say that an animate noun of no list is somebody; a word of a body's name is none («инспекторат»)."""
    inside = any(found.type == "agency" and found.start <= token.i < found.end for found in scene.founds)
    return not inside and somebody(token, scene.tables) is not None


def is_crowd(token: Token, scene: Scene) -> bool:
    """Say that a number counts living beings: «доставили 812 просителей убежища»; both ends must be told of them."""
    quantity = scene.quantity_of(token)
    counted = quantity is not None and quantity.persons and (quantity.value or 0) > 1
    return counted and bool(scene.tables.words.get("living_crowds"))
