"""What tells of joint work in a Kazakh text: verbs with their partners' cases, nouns that are held, «арасында»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.kazakh.marks import feature
from ingest.kazakh.quoted import table, words
from ingest.kazakh.talks import case_of, founds_in

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.found import Found
    from ingest.scene import Scene


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row of [[work]]: verbs, words that must stand near or right before, the cases of the partner."""

    rule: str
    verbs: frozenset[str]
    near: tuple[frozenset[str], ...]
    before: tuple[frozenset[str], ...]
    cases: tuple[str, ...]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Work:
    """Hold a word that tells of joint work, the rule that says so, the cases in which a partner stands."""

    token: Token
    rule: str
    cases: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    return tuple(
        Row(
            row["rule"],
            frozenset(row.get("verbs", ())),
            tuple(frozenset(one) for one in row.get("near", ())),
            tuple(frozenset(one) for one in row.get("before", ())),
            tuple(row["cases"]),
            frozenset(row.get("forms", ())),
        )
        for row in table()["work"]
    )


def works(sentence: Span) -> Iterator[Work]:
    """Yield each word that tells of joint work."""
    near = {token.lower_ for token in sentence} | {str(token.lemma_) for token in sentence}
    if near & words("cooperation", "conditions"):
        return
    for token in sentence:
        noun = noun_of_work(token)
        if noun is not None:
            yield noun
        row = next((row for row in rows() if fits(row, token, near)), None) if token.pos_ == "VERB" else None
        if row is not None and feature(token, "Polarity") != "Neg" and feature(token, "Mood") not in ("Cnd", "Pot"):
            yield Work(token, row.rule, row.cases)


def fits(row: Row, verb: Token, near: set[str]) -> bool:
    """Say that a row reads a verb: its stem, its form, one word of each group near."""
    known = not row.verbs or verb.lemma_ in row.verbs
    formed = not row.forms or feature(verb, "VerbForm") in row.forms
    if not (known and formed and all(near & group for group in row.near)):
        return False
    return not row.before or all(before_verb(verb) & group for group in row.before)


def before_verb(verb: Token) -> set[str]:
    """Give the words between a verb and the finite one, or the mark, before it."""
    told: set[str] = set()
    for at in range(verb.i - 1, verb.sent.start - 1, -1):
        token = verb.doc[at]
        if feature(token, "VerbForm") == "Fin" or token.text in (";", ":", "–"):
            break
        told |= {token.lower_, str(token.lemma_)}
    return told


def noun_of_work(token: Token) -> Work | None:
    """Read «бірлескен жұмысы», «... көмегімен», «ынтымақтастық орнатты»."""
    if token.pos_ not in ("NOUN", "AUX", "VERB"):
        return None
    if token.lemma_ in words("cooperation", "deeds") and joint_beside(token):
        return Work(token, "joint", ("Ins",))
    if token.lemma_ in words("cooperation", "aid") and token.head.pos_ == "VERB":
        leaning = case_of(token) == "Dat" and token.head.lemma_ in words("cooperation", "leaning")
        if case_of(token) == "Ins" or leaning:
            return Work(token, "aided")
    bond = token.lemma_ in words("cooperation", "bonds") and case_of(token) in ("Acc", "Nom", "Loc")
    held = token.head.lemma_ in words("cooperation", "holding") and token.head.i > token.i
    if bond and held and feature(token.head, "Polarity") != "Neg":
        return Work(token.head, "bond", ("Ins",))
    return None


def joint_beside(noun: Token) -> bool:
    """Say that work is told to be joint: «бірлескен жұмысының арқасында»."""
    return any(child.lower_ in words("cooperation", "joint") for child in noun.children)


def between(sentence: Span, scene: Scene) -> Iterator[tuple[Token, Found, Found]]:
    """Yield the two of «... мен ... арасында», where their joint work is told."""
    if not any(is_bond(token) for token in sentence) or denies(sentence):
        return
    named = founds_in(scene, sentence, "agency", "country")
    for token in sentence:
        if token.lower_ in words("cooperation", "between"):
            yield from ((token, left, right) for left, right in joined_before(token, named))


def is_bond(token: Token) -> bool:
    """Say that a word is joint work itself, not what a paper is about."""
    told = token.lemma_ in words("cooperation", "bonds") or (
        token.lemma_ in words("cooperation", "swapping") and feature(token, "VerbForm") == "Inf"
    )
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return told and (after is None or after.lower_ not in words("papers", "about"))


def denies(sentence: Span) -> bool:
    shunned = words("papers", "nouns") | words("cooperation", "conditions") | words("papers", "absent")
    verbs = (token for token in sentence if token.pos_ == "VERB")
    return any(token.lemma_ in shunned for token in sentence) or any(feature(v, "Polarity") == "Neg" for v in verbs)


def joined_before(token: Token, named: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    for last in (found for found in named if found.end == token.i):
        joint = token.doc[last.start - 1] if last.start else None
        if joint is not None and joint.lower_ in words("cooperation", "joints"):
            yield from ((first, last) for first in named if first.end == joint.i and first.type == last.type)
