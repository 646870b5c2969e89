"""Russian by slovnet: tags, lemmas, names, and trees of the sentences that are worth it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
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
MOST = 1000  # words that a model reads at once
LONGEST = 120  # words: a longer "sentence" is a list or a table; it is cut, since the parser is quadratic


def chunks(doc: Doc) -> list[list[int]]:
    """Give the token indices of each sentence, white space and noise left out, overlong ones cut."""
    return [kept[at : at + LONGEST] for kept in numerals.indices(doc) for at in range(0, len(kept), LONGEST)]


def tag(doc: Doc) -> Doc:
    """Set part of speech, features and lemma of every word."""
    parts = chunks(doc)
    for indices, tags in zip(parts, run("morph", doc, parts), strict=True):
        for index, told in zip(indices, tags, strict=True):
            token: Any = doc[index]
            token.pos_, morph, token.lemma_ = understood(token.text, told)
            token.set_morph(morph)
    return doc


@lru_cache(maxsize=100_000)
def understood(word: str, tag: str) -> tuple[str, str, str]:
    """Give part of speech, features and lemma of a word that was tagged `NOUN|Case=Gen|...`."""
    tagged, *features = tag.split("|")
    pos, told = morphology.repaired(word, tagged, dict(feature.split("=", 1) for feature in features))
    morph = "|".join(f"{name}={value}" for name, value in sorted(told.items()))
    return pos, morph, morphology.best(word if word.isalpha() else names.plain_e(word), pos, morph).lemma


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
    wanted = {at for sentence in sentences for at in range(sentence.start, sentence.end)}
    parts = [part for kept in chunks(doc) if kept[0] in wanted for part in asides.parted(doc, kept)]
    starts: Any = doc.to_array(["SENT_START"])
    tree: Any = doc.to_array(["HEAD", "DEP"])
    offsets = tree.view("int64")  # two's complement, as spaCy keeps what stands before a word
    for indices, (heads, relations) in zip(parts, run("syntax", doc, parts), strict=True):
        for at, (head, relation) in enumerate(zip(grounded(heads), relations, strict=True)):
            name = "root" if head == at else str(relation)
            offset = indices[head] - indices[at]
            if head == at and asides.is_aside(doc, indices):
                name, offset = "parataxis", indices[0] - 2 - indices[at]  # on the word before the bracket
            offsets[indices[at], 0] = offset
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
    """Give what one model says of every part, in order."""
    answers: list[Any] = []
    for some in passes(parts):
        items = [spelled_out([doc[index].text for index in part], doc.lang_) for part in some]
        # Its matrices are so small that a second thread only waits, and takes a core from another worker.
        with threads().limit(limits=1, user_api="blas"):
            answers += reader(name)(items)
    return answers


def passes(parts: Sequence[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """Take as many parts at a time as a model reads at once: a long text would fill the memory."""
    some: list[Sequence[int]] = []
    for part in parts:
        if some and sum(map(len, some)) + len(part) > MOST:
            yield some
            some = []
        some.append(part)
    if some:
        yield some


@lru_cache(maxsize=1)
def threads() -> ThreadpoolController:
    """Give the hold on the threads of numpy's linear algebra."""
    import numpy  # noqa: F401 (the controller sees what is loaded)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@lru_cache(maxsize=8)
def reader(name: str) -> Callable[[Any], Iterator[Any]]:
    """Load a model once a process; the word vectors are shared."""
    import slovnet

    from ingest import networks

    kind, read = {
        "morph": (slovnet.Morph, networks.tags),
        "ner": (slovnet.NER, networks.names),
        "syntax": (slovnet.Syntax, networks.trees),
    }[name]
    return partial(read, networks.ready(kind.load(weights(name)).navec(vectors()).infer))


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
