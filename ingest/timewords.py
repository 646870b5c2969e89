"""The words of time of one language as an alphabet, and the patterns that are looked up in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import InputError
from graph.morphology import keys
from ingest import numerals
from ingest.numerals import plain
from ingest.tables import LANG, read_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

DAY_FIRST = re.compile(r"([0-3]?\d)[./]([01]?\d)[./]((?:19|20)?\d\d)")
YEAR_FIRST = re.compile(r"((?:19|20)\d\d)-([01]\d)-([0-3]\d)")
SPAN = re.compile(r"(\d+)[-\u2010-\u2014](\d+)")
DASH = re.compile(r"[-\u2010-\u2014]")
ANNUM = range(1900, 2100)
DAY = range(1, 32)
MARKS = {",": "comma", ".": "stop"}
OTHER = "other"
FARTHEST = 64  # letters; no pattern is as long
FIRST_LETTER = 0xE000  # private use: one letter a class, so that a sentence of classes is a string


@dataclass(frozen=True, slots=True)
class Atom:
    """Hold one word of time: its class, what it is worth, and the tokens (of the word list) that it covers."""

    kind: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """Hold the time words of a language."""

    forms: Mapping[str, tuple[str, Any]]
    lemmas: Mapping[str, tuple[str, Any]]
    context: Mapping[str, frozenset[str]]
    clauses: Mapping[str, frozenset[str]]
    patterns: Sequence[tuple[str, re.Pattern[str]]]
    letters: Mapping[str, str]
    numbers: numerals.Table


@lru_cache(maxsize=8)
def load(lang: str, folder: Path = LANG) -> TimeWords:
    """Read `dates.toml` of a language; raises InputError where a pattern does not compile."""
    path = folder / lang / "dates.toml"
    data = read_toml(path)
    forms = dict(read_forms(data))
    shifts = data.get("which", {}).items()
    lemmas = {plain(word): ("which", int(shift)) for shift, text in shifts for word in text.split()}
    letters = alphabet(data)
    return TimeWords(
        forms=forms,
        lemmas=lemmas,
        context=folded(data.get("context", {})),
        clauses=folded(data.get("clauses", {})),
        patterns=tuple(compile_patterns(data, letters, path)),
        letters=letters,
        numbers=numerals.load(lang, folder),
    )


def folded(rows: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """Fold lists of words; a list that a language does not have is empty."""
    return defaultdict(frozenset, {key: frozenset(plain(word) for word in text.split()) for key, text in rows.items()})


def read_forms(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    for kind, text in data.get("words", {}).items():
        yield from ((plain(word), (kind, None)) for word in text.split())
    for section, kind in SECTIONS.items():
        for key, text in data.get(section, {}).items():
            value = tuple(int(part) for part in key.split())
            yield from ((plain(word), (kind, value if len(value) > 1 else value[0])) for word in text.split())
    yield from ((f"roman {text}", ("roman", int(key))) for key, text in data.get("roman", {}).items())


def alphabet(data: Mapping[str, Any]) -> dict[str, str]:
    kinds = sorted({*data.get("words", {}), *SECTIONS.values(), *MARKS.values(), *OWN_KINDS})
    return {kind: chr(FIRST_LETTER + number) for number, kind in enumerate(kinds)}


def compile_patterns(
    data: Mapping[str, Any], letters: Mapping[str, str], path: Path
) -> Iterator[tuple[str, re.Pattern[str]]]:
    macros = data.get("macros", {})
    for row in data.get("pattern", []):
        for text in row["is"]:
            try:
                yield row["form"], re.compile(spell(text, macros, letters))
            except (KeyError, re.error) as error:
                raise InputError(f"{path}: pattern {text!r} of {row['form']!r}: {error}") from error


def spell(text: str, macros: Mapping[str, str], letters: Mapping[str, str]) -> str:
    """Turn `D month year?` into an expression over the letters of the classes."""

    def put(match: re.Match[str]) -> str:
        word = match[0]
        return f"(?:{spell(macros[word], macros, letters)})" if word in macros else letters[word]

    return re.sub(r"\w+", put, text).replace(" ", "")


def atoms(words: Sequence[Token], table: TimeWords) -> list[Atom]:
    """Cut a list of words into atoms; every word is in exactly one."""
    found: list[Atom] = []
    while not found or found[-1].end < len(words):
        found.append(atom(words, found[-1].end if found else 0, table))
    return found


def atom(words: Sequence[Token], i: int, table: TimeWords) -> Atom:
    token = words[i]
    form = plain(token.text)
    known = MARKS.get(token.text) or ("dash" if DASH.fullmatch(token.text) else None)
    if known is not None:
        return Atom(known, None, i, i + 1)
    number = (digits(words, i) if form[0].isdigit() else None) or numeral(words, i, table)
    return number or worded(token, form, i, table) or Atom(OTHER, None, i, i + 1)


def worded(token: Token, form: str, i: int, table: TimeWords) -> Atom | None:
    found = table.forms.get(form) or table.lemmas.get(plain(token.lemma_)) or table.lemmas.get(form)
    if found is None and token.pos_ == "VERB":  # an adjective that taggers take for a participle: «in the past year»
        found = next((table.lemmas[key] for key in sorted(keys(token.text)) if key in table.lemmas), None)
    if found is None:
        return month_span(form, i, table)
    return Atom(found[0], found[1], i, i + 1)


def digits(words: Sequence[Token], i: int) -> Atom | None:
    """Read «22», «2025», «22.07.2025», «22-26», «2012-2014»."""
    text = words[i].text
    date = DAY_FIRST.fullmatch(text)
    if date:
        year = int(date[3]) + (2000 if len(date[3]) == 2 else 0)
        return Atom("date", (year, int(date[2]), int(date[1])), i, i + 1) if int(date[2]) in range(1, 13) else None
    date = YEAR_FIRST.fullmatch(text)
    if date:
        return Atom("date", (int(date[1]), int(date[2]), int(date[3])), i, i + 1)
    return plain_digits(text, i) or digit_span(text, i)


def plain_digits(text: str, i: int) -> Atom | None:
    if not text.isdecimal() or len(text) > 4:
        return None
    value = int(text)
    if len(text) == 4:
        return Atom("annum", value, i, i + 1) if value in ANNUM else None
    return Atom("int" if value in DAY and len(text) <= 2 else "num", value, i, i + 1)


def digit_span(text: str, i: int) -> Atom | None:
    match = SPAN.fullmatch(text)
    if match is None:
        return None
    pair = (int(match[1]), int(match[2]))
    if all(value in DAY for value in pair):
        return Atom("dayspan", pair, i, i + 1)
    if pair[0] in ANNUM and pair[1] < 100:
        pair = (pair[0], pair[0] // 100 * 100 + pair[1])
    return Atom("annumspan", pair, i, i + 1) if all(value in ANNUM for value in pair) else None


def numeral(words: Sequence[Token], i: int, table: TimeWords) -> Atom | None:
    """Read a number in words, an ordinal («sixth», «2024-go»), a Roman number."""
    order = numerals.ordinal(words, i, table.numbers)
    if order is not None and order.value is not None:
        kind = "annumth" if int(order.value) in ANNUM else "ord"
        return Atom(kind, int(order.value), order.start, order.end)
    roman = table.forms.get(f"roman {words[i].text}")
    if roman is not None:
        return Atom("roman", roman[1], i, i + 1)
    number = numerals.read(words, i, table.numbers)
    if number is None or number.value is None or number.kind not in COUNTING:
        return None
    return Atom("num", number.value, number.start, number.end)


def month_span(form: str, i: int, table: TimeWords) -> Atom | None:
    parts = [table.forms.get(part) for part in DASH.split(form)]
    if len(parts) != 2 or any(part is None or part[0] != "month" for part in parts):
        return None
    return Atom("monthspan", tuple(part[1] for part in parts if part is not None), i, i + 1)


def matches(found: Sequence[Atom], table: TimeWords) -> Iterator[tuple[str, Sequence[Atom]]]:
    """Yield (form, atoms) of every pattern found, leftmost first, longest at each place, none overlapping."""
    text = "".join(table.letters.get(one.kind, "\0") for one in found)
    at = 0
    while at < len(text):
        form, length = longest(text[at : at + FARTHEST].partition("\0")[0], table)
        if length:
            yield form, found[at : at + length]
        at += length or 1


@lru_cache(maxsize=20_000)
def longest(text: str, table: TimeWords) -> tuple[str, int]:
    """Give the pattern that takes most letters at the start, and how many; the same few stretches come again."""
    best = ("", 0)
    for form, pattern in table.patterns if text else ():
        match = pattern.match(text)
        if match is not None and match.end() > best[1]:
            best = (form, match.end())
    return best


OWN_KINDS = ("int", "num", "ord", "annum", "annumth", "annumspan", "dayspan", "monthspan", "date", "which", "dash",
             "roman")  # fmt: skip
COUNTING = frozenset({"unit", "teen", "ten", "hundred", "digits", "collective"})
SECTIONS = {"months": "month", "weekdays": "weekday", "seasons": "season", "days": "dayword", "years": "ownyear"}
