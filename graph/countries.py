"""Countries and their places: names in three languages, official names, adjectives, demonyms, capitals, regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph import ids, morphology
from graph.lists import rows
from graph.names import fold

LANGS = ("ru", "kk", "en")
OTHERS = LANGS[1:]  # the gazetteer itself is Russian
NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "UM", "AQ"})
CLAIMED = {"RU-CR": "UA"}  # region of the lists, the other state whose own it is


@dataclass(frozen=True, slots=True)
class Alias:
    """Say that `text` means the country `code`: form name, abbreviation, adjective or demonym.

    `beside` marks what is a country only beside a body's name («МВД РТ»).
    """

    text: str
    code: str
    form: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a town or a region; `iso` is its ISO 3166-2 code or empty; `adjective` its own («алматинский»)."""

    name: str
    kind: str
    country: str
    iso: str
    adjective: str

    @property
    def id(self) -> str:
        """Name it by what the gazetteer calls it, whatever the language of a text that speaks of it."""
        return ids.printed("place", self.name, self.country)


@lru_cache(maxsize=512)
def country_names(code: str) -> Mapping[str, str]:
    """Give the everyday names of a country, `{"ru": ..., "kk": ..., "en": ...}`, after CLDR; empty if there is none."""
    if code in NOT_COUNTRIES or code not in territories("en"):
        return {}
    return {lang: territories(lang).get(code) or territories("en")[code] for lang in LANGS}


@lru_cache(maxsize=4)
def territories(lang: str) -> Mapping[str, str]:
    """Give CLDR's names, without what stands in brackets («Гонконг (САР)») where that leaves them apart."""
    from babel import Locale

    found = {code: name for code, name in Locale(lang).territories.items() if len(code) == 2 and code.isalpha()}
    short = {code: name.partition(" (")[0] for code, name in found.items()}
    times = Counter(short.values())
    return {code: short[code] if times[short[code]] == 1 else name for code, name in found.items()}


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    return tuple(sorted(code for code in territories("en") if code not in NOT_COUNTRIES))


def official(code: str, lang: str = "ru") -> str:
    """Give the full official name in the nominative, or the everyday one where none is known."""
    row = officials().get((code, lang))
    return row["official"] if row else country_names(code).get(lang, "")


def owner(code: str, lang: str = "ru") -> str:
    """Give the form in which the official name follows a body's («Министерство юстиции» + «Республики Польша»)."""
    row = officials().get((code, lang))
    name = country_names(code).get(lang, "")
    if row is not None:
        return row["of"]
    return morphology.inflect(name, "gent") if lang == "ru" else name


@lru_cache(maxsize=1)
def officials() -> Mapping[tuple[str, str], Mapping[str, str]]:
    found = {(row["code"], "ru"): row for row in rows("countries")}
    return found | {(row["code"], row["lang"]): row for row in rows("country_officials")}


@lru_cache(maxsize=4)
def aliases(lang: str) -> tuple[Alias, ...]:
    """Give every form that means a country in a language, in a fixed order, without doubles."""
    found = dict.fromkeys([*named(lang), *described(lang), *told(lang)])
    return tuple(found)


def named(lang: str) -> Iterator[Alias]:
    for code in codes():
        name = country_names(code)[lang]
        if name:
            yield Alias(name, code, "abbreviation" if name.isupper() else "name")


def described(lang: str) -> Iterator[Alias]:
    for row in rows("countries") if lang == "ru" else ():
        yield Alias(row["official"], row["code"], "name")
        for form in ("adjective", "demonym"):
            for word in row[f"{form}s"].split():
                yield Alias(word, row["code"], form)


def told(lang: str) -> Iterator[Alias]:
    for row in rows("country_aliases"):
        if row["lang"] == lang:
            form, _, limit = row["form"].partition(":")
            yield Alias(row["alias"], row["code"], form, limit == "agency")


def find_country(text: str) -> str | None:
    """Give the code of a country by its code or by any name in three languages, whatever the case of letters."""
    if text.upper() in codes():
        return text.upper()
    return country_index().get(fold(text))


@lru_cache(maxsize=1)
def country_index() -> Mapping[str, str]:
    index: dict[str, str] = {}
    for lang in LANGS:
        for alias in aliases(lang):
            if alias.form in ("name", "abbreviation") and not alias.beside:
                index.setdefault(fold(alias.text), alias.code)
    return index


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    return tuple(Place(**row) for row in rows("places"))


@lru_cache(maxsize=1)
def place_aliases() -> Mapping[str, Place]:
    """Give every way to write a place, as printed in the lists, with the place."""
    by_name = {(place.name, place.country): place for place in reversed(places())}
    found = {place.name: place for place in reversed(places())}
    for row in rows("place_aliases"):
        place = by_name.get((row["name"], row["country"]))
        if place is not None:
            found.setdefault(row["alias"], place)
    return found


@lru_cache(maxsize=1)
def places_by_id() -> Mapping[str, Place]:
    """Give each place by its id; of two with one id the first."""
    return {place.id: place for place in reversed(places())}


@lru_cache(maxsize=1)
def regions() -> Mapping[str, Place]:
    return {place.iso: place for place in places() if place.iso}


@lru_cache(maxsize=1)
def place_regions() -> Mapping[tuple[str, str], str]:
    """Give the ISO code of the region that a town (name, country) lies in, where the lists tell it."""
    rows_ = ((row["region"], row["towns"].split(";")) for row in rows("place_regions"))
    return {(town, iso.partition("-")[0]): iso for iso, towns in rows_ for town in towns}


def region_of(place: Place) -> Place | None:
    """Give the region of a town, a region itself; a city that is a region of its own is one."""
    return regions().get(place.iso or place_regions().get((place.name, place.country), ""))


def claimed_by(place: Place) -> str | None:
    """Give the other state that holds a place for its own (the lists have it under who governs it)."""
    region = region_of(place)
    return CLAIMED.get(region.iso) if region is not None else None


@lru_cache(maxsize=4)
def place_spellings(lang: str) -> Mapping[str, Place]:
    """Give every way in which another language writes a place, with the place; of two written alike the first.

    A town that only other languages' lists have is called here as Russian would call it.
    """
    known = {(place.name, place.country): place for place in reversed(places())}
    found: dict[str, Place] = {}
    for row in rows("place_names"):
        place = known.get((row["name"], row["country"])) or Place(row["name"], "city", row["country"], "", "")
        for text in filter(None, row[lang].split(";")):
            found.setdefault(text, place)
    return found


@lru_cache(maxsize=4)
def first_spellings(lang: str) -> Mapping[str, str]:
    """Give the name of each place (by its id) in a language, the first of its spellings."""
    return {place.id: text for text, place in reversed(tuple(place_spellings(lang).items()))}
