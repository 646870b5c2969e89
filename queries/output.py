"""What the commands that ask share: their options, the store they open, and how an answer is printed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.bolt import Store
    from queries.run import Table

FORMATS = ("table", "csv", "json", "jsonl", "markdown")
format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Default: table on a terminal, jsonl otherwise."
)


as_of_option = click.option(
    "--as-of", metavar="DATE", help="The graph of what was published by this day, made of the ledger for this answer."
)


@contextmanager
def opened(url: str | None, as_of: str | None = None) -> Iterator[Store]:
    """Open the store that the user names, or one that holds what was known on a day."""
    from graph.bolt import connect
    from graph.settings import Settings

    settings = Settings.from_env(url)
    if as_of is None:
        with connect(settings) as store:
            yield store
        return
    from graph.asof import settings_as_of

    tell_undated(settings.ledger)
    with settings_as_of(settings, as_of) as then, connect(then) as store:
        yield store


def tell_undated(folder: Path) -> None:
    """Say how many articles are in no graph of a day, since nobody knows theirs."""
    from graph.asof import undated

    count = undated(folder)
    if count:
        click.echo(f"articles without a date, left out: {count}", err=True)


def show(table: Table, format_: str | None) -> None:
    """Print a table: on a terminal for people, else for programs."""
    from queries.render import render

    on_terminal = sys.stdout.isatty()
    chosen = format_ or ("table" if on_terminal else "jsonl")
    if table.rows or chosen not in ("table", "jsonl"):
        put(render(table, chosen, click_width()), paged=on_terminal and chosen == "table")
    if not table.rows and chosen == "table":
        click.echo("no rows", err=True)
    if table.more:
        click.echo(f"more than {len(table.rows)} rows: raise --limit to see them", err=True)


def put(text: str, paged: bool) -> None:
    if paged and text.count("\n") >= shutil.get_terminal_size().lines - 1:
        click.echo_via_pager(text + "\n")
    else:
        click.echo(text)


def click_width() -> int:
    return shutil.get_terminal_size((80, 24)).columns
