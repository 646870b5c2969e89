"""The commands that read articles: build, extract, explain, score, precision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli import told
from graph.options import store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.settings import Settings
    from ingest.progress import Progress

JOBS = click.option(
    "--jobs", type=click.IntRange(1), help="Processes that extract; by default few articles need but one."
)
MIN_CONFIDENCE = click.option(
    "--min-confidence",
    "bar",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="Hold back claims of less confidence (the measured precision of their rule); 0 keeps all. "
    "By default each language has its own bar: docs/extraction.md tells how it was chosen.",
)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1)
@store_option
@JOBS
@MIN_CONFIDENCE
@click.option("--dry-run", is_flag=True, help="Write nothing, say what would be.")
@click.option(
    "--sync",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Read this folder too, and withdraw the articles that came from it and are gone.",
)
def build(
    paths: tuple[str, ...],
    store: str | None,
    jobs: int | None,
    bar: float | None,
    dry_run: bool,
    sync: Path | None,
) -> None:
    """Read articles into the graph.

    PATH is a .txt, .html or .jsonl file, a folder, a glob, or - for standard input; an X.claims.jsonl brings the
    claims of another extractor. An article that is already there is read anew only when it, or the reading, or
    --min-confidence changed.
    """
    from graph.settings import Settings
    from ingest.progress import Progress

    if not paths and sync is None:
        raise click.UsageError("name at least one PATH, or a folder with --sync")
    progress = Progress()
    try:
        for line in run(paths, Settings.from_env(store), jobs, bar, dry_run, sync, progress):
            progress.close()
            told(line)
    finally:
        progress.close()


def run(
    paths: tuple[str, ...],
    settings: Settings,
    jobs: int | None,
    bar: float | None,
    dry_run: bool,
    sync: Path | None,
    progress: Progress,
) -> Iterator[str]:
    """Build on the ledger and the store that the settings name, and give the summary; a dry run makes neither."""
    from contextlib import nullcontext

    from graph.bolt import connect
    from graph.ledger import Ledger
    from graph.settings import FILE
    from ingest.build import build as build_
    from ingest.build import load_into

    if settings.kind == "bolt" and not dry_run:
        connect(settings).close()  # a wrong password is told before the work, not after it
    base = settings.ledger.resolve().parent
    there = (settings.ledger / FILE).exists()
    with nullcontext() if dry_run and not there else Ledger(settings.ledger) as ledger:
        done = build_(paths, ledger, base, jobs=jobs, dry_run=dry_run, sync=sync, bar=bar, tell=progress)
        yield from done.lines()
        if ledger is not None and not dry_run:
            with connect(settings, create=True) as store:
                yield load_into(store, ledger, progress)
    if done.is_fruitless:
        raise click.exceptions.Exit(2)


@click.command(short_help="Print what articles say, keeping nothing.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["facts", "claims"]),
    default="facts",
    help="facts: one record an article, for people and scorers; claims: what build takes as X.claims.jsonl.",
)
@JOBS
@MIN_CONFIDENCE
@click.option("--candidates", is_flag=True, help="List the claims that are held back too, under `candidates`.")
def extract(paths: tuple[str, ...], form: str, jobs: int | None, bar: float | None, candidates: bool) -> None:
    """Print what articles say, a line of JSON each; no store is touched."""
    from ingest.extract import extract as extract_

    nothing = True
    for line in extract_(paths, form, jobs, bar, candidates):
        if isinstance(line, str):
            nothing = False
            click.echo(line)
        else:
            click.echo(f"kordon: passed over {line}", err=True)
    if nothing:
        raise click.exceptions.Exit(2)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@MIN_CONFIDENCE
def explain(paths: tuple[str, ...], bar: float | None) -> None:
    """Tell what was made of each sentence, and why.

    Under a sentence stand the words that fired a row, the rows that were folded around them, who took which seat; then
    what came of it: + a claim, ? a candidate that is held back, - nothing, and why.
    """
    from ingest.explain import Line
    from ingest.extract import explained

    nothing = True
    for line in explained(paths, bar):
        if isinstance(line, Line):
            nothing = False
            click.secho(line.text, **COLOURS[line.what])
        else:
            click.echo(f"kordon: passed over {line}", err=True)
    if nothing:
        raise click.exceptions.Exit(2)


COLOURS: dict[str, dict[str, Any]] = {  # on a terminal only
    "head": {},
    "quote": {"bold": True},
    "row": {},
    "claim": {"fg": "green"},
    "held": {"fg": "yellow"},
    "silent": {"fg": "red"},
}


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("output", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option("--details", is_flag=True, help="List every missed and every wrong entry.")
@click.option("--intervals", "spans", is_flag=True, help="Say how far the figures may be chance, by drawing articles.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@JOBS
@MIN_CONFIDENCE
def score(
    gold: Path, output: Path | None, details: bool, spans: bool, form: str, jobs: int | None, bar: float | None
) -> None:
    """Compare facts with gold facts.

    GOLD holds NAME.facts.json beside each NAME.txt; OUTPUT is what extract prints. Without OUTPUT the articles of GOLD
    are extracted first.
    """
    from ingest.extract import records
    from ingest.intervals import intervals
    from ingest.report import printed
    from ingest.score import evaluate, read_gold, read_output

    wanted = read_gold(gold)
    found = read_output(output) if output is not None else records(gold, wanted, jobs, bar)
    chance = {"intervals": intervals(wanted, found)} if spans else {}
    click.echo(printed(evaluate(wanted, found, details) | chance, form))


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path), nargs=-1)
@click.option(
    "--apart",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="GOLD",
    help="Count this folder as one that no rule was written from, three times as much; repeatable.",
)
@click.option(
    "--unseen",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="GOLD",
    help="Try the confidence on this folder, which is not counted; repeatable.",
)
@click.option("--lang", default="ru", show_default=True, help="The language whose rules are measured.")
@click.option("--write", is_flag=True, help="Write the counts and the bar as the tables that extraction reads.")
@click.option("--bar", type=click.FloatRange(0, 1), metavar="X", help="Write this bar, not the one that is measured.")
@JOBS
def precision(
    gold: tuple[Path, ...],
    apart: tuple[Path, ...],
    unseen: tuple[Path, ...],
    lang: str,
    write: bool,
    bar: float | None,
    jobs: int | None,
) -> None:
    """Measure how often each rule is right.

    Over the language's marked sentences and the articles of each GOLD, a folder as score takes it.
    """
    from ingest import precision as measuring

    known = measuring.measure(measuring.at_hand(gold, apart, lang), jobs)
    others = measuring.measure(measuring.articles_of(unseen, lang), jobs)
    for line in measuring.report(known, others):
        click.echo(line)
    if write:
        measuring.write(known, lang, bar)
