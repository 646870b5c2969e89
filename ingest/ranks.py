"""Where a sentence goes down a list that was begun: «..., за ней следуют Турция (17)», «Далее идут Литва и Чехия»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.pieces import pieces
from ingest.shares import lands_in
from ingest.syntax import feature, is_full_participle, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.scene import Scene

OPENING = 4  # words of a piece that may say that it goes on


def rank_in(sentence: Span, scene: Scene) -> int | None:
    """Give the token from which a sentence only ranks lands behind the first; None where it does not."""
    words = scene.tables.word_class
    if not any(word.lower_ in words("ranked_next") for word in sentence):
        return None
    for piece in pieces(sentence):
        if not any(word.lower_ in words("ranked_next") for word in piece[:OPENING]):
            continue
        rest = scene.doc[piece[0].i : sentence.end]
        verbs = [word for word in rest if feature(word, "VerbForm") and not is_full_participle(word)]
        if all(lemma(verb) in words("ranking") for verb in verbs) and lands_in(list(rest), scene):
            return piece[0].i
    return None
