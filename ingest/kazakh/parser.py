"""Trees of Kazakh sentences: heads stand last, so that what waits on the left hangs on the next head to the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ingest import dates, numerals
from ingest.kazakh.clauses import Clauses
from ingest.kazakh.tags import parts
from ingest.kazakh.tree import Tree
from ingest.kazakh.units import FOUND, units

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

TIMES = "kordon times"
LONGEST = 150  # words: a longer "sentence" is a list or a table


def parse(doc: Doc, sentences: Iterable[Span]) -> None:
    """Set heads and relations of the words of these sentences; the others stay as they are."""
    import numpy as np

    wanted = {at for sentence in sentences for at in range(sentence.start, sentence.end)}
    read = [words for words in numerals.sentences(doc) if words[0].i in wanted]
    starts: Any = doc.to_array(["SENT_START"])
    tree: Any = doc.to_array(["HEAD", "DEP"])
    for words in read:
        for token, head, dep in links(words[:LONGEST]):
            tree[token, 0] = np.int64(head - token).astype("uint64")  # two's complement, as spaCy keeps it
            tree[token, 1] = doc.vocab.strings.add(dep)
    if read:
        doc.from_array(["HEAD", "DEP"], tree)
        doc.from_array(["SENT_START"], starts)


def links(words: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Give (word, head, relation) of every word of a sentence."""
    doc = words[0].doc
    tree = Tree()
    founds = doc.user_data.get(FOUND, ())
    for start, end in times(doc):
        for at in range(start, end - 1):
            tree.hang(at, end - 1, "flat")
    for found in founds:
        for at in range(found.start, found.end):
            if at != found.head and words[0].i <= found.start and found.end - 1 <= words[-1].i:
                tree.hang(at, found.head, "flat")
    clauses = Clauses(tree)
    for unit in units(words, founds, times(doc)):
        clauses.take(unit)
    root = clauses.close()
    for part, whole in parts(doc).items():
        if words[0].i <= part <= words[-1].i:
            tree.hang(part, whole, "compound" if part < whole else "aux")
    return tree.whole([word.i for word in words], root, {word.i for word in words if word.is_punct})


def times(doc: Doc) -> list[tuple[int, int]]:
    """Give the words of each date: one piece of a sentence, which hangs on a verb."""
    if TIMES not in doc.user_data:
        doc.user_data[TIMES] = [(moment.start, moment.end) for moment in dates.find(doc, None)]
    told: list[tuple[int, int]] = doc.user_data[TIMES]
    return told
