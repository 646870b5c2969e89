"""Where the words of a text are those of the closed lists of its language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest import entries
from ingest.english import lists as english_lists
from ingest.kazakh import lists as kazakh_lists
from ingest.numerals import is_word
from ingest.spots import Entry, Page, Spot
from ingest.trie import Trie

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CACHE = "kordon.page"


@dataclass(frozen=True, slots=True)
class Lists:
    """Hold how a language looks its closed lists up.

    phrases: each phrase as the keys of its words, with what it means; keys: under what a printed word may stand there;
    fits: whether words start..end of a text may be meant by a phrase that they match.
    """

    phrases: Callable[[], Iterator[tuple[tuple[str, ...], Entry]]]
    keys: Callable[[str], frozenset[str]]
    fits: Callable[[Entry, Sequence[Token], int, int], bool]


def page(doc: Doc) -> Page:
    """Spot a text once; asked again, the answer is at hand."""
    if CACHE not in doc.user_data:
        doc.user_data[CACHE] = scan(doc)
    found = doc.user_data[CACHE]
    assert isinstance(found, Page)
    return found


def scan(doc: Doc) -> Page:
    words, sentences = [], []
    for number, sentence in enumerate(doc.sents):
        kept = [token for token in sentence if is_word(token)]
        words += kept
        sentences += [number] * len(kept)
    spots = tuple(Scan(doc.lang_, words, sentences).longest())
    starts, ends = {spot.start: spot for spot in spots}, {spot.end: spot for spot in spots}
    return Page(doc, tuple(words), tuple(sentences), spots, starts, ends)


class Scan:
    """Look the words of a text up in the lists of its language; one without lists has nothing."""

    def __init__(self, lang: str, words: Sequence[Token], sentences: Sequence[int]) -> None:
        self.words, self.sentences = words, sentences
        self.lists = LISTS.get(lang, NO_LISTS)
        self.trie = vocabulary(lang)
        self.keys = [self.lists.keys(word.text) for word in words]

    def longest(self) -> Iterator[Spot]:
        """Take the longest phrase at each word, then go on behind it."""
        at = 0
        while at < len(self.words):
            options = list(self.phrases_at(at))
            if len(options) > 1 and is_local(options[-1]) and self.names_place(options[-1].end):
                options.pop()  # «прокурор города» + «Астаны»: the town is named
            if options:
                yield options[-1]
            at = options[-1].end if options else at + 1

    def names_place(self, end: int) -> bool:
        """Say that a place is named by the last word before `end`, or right behind."""
        return any(is_place(option) for step in (1, 0) for option in self.phrases_at(end - step))

    def phrases_at(self, at: int) -> Iterator[Spot]:
        for end, found in self.trie.matches(self.keys, at):
            if self.sentences[end - 1] != self.sentences[at]:
                return
            fitting = tuple(entry for entry in found if self.lists.fits(entry, self.words, at, end))
            if fitting:
                yield Spot(at, end, fitting)


def is_local(spot: Spot) -> bool:
    return all(entry.form.startswith("local") for entry in spot.entries)


def is_place(spot: Spot) -> bool:
    return spot.first("place", "name") is not None


@lru_cache(maxsize=4)
def vocabulary(lang: str) -> Trie[Entry]:
    """Build the trie of a language's lists; one without lists has an empty one."""
    trie: Trie[Entry] = Trie()
    for words, entry in LISTS.get(lang, NO_LISTS).phrases():
        trie.add(words, entry)
    return trie


NO_LISTS = Lists(lambda: iter(()), lambda _word: frozenset(), lambda *_: False)
LISTS = {
    "ru": Lists(entries.phrases, entries.keys, entries.fits),
    "en": Lists(english_lists.phrases, english_lists.keys, english_lists.fits),
    "kk": Lists(kazakh_lists.phrases, kazakh_lists.keys, kazakh_lists.fits),
}
