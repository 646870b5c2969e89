"""What a movement under a negation comes to: refused, put off until something ends, denied, or nothing."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from ingest.sentences import preceding
from ingest.syntax import case_of, feature, lemma, preposition, says, spell
from ingest.tables import Tables
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token


PEOPLE = ("nsubj", "obj")  # how whoever moves, or is moved, hangs on a verb


def negated_state(trigger: Trigger, state: str, tables: Tables) -> str:
    """«не выдали», «не будет выдан» is a refusal; «пока не выдан» pends; «не выдавать» waits; «ни один» is nobody."""
    people = (word for child in trigger.token.children if child.dep_.startswith(PEOPLE) for word in child.subtree)
    if any(word.lower_ in tables.word_class("not_one") for word in people):
        return "negated"
    if state in ("completed", "") and is_done_by_nobody(trigger.token, tables):
        return "denied"
    if state in ("completed", "") and feature(trigger.token, "Tense") == "Past" and is_gossiped(trigger.token, tables):
        return "denied"
    if state in ("completed", "") and gainsays(trigger.token, tables):
        return "denied"
    beside = (word for child in trigger.token.children for word in (child, *child.children) if word.dep_ == "advmod")
    if any(lemma(word) in tables.word_class("until") for word in beside):
        return "requested"
    if state == "completed" and any(lemma(word) in tables.word_class("rumours") for word in trigger.token.sent):
        return "denied"
    if state == "approved" and any(lemma(word) in tables.word_class("hoping") for word in trigger.token.sent):
        return "negated"
    told = state in ("completed", "approved") and trigger.frame.agent == "origin"
    if told and state == "approved" and waits_for(trigger.token, tables):
        return "suspended"
    refusing = trigger.voice.agent == "nom" or state == "approved"
    otherwise = str(tables.words.get("negated_done", "negated")) if state == "completed" else "negated"
    return "refused" if told and refusing else otherwise


def waits_for(token: Token, tables: Tables) -> bool:
    """Say that the clause tells until when: «до решения суда его не выдадут», «не отправят до конца процесса»."""
    before = takewhile(lambda word: not word.is_punct, reversed(token.doc[token.sent.start : token.i]))
    places = tables.words.get("until_places", ())
    words = tables.word_class("until_clauses")
    clauses = (inner for child in token.children if child.dep_ == "advcl" for inner in child.children)
    ended = any(child.dep_ == "advcl" and feature(child, "Kind") == "Until" for child in token.children)
    if ended or any(inner.dep_ == "mark" and inner.lower_ in words for inner in clauses):
        return True
    return any(spell(preposition(c, tables), lemma(c), case_of(c)) in places for c in (*token.children, *before))


def is_gossiped(token: Token, tables: Tables) -> bool:
    """Say that channels or rumours are told of in the sentence or the one before: what is not so then is denied."""
    first = token.doc[max(0, token.sent.start - 1)].sent.start
    return any(lemma(word) in tables.word_class("gossips") for word in token.doc[first : token.sent.end])


def gainsays(token: Token, tables: Tables) -> bool:
    """Say that it undoes what the sentence before tells of the same person: «выслали её. — Мы её не высылали»."""
    if feature(token, "Tense") != "Past" or feature(token, "Aspect") != "Imp":
        return False
    if says(token.sent, tables.word_class("earlier")):
        return False  # «раньше его не выдавали»
    before = next(preceding(token.sent), None)
    if before is None or not any(is_told_there(word, tables) for word in before):
        return False
    named = {lemma(word) for word in before}
    moved = (child for child in token.children if child.dep_.startswith(PEOPLE) and case_of(child) in ("acc", "gen"))
    return any(lemma(word) in named or lemma(word) in tables.word_class("third_person") for word in moved)


def is_told_there(word: Token, tables: Tables) -> bool:
    return feature(word, "Tense") == "Past" and tables.tells_of(lemma(word), "transfer")


def is_done_by_nobody(token: Token, tables: Tables) -> bool:
    """Say that nobody did it: «никто его не выдавал»."""
    past = feature(token, "Tense") == "Past" and feature(token, "VerbForm") == "Fin"
    return past and any(child.lower_ in tables.word_class("nobody") for child in token.children)
