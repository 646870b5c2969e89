"""How far a paper went, as told: talked over, signed, ratified, in force, or none at all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from ingest.antecedents import nouns_of_two
from ingest.context import is_earned, piece_before, place_under
from ingest.pairs import is_between
from ingest.parties import Gathering, is_to_come
from ingest.syntax import (
    agrees,
    climb,
    feature,
    is_finite,
    is_full_participle,
    is_negated,
    lemma,
    preposition,
    relative_clauses,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables

STAGES = ("absent", "negotiated", "signed", "ratified", "in_force")
BEFORE = {"signed": "negotiated", "ratified": "signed", "in_force": "signed"}


def stage_of(gathering: Gathering) -> str | None:
    """Read the stage off the words that govern the document: «подписано», «ратифицирован», «готовится», «нет»."""
    tables = gathering.scene.tables
    if any(lemma(step) in tables.word_class("ended") for step in list(climb(gathering.trigger.token))[1:3]):
        return None
    if any(child.lower_ in tables.word_class("no_paper") for child in gathering.trigger.token.children):
        return "absent"
    for word in around(gathering.trigger.token, tables):
        for stage, lemmas in tables.words.get("agreement_stages", {}).items():
            if lemma(word) in lemmas and not (stage == "ratified" and is_negated(word, tables)):
                return reached(word, str(stage), tables)
    return "in_force" if is_basis(gathering) or is_there(gathering) else None


def reached(word: Token, stage: str, tables: Tables) -> str | None:
    """Give the stage, or the one before it where the word only tells of what is to come."""
    if is_negated(word, tables):
        return denied(word, stage, tables)
    if any(lemma(step) in tables.word_class("unpromised") for step in climb(word)):
        return None
    return stage if is_reached(word, tables) else BEFORE.get(stage, stage)


def denied(word: Token, stage: str, tables: Tables) -> str | None:
    """Read «не подписан»: there is none, or not yet («пока», «ещё»)."""
    pending = any(lemma(before) in tables.word_class("until") for before in piece_before(word))
    return "negotiated" if pending and stage == "signed" else "absent" if stage in ("signed", "in_force") else None


def is_reached(word: Token, tables: Tables) -> bool:
    """Say that it came to that: not in «подпишут», «намерены заключить», «планируется подписание»."""
    form = feature(word, "VerbForm")
    above = list(climb(word))[1:]
    if form == "Inf":
        managed = (step for step in above[:1] if lemma(step) in tables.word_class("managed"))
        return any(is_earned(step) and not is_negated(step, tables) for step in managed)
    if form:
        return not is_to_come(word) and (form != "Part" or is_earned(word))
    noun_part = [*takewhile(lambda step: not is_finite(step), above), *(step for step in above if is_finite(step))][:4]
    return not any(is_to_come(step) or lemma(step) in tables.word_class("unsigned") for step in noun_part)


def is_there(gathering: Gathering) -> bool:
    """Read «с Кипром у нас есть договор»: states have it."""
    token, tables = gathering.trigger.token, gathering.scene.tables
    present = token.dep_ == "nsubj" and token.head.lower_ in tables.words.get("treaty_stages", {}).get("in_force", ())
    return present and lemma(token) in tables.word_class("state_papers")


def is_basis(gathering: Gathering) -> bool:
    """Say that something is done by a treaty, or by a paper whose sides are named: «по конвенции», «в рамках»."""
    token, tables = gathering.trigger.token, gathering.scene.tables
    place = place_under(token, tables)
    beside = {lemma(word) for word in (token.head, *token.head.children)}
    based = place in tables.words.get("basis_places", ()) or bool(beside & tables.word_class("basis"))
    return based and (is_treaty(gathering) or names_two(gathering) or any(nouns_of_two(gathering)))


def names_two(gathering: Gathering) -> bool:
    """Say that the words name both sides of the paper by «между»."""
    tables = gathering.scene.tables
    if lemma(gathering.trigger.token) in tables.word_class("unwritten"):
        return False
    between = tables.words.get("between")
    named = {seat.found.cluster for seat in gathering.seats if seat.place.partition(" ")[0] == between}
    return is_between(gathering) or len(named) > 1


def is_treaty(gathering: Gathering) -> bool:
    return lemma(gathering.trigger.token) in gathering.scene.tables.word_class("treaties")


def around(token: Token, tables: Tables) -> Iterator[Token]:
    """Yield the words above the document, then the participles and predicates beside it, then who put a name to it."""
    yield from list(climb(token))[1:3]
    yield from (child for child in token.children if child.pos_ in ("VERB", "ADJ"))
    yield from (word for word in piece_before(token) if is_full_participle(word) and agrees(word, token))
    if token.head.i != token.i:
        lying = tables.word_class("paper_states")
        yield from (c for c in token.head.children if lemma(c) in lying and c.i != token.i and preposition(c, tables))
        became = lemma(token.head) in tables.word_class("become")
        beside = ("VERB", "PART", "NOUN") if became else ("VERB", "PART")
        yield from (child for child in token.head.children if child.pos_ in beside and child.i != token.i)
    for verb in relative_clauses(token):
        yield verb
        yield from (child for child in verb.children if child.pos_ == "NOUN")
