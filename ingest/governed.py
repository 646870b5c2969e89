"""Whom a governor holds: «Имярек не подлежит выдаче», «ему грозит экстрадиция», «кандидатом на выдачу стал Имярек»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.living import is_person_word
from ingest.naming import is_bare
from ingest.scene import Scene
from ingest.syntax import case_of, children, feature, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.context import Holder

PREDICATE = "predicate"  # the place of whom a noun is said


def governed_persons(holders: Sequence[Holder], scene: Scene) -> list[Token]:
    """Give the person who stands under a governor: «Фрадин не подлежит выдаче», «ему грозит экстрадиция»."""
    for holder in holders:
        place = holder.row.person
        if place == PREDICATE:
            return told_by_predicate(holder.token, scene)
        people = [c for c in children(holder.token) if is_person_word(c, scene) and is_bare(c)] if place else []
        # «взят под экстрадиционный арест», «находится в экстрадиционном заключении»
        passive = feature(holder.token, "Variant") == "Short" or feature(holder.token, "Voice") == "Mid"
        others = {"dat": "nom", "acc": "nom" if passive else ""}
        wholly = scene.tables.word_class("wholly")
        people = [c for c in people if not any(lemma(inner) in wholly for inner in c.children)]
        fitting = [c for c in people if case_of(c) in (place, others.get(place or ""))]
        if fitting:
            return fitting[:1]
    return []


def told_by_predicate(noun: Token, scene: Scene) -> list[Token]:
    """Give of whom a noun is said: «первым кандидатом на выдачу стал Имярек», «в очереди на экстрадицию — Имярек»."""
    below = [*noun.children, *(inner for child in noun.children for inner in child.children)]
    near = [noun.head, *noun.head.children, *noun.head.head.children, *below]
    after = [word for word in near if word.i > noun.i and case_of(word) == "nom" and is_bare(word)]
    return [word for word in after if is_person_word(word, scene)][:1]
