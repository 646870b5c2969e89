"""Which body a country is that works with a body of another: the one that the article names of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.colleagues import only_body
from ingest.pairs import Pair, land_of
from ingest.syntax import feature, lemma

if TYPE_CHECKING:
    from graph.model import Mention
    from ingest.scribe import Scribe


def by_body(pair: Pair, scribe: Scribe) -> Pair:
    """Read a country that works with another's body as the one body of its own that the article names."""
    left, right = pair.left, pair.right
    return replace(pair, left=own_body(left, right, scribe), right=own_body(right, left, scribe))


def own_body(land: Mention, other: Mention, scribe: Scribe) -> Mention:
    """Give the body that a country stands for, or the country itself where that is not plain."""
    code, abroad = land_of(land), land_of(other)
    if land.type != "country" or other.type != "agency" or code is None or abroad in (None, code):
        return land
    if is_of_several(land, scribe):
        return land
    body = only_body(code, other, scribe.reading)
    return scribe.mention(*body) if body is not None else land


def is_of_several(land: Mention, scribe: Scribe) -> bool:
    """Say that the words mean no one body: «компетентные органы США», «российские власти»."""
    scene = scribe.reading.scenes.get(land.part)
    words = scene.doc.char_span(land.start, land.end, alignment_mode="expand") if scene is not None else None
    noun = words.root.head if words is not None else None
    if scene is None or noun is None:
        return False
    return lemma(noun) in scene.tables.word_class("bodies_at_large") and feature(noun, "Number") == "Plur"
