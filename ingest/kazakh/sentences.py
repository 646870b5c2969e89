"""Sentences of Kazakh: where others begin too, and none without end, since what reads one is quadratic in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.sentences import opens_sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 120  # words: a longer "sentence" is a list or a table


def split_sentences(doc: Doc) -> Doc:
    """End sentences where `ingest.sentences` does, and cut what is too long for one."""
    import numpy as np

    marks, length = [], 0
    for token, first in zip(doc, opens_sentence(doc), strict=True):
        first = first or (length >= LONGEST and not token.is_space)
        length = 1 if first else length + 1
        marks.append(1 if first else -1)
    # all at once: setting one token's mark makes spaCy walk the document
    return doc.from_array(["SENT_START"], np.array(marks, dtype="int64").astype("uint64"))  # type: ignore[arg-type]
