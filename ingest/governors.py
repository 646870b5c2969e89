"""Climb outwards from a word through what governs it, over what the parser hung on the wrong verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.syntax import climb, feature, governor, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield (inner, outer) pairs outwards; a conjunct hands over to its first conjunct's governor."""
    for step in climb(token):
        outer = governor(step)
        if outer is None or is_closed(step):
            return
        outer = own_predicate(step, outer)
        if step.dep_ == "xcomp" and outer.dep_.startswith("nsubj"):
            outer = outer.head  # «Литва выдавать его не стала»: no country has an infinitive
        if step.dep_ != "conj":
            yield step, outer


def own_predicate(noun: Token, verb: Token) -> Token:
    """Give the nearer verb of a subject that disagrees with its own: «решение подписано, ждут билетов»."""
    numbers = {feature(noun, "Number"), feature(verb, "Number")} - {""}
    if not noun.dep_.startswith("nsubj") or noun.i > verb.i or len(numbers) < 2:
        return verb
    nearer = (word for word in noun.doc[noun.i + 1 : verb.i] if is_finite(word) and not has_subject(word))
    return next((word for word in nearer if feature(word, "Number") == feature(noun, "Number")), verb)


def has_subject(verb: Token) -> bool:
    return any(child.dep_.startswith("nsubj") for child in verb.children)


def is_closed(step: Token) -> bool:
    """Say that what stands outside does not speak of this clause: relative, participle, parataxis."""
    if step.dep_ in ("acl:relcl", "parataxis", "appos", "root"):  # a second root was hung on the first
        return True
    marked = any(child.dep_ == "mark" for child in step.children)
    return step.dep_ in ("acl", "amod") and step.pos_ in ("VERB", "ADJ") and not marked
