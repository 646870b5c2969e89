"""Who of those that work together only stand beside each other: on one side of a word that has two."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.listing import Seat, is_next_in_list
from ingest.neighbours import THANK, THANK_FOR
from ingest.pairs import Pair, land_of, stood_for
from ingest.parties import Gathering, key_of
from ingest.syntax import case_of, clause_head, lemma, preposition, spell

if TYPE_CHECKING:
    from ingest.scribe import Scribe

LED = "led"
WITH_OTHERS = frozenset({"cooperate", "work-with", "swap", "share", "keep-touch"})  # two sides, one of them with «с»


def partners_of(gathering: Gathering, scribe: Scribe) -> set[str]:
    """Give the parties that stand with «с», nameless ones too, and of work that another leads whoever leads it."""
    led, company = gathering.trigger.frame.name == LED, gathering.scene.tables.words.get("with_whom")
    places = ("nom", "ins") if led else (company,)
    parties = [seat for seat in gathering.seats if seat.role == "party"]
    seats = (seat for seat in parties if seat.place in places or is_led_with(seat, gathering))
    stood = (stood_for(seat.found, gathering, scribe) for seat in seats)
    return {key_of(mention) for mention in stood if mention is not None} | ({""} if leads_on(gathering) else set())


def is_led_with(seat: Seat, gathering: Gathering) -> bool:
    """Say that «с» stands before the list of adjectives that a seat is in: «с финскими и литовскими коллегами»."""
    doc, at = gathering.scene.doc, seat.found.start - 1
    lands = {found.start for found in gathering.scene.founds if found.form == "adjective"}
    while at > 0 and (at in lands or doc[at].pos_ in ("ADJ", "CCONJ") or doc[at].text == ","):
        at -= 1
    company = str(gathering.scene.tables.words.get("with_whom", ""))
    led = spell(gathering.scene.tables.preposition(doc[at].lower_), "", seat.place) == company
    return seat.found.form == "adjective" and at >= 0 and doc[at].pos_ == "ADP" and led


def are_partners(gathering: Gathering) -> bool:
    """Say that all who are seated stand with «с»: the one who works with them is left out."""
    places = {seat.place for seat in gathering.seats if seat.role == "party"}
    return places == {gathering.scene.tables.words.get("with_whom")}


def doers_with_one(gathering: Gathering, scribe: Scribe) -> set[str]:
    """Give who does what a verb tells them to do with another: «с Польшей сотрудничают Чехия и Литва», «с нами»."""
    verb, tables = gathering.trigger.token, gathering.scene.tables
    company = str(tables.words.get("with_whom", ""))
    own = (word for word in verb.subtree if clause_head(word).i == verb.i)  # «в розыске с полицией взаимодействуют»
    with_them = (spell(preposition(word, tables), "", case_of(word)) == company for word in own)
    if verb.pos_ != "VERB" or gathering.trigger.frame.name not in WITH_OTHERS or not any(with_them):
        return set()
    seats = (seat for seat in gathering.seats if seat.role == "party" and seat.place != company)
    stood = (stood_for(seat.found, gathering, scribe) for seat in seats)
    return {key_of(mention) for mention in stood if mention is not None}


def leads_on(gathering: Gathering) -> bool:
    """Say that «с» follows the word: «совместно с»."""
    token, tables = gathering.trigger.token, gathering.scene.tables
    company = tables.words.get("with_whom", "")
    after = token.doc[token.i + 1].lower_ if token.i + 1 < token.sent.end else ""
    return bool(company) and tables.preposition(after) == company.partition(" ")[0]


def sides_of(gathering: Gathering, scribe: Scribe) -> dict[str, int]:
    """Number the lists of parties to a word that has two sides: who helps, teaches, warns, and whom.

    Those who do something «with the support» of another do it together, and are in no list; those who come «на помощь»
    only help, as those do who «оказали помощь».
    """
    scene, given = gathering.scene, gathering.trigger.frame.set.get("after")  # «on intelligence shared by A and B»
    noun = gathering.trigger.token.pos_ in ("NOUN", "PROPN")
    gives = lemma(gathering.trigger.token.head) in scene.tables.word_class("giving_help")
    apart = gives or is_coming_to_help(gathering) or not noun
    together = () if apart else ("nom",) if given else ("nom", "ins")
    partners = are_partners(gathering)
    seats = [s for s in gathering.seats if s.role == "party" and s.place not in together]
    if not (gathering.trigger.frame.set.get("directed") or partners):
        ins = "ins" if gathering.trigger.voice.name == "participle" else None  # «data shared by A and B» with a third
        seats = [seat for seat in seats if seat.place in (scene.tables.words.get("with_whom"), ins)]
    lists: dict[str, int] = {}
    for at, seat in enumerate(seats):
        mention = stood_for(seat.found, gathering, scribe)
        thanked = at > 0 and thanks_both(gathering, seats, at)
        listed = at > 0 and (
            partners or thanked or is_next_in_list(seats[at - 1].found, seat.found, scene.doc, scene.tables)
        )
        number = max(lists.values(), default=0) + (not listed)
        if mention is not None:
            lists[key_of(mention)] = number
    return lists


def is_coming_to_help(gathering: Gathering) -> bool:
    """Say that the word stands in «на помощь»."""
    tables = gathering.scene.tables
    return preposition(gathering.trigger.token, tables) in tables.word_class("coming_to_help")


def thanks_both(gathering: Gathering, seats: Sequence[Seat], at: int) -> bool:
    """Say that a seat and the one before it are thanked together, and not one by the other.

    Whoever thanks stands before the verb, or else in another case.
    """
    verb = gathering.trigger.token
    one, two = seats[at - 1], seats[at]
    if gathering.trigger.frame.name not in (THANK, THANK_FOR):
        return False
    thanking = (child.i for child in verb.children if child.dep_ == "nsubj")
    led = min((seats[0].found.start, *thanking)) < verb.i
    return one.found.start > verb.i if led else one.place == two.place


def is_one_side(pair: Pair, lists: Mapping[str, int]) -> bool:
    """Say that both only help a third, or are both helped: «партнёры из США и Турции помогли»."""
    left, right = (lists.get(key_of(mention)) for mention in (pair.left, pair.right))
    return left is not None and left == right


def is_beside(pair: Pair, partners: Collection[str], doers: Collection[str] = ()) -> bool:
    """Say that two only stand beside each other: both with a third, or one country's own who act with another.

    «Полиция Польши совместно с МВД Литвы и Европолом», «МВД и ФСБ совместно с полицией Турции»; or both are `doers`.
    """
    own = {key_of(pair.left), key_of(pair.right)}
    land = land_of(pair.left)
    at_home = land is not None and land == land_of(pair.right)
    both_lead = own <= set(doers) or (at_home and bool(partners))
    return own <= set(partners) or (both_lead and not own & set(partners))
