"""The words of English: which tags each may bear, which it bears most often, what its lemma is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ingest.tables import LANG

FOLDER = LANG / "en"
VERBAL = {"VB": "v", "VBP": "v", "VBZ": "z", "VBD": "d", "VBN": "p", "VBG": "g"}
SUFFIXES = (
    ("ly", "RB", "r"), ("ous", "JJ", "a"), ("ful", "JJ", "a"), ("ible", "JJ", "a"), ("able", "JJ", "a"),
    ("ical", "JJ", "a"), ("less", "JJ", "a"), ("ive", "JJ", "a"), ("ial", "JJ", "a"), ("ional", "JJ", "a"),
    ("ic", "JJ", "a"), ("ary", "JJ", "a"), ("ing", "VBG", "g"), ("ed", "VBN", "dp"),
)  # fmt: skip
SHORTEST = 4  # letters of a word that a suffix may tell of
IRREGULAR = {"be": "is are was were been being am 's 're 'm", "have": "has had having 've", "do": "does did doing done"}
TOGETHER = ("ss", "us", "is")  # no plural ends so
SIBILANT = ("ses", "xes", "zes", "ches", "shes")


@dataclass(frozen=True, slots=True)
class Word:
    """Hold what the lexicon knows of a word: its likeliest tag, its readings (a letter each), lemmas out of rule."""

    tag: str
    readings: str
    verb: str = ""
    noun: str = ""


@lru_cache(maxsize=1)
def words() -> Mapping[str, Word]:
    lines = (FOLDER / "lexicon.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {row[0]: word(row[1], row[2], row[3:]) for row in rows}


def word(tag: str, readings: str, more: list[str]) -> Word:
    lemmas = dict(each.split("=") for each in more)
    return Word(tag, readings, lemmas.get("v", ""), lemmas.get("n", ""))


@lru_cache(maxsize=1)
def closed() -> Mapping[str, str]:
    """Give the closed classes: word to tag."""
    found: dict[str, str] = {}
    for line in (FOLDER / "closed.txt").read_text(encoding="utf-8").splitlines():
        tag, *listed = line.split()
        if tag != "#":
            found = dict.fromkeys(listed, tag) | found
    return found


@lru_cache(maxsize=50_000)
def known(text: str) -> Word | None:
    """Give a word of the lexicon; a regular form of a word that it has is known too."""
    found = words().get(text)
    if found is not None:
        return found
    last = text.rpartition("-")[2]
    return words().get(last) if last != text else None


@lru_cache(maxsize=50_000)
def look_up(text: str) -> Word:
    """Give the tags of a word in small letters, by its suffix where the lexicon does not hold it."""
    found = known(text)
    if found is not None:
        return found
    if len(text) >= SHORTEST:
        for ending, tag, readings in SUFFIXES:
            if text.endswith(ending):
                return Word(tag, readings)
    if text.endswith("s") and not text.endswith(TOGETHER) and len(text) > SHORTEST - 1:
        return Word("NNS", "s" + ("z" if "v" in readings_of(text[:-1]) else ""))
    return Word("NN", "n")


def readings_of(text: str) -> str:
    found = words().get(text)
    return found.readings if found is not None else ""


@lru_cache(maxsize=50_000)
def lemma(text: str, tag: str) -> str:
    """Give the lemma of a word in small letters under a tag."""
    if tag in VERBAL or tag in ("BE", "HV", "DO"):
        return verb_lemma(text)
    if tag in ("NNS", "NNPS"):
        return noun_lemma(text)
    return text


def verb_lemma(text: str) -> str:
    auxiliary = next((base for base, forms in IRREGULAR.items() if text in forms.split()), None)
    found = words().get(text)
    if auxiliary is not None or (found is not None and found.verb):
        return auxiliary or (found.verb if found is not None else text)
    if "v" in readings_of(text):
        return text
    options = list(bases(text))
    return next((base for base in options if "v" in readings_of(base)), options[0] if options else text)


def bases(text: str) -> Iterator[str]:
    """Yield what a regular form of a verb may come from."""
    if text.endswith(("ies", "ied")):
        yield text[:-3] + "y"
    if text.endswith("es"):
        yield from (text[:-1], text[:-2])
    elif text.endswith("s") and not text.endswith("ss"):
        yield text[:-1]
    for ending in ("ed", "ing"):
        stem = text.removesuffix(ending)
        if stem != text and len(stem) > 1:
            yield from (stem + "e", stem)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


def noun_lemma(text: str) -> str:
    found = words().get(text)
    if found is not None and found.noun:
        return found.noun
    if text.endswith("ies") and len(text) > SHORTEST:
        return text[:-3] + "y"
    if text.endswith(SIBILANT):
        return text[:-2]
    return text[:-1] if text.endswith("s") and not text.endswith(TOGETHER) else text
