"""Whose request a decision answers: «Рассмотрев запрос Баку, суд отказал в выдаче Имярека»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.doers import is_doer
from ingest.sides import Side, side_key, side_of
from ingest.syntax import feature, lemma, preposition, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.findings import Finding
    from ingest.found import Found
    from ingest.scene import Scene
    from ingest.tables import Tables

ANSWERED = frozenset({"approved", "refused", "suspended"})


def from_request(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as destination the one land whose request, or whose papers, the sentence of a decision speaks of."""
    scene, origin = finding.scene, finding.keys("origin")
    if role != "destination" or finding.status not in ANSWERED or not origin or finding.subject is None:
        return ()
    lands = (found for found in scene.founds_in(finding.trigger.token.sent) if side_key(found) is not None)
    asking = [found for found in lands if side_key(found) not in origin and asks(found, scene)]
    return (side_of(asking[0], scene),) if len({side_key(found) for found in asking}) == 1 else ()


def asks(found: Found, scene: Scene) -> bool:
    """Say that a land owns or sent a request: «запрос Баку», «российские материалы», «присланные из Москвы бумаги»."""
    return any(is_request(noun, scene) for noun in sent_from(found, scene))


def sent_from(found: Found, scene: Scene) -> Iterator[Token]:
    tables = scene.tables
    for stand in stands(scene.doc[found.head], tables, 0, tables.word_class("bearers")):
        holder = stand.holder
        if holder is None:
            continue
        sent = feature(holder, "VerbForm") == "Part" and holder.dep_ in ("amod", "acl")
        if is_doer(stand) or stand.place in tables.word_class("sender_places"):
            yield holder.head if sent else holder


def is_request(noun: Token, scene: Scene) -> bool:
    """Say that a noun is a request, and for no other thing than a movement: not «просьба о правовой помощи»."""
    told = noun.pos_ == "NOUN" and lemma(noun) in scene.tables.word_class("petitions", "papers_of_request")
    return told and is_for_movement(noun, scene.tables)


def is_for_movement(paper: Token, tables: Tables) -> bool:
    """Say that a paper names no thing that it is for but arrest or a movement: not «ордер на обыск»."""
    about = (c for c in paper.children if preposition(c, tables) in tables.word_class("concerning"))
    things = (child for child in about if child.pos_ == "NOUN" and feature(child, "Animacy") != "Anim")
    return all(lemma(child) in tables.triggers for child in things)
