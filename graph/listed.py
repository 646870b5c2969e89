"""Which agency of the closed lists a printed name is, in any of three languages and in any letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from graph import agencies, countries, ids, persons
from graph.names import fold

LEAST = 4  # letters that two forms of a country's name share
LONGEST_ENDING = 4

Words = tuple[str, ...]


@lru_cache(maxsize=20_000)
def find_agency(name: str, country: str | None) -> str | None:
    """Give the id of the agency that a name is; None where it says less or more than the name of one.

    Without `country` (a code) the name itself must hold one: «Ministry of Internal Affairs of Kazakhstan».
    """
    words = sounds(name)
    code = country or only_country(words)
    if code is None:
        return world().get(words)
    return of_country(code).get(without(words, code))


def sounds(name: str) -> Words:
    return tuple(persons.sound(word) for word in fold(name).split() if word not in FILLING)


def without(words: Iterable[str], code: str) -> Words:
    """Drop the words that name the country: «Республики Казахстан», «Қазақстанның», `Kazakh`."""
    return tuple(word for word in words if not any(same_country(word, other) for other in country_words(code)))


def same_country(word: str, other: str) -> bool:
    """Tell whether two words are forms of one name: they begin alike and differ in an ending at most."""
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    same = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return same >= max(LEAST, len(short) - 2) and len(long) - same <= LONGEST_ENDING


@cache
def country_words(code: str) -> tuple[str, ...]:
    found = dict.fromkeys(
        word
        for lang in countries.LANGS
        for alias in countries.aliases(lang)
        if alias.code == code and alias.form != "demonym"
        for word in (*sounds(alias.text), *sounds(countries.official(code, lang)))
    )
    return tuple(found)


@cache
def telling_words() -> Mapping[str, str]:
    """Give the words that name one country and no other: {sound: code}."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for code in countries.codes():
        for word in country_words(code):
            bearers[word].add(code)
    return {word: min(codes) for word, codes in bearers.items() if len(codes) == 1 and len(word) >= LEAST}


def only_country(words: Sequence[str]) -> str | None:
    found = {code for word in words for other, code in telling_words().items() if same_country(word, other)}
    return min(found) if len(found) == 1 else None


@cache
def of_country(code: str) -> Mapping[Words, str]:
    """Give the bodies of a country by the sounds of their names, those left out that two share."""
    found: dict[Words, set[str]] = defaultdict(set)
    for kind in agencies.kinds():
        if kind.exists_in(code) and agencies.kind_of(kind.id, code) is kind and kind.level != "regional":
            for text in forms(kind):
                found[without(sounds(text), code)].add(ids.agency(code, kind.id))
    return {words: min(refs) for words, refs in found.items() if len(refs) == 1 and words}


def forms(kind: agencies.Kind) -> Iterator[str]:
    yield from (pattern.format(of="", at="", by="", **{"in": ""}) for pattern in kind.names.values())
    for key in ("says", "kk_says", "en_says"):
        yield from (text.replace("{of}", "") for text, *_ in kind.forms.get(key, ()))


@cache
def world() -> Mapping[Words, str]:
    bodies = agencies.world().values()
    return {sounds(name): body.id for body in bodies for name in (*body.names.values(), *body.aliases)}


FILLING = frozenset({"of", "the", "s", "republic"})
