"""Seat countries and agencies in the roles of a trigger: gates by place, votes by syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from ingest.addressed import addressing, is_office
from ingest.clauses import is_caseless
from ingest.context import Context
from ingest.doers import (
    ASKED_FROM,
    DEMONYM,
    acts_for_state,
    acts_in_gap,
    agent_role,
    begins_way,
    describes,
    disagrees,
    doer_under,
    is_at,
    is_beside,
    is_doer,
    is_farthest,
    is_misread,
    is_receiver,
    is_said_of,
    is_unnamed_doers_place,
    is_where_accused,
    is_where_held,
    relative_role,
    sent_by,
    shared_role,
    tells_a_part,
)
from ingest.homelands import is_of_deported, is_of_own_way, is_someones_origin, is_whence_sent
from ingest.listing import Seat, aligned, between_none, shared_backwards, shared_in_lists
from ingest.syntax import (
    Stand,
    case_of,
    cases,
    clause_head,
    climb,
    feature,
    is_finite,
    is_full_participle,
    lemma,
    name_top,
    preposition,
    spell,
    stands,
)
from ingest.tables import Status, Tables
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.mentions import Found

ROLELESS = frozenset({"inside", DEMONYM})  # forms of a name that tell a country but stand for no side
PARTED = frozenset({"transfer", "detention"})
ASKED_AT = "origin"
EITHER = "either"  # who acts at one end or the other: the sentence has to tell
DIRECT, BY_GOVERNOR, SAME_CLAUSE = 2.0, 1.5, 0.8


def find_seats(trigger: Trigger, context: Context, doc: Doc, founds: Sequence[Found], tables: Tables) -> list[Seat]:
    """Give the best seat of each mention in the trigger's sentence, strongest first."""
    sentence = trigger.token.sent
    near = (f for f in founds if sentence.start <= f.start < sentence.end)
    near = (f for f in near if f.form not in ROLELESS or (f.form == DEMONYM and acts_for_state(doc[f.head])))
    near = (f for f in near if trigger.frame.kind not in PARTED or not tells_a_part(f, trigger.token, tables))
    options = aligned([(found, best_seat(found, trigger, context, doc, tables)) for found in near], doc, tables)
    onward = list(shared_in_lists(options, doc, tables))
    shared = shared_backwards([found for found, _ in options], onward, doc, tables)
    seats = [seat for seat in shared if seat is not None and not is_contrasted(seat.found, doc, tables)]
    seats = between_none(turned(seats, context, tables), doc)
    return sorted(seats, key=lambda seat: (-seat.score, seat.found.start))


def turned(seats: Sequence[Seat], context: Context, tables: Tables) -> list[Seat]:
    """Seat as who asks whence a request came that went somewhere: «запрос на выдачу из Рима поступил в Чили»."""
    sent = [holder.row for holder in context.holders[1:] if holder.row.value == "requested"]
    asked = [seat for seat in seats if seat.role == ASKED_AT]
    moved = any(is_whereto(place, tables) for row in sent for place in row.places)
    moved = moved and any(is_whereto(seat.place, tables) for seat in asked)
    got = any(row.agent == ASKED_AT for row in sent) and any(seat.place == "nom" for seat in asked)
    if not (moved or got) or any(seat.role == ASKED_FROM for seat in seats):
        return list(seats)
    return [
        replace(seat, role=ASKED_FROM) if seat in asked and is_whence(seat.place, tables) else seat for seat in seats
    ]


def is_whereto(place: str, tables: Tables) -> bool:
    prep, _, case = place.partition(" ")
    return case == "acc" and prep in tables.word_class("at")


def is_whence(place: str, tables: Tables) -> bool:
    prep, _, case = place.partition(" ")
    return case == "gen" and prep in tables.word_class("from_abroad")


def best_seat(found: Found, trigger: Trigger, context: Context, doc: Doc, tables: Tables) -> Seat | None:
    token = doc[found.head]
    if (
        is_farthest(found, doc, tables)
        or acts_in_gap(found, doc)
        or (trigger.frame.kind in PARTED and is_where_accused(token, trigger.token, tables))
    ):
        return None
    its_own = is_whence_sent(token, trigger, tables) or begins_way(token, tables)
    if is_someones_origin(token, tables) and not its_own:
        return None
    if is_of_deported(token, trigger, tables):
        return None
    if is_contrasted(found, doc, tables) or is_shut_in(token, trigger.token):
        return None
    places = [
        stand for stand in stands(token, tables) if not (is_misread(stand, tables) or is_receiver(stand, trigger))
    ]
    options = [seat for stand in places for seat in offers(stand, found, trigger, context, tables)]
    best = max(options, key=lambda seat: seat.score, default=None)
    if best is not None and best.role == "destination" and is_where_convicted(found, doc, tables):
        return None  # a name without cases only looks like whereto
    return best or beside_verb(found, trigger, doc, tables) or beside_holder(found, trigger, context, doc, tables)


def is_where_convicted(found: Found, doc: Doc, tables: Tables) -> bool:
    """Say that convicts stand right before a place: «переведены шестеро, осуждённых в РФ»."""
    word = doc[found.start - 2] if found.start > 1 else None
    convicts = word is not None and lemma(word) in tables.word_class("convicts", "serving")
    return convicts and is_where_held(found, doc, tables)


def beside_verb(found: Found, trigger: Trigger, doc: Doc, tables: Tables) -> Seat | None:
    """Seat a bare name next to an active verb as its doer, whatever the parser hung it on: «КР передала Польше»."""
    token, verb = doc[found.head], trigger.token
    active = trigger.voice.agent == "nom" and trigger.frame.agent in ("origin", "destination") and is_finite(verb)
    if not active or not is_beside(found, verb) or found.type == "person" or preposition(token, tables):
        return None
    subjects = (child for child in verb.children if child.dep_ == "nsubj" and case_of(child) == "nom")
    if "nom" not in dict(cases(token)) or any(True for _ in subjects) or disagrees(Stand(verb, "nom", 1, token)):
        return None
    return Seat(trigger.frame.agent, found, SAME_CLAUSE, "nom")


def beside_holder(found: Found, trigger: Trigger, context: Context, doc: Doc, tables: Tables) -> Seat | None:
    """Seat a bare name next to a governor that asks for its case: «Ташкенту удалось вернуть»."""
    token = doc[found.head]
    place = spell(preposition(token, tables), "", case_of(token))
    for at, outer in enumerate(context.holders):
        role = outer.row.places.get(place) if " " not in place else None
        bare_doer = place == "nom" and is_finite(outer.token) and found.type != "person"
        if bare_doer or is_unnamed_doers_place(Stand(outer.token, place, 1, token), tables):
            role = doer_under(context, at, trigger)
        if role is not None and is_beside(found, outer.token):
            return Seat(role, found, SAME_CLAUSE, place)
    return None


def is_contrasted(found: Found, doc: Doc, tables: Tables) -> bool:
    """Say that the place is named as the one it was not: «не Москве, а Вашингтону»."""
    first = min((child.i for child in doc[found.head].children if child.dep_ == "case"), default=found.start)
    start = min(first, found.start)
    return start > 0 and doc[start - 1].lower_ in tables.word_class("negations")


def is_shut_in(token: Token, trigger: Token) -> bool:
    """Say that a participle before its noun holds the word: «выдать арестованного по запросу Рима Петрова»."""
    for word in token.doc[token.sent.start : token.i]:
        if word.dep_ in ("amod", "acl") and word.head.i > token.i and word.i != trigger.i and is_full_participle(word):
            return not word.i <= trigger.i < word.head.i
    return False


def is_nearer_to_participle(stand: Stand, trigger: Token) -> bool:
    """Say that a carrier's phrase follows a participle that the trigger governs: «выдать арестованного по запросу»."""
    if stand.place.count(" ") < 2:
        return False
    between = trigger.doc[trigger.i + 1 : stand.token.i]
    return any(is_full_participle(word) for word in between) and not any(word.is_punct for word in between)


def offers(stand: Stand, found: Found, trigger: Trigger, context: Context, tables: Tables) -> Iterator[Seat]:
    holder = stand.holder
    if holder is None or (stand.place == "nom" and is_past_colon(trigger.token, stand.token)):
        return
    sent = sent_by(stand, tables) if trigger.frame.kind == "transfer" else None
    if sent is not None:
        yield Seat(sent, found, SAME_CLAUSE * stand.weight, stand.place)
        return
    later = governor_between(stand, trigger, context) or addressing(stand, found, trigger, context, tables)
    if later is not None:
        stand, holder = replace(stand, holder=later), later
    elif is_before_its_noun(stand, trigger):
        stand = replace(stand, holder=context.holders[-1].token if context.holders else None)
        holder = stand.holder or holder
    elif is_at(trigger, stand, holder) and not is_nearer_to_participle(stand, trigger.token):
        role = trigger.frame.places.get(stand.place) or agent_role(stand, trigger, tables)
        if role:
            yield Seat(role, found, DIRECT * stand.weight, stand.place)
    for at, outer in enumerate(context.holders):
        if holder.i == outer.token.i:
            yield from by_governor(stand, found, doer_under(context, at, trigger), outer.row, trigger, tables)
    shared = shared_role(stand, trigger, context, tables) if found.type != "person" else None
    if shared:
        yield Seat(shared, found, SAME_CLAUSE * stand.weight, stand.place)
    yield from by_antecedent(stand, found, trigger, context, tables)
    if " " in stand.place and stand.place in trigger.frame.places and is_loose(stand, found, trigger, tables):
        yield Seat(trigger.frame.places[stand.place], found, SAME_CLAUSE * stand.weight, stand.place)


def is_past_colon(trigger: Token, doer: Token) -> bool:
    """Say that a colon parts a verb from who does something: «взяли в Риге: ущерб банк оценил», «МВД: выдали 47»."""
    first, last = sorted((trigger.i, doer.i))
    return any(token.text == ":" for token in trigger.doc[first:last])


def is_loose(stand: Stand, found: Found, trigger: Trigger, tables: Tables) -> bool:
    """Say that a phrase with a preposition may belong to the trigger, though the parser hung it elsewhere."""
    if stand.place in tables.word_class("to_offices") and is_office(stand.token, found, tables):
        return False
    if is_full_participle(trigger.token) and is_past_comma(trigger.token, stand.token):
        return False
    if stand.holder is not None and is_of_own_way(stand.holder, trigger, tables):
        return False
    return same_clause(stand, trigger) and not is_nearer_to_participle(stand, trigger.token)


def is_past_comma(participle: Token, token: Token) -> bool:
    """Say that the participle's phrase has ended: «задержанного разыскивают за кражу в Риге»."""
    first, last = sorted((participle.i, token.i))
    return any(between.text == "," or is_finite(between) for between in participle.doc[first:last])


def by_antecedent(stand: Stand, found: Found, trigger: Trigger, context: Context, tables: Tables) -> Iterator[Seat]:
    """Seat the doer that a relative clause describes: «суд Таиланда, который отклонил запрос»."""
    spoken = relative_role(trigger.token, tables)
    if spoken in {*trigger.frame.places.values()} and name_top(stand.token).i == trigger.token.head.i:
        yield Seat(spoken, found, BY_GOVERNOR, stand.place)
        return
    verbs = [(trigger.token, trigger.frame.agent if trigger.voice.agent in ("nom", "head") else None)]
    verbs += [(outer.token, doer_under(context, at, trigger)) for at, outer in enumerate(context.holders)]
    for verb, role in verbs:
        if role is not None and (describes(verb, stand, tables) or is_said_of(verb, stand)):
            yield Seat(role, found, BY_GOVERNOR * stand.weight, "nom")


def governor_between(stand: Stand, trigger: Trigger, context: Context) -> Token | None:
    """Give the verb between a noun and what follows: «документы для выдачи направлены из Астаны в Рим»."""
    holder = stand.holder
    if trigger.token.pos_ not in ("NOUN", "PROPN") or holder is None or holder.i != trigger.token.i:
        return None
    verbs = (outer.token for outer in context.holders if outer.token.pos_ == "VERB")
    return next((verb for verb in verbs if trigger.token.i < verb.i < stand.token.i), None)


def is_before_its_noun(stand: Stand, trigger: Trigger) -> bool:
    """Say that a noun can not have this doer, since what it governs follows it: «стороной передан запрос о выдаче»."""
    nominal = trigger.token.pos_ in ("NOUN", "PROPN") and stand.holder is not None and stand.holder.i == trigger.token.i
    return nominal and stand.place == "ins" and stand.token.i < trigger.token.i


def by_governor(
    stand: Stand, found: Found, doer: str | None, row: Status, trigger: Trigger, tables: Tables
) -> Iterator[Seat]:
    owns = stand.token.dep_ == "amod" and is_doer(stand)
    noun = stand.holder is not None and stand.holder.pos_ == "NOUN"
    role = doer if owns else row.role_at(stand.place, noun)
    if role is None and (is_doer(stand) or is_unnamed_doers_place(stand, tables)):
        role = doer
    inside = stand.holder is not None and trigger.token.i < stand.token.i < stand.holder.i
    if role is None and (" " in stand.place or inside):  # «о выдаче его Чехии объявил Минюст»
        role = trigger.frame.places.get(stand.place)
    if role is not None:
        yield Seat(role, found, BY_GOVERNOR * stand.weight, stand.place)


def same_clause(stand: Stand, trigger: Trigger) -> bool:
    holder = stand.holder
    if holder is None or (stand.weight < 1 and not is_caseless(stand.token)):
        return False
    steps = takewhile(lambda step: step.i != trigger.token.i, climb(holder))
    led = [step for step in steps if is_full_participle(step) and step.dep_ in ("acl", "amod")]
    described = any(step.i == holder.i or not is_past_comma(step, stand.token) for step in led)
    if holder.i != trigger.token.i and (feature(holder, "VerbForm") == "Fin" or described):
        return False
    return clause_head(stand.token).i == clause_head(trigger.token).i
