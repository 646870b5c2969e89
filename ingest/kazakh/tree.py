"""A tree while it is built: links from word to head, made whole and free of cycles in the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tree:
    """Hold the links of one sentence."""

    heads: dict[int, int] = field(default_factory=dict)
    deps: dict[int, str] = field(default_factory=dict)

    def hang(self, word: int, head: int, dep: str) -> None:
        if word != head:
            self.heads[word], self.deps[word] = head, dep

    def children(self, head: int) -> Iterator[tuple[int, str]]:
        yield from ((word, self.deps[word]) for word, at in self.heads.items() if at == head)

    def has(self, head: int, *deps: str) -> bool:
        return any(dep in deps for _, dep in self.children(head))

    def whole(self, words: Sequence[int], root: int | None, marks: Collection[int]) -> list[tuple[int, int, str]]:
        """Give a link for every word; what hangs nowhere, or in a circle, hangs on the root."""
        inside = set(words)
        root = root if root in inside else words[0]
        self.heads.pop(root, None)
        links = []
        for word in words:
            head = self.heads.get(word, root)
            if head not in inside or not self.reaches(word, root):
                head = root
                self.heads[word] = root
            dep = "root" if word == root else self.deps.get(word, "punct" if word in marks else "dep")
            links.append((word, head if word != root else root, dep))
        return links

    def reaches(self, word: int, root: int) -> bool:
        seen = set()
        while word != root:
            if word in seen:
                return False
            seen.add(word)
            word = self.heads.get(word, root)
        return True
