"""What a movement without a legal term is for: a sentence served at home, an extradition asked for or ordered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.context import Context
from ingest.scene import Scene, Subject, person_noun
from ingest.seats import Seat
from ingest.syntax import climb, lemma
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 2  # sentences before a bare «пятерых», «его» that may tell that convicts are meant


def mode_by_purpose(
    trigger: Trigger, subject: Subject | None, context: Context, seats: Sequence[Seat], scene: Scene
) -> Mapping[str, str]:
    """Read a hand-over of a convict, or «для отбывания наказания», as his transfer; one asked for as extradition."""
    if trigger.frame.set.get("mode") != "return" or subject is None:
        return {}
    words = {lemma(token) for token in scene.doc[subject.start : subject.end]}
    words |= {lemma(child) for child in scene.doc[subject.token].children if child.dep_ == "acl"}
    around = {lemma(token) for token in trigger.token.sent}
    convict = words & scene.tables.word_class("convicts") and trigger.frame.needs == "side"
    if convict or around & scene.tables.word_class("serving") or means_convicts(subject, scene):
        return {"mode": "transfer"}
    return {"mode": "extradition"} if is_by_law(trigger, context, seats, scene) else {}


def means_convicts(subject: Subject, scene: Scene) -> bool:
    """Say that a bare number or a pronoun comes soon after words of convicts who serve a sentence."""
    token = scene.doc[subject.token]
    if subject.person is not None or person_noun(token, scene.tables) is not None:
        return False
    return any(lemma(word) in scene.tables.word_class("serving") for word in words_before(token))


def words_before(token: Token) -> list[Token]:
    """Give the words of the sentences just before the one of the token."""
    doc, first = token.doc, token.sent.start
    for _ in range(REACH):
        first = doc[max(0, first - 1)].sent.start
    return list(doc[first : token.sent.start])


def is_by_law(trigger: Trigger, context: Context, seats: Sequence[Seat], scene: Scene) -> bool:
    """Say that a request, a ruling, or «в порядке экстрадиции» stands behind a hand-over."""
    asked = any(holder.row.legal for holder in context.holders)
    named = any(seat.place in scene.tables.word_class("legal_places") for seat in seats)
    return asked or named or is_ordered(trigger, scene)


def is_ordered(trigger: Trigger, scene: Scene) -> bool:
    """Say that «в порядке экстрадиции», «в рамках процедуры выдачи» stands under the trigger."""
    frames = (frame for frame in scene.tables.frames if frame.set.get("mode") == "extradition")
    legal = {noun for frame in frames if not frame.modified_by for noun in frame.nouns}
    orders = (t for t in trigger.token.sent if lemma(t) in legal and lemma(t.head) in scene.tables.word_class("orders"))
    return any(trigger.token in climb(token) for token in orders)
