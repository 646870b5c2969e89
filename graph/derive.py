"""Claims, judgements and the gazetteer in, elements out: only what is dirty is looked at again.

Dirty articles -> anchors and blocks -> entities -> facts -> elements. Each stage leaves in the `to_*` tables what the
next has to look at. Everything runs inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph import copies, drawing, entities, events, identity, ids
from graph.admission import kinds
from graph.judgements import SINGLE, Judgements, row
from graph.model import Claim, canonical, claim_from_dict
from graph.statements import parts, statements

SQL = "derive.sql"


@dataclass(frozen=True, slots=True)
class Derived:
    """Tell what a derivation has done; `dangling` names judgements that find no target, `wrong` unreadable ones."""

    articles: int
    written: int
    removed: int
    dangling: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def told(self) -> Iterator[str]:
        """Name the judgements that were not followed."""
        yield from self.wrong
        yield from (f"judgements.csv, {line}: nothing in the ledger has this id" for line in self.dangling)


@dataclass(slots=True)
class Pass:
    """Carry one derivation: the connection and the judgements by the article of each target."""

    database: sqlite3.Connection
    judged: Mapping[str, list[str]] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()

    def run(self, name: str, *values: Any) -> sqlite3.Cursor:
        return self.database.execute(statements(SQL)[name], values)

    def run_all(self, name: str, *values: Any) -> None:
        """Run the statements of one name, which are parted by semicolons, each with the same values."""
        for statement in parts(statements(SQL)[name]):
            self.database.execute(statement, values)

    def many(self, name: str, rows: Iterable[Any]) -> None:
        self.database.executemany(statements(SQL)[name], rows)

    def column(self, name: str, *values: Any) -> list[Any]:
        return [row[0] for row in self.run(name, *values)]


def clear(database: sqlite3.Connection) -> None:
    """Drop everything derived."""
    Pass(database).run_all("clear")


def derive(database: sqlite3.Connection, judgements: Judgements) -> Derived:
    """Bring elements up to date with what is dirty and with judgements that have changed."""
    work = Pass(database)
    work.run_all("begin")
    judge(work, judgements)
    copies.settle(work)
    articles = work.column("count_to_read")[0]
    work.run("touch_judged")
    work.run_all("leave")
    read_articles(work)
    work.run_all("arrive")
    entities.settle(work)
    events.settle(work)
    events.settle_plain(work)
    written, removed = drawing.draw(work)
    return Derived(articles, written, removed, dangling(work), judgements.wrong)


def judge(work: Pass, judgements: Judgements) -> None:
    """Put today's judgements in the place of the last ones; the articles they speak of are read again."""
    new = {row(line) for line in judgements.lines}
    old = set(work.run("verdicts"))
    work.many("touch_dropped", sorted(old - new))
    work.many("drop_verdict", sorted(old - new))
    work.many("put_verdict", sorted(new - old))
    touched = {ids.article_of(target) for line in old ^ new for target in line[1:] if target}
    work.many("read_again", [(article,) for article in sorted(touched)])
    judged: dict[str, list[str]] = defaultdict(list)
    for _, *targets in sorted(new):
        for target in targets:
            judged[ids.article_of(target)].append(target)
    work.judged = judged
    work.refused = frozenset(left for verdict, left, _ in new if verdict in SINGLE)


def read_articles(work: Pass) -> None:
    """Make anchors, roles and points of the articles to read that stand."""
    for article, published, day, source in work.run("standing_articles").fetchall():
        claims = [claim_from_dict(json.loads(data)) for data in work.column("claims_of", article)]
        claims = [claim for claim in claims if claim.id not in work.refused]
        head = identity.heads(claims)
        work.many("put_anchor", map(anchor_row, identity.anchors(published, claims, head)))
        work.many("put_role", [seat for claim in claims for seat in seats(claim, head)])
        work.many("put_point", [(*point(claim, published), day, source) for claim in claims])
        for target in work.judged.get(article, ()):
            work.run("seat_left", head.get(target), target)
            work.run("seat_right", head.get(target), target)


def anchor_row(anchor: identity.Anchor) -> tuple[str | None, ...]:
    base = anchor.base
    return (anchor.id, anchor.article, anchor.type, anchor.block, anchor.profile, anchor.seq, base, base, base)


def seats(claim: Claim, head: Mapping[str, str]) -> list[tuple[str, str, int, str]]:
    return [
        (claim.id, role, seat, head[mention.id])
        for role, mentions in claim.roles.items()
        for seat, mention in enumerate(mentions)
    ]


def point(claim: Claim, published: str) -> tuple[Any, ...]:
    seq = identity.order(published, claim.id)
    return (
        claim.id,
        claim.article,
        claim.kind,
        claim.status,
        seq,
        claim.confidence,
        canonical(brief(claim, published)),
        copies.words(claim) if kinds()[claim.kind].event else None,
    )


def brief(claim: Claim, published: str) -> dict[str, Any]:
    """Keep what drawing needs of a claim; of a claim that is an edge only what parts its edges or stands on them."""
    attrs = {key: value for key, value in claim.attrs.items() if value is not None}
    if claim.kind == "cooperation":
        year = (claim.date or published)[:4]
        return {"topics": attrs.get("topics", []), **({} if year == identity.UNDATED[:4] else {"year": year})}
    if claim.kind in BARE:
        return {}
    return {**attrs, **({} if claim.date is None else {"date": claim.date})}


def dangling(work: Pass) -> tuple[str, ...]:
    return tuple(f"{verdict} {left} {right}".rstrip() for verdict, left, right in work.run("dangling"))


# Kinds whose claims are told apart by their ends alone.
BARE = ("wanted", "accusation", "citizenship", "membership", "system")
