"""The words of posts: which nouns head one, which adjectives belong to it, their nominative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import morphology, names
from ingest import lexicon, tables

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found

NEAR = 0.2  # points between readings of a name that are as good as each other
HEADS = ("public", "state", "lead", "peer")


@dataclass(frozen=True, slots=True)
class Post:
    """Hold a post of a person: its words in the nominative, its agency or country, where it stands (tokens)."""

    person: Found
    post: str
    agency: Found | None
    country: str | None
    former: bool
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Span:
    """Hold a post as read so far: words left..end around the head, and what was met on the way."""

    left: int
    head: int
    end: int
    kind: str
    agencies: list[Found] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    office: bool = False
    private: bool = False
    former: bool = False
    acting: bool = False
    of_official: bool = False
    named_end: int = 0

    @property
    def is_public(self) -> bool:
        if self.private and not self.agencies:
            return False
        return self.kind in ("public", "state") or bool(self.agencies) or self.office or self.of_official


@lru_cache(maxsize=20_000)
def name_cases(word: str) -> frozenset[str]:
    """Give the cases that the first word of a name may stand in, by its best readings; none where any may be."""
    forms = names.word_forms(word)
    best = max(form.points for form in forms)
    cases = {form.case for form in forms if form.points > best - NEAR}
    return frozenset() if "" in cases else frozenset(cases - {"Voc"})  # «Тамар» is no call for Tamara


def speaks_of(noun: str, name: str) -> bool:
    """Say that «ведомства» may mean any body, «министерства» a ministry, «прокуратуры» a prosecutor's office."""
    keys = morphology.keys(noun)
    if keys & lexicon.words("any_body"):
        return True
    own = words_of(name)
    return any(key in own or lexicon.without(key, "state_prefix") in own for key in keys)


def words_of(name: str) -> frozenset[str]:
    return frozenset(key for word in name.split() for key in morphology.keys(word))


def is_fixed(word: str) -> bool:
    """Say that a post has one form for all cases: «замначальника», whose second part is a genitive."""
    rest = lexicon.without(word, "fixed_prefix")
    return rest != word and word in kinds() and "Gen" in morphology.cases(rest, "NOUN")


def head_kind(word: Token) -> str | None:
    """Say what sort of post a word is the head of, if any."""
    if not word.is_alpha and "-" not in word.text:
        return None
    kinds = word_kinds(word)
    noun = word.pos_ in ("NOUN", "PROPN") or is_noun_too(word)
    if not kinds or not (noun or lexicon.is_former(word.text) or is_mistaken(word)):
        return None
    return next((kind for kind in HEADS if kind in kinds), None)


def is_noun_too(word: Token) -> bool:
    """Say that a participle with no noun behind it is one itself: «уполномоченный по правам человека»."""
    after = word.nbor().pos_ if word.i + 1 < len(word.doc) else ""
    short = "Short" in word.morph.get("Variant", [])
    return word.pos_ in ("VERB", "ADJ") and after in ("ADP", "PROPN") and not short


def is_mistaken(word: Token) -> bool:
    """Say that the tagger takes for an adjective what no dictionary knows as one: «Замначальника полиции»."""
    adjectival = ("ADJF", "ADJS", "PRTF")
    return word.pos_ == "ADJ" and not any(one.known and one.pos in adjectival for one in morphology.readings(word.text))


def word_kinds(word: Token) -> frozenset[str]:
    return kinds_of(word.text)


@lru_cache(maxsize=100_000)
def kinds_of(text: str) -> frozenset[str]:
    table = kinds()
    return frozenset(kind for form in plain_forms(text) for kind in table.get(form, ()))


def forms_of(word: Token) -> frozenset[str]:
    return plain_forms(word.text)


def plain_forms(text: str) -> frozenset[str]:
    """Give the dictionary forms of a word, without «экс-»."""
    return frozenset(lexicon.without(form, "former_prefix") for form in morphology.keys(text) | bent(text))


def bent(text: str) -> frozenset[str]:
    """Undo the ending of «экс-министра», «вице-премьером»: the last part is looked up alone."""
    lead, hyphen, last = text.lower().rpartition("-")
    if not hyphen:
        return frozenset()
    return frozenset(
        f"{'' if lexicon.is_former(lead + hyphen) else lead + hyphen}{form}" for form in morphology.keys(last)
    )


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in tables.csv_rows(tables.LANG / lexicon.HOME / "posts.csv"):
        found[row["word"]] = (*found.get(row["word"], ()), row["kind"])
    return found


def is_post_adjective(word: Token) -> bool:
    """Leave out participles and ordinals of dates: «задержанный прокурор» is no post."""
    participle = any(reading.pos == "PRTF" for reading in morphology.readings(word.text)[:1])
    return word.is_alpha and not participle and word.lower_ not in lexicon.words("acting")


def is_rank_adjective(words: Sequence[Token], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and "rank" in word_kinds(after) and words[at].pos_ == "ADJ"


def is_own(word: Token) -> bool:
    return not word_kinds(word) & {"former", "passing"}


def nominative(word: Token, head: Token) -> str:
    """Put a word of a post into the nominative singular; an adjective follows the head's gender."""
    reading = morphology.best(word.text, word.pos_, str(word.morph))
    bare = lexicon.without(word.text.lower(), "former_prefix")
    if word is head or reading.pos == "NOUN":
        form = reading.inflect("nomn", "sing")
        return lexicon.without(form or bare, "former_prefix")
    gender = morphology.best(head.text, head.pos_, str(head.morph)).grammemes & {"masc", "femn"}
    return reading.inflect("nomn", "sing", *gender) or bare
