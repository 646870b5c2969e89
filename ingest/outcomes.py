"""What a word says that became of requests: refused, left open, looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.context import is_earned
from ingest.replies import status_of
from ingest.scene import Scene
from ingest.syntax import is_negated, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# Word class -> what its word says of requests, after «без», under a negation, by itself.
LACKING = {"answers": "requested", "movements": "requested", "satisfying": "refused"}
NEGATED = {"answering_verbs": "requested", "satisfying": "refused"}
PLAIN = {"looking_at": "requested"}


def outcome(piece: Sequence[Token], scene: Scene) -> str | None:
    """Say what a piece tells of requests: refused, or still open."""
    told = next((status for word in piece for status in [told_by(word, scene)] if status is not None), None)
    if told is not None:
        return told
    ended = any(lemma(word) in scene.tables.word_class("ending_in") and is_earned(word) for word in piece)
    if ended and any(lemma(word) in scene.tables.word_class("refusing") for word in piece):
        return "refused"
    status = status_of(piece, scene)
    return status if status in ("refused", "requested") else None


def told_by(word: Token, scene: Scene) -> str | None:
    """Read one word: «без ответа», «не ответил», «не удовлетворил», «рассматривает»."""
    tables, before = scene.tables, word.doc[word.i - 1].lower_ if word.i else ""
    for kind, status in LACKING.items():
        if lemma(word) in tables.word_class(kind) and before in tables.word_class("lacking"):
            return status
    if lemma(word) in tables.word_class("answers") and lemma(word.head) in tables.word_class("promised"):
        return "requested"  # «ответ обещан до осени»
    negated = is_negated(word, tables) or before in tables.word_class("negations")
    for kind, status in (NEGATED if negated else PLAIN).items():
        if lemma(word) in tables.word_class(kind):
            return status
    return None
