"""Where English words and sentences begin: spaCy's tokens with their hyphens kept, our own rules for full stops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.english import lexicon
from ingest.english.words import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

CLOSING = frozenset({'"', "\u201d", "\u2019", "'", ")", "\u00bb", "]"})
ENDS = frozenset({".", "!", "?", "..."})
BARS = frozenset({"|", "\u2022"})


def tokenizer(nlp: Language) -> Any:
    """Give spaCy's own tokenizer for English, but one that leaves «27-year-old» and «Jalal-Abad» whole."""
    from spacy.lang.en import English
    from spacy.util import compile_infix_regex, compile_suffix_regex

    made: Any = English().tokenizer
    told = [infix for infix in English.Defaults.infixes or () if "-" not in infix or "\u2013" not in infix]
    told = [infix for infix in told if "+\\-" not in infix]
    letters = "a-zA-Z\u00c0-\u024f"
    told += [rf"(?<=[{letters}0-9])(?:\u2013|\u2014|--)(?=[{letters}0-9])"]
    return type(made)(
        nlp.vocab,
        rules={**made.rules, **{f"{pair}.": [{"ORTH": f"{pair}."}] for pair in words("initials")}},
        prefix_search=made.prefix_search,
        suffix_search=compile_suffix_regex([*(English.Defaults.suffixes or ()), "[`\u00b4]s"]).search,
        infix_finditer=compile_infix_regex(told).finditer,
        token_match=made.token_match,
        url_match=made.url_match,
    )


def split_sentences(doc: Doc) -> Doc:
    """End sentences at full stops that end no abbreviation, and at every line break."""
    import numpy as np

    marks = [1 if first else -1 for first in opens_sentence(doc)]
    return doc.from_array(["SENT_START"], np.array(marks, dtype="int64").astype("uint64"))  # type: ignore[arg-type]


def opens_sentence(doc: Doc) -> Iterator[bool]:
    """Say of each token whether a sentence starts with it."""
    due = True
    for token in doc:
        opens = due and not token.is_space
        yield token.i == 0 or opens
        due = (due and token.is_space) or is_end(token)


def is_end(token: Token) -> bool:
    if token.is_space:
        return "\n" in token.text
    if token.text in BARS:
        return False
    doc, after = token.doc, token.i + 1
    if after >= len(doc):
        return False
    following = doc[after]
    glued = token.i > 0 and not doc[token.i - 1].whitespace_
    if token.text in CLOSING and glued and ends(doc[token.i - 1]) and following.text[0].isupper():
        return not following.is_punct
    closed = following.text in CLOSING and not token.whitespace_
    return ends(token) and not closed and may_begin(token, following)


def ends(token: Token) -> bool:
    return token.text in ENDS or (token.text.endswith(".") and len(token.text) > 1)


def may_begin(stop: Token, following: Token) -> bool:
    """Say that a sentence may begin after a stop: past an abbreviation only with a word of no name («U.S. He»)."""
    if following.is_space or following.text in ENDS:
        return False
    if not (following.text[0].isupper() or following.text[0].isdigit() or following.is_quote or following.is_bracket):
        return False
    if stop.text in ENDS:
        before = stop.doc[stop.i - 1] if stop.i else stop
        return before.lower_ not in words("abbreviations") or following.is_quote
    low = following.lower_
    opens = lexicon.closed().get(low) in ("DT", "PR", "PP", "IN", "SC", "WR", "EX", "RB") and low not in ("us", "it")
    return opens and stop.lower_.rstrip(".") not in words("abbreviations") and following.text[0].isupper()
