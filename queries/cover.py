"""Where people who are to be hidden are named in a text, whatever the case form, order or alphabet of the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph import names
from graph.morphology import readings
from queries.mentions import (
    PERSONAL,
    Token,
    chains,
    end_of,
    follows,
    initials_of,
    is_surname,
    is_whole,
    surnames,
    widened,
)
from queries.spellings import LONG, Spellings, bare, parted, spellings

WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f])*")
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Span:
    """Hold a place of a text that names somebody: `person` is None where it may be one of several, or a stranger."""

    start: int
    end: int
    person: str | None


@dataclass(frozen=True, slots=True)
class Cover:
    """Know the names that are hidden and those of officials, which are not, save a surname that both bear."""

    own: Spellings
    shared: Spellings
    public: Spellings
    given: Mapping[str, frozenset[str]]  # whom -> the first letters of given names and fathers
    bare_initials: Mapping[str, frozenset[str]]  # «к» -> who is known as «К.»
    things: frozenset[str] = field(default=NOBODY)  # words of the names of what is no person
    seen: dict[str, tuple[frozenset[str], frozenset[str], bool]] = field(default_factory=dict)

    def spans(self, text: str, near: Iterable[str] = (), strangers: bool = True) -> list[Span]:
        """Find who is named; `near` tells whom the text is about, where several have a name.

        `strangers` takes in what looks like the name of a person whom the graph does not know.
        """
        runs = self.runs(text)
        return [span for run in runs for span in self.in_run(text, run, frozenset(near), strangers)]

    def betrays(self, address: str) -> bool:
        """Say whether an id or an address has a surname in it."""
        return any(self.own.of(word) for word in WORD.findall(address))

    # ---- words ----

    def runs(self, text: str) -> Iterator[list[Token]]:
        """Part a text into rows of words that may be one name; a word in small letters that is no name parts them."""
        run: list[Token] = []
        for token in self.tokens(text):
            if run and not follows(text, run[-1], token):
                yield run
                run = []
            run.append(token)
        if run:
            yield run

    def tokens(self, text: str) -> Iterator[Token]:
        for found in WORD.finditer(text):
            own, shared, public = self.bearers(found[0])
            if found[0][0].isupper() or own or shared or bare(found[0]) in names.PARTICLES:
                yield self.token(text, found, own, shared, public)

    def bearers(self, word: str) -> tuple[frozenset[str], frozenset[str], bool]:
        """Tell whose surname and whose given name a word may be, and whether an official has it; looked up once."""
        if word not in self.seen:
            large = word[0].isupper()
            own = self.own.of(word) if large or is_odd(word) else NOBODY
            shared = self.shared.of(word) if large or not is_cyrillic(bare(word)) else NOBODY
            self.seen[word] = own, shared, large and bool(self.public.of(word))
        return self.seen[word]

    def token(
        self, text: str, found: re.Match[str], own: frozenset[str], shared: frozenset[str], public: bool
    ) -> Token:
        start, end, word = found.start(), found.end(), found[0]
        initial = names.is_initial(word) and text[end : end + 1] == "."
        before = text[:start].rstrip(' \n«"“„—–-(')
        opens = not before or before[-1] in ".!?…:»"
        return Token(start, end, word, own, shared, public, initial, opens)

    # ---- names ----

    def in_run(self, text: str, run: Sequence[Token], near: frozenset[str], strangers: bool) -> Iterator[Span]:
        """Find the names in a row of words: surnames with what stands beside them, then the rest."""
        taken: set[int] = set()
        groups = [widened(run, at) for at, token in enumerate(run) if token.own]
        groups += [chain for chain in chains(run) if self.is_named(run, chain)]
        groups.sort(key=len, reverse=True)  # the whole name before a part of it
        groups += list(self.strangers(run)) if strangers else []
        for group in groups:
            left = [at for at in group if at not in taken]
            taken.update(left)
            if left and (any(run[at].own for at in left) or len(left) == len(group)):
                tokens = [run[at] for at in left]
                yield Span(tokens[0].start, end_of(text, tokens[-1]), self.whom(tokens, near))

    def is_named(self, run: Sequence[Token], chain: Sequence[int]) -> bool:
        """Say that given names without a surname («Руслан Маратович», «К.») are those of a hidden person."""
        tokens = [run[at] for at in chain]
        beside = [run[at] for at in (chain[0] - 1, chain[-1] + 1) if 0 <= at < len(run)]
        if any(token.public and not token.called for token in beside):
            return False
        if all(token.initial for token in tokens):
            return len(run) == len(chain) and initials_of(tokens) in self.bare_initials
        if len(tokens) > 1 and all(token.public for token in tokens):
            return bool(tokens[0].shared.intersection(*(token.shared for token in tokens[1:])))
        return any(token.shared for token in tokens)

    def strangers(self, run: Sequence[Token]) -> Iterator[list[int]]:
        """Find names of people whom the graph does not know: a given name or initials beside a word that may be one."""
        for chain in chains(run):
            after, before = chain[-1] + 1, chain[0] - 1
            if any(0 <= at < len(run) and run[at].public and not run[at].called for at in (before, after)):
                continue
            if after < len(run) and self.is_strange(run[after]):
                yield [*chain, after]
            elif before >= 0 and self.is_strange(run[before]):
                yield [before, *chain]
            elif is_whole([run[at] for at in chain]):
                yield chain
        yield from ([at] for at, token in enumerate(run) if self.is_strange(token) and is_surname(token))

    def unknown(self, text: str) -> set[str]:
        """Give the surnames, in every nominative that may be meant, of people whom the graph does not know."""
        groups = [[run[at] for at in group] for run in self.runs(text) for group in self.strangers(run)]
        tokens = [token for group in groups for token in surnames(group) if not token.own]
        return {name for token in tokens for name in names.candidates(token.word)}

    def is_strange(self, token: Token) -> bool:
        """Say that a word may be the surname of somebody unknown."""
        word = bare(token.word)
        plain = token.capital and len(word) > 2 and not token.word.isupper() and not token.public
        return plain and word not in self.things and not names.is_common(word) and not is_place(word)

    def whom(self, tokens: Sequence[Token], near: frozenset[str]) -> str | None:
        """Choose the one whose name fits all words; None where several fit, or a word speaks against all."""
        surnames = [token for token in tokens if token.own and not token.called]
        owners = [token.own for token in surnames or tokens if token.own]
        found = owners[0].intersection(*owners[1:]) if owners else self.by_given(tokens)
        beside = [token for token in tokens if token.called and (surnames or not token.own)]
        for token in beside if owners else ():
            found &= self.fitting(token)
        if len(found) > 1:
            found &= near
        sure = len(found) == 1 and not (len(tokens) == 1 and tokens[0].public)
        return next(iter(found)) if sure else None

    def by_given(self, tokens: Sequence[Token]) -> frozenset[str]:
        if all(token.initial for token in tokens):
            return self.bare_initials.get(initials_of(tokens), NOBODY)
        sets = [token.shared for token in tokens if token.shared]
        return sets[0].intersection(*sets[1:]) if sets else NOBODY

    def fitting(self, token: Token) -> frozenset[str]:
        if token.initial:
            letter = bare(token.word)[0]
            return frozenset(whom for whom, letters in self.given.items() if letter in letters or not letters)
        return token.shared | token.own if bare(token.word) not in names.PARTICLES else frozenset(self.given)


def cover(hidden: Mapping[str, Sequence[str]], public: Mapping[str, Sequence[str]], things: Iterable[str]) -> Cover:
    """Learn names (id -> every spelling) of those who are hidden, of officials, and of what is no person."""
    own, shared, letters = [], [], {whom: frozenset[str]() for whom in hidden}
    single: dict[str, set[str]] = defaultdict(set)
    for whom, spelt in hidden.items():
        for words in map(parted, spelt):
            own += [(word, whom) for word in words.own]
            shared += [(word, whom) for word in words.shared]
            letters[whom] |= frozenset([*words.initials, *(bare(word)[0] for word in words.shared)])
            if not (words.own or words.shared):
                single[words.initials].add(whom)
    known_public = [(word, id_) for id_, spelt in public.items() for one in spelt for word in all_words(one)]
    return Cover(
        spellings(own),
        spellings(shared),
        spellings(known_public),
        letters,
        {key: frozenset(found) for key, found in single.items()},
        frozenset(bare(word) for name in things for word in WORD.findall(name)),
    )


def all_words(name: str) -> list[str]:
    words = parted(name)
    return [*words.own, *words.shared]


def is_odd(word: str) -> bool:
    """Say that a word in small letters can be a name: no dictionary has it as something else."""
    low = bare(word)
    if not is_cyrillic(low):
        return len(low) >= LONG
    return len(low) > 2 and not any(option.known and not option.grammemes & PERSONAL for option in readings(low))


def is_cyrillic(word: str) -> bool:
    return any("а" <= letter <= "я" or letter in "ёәғқңөұүһі" for letter in word)


def is_place(word: str) -> bool:
    return any(option.known and option.grammemes & {"Geox", "Orgn"} for option in readings(word))
