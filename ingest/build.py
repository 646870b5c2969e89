"""Build: articles in, claims into the ledger, the graph derived from it, the store brought up to it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from graph.admission import admit, part
from graph.errors import InputError
from graph.model import Article, Claim
from ingest import articles, workers
from ingest.plan import Plan, plan
from ingest.summary import Summary
from ingest.workers import Outcome

if TYPE_CHECKING:
    from graph.bolt import Store
    from graph.ledger import Ledger

Tell = Callable[[str, int, int | None], None]
FAILED = "failed"  # the version of an extractor that broke on an article: the next build tries again


def quiet(what: str, count: int, total: int | None = None) -> None:
    """Tell nobody."""


def build(
    sources: Iterable[str],
    ledger: Ledger | None,
    base: Path,
    *,
    jobs: int | None = None,
    dry_run: bool = False,
    sync: Path | None = None,
    bar: float | None = None,
    tell: Tell = quiet,
) -> Summary:
    """Read the sources, write their claims into the ledger, derive; `base` is the folder that origins are relative to.

    Claims whose confidence is under `bar` are counted as candidates and stay out; None takes their language's own bar.
    `ledger` None stands for an empty one, in a dry run. Articles go in one by one: a build that is killed goes on from
    there when it is run again. Raises InputError where nothing at all could be read.
    """
    if sync is not None and not sync.is_dir():
        raise InputError(f"no folder {sync} to keep in step with; check --sync")
    sources = [*sources, *([str(sync)] if sync is not None else [])]
    made = plan(counted(articles.read(sources, base), tell), ledger, extractor(bar), sync, base)
    summary = Summary(dry_run, unchanged=made.unchanged, repeated=made.repeated, skipped=made.skipped)
    if not made.versions and sync is None:
        raise InputError("\n  ".join(["nothing could be read", *map(str, made.skipped[:20])]))
    work = Work(None if dry_run else ledger, summary, bar)
    work.run(made, jobs, tell)
    if ledger is not None and not dry_run:
        tell("deriving the graph", len(made.versions), None)
        summary.judged = list(ledger.derive().told())
        count_elements(ledger, summary)
    return summary


def counted(found: Iterable[articles.Found], tell: Tell) -> Iterator[articles.Found]:
    for number, each in enumerate(found, start=1):
        tell("reading", number, None)
        yield each


class Work:
    """Carry out a plan on a ledger, None in a dry run."""

    def __init__(self, ledger: Ledger | None, summary: Summary, bar: float | None) -> None:
        self.ledger, self.summary, self.bar = ledger, summary, bar
        self.name = extractor(bar)

    def run(self, made: Plan, jobs: int | None, tell: Tell) -> None:
        to_read = made.to_read()
        for number, outcome in enumerate(workers.outcomes(to_read, jobs, self.bar), start=1):
            self.keep(outcome)
            tell("extracting", number, len(to_read))
        for article, name, claims in made.to_take():
            self.take(article, name, claims)
        for id_ in made.gone:
            self.summary.withdrawn += 1
            if self.ledger is not None:
                self.ledger.withdraw(id_, "gone from its folder")

    def keep(self, outcome: Outcome) -> None:
        """Write what came of an article; one that failed stands without claims, as in a build from nothing."""
        article, fault = outcome.article, outcome.fault
        claims = outcome.extraction.claims if outcome.extraction is not None else ()
        fault = fault or self.put(article, self.name, claims)
        if fault is not None:
            self.put(article, f"{self.name.partition(' ')[0]} {FAILED}", ())
            self.summary.failed.append(f"{article.origin}: {fault}")
        else:
            self.count(outcome)

    def take(self, article: Article, name: str, claims: tuple[Claim, ...]) -> None:
        """Write the claims of another."""
        fault = self.put(article, name, claims)
        if fault is not None:
            self.summary.failed.append(f"{article.origin}: {fault}")
        else:
            self.summary.taken += 1
            self.summary.claims.update(one.kind for claim in claims for one in part(claim))

    def put(self, article: Article, name: str, claims: tuple[Claim, ...]) -> str | None:
        """Replace an article's claims; gives the fault where the ledger refuses them."""
        named = [replace(claim, extractor=name) for claim in claims]
        try:
            if self.ledger is not None:
                self.ledger.replace(article, name, named)
            else:
                admit(article, name, named)
        except InputError as error:
            return str(error)
        return None

    def count(self, outcome: Outcome) -> None:
        from ingest.claims import EXTRACTED

        summary, extraction = self.summary, outcome.extraction
        summary.read[outcome.article.lang] += 1
        if outcome.article.lang not in EXTRACTED:
            summary.unread[outcome.article.lang] += 1
        if extraction is not None:
            summary.claims.update(one.kind for claim in extraction.claims for one in part(claim))
            summary.candidates.update(claim.kind for claim in extraction.candidates)
            summary.abstentions.update(abstention.why for abstention in extraction.abstentions)


def count_elements(ledger: Ledger, summary: Summary) -> None:
    """Count what the graph holds after the build, by type."""
    counts = Counter((element.is_edge, element.labels[0]) for element in ledger.elements())
    for (is_edge, label), count in counts.items():
        (summary.edges if is_edge else summary.nodes)[label] = count


def load_into(store: Store, ledger: Ledger, tell: Tell = quiet) -> str:
    """Load the ledger into the store, and say what was sent."""
    from graph.load import load

    done = load(ledger, store, tell=lambda what, count: tell(f"loading, {what}", count, None))
    return f"{'store':12} {store.name}: {done.nodes} nodes and {done.edges} edges sent, {done.removed} removed"


def extractor(bar: float | None = None) -> str:
    """Name our extractor with the version of code and tables, and a bar that is asked for: each change reads anew."""
    from ingest.extraction import EXTRACTOR

    return f"{EXTRACTOR}+{version()}{'' if bar is None else f'@{bar:g}'}"


@cache
def version() -> str:
    """Give the hash of all that a reading depends on."""
    hashed = hashlib.sha256()
    for folder in (files("ingest"), files("graph").joinpath("gazetteer")):
        for name, data in contents(folder, folder.name):
            hashed.update(f"{name}\0{len(data)}\0".encode() + data)
    return hashed.hexdigest()[:8]


def contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Give each file that reading an article may depend on, in the order of names."""
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir() and each.name not in APART:
            yield from contents(each, f"{name}/{each.name}")
        elif each.name.endswith(READ_FROM):
            yield f"{name}/{each.name}", each.read_bytes()


APART = frozenset({"cases", "__pycache__"})
READ_FROM = (".py", ".csv", ".toml")
