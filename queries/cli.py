"""The commands that ask: query, queries."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import InputError
from graph.options import store_option
from queries.given import options, pairs, value_of
from queries.output import as_of_option, click_width, format_option, opened, put, show

if TYPE_CHECKING:
    from graph.bolt import Store
    from queries.library import Query
    from queries.run import Table


@click.command(short_help="Ask a named question, or Cypher.", context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False)
@click.argument("rest", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAMETER VALUE]...")
@click.option("-c", "--cypher", help="Ask this Cypher statement instead of a named question.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="Set a parameter; repeatable.")
@click.option("--limit", type=click.IntRange(1), default=10_000, show_default=True, help="Most rows to give.")
@click.option("--seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Longest time to take.")
@click.option("--write", is_flag=True, help="Let a statement of your own change the store, until the next kordon load.")
@click.option("--evidence", "with_evidence", is_flag=True, help="Print with each row the sentences behind it.")
@as_of_option
@format_option
@store_option
def query(
    name: str | None,
    rest: tuple[str, ...],
    cypher: str | None,
    params: tuple[str, ...],
    limit: int,
    seconds: float,
    write: bool,
    with_evidence: bool,
    as_of: str | None,
    format_: str | None,
    store: str | None,
) -> None:
    """Ask a named question (kordon queries lists them), a .cypher file, or Cypher from standard input (-)."""
    given = pairs(params) | options(rest)
    statement = cypher if cypher is not None else read_statement(name)
    if cypher is not None and name is not None:
        raise InputError(f"give a question's name or -c, not both: {name}")
    check_early(name, statement, write, as_of)
    with opened(store, as_of) as open_store:
        if write:
            show(changed(open_store, statement or "", given, limit, seconds), format_)
            return
        table = asked(open_store, name, statement, given, limit, seconds)
        show(proved(open_store, table) if with_evidence else table, format_)


def read_statement(name: str | None) -> str | None:
    """Give the text of a file or of standard input, None for a named question."""
    if name is None:
        raise InputError("what is asked? Give a question's name (kordon queries), -c CYPHER, or - for standard input")
    if name == "-":
        return sys.stdin.read()
    if not name.endswith(".cypher"):
        return None
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name} can not be read: {error}") from error


def check_early(name: str | None, statement: str | None, write: bool, as_of: str | None) -> None:
    """Refuse what can be refused before a store is opened."""
    from queries import library
    from queries.guard import check

    if statement is None:
        library.find(name or "")
        if write:
            raise InputError("--write is for a statement of your own: a named question changes nothing")
    elif not write:
        check(statement)
    elif as_of is not None:
        raise InputError("--write and --as-of: what is made for one answer can not be changed")


def changed(store: Store, statement: str, given: Mapping[str, str], limit: int, seconds: float) -> Table:
    from queries.run import change

    table = change(statement, store, limit, seconds, {key: value_of(text) for key, text in given.items()})
    click.echo("the store is no longer what the ledger says: the next kordon load puts it back", err=True)
    return table


def asked(
    store: Store,
    name: str | None,
    statement: str | None,
    given: Mapping[str, str],
    limit: int,
    seconds: float,
) -> Table:
    from queries.run import run_cypher, run_query

    if statement is None:
        return run_query(store, name or "", given, limit, seconds)
    values = {key: value_of(text) for key, text in given.items()}
    return run_cypher(statement, store, limit, seconds, values)


def proved(store: Store, table: Table) -> Table:
    from queries.evidence import beside
    from queries.run import facts

    return beside(store, table, facts(table)) if table.rows else table


@click.group(short_help="List the named questions.", invoke_without_command=True)
@format_option
@click.pass_context
def queries(ctx: click.Context, format_: str | None) -> None:
    """List the named questions by category; `kordon queries show NAME` tells all of one."""
    if ctx.invoked_subcommand is None:
        from queries.library import queries as known

        listed(list(known().values()), format_)


def listed(known: Sequence[Query], format_: str | None) -> None:
    from queries.catalogue import catalogue
    from queries.run import Table

    if (format_ or ("table" if sys.stdout.isatty() else "jsonl")) == "table":
        put(catalogue(known, click_width()), paged=sys.stdout.isatty())
        return
    columns = ("name", "category", "title", "english", "russian", "parameters", "columns", "picture")
    rows = tuple(
        (
            *(query.name, query.category, query.title, query.english, query.russian),
            *([parameter.name for parameter in query.parameters], list(query.columns), query.picture),
        )
        for query in known
    )
    show(Table(columns, rows), format_)


@queries.command("show", short_help="Print all of one question.")
@click.argument("name")
def show_query(name: str) -> None:
    """Print a question: what it asks in both languages, its parameters, its columns, its Cypher."""
    from queries.catalogue import described
    from queries.library import find

    click.echo(described(find(name)))


@queries.command("document")
def document_queries() -> None:
    """Print the whole library as a page in Markdown (docs/queries.md)."""
    from queries.catalogue import document
    from queries.library import queries as known

    click.echo(document(list(known().values())), nl=False)
