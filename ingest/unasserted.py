"""What a form only seems to tell: somebody asks if it is so, urges it, or a law says it of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.syntax import feature, is_of_name, is_question, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables


def is_only_rule(token: Token, tables: Tables) -> bool:
    """Say that a refusal is what a law says of anybody, or what would be for want of something, and nobody gave it.

    «Согласно Конституции, гражданин не может быть выдан», «вопросы, без чего передать его нельзя».
    """
    led = tables.word_class("by_norm")
    norms = (word for word in token.sent if lemma(word) in tables.word_class("norms"))
    by_law = any(preposition(step, tables) in led for word in norms for step in (word, word.head))
    wanting = (child for child in token.children if preposition(child, tables) in tables.word_class("without_it"))
    return (by_law and feature(token, "Voice") == "Pass") or any(child.pos_ in ("PRON", "DET") for child in wanting)


def is_only_urged(token: Token, tables: Tables) -> bool:
    """Say that somebody who is no judge tells what must not be done: «said that Riga must not give him up»."""
    urged = any(child.lower_ in tables.word_class("oughts") for child in token.children)
    ruling = any(lemma(child) in tables.word_class("judging") for child in token.head.children)
    return urged and not ruling


def is_asked_about(token: Token, tables: Tables) -> bool:
    """Say that nobody tells if it is so, or decides on it: «не сообщили, выдан ли он», «asked whether he was sent»."""
    asked = any(child.lower_ in tables.word_class("whether") and not is_of_name(child) for child in token.children)
    return asked and not is_question(token.sent) and lemma(token.head) not in tables.word_class("deciding")
