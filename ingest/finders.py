"""How names are found in each language: what the article stands on, whom and what it names, who holds which post."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest import mending, mentions, posts
from ingest.english import ground as english_ground
from ingest.english import names as english_names
from ingest.english import posts as english_posts
from ingest.ground import Ground, find_ground
from ingest.kazakh import names as kazakh_names
from ingest.kazakh import posts as kazakh_posts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from graph.model import Article
    from ingest.found import Found
    from ingest.titles import Post


@dataclass(frozen=True, slots=True)
class Finder:
    """Hold the steps of one language; texts come as docs in the order of reading, what is found text by text.

    mend: what has to be hung anew once the sentences (the third argument) have their trees.
    """

    ground: Callable[[Article, Sequence[Doc]], Ground]
    mentions: Callable[[Sequence[Doc], Ground], list[list[Found]]]
    mend: Callable[[Doc, Sequence[Found], Sequence[Span]], None]
    posts: Callable[[Sequence[Doc], Sequence[Sequence[Found]], Ground], list[list[Post]]]


FINDERS = {
    "ru": Finder(find_ground, mentions.find, mending.mend_names_and_trees, posts.find_posts),
    "en": Finder(english_ground.find_ground, english_names.find, english_names.mend, english_posts.find_posts),
    "kk": Finder(kazakh_names.find_ground, kazakh_names.find, kazakh_names.mend, kazakh_posts.find_posts),
}
