"""Where the words of a text are those of the closed lists: countries, places, bodies, posts that imply bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graph import agencies, countries, declension, morphology, names
from ingest import compounds, lexicon
from ingest.numerals import is_word
from ingest.trie import Trie

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DASHES = "–—−"
CACHE = "kordon.page"
HEADLINE = 4  # letters: a longer word in capitals need not be an abbreviation


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a phrase of the lists. `item` is an Alias, a Place, a Body or an Agency; `form` how it is said.

    capital: printed with a capital letter; upper: in capitals throughout; plural: only in the plural.
    """

    type: str
    form: str
    item: Any
    text: str
    capital: bool = False
    upper: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Say that words start..end (numbers in `Page.words`) are those of the entries, all of one length."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def first(self, type_: str, *forms: str) -> Entry | None:
        fitting = (entry for entry in self.entries if entry.type == type_ and (not forms or entry.form in forms))
        return next(fitting, None)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the words of a text (white space and noise left out), their sentences, and what was spotted."""

    doc: Doc
    words: tuple[Token, ...]
    sentences: tuple[int, ...]
    spots: tuple[Spot, ...]
    starts: dict[int, Spot]
    ends: dict[int, Spot]

    def text(self, at: int) -> str:
        return self.words[at].lower_ if 0 <= at < len(self.words) else ""

    def same_sentence(self, one: int, other: int) -> bool:
        inside = 0 <= one < len(self.words) and 0 <= other < len(self.words)
        return inside and self.sentences[one] == self.sentences[other]


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
    spots = tuple(longest(words, sentences, vocabulary(doc.lang_)))
    starts, ends = {spot.start: spot for spot in spots}, {spot.end: spot for spot in spots}
    return Page(doc, tuple(words), tuple(sentences), spots, starts, ends)


def longest(words: Sequence[Token], sentences: Sequence[int], trie: Trie[Entry]) -> Iterator[Spot]:
    """Take the longest phrase at each word, then go on behind it."""
    text = [keys(token.text) for token in words]
    at = 0
    while at < len(words):
        options = list(phrases_at(words, sentences, text, trie, at))
        if (
            len(options) > 1
            and is_local(options[-1])
            and any(
                is_place(option)
                for step in (1, 0)
                for option in phrases_at(words, sentences, text, trie, options[-1].end - step)
            )
        ):
            options.pop()  # «прокурор города» + «Астаны»: the town is named
        if options:
            yield options[-1]
        at = options[-1].end if options else at + 1


def phrases_at(
    words: Sequence[Token], sentences: Sequence[int], text: Sequence[frozenset[str]], trie: Trie[Entry], at: int
) -> Iterator[Spot]:
    for end, entries in trie.matches(text, at):
        if sentences[end - 1] != sentences[at]:
            return
        fitting = tuple(entry for entry in entries if fits(entry, words, at, end))
        if fitting:
            yield Spot(at, end, fitting)


def is_local(spot: Spot) -> bool:
    return all(entry.form.startswith("local") for entry in spot.entries)


def is_place(spot: Spot) -> bool:
    return spot.first("place", "name") is not None


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    if word in DASHES:
        return frozenset({"-"})
    last = word.rpartition("-")[2]
    return morphology.keys(word) | (morphology.keys(last) if lexicon.is_former(word) else frozenset())


def fits(entry: Entry, words: Sequence[Token], start: int, end: int) -> bool:
    first = words[start]
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
    if end - start == 1 and first.ent_type_ == "PER" and first.pos_ != "ADJ" and not is_geographic(first.text):
        return False
    if entry.form in ("adjective", "demonym") or end - start > 1 or entry.upper or not entry.capital:
        return True
    return first.ent_type_ == "LOC" or not is_common(first, entry)


def is_geographic(word: str) -> bool:
    options = morphology.readings(word)
    return any("Geox" in option.grammemes and option.known for option in options) and not is_personal(word)


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


@lru_cache(maxsize=4)
def vocabulary(lang: str) -> Trie[Entry]:
    """Build the trie of a language's lists; one without lists finds nothing."""
    trie: Trie[Entry] = Trie()
    if lang == "ru":
        for entry in (*country_entries(lang), *place_entries(), *body_entries(), *world_entries(lang)):
            for words in spellings(entry):
                trie.add(words, entry)
    return trie


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


def country_entries(lang: str) -> Iterator[Entry]:
    for alias in countries.aliases(lang):
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
        short = [alias.text for alias in countries.aliases("ru") if alias.code == code and alias.form == "abbreviation"]
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


def world_entries(lang: str) -> Iterator[Entry]:
    for agency in agencies.world().values():
        for text in (agency.names.get(lang), *agency.aliases):
            if text:
                yield Entry("world", "name", agency, text, capital=text[0].isupper(), upper=is_abbreviation(text))
