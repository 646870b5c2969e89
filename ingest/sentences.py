"""Where sentences begin: where razdel says so, at every line break, and after one that somebody's initial ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph import morphology, names
from ingest.lines import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

INITIALED = 3  # words: a name, its initial, the full stop
NAMING = frozenset({"NOUN", "ADJF"})


def split_sentences(doc: Doc) -> Doc:
    """End sentences where razdel does and at every line break; white space belongs to what stands before it."""
    import numpy as np

    marks = [1 if first else -1 for first in opens_sentence(doc)]
    # all at once: setting one token's mark makes spaCy walk the document
    doc.from_array(["SENT_START"], np.array(marks, dtype="int64").astype("uint64"))  # type: ignore[arg-type]
    return keep_sentences(doc)


def following(sentence: Span) -> Iterator[Span]:
    """Yield the sentences after one, the next first."""
    doc, end = sentence.doc, sentence.end
    while end < len(doc):
        yield (after := doc[end].sent)
        end = after.end


def preceding(sentence: Span) -> Iterator[Span]:
    """Yield the sentences before one, the nearest first."""
    doc, start = sentence.doc, sentence.start
    while start:
        yield (before := doc[start - 1].sent)
        start = before.start


def keep_sentences(doc: Doc) -> Doc:
    """Let the text remember its sentences: spaCy looks for the ends of a word's sentence at each asking.

    Heads that are set later may part a sentence that has two roots: then they are to be kept anew.
    """
    doc.user_hooks.pop("sents", None)
    found = list(doc.sents)
    holders = [sentence for sentence in found for _ in sentence]
    doc.user_hooks["sents"] = lambda _: found
    doc.user_token_hooks["sent"] = lambda token: holders[token.i]
    doc.user_span_hooks["sent"] = lambda span: holders[span.start]
    return doc


def opens_sentence(doc: Doc) -> Iterator[bool]:
    """Say of each token whether a sentence starts with it."""
    starts, due = set(sentence_starts(text_of(doc))), True
    for token in doc:
        due = due or any(offset in starts for offset in range(token.idx, token.idx + len(token)))
        due = due or follows_initial(token)
        yield token.i == 0 or (due and not token.is_space)
        due = due and token.is_space


def follows_initial(token: Token) -> bool:
    """Say that a sentence begins after one that an initial ends: «Литва выдала Яна П. Суд в Риге ...».

    After a noun the initial may begin a name («следователь А. Мороз»), so the word has to be none that names people.
    """
    if token.i < INITIALED or not token.text.istitle() or len(token.text) < 2 or not names.is_common(token.text):
        return False
    name, letter, stop = (word.text for word in token.doc[token.i - INITIALED : token.i])
    if stop != "." or len(letter) != 1 or not letter.isupper():
        return False
    word = morphology.readings(token.text)[0]
    if "Geox" in word.grammemes:
        return False  # «Яна П. Литва выдала»
    if name.islower():
        return name.isalpha() and (word.pos not in NAMING or "neut" in word.grammemes)
    return name.istitle() and len(name) > 1 and not names.is_common(name)


def sentence_starts(text: str) -> Iterator[int]:
    import razdel

    at = 0
    for line in text.splitlines(keepends=True):
        for sentence in razdel.sentenize(line):
            yield at + sentence.start
        at += len(line)
