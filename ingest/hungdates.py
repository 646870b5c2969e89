"""The date of a word by the tree, for a language whose parser hangs each date on its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.clauses import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.moments import Moment

DEEPEST = 6
GOVERNED = frozenset({"xcomp", "ccomp", "nmod", "obj", "nsubj", "nsubj:pass", "obl"})


def moment_for(doc: Doc, moments: Sequence[Moment], index: int) -> Moment | None:
    """Choose the date that hangs on a word's own verb, else on one joined with it, else on what governs it."""
    held: dict[int, Moment] = {}
    for moment in moments:
        held.setdefault(doc[moment.end - 1].head.i, moment)
    return next((held[verb.i] for verb in verbs(doc[index]) if verb.i in held), None)


def verbs(token: Token) -> Iterator[Token]:
    """Yield the verbs whose date is the word's, the nearest first."""
    for _ in range(DEEPEST):
        yield token
        yield from joined_before(token)
        if token.dep_ not in GOVERNED or feature(token, "VerbForm") == "Part" or token.head.i == token.i:
            return
        if token.dep_ == "ccomp" and feature(token, "VerbForm") == "Fin":
            return  # when it was told is not when it was
        token = token.head


def joined_before(token: Token) -> Iterator[Token]:
    """Yield the verbs of the same chain that stand before: «12 мамырда ұсталып, жеткізілді»."""
    if token.dep_ != "conj":
        return
    first = token.head
    chain = [first, *(child for child in first.children if child.dep_ == "conj" and child.i < token.i)]
    yield from sorted(chain, key=lambda verb: -verb.i)
