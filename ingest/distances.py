"""How many sentences lie between two findings, or two places of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc

STARTS = "kordon sentence starts"


def distance(left: Finding, right: Finding) -> int:
    """Count the sentences between two findings; another part of the article is far away, but for the title."""
    if left.at[0] != right.at[0]:
        return 1
    return sentences_between(left.scene, left.at[1], right.at[1])


def sentences_between(scene: Scene, one: int, two: int) -> int:
    starts = starts_of(scene.doc)
    return abs(position(starts, one) - position(starts, two))


def starts_of(doc: Doc) -> list[int]:
    """Give where each sentence starts; kept with the text, since walking it is slow."""
    if STARTS not in doc.user_data:
        doc.user_data[STARTS] = [sentence.start_char for sentence in doc.sents]
    starts: list[int] = doc.user_data[STARTS]
    return starts


def position(starts: Sequence[int], offset: int) -> int:
    return sum(start <= offset for start in starts)
