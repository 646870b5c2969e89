"""Joint work that is only talked of: discussed, wished for, missed, or nothing but a talk itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.company import path
from ingest.parties import nouns_of
from ingest.syntax import feature, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.parties import Gathering
    from ingest.tables import Tables

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


def is_lived(gathering: Gathering) -> bool:
    """Say that people did together what no body does: «они вместе учились»."""
    words = gathering.scene.tables.word_class("lived")
    verb = next((step for step in path(gathering.trigger.token, gathering.scene) if step.pos_ == "VERB"), None)
    return gathering.trigger.frame.name == "jointly" and verb is not None and lemma(verb) in words


def is_talked_of(gathering: Gathering) -> bool:
    """Say that a word of talk governs the work, or a word that asks: «обсудили работу», «о том, как работать»."""
    tables, steps = gathering.scene.tables, path(gathering.trigger.token, gathering.scene)
    words = tables.word_class("talked_of")
    return any(lemma(step) in words or asks_how(step, tables) for step in steps)


def is_wished(gathering: Gathering) -> bool:
    """Say that it is only called needful, or asked about: «нужно усилить взаимодействие», «как работать вместе»."""
    tables, steps = gathering.scene.tables, path(gathering.trigger.token, gathering.scene)
    words = tables.word_class("wished")
    needful = any({lemma(word), word.lower_} & words for step in steps for word in (step, *step.children))
    return needful or is_missed(gathering)


def is_missed(gathering: Gathering) -> bool:
    """Say that the sentence supposes the work away: «без сотрудничества полиции нам трудно»."""
    trigger, tables = gathering.trigger, gathering.scene.tables
    return not trigger.frame.set.get("directed") and preposition(trigger.token, tables) in tables.word_class(
        "without_it"
    )


def asks_how(verb: Token, tables: Tables) -> bool:
    """Say that an infinitive stands under a word that asks: «говорили о том, как работать вместе»."""
    asking = tables.word_class("asking_how")
    return feature(verb, "VerbForm") == "Inf" and any(child.lower_ in asking for child in verb.children)
