"""Slovnet's networks, run over all sentences at once: they say what slovnet's own code says, in a third of its time.

The words lie in one matrix, sentence behind sentence, an empty row before, between and after them: a layer sees three
words at a time, so that no word sees another sentence. Nothing is padded; a word said twice is looked up once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from typing import Any

Sentences = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Layer:
    """Hold a layer; `taps` are side by side: what a word gives to the next word, to itself, to the word before.

    What comes out is scaled and shifted.
    """

    taps: Any
    bias: Any
    scale: Any
    shift: Any


@dataclass(frozen=True, slots=True)
class Network:
    """Hold a network of slovnet's, its layers and word vectors made ready; `numbers` finds a word and its shape."""

    infer: Any
    layers: tuple[Layer, ...]
    pieces: Any
    numbers: Callable[[str], tuple[int, int]]


def ready(infer: Any) -> Network:
    """Make a network ready, once its weights and vectors are in."""
    layers = tuple(map(layer, infer.model.encoder.layers))
    pieces = infer.model.emb.word.codes.array
    return Network(
        infer,
        layers,
        pieces.reshape(-1, pieces.shape[-1]),
        lru_cache(maxsize=100_000)(partial(numbers, infer.encoder)),
    )


def layer(given: Any) -> Layer:
    import numpy as np

    conv, norm = given.conv, given.norm
    filters, width, window = conv.weight.shape
    taps = conv.weight.array.transpose(1, 2, 0).reshape(width, window * filters)
    scale = norm.weight.array / norm.std.array
    return Layer(np.ascontiguousarray(taps), conv.bias.array, scale, norm.bias.array - norm.mean.array * scale)


def numbers(encoder: Any, word: str) -> tuple[int, int]:
    from slovnet.shape import word_shape

    return encoder.words_vocab.encode(word.lower()), encoder.shapes_vocab.encode(word_shape(word))


def vectors(network: Network, words: Sequence[str]) -> Any:
    """Give what the first layer takes of each word."""
    import numpy as np

    codes, shapes = np.array([network.numbers(word) for word in words]).T
    word, shape = network.infer.model.emb.word, network.infer.model.emb.shape
    kinds = word.codes.array.shape[1]
    pieces = network.pieces.take(word.indexes.array[codes] + word.qdims * kinds, axis=0)
    return np.concatenate((pieces.reshape(len(words), -1), shape.weight.array[shapes]), axis=1)


def encoded(network: Network, sentences: Sentences) -> Any:
    """Give what the layers make of every word, a row a word; the empty rows are taken out."""
    import numpy as np

    distinct = {word: at for at, word in enumerate(dict.fromkeys(word for words in sentences for word in words))}
    empty = len(distinct)
    which = np.array([empty, *(at for words in sentences for at in (*(distinct[word] for word in words), empty))])
    first, *others = network.layers
    given = vectors(network, list(distinct)) @ first.taps
    rows = applied(first, np.concatenate((given, np.zeros_like(given[:1])))[which], which == empty)
    for other in others:
        rows = applied(other, rows @ other.taps, which == empty)
    return rows[which != empty]


def applied(layer: Layer, given: Any, empty: Any) -> Any:
    """Gather what the words of each window give, and finish the layer."""
    import numpy as np

    width = len(layer.bias)
    rows = given[:, width : 2 * width] + layer.bias
    rows[1:] += given[:-1, :width]
    rows[:-1] += given[1:, 2 * width :]
    np.maximum(rows, 0, out=rows)
    rows *= layer.scale
    rows += layer.shift
    rows[empty] = 0
    return rows


def bounds(sentences: Sentences) -> list[tuple[int, int]]:
    """Give where the rows of each sentence begin and end."""
    return list(pairwise(accumulate(map(len, sentences), initial=0)))


def tags(network: Network, sentences: Sentences) -> Iterator[list[str]]:
    """Yield the tags of the words of each sentence: `NOUN|Case=Gen|...`."""
    best = network.infer.model.head.proj(encoded(network, sentences)).argmax(-1).tolist()
    names = network.infer.decoder.tags_vocab.items
    for start, end in bounds(sentences):
        yield [names[tag] for tag in best[start:end]]


def names(network: Network, sentences: Sentences) -> Iterator[list[str]]:
    """Yield the marks of the words of each sentence: `B-PER`, `I-PER`, ..., `O`."""
    import numpy as np

    head = network.infer.model.head
    told, marks = head.proj(encoded(network, sentences)), network.infer.decoder.tags_vocab.items
    places = bounds(sentences)
    longest = max(end - start for start, end in places)
    padded = np.zeros((len(places), longest, told.shape[1]), dtype=told.dtype)
    for at, (start, end) in enumerate(places):
        padded[at, : end - start] = told[start:end]
    for best in likeliest(padded, head.crf.transitions.array, np.array([end - start for start, end in places])):
        yield [marks[mark] for mark in best]


def likeliest(told: Any, transitions: Any, sizes: Any) -> Iterator[list[int]]:
    """Yield the likeliest row of marks for each sentence, by the points of its words and of what follows what."""
    import numpy as np

    points, ways = told[:, 0], []
    for at in range(1, told.shape[1]):
        reached = points[:, :, None] + transitions + told[:, at, None]
        ways.append(reached.argmax(-2).tolist())
        points = np.where(at < sizes[:, None], reached.max(-2), points)
    for number, (best, size) in enumerate(zip(points.argmax(-1).tolist(), sizes.tolist(), strict=True)):
        row = [best]
        for way in reversed(ways[: size - 1]):
            row.append(way[number][row[-1]])
        yield row[::-1]


def trees(network: Network, sentences: Sentences) -> Iterator[tuple[list[int], list[str]]]:
    """Yield the heads (1-based, 0 = root) and the relations of the words of each sentence."""
    import numpy as np

    rows, model = encoded(network, sentences), network.infer.model
    places = bounds(sentences)
    heads = list(governors(model.head, rows, places))
    above = np.concatenate(
        [np.where(head > 0, head + start, 0) for head, (start, _) in zip(heads, places, strict=True)]
    )
    relations = network.infer.decoder.rels_vocab.items
    best = related(model.rel, rows, above).argmax(-1).tolist()
    for head, (start, end) in zip(heads, places, strict=True):
        yield head.tolist(), [relations[relation] for relation in best[start:end]]


def governors(head: Any, rows: Any, places: Sequence[tuple[int, int]]) -> Iterator[Any]:
    """Yield the heads of each sentence: who of it, or the root, fits each word best."""
    import numpy as np

    wanting = head.head(rows) @ head.kernel.array
    root, offered = head.tail(head.root.array[None]), head.tail(rows)
    for start, end in places:
        yield (wanting[start:end] @ np.concatenate((root, offered[start:end])).T).argmax(-1)


def related(rel: Any, rows: Any, above: Any) -> Any:
    """Score the relations of each word to the word above it (0 = root, then the rows)."""
    import numpy as np

    heads = rel.head(np.concatenate((rel.root.array[None], rows)))[above] @ rel.kernel.array
    return np.matmul(heads.reshape(len(rows), -1, rel.tail.proj.out_dim), rel.tail(rows)[:, :, None])[:, :, 0]
