"""Why what several articles tell of is one thing, one event, one text: a sentence for each ground."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import copies, database, facts, persons, reports, schema
from graph.alike import likenesses
from graph.judgements import Judgement, read_judgements
from graph.ledger import JUDGEMENTS
from graph.reports import Report
from graph.settings import FILE
from graph.statements import statements

SQL = "reasons.sql"
MOST_NAMES = 6


def reasons(folder: Path, id_: str) -> list[str]:
    """Tell why this node, event, claim or article of the ledger in a folder is one; empty where nothing was joined."""
    lines = {line.pair: line for line in read_judgements(folder / JUDGEMENTS).lines}
    with database.reading(folder / FILE) as connection:
        ask = Ledger(connection, lines)
        fact = ask.one("fact", id_)
        if fact is None and schema.label(id_) == "Article":
            return list(of_article(ask, id_))
        told = of_thing(ask, id_) if fact is None or fact.startswith("operation/") else of_event(ask, fact)
        return [*told, *judged(ask, fact or id_)]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Ask the ledger; `lines` are people's judgements by pair."""

    connection: sqlite3.Connection
    lines: Mapping[tuple[str, str], Judgement]

    def run(self, name: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.connection.execute(statements(SQL)[name], values).fetchall()

    def one(self, name: str, *values: Any) -> Any:
        rows = self.run(name, *values)
        return rows[0][0] if rows else None


# ---- things ----


def of_thing(ask: Ledger, id_: str) -> Iterator[str]:
    articles: dict[str, set[str]] = defaultdict(set)
    names: dict[str, list[str]] = defaultdict(list)
    for article, base, entity, thing, profile in ask.run("anchors", id_):
        articles[base].add(article)
        names[base].append(json.loads(profile).get("name"))
        if entity != thing:
            yield f"{base} is the same somebody, since what both were told of is one event"
    for base, found in articles.items():
        if len(found) > 1 and base.partition("/")[0] in GROUNDS:
            yield f"{GROUNDS[base.partition('/')[0]](base)} in {len(found)} articles{spellings(names[base])}"
    if id_.startswith("person/") and "~" in id_ and "@" not in id_:
        yield f"told apart from namesakes: {id_.partition('~')[2].replace('~', ', ')}"


def spellings(names: Sequence[str | None]) -> str:
    found = sorted({name for name in names if name}, key=persons.rank)
    more = ", ..." if len(found) > MOST_NAMES else ""
    return f", {len(found)} spellings: {', '.join(found[:MOST_NAMES])}{more}" if len(found) > 1 else ""


def listed_or_printed(base: str) -> str:
    return "same name in one country" if "~" in base else "one body of our list"


# ---- events ----


def of_event(ask: Ledger, fact: str) -> Iterator[str]:
    told = [read(row) for row in ask.run("reports", fact)]
    if len(told) < 2:
        return
    if "|" in fact:
        yield f"said of the same two in {count(told)}"
        return
    subjects = {one.subject for one in told if one.subject is not None and "/~" not in one.subject}
    for subject in sorted(subjects):
        same = [one for one in told if one.subject == subject]
        if len(same) > 1:
            yield f"same person ({subject}) and {side(same)} in {count(same)}{closed(same)}"
    yield from words_alike(told)
    if any(len(one.parties) > 1 for one in told):
        yield f"same day, same people and bodies in {count(told)}"
    like = {key for one in told for key in likenesses(one)}
    if any(sum(key in likenesses(one) for one in told) > 1 for key in like):
        yield "unnamed people: same destination and origin, number, status and month, nothing in conflict"


def words_alike(told: Sequence[Report]) -> Iterator[str]:
    said: dict[str, list[Report]] = defaultdict(list)
    for one in told:
        said[one.copy or one.claim].append(one)
    for _, same in sorted(said.items()):
        if len(same) > 1:
            yield f"the same words in {len(same)} copies of {(same[0].copy or '').partition(' ')[0]}"


def read(row: tuple[Any, ...]) -> Report:
    claim, article, kind, seq, status, date, published, copy, told = row
    own = {} if told is None else json.loads(told)
    own = {key: tuple(value) if isinstance(value, list) else value for key, value in own.items()}
    return Report(claim, article, kind, seq, status, reports.span_of(date), published, copy=copy, **own)


def side(same: Sequence[Report]) -> str:
    """Say where to, or where: the destination of a movement, the place of an arrest."""
    targets = sorted({target for one in same for target in one.target})
    where = "destination" if same[0].kind == "transfer" else "place"
    return f"{where} ({', '.join(targets)})" if targets else f"no other {where}"


def closed(same: Sequence[Report]) -> str:
    ends = [one.span.last for one in same if facts.closes(one) and one.span is not None]
    return f", the case was closed {min(ends)}" if ends else ""


def count(told: Sequence[Report]) -> str:
    articles = len({one.article for one in told})
    return "1 article" if articles == 1 else f"{articles} articles"


# ---- articles ----


def of_article(ask: Ledger, id_: str) -> Iterator[str]:
    rows = ask.run("original", id_)
    if not rows:
        return
    (original, body), text = rows[0], copies.level(ask.one("text", id_))
    others = [article for article, _ in ask.run("copies", id_)] if original == id_ else [original]
    near = {article for (article,) in ask.run("near_articles", body)}
    for other in others:
        share = copies.likeness(text, copies.level(ask.one("text", other)))
        role = "is a copy of this one" if original == id_ else "is the first of its copies"
        yield f"{other} {role}: {alike(share) if other in near else 'through copies between them'}"


def alike(share: float) -> str:
    return "the same text" if share == 1 else f"{share:.0%} of all runs of three words are in both"


# ---- judgements ----


def judged(ask: Ledger, id_: str) -> Iterator[str]:
    """Tell what people have said of a thing or an event and of another, or of two that it is made of."""
    for verdict, left, right, one, other in ask.run("verdicts", id_):
        line = ask.lines.get((min(left, right), max(left, right)))
        by = f" by {line.who}" if line is not None and line.who else ""
        when = f" on {line.when}" if line is not None and line.when else ""
        why = f": {line.why}" if line is not None and line.why else ""
        away = other if one == id_ else one
        than = "" if away == id_ or away is None or verdict == "same" else f" from {away}"
        yield f"judged {verdict}{than}{by}{when}{why} ({left}, {right})"


GROUNDS: Mapping[str, Callable[[str], str]] = {
    "person": lambda base: "same surname and given name",
    "agency": listed_or_printed,
    "operation": lambda base: "same name",
}
