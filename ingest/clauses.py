"""Where a sentence falls into clauses, told by marks, joints and verb forms alone; no tree is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import morphology
from ingest.numerals import plain

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables

Words = Mapping[str, frozenset[str]]
VERBLESS = -1  # the one clause of all bare pieces of a sentence without a main verb
# Features are asked for so often that each set of them is taken apart once; its key is the hash of its text.
KNOWN: dict[tuple[int, str], str] = {}
CASES = "kordon cases"  # what tells the cases of a word, in a language without our dictionary
UNSURE = 4  # cases that a form allows and more
MAIN, SUBORDINATE, PARTICIPIAL, BARE = "main", "subordinate", "participial", "bare"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a stretch of words between two marks: where it stands, its predicates, its kind, its clause."""

    start: int
    end: int
    predicates: tuple[int, ...]
    kind: str
    joined: bool  # «... and was extradited»: shares what stands before the first predicate of the piece before
    clause: int = 0

    def holds(self, i: int) -> bool:
        return self.start <= i < self.end


def feature(token: Token, name: str) -> str:
    """Give one feature of a word: `Case` gives `Gen`, and the empty string where it has none."""
    morph: Any = token.morph  # the published types know nothing of its key
    asked = (morph.key, name)
    known = KNOWN.get(asked)
    if known is None:
        known = KNOWN[asked] = next(iter(morph.get(name, [])), "")
    return known


def allowed_cases(token: Token) -> frozenset[str]:
    """Give every case that the language of the text allows the token, by default the dictionary: `Gen`, `Acc`, ..."""
    told: Callable[[Token], frozenset[str]] = token.doc.user_data.get(CASES, dictionary_cases)
    return told(token)


def is_caseless(token: Token) -> bool:
    """Say that a form allows so many cases that nothing tells them apart: «США», «Чили»."""
    return len(allowed_cases(token)) >= UNSURE


def dictionary_cases(token: Token) -> frozenset[str]:
    return morphology.cases(token.text, token.pos_, feature(token, "Number"))


def auxiliaries(token: Token, tables: Tables) -> Iterator[Token]:
    """Yield the forms of «to be» of a participle or an infinitive; of one far behind it the parser makes a root."""
    own = feature(token, "VerbForm") in ("Part", "Inf")
    for child in token.children if own else ():
        if child.dep_.startswith(("aux", "cop", "root")) and plain(child.lemma_) in tables.word_class("future_be"):
            yield child


def is_participle(token: Token) -> bool:
    return feature(token, "VerbForm") == "Part" and feature(token, "Variant") != "Short"


def is_predicate(token: Token) -> bool:
    if token.pos_ == "ADJ":
        return feature(token, "Variant") == "Short" and feature(token, "Degree") != "Cmp"
    return token.pos_ == "VERB" and not is_participle(token) and feature(token, "VerbForm") != "Conv"


def is_future(token: Token, table: Words) -> bool:
    """Tell «will hold» and the «will be» that taggers call present."""
    tense = feature(token, "Tense")
    if table.get("habit") and not feature(token, "Mood"):
        return False  # «асады» is «exceeds» as well as «will exceed»
    return tense == "Fut" or (tense == "Pres" and plain(token.lemma_) in table["future_be"])


def of_clause(pieces: Sequence[Piece], i: int) -> Iterator[int]:
    """Yield every word of the clause that holds the word at `i`; an aside («let us recall») holds none."""
    here = piece_at(pieces, i)
    for one in pieces:
        if here is not None and one.clause == here.clause and (one.kind != BARE or not one.predicates):
            yield from range(one.start, one.end)


def split(words: Sequence[Token], table: Words) -> list[Piece]:
    """Cut the words of one sentence into pieces and number the clauses that they make up."""
    pieces: list[Piece] = []
    for start, end in stretches(words, table):
        pieces += cut_at_joints(words, start, end, table)
    return number(pieces)


def stretches(words: Sequence[Token], table: Words) -> Iterator[tuple[int, int]]:
    start = 0
    for i, token in enumerate(words):
        if token.text in table["marks"]:
            if i > start:
                yield start, i
            start = i + 1
    if start < len(words):
        yield start, len(words)


def cut_at_joints(words: Sequence[Token], start: int, end: int, table: Words) -> Iterator[Piece]:
    """Cut before «and», «but» where both sides hold a predicate of their own."""
    at = start
    for i in range(start + 1, end):
        if plain(words[i].text) in table["joints"] and holds_predicate(words, at, i) and holds_predicate(words, i, end):
            yield piece(words, at, i, table)
            at = i
    yield piece(words, at, end, table)


def holds_predicate(words: Sequence[Token], start: int, end: int) -> bool:
    return any(is_predicate(token) for token in words[start:end])


def piece(words: Sequence[Token], start: int, end: int, table: Words) -> Piece:
    predicates = tuple(i for i in range(start, end) if is_predicate(words[i]))
    joined = plain(words[start].text) in table["joints"]
    return Piece(start, end, predicates, kind_of(words, start, end, predicates, table), joined)


def kind_of(words: Sequence[Token], start: int, end: int, predicates: Sequence[int], table: Words) -> str:
    opening = [plain(token.lemma_) for token in words[start : min(start + 2, end)]]
    if opening[0] in table["openers"] or (words[start].pos_ == "ADP" and opening[-1] in table["openers"]):
        return SUBORDINATE
    if predicates:
        aside = len(predicates) == 1 and end - start <= 2 and plain(words[predicates[0]].lemma_) in table["asides"]
        return BARE if aside else MAIN
    return PARTICIPIAL if is_participle(words[start]) and start > 0 else BARE


def number(pieces: Sequence[Piece]) -> list[Piece]:
    """Give each predicate its clause; a bare piece joins its neighbour's."""
    numbered: list[Piece] = []
    for at, one in enumerate(pieces):
        clause = at if one.kind != BARE else home(pieces, at)
        numbered.append(Piece(one.start, one.end, one.predicates, one.kind, one.joined, clause))
    return numbered


def home(pieces: Sequence[Piece], at: int) -> int:
    """Choose the clause of a bare piece: the one just before it, else the next main one."""
    before = next((i for i in range(at - 1, -1, -1) if pieces[i].kind != BARE), None)
    after = next((i for i in range(at + 1, len(pieces)) if pieces[i].kind == MAIN), None)
    if before is not None and (pieces[before].kind == MAIN or after is None):
        return before
    return VERBLESS if after is None else after


def piece_at(pieces: Sequence[Piece], i: int) -> Piece | None:
    return next((one for one in pieces if one.holds(i)), None)


def lends(pieces: Sequence[Piece], giver: Piece, taker: Piece) -> bool:
    """Say whether «On 22 July he was held» lends its opening to «and extradited»: joined main clauses."""
    if taker.kind != MAIN or not taker.joined or giver.kind not in (MAIN, BARE):
        return False
    between = [one for one in pieces if giver.start < one.start < taker.start]
    return all(one.kind == BARE or one.joined for one in between)


def agrees(noun: Token, participle: Token) -> bool:
    """Say whether a participle may belong to a noun: «the operation ..., which ended on Tuesday»."""
    same_number = feature(noun, "Number") == feature(participle, "Number")
    genders = {feature(noun, "Gender"), feature(participle, "Gender")} - {""}
    same_gender = len(genders) < 2 or genders == {"Masc", "Neut"}  # one form for both in most cases
    return same_number and same_gender and bool(cases(noun) & cases(participle))


def cases(token: Token) -> frozenset[str]:
    """Give the tagger's case with every other that the dictionary allows: taggers err on participles."""
    return frozenset({feature(token, "Case"), *allowed_cases(token)}) - {""}


def is_led_in(token: Token) -> bool:
    """Say that a preposition leads in what the subject of the main verb underwent: «after being extradited, he»."""
    led = token.dep_ == "advcl" and any(child.dep_ == "mark" and child.pos_ == "ADP" for child in token.children)
    return led and not any(child.dep_.startswith("nsubj") for child in token.children)
