"""Who consents to a surrender: a state decides so, whom it would surrender only agrees to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.scene import Scene, person_noun
from ingest.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.context import Context

OWN = ("plain", "participle", "nation")  # kinds of nouns for those who are moved, none of which decides


def agrees_himself(context: Context, scene: Scene) -> bool:
    """Say that who agrees is the one to be surrendered: «Имярек согласился на выдачу», «задержанный дал согласие»."""
    agreeing = scene.tables.word_class("agreeing")
    words = [holder.token for holder in context.holders if lemma(holder.token) in agreeing]
    verbs = [word if word.pos_ != "NOUN" else word.head for word in words]  # «дал согласие»
    doers = [[child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i][-1:] for verb in verbs]
    return any(may_be_moved(doer, scene) for nearest in doers for doer in nearest)


def may_be_moved(doer: Token, scene: Scene) -> bool:
    named, noun = scene.person_at(doer), person_noun(doer, scene.tables)
    if named is not None:
        return named.cluster not in scene.officials
    pronoun = doer.pos_ == "PRON" and lemma(doer) in scene.tables.word_class("third_person")
    return pronoun or (noun is not None and noun.kind.startswith(OWN))
