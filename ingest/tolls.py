"""Those whom a number of movements or of decisions counts: «состоялось 62 экстрадиции», «198 решений о выдаче»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.context import is_earned
from ingest.scene import Scene, Subject
from ingest.syntax import feature, is_full_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.context import Holder
    from ingest.quantities import Quantity
    from ingest.triggers import Trigger

SAID = frozenset({"approved", "refused", "suspended"})
DESCRIBING = frozenset({"amod", "acl", "acl:relcl"})


def stands_as_noun(token: Token) -> bool:
    """Say that a trigger is a noun, or a participle without one: «62 экстрадиции», «борт с 30 высланными»."""
    return token.pos_ in ("NOUN", "PROPN") or (is_full_participle(token) and token.dep_ not in DESCRIBING)


def counted_by_noun(trigger: Trigger, scene: Scene) -> Iterator[Subject]:
    """Yield those whom a number of movements counts: «состоялось 62 экстрадиции»."""
    quantity, token = scene.quantity_of(trigger.token), trigger.token
    lawful = trigger.frame.set.get("mode") in ("extradition", "deportation") and not trigger.frame.modified_by
    if quantity is not None and lawful and quantity.value is not None:
        count, count_is = number(token, quantity)
        start, end = min(quantity.start, token.i), max(quantity.end, token.i + 1)
        yield Subject(scene.part, token.i, start, end, None, count, count_is)


def counted_by_decisions(trigger: Trigger, holders: Sequence[Holder], scene: Scene) -> Iterator[Subject]:
    """Yield those whom a number of decisions taken counts: «приняты 198 решений о выдаче»."""
    taken = any(holder.row.value in SAID and is_earned(holder.token) for holder in holders)
    for holder in holders if taken and trigger.token.pos_ == "NOUN" else ():
        quantity = scene.quantity_of(holder.token) if holder.row.value == "decision" else None
        if quantity is not None and (quantity.value or 0) > 1:
            count, count_is = number(holder.token, quantity)
            yield Subject(scene.part, holder.token.i, quantity.start, holder.token.i + 1, None, count, count_is)
            return


def number(token: Token, quantity: Quantity | None) -> tuple[int | None, str]:
    if quantity is not None:
        return (int(quantity.value) if quantity.value is not None else None), quantity.value_is
    return (None if feature(token, "Number") == "Plur" else 1), "exact"
