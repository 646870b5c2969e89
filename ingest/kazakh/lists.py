"""The closed lists as a Kazakh text has them: countries, places, bodies, the posts that imply bodies, in every case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graph import agencies, countries
from graph.countries import Alias, Place
from graph.names import plain_e
from ingest.kazakh.forms import HOME, attributives, endings, nouns, sound, without_case
from ingest.kazakh.marks import feature
from ingest.spots import Entry
from ingest.tables import csv_rows, read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

LANG = "kk"
DASHES = "–—−"
LINKED = 4  # letters before a linking vowel
STEM = "~"  # marks a key that is a stem, not a word without its case
NAMES = ("name", "abbreviation")


@dataclass(frozen=True, slots=True, eq=False)
class BodyKind:
    """Hold a kind of body of the gazetteer as Kazakh names it; `where` limits it to countries.

    A weak one is meant only where its country stands right before it: «Түркия полициясы».
    """

    id: str
    where: tuple[str, ...]
    name: str
    says: tuple[str, ...]
    posts: tuple[str, ...]
    weak: bool = False

    def exists_in(self, code: str) -> bool:
        return not self.where or code in self.where


@lru_cache(maxsize=1)
def table() -> Mapping[str, Any]:
    return read_toml(HOME / "bodies.toml")


@lru_cache(maxsize=32)
def words(name: str) -> frozenset[str]:
    return frozenset(table()["words"].get(name, ()))


@lru_cache(maxsize=1)
def kinds() -> tuple[BodyKind, ...]:
    return tuple(
        BodyKind(
            row["id"],
            tuple(row.get("where", ())),
            row["name"],
            tuple(row["says"]),
            tuple(row["posts"]),
            row.get("weak", False),
        )
        for row in table()["kind"]
    )


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """Give under what a printed word may stand in the lists: itself without its case, and its stems."""
    if word in DASHES:
        return frozenset({"-"})
    low = word.lower()
    plain = {low, *(rest for rest, _ in without_case(low)), *attributives(low)}
    plain |= {rest[:-1] for rest in plain if is_linked(rest)}
    return frozenset(plain | {STEM + form.lemma for form in nouns(low)})


def is_linked(word: str) -> bool:
    """Say that a name has a vowel at its end only for the ending's sake: «Минскі-ге» of «Минск»."""
    hard = endings().sounds["hard"]
    return len(word) > LINKED and word[-1] in table()["words"]["linking"] and word[-2] in hard and word[-3] in hard


def fits(entry: Entry, words_: Sequence[Token], start: int, end: int) -> bool:
    first = words_[start]
    if entry.upper and not first.text[: len(entry.text.split()[0])].isupper():
        return False
    if entry.capital and not first.text[0].isupper():
        return False
    if entry.form == "adjective":
        return end < len(words_) and is_owned_noun(words_[end])
    if entry.type in ("country", "place") and end < len(words_) and is_named_after(words_[end]):
        return False
    if entry.type == "place" and entry.text in words("months") and end < len(words_):
        return not (words_[end].text[0].isdigit() or words_[end].lower_.startswith(tuple(words("month"))))
    if entry.type == "place" and end - start == 1 and first.is_sent_start:
        return not is_verb(first)
    return True


def is_owned_noun(token: Token) -> bool:
    """Say that a word is something of somebody: «[түрік] полициясы»."""
    return feature(token, "Poss") == "3"


def is_named_after(token: Token) -> bool:
    """Say that a sea or a coin has its name off a land: «Гибралтар бұғазы», «АҚШ доллары»."""
    return is_owned_noun(token) and any(form.lemma in words("named_after_lands") for form in nouns(token.lower_))


def is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and not feature(token, "Case")


def phrases() -> Iterator[tuple[tuple[str, ...], Entry]]:
    for entry in (*country_entries(), *place_entries(), *body_entries(), *world_entries()):
        mark = STEM if entry.form in ("adjective", "demonym") else ""
        yield tuple(mark + word.lower() for word in split(entry.text)), entry


def split(text: str) -> tuple[str, ...]:
    import razdel

    return tuple(token.text for token in razdel.tokenize(text))


@lru_cache(maxsize=1)
def aliases() -> tuple[Alias, ...]:
    """Give every form that means a country: CLDR's names, the gazetteer's, those of the language's own list."""
    own = (Alias(row["alias"], row["code"], row["form"]) for row in csv_rows(HOME / "countries.csv"))
    named = [*countries.aliases(LANG), *own]
    short = [alias for alias in named if alias.form == "name" and " " not in alias.text]
    named += [Alias(f"{a.text} {realm}", a.code, "name") for a in short for realm in table()["words"]["realms"]]
    people = (
        Alias(demonym(a.text.lower()), a.code, "demonym") for a in named if a.form == "name" and " " not in a.text
    )
    return tuple(dict.fromkeys((*named, *people)))


def demonym(name: str) -> str:
    """Write who is of a country: «қазақстандық», «ресейлік»."""
    plural = (ending for ending in endings().plural if sound(name[-1]) in ending.after)
    chosen = [ending.text for ending in plural]
    first = chosen[0][0] if chosen else ""
    back = any(letter in endings().sounds["back"] for letter in name[-3:] if letter in endings().sounds["open"])
    endings_: list[str] = table()["words"]["demonym"]
    return name + first + endings_[0 if back else 1]


def country_entries() -> Iterator[Entry]:
    for alias in aliases():
        name = alias.form in NAMES
        yield Entry("country", alias.form, alias, alias.text, capital=name, upper=alias.form == "abbreviation")


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """Give each way to print a place: the language's own, else the Russian one, which most foreign towns have."""
    own = countries.place_spellings(LANG)
    taken = {
        form: place
        for text, place in countries.place_aliases().items()
        if not text.isupper() and not (place.kind == "region" and " " in text)
        for form in dict.fromkeys((plain_e(text), plain_e(text).removesuffix("ь")))
        if text not in words("no_places") and form not in words("no_places")
    }
    return {**taken, **own, **dict(titled(own))}


def titled(places: Mapping[str, Place]) -> Iterator[tuple[str, Place]]:
    """Give what stands for a region before its bodies: «Алматы облыстық» is not the city's."""
    for text, place in places.items():
        stem, _, noun = text.rpartition(" ")
        yield from ((f"{stem} {word}", place) for word in words("of_its_region") if noun in words("regions"))


def place_entries() -> Iterator[Entry]:
    for text, place in places().items():
        yield Entry("place", "name", place, text, capital=True, upper=text.isupper())


def place_name(place: Place) -> str:
    """Write a place as Kazakh calls it."""
    return countries.first_spellings(LANG).get(place.id, place.name)


def body_entries() -> Iterator[Entry]:
    for kind in kinds():
        for text in kind.says:
            yield Entry("body", "name", kind, text, upper=len(split(text)) == 1 and text.isupper())
        for text in kind.posts:
            yield Entry("body", "post", kind, text)


def world_entries() -> Iterator[Entry]:
    for key, texts in table()["world"].items():
        for text in texts:
            first = split(text)[0]
            yield Entry("world", "name", (key, texts[0]), text.partition(" (")[0], capital=True, upper=first.isupper())


def name_of(kind: BodyKind, code: str) -> str:
    """Write the full name of a body of a country."""
    return kind.name.format(of=countries.owner(code, LANG))


def known_kind(kind: BodyKind, code: str) -> bool:
    """Say that the gazetteer has this body of this country under the same key."""
    return agencies.kind_of(kind.id, code) is not None
