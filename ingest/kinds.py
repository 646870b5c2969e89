"""The kinds of claims beside movements: one writer each, in the order in which they are written."""

from __future__ import annotations

from ingest.agreements import write_agreements
from ingest.cooperation import write_cooperation
from ingest.counts import write_figures, write_systems
from ingest.meetings import write_meetings
from ingest.offices import write_posts
from ingest.operations import write_operations

WRITERS = (
    write_posts,
    write_meetings,
    write_cooperation,
    write_operations,
    write_agreements,
    write_systems,
    write_figures,
)
