"""Seat countries and agencies in the roles of a trigger: gates by place, votes by syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.context import Context
from ingest.scene import person_noun
from ingest.syntax import Stand, clause_head, feature, name_top, stands
from ingest.tables import Status, Tables
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.mentions import Found

ROLELESS = frozenset({"inside", "demonym"})  # forms of a name that tell a country but stand for no side
DIRECT, BY_GOVERNOR, SAME_CLAUSE = 2.0, 1.5, 0.8


@dataclass(frozen=True, slots=True)
class Seat:
    """Say that a mention fills a role, how strongly, and by which place."""

    role: str
    found: Found
    score: float
    place: str
    listed: bool = False


def find_seats(trigger: Trigger, context: Context, doc: Doc, founds: Sequence[Found], tables: Tables) -> list[Seat]:
    """Give the best seat of each mention in the trigger's sentence, strongest first."""
    sentence = trigger.token.sent
    near = (f for f in founds if sentence.start <= f.start < sentence.end and f.form not in ROLELESS)
    options = [(found, best_seat(found, trigger, context, doc, tables)) for found in near]
    seats = [seat for seat in shared_in_lists(options, doc, tables) if seat is not None]
    return sorted(seats, key=lambda seat: (-seat.score, seat.found.start))


def shared_in_lists(options: list[tuple[Found, Seat | None]], doc: Doc, tables: Tables) -> Iterator[Seat | None]:
    """Seat what a list names together: «из России, Турции и ОАЭ», «с участием КНБ, АФМ» share one place."""
    last: Seat | None = None
    for found, seat in options:
        if last is not None and is_next_in_list(last.found, found, doc, tables):
            if seat is None:
                seat = Seat(last.role, found, last.score, last.place, True)
            seat = replace(seat, listed=True)
        last = seat
        yield seat


def is_next_in_list(one: Found, other: Found, doc: Doc, tables: Tables) -> bool:
    between = doc[one.end : other.start]
    words = tables.word_class("list_words")
    return 0 < len(between) <= 2 and all(token.text == "," or token.lower_ in words for token in between)


def best_seat(found: Found, trigger: Trigger, context: Context, doc: Doc, tables: Tables) -> Seat | None:
    token = doc[found.head]
    if is_someones_origin(token, tables):
        return None
    options = [seat for stand in stands(token, tables) for seat in offers(stand, found, trigger, context, tables)]
    return max(options, key=lambda seat: seat.score, default=None)


def is_someones_origin(token: Token, tables: Tables) -> bool:
    """Say that the country only tells whose citizen or native somebody is: «гражданин Турции»."""
    top = name_top(token)
    return top.head.i != top.i and person_noun(top.head, tables) is not None and top.dep_ in ("nmod", "amod")


def offers(stand: Stand, found: Found, trigger: Trigger, context: Context, tables: Tables) -> Iterator[Seat]:
    holder = stand.holder
    if holder is None:
        return
    if holder.i == trigger.token.i:
        role = trigger.frame.places.get(stand.place) or agent_role(stand, trigger)
        if role:
            yield Seat(role, found, DIRECT * stand.weight, stand.place)
    for outer in context.holders:
        if holder.i == outer.token.i:
            yield from by_governor(stand, found, outer.row, trigger)
    if " " in stand.place and stand.place in trigger.frame.places and same_clause(stand, trigger):
        yield Seat(trigger.frame.places[stand.place], found, SAME_CLAUSE * stand.weight, stand.place)


def agent_role(stand: Stand, trigger: Trigger) -> str | None:
    """Seat the doer: a nominative subject of an active verb, an instrumental of a passive one."""
    if trigger.frame.intransitive or trigger.frame.agent == "none" or stand.place != trigger.voice.agent:
        return None
    return trigger.frame.agent


def by_governor(stand: Stand, found: Found, row: Status, trigger: Trigger) -> Iterator[Seat]:
    role = row.places.get(stand.place)
    if role is None and is_doer(stand):
        role = row.agent if trigger.frame.kind == "transfer" else trigger.frame.agent
    if role is None and " " in stand.place:
        role = trigger.frame.places.get(stand.place)
    if role is not None:
        yield Seat(role, found, BY_GOVERNOR * stand.weight, stand.place)


def is_doer(stand: Stand) -> bool:
    """Say that the word does what its holder says: subject of a verb, agent of a passive, owner of a noun."""
    holder = stand.holder
    if holder is None:
        return False
    if holder.pos_ in ("NOUN", "PROPN"):
        return stand.place == "gen" or stand.token.dep_ == "amod"
    passive = feature(holder, "VerbForm") == "Part"
    return stand.place == ("ins" if passive else "nom")


def same_clause(stand: Stand, trigger: Trigger) -> bool:
    holder = stand.holder
    if holder is None or (feature(holder, "VerbForm") == "Fin" and holder.i != trigger.token.i):
        return False
    return clause_head(stand.token).i == clause_head(trigger.token).i
