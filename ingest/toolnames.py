"""Names of tools that stand beside what they are, without quotes: «the Nigoh network», «WheelTrack, a database of»."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.clauses import feature
from ingest.numerals import plain

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = Mapping[str, frozenset[str]]
Span = tuple[int, int]
LONGEST, REACH, MOST = 3, 8, 5  # words of a name; words between a tool and its name; words of a known one


def beside(words: Sequence[Token], at: int, table: Words, taken: Collection[int]) -> Span | None:
    """Give the words start..end of the name of the tool that a head is; a language without the lists has none."""
    if not table.get("articles") or not is_of_work(words, at, table):
        return None
    options = (within(words, at, table, taken), behind(words, at, table, taken), ahead(words, at, table, taken))
    return next((span for span in options if span is not None), None)


def is_of_work(words: Sequence[Token], at: int, table: Words) -> bool:
    """Ask that a word which may mean any business stands where people or things are looked for."""
    head = plain(words[at].lemma_)
    near = {form for word in words for form in (plain(word.lemma_), plain(word.text))}
    return head not in table["business"] or bool(near & table["work"])


def is_name(token: Token, table: Words, taken: Collection[int]) -> bool:
    text = token.text
    capital = text[0].isupper() and token.i not in taken and plain(text) not in table["brands"]
    return capital and (token.pos_ == "PROPN" or not text[1:].islower()) and any(map(str.isalpha, text))


def within(words: Sequence[Token], at: int, table: Words, taken: Collection[int]) -> Span | None:
    """Read «the Qidiruv platform», «the Nigoh face-recognition network»."""
    start = phrase_start(words, at, table)
    if start == 0 or plain(words[start - 1].text) not in table["articles"]:
        return None
    while start < at and words[start].pos_ == "ADJ" and words[start].text.islower():
        start += 1  # «the new Sentinel database»
    end = run(words, start, at, table, taken)
    return (start, end) if end > start and not words[start].is_sent_start else None


def phrase_start(words: Sequence[Token], at: int, table: Words) -> int:
    """Walk left over what describes a head, to its article."""
    start = at
    while start > 0 and is_before(words[start - 1], table) and at - start < REACH:
        start -= 1
    return start


def is_before(token: Token, table: Words) -> bool:
    return token.pos_ in ("ADJ", "PROPN", "NOUN") and plain(token.text) not in table["articles"]


def run(words: Sequence[Token], start: int, stop: int, table: Words, taken: Collection[int]) -> int:
    """Give where a run of words that may be a name ends."""
    end = start
    while end < stop and end - start < LONGEST and is_name(words[end], table, taken):
        end += 1
    return end


def behind(words: Sequence[Token], at: int, table: Words, taken: Collection[int]) -> Span | None:
    """Read «a database of stolen cars, WheelTrack, is», «a system called WheelTrack»."""
    for step in range(at + 1, min(at + REACH, len(words) - 1)):
        called = plain(words[step].text) in table["calling"]
        if words[step].text != "," and not called:
            if is_verb(words[step]) or words[step].is_punct:
                return None
            continue
        end = run(words, step + 1, len(words), table, taken)
        closed = called or end == len(words) or words[end].is_punct or is_verb(words[end])
        return (step + 1, end) if end > step + 1 and closed and is_first(words, at, table) else None
    return None


def is_verb(token: Token) -> bool:
    return token.pos_ == "AUX" or (token.pos_ == "VERB" and feature(token, "VerbForm") == "Fin")


def is_first(words: Sequence[Token], at: int, table: Words) -> bool:
    """Say that a noun phrase with an article or an owner ends in the head: «the province's network, X»."""
    before = [plain(word.text) for word in words[max(0, at - REACH) : at]]
    return bool(set(before) & table["articles"])


def ahead(words: Sequence[Token], at: int, table: Words, taken: Collection[int]) -> Span | None:
    """Read «WheelTrack, a new case register, ...», «BioPass, our new system»."""
    start = phrase_start(words, at, table)
    if start < 2 or plain(words[start - 1].text) not in table["articles"] or not words[start - 2].is_punct:
        return None
    end = first = start - 2
    while first > 0 and end - first < LONGEST and is_name(words[first - 1], table, taken):
        first -= 1
    return (first, end) if end > first else None


def known(words: Sequence[Token], table: Words) -> Iterator[Span]:
    """Yield the tools that are known by name alone: «I-24/7», «SIENA»."""
    names = table.get("known", frozenset())
    for at in (at for at, word in enumerate(words) if names and word.text[0].isupper()):
        for length in range(min(MOST, len(words) - at), 0, -1):
            if plain("".join(each.text_with_ws for each in words[at : at + length]).strip()) in names:
                yield at, at + length
                break
