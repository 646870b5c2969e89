"""The commands that look: stats, evidence, find, view, diff, shell."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graph.errors import InputError
from graph.options import store_option
from queries.given import pairs
from queries.output import as_of_option, format_option, opened, put, show, tell_undated

if TYPE_CHECKING:
    from queries.run import Table


@click.command(short_help="Count nodes, edges, claims, articles.")
@format_option
@store_option
def stats(format_: str | None, store: str | None) -> None:
    """Count nodes and edges by type, claims by kind and status, articles by language and source."""
    from queries.stats import stats as count

    with opened(store) as open_store:
        show(count(open_store), format_)


@click.command(short_help="Print the sentences behind a thing or a tie.")
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
        put(prose(found, reasons(store, found.id)), paged=sys.stdout.isatty())
    else:
        show(found.table(), format_)


def reasons(store: str | None, id_: str) -> list[str]:
    """Ask the ledger why what was told of an id is one; nothing where there is no ledger beside the store."""
    from graph.reasons import reasons as told
    from graph.settings import FILE, Settings

    folder = Settings.from_env(store).ledger
    return told(folder, id_) if (folder / FILE).exists() else []


@click.command(short_help="Find things and articles by a word.")
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@click.option("--type", "types", multiple=True, help="Only things of this type (Person, Agency, Article ...).")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Most hits to give.")
@format_option
@store_option
def find(text: tuple[str, ...], types: tuple[str, ...], limit: int, format_: str | None, store: str | None) -> None:
    """Find people, bodies, places and articles by a name or a word, in any case form, any of three languages."""
    from graph.settings import FILE, Settings
    from queries import find as finder

    settings = Settings.from_env(store)
    if (settings.ledger / FILE).exists():
        show_found(finder.find(" ".join(text), settings.ledger, types, limit), format_)
        return
    with opened(store) as open_store:
        click.echo(f"no ledger in {settings.ledger}: only names and titles are looked through", err=True)
        show_found(finder.find_in_store(" ".join(text), open_store, types, limit), format_)


def show_found(table: Table, format_: str | None) -> None:
    show(table, format_)
    if not table.rows:
        click.echo("nothing is called so, and no article says it", err=True)


@click.command(short_help="Draw the graph as a page for the browser.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("kordon.html"),
    show_default=True,
    help="The page to write.",
)
@click.option("--timeline", "form", flag_value="timeline", help="Draw events along time, by country.")
@click.option("--flows", "form", flag_value="flows", help="Draw who is handed over from where to where, by year.")
@click.option("--query", "name", help="Draw the rows of this named question (a picture one).")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of that question.")
@click.option("--around", help="Only what is near this thing: an id or a name.")
@click.option("--depth", type=click.IntRange(1, 6), default=1, show_default=True, help="How many steps around it.")
@click.option("--path", nargs=2, metavar="A B", help="Only the shortest ways between two things: ids or names.")
@click.option("--type", "types", multiple=True, help="Only nodes of this type; repeatable.")
@click.option("--country", "countries", multiple=True, metavar="CODE", help="Only ties of this country; repeatable.")
@click.option("--from", "date_from", metavar="DATE", help="Only what is true on this day or later.")
@click.option("--to", "date_to", metavar="DATE", help="Only what is true on this day or earlier.")
@click.option("--min-sources", type=click.IntRange(0), default=0, help="Only ties of so many sources.")
@click.option("--limit", type=click.IntRange(1), default=300, show_default=True, help="Most nodes to draw.")
@click.option("--redact", "redacted", is_flag=True, help="Without the names of people who hold no public post.")
@click.option("--lang", type=click.Choice(("ru", "en")), help="Of the page; by default the locale's.")
@as_of_option
@store_option
def view(
    output: Path,
    form: str | None,
    name: str | None,
    params: tuple[str, ...],
    lang: str | None,
    as_of: str | None,
    store: str | None,
    **choice: Any,
) -> None:
    """Write the graph, or a part of it, as one page for the browser, with the words behind each tie."""
    from queries import forms
    from queries.draw import draw
    from queries.origin import command
    from queries.picture import View
    from queries.wording import reader_language

    if form is not None:
        check_form(form)
    check_choice(choice, name, params)
    chosen, lang = View(**choice), lang or reader_language()
    again = command(chosen, lang, name, params, as_of, form)
    with opened(store, as_of) as open_store:
        if form is None:
            written = draw(open_store, output, chosen, lang, name, pairs(params), again)
        else:
            written = forms.write(form, open_store, output, chosen, lang, again)
    click.echo(forms.report(form, written))
    if written.hidden_nodes:
        click.echo(forms.left_out(form, written), err=True)


def check_choice(choice: dict[str, Any], name: str | None, params: Sequence[str]) -> None:
    """Refuse what can be refused before a store is opened: dates that are none, options that would say nothing."""
    from graph.asof import last_day

    typed = click.get_current_context().get_parameter_source("depth") is ParameterSource.COMMANDLINE
    if typed and choice["around"] is None:
        raise InputError("--depth goes with --around: how many steps around what?")
    if params and name is None:
        raise InputError("--param goes with --query: of which question?")
    start, end = choice["date_from"], choice["date_to"]
    days = [last_day(date) for date in (start, end) if date is not None]
    if len(days) == 2 and start > days[1]:
        raise InputError(f"--from {start} is later than --to {end}")


def check_form(form: str) -> None:
    """Refuse options that say nothing to a page other than that of the graph."""
    from queries import forms

    context = click.get_current_context()
    typed = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    forms.refuse(form, typed, {own.name: own.opts[-1] for own in context.command.params if own.name is not None})


@click.command(short_help="Tell what became known between two days.")
@click.argument("first", metavar="DATE")
@click.argument("second", metavar="DATE")
@format_option
@store_option
def diff(first: str, second: str, format_: str | None, store: str | None) -> None:
    """Tell what became known between two days: what is new, what has changed, what is gone, each with its words."""
    from graph.settings import Settings
    from queries.changes import diff as compare

    folder = Settings.from_env(store).ledger
    table = compare(folder, first, second)
    tell_undated(folder)
    show(table, format_)


@click.command(short_help="Ask in a conversation.")
@store_option
def shell(store: str | None) -> None:
    """Ask in a conversation: questions by name, Cypher, evidence, pictures; it only reads."""
    from queries.shell import Shell, converse

    with opened(store) as open_store:
        converse(Shell(open_store))
