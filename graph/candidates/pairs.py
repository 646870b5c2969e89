"""Pairs worth a person's look, the likeliest first; those that have been judged are not offered again."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.candidates import events, gatherings, names, people
from graph.candidates.beings import Beings, read_beings
from graph.candidates.scale import Candidate
from graph.errors import InputError
from graph.ledger import Ledger
from graph.statements import statements


def candidates(ledger: Ledger, types: Sequence[str] = (), least: float = 0.0) -> list[Candidate]:
    """Give the pairs that score `least` or more, of all types or of those named; raises InputError for other types."""
    for name in types:
        if name not in TYPES:
            raise InputError(f"no pairs of {name!r} are looked for: choose {', '.join(TYPES)}")
    beings = read_beings(ledger.connection)
    judged = {frozenset(pair) for pair in ledger.connection.execute(statements("candidates.sql")["judged"])}
    best: dict[frozenset[str], Candidate] = {}
    for found in itertools.chain.from_iterable(find(beings) for find in finders(types)):
        pair = frozenset((found.left, found.right))
        wanted = found.score >= least and (not types or found.type in types)
        if wanted and pair not in judged and (pair not in best or best[pair].score < found.score):
            best[pair] = found
    return sorted(best.values(), key=lambda found: (-found.score, found.type, found.left, found.right))


def finders(types: Iterable[str]) -> list[Callable[[Beings], Iterator[Candidate]]]:
    wanted = set(types) or set(TYPES)
    return list(dict.fromkeys(find for name in TYPES if name in wanted for find in TYPES[name]))


TYPES: Mapping[str, tuple[Callable[[Beings], Iterator[Candidate]], ...]] = {
    "Person": (people.pairs, events.pairs),
    "Agency": (names.pairs,),
    "Place": (names.pairs,),
    "System": (names.pairs,),
    "Operation": (names.pairs,),
    "Transfer": (events.pairs,),
    "Detention": (events.pairs,),
    "Meeting": (gatherings.pairs,),
    "Agreement": (gatherings.pairs,),
}
