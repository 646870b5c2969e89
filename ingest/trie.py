"""Phrases of closed lists, found in a text by the dictionary forms of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(slots=True)
class Node(Generic[Value]):
    """Hold what ends here and the words that may follow."""

    values: list[Value] = field(default_factory=list)
    next: dict[str, Node[Value]] = field(default_factory=dict)


class Trie(Generic[Value]):
    """Find phrases: each word of a text comes as the set of forms that it may stand for."""

    def __init__(self) -> None:
        self.root: Node[Value] = Node()

    def add(self, words: Sequence[str], value: Value) -> None:
        node = self.root
        for word in words:
            node = node.next.setdefault(word, Node())
        node.values.append(value)

    def matches(self, text: Sequence[Set[str]], start: int) -> Iterator[tuple[int, list[Value]]]:
        """Yield (end, values) of every phrase that begins at `start`, the shortest first."""
        nodes = [self.root]
        for at in range(start, len(text)):
            nodes = [node.next[word] for node in nodes for word in text[at] if word in node.next]
            if not nodes:
                return
            values = [value for node in nodes for value in node.values]
            if values:
                yield at + 1, values
