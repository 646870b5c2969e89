"""The commands by which people decide: judge, withdraw, candidates, conflicts."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from graph.cli import told
from graph.options import store_option
from queries.output import as_of_option, format_option, opened, put, show

if TYPE_CHECKING:
    from graph.settings import Settings

why_option = click.option("--why", required=True, metavar="TEXT", help="The reason, for whoever reads the file.")
who_option = click.option("--who", metavar="NAME", default=lambda: login(), help="Who judges [your login name].")


def login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a login that has no name
        return ""


def settings(store: str | None) -> Settings:
    from graph.settings import Settings

    return Settings.from_env(store)


def tell(lines: Iterable[str]) -> None:
    for line in lines:
        told(line)


@click.group(short_help="Say what is the same, and what is wrong.")
def judge() -> None:
    """Say what is the same, what is not, and what is wrong; the lines stand in judgements.csv beside the ledger.

    LEFT and RIGHT are ids of mentions or claims, or a node's id or name: then the first mention behind it is meant, of
    an event the first claim.
    """


def paired(verdict: str, text: str) -> click.Command:
    """Make the command of a verdict on two."""

    @judge.command(verdict, help=text, short_help=text)
    @click.argument("left")
    @click.argument("right")
    @why_option
    @who_option
    @store_option
    def command(left: str, right: str, why: str, who: str, store: str | None) -> None:
        from queries import judging

        with judging.desk(settings(store)) as at:
            tell(judging.judge(at, verdict, left, right, why, who))

    return command


paired("same", "Join two things, or two reports of an event, across articles.")
paired("different", "Keep two things, or two reports of an event, apart.")
paired("unsure", "Note that two were looked at; nothing changes in the graph.")


@judge.command()
@click.argument("claim")
@why_option
@who_option
@store_option
def reject(claim: str, why: str, who: str, store: str | None) -> None:
    """Take a claim out of the graph: it was misread, or the article is wrong."""
    from queries import judging

    with judging.desk(settings(store)) as at:
        tell(judging.reject(at, claim, why, who))


@judge.command()
@click.argument("left", required=False)
@click.argument("right", required=False)
@store_option
def undo(left: str | None, right: str | None, store: str | None) -> None:
    """Take back the last line, or the latest on what is named."""
    from queries import judging

    with judging.desk(settings(store)) as at:
        tell(judging.undo(at, left, right))


@judge.command("list")
@format_option
@store_option
def list_(format_: str | None, store: str | None) -> None:
    """Print what has been judged, and which lines do nothing."""
    from graph.commands import ledger_of
    from queries.context import judged

    with ledger_of(settings(store)) as ledger:
        show(judged(ledger), format_)


@judge.command()
@click.argument("thing")
@format_option
@store_option
def mentions(thing: str, format_: str | None, store: str | None) -> None:
    """Print the mentions that THING is made of (an id or a name), of an event its claims: what can be judged."""
    from graph.commands import ledger_of
    from queries import context, targets

    with ledger_of(settings(store)) as ledger:
        ledger.derive()
        show(context.mentions(ledger, targets.node(ledger, thing)), format_)


@click.command(short_help="Take an article out of the graph.")
@click.argument("article")
@why_option
@who_option
@store_option
def withdraw(article: str, why: str, who: str, store: str | None) -> None:
    """Take an article (its id, address or path) and its claims out of the graph; judge undo ARTICLE brings it back."""
    from queries import judging

    with judging.desk(settings(store)) as at:
        tell(judging.withdraw(at, article, why, who))


@click.command(short_help="Ask of pairs that may be one.")
@click.option("--type", "types", multiple=True, help="Only pairs of this type (Person, Transfer ...); repeatable.")
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.5, show_default=True, help="Least score, 0 to 1.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Most pairs to show.")
@who_option
@format_option
@store_option
def candidates(
    types: tuple[str, ...], min_score: float, limit: int, who: str, format_: str | None, store: str | None
) -> None:
    """Show pairs that may be one and that no rule joins, the likeliest first, with the words of both.

    On a terminal each is asked: y the same, n different, u unsure, s later, q stop. An answer is written at once, and a
    pair that was answered is not asked again. With --format, or into a pipe, they are printed.
    """
    from graph.candidates.pairs import candidates as find
    from graph.commands import ledger_of
    from queries import asking, judging

    if format_ is None and sys.stdin.isatty() and sys.stdout.isatty():
        with judging.desk(settings(store)) as at:
            found = find(at.ledger, types, min_score)[:limit]
            asking.converse(at, found, who, answer, click.echo)
        return
    with ledger_of(settings(store)) as ledger:
        ledger.derive()
        found = find(ledger, types, min_score)
        if (format_ or ("table" if sys.stdout.isatty() else "jsonl")) == "table":
            put(asking.prose(ledger, found[:limit]), paged=sys.stdout.isatty())
        else:
            show(asking.table(ledger, found[:limit], len(found) > limit), format_)


def answer(question: str) -> str:
    """Ask until one of the letters comes; the end of input stops."""
    try:
        return str(click.prompt(question, type=click.Choice(["y", "n", "u", "s", "q"]), show_choices=False))
    except click.Abort:
        click.echo()
        return "q"


@click.command(short_help="Show where articles contradict each other.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Most conflicts to print.")
@as_of_option
@format_option
@store_option
def conflicts(limit: int, as_of: str | None, format_: str | None, store: str | None) -> None:
    """Show where articles contradict each other: dates, sides, counts, numbers, and what is taken back afterwards."""
    from queries import conflicts as finder

    with opened(store, as_of) as open_store:
        found = finder.conflicts(open_store)
    if (format_ or ("table" if sys.stdout.isatty() else "jsonl")) == "table":
        put(finder.prose(found[:limit]), paged=sys.stdout.isatty())
    else:
        show(finder.table(found[:limit]), format_)
    if len(found) > limit:
        click.echo(f"more than {limit} conflicts: raise --limit to see them", err=True)
