"""Nicknames by which somebody goes who has no other name: «авторитет по кличке Мясной», «под ником «Седой»»."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from graph import morphology
from ingest import lexicon
from ingest.found import Found

if TYPE_CHECKING:
    from ingest.spots import Page

OPENING, CLOSING = '«„“"', '»”“"'
NAME_REACH = 5  # words before «по кличке» where his own name may stand
LONGEST = 4  # words


def find(page: Page, people: Collection[Found], first_cluster: int) -> Iterator[Found]:
    """Find the nicknames of those whom no name stands beside; what is spelled alike is one person's."""
    named = {at for found in people for at in range(found.start, found.end)}
    clusters: dict[str, int] = {}
    for at in range(len(page.words)):
        start, end = span_after(page, at) if page.text(at) in lexicon.words("nicknamed") else (at, at)
        end = next((number for number in range(start, end) if page.words[number].i in named), end)
        if end > start and not is_beside_name(page, at, end, named):
            words = page.words[start:end]
            name = page.doc[words[0].i : words[-1].i + 1].text
            cluster = clusters.setdefault(name, first_cluster + len(clusters))
            yield Found(words[0].i, words[-1].i + 1, words[0].i, "person", None, name, None, "nickname", cluster)


def span_after(page: Page, at: int) -> tuple[int, int]:
    """Give the words in quotation marks, or in capitals, right after a word for a nickname."""
    after = [number for number in range(at + 1, at + 2 + LONGEST) if page.same_sentence(at, number)]
    if after and page.words[after[0]].text in OPENING:
        inside = list(takewhile(lambda number: page.words[number].text not in CLOSING, after[1:]))
        closed = bool(inside) and page.text(inside[-1] + 1) in CLOSING
        return (inside[0], inside[-1] + 1) if closed else (at, at)
    capital = list(takewhile(lambda number: page.words[number].text[0].isupper(), after))
    declined = any("Nom" not in morphology.cases(page.words[number].text, "PROPN") for number in capital)
    return (capital[0], capital[-1] + 1) if capital and not declined else (at, at)  # «по прозвищу Хан Имярека»


def is_beside_name(page: Page, at: int, end: int, named: Collection[int]) -> bool:
    """Say that a name stands before «по кличке», or right after the nickname: it is one more name of his."""
    before = [word.i for word in page.words[max(0, at - NAME_REACH) : at] if page.same_sentence(at, at - 1)]
    after = [word.i for word in page.words[end : end + 2] if page.same_sentence(at, end)]
    return any(number in named for number in (*before, *after))
