"""What a change did to the graph: which things and events became one, which came apart, what went and what came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.derive import Derived
from graph.ledger import Ledger
from graph.statements import parts, statements

SQL = "effect.sql"
Moves = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """Hold ids: `joined` (now, all that it was), `parted` (what it was, all that it is now), `renamed` (was, is)."""

    derived: Derived
    joined: Moves = ()
    parted: Moves = ()
    renamed: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        return not (self.derived.written or self.derived.removed)


def derive(ledger: Ledger) -> Effect:
    """Derive, and tell what has become of things and events since the last derivation."""
    connection = ledger.connection
    for statement in parts(statements(SQL)["keep"]):
        connection.execute(statement)
    derived = ledger.derive()
    moves = [tuple(row) for name in ("things", "events") for row in connection.execute(statements(SQL)[name])]
    return effect(derived, moves)


def effect(derived: Derived, moves: Iterable[tuple[str | None, str | None]]) -> Effect:
    """Tell from (what it was, what it is) of all mentions and claims of what has changed; None is nothing."""
    pairs = sorted(set(moves), key=lambda pair: (pair[0] or "", pair[1] or ""))
    news: dict[str, list[str]] = defaultdict(list)
    olds: dict[str, list[str]] = defaultdict(list)
    for old, new in pairs:
        if old is not None and new is not None:
            news[old].append(new)
            olds[new].append(old)
    single = [(old, found[0]) for old, found in news.items() if len(found) == 1 and len(olds[found[0]]) == 1]
    return Effect(
        derived,
        tuple((new, tuple(found)) for new, found in olds.items() if len(found) > 1),
        tuple((old, tuple(found)) for old, found in news.items() if len(found) > 1),
        tuple((old, new) for old, new in single if old != new),
        tuple(dict.fromkeys(old for old, _ in pairs if old is not None and old not in news)),
        tuple(dict.fromkeys(new for _, new in pairs if new is not None and new not in olds)),
    )
