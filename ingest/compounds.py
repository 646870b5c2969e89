"""Words that name two countries at once, parted: of «Имярекско-Энский» each half is an adjective of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import countries, morphology
from ingest import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

DASH = "-"


def parted(word: str, lang: str) -> list[str]:
    """Part a word where each half is an adjective of a country; any other stays whole."""
    *firsts, last = word.split(DASH)
    if not firsts or lang != lexicon.HOME or not all(half.lower() in first_halves() for half in firsts):
        return [word]
    if not morphology.keys(last.lower()) & adjectives().keys():
        return [word]
    return [piece for half in firsts for piece in (half, DASH)] + [last]


def is_half(token: Token) -> bool:
    """Say that a word was parted from another: «литовско» of «литовско-эстонский»."""
    doc, at = token.doc, token.i
    after = doc[at + 1 : at + 3].text if not token.whitespace_ else ""
    before = doc[at - 2].lower_ if at > 1 and doc[at - 1].text == DASH else ""
    return (after.startswith(DASH) and token.lower_ in first_halves()) or before in first_halves()


def spelled_out(words: Sequence[str], lang: str) -> list[str]:
    """Give the taggers two adjectives joined by «and», which they know, for what was parted."""
    told = list(words)
    if lang != lexicon.HOME or DASH not in told:
        return told
    for at in range(len(words) - 3, -1, -1):
        if words[at + 1] == DASH and words[at].lower() in first_halves():
            told[at : at + 2] = [told[at + 2], lexicon.phrase("joined_by")]
    return told


@lru_cache(maxsize=1)
def adjectives() -> Mapping[str, str]:
    """Give the adjectives of countries, each with its country."""
    return {alias.text: alias.code for alias in countries.aliases(lexicon.HOME) if alias.form == "adjective"}


@lru_cache(maxsize=1)
def first_halves() -> Mapping[str, str]:
    """Give what may stand before the hyphen, each with its country: regular ones, and a small table of the others."""
    return dict(halves())


def halves() -> Iterator[tuple[str, str]]:
    ending, vowel = lexicon.phrase("adjective_ending"), lexicon.phrase("linking_vowel")
    for text, code in adjectives().items():
        if text.endswith(ending):
            yield text.removesuffix(ending) + vowel, code
    for code, own in lexicon.told("first_halves").items():
        yield from ((half, code) for half in own)
