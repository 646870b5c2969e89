"""Russian by slovnet: tags, lemmas, names, and trees of the sentences that are worth it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import morphology, names
from graph.errors import KordonError
from ingest import asides, numerals
from ingest.compounds import spelled_out

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from threadpoolctl import ThreadpoolController

WEIGHTS = {
    "navec": "emb/navec_news_v1_1B_250K_300d_100q.tar",
    "morph": "model/slovnet_morph_news_v1.tar",
    "ner": "model/slovnet_ner_news_v1.tar",
    "syntax": "model/slovnet_syntax_news_v1.tar",
}
BATCH = 16
LONGEST = 120  # words: a longer "sentence" is a list or a table; it is cut, since the parser is quadratic


def chunks(doc: Doc) -> list[list[int]]:
    """Give the token indices of each sentence, white space and noise left out, overlong ones cut."""
    return [kept[at : at + LONGEST] for kept in numerals.indices(doc) for at in range(0, len(kept), LONGEST)]


def tag(doc: Doc) -> Doc:
    """Set part of speech, features and lemma of every word."""
    parts = chunks(doc)
    for indices, tags in zip(parts, run("morph", doc, parts), strict=True):
        for index, (pos, features) in zip(indices, tags, strict=True):
            pos, features = morphology.repaired(doc[index].text, pos, features)
            set_tag(doc[index], pos, "|".join(f"{name}={value}" for name, value in sorted(features.items())))
    return doc


def set_tag(token: Any, pos: str, morph: str) -> None:
    token.pos_ = pos
    token.set_morph(morph)
    word = names.plain_e(token.text) if not token.is_alpha else token.text
    token.lemma_ = morphology.best(word, pos, morph).lemma


def name_entities(doc: Doc) -> Doc:
    """Mark persons, places and organisations (PER, LOC, ORG)."""
    from spacy.tokens import Span

    parts = chunks(doc)
    spans = []
    for indices, tags in zip(parts, run("ner", doc, parts), strict=True):
        spans += [Span(doc, start, end, label=label) for start, end, label in joined(indices, tags)]
    doc.set_ents(spans)
    return doc


def joined(indices: Sequence[int], tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Join B-PER I-PER ... to (first token, token after the last, PER)."""
    start: int | None = None
    for at, mark in enumerate([*tags, "O"]):
        if start is not None and not mark.startswith("I"):
            yield indices[start], indices[at - 1] + 1, tags[start][2:]
            start = None
        if mark.startswith("B") or (mark.startswith("I") and start is None):
            start = at


def parse(doc: Doc, sentences: Iterable[Span]) -> None:
    """Set heads and relations of the words of these sentences; the others stay as they are."""
    import numpy as np

    wanted = {at for sentence in sentences for at in range(sentence.start, sentence.end)}
    parts = [part for kept in chunks(doc) if kept[0] in wanted for part in asides.parted(doc, kept)]
    starts: Any = doc.to_array(["SENT_START"])
    tree: Any = doc.to_array(["HEAD", "DEP"])
    for indices, (heads, relations) in zip(parts, run("syntax", doc, parts), strict=True):
        for at, (head, relation) in enumerate(zip(grounded(heads), relations, strict=True)):
            name = "root" if head == at else str(relation)
            offset = indices[head] - indices[at]
            if head == at and asides.is_aside(doc, indices):
                name, offset = "parataxis", indices[0] - 2 - indices[at]  # on the word before the bracket
            tree[indices[at], 0] = np.int64(offset).astype("uint64")  # two's complement, as spaCy keeps it
            tree[indices[at], 1] = doc.vocab.strings.add(name)
    if parts:
        doc.from_array(["HEAD", "DEP"], tree)
        doc.from_array(["SENT_START"], starts)


def grounded(heads: Sequence[int]) -> list[int]:
    """Make a tree of the parser's guesses (1-based, 0 = root): one root, no cycle; a root is its own head."""
    root = next((at for at, head in enumerate(heads) if head == 0), 0)
    tree = [head - 1 if 0 < head <= len(heads) else root for head in heads]
    tree[root] = root
    for at in range(len(tree)):
        seen, step = {at}, at
        while step != root:
            if tree[step] in seen:
                tree[step] = root
            step = tree[step]
            seen.add(step)
    return tree


def run(name: str, doc: Doc, parts: Sequence[Sequence[int]]) -> list[Any]:
    """Give what one model says of every part, in order; parts of like length share a batch."""
    infer = model(name).infer
    order = sorted(range(len(parts)), key=lambda at: len(parts[at]))
    answers: list[Any] = [None] * len(parts)
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        items = [spelled_out([doc[index].text for index in parts[at]], doc.lang_) for at in batch]
        # Its matrices are so small that a second thread only waits, and takes a core from another worker.
        with threads().limit(limits=1, user_api="blas"):
            answered = list(READERS[name](infer, items))
        for at, answer in zip(batch, answered, strict=True):
            answers[at] = answer
    return answers


@lru_cache(maxsize=1)
def threads() -> ThreadpoolController:
    """Give the hold on the threads of numpy's linear algebra."""
    import numpy  # noqa: F401 (the controller sees what is loaded)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def read_tags(infer: Any, items: list[list[str]]) -> Iterator[list[tuple[str, dict[str, str]]]]:
    for markup in infer(items):
        yield [(token.pos, token.feats) for token in markup.tokens]


def read_names(infer: Any, items: list[list[str]]) -> Iterator[list[str]]:
    yield from infer.decoder(infer.process(infer.encoder(items)))


def read_trees(infer: Any, items: list[list[str]]) -> Iterator[tuple[list[int], list[str]]]:
    for _, heads, relations in infer.decoder(infer.process(infer.encoder(items))):
        yield [int(head) for head in heads], list(relations)


@lru_cache(maxsize=8)
def model(name: str) -> Any:
    """Load a model once a process; the word vectors are shared."""
    import slovnet

    kinds = {"morph": slovnet.Morph, "ner": slovnet.NER, "syntax": slovnet.Syntax}
    return kinds[name].load(weights(name), batch_size=BATCH).navec(vectors())


@lru_cache(maxsize=1)
def vectors() -> Any:
    from navec import Navec

    return Navec.load(weights("navec"))


def weights(name: str) -> Path:
    """Find a weights file inside the natasha wheel, which is never imported."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or spec.origin is None:
        raise KordonError("the package natasha, which carries the slovnet weights, is not installed")
    return Path(spec.origin).parent / "data" / WEIGHTS[name]


READERS = {"morph": read_tags, "ner": read_names, "syntax": read_trees}
