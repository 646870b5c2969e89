"""Words of a text that may name people, and how they belong together in one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph import declension, names
from graph.morphology import readings
from queries.spellings import bare

JOIN, INITIAL_JOIN, COMMA = re.compile(r"[\s_.\-‐‑–'’]?\s*"), re.compile(r"\.?\s*-?"), re.compile(r",\s+")
PERSONAL = frozenset({"Surn", "Name", "Patr"})


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a word of a text, and whom it may name: by a surname (`own`), by a given name or a father's (`shared`)."""

    start: int
    end: int
    word: str
    own: frozenset[str]
    shared: frozenset[str]
    public: bool
    initial: bool
    opens: bool  # a sentence or a quote

    @property
    def capital(self) -> bool:
        return self.word[0].isupper()

    @property
    def called(self) -> bool:
        """Say that it is a part of a full name which is no surname: «Руслан», «Маратович», «А.», «оглы»."""
        if self.initial or bare(self.word) in names.PARTICLES:
            return True
        return self.capital and (bool(self.shared) or names.is_given(self.word) or names.is_patronymic(self.word))


def follows(text: str, one: Token, other: Token) -> bool:
    """Say that two words may belong to one name: side by side, after an initial's dot, or «Асанов, Тимур»."""
    gap = text[one.end : other.start]
    if one.initial:
        return bool(INITIAL_JOIN.fullmatch(gap))
    if COMMA.fullmatch(gap):
        return bool(one.own & other.shared)
    return "." not in gap and bool(JOIN.fullmatch(gap))


def widened(run: Sequence[Token], at: int) -> list[int]:
    """Give the places of a surname and of the given names, fathers and initials on both its sides."""
    first, last = at, at
    while first > 0 and at - first < SIDE and belongs(run[first - 1], run[at]):
        first -= 1
    while last + 1 < len(run) and last - at < SIDE and belongs(run[last + 1], run[at]):
        last += 1
    return list(range(first, last + 1))


def belongs(token: Token, surname: Token) -> bool:
    return token.called or bool(token.shared & surname.own) or bool(token.own & surname.own)


def chains(run: Sequence[Token]) -> Iterator[list[int]]:
    """Give the rows of given names, fathers and initials."""
    chain: list[int] = []
    for at, token in enumerate(run):
        if token.called and not token.own:
            chain.append(at)
            continue
        if chain:
            yield chain
        chain = []
    if chain:
        yield chain


def end_of(text: str, token: Token) -> int:
    return token.end + (1 if token.initial and text[token.end : token.end + 1] == "." else 0)


def initials_of(tokens: Sequence[Token]) -> str:
    return "".join(bare(token.word)[0] for token in tokens)


def is_whole(chain: Sequence[Token]) -> bool:
    """Say that given names beside each other or beside initials name somebody, be one of them a surname as well."""
    full = [token for token in chain if not token.initial]
    return bool(full) and len(chain) > 1 and not all(token.public for token in full)


def surnames(group: Sequence[Token]) -> list[Token]:
    """Give the surnames in a name; a given name beside nothing but initials is one («Ф. Раджабов»)."""
    full = [token for token in group if not token.initial]
    alone = len(full) == 1 < len(group) and names.is_surname(full[0].word)
    return full if alone else [token for token in full if not token.called]


def is_surname(token: Token) -> bool:
    """Say that a word within a sentence is built as a surname, or is known as nothing else."""
    word = bare(token.word)
    options = [option for option in readings(word) if option.known and option.pos]
    if token.opens or any(not option.grammemes & PERSONAL for option in options):
        return False
    built = any(guess.paradigm in ("surname", "surname-fem") for guess in declension.guesses(word))
    return built or any("Surn" in option.grammemes for option in options)


SIDE = 4  # words of one name on one side of the surname
