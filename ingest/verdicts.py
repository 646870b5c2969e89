"""What stands beside a verdict behind a colon: «решил: его следует выдать», «решил: выдавать его нельзя»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.syntax import feature, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables

ALLOWABLE = "allowable"  # what a court has to hold to be so


def is_leave(word: Token, tables: Tables) -> bool:
    """Say that a word only tells that something is allowed: «решил: его следует выдать»."""
    return any(row.value == ALLOWABLE for row in tables.governors.get(lemma(word), ()))


def begins_clause(word: Token) -> bool:
    return feature(word, "VerbForm") in ("Fin", "Inf", "Conv") or (word.is_punct and word.text != ",")


def is_barred(word: Token, tables: Tables) -> bool:
    """Say that a word tells that something must not be: «решил: выдавать его нельзя»."""
    return any(row.value == "refused" and "inf" in row.governs for row in tables.governors.get(lemma(word), ()))
