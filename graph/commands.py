"""The commands of the graph itself: load, export, server."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.options import store_option

if TYPE_CHECKING:
    from graph.ledger import Ledger
    from graph.settings import Settings

FORMATS = ("jsonl", "csv", "graphml")
ENDINGS = {".jsonl": "jsonl", ".csv": "csv", ".zip": "csv", ".graphml": "graphml", ".xml": "graphml"}


@click.command(short_help="Bring the store up to the ledger.")
@click.option("--anew", is_flag=True, help="Remove our nodes from the store first, and send everything.")
@store_option
def load(anew: bool, store: str | None) -> None:
    """Bring the store up to the ledger: send what it lacks, remove what is gone."""
    from graph import bolt
    from graph import load as loading
    from graph.settings import Settings

    settings = Settings.from_env(store)
    with ledger_of(settings) as ledger, bolt.connect(settings, create=True) as target:
        derived = ledger.derive()
        done = loading.load(ledger, target, anew, tell)
    how = " anew" if done.anew else ""
    click.echo(f"{settings.url}: sent {done.nodes} nodes and {done.edges} edges{how}, removed {done.removed}")
    for line in derived.told():
        click.echo(f"kordon: not followed: {line}", err=True)


def ledger_of(settings: Settings) -> Ledger:
    """Open the ledger that the settings name; InputError where there is none."""
    from graph.errors import InputError
    from graph.ledger import Ledger
    from graph.settings import FILE

    if not (settings.ledger / FILE).exists():
        raise InputError(f"there is no ledger in {settings.ledger}: make one with kordon build")
    return Ledger(settings.ledger)


def tell(what: str, count: int) -> None:
    """Show progress to a person; a pipe is left alone."""
    if sys.stderr.isatty():
        click.echo(f"\r{what}: {count}\033[K\r", nl=False, err=True)


@click.command(short_help="Write the whole graph to a file.")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Default: what PATH's ending tells; without a PATH, jsonl."
)
@click.option("--as-of", metavar="DATE", help="Only what was published by this day.")
@store_option
def export(path: Path | None, format_: str | None, as_of: str | None, store: str | None) -> None:
    """Write the whole graph from the ledger to PATH, or as jsonl to standard output.

    csv makes nodes.csv and edges.csv in the folder PATH, or in PATH.zip.
    """
    from graph import exports
    from graph.errors import InputError
    from graph.settings import Settings

    chosen = format_ or format_of(path)
    with chosen_ledger(Settings.from_env(store), as_of) as ledger:
        if path is not None and str(path) != "-":
            exports.write(ledger.elements, path, chosen)
        elif chosen == "jsonl":
            sys.stdout.buffer.writelines(line.encode("utf-8") for line in exports.lines(ledger.elements()))
        else:
            raise InputError(f"{chosen} wants a PATH: only jsonl goes to standard output")


def chosen_ledger(settings: Settings, as_of: str | None) -> AbstractContextManager[Ledger]:
    """Open the ledger, or what it would have been on a day."""
    from graph.asof import ledger_as_of

    return ledger_of(settings) if as_of is None else ledger_as_of(settings.ledger, as_of)


def format_of(path: Path | None) -> str:
    from graph.errors import InputError

    if path is None or str(path) == "-":
        return "jsonl"
    if path.suffix.lower() not in ENDINGS:
        raise InputError(f"the ending of {path} tells no format: end it {', '.join(ENDINGS)}, or name one by --format")
    return ENDINGS[path.suffix.lower()]


@click.group(short_help="Start, stop or look at the embedded store.")
def server() -> None:
    """Start, stop or look at the process of the embedded store.

    Commands start it when they need it, and it ends a minute after the last one; `start` lets it stay.
    """


@server.command()
@store_option
def start(store: str | None) -> None:
    """Start the embedded store and let it stay until it is stopped."""
    from graph import arcade

    settings = embedded(store)
    found = arcade.keep(settings.ledger)
    click.echo(f"{settings.url} runs as process {found['pid']}, Bolt on 127.0.0.1:{found['bolt']}")


@server.command(short_help="End it.")
@store_option
def stop(store: str | None) -> None:
    """End the embedded store's process; commands that use it now will say that it went away."""
    from graph import arcade

    settings = embedded(store)
    click.echo(f"{settings.url} {'has ended' if arcade.stop(settings.ledger) else 'does not run'}")


@server.command(short_help="Tell whether it runs, and who uses it.")
@store_option
def status(store: str | None) -> None:
    """Tell whether the embedded store's process runs, and how many commands use it."""
    from graph import arcade

    settings = embedded(store)
    found = arcade.status(settings.ledger)
    if found is None:
        click.echo(f"{settings.url} does not run")
        return
    stays = "stays until it is stopped" if found["keep"] else "ends when idle"
    users = f"used by {found['leases']}"
    click.echo(f"{settings.url} runs as process {found['pid']}, Bolt on 127.0.0.1:{found['bolt']}, {users}, {stays}")


def embedded(store: str | None) -> Settings:
    from graph.errors import InputError
    from graph.settings import Settings

    settings = Settings.from_env(store)
    if settings.kind != "file":
        raise InputError(f"{settings.url} is a server of its own: start and stop it where it runs")
    return settings
