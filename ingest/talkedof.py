"""Joint work that is only talked of: discussed, wished for, missed, or nothing but a talk itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.company import path
from ingest.parties import nouns_of
from ingest.syntax import lemma, preposition

if TYPE_CHECKING:
    from ingest.parties import Gathering

DONE = frozenset({"nsubj", "nsubj:pass", "obj"})


def is_only_talk(gathering: Gathering) -> bool:
    """Say that work is only talked of or missed: «discussed cooperation between the two»."""
    tables = gathering.scene.tables
    for step, above in pairwise(path(gathering.trigger.token, gathering.scene)):
        aside = step.dep_ == "obl" and preposition(step, tables) not in tables.word_class("topic_prepositions")
        if step.dep_ in ("acl:relcl", "conj"):
            return False
        if lemma(above) in tables.word_class("only_talk") and not aside:
            return True
    return False


def is_talk(gathering: Gathering) -> bool:
    """Say that what was done together was only to talk: «совместно с коллегами проведены переговоры»."""
    talks = nouns_of("meeting", gathering) if gathering.trigger.frame.name == "jointly" else set()
    steps = path(gathering.trigger.token, gathering.scene)
    return any(child.dep_ in DONE and lemma(child) in talks for step in steps for child in step.children)


def is_talked_of(gathering: Gathering) -> bool:
    words = gathering.scene.tables.word_class("talked_of")
    return any(lemma(step) in words for step in path(gathering.trigger.token, gathering.scene))


def is_wished(gathering: Gathering) -> bool:
    """Say that the work is only called needful: «нужно усилить взаимодействие»."""
    words, steps = gathering.scene.tables.word_class("wished"), path(gathering.trigger.token, gathering.scene)
    return any(lemma(word) in words for step in steps for word in (step, *step.children))
