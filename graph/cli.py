"""The root command: finds the parts by entry points, prints errors as sentences, sets exit codes."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import click

from graph.errors import KordonError

EPILOG = """\b
Exit codes: 0 done; 1 something went wrong; 2 bad input or usage; 3 not found;
4 the store can not be reached or is not ours; 5 a statement was refused.

\b
KORDON_STORE   file:kordon.db (default) or neo4j://host, bolt://host
               (NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE)
KORDON_LEDGER  the ledger's folder, when the store is a server
"""


class Parts(click.Group):
    """Mount every command that an installed part announces, importing it only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(announced())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        point = announced().get(cmd_name)
        command = point.load() if point is not None else None
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader of our output (head, less) has left: no fault of the command's
            leave()


@cache
def announced() -> dict[str, EntryPoint]:
    """Look through everything that is installed, once: it takes longer than all else of a `--help`."""
    return {point.name: point for point in entry_points(group="kordon.commands")}


@click.group(cls=Parts, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kordon", prog_name="kordon")
def root() -> None:
    """Turn articles about cross-border law enforcement into a graph that leads to its sentences."""


def main() -> None:
    """Run the command line; a KordonError becomes one sentence on standard error and its exit code."""
    try:
        root(prog_name="kordon")
    except KordonError as error:
        click.echo(f"kordon: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:  # a full disk, a folder that is shut: nothing of ours
        click.echo(f"kordon: {error.filename or 'the system'}: {error.strerror or error}", err=True)
        sys.exit(1)


def told(line: str) -> None:
    """Print a line; where the reader of our output has left, the work goes on without one."""
    try:
        click.echo(line)
    except BrokenPipeError:
        leave()


def leave() -> None:
    """Send what is still to be printed nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
