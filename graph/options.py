"""Options that commands of every part share."""

from __future__ import annotations

import click

store_option = click.option(
    "--store",
    metavar="STORE",
    help="file:FOLDER, neo4j://host or bolt://host; default: KORDON_STORE, else file:kordon.db.",
)
