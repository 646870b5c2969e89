"""The closed lists as an English text has them: countries, their adjectives and people, towns, bodies of the world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graph import agencies, countries
from ingest.english import nations
from ingest.english.guesses import lexicon_form
from ingest.english.lexicon import known
from ingest.spots import Entry

if TYPE_CHECKING:
    from spacy.tokens import Token

LANG = "en"
BEFORE = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "lake", "mount", "hotel"})
AFTER = frozenset({"university", "hotel", "times", "street", "avenue", "road", "post", "herald", "airlines"})
AMBIGUOUS = frozenset({"mary", "split", "nice", "bar", "male", "faro", "goa", "cork", "chad", "jordan", "manas", "oral",
                       "santiago", "rosario", "sofia", "victoria", "bath", "reading", "florence", "lima", "perm",
                       "georgia", "bergen", "darwin", "alexandria", "adelaide", "virginia", "nis", "vladimir", "kirov",
                       "engels", "adler", "bender", "lida", "ararat", "masis", "artik", "goris", "cleveland", "reni",
                       "uman", "kant", "sabah", "sucre", "hesse", "salyan", "shirvan", "ganja", "kars", "kerman",
                       "najaf", "medina", "medan", "kandy", "granada", "kingston", "nassau", "salisbury", "montana",
                       "madeira", "indiana", "orel", "tula", "saran", "aksai", "leicester", "sheffield"})  # fmt: skip
ETHNIC = frozenset({"albanian", "albanians", "serb", "serbs", "croat", "croats"})
PREPOSITIONS = frozenset(
    {"in", "to", "from", "of", "at", "near", "via", "and", "outside", "between", "for", "with", "by"}
)


def keys(word: str) -> frozenset[str]:
    return frozenset({lexicon_form(word)})


def fits(entry: Entry, words: Sequence[Token], start: int, end: int) -> bool:
    """Say that words are printed as the phrase asks, and are no name of something else."""
    first = words[start]
    if entry.upper and not first.text.isupper():
        return False
    if entry.capital and not first.text[0].isupper():
        return False
    before = words[start - 1].lower_ if start else ""
    after = words[end].lower_ if end < len(words) else ""
    if before in BEFORE or (after in AFTER and entry.form != "adjective"):
        return False
    if entry.type == "world" and is_of_tribunal(words, end):
        return False
    if first.lower_ in ETHNIC and (nations.is_land(before) or nations.nation(before) is not None):
        return False  # «Kosovo Albanians», «a Bosnian Serb general» are of no other land
    if end - start > 1 or first.lower_ not in AMBIGUOUS or entry.form != "name":
        return True
    common = entry.type == "place" and (known(first.lower_) is not None or first.text in nations.given_names())
    return before in PREPOSITIONS or (not common and is_place(words, start, end))


def is_of_tribunal(words: Sequence[Token], end: int) -> bool:
    """Say that a court of a body is meant, not the body: «the UN tribunal», «a UN war crimes court»."""
    for word in words[end : end + 3]:
        if word.lower_ in ("tribunal", "court", "detention"):
            return True
        if word.lower_ not in ("war", "crimes", "-", "backed", "yugoslav", "criminal", "international"):
            return False
    return False


def is_place(words: Sequence[Token], start: int, end: int) -> bool:
    """Say that no name stands beside a word which may be a man's: «Georgia's», not «Georgia Meloni»."""
    after = words[end] if end < len(words) else None
    named = after is not None and after.tag_ == "NNP" and after.text[0].isupper() and after.lower_ not in PREPOSITIONS
    before_named = start > 0 and words[start - 1].tag_ == "NNP" and words[start - 1].text[-1].isalpha()
    return not (named or before_named)


def phrases() -> Iterator[tuple[tuple[str, ...], Entry]]:
    """Give every phrase of the lists as the keys of its words, with what it means."""
    for entry in (*country_entries(), *place_entries(), *world_entries()):
        yield tuple(lexicon_form(word) for word in split(entry.text)), entry


@lru_cache(maxsize=1)
def splitter() -> Any:
    import spacy

    from ingest.english.sentences import tokenizer

    return tokenizer(spacy.blank("en"))


@lru_cache(maxsize=10_000)
def split(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in splitter()(text))


def country_entries() -> Iterator[Entry]:
    for alias in countries.aliases(LANG):
        upper = alias.form == "abbreviation" and alias.text.replace(".", "").isupper()
        for text in dict.fromkeys((alias.text, alias.text.replace("&", "and"))):
            yield Entry("country", alias.form, alias, text, capital=True, upper=upper)
    for text, told in nations.forms().items():
        for form, code in told:
            yield Entry("country", form, countries.Alias(text, code, form), text, capital=True)


def place_entries() -> Iterator[Entry]:
    for name, place in nations.places().items():
        yield Entry("place", "name", place, name, capital=True, upper=name.isupper())


def world_entries() -> Iterator[Entry]:
    for agency in agencies.world().values():
        for text in english_forms(agency.id.rpartition(".")[2], agency):
            yield Entry("world", "name", agency, text, capital=text[0].isupper(), upper=text.isupper())


def english_forms(key: str, agency: agencies.Agency) -> tuple[str, ...]:
    """Give the forms of a body of the world that are Latin letters."""
    latin = [text for text in agency.aliases if text.isascii()]
    return tuple(dict.fromkeys(text for text in (agency.names.get(LANG), *latin) if text))
