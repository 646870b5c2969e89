"""Find what is on the page but not of the article: buttons, counters, credits, lists of other news, advertisements."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile

from graph.names import plain_e

Span = tuple[int, int]
LIMIT = 30  # words of a call or a list entry, where its row says nothing else
HEADLINES, HEADLINE = 3, (4, 16)  # how many together, of how many words
STOPS = frozenset(".!?…:;,—–-")
REACH = 400  # characters; nothing that is not the article takes more of a line
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
TOKEN = re.compile(r"[^\W_]+")
LINE = re.compile(r"[^\n]*\S[^\n]*")
CLOCK = re.compile(r"(?<![\d:.])[0-2]?\d:[0-5]\d(?![\d])")
SMALL = "".join(letter for letter in map(chr, range(0x530)) if letter.islower())  # Latin, Greek, Cyrillic
LARGE = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
SENTENCE_END = re.compile(rf"(?<=[^\W_]{{3}})[.!?…]+[»”\"]?(?=\s+[^\s\w]?\s?[^\W_{SMALL}])|[!?…]+(?=\s)")
CLOSED = re.compile(r"(?:[.;:…]|[.!?…][»”\")]+)\s*$")


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one phrase of a noise table: `limit` is the most words that it may take with it."""

    form: str
    phrase: str
    limit: int
    seen: str


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the phrases by what they are good for."""

    pieces: Mapping[tuple[str, ...], str]
    openers: Mapping[str, re.Pattern[str]]
    brackets: re.Pattern[str]
    bylines: re.Pattern[str]
    limits: Mapping[tuple[str, str], int]


def noise(body: str) -> list[Span]:
    """Give the spans (start, end) of the body that are not the article, in order, none touching the next."""
    lines = [match.span() for match in LINE.finditer(body)]
    texts = [body[start:end] for start, end in lines]
    whole = whole_lines(texts)
    spans = [lines[number] for number in whole]
    for number in sorted(set(range(len(lines))) - whole):
        start = lines[number][0]
        spans += [(start + left, start + right) for left, right in inside(texts[number])]
    return merge(spans, body)


def merge(spans: Sequence[Span], body: str) -> list[Span]:
    """Join spans that overlap or have only white space between them."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and not body[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def whole_lines(texts: Sequence[str]) -> set[int]:
    """Number the lines that are noise from end to end."""
    forms = [form_of(text) for text in texts]
    found = {number for number, form in enumerate(forms) if form is not None}
    for number, form in enumerate(forms):
        if form == "head":
            found.update(listed(texts, number + 1))
    found |= {number for number in at_the_ends(texts, found) if is_byline(texts[number])}
    return found | clocked(texts) | trailing(texts, found)


def trailing(texts: Sequence[str], found: set[int]) -> set[int]:
    """Number the headlines of other news under an article of closed paragraphs, with no word before them."""
    rest = [number for number in range(len(texts)) if number not in found]
    last = list(takewhile(lambda number: is_headline(texts[number]), reversed(rest)))
    above = rest[: len(rest) - len(last)]
    closed = len(above) > 1 and all(CLOSED.search(texts[number]) is not None for number in above[1:])
    return set(last) if len(last) >= HEADLINES and closed else set()


def is_headline(text: str) -> bool:
    """Tell a line that is printed as a headline: some words, the first with a capital letter, and no stop."""
    plain = text.strip()
    least, most = HEADLINE
    capital = plain.lstrip('«"“')[:1].isupper()
    return capital and plain[-1] not in STOPS and least <= len(WORD.findall(plain)) <= most


def form_of(text: str) -> str | None:
    """Tell what a line consists of: "head" opens a list of other news, "words" is any other noise."""
    pieces = cover(text)
    if pieces is not None:
        if "stamp" not in pieces or CLOCK.search(text):
            return "head" if "head" in pieces else "words"
        return None
    shaped = any(shape.fullmatch(text.strip()) for shape in (*SHAPES, table().bylines))
    return "words" if shaped else None


def cover(text: str) -> set[str] | None:
    """Give the forms of the phrases that together make up a line (numbers and signs are free), None if they do not."""
    words, forms, at = [fold(word) for word in WORD.findall(text)], set(), 0
    pieces, longest = table().pieces, 5
    while at < len(words):
        size = next((n for n in range(longest, 0, -1) if tuple(words[at : at + n]) in pieces), 0)
        if not size:
            return None
        forms.add(pieces[tuple(words[at : at + size])])
        at += size
    return forms


def listed(texts: Sequence[str], first: int) -> Iterator[int]:
    """Number the lines of a list of other news, up to where the article's prose returns."""
    for number in range(first, len(texts)):
        if is_prose(texts[number]):
            return
        yield number


def is_prose(text: str) -> bool:
    """Tell a paragraph of an article from a headline: it is long, closed by a stop, and no time stands before it."""
    return len(WORD.findall(text)) >= 8 and CLOSED.search(text) is not None and not CLOCK.match(text.strip())


def clocked(texts: Sequence[str]) -> set[int]:
    """Number the headlines with a time before them, where several stand together."""
    timed = {n for n, text in enumerate(texts) if CLOCK.match(text.strip()) and not CLOSED.search(text)}
    return {number for number in timed if number - 1 in timed or number + 1 in timed}


def at_the_ends(texts: Sequence[str], found: set[int]) -> list[int]:
    """Number the lines where a by-line may stand: the first two and the last three that are not noise."""
    rest = [number for number in range(len(texts)) if number not in found]
    return [*rest[:2], *rest[-3:]] if len(rest) > 2 else []


def is_byline(text: str) -> bool:
    """Tell a writer's name, its surname in capitals."""
    words = text.partition(",")[0].split()  # a town or «photo by the author» may follow
    names = [word for word in words if NAME.fullmatch(word)]
    capitals = [word for word in words if CAPITALS.fullmatch(word)]
    whole = len(text.split()) <= 6 and 2 <= len(words) <= 3
    return whole and len(capitals) == 1 and len(names) + 1 == len(words)


def inside(text: str) -> Iterator[Span]:
    """Find noise within a line: what a phrase opens, up to the end of its sentence, and credits in brackets."""
    known = table()
    yield from (match.span() for match in known.brackets.finditer(text))
    for form, pattern in known.openers.items():
        for match in pattern.finditer(text):
            start, end = match.start(1), end_of(text, match.end(1))
            if end - start <= REACH and len(TOKEN.findall(text, start, end)) <= known.limits[form, fold(match[1])]:
                yield start, end


def end_of(text: str, start: int) -> int:
    """Find the end of the sentence that goes on at `start`; what reaches further than any credit gives the line's."""
    found = SENTENCE_END.search(text, start, start + REACH)
    return len(text) if found is None else found.end()


def fold(text: str) -> str:
    return " ".join(plain_e(text.casefold()).split())


@cache
def rows() -> tuple[Row, ...]:
    """Load the noise tables of every language: a page mixes them."""
    folders = sorted(folder.name for folder in files("ingest").joinpath("lang").iterdir() if folder.is_dir())
    tables = [files("ingest").joinpath(f"lang/{name}/noise.csv") for name in folders]
    lines = [line for each in tables if each.is_file() for line in csv.DictReader(each.read_text("utf-8").splitlines())]
    return tuple(Row(line["form"], line["phrase"], int(line["limit"] or LIMIT), line["seen"]) for line in lines)


@cache
def table() -> Table:
    """Compile the rows."""
    pieces = {tuple(fold(word) for word in WORD.findall(row.phrase)): row.form for row in rows() if row.form in PIECES}
    limits = {(row.form, fold(row.phrase)): row.limit for row in rows() if row.form in OPENERS}
    openers = {form: compiled(form, frame, flags) for form, (frame, flags) in OPENERS.items()}
    brackets = compiled("bracket", r"[\[(](?:{})[^\])]{{0,200}}[\])]", re.IGNORECASE)
    return Table(pieces, openers, brackets, compiled("byline", SIGNED, re.NOFLAG), limits)


def compiled(form: str, frame: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """Compile the phrases of one form, the longest first."""
    phrases = {each for row in rows() if row.form == form for each in (row.phrase, plain_e(row.phrase))}
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    written = (
        r"\s+".join(map(re.escape, phrase.split())) + (r"\b" if phrase[-1].isalnum() else "") for phrase in ordered
    )
    return re.compile(frame.format("|".join(written)), flags)


OPENERS = {
    "start": (r"^\W*({})", re.IGNORECASE),
    "sentence": (r"(?:^|(?<=[.!?…»]\s))\W*({})", re.IGNORECASE),
    "tail": (r"(?<=\s)({})", re.NOFLAG),  # its capital tells it from the words of a sentence
}
SIGNED = rf"[^\W\d_{SMALL}]\S+\s[^\W\d_{SMALL}]\S+\s?[(,]\s?(?:{{}})[^()]*\)?"  # «Name Surname (editor of sports)»
PIECES = frozenset({"words", "stamp", "head"})
NAME = re.compile(rf"[^\W\d_{SMALL}][^\W\d_]*[^\W\d_{LARGE}]|[^\W\d_]\.")
CAPITALS = re.compile(rf"[^\W\d_{SMALL}]{{4,}}(?:-[^\W\d_{SMALL}]{{3,}})?")
SHAPES = (
    re.compile(r"[\W\d_]+"),  # no letter at all: a time, a counter, stars
    re.compile(r"\W*(?:https?://|www\.)\S+|\W*\S+@\S+\.\w+"),  # an address alone
    re.compile(r"(?:#[\w-]+[\s,|]*)+"),  # nothing but tags
    re.compile(rf"(?:[^\W\d_{SMALL}][^\W\d_{LARGE}a-z]+){{2,}}|(?:[A-Z][a-z]+){{3,}}"),  # rubrics run together: LawPort
    re.compile(r"[^.!?|/›»>•]{1,25}(?:\s[|/›»>•]\s[^.!?|/›»>•]{1,25}){2,}"),  # the way to a page: Home / Law / Port
)
