"""The commands by which people decide: judge, withdraw."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from graph.options import store_option
from queries.output import format_option, show

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
        click.echo(line)


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
