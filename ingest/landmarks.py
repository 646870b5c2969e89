"""Places that tell whose a bare body is from afar: a heading («Эстония.»), the one that «местный» points back to."""

from __future__ import annotations

from collections.abc import Iterator

from graph import morphology
from ingest import bodies, lexicon
from ingest.lines import line_start
from ingest.spots import Page


def is_of_there(phrase: bodies.Phrase) -> bool:
    """Say that «местный», «тамошний» before a body sends the reader to a place named before."""
    at = phrase.start - 1
    near = phrase.page.words[at] if at >= 0 and phrase.page.same_sentence(at, phrase.start) else None
    return near is not None and bool(morphology.keys(near.text) & lexicon.words("of_there"))


def place_before(phrase: bodies.Phrase) -> str | None:
    """Give the country of the place or country named last in the sentence, by name, before a body."""
    page = phrase.page
    named = [
        territory.country
        for at in range(phrase.start)
        if page.same_sentence(at, phrase.start) and (territory := named_at(page, at)) is not None
    ]
    return named[-1] if named else None


def named_at(page: Page, at: int) -> bodies.Territory | None:
    spot = page.starts.get(at)
    entry = spot.first("country", "name") or spot.first("place", "name") if spot is not None else None
    if spot is None or entry is None:
        return None
    country = entry.item.code if entry.type == "country" else entry.item.country
    return bodies.Territory(country, None, spot.start, spot.end)


def headed(page: Page, at: int) -> Iterator[str]:
    """Read «Эстония. Весь май департамент ...»: a country's or a town's name alone heads what follows in its lines."""
    first = start_of_lines(page, at)
    territory = named_at(page, first)
    if territory is None or page.text(territory.end) not in (".", ":"):
        return
    if page.words[first].text[0].isupper() and not page.same_sentence(first, at):
        yield territory.country


def start_of_lines(page: Page, at: int) -> int:
    """Give the first word after the last line break before a word."""
    start = line_start(page.doc, page.words[at].idx)
    while at > 0 and page.words[at - 1].idx >= start:
        at -= 1
    return at
