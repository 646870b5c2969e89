"""The kinds of claims beside movements: one writer each by language, in the order in which they are written."""

from __future__ import annotations

from ingest.counts import write_figures, write_systems
from ingest.kazakh import papers as kazakh_papers
from ingest.kazakh import quoted as kazakh_quoted
from ingest.offices import write_posts
from ingest.talks import write_talks

RUSSIAN = (write_posts, write_talks, write_systems, write_figures)
KAZAKH = (write_posts, kazakh_papers.write_talks, kazakh_quoted.write_systems, write_figures)
WRITERS = {"ru": RUSSIAN, "en": RUSSIAN, "kk": KAZAKH}
