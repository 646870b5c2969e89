"""The kinds of claims beside movements: one writer each, in the order in which they are written."""

from __future__ import annotations

from ingest.counts import write_figures, write_systems
from ingest.offices import write_posts
from ingest.talks import write_talks

WRITERS = (
    write_posts,
    write_talks,
    write_systems,
    write_figures,
)
