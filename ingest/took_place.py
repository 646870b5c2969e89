"""Whether what a word tells is a meeting that took place: no habit, no plan, none that somebody stayed away from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.company import path
from ingest.guests import has_unnamed_guest
from ingest.parties import Gathering, nouns_of
from ingest.syntax import feature, is_finite, is_negated, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables


JOINED = frozenset({"conj", "advcl", "xcomp"})


def is_told(gathering: Gathering) -> bool:
    """Leave out habits («ежегодно проводят»), decisions taken («решение принял министр») and «прилетевшие в Ригу»."""
    tables, token = gathering.scene.tables, gathering.trigger.token
    travels = gathering.trigger.frame.name == "travel"
    if travels and (feature(token, "Case") or comes_to_help(gathering) or comes_to_seize(gathering)):
        return False
    if gathering.trigger.frame.name == "reception" and not any(
        seat.place == tables.words.get("host_place") for seat in gathering.seats
    ):
        return False  # «центр приёма вызовов»
    if any(lemma(step) in tables.word_class("called_off") for step in path(token, gathering.scene)):
        return False
    if stayed_away(gathering) or is_for_something_else(gathering) or is_furniture(token, tables):
        return False
    if is_bargaining(gathering):
        return False
    usual = any(lemma(word) in tables.word_class("habit") for word in token.sent)
    present = any(feature(step, "Tense") == "Pres" for step in path(token, gathering.scene))
    received = {seat.place for seat in gathering.seats if seat.found.type != "place"}
    taken = gathering.trigger.frame.name == "receive" and not has_unnamed_guest(gathering) and received <= {"nom"}
    return not (usual and present) and not taken


def comes_to_help(gathering: Gathering) -> bool:
    """Say that whoever travelled came to work, not to talk: «на помощь коллегам приехали следователи»."""
    tables, children = gathering.scene.tables, gathering.trigger.token.children
    aid = (child for child in children if lemma(child) in tables.word_class("aid"))
    return any(preposition(child, tables) in tables.word_class("coming_to_help") for child in aid)


def comes_to_seize(gathering: Gathering) -> bool:
    """Say that whoever travelled came for somebody: «прилетели в Ригу и арестовали двоих», «чтобы забрать»."""
    verb, tables = gathering.trigger.token, gathering.scene.tables
    others = (child for child in verb.children if child.dep_ in JOINED and child.i > verb.i)
    return any(tables.tells_of(lemma(other), "detention", "transfer") for other in others)


def is_for_something_else(gathering: Gathering) -> bool:
    """Say that no land or side is what somebody stands for: «представляет угрозу», «представлял интересы фирмы»."""
    tables, token = gathering.scene.tables, gathering.trigger.token
    sides = any(lemma(child) in tables.word_class("represented") for child in token.children)
    lands = any(seat.place == "acc" and seat.found.type == "country" for seat in gathering.seats)
    return gathering.trigger.frame.name == "represent" and not sides and not lands


def is_bargaining(gathering: Gathering) -> bool:
    """Say that two only work out a paper, nobody knows where: «министерство завершило переговоры о протоколе»."""
    tables, papers = gathering.scene.tables, nouns_of("agreement", gathering)
    about = (child for child in gathering.trigger.token.children if lemma(child) in papers)
    paper = any(preposition(child, tables) in tables.word_class("topic_prepositions") for child in about)
    return paper and not any(s.role == "held_in" or s.found.type == "person" for s in gathering.seats)


def is_furniture(token: Token, tables: Tables) -> bool:
    """Say that a table is no «круглый стол», but what people sit at."""
    round_ = any(lemma(child) in tables.word_class("round") for child in token.children)
    return lemma(token) in tables.word_class("tables") and not round_


def stayed_away(gathering: Gathering) -> bool:
    """Say that the verb above a meeting or an operation is negated: «делегации не прислали», «не участвовала»."""
    steps = path(gathering.trigger.token, gathering.scene)
    verb = next((step for step in steps if is_finite(step)), None)
    return verb is not None and is_negated(verb, gathering.scene.tables)
