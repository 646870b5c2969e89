"""Tell what is only asked: a question, and one that its own sentence reports (a mark, a dash, who asks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.syntax import DASHES, is_question

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables

WHETHER = 2  # words from «ли» to «что»
OPENING_QUOTES = frozenset("\u00ab\u201c\u201e")


def is_asked(token: Token) -> bool:
    """Say that a word stands in a question, or in one that its own sentence reports: «Правда ли ...? — спросили мы»."""
    after = token.doc[token.i + 1 : token.sent.end]
    mark = next((word.i for word in after if word.text == "?" or word.text in OPENING_QUOTES), None)
    if is_question(token.sent) or mark is None or token.doc[mark].text != "?":
        return is_question(token.sent)
    rest = (word for word in token.doc[mark + 1 : token.sent.end] if not word.is_quote)
    return any(word.text in DASHES for word in [*rest][:1])


def is_wondered(token: Token, tables: Tables) -> bool:
    """Say that somebody asks whether a clause is true: «спрашивают, правда ли, что его увезли»."""
    before = token.doc[token.sent.start : token.i]
    marks = [word.i for word in before if word.lower_ in tables.word_class("clause_openers")]
    asking = token.doc[max(token.sent.start, marks[-1] - WHETHER) : marks[-1]] if marks else ()
    return any(word.lower_ in tables.word_class("whether") for word in asking)
