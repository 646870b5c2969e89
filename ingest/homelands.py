"""Lands that only tell where somebody is from, and are no end of his way: «студент из Индии», «выходцы из Чили»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.scene import person_noun
from ingest.syntax import first_conjunct, lemma, name_top, preposition, says

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables
    from ingest.triggers import Trigger


def is_someones_origin(token: Token, tables: Tables) -> bool:
    """Say that the country only tells whose citizen or native somebody is: «гражданин Турции», «студент из Индии»."""
    top = first_conjunct(name_top(token))
    if preposition(top, tables) not in ("", *tables.word_class("from_abroad")):
        return False
    if top.head.i == top.i or top.dep_ not in ("nmod", "amod") or lemma(top.head) in tables.word_class("sides"):
        return False
    native = lemma(top.head) in tables.word_class("natives")
    return native or person_noun(top.head, tables) is not None


def is_whence_sent(token: Token, trigger: Trigger, tables: Tables) -> bool:
    """Say that citizens of one land are moved out of another: «депортированы трое чилийцев из Перу»."""
    top = first_conjunct(name_top(token))
    if trigger.frame.kind != "transfer" or preposition(top, tables) not in tables.word_class("from_abroad"):
        return False
    people, citizens = person_noun(top.head, tables), lemma(top.head) in tables.word_class("citizens")
    lands = (child for child in top.head.children if child.dep_ == "nmod" and child.i < top.i and child.pos_ == "PROPN")
    return (people is not None and people.nation is not None) or (citizens and any(True for _ in lands))


def is_of_deported(token: Token, trigger: Trigger, tables: Tables) -> bool:
    """Say that words tell whence most of the deported once came: «выслано 40 человек, в основном рабочие из Чили»."""
    away = preposition(first_conjunct(name_top(token)), tables) in tables.word_class("from_abroad")
    if not away or trigger.frame.set.get("mode") != "deportation" or token.i < trigger.token.i:
        return False
    if is_right_after(first_conjunct(name_top(token)), "foreigners", tables):
        return True  # «deported nine foreigners from Nepal»
    commas = [word.i for word in token.doc[trigger.token.i : token.i] if word.text == ","]
    return bool(commas) and says(token.doc[commas[-1] : token.i], tables.word_class("in_the_main"))


def is_right_after(token: Token, kind: str, tables: Tables) -> bool:
    """Say that a name with its preposition stands right behind a word of a class."""
    at = token.i - 1
    while at > 0 and token.doc[at].pos_ == "PROPN":
        at -= 1
    return at > 0 and token.doc[at].pos_ == "ADP" and lemma(token.doc[at - 1]) in tables.word_class(kind)


def is_of_own_way(holder: Token, trigger: Trigger, tables: Tables) -> bool:
    """Say that a word tells where somebody went or lived himself, or goods: «ввоз сигар из Чили», «живущий в Осло».

    Not of a clause that goes on from there: «бежал в Канаду, откуда был экстрадирован».
    """
    words = tables.word_class("own_ways")
    if holder.i == trigger.token.i or holder.is_ancestor(trigger.token):
        return False
    return lemma(holder) in words | tables.word_class("lived") or lemma(holder.head) in words
