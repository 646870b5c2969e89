"""The closed lists as a Russian text has them: countries, places, bodies, posts that imply bodies, in every form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import agencies, countries, declension, morphology, names
from ingest import compounds, lexicon
from ingest.spots import Entry

if TYPE_CHECKING:
    from spacy.tokens import Token

LANG = "ru"
DASHES = "–—−"
HEADLINE = 4  # letters: a longer word in capitals need not be an abbreviation


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    if word in DASHES:
        return frozenset({"-"})
    last = word.rpartition("-")[2]
    return morphology.keys(word) | (morphology.keys(last) if lexicon.is_former(word) else frozenset())


def fits(entry: Entry, words: Sequence[Token], start: int, end: int) -> bool:
    first = words[start]
    if entry.type == "body" and first.pos_ == "ADP":  # «после» is no ambassador
        return False
    if entry.upper and not first.text[: len(split(entry.text)[0])].isupper():  # «в МУРе», «из МИДа» too
        return False
    if entry.capital and not first.text[0].isupper():
        return False
    if entry.plural and not any(reading.feature("Number") == "Plur" for reading in morphology.readings(first.text)):
        return False
    if entry.type in ("country", "place") and not is_named(entry, words, start, end):
        return False
    return entry.form != "adjective" or not is_stopped(words, end)


def is_named(entry: Entry, words: Sequence[Token], start: int, end: int) -> bool:
    """Doubt a name that is also something else: a person's, a common word at the start of a sentence, money."""
    first = words[start]
    before = keys(words[start - 1].text) if start else frozenset()
    if before & stops("before"):
        return False
    if start and words[start - (2 if words[start - 1].text == "." and start > 1 else 1)].lower_ in stops("town"):
        return True
    several = "Plur" in first.morph.get("Number", [])  # «Эмиратам», «Штатам» are nobody
    personal = end - start == 1 and first.ent_type_ == "PER" and first.pos_ != "ADJ"
    if personal and not (several or is_geographic(first.text)):
        return is_named_outright(first.text) and not any(word.ent_type_ == "PER" for word in words[end : end + 1])
    if entry.form in ("adjective", "demonym") or end - start > 1 or entry.upper or not entry.capital:
        return True
    return first.ent_type_ == "LOC" or not is_common(first, entry)


def is_geographic(word: str) -> bool:
    """Say that the dictionary knows a listed place for one, and nobody of its name; else that it guesses nobody."""
    options = morphology.readings(word)
    if not any(option.known for option in options):
        return not any(option.grammemes & {"Name", "Surn"} for option in options)
    return any("Geox" in option.grammemes and option.known for option in options) and not is_personal(word)


def is_named_outright(word: str) -> bool:
    """Say that a form names a place as it is called, and nobody as he is: «Астана» is also «Астан» in the genitive."""
    options = [option for option in morphology.readings(word) if option.known and option.feature("Case") == "Nom"]
    return any("Geox" in one.grammemes for one in options) and not any(
        {"Name", "Surn"} & one.grammemes for one in options
    )


def is_personal(word: str) -> bool:
    return any(option.known and option.grammemes & {"Name", "Surn"} for option in morphology.readings(word))


def is_common(token: Token, entry: Entry) -> bool:
    """Say that the dictionary knows the word as no place: «Чад», «Орёл», «Владимир»."""
    known = [option for option in morphology.readings(token.text) if option.known]
    others = [option for option in known if "Geox" not in option.grammemes]
    if not others or (token.pos_ == "PROPN" and not token.is_sent_start and not is_personal(token.text)):
        return False
    return entry.type == "place" or is_personal(token.text) or bool(others)


def is_stopped(words: Sequence[Token], end: int) -> bool:
    return end < len(words) and bool(keys(words[end].text) & stops("after"))


@lru_cache(maxsize=4)
def stops(where: str) -> frozenset[str]:
    return lexicon.words(where if where == "town" else f"stop_{where}")


def phrases() -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Give every phrase of the lists as the keys of its words, with what it means."""
    for entry in (*country_entries(), *place_entries(), *body_entries(), *world_entries()):
        yield from ((words, entry) for words in spellings(entry))


def spellings(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Give the keys under which a phrase is kept: a one-word name by every form of its own, the rest by lemmas."""
    words = split(entry.text)
    if len(words) == 1 and entry.type in ("country", "place") and entry.form == "name":
        yield from ((names.plain_e(form),) for form in sorted(declension.forms(words[0])))
    else:
        yield tuple("-" if word in DASHES else morphology.key(word) for word in words)
        if len(words) == 1 and entry.form == "name" and not entry.upper:
            yield from ((names.plain_e(form),) for form in sorted(declension.forms(words[0])))


@lru_cache(maxsize=10_000)
def split(text: str) -> tuple[str, ...]:
    import razdel

    return tuple(token.text for token in razdel.tokenize(text))


def country_entries() -> Iterator[Entry]:
    for alias in countries.aliases(LANG):
        name = alias.form in ("name", "abbreviation")
        upper = alias.form == "abbreviation"
        plural = name and not upper and is_plural(split(alias.text)[-1])
        yield Entry("country", alias.form, alias, alias.text, capital=name, upper=upper, plural=plural)
    for half, code in compounds.first_halves().items():
        yield Entry("country", "adjective", countries.Alias(half, code, "adjective"), half)


def is_plural(word: str) -> bool:
    options = morphology.readings(word)
    return bool(options) and all(option.feature("Number") != "Sing" for option in options)


def place_entries() -> Iterator[Entry]:
    for text, place in countries.place_aliases().items():
        if countries.find_country(text) is None:
            capital = text[0].isupper()
            yield Entry("place", "name", place, text, capital=capital, upper=text.isupper())
    for place in countries.places():
        if place.adjective:
            yield Entry("place", "adjective", place, place.adjective)


def body_entries() -> Iterator[Entry]:
    for body in agencies.bodies():
        for text in expanded(body):
            upper, plural = is_abbreviation(text), is_several(text)
            yield Entry("body", body.form, body, text, upper=upper, plural=plural)


def is_several(text: str) -> bool:
    """Say that only the plural is meant: «полицейские Кипра» are its police, «полицейский» is a man."""
    return len(split(text)) == 1 and {option.feature("Number") for option in morphology.readings(text)} == {"Plur"}


def expanded(body: agencies.Body) -> Iterator[str]:
    """Yield the forms of a body; one with a task may have its country in the middle: «Агентство РК по надзору»."""
    if "{of}" not in body.text:
        yield body.text
    pattern = body.text if "{of}" in body.text else with_owner(body.text)
    for code in body.kind.where if pattern else ():
        short = [alias.text for alias in countries.aliases(LANG) if alias.code == code and alias.form == "abbreviation"]
        common = morphology.inflect(countries.country_names(code)["ru"], "gent")
        yield from (pattern.format(of=name) for name in (countries.owner(code), common, *short))


def with_owner(text: str) -> str:
    """Open a place for the country before the task of a body; nothing where the name tells none."""
    for word in lexicon.words("by"):
        head, task, rest = text.partition(f" {word} ")
        if task:
            return f"{head} {{of}}{task}{rest}"
    return ""


def is_abbreviation(text: str) -> bool:
    return split(text)[0].isupper() and len(split(text)[0]) > 1


def world_entries() -> Iterator[Entry]:
    for agency in agencies.world().values():
        for text in (agency.names.get(LANG), *agency.aliases):
            if text:
                yield Entry("world", "name", agency, text, capital=text[0].isupper(), upper=is_abbreviation(text))
