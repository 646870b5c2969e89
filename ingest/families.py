"""Women and children whom a state brings home from camps: «возвращены 11 женщин и 25 детей», each number told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.groups import are_joined
from ingest.scene import Scene, Subject
from ingest.syntax import first_conjunct, lemma

if TYPE_CHECKING:
    from ingest.quantities import Quantity
    from ingest.triggers import Trigger


def families(trigger: Trigger, scene: Scene) -> Iterator[Subject]:
    """Yield both numbers of those whom a verb without a word of law returns, where the article tells of camps."""
    if trigger.frame.set.get("mode") != "return" or not tells_of_camps(scene):
        return
    sentence = trigger.token.sent
    here = (q for q in scene.quantities if sentence.start <= q.start < sentence.end)
    for one, two in pairwise(q for q in here if q.head is not None and q.persons):
        if has_child(one, two, scene) and is_moved(one, trigger, scene):
            yield from (counted_head(quantity, scene) for quantity in (one, two))
            return


def has_child(one: Quantity, two: Quantity, scene: Scene) -> bool:
    """Say that «и» joins two numbers of people, and that one is of children."""
    heads = one.head or 0, two.head or 0
    young = any(lemma(scene.doc[head]) in scene.tables.word_class("children") for head in heads)
    return young and are_joined(scene.doc[heads[0]], *heads)


def is_moved(quantity: Quantity, trigger: Trigger, scene: Scene) -> bool:
    first = first_conjunct(scene.doc[quantity.head or 0])
    return first.head.i == trigger.token.i


def counted_head(quantity: Quantity, scene: Scene) -> Subject:
    head, count = quantity.head or 0, int(quantity.value or 0)
    return Subject(scene.part, head, quantity.start, head + 1, None, count, quantity.value_is, another=True)


def tells_of_camps(scene: Scene) -> bool:
    camps = scene.tables.word_class("camps")
    return any(lemma(word) in camps for word in scene.doc)
