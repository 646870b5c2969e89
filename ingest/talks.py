"""What bodies do together: meetings first, since papers and joint work lean on those who met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.model import Claim
from ingest.agreements import write_agreements
from ingest.cooperation import write_cooperation
from ingest.findings import Finding
from ingest.meetings import find_meetings, write_meetings
from ingest.operations import write_operations

if TYPE_CHECKING:
    from ingest.reading import Reading
    from ingest.scribe import Scribe


def write_talks(reading: Reading, settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write meetings, joint work, operations and papers of one article."""
    meetings = find_meetings(reading)
    yield from write_meetings(reading, meetings, scribe)
    yield from write_cooperation(reading, settled, scribe)
    yield from write_operations(reading, settled, scribe)
    yield from write_agreements(reading, settled, scribe)
