"""Parties told by the preposition right before their name, where the tree has hung them elsewhere.

«С полицией Литвы, говорит Янсонс, сводками обмениваются ежедневно»: what is said between tears the clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.clauses import cases
from ingest.listing import Seat
from ingest.parties import Gathering
from ingest.seats import DIRECT, ROLELESS
from ingest.syntax import case_of, feature, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found

THANK, THANK_FOR = "thank", "thank-for"
STANDING = frozenset({"PUNCT", "PRON", "ADV", "PART", "CCONJ"})  # what a phrase of its own may stand behind


def with_neighbours(gathering: Gathering) -> Gathering:
    """Add the seats that the frame's `marks` give, and the body that opens the sentence of a verb without a subject."""
    marks = [str(place) for place in gathering.trigger.frame.set.get("marks", ())]
    standing = {seat.place for seat in gathering.seats}
    fresh = [seat for place in marks if place not in standing for seat in neighbours(place, gathering)]
    opens = bool(marks) or bool(gathering.trigger.frame.set.get("opens"))
    fresh += list(opener(gathering)) if opens and "nom" not in standing else []
    known = {seat.found.cluster for seat in fresh}
    kept = tuple(seat for seat in gathering.seats if seat.found.cluster not in known)
    return replace(gathering, seats=(*kept, *fresh)) if fresh else gathering


def opener(gathering: Gathering) -> Iterator[Seat]:
    """Yield the body whose name opens the sentence, or stands right before the verb: a subject that was lost.

    «ГУ МВД по области разыскало для ...», «по каналам Интерпола полиция Грузии получила».
    """
    scene, token = gathering.scene, gathering.trigger.token
    if feature(token, "VerbForm") != "Fin" or any(child.dep_.startswith("nsubj") for child in token.children):
        return
    words = [word for word in token.sent if not word.is_punct and not word.is_space]
    for found in scene.founds:
        opens = bool(words) and (found.start == words[0].i or found.end == token.i) and found.end <= token.i
        if opens and found.type == "agency" and found.form not in ROLELESS and is_in_case(found, "nom", gathering):
            yield Seat("party", found, DIRECT, "nom")


def neighbours(place: str, gathering: Gathering) -> Iterator[Seat]:
    """Yield the bodies of the sentence that stand right behind the preposition of a place, in its case."""
    scene, sentence = gathering.scene, gathering.trigger.token.sent
    prep, case = place.split()
    for found in scene.founds:
        inside = sentence.start < found.start < sentence.end
        if found.type != "agency" or found.form in ROLELESS or not inside:
            continue
        mark = preposition_before(scene.doc[found.start], case)
        named = mark is not None and mark.i == found.start - 1
        if mark is None or (named and not is_in_case(found, case, gathering)):
            continue
        if scene.tables.preposition(mark.lower_) == prep and is_apart(mark, gathering):
            yield Seat("party", found, DIRECT, place)


def is_in_case(found: Found, case: str, gathering: Gathering) -> bool:
    head = gathering.scene.doc[found.head]
    return case_of(head) == case or case.capitalize() in cases(head) or head.text.isupper()


def preposition_before(token: Token, case: str) -> Token | None:
    """Step back over adjectives, and over who stands for a body («сотрудников МВД»), to the preposition of a phrase."""
    i = token.i - 1
    if i > token.sent.start and token.doc[i].pos_ == "NOUN" and case_of(token.doc[i]) == case:
        i -= 1
    while i > token.sent.start and token.doc[i].pos_ in ("ADJ", "DET"):
        i -= 1
    return token.doc[i] if i >= token.sent.start and token.doc[i].pos_ == "ADP" else None


def is_apart(mark: Token, gathering: Gathering) -> bool:
    """Say that a phrase hangs on no noun before it: «договор с Ираном» is no work with it."""
    before = mark.doc[mark.i - 1] if mark.i > mark.sent.start else None
    own = gathering.trigger.token
    ends = {child.i for child in own.children if child.i < mark.i} | {f.end - 1 for f in gathering.scene.founds}
    return before is None or before.pos_ in STANDING or before.i == own.i or before.i in ends


def with_reason(gathering: Gathering) -> Gathering:
    """Name thanks that tell what for by a row of their own: «за сведения», or a colon and what was done."""
    trigger = gathering.trigger
    if trigger.frame.name != THANK:
        return gathering
    reasons = gathering.scene.tables.word_class("reasons")
    after = [token for token in trigger.token.sent if token.i > trigger.token.i]
    told = any(token.text == ":" for token in after) or any(lemma(token) in reasons for token in after)
    frame = replace(trigger.frame, name=THANK_FOR)
    return replace(gathering, trigger=replace(trigger, frame=frame)) if told else gathering
