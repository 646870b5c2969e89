"""Read the answer to a request that a later clause gives: «просил выдать, но Рим отказал», «Литва согласилась»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.context import Context, is_earned
from ingest.naming import is_bare
from ingest.scene import Scene
from ingest.sides import Side, Sides, keys, side_key, side_of
from ingest.syntax import cases, climb, is_negated, lemma, name_top, preposition
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

ANSWERS = {"refusing": "refused", "agreeing": "approved"}  # word class -> what the answer makes of a request


def answered(trigger: Trigger, context: Context, sides: Sides, scene: Scene) -> tuple[str | None, Sides]:
    """Give status and ends of a movement, by the answer of the asked side where the text goes on to tell it."""
    if context.status != "requested" or trigger.frame.kind != "transfer":
        return context.status, sides
    held = {holder.token.i for holder in context.holders}
    for token in later_words(trigger):
        status = answer_of(token, scene)
        if status is not None and token.i not in held and is_asked_side(token, trigger, sides, scene):
            told = () if gets(token, scene) else answering(token, scene)[:1]
            return status, {"origin": told, **sides} if told else sides
    return context.status, sides


def later_words(trigger: Trigger) -> Iterator[Token]:
    """Yield the words after the trigger, of its sentence and of the next one."""
    doc, sentence = trigger.token.doc, trigger.token.sent
    end = doc[sentence.end].sent.end if sentence.end < len(doc) else sentence.end
    yield from doc[trigger.token.i + 1 : end]


def answer_of(token: Token, scene: Scene) -> str | None:
    if not is_earned(token) or is_negated(token, scene.tables):
        return None
    if is_rumour(token, scene) or is_of_some(token, scene):
        return None
    said = {lemma(token)}
    if said & (scene.tables.word_class("answering") | scene.tables.word_class("getting")):
        said = {lemma(child) for child in token.children if not is_of_more(child)}
    return next((status for name, status in ANSWERS.items() if said & scene.tables.word_class(name)), None)


def is_of_some(token: Token, scene: Scene) -> bool:
    """Say that an answer is only about some of those asked for: «отказала по двоим», «ответил отказом по Имяреку»."""
    below = (word for word in token.subtree if preposition(word, scene.tables) in scene.tables.word_class("about_whom"))
    return any(scene.quantity_of(word) is not None or scene.person_at(word) is not None for word in below)


def gets(token: Token, scene: Scene) -> bool:
    """Say that an answer is told by who gets it: «получил отказ»."""
    return lemma(token) in scene.tables.word_class("getting")


def is_of_more(noun: Token) -> bool:
    """Say that a refusal or a consent tells in what: «отказ в убежище»."""
    return any(child.dep_ == "nmod" for child in noun.children)


def is_rumour(token: Token, scene: Scene) -> bool:
    """Say that the answer is only told of: «сообщения, что Рим отказал, не соответствуют действительности»."""
    outer = (row for word in climb(token) for row in scene.tables.governors.get(lemma(word), ()))
    return any(row.value == "reported" for row in outer)


def is_asked_side(token: Token, trigger: Trigger, sides: Sides, scene: Scene) -> bool:
    """Say that the answer comes from where somebody is: the country named, or, in one sentence, an office of none."""
    lands = keys(answering(token, scene))
    origin, asking = keys(sides.get("origin", ())), keys(sides.get("destination", ()))
    if gets(token, scene):
        return bool(lands & asking) if subjects_of(token) else True
    if lands:
        return not lands & asking and answers_them(token, asking, scene) and (not origin or bool(lands & origin))
    office = any(lemma(subject) in scene.tables.word_class("sides") for subject in subjects_of(token))
    return office and token.sent.start == trigger.token.sent.start


def answering(token: Token, scene: Scene) -> tuple[Side, ...]:
    """Give the country that answers: the subject, or its owner."""
    named = (f for f in scene.founds if any(belongs(f.head, subject, scene) for subject in subjects_of(token)))
    return tuple(side_of(found, scene) for found in named if side_key(found) is not None)


def answers_them(token: Token, asking: set[str], scene: Scene) -> bool:
    """Say that no other country is named as the one that is answered: «отказала Анкаре»."""
    below = {word.i for word in token.subtree if not word.dep_.startswith("nsubj") and "dat" in dict(cases(word))}
    others = {side_key(found) for found in scene.founds if found.head in below and is_bare(scene.doc[found.head])}
    return not asking or not others - {None} or bool(others & asking)


def subjects_of(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_.startswith("nsubj")]


def belongs(at: int, subject: Token, scene: Scene) -> bool:
    """Say that a name is the subject, or owns it: «литовская сторона», «власти Литвы»."""
    top = name_top(scene.doc[at])
    return subject.i in (top.i, top.head.i)
