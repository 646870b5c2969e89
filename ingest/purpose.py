"""What a movement without a legal term is for: a sentence served at home, an extradition asked for or ordered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.context import Context
from ingest.listing import Seat
from ingest.scene import Scene, Subject, is_after_at, person_noun
from ingest.syntax import climb, lemma, says
from ingest.tables import Tables
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token


HANDED = frozenset({"side", "term"})  # what the frames need that a convict is handed over by
REACH = 2  # sentences before «его» that may tell that a convict is meant
STEPS = 4  # words up from «выдаче» to what denies it: «запроса о выдаче не было»
TOPIC_REACH = 6  # sentences before a bare «пятерых»


def mode_by_purpose(
    trigger: Trigger, subject: Subject | None, context: Context, seats: Sequence[Seat], scene: Scene
) -> Mapping[str, str]:
    """Read a hand-over of a convict, or «для отбывания наказания», as his transfer; one asked for as extradition."""
    named = trigger.frame.set.get("mode")
    if subject is not None and named == "extradition" and serves_at_home(trigger, subject, scene):
        return {"mode": "transfer"}
    if named != "return" or subject is None:
        return {}
    words = {lemma(token) for token in scene.doc[subject.start : subject.end]}
    noun = scene.doc[subject.token]
    noun = noun.head if noun.dep_ == "appos" else noun
    judged = scene.tables.word_class("judged")  # «a minister convicted of fraud» may have fled his sentence
    beside = (c for c in noun.children if c.dep_ == "amod" or (c.dep_ == "acl" and c.lower_ not in judged))
    words |= {lemma(child) for child in beside}
    around = {lemma(token) for token in trigger.token.sent}
    moved = lemma(trigger.token) in scene.tables.word_class("moving_convicts")  # «перевести осуждённого»
    whereto = any(seat.role == "destination" and " " in seat.place for seat in seats)
    from_prison = moved and whereto and bool(around & scene.tables.word_class("prisons_left"))
    convict = words & scene.tables.word_class("convicts") and (moved or trigger.frame.needs in HANDED)
    convict = convict or from_prison or is_convict_of_origin(noun, seats, scene)
    if convict or around & scene.tables.word_class("serving") or means_convicts(subject, scene):
        return {"mode": "transfer"}
    return {"mode": "extradition"} if is_by_law(trigger, context, seats, scene) else {}


def serves_at_home(trigger: Trigger, subject: Subject, scene: Scene) -> bool:
    """Say that convicts are called extradited who serve at home: «выданы осуждённые, чтобы отбыть срок дома»."""
    words, sentence = scene.tables.word_class, trigger.token.sent
    convicts = any(lemma(word) in words("convicts") for word in scene.doc[subject.start : subject.end])
    serving = any(lemma(word) in words("serving") for word in sentence)
    return convicts and serving and says(sentence, words("own_ground"))


def is_convict_of_origin(noun: Token, seats: Sequence[Seat], scene: Scene) -> bool:
    """Say that whoever is brought was convicted abroad: «осуждённый в Китае казахстанец доставлен в Алматы»."""
    goals = {seat.found.country for seat in seats if seat.role == "destination"}
    words = [child for child in noun.children if lemma(child) in scene.tables.word_class("convicts")]
    inside = {inner.i for word in words for inner in word.subtree}
    lands = {f.country for f in scene.founds if f.head in inside and f.country and is_after_at(f, scene)}
    return bool(goals) and bool(lands) and not lands & goals


def means_convicts(subject: Subject, scene: Scene) -> bool:
    """Say that a bare number or a pronoun comes after words of convicts who serve a sentence, not of another law."""
    token = scene.doc[subject.token]
    if subject.person is not None or person_noun(token, scene.tables) is not None:
        return False
    told = (
        is_of_convicts(word, scene.tables)
        for word in reversed(words_before(token, REACH if subject.pronoun else TOPIC_REACH))
    )
    return next((about for about in told if about is not None), False)


def is_of_convicts(word: Token, tables: Tables) -> bool | None:
    """Say whether a word speaks of a sentence served at home, or of extradition; most words speak of neither."""
    if lemma(word) in tables.word_class("serving"):
        return True
    if lemma(word) in tables.word_class("convicts"):
        handed_over = tables.triggers.get(lemma(word.head), ())  # «передача осуждённых»
        return True if any(frame.needs == "side" for frame in handed_over) else None
    frames = tables.triggers.get(lemma(word), ())
    return False if any(frame.set.get("mode") in ("extradition", "deportation") for frame in frames) else None


def words_before(token: Token, reach: int) -> list[Token]:
    """Give the words before the token, of its sentence and of those just before."""
    doc, first = token.doc, token.sent.start
    for _ in range(reach):
        first = doc[max(0, first - 1)].sent.start
    return list(doc[first : token.i])


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
    return any(trigger.token in climb(token) and not is_without(token, scene.tables) for token in orders)


def is_without(word: Token, tables: Tables) -> bool:
    """Say that there was none: «без экстрадиции», «запроса о выдаче не было»."""
    denying = tables.word_class("negations") | tables.word_class("lacking")
    near = [word, *list(climb(word))[1:STEPS]]
    return any(child.lower_ in denying for step in near for child in (step, *step.children))
