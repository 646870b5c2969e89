"""What a parser hangs on a word of another clause, hung on the verb of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ingest import clauses, numerals, timewords
from ingest.syntax import case_of, feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def mend(doc: Doc, sentences: Iterable[Span]) -> None:
    """Hang adverbs, and doers in the instrumental, on the one predicate of their clause where they hang outside it."""
    table = timewords.load(doc.lang_).clauses
    for sentence in sentences:
        words = numerals.sentence_of(doc, sentence.start)
        strays = [at for at, token in enumerate(words) if may_stray(token)]
        pieces = clauses.split(words, table) if strays else []
        for at in strays:
            home = clauses.piece_at(pieces, at)
            if home is not None and len(home.predicates) == 1:
                bring_home(words, at, home)


def may_stray(token: Token) -> bool:
    return token.dep_ == "advmod" or is_doer(token)


def is_doer(token: Token) -> bool:
    """Say that a noun may be by whom something was done: «оперативниками», with no preposition."""
    loose = token.dep_ in ("nmod", "obl") and case_of(token) == "ins" and feature(token, "Animacy") == "Anim"
    return loose and not any(child.dep_ == "case" for child in token.children)


def bring_home(words: Sequence[Token], at: int, home: clauses.Piece) -> None:
    token, verb = words[at], words[home.predicates[0]]
    inside = words[home.start].i <= token.head.i <= words[home.end - 1].i
    done_by = token.dep_ != "advmod"
    if inside or verb.i == token.i or token.is_ancestor(verb) or (done_by and feature(verb, "Variant") != "Short"):
        return
    token.head = verb
    if done_by:
        token.dep_ = "obl"
