"""Offices that papers go to rather than people: «ходатайство в суд Греции», «в прокуратуру обратилась Рига»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.syntax import Stand, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.context import Context
    from ingest.found import Found
    from ingest.tables import Tables
    from ingest.triggers import Trigger


def addressing(stand: Stand, found: Found, trigger: Trigger, context: Context, tables: Tables) -> Token | None:
    """Give the verb after an office that is asked: «с просьбой о выдаче в прокуратуру Литвы обратилась Рига»."""
    noun = trigger.token.pos_ in ("NOUN", "PROPN") and stand.holder is not None and stand.holder.i == trigger.token.i
    if not noun or stand.place not in tables.word_class("to_offices") or not is_office(stand.token, found, tables):
        return None
    asking = (outer for outer in context.holders if outer.token.pos_ == "VERB" and stand.token.i < outer.token.i)
    return next((outer.token for outer in asking if stand.place in outer.row.places), None)


def is_office(token: Token, found: Found, tables: Tables) -> bool:
    """Say that a body is named, to which papers go rather than people: «ходатайство в суд Греции»."""
    return found.type == "agency" or lemma(token.head) in tables.word_class("offices")
