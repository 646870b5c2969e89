"""What numbers stand with: units, phrases of more or less, and the noun that is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph import morphology
from ingest import numerals
from ingest.clauses import cases, feature, is_participle
from ingest.numerals import plain
from ingest.tables import LANG, csv_rows, read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUN_REACH = 6  # words
OBLIQUE = frozenset({"Dat", "Ins", "Loc"})


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    factor: float


@dataclass(frozen=True, slots=True)
class Table:
    """Hold what a language puts about its numbers."""

    numbers: numerals.Table
    units: Mapping[str, Unit]
    before: Sequence[tuple[tuple[str, ...], str]]
    after: Sequence[tuple[tuple[str, ...], str]]
    words: Mapping[str, frozenset[str]]
    persons: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=8)
def load(lang: str, folder: Path = LANG) -> Table:
    """Read numerals, units and what stands about them."""
    home = folder / lang
    data = read_toml(home / "quantities.toml")
    words = word_sets(data.get("words", {}))
    nouns = {plain(row["lemma"]) for row in csv_rows(home / "persons.csv")} | words["persons"]
    return Table(
        numbers=numerals.load(lang, folder),
        units=dict(read_units(csv_rows(home / "units.csv"))),
        before=phrases(data.get("before", {})),
        after=phrases(data.get("after", {})),
        words=words,
        persons=frozenset(nouns),
        stems=frozenset(noun[:-2] for noun in nouns if len(noun) > 6),
    )


def word_sets(rows: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    """Fold lists of words; a list that a language does not have is empty."""
    folded = {key: frozenset(plain(word) for word in values) for key, values in rows.items()}
    return defaultdict(frozenset, folded)


def read_units(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Unit]]:
    for row in rows:
        yield from ((plain(word), Unit(row["unit"], float(row["factor"]))) for word in row["words"].split())


def phrases(rows: Mapping[str, Sequence[str]]) -> list[tuple[tuple[str, ...], str]]:
    """List phrases, the longest first."""
    found = [(tuple(plain(text).split()), meaning) for meaning, texts in rows.items() for text in texts]
    return sorted(found, key=lambda row: -len(row[0]))


def find_noun(words: Sequence[Token], at: int, value: float | None, table: Table) -> int | None:
    """Find the counted noun after a number: past adjectives and participles, never past a mark or a verb."""
    standing: int | None = None
    i = at
    while i < min(at + NOUN_REACH, len(words)):
        token = words[i]
        if token.pos_ in ("NOUN", "PROPN") and not is_before_its_noun(token):
            governed = may_be_counted(token, value) and shares_case(words[at - 1], token, table)
            governed = governed or (bool(table.words["uncased"]) and token.pos_ == "NOUN")
            return i if governed else standing
        if not may_stand_between(token) and not joins(words, i) and not is_before_its_noun(token):
            return standing
        if is_person(token, table):
            standing = i
        i = past_complement(words, i)
    return standing


def is_before_its_noun(token: Token) -> bool:
    """Say that a noun only tells what sort the next one is: «63 extradition requests», «132 пирамида ісі»."""
    owned = token.i + 1 < len(token.doc) and token.pos_ == "NOUN" and is_owned(token.nbor()) and is_bare(token)
    return owned or (token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ == "NOUN")


def is_owned(token: Token) -> bool:
    return token.pos_ == "NOUN" and feature(token, "Poss") == "3"


def is_bare(token: Token) -> bool:
    return feature(token, "Case") == "Nom" and not feature(token, "Poss") and feature(token, "Number") != "Plur"


def past_complement(words: Sequence[Token], i: int) -> int:
    """Step over «[held] in prison», «[sent] by us», what a participle before its noun carries; else over one word."""
    ahead = words[i + 1 : i + 4]
    if not is_participle(words[i]) or len(ahead) < 2:
        return i + 1
    agent = ahead[0].pos_ in ("PRON", "PROPN") and "Ins" in cases(ahead[0])
    led = ahead[0].pos_ == "ADP" and ahead[1].pos_ in ("NOUN", "PROPN")
    length = 1 if agent else 2 if led else len(ahead)
    return i + 1 + length if length < len(ahead) and ahead[length].pos_ in ("NOUN", "ADJ") else i + 1


def may_stand_between(token: Token) -> bool:
    return token.pos_ in ("ADJ", "DET", "ADV") or is_participle(token)


def joins(words: Sequence[Token], i: int) -> bool:
    """Tell «firearms and gas weapons»: «and» between two adjectives of one noun."""
    inside = 0 < i < len(words) - 1 and words[i].pos_ == "CCONJ"
    return inside and may_stand_between(words[i - 1]) and may_stand_between(words[i + 1])


def may_be_counted(token: Token, value: float | None) -> bool:
    """Hold a noun to what a number governs: a plural in any case, a genitive, the singular after «21»."""
    if token.pos_ == "PROPN" and not token.is_lower:
        return False
    one = value is not None and value % 10 == 1 and value % 100 != 11
    several = feature(token, "Number") == "Plur" or "Gen" in morphology.cases(token.text, token.pos_, "Plur")
    return one or several or "Gen" in cases(token)  # «3 тыс. человек» may be tagged as one man


def shares_case(number: Token, noun: Token, table: Table) -> bool:
    """Hold a noun to the case of a number in words: «four (dative) requests», not «by four | no answer»."""
    case = feature(number, "Case") if plain(number.text) in table.numbers else ""
    scale = feature(number, "Number") == "Plur" and "Gen" in cases(noun) and feature(noun, "Number") == "Plur"
    return case not in OBLIQUE or scale or case in cases(noun)


def is_person(token: Token, table: Table) -> bool:
    living = morphology.animacy(token.text) or feature(token, "Animacy")
    if plain(token.lemma_) in table.persons or (living == "Anim" and token.pos_ in ("NOUN", "PROPN")):
        return True
    adjectival = token.pos_ == "ADJ" or is_participle(token)
    return adjectival and any(plain(token.text).startswith(stem) for stem in table.stems)
