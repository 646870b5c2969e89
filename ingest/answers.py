"""Read the answer to a request that a later clause gives: «просил выдать, но Рим отказал», «Литва согласилась»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ingest.aftermath import is_taken_back
from ingest.context import Context, follows_rumour, is_earned, is_hypothetical
from ingest.naming import is_bare
from ingest.scene import Scene
from ingest.sentences import following
from ingest.sides import Side, Sides, keys, side_key, side_of
from ingest.syntax import case_of, cases, climb, is_negated, lemma, name_top, preposition
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

AWAITED, AWAITED_BY = "await", "awaited"  # the frame and the row of «ждёт экстрадиции»
ANSWERS = {"refusing": "refused", "agreeing": "approved"}  # word class -> what the answer makes of a request


def answered(trigger: Trigger, context: Context, sides: Sides, scene: Scene) -> tuple[str | None, Sides]:
    """Give status and ends of a movement, by the answer of the asked side where the text goes on to tell it."""
    if context.status != "requested" or trigger.frame.kind != "transfer":
        return context.status, sides
    held = {holder.token.i for holder in context.holders}
    awaited = trigger.frame.name == AWAITED or any(holder.row.name == AWAITED_BY for holder in context.holders)
    for token in later_words(trigger):
        status = "approved" if awaited and decides(token, scene) else answer_of(token, scene)
        if status is not None and token.i not in held and is_asked_side(token, trigger, sides, scene):
            told = () if gets(token, scene) else answering(token, scene)[:1]
            return status, {"origin": told, **sides} if told else sides
    return context.status, sides


def later_words(trigger: Trigger) -> Iterator[Token]:
    """Yield the words after the trigger, of its sentence and of the next one."""
    token = trigger.token
    yield from token.doc[token.i + 1 : token.sent.end]
    yield from (word for after in islice(following(token.sent), 1) for word in after)


def answer_of(token: Token, scene: Scene) -> str | None:
    if not is_earned(token) or is_negated(token, scene.tables):
        return None
    said = {lemma(token)}
    if any(lemma(child) in scene.tables.word_class("appeals") for child in token.children):
        return None  # «суд его апелляцию отклонил»
    if said & scene.tables.word_class("answering", "getting", "answer_came"):
        said = {lemma(child) for child in token.children if not is_of_more(child)}
    told = (status for name, status in ANSWERS.items() if said & scene.tables.word_class(name))
    status = "approved" if grants(token, scene) else next(told, None)
    return None if status is None or is_rumour(token, scene) or is_of_some(token, scene) else status


def grants(token: Token, scene: Scene) -> bool:
    """Say that the request just told is granted: «просил выдать, и суд просьбу удовлетворил»."""
    asked = (word for word in token.children if lemma(word) in scene.tables.word_class("petitions"))
    return lemma(token) in scene.tables.word_class("satisfying") and any(is_plain(word, token) for word in asked)


def decides(token: Token, scene: Scene) -> bool:
    """Say that the decision waited for is taken, or in force: «ждёт выдачи, решение прокуратура приняла в мае»."""
    words = scene.tables.word_class
    if lemma(token) not in words("taking_effect") or not is_earned(token) or is_negated(token, scene.tables):
        return False
    taken = (word for word in token.children if lemma(word) in words("decisions") | words("agreeing"))
    refused = any(lemma(word) in words("refusing") for word in token.sent)
    return not refused and any(is_plain(word, token) for word in taken)


def is_plain(noun: Token, verb: Token) -> bool:
    """Say that a noun tells nothing of its own, and is what the verb is said of: not «решение об аресте»."""
    said_of = noun.dep_.startswith(("obj", "nsubj")) and not any(child.dep_ == "case" for child in noun.children)
    own = (child for child in noun.children if child.dep_ in ("nmod", "acl", "acl:relcl", "amod"))
    return said_of and all(child.dep_ == "nmod" and case_of(child) == "nom" for child in own)


def is_of_some(token: Token, scene: Scene) -> bool:
    """Say that an answer is only about some of those asked for: «отказала по двоим», «ответил отказом по Имяреку»."""
    below = (word for word in token.subtree if preposition(word, scene.tables) in scene.tables.word_class("about_whom"))
    return any(scene.quantity_of(word) is not None or scene.person_at(word) is not None for word in below)


def gets(token: Token, scene: Scene) -> bool:
    """Say that an answer is told by who gets it: «получил отказ»."""
    return lemma(token) in scene.tables.word_class("getting")


def comes(token: Token, scene: Scene) -> bool:
    """Say that an answer itself is what came: «пришёл отказ»."""
    told = scene.tables.word_class("refusing", "agreeing")
    come = lemma(token) in scene.tables.word_class("answer_came")
    return come and any(lemma(child) in told and case_of(child) in ("", "nom") for child in token.children)


def is_of_more(noun: Token) -> bool:
    """Say that a refusal or a consent tells in what: «отказ в убежище»."""
    return any(child.dep_ == "nmod" for child in noun.children)


def is_rumour(token: Token, scene: Scene) -> bool:
    """Say that the answer is only told of: «сообщения, якобы Рим отказал, не соответствуют действительности»."""
    outer = (row for word in climb(token) for row in scene.tables.governors.get(lemma(word), ()))
    told = any(row.value == "reported" for row in outer) or follows_rumour(token, scene.tables)
    return told or is_hypothetical(token, scene.tables) or is_taken_back(token, scene.tables)


def is_asked_side(token: Token, trigger: Trigger, sides: Sides, scene: Scene) -> bool:
    """Say that the answer comes from where somebody is: the country named, or, in one sentence, an office of none."""
    lands = keys(answering(token, scene))
    origin, asking = keys(sides.get("origin", ())), keys(sides.get("destination", ()))
    if gets(token, scene):
        return bool(lands & asking) if subjects_of(token) else True
    if comes(token, scene):
        return True
    if lands:
        return not lands & asking and answers_them(token, asking, scene) and (not origin or bool(lands & origin))
    if grants(token, scene) or decides(token, scene):
        return True
    office = any(lemma(subject) in scene.tables.word_class("sides") for subject in subjects_of(token))
    return office and (token.sent.start == trigger.token.sent.start or is_all_that_is_said(token))


def is_all_that_is_said(verb: Token) -> bool:
    """Say that an office and its answer begin a sentence and are all of it: «Суд отказал: срок давности истёк»."""
    after = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
    first = all(word.head.i == verb.i or word.dep_ == "amod" for word in verb.doc[verb.sent.start : verb.i])
    return first and (after is None or after.is_punct)


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
    """Give a verb's own subjects, or those that it shares with the verb before: «суд изучил запрос и отклонил его»."""
    own = [child for child in token.children if child.dep_.startswith("nsubj")]
    return own if own or token.dep_ != "conj" else [c for c in token.head.children if c.dep_.startswith("nsubj")]


def belongs(at: int, subject: Token, scene: Scene) -> bool:
    """Say that a name is the subject, or owns it: «литовская сторона», «власти Литвы»."""
    top = name_top(scene.doc[at])
    return subject.i in (top.i, top.head.i)
