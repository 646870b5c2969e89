"""What the rest of a sentence, or the next one, makes of what was told: undone, taken back, only asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.asked import is_asked, is_wondered
from ingest.syntax import case_of, lemma, says
from ingest.tables import Tables

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.context import Context

SHORT = 7  # words at the start of the next sentence that may take back what was told


def after_the_sentence(context: Context, token: Token, tables: Tables) -> Context:
    """Let what follows take back what was told: «Это не так», «Неправда»; a question by itself states nothing."""
    if is_reheard(context, token, tables):
        return replace(context, state="requested")
    if context.state not in ("completed", "approved", "reported"):
        return context
    if is_taken_back(token, tables):
        return replace(context, state="denied")
    return replace(context, state="hypothetical") if is_asked(token) or is_wondered(token, tables) else context


def is_reheard(context: Context, token: Token, tables: Tables) -> bool:
    """Say that a decision is undone for the case to be heard anew: «отменил и вернул на новое рассмотрение»."""
    undone = any(lemma(holder.token) in tables.word_class("undoing") for holder in context.holders)
    return undone and context.state == "refused" and says(token.sent, tables.word_class("heard_anew"))


def is_taken_back(token: Token, tables: Tables) -> bool:
    doc, end = token.doc, token.sent.end
    if end >= len(doc):
        return False
    following = [word for word in doc[end].sent if not word.is_punct and not word.is_space][:SHORT]
    words = {lemma(word) for word in following}
    negated = words & tables.word_class("negations") and words & tables.word_class("denied_when_negated")
    pointing = bool(words & tables.word_class("pointing"))
    mistake = any(lemma(word) in tables.word_class("errors") and case_of(word) == "nom" for word in following)
    denied = bool(negated or mistake or words & tables.word_class("denying"))
    said = {lemma(word) for word in following if not is_of_thing(word)}  # «on a fake passport» takes nothing back
    return bool(said & tables.word_class("denials")) or (denied and pointing)


def is_of_thing(word: Token) -> bool:
    """Say that an adjective only describes the noun right after it."""
    after = word.nbor(1) if word.i + 1 < word.sent.end else None
    return word.dep_ == "amod" and after is not None and after.i == word.head.i
