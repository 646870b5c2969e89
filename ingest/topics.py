"""What joint work is about: the topics whose words stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.scene import Scene

LONGEST = 3  # words of a topic


def topics_in(sentence: Span, scene: Scene) -> Iterator[str]:
    """Yield the topics whose words stand in a sentence, the names of bodies left out."""
    table = scene.tables.topics
    names = {at for found in scene.founds if found.type == "agency" for at in range(found.start, found.end)}
    words = ["" if token.i in names else lemma(token) for token in sentence]
    for at in range(len(words)):
        for size in range(1, LONGEST + 1):
            topic = table.get(tuple(words[at : at + size]))
            if topic is not None:
                yield topic
