"""Measure stores: `python tests/bench_load.py [CLAIMS]` loads synthetic claims that all name one country into both.

The embedded store stands in a temporary folder; a real Neo4j is started where Java and Maven are there.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import crowd
import local_neo4j

from graph import arcade, bolt, stamp
from graph.ledger import Ledger
from graph.load import load
from graph.settings import Settings

COLD = """
from pathlib import Path; import sys; from graph import bolt; from graph.settings import Settings
with bolt.connect(Settings.file(Path(sys.argv[1]))) as store:
    print(store.read("MATCH (p:Person)-[e:WANTED_BY]->(c) RETURN p.name AS name ORDER BY p.id LIMIT 3"))
"""


@contextmanager
def timed(what: str, amount: int = 0) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds = time.perf_counter() - began
    rate = f", {amount / seconds:,.0f}/s" if amount else ""
    print(f"{what}: {seconds:.2f} s{rate}", flush=True)


def fill(folder: Path, claims: int) -> int:
    """Fill a ledger; gives the number of elements."""
    articles = range(claims // crowd.PER_ARTICLE)
    with Ledger(folder) as ledger:
        with timed(f"ledger takes {claims:,} claims of {len(articles):,} articles", claims):
            for number in articles:
                read, told = crowd.article(number)
                ledger.replace(read, crowd.EXTRACTOR, told)
        with timed("derive", claims):
            ledger.derive()
        return sum(1 for _ in ledger.elements())


def measure(settings: Settings, elements: int, claims: int) -> None:
    with Ledger(settings.ledger) as ledger, bolt.connect(settings, create=True) as store:
        with timed(f"{settings.url}: load of {elements:,} elements", elements):
            done = load(ledger, store)
        assert done.nodes + done.edges == elements
        with timed("  load again"):
            load(ledger, store)
        with timed("  count the edges of the one country"):
            print("  ", store.read("MATCH (:Country {id: 'country/KZ'})<-[e]-() RETURN count(e) AS edges"))
        withdrawn = range(min(100, claims // crowd.PER_ARTICLE))
        for number in withdrawn:
            ledger.withdraw(crowd.article(number)[0].id, "bench")
        with timed(f"  derive without {len(withdrawn)} articles"):
            ledger.derive()
        with timed("  load that"):
            print("  ", load(ledger, store))
        mark = stamp.settle(store, ledger.id)
        with timed("  empty"):
            stamp.empty(store, mark)


def cold(folder: Path, label: str) -> None:
    with timed(f"  first query, {label}"):
        subprocess.run([sys.executable, "-c", COLD, str(folder)], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Fill one ledger, copy it for each store, and print what each step took."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        elements = fill(folder / "kordon.db", claims)
        shutil.copytree(folder / "kordon.db", folder / "neo4j-ledger")
        measure(Settings.file(folder / "kordon.db"), elements, claims)
        arcade.stop(folder / "kordon.db")
        for label in ("process and store cold", "store running"):
            cold(folder / "kordon.db", label)
        arcade.stop(folder / "kordon.db")
        print("embedded files:", sum(f.stat().st_size for f in (folder / "kordon.db" / "graph").iterdir()) >> 20, "MiB")
        if local_neo4j.lacking() is None:
            with local_neo4j.running(folder / "neo4j") as server:
                measure(server.settings(folder / "neo4j-ledger"), elements, claims)


if __name__ == "__main__":
    main()
