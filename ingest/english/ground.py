"""What an English article stands on: the country that its bare «Interior Ministry» belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from graph.model import Article
from ingest import pages, pipelines
from ingest.english.body_names import MISSIONS, Body, printed
from ingest.english.lexicon import FOLDER
from ingest.english.lists import AFTER
from ingest.english.sentences import split_sentences
from ingest.ground import (
    CAP,
    DATELINE,
    MARKER,
    NAME,
    PLACE,
    SAID,
    SOURCE,
    Ground,
    dateline,
    heaviest,
    outside,
    spot_countries,
)
from ingest.spots import Page
from ingest.tables import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST, FIRST_NAMED = 5, 0.5  # words of a dateline; points
AFTER_LINE = frozenset({"-", "--", "\u2013", "\u2014", ",", "("})
ADJECTIVE = 0.15  # points: whose somebody is says less than what is named


def find_ground(article: Article, docs: Sequence[Doc]) -> Ground:
    """Weigh address, dateline, own currency and bodies, and what is named most; abstain where it is close."""
    return Ground(heaviest((*outside(article), *source(article.source or ""), *within(docs))))


@cache
def told(name: str) -> Mapping[str, Sequence[str]]:
    """Give what is told of each land: its `outlets`, the `markers` of its own affairs."""
    lands: Mapping[str, Sequence[str]] = read_toml(FOLDER / "ground.toml").get(name, {})
    return lands


def country_line(page: Page) -> Iterator[tuple[str, float]]:
    """Read «LETICIA, Colombia -» at the start of a text."""
    spot = next((spot for spot in page.spots if spot.first("country")), None)
    entry = spot.first("country") if spot is not None else None
    if spot is None or entry is None or not 1 < spot.start < LONGEST or not page.words[0].text.isupper():
        return
    if page.text(spot.start - 1) == "," and page.text(spot.end) in AFTER_LINE:
        yield entry.item.code, DATELINE


def opening(page: Page) -> Iterator[tuple[str, float]]:
    """Give the land that the first sentence names first."""
    told = (country for spot in page.spots if page.sentences[spot.start] == 0 for country, _ in spot_countries(spot))
    yield from ((country, FIRST_NAMED) for country in list(told)[:1])


def source(name: str) -> Iterator[tuple[str, float]]:
    """Read the land in a newspaper's name: «Manila Bay Monitor», «The Astana Times»."""
    places = " ".join(word for word in name.split() if word.lower() not in AFTER)  # inside a text such words end a name
    page = pages.page(split_sentences(pipelines.load("en").make_doc(places)))
    named = {country for spot in page.spots for country, _ in spot_countries(spot)}
    words = f" {' '.join(name.lower().split())} "
    known = {land for land, outlets in told("outlets").items() if any(f" {one.lower()} " in words for one in outlets)}
    named = named or known
    yield from ((country, SOURCE) for country in sorted(named) if len(named) == 1)


def within(docs: Sequence[Doc]) -> Iterator[tuple[str, float]]:
    named: dict[str, float] = defaultdict(float)
    for doc in docs:
        page = pages.page(doc)
        yield from dateline(page)
        yield from country_line(page)
        yield from opening(page) if doc is docs[-1] else ()
        bodies = [body for body in printed(page) if body.territory is not None]
        at_home = [body for body in bodies if body.phrase is None or body.phrase.kind not in MISSIONS]
        said = {(body.territory.country, kind_told(body)) for body in at_home if body.territory is not None}
        yield from ((country, SAID) for country, _ in sorted(said, key=str))
        for spot in page.spots:
            for country, entry in list(spot_countries(spot))[:1]:
                loose = entry.form in ("adjective", "demonym")
                named[country] += ADJECTIVE if loose else NAME if entry.type == "country" else PLACE
    yield from ((country, min(CAP, weight)) for country, weight in sorted(named.items()))
    words = {token.lower_ for doc in docs for token in doc}
    for country, own in told("markers").items():
        yield country, min(CAP, MARKER * len(words & set(own)))


def kind_told(body: Body) -> str | None:
    """Give the kind of a body that many lands have; what one land calls its own says no more than any other name."""
    return body.phrase.kind if body.phrase is not None and not body.phrase.where else None
