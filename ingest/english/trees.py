"""A tree under construction: heads, relations and features of the words of one English sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

LOOSE = "dep"


@dataclass(slots=True)
class Tree:
    """Hold the words with what is settled of them; a word that hangs on nothing is its own head."""

    words: Sequence[Token]
    tags: list[str]
    low: Sequence[str]
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    features: list[dict[str, str]] = field(default_factory=list)
    lemmas: dict[int, str] = field(default_factory=dict)
    main: int | None = None

    def __post_init__(self) -> None:
        self.heads = list(range(len(self.words)))
        self.relations = [LOOSE] * len(self.words)
        self.features = [{} for _ in self.words]

    def hang(self, at: int, head: int, relation: str, **features: str) -> None:
        """Hang a word by another, unless that would close a circle."""
        if at == head or self.is_under(head, at):
            return
        self.heads[at], self.relations[at] = head, relation
        self.features[at].update(features)

    def is_under(self, at: int, other: int) -> bool:
        """Say that a word hangs, however far, on another."""
        for _ in range(len(self.heads)):
            if at == other:
                return True
            if self.heads[at] == at:
                return False
            at = self.heads[at]
        return True

    def is_free(self, at: int) -> bool:
        return self.heads[at] == at

    def lemma(self, at: int) -> str:
        return self.lemmas.get(at) or str(self.words[at].lemma_)

    def children(self, head: int) -> list[int]:
        return [at for at, own in enumerate(self.heads) if own == head and at != head]

    def root(self) -> int:
        """Give the word that all the rest is to hang on: the first free verb, else the first free word."""
        if self.main is not None and self.is_free(self.main):
            return self.main
        free = [at for at in range(len(self.heads)) if self.is_free(at)]
        verbs = [at for at in free if self.words[at].pos_ in ("VERB", "AUX") or self.relations[at] == "root"]
        nouns = [at for at in free if self.words[at].pos_ in ("NOUN", "PROPN")]
        return (verbs or nouns or free)[0]

    def close(self) -> None:
        """Hang what is left on the root."""
        root = self.root()
        for at in range(len(self.heads)):
            if self.is_free(at) and at != root:
                mark = self.tags[at] == "PUNCT"
                self.hang(at, root, "punct" if mark else "parataxis" if self.tags[at].startswith("VB") else LOOSE)
        self.relations[root] = "root"
