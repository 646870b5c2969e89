"""Find things by any name of theirs and articles by their words, in any case form, slips of the hand forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from graph import schema, search
from graph.errors import InputError
from graph.model import Article
from graph.names import fold
from graph.search import Called
from queries import lookup
from queries.lookup import Store, same_word
from queries.run import Table

COLUMNS = ("type", "name", "sources", "text", "id")
CANDIDATES = 300  # things that share letters with what is asked
PASSAGES = 500
AROUND = 70  # characters of a snippet on each side
ALIKE, BEGUN = 0.72, 0.9  # how like two words must be to be slips of one; the likeness of a word's beginning
EXTRA = 0.01  # what each further word of a name costs


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold a thing with the name that fits best, or an article with the words around the first that was asked for."""

    type: str
    name: str
    sources: int | None
    text: str
    id: str
    score: float = 0.0


def find(text: str, folder: Path, types: Sequence[str] = (), most: int = 20) -> Table:
    """Look in the ledger of this folder: things first, the likest first, then articles, the most telling first."""
    asked = fold(text).split()
    if not asked:
        raise InputError("what is looked for? Give a word or a name")
    check(types)
    with search.opened(folder) as index:
        things = ranked(asked, index.things(text, CANDIDATES))
        articles = passages(asked, index.articles([stem(word) for word in asked], PASSAGES))
        return table((*things, *articles), types, most)


def find_in_store(text: str, store: Store, types: Sequence[str] = (), most: int = 20) -> Table:
    """Look through the names that a store holds: what is left where there is no ledger, articles by title alone."""
    check(types)
    named = ((label, lookup.things(store, [label])) for label in search.LABELS)
    things = [Called(thing.id, thing.names, 0) for _, found in named for thing in found]
    titled = [Article(row["id"], "", row["title"] or "", "", "", "") for row in store.read(TITLES)]
    asked = fold(text).split()
    return table((*ranked(asked, things), *passages(asked, titled)), types, most)


def check(types: Iterable[str]) -> None:
    known = {*search.LABELS, "Article"}
    for name in types:
        if name not in known:
            raise InputError(f"no {name!r} is looked up by name: choose {', '.join(sorted(known))}")


def table(hits: Iterable[Hit], types: Sequence[str], most: int) -> Table:
    kept = [hit for hit in hits if not types or hit.type in types]
    rows = tuple((hit.type, hit.name, hit.sources, hit.text, hit.id) for hit in kept[:most])
    return Table(COLUMNS, rows, len(kept) > most)


# ---- things ----


def ranked(asked: Sequence[str], things: Iterable[Called]) -> list[Hit]:
    hits = [hit for thing in things if (hit := likest(asked, thing)) is not None]
    return sorted(hits, key=lambda hit: (-round(hit.score, 2), -(hit.sources or 0), hit.id))


def likest(asked: Sequence[str], thing: Called) -> Hit | None:
    """Choose the name of a thing that is likest to what is asked; None where none is."""
    score, name = max(((likeness(asked, fold(name).split()), name) for name in thing.names), default=(0.0, ""))
    if not score:
        return None
    also = "" if name == thing.names[0] else name
    return Hit(schema.label(thing.id), thing.names[0], thing.sources, also, thing.id, score)


def likeness(asked: Sequence[str], words: Sequence[str]) -> float:
    """Say how like a name is, 0 to 1: every word that is asked for must be like one of the name's."""
    best = [max((word_likeness(one, other) for other in words), default=0.0) for one in asked]
    if min(best) < ALIKE:
        return 0.0
    return sum(best) / len(best) - EXTRA * max(0, len(words) - len(asked))


@lru_cache(maxsize=100_000)
def word_likeness(asked: str, word: str) -> float:
    from rapidfuzz.distance import DamerauLevenshtein

    if same_word(asked, word) or search.sound(asked) == search.sound(word):
        return 1.0
    if len(asked) >= search.GRAM and word.startswith(asked):
        return BEGUN
    if len(asked) <= search.GRAM:
        return 0.0
    pairs = ((asked, word), (search.sound(asked), search.sound(word)))
    return max(float(DamerauLevenshtein.normalized_similarity(one, other)) for one, other in pairs)


# ---- articles ----


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """Give what all forms of a word begin with; of a word whose forms share too little, the word."""
    from graph.morphology import readings

    known = readings(word) if word.isalpha() and not word.isascii() else ()
    start = beginning([word, *(fold(form.word) for reading in known for form in reading.parse.lexeme)])
    return start if len(start) >= search.GRAM else word


def beginning(words: Iterable[str]) -> str:
    """Give what all words begin with."""
    letters = takewhile(lambda column: len(set(column)) == 1, zip(*words, strict=False))
    return "".join(column[0] for column in letters)


def passages(asked: Sequence[str], articles: Iterable[Article]) -> Iterator[Hit]:
    for article in articles:
        at = place(asked, article)
        if at is not None:
            name = article.title or ", ".join(filter(None, (article.source, article.published))) or article.origin
            yield Hit("Article", name, None, snippet(article.body, at), article.id)


def place(asked: Sequence[str], article: Article) -> int | None:
    """Give where in the body the first word stands (0 for one in the title), None where some word is nowhere."""
    found = [first_at(word, article) for word in asked]
    known = [at for at in found if at is not None]
    return min(known) if len(known) == len(found) else None


def first_at(word: str, article: Article) -> int | None:
    body = next((at for at, other in words_like(word, article.body) if same_word(word, other)), None)
    if body is None and any(same_word(word, other) for _, other in words_like(word, article.title)):
        return 0
    return body


def words_like(word: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text that begin as all forms of `word` do, with their places."""
    for match in re.finditer(rf"(?<!\w){re.escape(stem(word))}\w*", search.level(text)):
        yield match.start(), fold(match.group())


def snippet(text: str, at: int) -> str:
    """Cut the words around a place, whole, on one line."""
    start, end = max(0, at - AROUND), min(len(text), at + AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = space if (space := text.find(" ", end)) >= 0 else len(text)
    cut = " ".join(text[start:end].split())
    return ("… " if start else "") + cut + (" …" if end < len(text) else "")


TITLES = "MATCH (a:Article) RETURN a.id AS id, a.title AS title ORDER BY id"
