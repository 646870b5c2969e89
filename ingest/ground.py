"""What an article itself stands on: the country (and region) that its bare «МВД» and «область» belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph import morphology
from graph.countries import Place, region_of, regions
from graph.model import Article
from graph.names import fold
from ingest import bodies, lexicon, pages, pipelines
from ingest.sentences import split_sentences
from ingest.spots import Entry, Page, Spot
from ingest.syntax import feature

if TYPE_CHECKING:
    from spacy.tokens import Doc

ADDRESS, SOURCE, DATELINE, BODY, MARKER, SAID, NAME, PLACE = 4.5, 3.0, 2.0, 1.5, 1.0, 0.5, 0.3, 0.3
WIDE = 3.0  # `paper.ru`: one who writes of every land
GATHERED = 1.0  # `news.mail.ru`: what others wrote
EDITION = 4.0  # «Sputnik Грузия», `tj.sputniknews.ru`: the paper of one land at an address of another
CAP = 2.0
LEAST, MARGIN = 0.6, 0.25
FULL = 2.0  # a land's own body, parliament or money, and its name or those of its places four times
OWN_LANGUAGE = frozenset({"ru"})  # `ru.paper.kz`: a host may begin so for the language alone
PARTS = re.compile(r"[\s\u00ab\u00bb,.]+|-")  # «Голос с Днестра», «Талас-Курьер»
WHOLE = re.compile(r"[\s\u00ab\u00bb,.]+")  # «Азия-Плюс», «Тянь-Шаньский вестник»
JOINTS = re.compile(r"[\s()-]+")
SEVERAL = 2  # lands: with so many a bare body need not be of the paper's own, which the text never names
FIRST, NAMED = 3, 8  # words: a dateline is at the very start; names before one that is not


@dataclass(frozen=True, slots=True)
class Ground:
    """Hold the home country of an article, and the one region of it that the article names; None if unclear.

    `lone` is that region where no town of another one is named either: it may stand for a bare «УМВД». `bodies` are the
    countries whose bodies are named that no other has; None where the language's finder tells no bare body apart.
    """

    country: str | None
    region: Place | None = None
    lone: Place | None = None
    bodies: frozenset[str] | None = None


def find_ground(article: Article, docs: Sequence[Doc]) -> Ground:
    """Weigh address, source, dateline, own currency and bodies, and what is named most; abstain where it is close."""
    inside, at = list(within(docs)), list(outside(article))
    best = heaviest((*at, *inside))
    silent = best is not None and not any(weight for country, weight in inside if country == best)
    gathered = sum(weight for _, weight in at) <= GATHERED
    if silent:
        own = len(lands_named(docs)) < SEVERAL or best in {land for land, _ in named_in(article.source or "")}
        best = told_of_alone(inside, docs) or only_land(docs, gathered) or (best if own else one_with_bodies(docs))
    if best is None:
        return Ground(None)
    return Ground(best, only_region(best, docs), lone_region(best, docs), frozenset(countries_of_own_bodies(docs)))


def heaviest(weighed: Iterable[tuple[str, float]]) -> str | None:
    """Give the country with most points, or None where they are few or another is close."""
    points: dict[str, float] = defaultdict(float)
    for country, weight in weighed:
        points[country] += weight
    ranked = [*sorted(points.items(), key=lambda item: (-item[1], item[0])), ("", 0.0), ("", 0.0)]
    (best, most), (_, next_most) = ranked[:2]
    return best if best and most >= LEAST and most - next_most >= MARGIN else None


def told_of_alone(inside: Sequence[tuple[str, float]], docs: Sequence[Doc]) -> str | None:
    """Give the one land whose own bodies or money stand in a text that names nothing of its paper's land."""
    own = countries_of_own_bodies(docs) | marked(docs)
    full = sum(weight for country, weight in inside if {country} == own)
    return own.pop() if full >= FULL else None


def countries_of_own_bodies(docs: Iterable[Doc]) -> set[str]:
    """Give the countries whose bodies are named that no other has."""
    return {country for doc in docs for country, _ in own_bodies(pages.page(doc))}


def only_land(docs: Sequence[Doc], gathered: bool) -> str | None:
    """Give the one land that a text names in a paper of another, if it happens there, or the paper gathers from any.

    «МВД Литвы огласило сводку. МВД завело 90 дел», «В Литве взяли троих. В МВД уточнили».
    """
    lands = lands_named(docs)
    if len(lands) != 1:
        return None
    said = [(phrase, body) for doc in docs for phrase in bodies.phrases(pages.page(doc)) for body in phrase.bodies[:1]]
    full = {body.kind.id for phrase, body in said if phrase.territories and not body.weak}
    again = any(body.kind.id in full for phrase, body in said if not phrase.territories and not body.weak)
    (land,) = lands
    return land if gathered or again or any(happens_in(land, pages.page(doc)) for doc in docs) else None


def lands_named(docs: Iterable[Doc]) -> set[str]:
    """Give every land that a text names, or names a place of."""
    spots = (spot for doc in docs for spot in pages.page(doc).spots)
    return {country for spot in spots for country, entry in spot_countries(spot) if entry.form != "demonym"}


def one_with_bodies(docs: Iterable[Doc]) -> str | None:
    """Give the one land whose bodies a text about several others names: «Генпрокуратура Грузии» and a bare «МВД»."""
    lands = {land for doc in docs for _, land in said_bodies(pages.page(doc))}
    return lands.pop() if len(lands) == 1 else None


def happens_in(country: str, page: Page) -> bool:
    """Say that the title, or the text's first sentence, puts the event into a land: «В Литве за год взяли троих»."""
    for spot in page.spots:
        before, word = (page.text(spot.start - 1) if spot.start else ""), page.words[spot.start]
        at = before in lexicon.words("inside") and feature(word, "Case") == "Loc"
        first = page.sentences[spot.start] == page.sentences[0]
        if at and first and any(code == country for code, _ in spot_countries(spot)):
            return True
    return False


def outside(article: Article) -> Iterator[tuple[str, float]]:
    source = article.source or ""
    # A copy lies in an archive, in a channel, anywhere: then the address by which its newspaper calls itself tells.
    hosts = (urlsplit(article.url or "").hostname or "", address_in(source))
    yield from next((lands for host in hosts if (lands := list(at_address(host)))), [])
    # «Sputnik Грузия», «РБК-Украина», «Вести (Израиль)» are of the land that they name
    own = " ".join(word for word in JOINTS.split(source) if not word.isascii())
    pieces = {*PARTS.split(source), *WHOLE.split(source)}
    names = {*fold(source).split(), *(key for word in pieces for key in morphology.keys(word))}
    named = dict(sorted(named_in(own)))
    for country, words in lexicon.told("outlets").items():
        if names & (set(words) - lexicon.words("any_paper") if named else set(words)) and country not in named:
            yield country, SOURCE
    yield from ((country, EDITION if by_name else SOURCE) for country, by_name in sorted(named.items()))


def at_address(host: str) -> Iterator[tuple[str, float]]:
    """Weigh the lands that an address tells of: `vesti.kg`, `for-ua.com`, `kz.paper.org`."""
    for country, endings in lexicon.told("domains").items():
        if host.rpartition(".")[2] in endings:
            yield country, weight_of(host)
        elif is_hyphened(host, endings):
            yield country, WIDE
        elif host.count(".") > 1 and host.partition(".")[0] in {*endings} - OWN_LANGUAGE:
            yield country, EDITION


def weight_of(host: str) -> float:
    """Weigh an address by how sure its paper stands on its own land: a Russian one writes of all, a gatherer of any."""
    if any(f".{host}".endswith(f".{name}") for name in lexicon.words("gatherers")):
        return GATHERED
    return WIDE if host.rpartition(".")[2] in lexicon.words("wide_domains") else ADDRESS


def is_hyphened(host: str, endings: Sequence[str]) -> bool:
    """Say that a name has the land's letters at a hyphen: `for-ua.com`, `kg-news.info`."""
    parts = {piece for label in host.split(".")[:-1] if "-" in label for piece in label.split("-")}
    return bool(parts & {*endings} & lexicon.words("hyphened_domains"))


def address_in(source: str) -> str:
    """Give the address by which many newspapers call themselves: `vesti.kg`."""
    return next((word for word in source.lower().split() if "." in word.strip(".")), "")


@lru_cache(maxsize=1000)
def named_in(text: str) -> frozenset[tuple[str, bool]]:
    """Give the countries that a short text names, and whether by their own name, not by place or adjective."""
    page = pages.page(split_sentences(pipelines.load("ru").make_doc(text)))
    return frozenset(
        (country, entry.type == "country" and entry.form == "name")
        for spot in page.spots
        for country, entry in spot_countries(spot)
    )


def spot_countries(spot: Spot) -> Iterator[tuple[str, Entry]]:
    for entry in spot.entries[:1]:
        if entry.type == "country" and not entry.item.beside:
            yield entry.item.code, entry
        if entry.type == "place":
            yield entry.item.country, entry


def within(docs: Sequence[Doc]) -> Iterator[tuple[str, float]]:
    named: dict[str, float] = defaultdict(float)
    read = [pages.page(doc) for doc in docs]
    yield from ((country, BODY) for country, _ in sorted({body for page in read for body in own_bodies(page)}))
    yield from ((country, SAID) for _, country in sorted({body for page in read for body in said_bodies(page)}))
    for page in read:
        yield from dateline(page)
        for spot in page.spots:
            for country, entry in spot_countries(spot):
                named[country] += NAME if entry.type == "country" else PLACE
    yield from ((country, min(CAP, weight)) for country, weight in sorted(named.items()))
    lemmas = {token.lemma_ for doc in docs for token in doc}
    for country, words in lexicon.told("markers").items():
        yield country, min(CAP, MARKER * len(lemmas & set(words)))


def marked(docs: Sequence[Doc]) -> set[str]:
    lemmas = {token.lemma_ for doc in docs for token in doc}
    return {country for country, words in lexicon.told("markers").items() if lemmas & set(words)}


def dateline(page: Page) -> Iterator[tuple[str, float]]:
    """Read «БИШКЕК, 10 июл —» at the start of a text, or of a sentence after its subtitle; «Бишкек. 10 июля»."""
    for spot in page.spots[:NAMED]:
        entry = spot.first("place", "name")
        first = page.spots[0] is spot and spot.start < FIRST
        opens = spot.start > 0 and page.sentences[spot.start] != page.sentences[spot.start - 1]
        if entry is not None and (first or opens) and is_dateline(page, spot, first):
            yield entry.item.country, DATELINE
            return


def is_dateline(page: Page, spot: Spot, first: bool) -> bool:
    """Say that a town in capitals is parted from what follows, or that a day follows it."""
    capitals = page.words[spot.start].text.isupper() and len(page.words[spot.start].text) > 1
    parted, dated = page.text(spot.end) in (",", ".", "(", "—", "–", "-", "/"), page.text(spot.end + 1).isdigit()
    return parted and (dated or (capitals and first))


def own_bodies(page: Page) -> set[tuple[str, str]]:
    """Give the bodies that only one country has, a body once: «КНБ», «Мосгорсуд»."""
    only: set[tuple[str, str]] = set()
    for spot in page.spots:
        options = [entry.item for entry in spot.entries if entry.type == "body"]
        kinds = [body.kind for body in options]
        where = {code for kind in kinds for code in kind.where}
        strong = any(not body.weak for body in options)
        if strong and all(kind.where for kind in kinds) and len(where) == 1:
            only.add((where.pop(), kinds[0].id))
    return only


def said_bodies(page: Page) -> set[tuple[str, str]]:
    """Give each body that the text names with its country, a body once."""
    return {
        (phrase.spot.entries[0].text, territory.country)
        for phrase in bodies.phrases(page)
        for territory in phrase.territories
    }


def only_region(country: str, docs: Sequence[Doc]) -> Place | None:
    found = {
        entry.item
        for doc in docs
        for spot in pages.page(doc).spots
        for entry in spot.entries[:1]
        if entry.type == "place" and entry.form == "name" and entry.item.kind == "region" and entry.item.iso
    }
    own = [place for place in found if place.country == country]
    return own[0] if len(own) == 1 else None


def lone_region(country: str, docs: Sequence[Doc]) -> Place | None:
    """Give the region in which all places of the country lie that the article names; none where one lies in no region.

    «Сибирь» and an airport lie in none: an article that names them may tell of any.
    """
    found = {
        region_of(entry.item)
        for doc in docs
        for spot in pages.page(doc).spots
        for entry in spot.entries[:1]
        if entry.type == "place" and entry.item.country == country
    }
    found |= titled_regions(country, docs)
    return found.pop() if len(found) == 1 else None


def titled_regions(country: str, docs: Sequence[Doc]) -> set[Place]:
    """Give the regions whose own courts and offices are named: «Приморский краевой суд»."""
    own = {morphology.key(place.name.split()[0]): place for place in regions().values() if place.country == country}
    found = set()
    for page in map(pages.page, docs):
        for before, word in pairwise(page.words):
            if morphology.keys(word.text) & lexicon.words("of_region"):
                found |= {own[key] for key in morphology.keys(before.text) & own.keys()}
    return found
