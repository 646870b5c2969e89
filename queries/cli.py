"""The commands that ask: query, queries, stats, evidence, view."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import InputError

if TYPE_CHECKING:
    from graph.bolt import Store
    from queries.library import Query
    from queries.run import Table

FORMATS = ("table", "csv", "json", "jsonl", "markdown")
store_option = click.option("--store", metavar="URL", help="file:FOLDER, neo4j://host or bolt://host [KORDON_STORE]")
format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Default: table on a terminal, jsonl otherwise."
)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False)
@click.argument("rest", nargs=-1, type=click.UNPROCESSED, metavar="[--PARAMETER VALUE]...")
@click.option("-c", "--cypher", help="Ask this Cypher statement instead of a named question.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="Set a parameter; repeatable.")
@click.option("--limit", type=click.IntRange(1), default=10_000, show_default=True, help="Most rows to give.")
@click.option("--seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Longest time to take.")
@click.option("--write", is_flag=True, help="Let a statement of your own change the store, until the next kordon load.")
@click.option("--evidence", "with_evidence", is_flag=True, help="Print with each row the sentences behind it.")
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
    format_: str | None,
    store: str | None,
) -> None:
    """Ask a named question (kordon queries lists them), a .cypher file, or Cypher from standard input (-)."""
    given = pairs(params) | options(rest)
    statement = cypher if cypher is not None else read_statement(name)
    if cypher is not None and name is not None:
        raise InputError(f"give a question's name or -c, not both: {name}")
    check_early(name, statement, write)
    with opened(store) as open_store:
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


def check_early(name: str | None, statement: str | None, write: bool) -> None:
    """Refuse what can be refused before a store is opened."""
    from queries import library
    from queries.guard import check

    if statement is None:
        library.find(name or "")
        if write:
            raise InputError("--write is for a statement of your own: a named question changes nothing")
    elif not write:
        check(statement)


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


def pairs(params: Sequence[str]) -> dict[str, str]:
    """Read `--param key=value`."""
    for pair in params:
        if "=" not in pair:
            raise InputError(f"--param wants KEY=VALUE, not {pair!r}")
    return {key.strip(): value for key, _, value in (pair.partition("=") for pair in params)}


def options(rest: Sequence[str]) -> dict[str, str]:
    """Read `--key value` and `--key=value`."""
    given: dict[str, str] = {}
    words = iter(rest)
    for word in words:
        if not word.startswith("--") or len(word) == 2:
            raise InputError(f"{word!r} belongs to nothing: parameters are written --key value")
        key, equals, value = word.removeprefix("--").partition("=")
        given[key.replace("-", "_")] = value if equals else following(word, words)
    return given


def following(word: str, words: Iterator[str]) -> str:
    value = next(words, None)
    if value is None:
        raise InputError(f"{word} wants a value")
    return value


def value_of(text: str) -> Any:
    """Read a value for one's own Cypher: JSON where it is JSON (a number, a list), else the text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


@contextmanager
def opened(url: str | None) -> Iterator[Store]:
    from graph.bolt import connect
    from graph.settings import Settings

    with connect(Settings.from_env(url)) as store:
        yield store


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
    import shutil

    if paged and text.count("\n") >= shutil.get_terminal_size().lines - 1:
        click.echo_via_pager(text + "\n")
    else:
        click.echo(text)


def click_width() -> int:
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


@click.group(invoke_without_command=True)
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


@queries.command("show")
@click.argument("name")
def show_query(name: str) -> None:
    """Print a question: what it asks in both languages, its parameters, its columns, its Cypher."""
    from queries.catalogue import described
    from queries.library import find

    click.echo(described(find(name)))


@click.command()
@format_option
@store_option
def stats(format_: str | None, store: str | None) -> None:
    """Count nodes and edges by type, claims by kind and status, articles by language and source."""
    from queries.stats import stats as count

    with opened(store) as open_store:
        show(count(open_store), format_)


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Most claims to print.")
@format_option
@store_option
def evidence(id_: str, limit: int, format_: str | None, store: str | None) -> None:
    """Print who says so: each claim behind a node, an edge, a claim's or an article's id, or a name."""
    from queries.evidence import evidence as find
    from queries.evidence import prose

    with opened(store) as open_store:
        found = find(open_store, id_, limit)
    if (format_ or ("table" if sys.stdout.isatty() else "jsonl")) == "table":
        put(prose(found), paged=sys.stdout.isatty())
    else:
        show(found.table(), format_)


@click.command()
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@click.option("--type", "types", multiple=True, help="Only things of this type (Person, Agency, Article ...).")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Most hits to give.")
@format_option
@store_option
def find(text: tuple[str, ...], types: tuple[str, ...], limit: int, format_: str | None, store: str | None) -> None:
    """Find people, bodies, places and articles by a name or a word, in any case form, any of three languages."""
    from graph.ledger import FILE
    from graph.settings import Settings
    from queries import find as finder

    settings = Settings.from_env(store)
    if (settings.ledger / FILE).exists():
        show(finder.find(" ".join(text), settings.ledger, types, limit), format_)
        return
    with opened(store) as open_store:
        click.echo(f"no ledger in {settings.ledger}: only names and titles are looked through", err=True)
        show(finder.find_in_store(" ".join(text), open_store, types, limit), format_)


@click.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("kordon.html"))
@click.option("--query", "name", help="Draw the rows of this named question (a picture one).")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of that question.")
@click.option("--around", help="Only what is near this thing: an id or a name.")
@click.option("--depth", type=click.IntRange(1, 6), default=1, show_default=True, help="How many steps around it.")
@click.option("--type", "types", multiple=True, help="Only nodes of this type; repeatable.")
@click.option("--country", "countries", multiple=True, metavar="CODE", help="Only ties of this country; repeatable.")
@click.option("--from", "date_from", metavar="DATE", help="Only what is true on this day or later.")
@click.option("--to", "date_to", metavar="DATE", help="Only what is true on this day or earlier.")
@click.option("--min-sources", type=click.IntRange(0), default=0, help="Only ties of so many sources.")
@click.option("--limit", type=click.IntRange(1), default=300, show_default=True, help="Most nodes to draw.")
@click.option("--lang", type=click.Choice(("ru", "en")), default="ru", show_default=True)
@store_option
def view(output: Path, name: str | None, params: tuple[str, ...], lang: str, store: str | None, **choice: Any) -> None:
    """Write the graph, or a part of it, as one page for the browser, with the words behind each tie."""
    from queries.draw import draw
    from queries.picture import View

    with opened(store) as open_store:
        written = draw(open_store, output, View(**choice), lang, name, pairs(params))
    click.echo(f"{written.path}: {written.nodes} nodes, {written.edges} edges")
    if written.hidden_nodes:
        click.echo(f"not drawn: {written.hidden_nodes} nodes, {written.hidden_edges} edges (--limit)", err=True)
