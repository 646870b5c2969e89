"""Measure questions: `python tests/bench_queries.py [CLAIMS]` asks both stores all of the library, plans the slowest.

The graph is that of bench_derive.py (ten reports of each story) with meetings, posts and agreements added.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import local_neo4j
from bench_derive import COPIES, TELLS, name, story
from worlds import EXTRACTOR, Page, agency, country, person

from graph import arcade, bolt
from graph.bolt import Store
from graph.errors import KordonError
from graph.ledger import Ledger
from graph.load import load
from graph.settings import Settings
from queries import library
from queries.parameters import bind
from queries.run import run_query

SHOWN = 10
LANDS = ("RU", "TR", "UZ", "AE", "PL")
PERSON, OTHER = name(1), name(2)
GIVEN = {
    "person": PERSON, "official": PERSON, "one": PERSON, "other": OTHER, "country": "KZ", "body": "country/KZ",
    "thing": PERSON, "start": PERSON, "end": OTHER, "since": "2024-06-01", "date": "2024-06-01", "text": "Издание",
}  # fmt: skip


def fill(folder: Path, claims: int) -> None:
    with Ledger(folder) as ledger:
        for number in range(claims // (COPIES * TELLS)):
            for copy in range(COPIES):
                page = story(number, copy)
                ledger.replace(page.article, EXTRACTOR, page.claims)
        for number in range(claims // 500):
            page = visit(number)
            ledger.replace(page.article, EXTRACTOR, page.claims)
        ledger.derive()


def visit(number: int) -> Page:
    """Write an article on two ministers who met, their posts, and what they signed."""
    day, land = f"20{20 + number % 5}-{1 + number % 12:02}-14", LANDS[number % len(LANDS)]
    page = Page(f"visit-{number}", day, f"outlet-{number % COPIES}")
    guest, host = person(name(10 + number % 200)), person(name(300 + number % 50))
    page.say("post", {"subject": [guest], "holds_post": [agency(land)]}, post="министр")
    page.say("post", {"subject": [host], "holds_post": [agency("KZ")]}, post="министр")
    page.say("meeting", {"met_at": [guest, host, agency(land), agency("KZ")], "held_in": [country("KZ")]}, None, day)
    page.say("agreement", {"party_to": [agency(land), agency("KZ")]}, "signed", day, name="план")
    return page


def ask(store: Store) -> Iterator[tuple[float, str, str]]:
    """Ask every question, its parameters set where they must be; yields (seconds, name, rows or complaint)."""
    for query in library.queries().values():
        began = time.perf_counter()
        try:
            table = run_query(store, query.name, given(query))
            told = f"{len(table.rows)} rows{' and more' if table.more else ''}"
        except KordonError as error:
            told = str(error)
        yield time.perf_counter() - began, query.name, told


def given(query: library.Query) -> dict[str, str]:
    needed = (each for each in query.parameters if each.required)
    return {each.name: GIVEN.get(each.name, GIVEN.get(each.type, each.example)) for each in needed}


def measure(settings: Settings) -> None:
    with Ledger(settings.ledger) as ledger, bolt.connect(settings, create=True) as store:
        load(ledger, store)
        first, again = list(ask(store)), list(ask(store))
        found = sorted(again, reverse=True)
        print(f"{settings.kind}: {len(found)} questions, {total(first):.1f} s, asked again {total(again):.1f} s")
        for seconds, asked, told in found[:SHOWN]:
            print(f"  {seconds:7.3f} s  {asked:20} {told}", flush=True)
        if settings.kind == "bolt":
            plan(store, library.find(found[0][1]))


def total(found: list[tuple[float, str, str]]) -> float:
    return sum(seconds for seconds, _, _ in found)


def plan(store: Store, query: library.Query) -> None:
    """Print how Neo4j answers a question: operators with the rows they gave and what they read."""
    with store.driver.session(database=store.database) as session:
        summary = session.run("PROFILE " + query.cypher, bind(query, given(query), store)).consume()  # type: ignore[arg-type]
    print(f"  plan of {query.name}")
    for depth, step in steps(summary.profile or {}):
        read = f"rows {step['args'].get('Rows')}, hits {step['args'].get('DbHits')}"
        print(f"    {'  ' * depth}{step['operatorType']}  {read}")


def steps(step: dict[str, Any], depth: int = 0) -> Iterator[tuple[int, dict[str, Any]]]:
    yield depth, step
    for child in step.get("children", ()):
        yield from steps(child, depth + (len(step["children"]) > 1))


def main() -> None:
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder / "kordon.db", claims)
        shutil.copytree(folder / "kordon.db", folder / "neo4j-ledger")
        measure(Settings.file(folder / "kordon.db"))
        arcade.stop(folder / "kordon.db")
        if local_neo4j.lacking() is None:
            with local_neo4j.running(folder / "neo4j") as server:
                measure(server.settings(folder / "neo4j-ledger"))


if __name__ == "__main__":
    main()
