"""People whom a sentence moves or holds in words that no list has: «группа из 17 вьетнамцев», «шахтёр, обвиняемый»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.syntax import feature, is_finite, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.scene import Scene, Subject

FEWEST = 2  # people of a group


def counted_in(token: Token, scene: Scene) -> Token | None:
    """Give the word that a group's number counts: «группа из 17 нелегалов»; None if the word is no group."""
    if lemma(token) not in scene.tables.word_class("collectives"):
        return None
    kinds = [child for child in token.children if child.dep_ == "nmod"]  # «группа мошенников из пяти человек»
    under = [child for word in (token, *kinds) for child in word.children]
    inner = [child for child in under if preposition(child, scene.tables) in scene.tables.word_class("of")]
    return next((child for child in inner if is_number_of_people(child, scene)), None)


def is_number_of_people(token: Token, scene: Scene) -> bool:
    quantity = scene.quantity_of(token)
    return quantity is not None and quantity.counts and quantity.persons and (quantity.value or 0) >= FEWEST


def begins_anew(token: Token, verb: Token, scene: Scene) -> bool:
    """Say that a later verb without a subject has this one: «выданы 17, ещё трое, взятые в мае, ждут суда»."""
    before = token.doc[max(verb.i, token.i - 2) : token.i]
    more = len(before) > 1 and before[0].text == "," and lemma(before[1]) in scene.tables.word_class("another")
    later = next((word for word in token.doc[token.i : token.sent.end] if is_finite(word)), None)
    return more and later is not None and not any(child.dep_.startswith("nsubj") for child in later.children)


def goes_with_unmoved(token: Token, scene: Scene) -> bool:
    """Say that a number is only a part of those who went: «вернули 31 женщину и 65 детей»."""
    own = scene.quantity_of(token)
    if own is None or own.head is None:
        return False
    counted = sorted(q.head for q in scene.quantities if q.head is not None and q.persons)
    at = counted.index(own.head) if own.head in counted else 0
    beside = [head for head in counted[max(0, at - 1) : at + 2] if are_joined(token, own.head, head)]
    return any(lemma(token.doc[head]) in scene.tables.word_class("unmoved") for head in beside)


def is_diplomat(token: Token, scene: Scene) -> bool:
    """Say that whoever is sent away serves at a mission, and is none of ours: «выслали сотрудников посольства»."""
    words = scene.tables.word_class
    missions = (child for child in token.children if child.dep_ == "nmod" and lemma(child) in words("missions"))
    noun = token.head if token.dep_ == "appos" else token
    return lemma(noun) in words("diplomats") or any(True for _ in missions)


def was_harmed(token: Token, scene: Scene) -> bool:
    """Say that somebody became a victim, or got into need, so that no law moves him: «ставших жертвами торговцев»."""
    words = scene.tables.word_class
    became = (child for child in token.children if lemma(child) in words("becoming"))
    return any(lemma(inner) in words("victims", "needs") for child in became for inner in child.children)


def are_joined(token: Token, one: int, two: int) -> bool:
    """Say that only «и» and a number part two counted nouns."""
    first, last = sorted((one, two))
    between = [word.pos_ for word in token.doc[first + 1 : last]]
    return between[:1] == ["CCONJ"] and {*between[1:]} == {"NUM"}


def is_accused(token: Token, scene: Scene) -> bool:
    """Say that a participle beside a noun tells that he is sought or charged: «двух шахтёров, обвиняемых в краже»."""
    words = scene.tables.word_class("wanted") | scene.tables.word_class("charged")
    return any(child.dep_ in ("acl", "amod") and lemma(child) in words for child in token.children)


def is_sought_crowd(subject: Subject, scene: Scene) -> bool:
    """Say that a crowd is called sought by its own noun: «найдены 44 разыскиваемых»."""
    crowd = subject.part == scene.part and subject.person is None and (subject.count or 0) >= FEWEST
    words = {lemma(word) for word in scene.doc[subject.start : subject.token + 1]} if crowd else set()
    return bool(words & scene.tables.word_class("sought"))


def are_ours(token: Token, scene: Scene) -> bool:
    """Say that a number counts the paper's own people: «выдворено 5 200 наших»."""
    following = scene.doc[token.i : token.i + 2] if token.pos_ == "NUM" else (token,)
    return any(lemma(word) in scene.tables.word_class("ours") for word in following) and is_counted(token, scene)


def is_counted(token: Token, scene: Scene) -> bool:
    quantity = scene.quantity_of(token)
    return quantity is not None and quantity.counts and quantity.head is None


def held_a_post(token: Token, scene: Scene) -> bool:
    """Say that a noun has «бывший» for an adjective: whatever it was, it is somebody («бывшего председателя взяли»)."""
    living = token.pos_ == "NOUN" and feature(token, "Animacy") == "Anim"
    return living and any(lemma(child) in scene.tables.word_class("former") for child in token.children)
