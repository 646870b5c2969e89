"""Tell the subjects that the tagger put in another case: «Рим ждёт экстрадиции», «в Оше главы МВД провели встречу»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.morphology import may_be_several
from ingest.clauses import allowed_cases, feature

if TYPE_CHECKING:
    from spacy.tokens import Token

LOOSE = frozenset({"obl", "obj", "nmod"})  # where parsers hang what they take for no subject


def is_lone_doer(token: Token) -> bool:
    """Say that what was tagged as an object is the subject: «Рим ждёт экстрадиции», where nobody else waits."""
    verb = token.head
    if "Nom" not in allowed_cases(token) or feature(verb, "VerbForm") != "Fin" or token.dep_ == "conj":
        return False
    if token.i > verb.i and not any(child.dep_.startswith("nsubj") for child in verb.children):
        return False
    single = feature(verb, "Number") == "Sing" and feature(token, "Number") in ("", "Sing")
    bare = not any(child.dep_ == "case" for child in token.children)
    return single and bare and not has_doer(verb, token)


def are_lone_doers(token: Token) -> bool:
    """Say that a genitive is the plural subject: «В Оше главы МВД провели встречу», where nobody else did."""
    verb = token.head
    plural = feature(verb, "Number") == "Plur" and feature(verb, "VerbForm") == "Fin" and token.i < verb.i
    if not plural or token.dep_ not in LOOSE or is_counted(token) or not may_be_several(token.text):
        return False
    return not any(child.dep_ == "case" for child in token.children) and not has_doer(verb, token)


def has_doer(verb: Token, token: Token) -> bool:
    """Say that another word than this one is a verb's subject."""
    subjects = (child for child in verb.children if child.dep_.startswith("nsubj") and child.i != token.i)
    return any(not is_owner_misread(child) for child in subjects)


def is_owner_misread(token: Token) -> bool:
    """Say that a subject owns the noun right before it: in «о выдаче Имярекова просит и Чили» nobody is one."""
    before = token.nbor(-1) if token.i else None
    held = before is not None and before.pos_ == "NOUN" and before.i < token.head.i and feature(before, "Case") != "Nom"
    return held and token.pos_ == "PROPN" and "Gen" in allowed_cases(token)


def is_counted(token: Token) -> bool:
    """Say that a genitive may be a subject since it has a number: «двадцать сотрудников прошли»."""
    return any(child.dep_.startswith("nummod") for child in token.children)
