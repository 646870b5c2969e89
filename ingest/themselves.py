"""Who «it» and «they» are that ask or hand over: whoever says so, «Latvia said it would seek his extradition»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.sides import ENDS, Sides, keys, opposite, side_key, side_of
from ingest.syntax import climb, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.context import Context
    from ingest.found import Found
    from ingest.scene import Scene
    from ingest.triggers import Trigger

CLAUSES = frozenset({"ccomp", "conj", "parataxis"})


def with_who_says(sides: Sides, trigger: Trigger, context: Context, scene: Scene) -> Sides:
    """Seat whoever says of itself that it asks, grants, refuses or hands over."""
    for verb, role in deeds(trigger, context):
        found = who_says(verb, scene) if role in ENDS and role not in sides else None
        if found is not None and side_key(found) not in {None, *keys(sides.get(opposite(role), ()))}:
            sides = {**sides, role: (side_of(found, scene),)}
    return sides


def deeds(trigger: Trigger, context: Context) -> Iterator[tuple[Token, str]]:
    """Yield the verbs that tell of a movement, each with the end of whoever does it."""
    if trigger.voice.agent == "nom":
        yield trigger.token, trigger.frame.agent
    rows = (holder for holder in context.holders if (holder.row.value, holder.row.agent) != ("requested", "origin"))
    yield from ((holder.token, holder.row.agent or "") for holder in rows)  # «began the process»: either may


def who_says(verb: Token, scene: Scene) -> Found | None:
    """Give the land or body that says of itself what the verb tells: both have one subject, of the verb a pronoun."""
    tables = scene.tables
    itself = any(c.dep_ == "nsubj" and c.lower_ in tables.word_class("itself_said") for c in verb.children)
    says = verb.head if itself and verb.dep_ in CLAUSES and verb.head.i < verb.i else None
    if says is None or lemma(says) not in tables.word_class("speech"):
        return None
    subject = next((child for child in says.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return None
    here = (f for f in scene.founds if f.type != "person" and f.start < says.i and side_key(f) is not None)
    under = [f for f in here if any(word.i == subject.i for word in climb(scene.doc[f.head]))]
    return under[0] if under and len({side_key(f) for f in under}) == 1 else None
