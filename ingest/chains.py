"""Verbs in a row that share what stands before the first of them, in a language that chains its verbs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables


def sharing(subject: Token, tables: Tables) -> Iterator[Token]:
    """Yield the later verbs of a chain that have a subject in common: «ұсталып, жеткізілді»."""
    if tables.words.get("chains") and subject.dep_.startswith("nsubj"):
        later = (child for child in subject.head.children if child.dep_ == "conj")
        yield from (verb for verb in later if not any(child.dep_.startswith("nsubj") for child in verb.children))
