"""Cut a sentence at commas, brackets and the words that begin one more number of people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from ingest.syntax import DASHES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

BOUNDS = frozenset(",;:()")
NAME = frozenset({"DET", "ADJ", "PROPN", "ADP"})


def pieces(sentence: Span) -> Iterator[list[Token]]:
    piece: list[Token] = []
    for token in sentence:
        if token.text in BOUNDS or opens_share(token) or (opens_dashed(token) and any(map(is_number, piece))):
            if piece:
                yield piece
            piece = []
        else:
            piece.append(token)
    if piece:
        yield piece


def piece_of(token: Token) -> list[Token]:
    """Give the piece of the sentence that a word stands in."""
    return next((piece for piece in pieces(token.sent) if token in piece), [])


def opens_share(token: Token) -> bool:
    """Say that a conjunction begins a total's last part: «и трое — из Турции», «и двое из Франции», «и трое Литвой»."""
    if token.pos_ != "CCONJ":
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    falling = [word.pos_ for word in token.doc[token.i + 1 : token.i + 4]]
    if falling == ["PROPN", "ADP", "NUM"] or names_number(token):
        return True  # «and Malta for nine», «and Malta nine.»
    return (len(after) > 1 and is_number(after[0])) and (
        after[1].text in DASHES or after[1].pos_ == "ADP" or after[1].is_title or after[1].pos_ == "PROPN"
    )


def opens_dashed(token: Token) -> bool:
    """Say that a conjunction, a name and a dash before a number follow: «[Чехии — 5] и Польши — 4»."""
    if token.pos_ != "CCONJ":
        return False
    name, rest = name_after(token)
    return bool(name) and len(rest) > 1 and rest[0].text in DASHES and is_number(rest[1])


def is_number(token: Token) -> bool:
    return token.like_num or token.is_digit or token.pos_ == "NUM"


def names_number(token: Token) -> bool:
    """Say that a name and a number are all that follows: «and Malta nine.», «and the Republic of Malta nine,»."""
    name, rest = name_after(token)
    return bool(name) and name[-1].pos_ == "PROPN" and [word.pos_ for word in rest] == ["NUM", "PUNCT"]


def name_after(token: Token) -> tuple[list[Token], Span]:
    """Give the words of a name right after a word, and the two words behind it."""
    name = list(takewhile(lambda word: word.pos_ in NAME, token.doc[token.i + 1 : token.sent.end]))
    behind = token.i + 1 + len(name)
    return name, token.doc[behind : behind + 2]
