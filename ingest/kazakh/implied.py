"""Bodies that a Kazakh text names by who heads or speaks for them: ministers, ambassadors, prosecutors of a region."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph import countries
from ingest.ground import Ground
from ingest.kazakh.body_names import is_placed, is_where, land_of, opening, whose, words_ending
from ingest.kazakh.forms import without_case
from ingest.kazakh.lists import LANG, table, words
from ingest.spots import Page


class Told(NamedTuple):
    """Hold a body that a post tells: where the post begins, the body's name and its country."""

    start: int
    name: str
    country: str


def implied(page: Page, at: int, taken: set[int], ground: Ground) -> Iterator[Told]:
    """Yield the body that the post ending at a word tells."""
    yield from ministry_of(page, at, taken, ground)
    yield from mission_of(page, at, taken, ground)
    yield from local_prosecution(page, at)
    yield from mission_at(page, at, ground)


def without(page: Page, at: int, listed: frozenset[str]) -> str:
    """Give a word without its case, where a list has it."""
    return next((rest for rest, _ in without_case(page.words[at].lower_) if rest in listed), "")


def ministry_of(page: Page, at: int, taken: set[int], ground: Ground) -> Iterator[Told]:
    """Yield the ministry that a minister's post tells: «Әділет және қауіпсіздік министрі»."""
    head = without(page, at, words("ministers"))
    start = opening(page, at, taken) if head else at
    code = whose(page, start, at, ground)
    if not head or code is None or not any(page.text(step) in words("inside") for step in range(start, at)):
        return
    name = " ".join([*(word.text for word in page.words[start:at]), words_ending("ministry")])
    yield Told(start, name, code)


def missions() -> dict[str, str]:
    """Give the last word of a mission by that of the post which tells it: «елшісі», «елшілігі»."""
    told: dict[str, str] = table()["missions"]
    return told


def mission_of(page: Page, at: int, taken: set[int], ground: Ground) -> Iterator[Told]:
    """Yield the mission of an envoy who is named: «Қазақстанның Түркиядағы елшісі Имярек»."""
    head = without(page, at, frozenset(missions()))
    if not head or not names_follow(page, at + 1):
        return
    start = at
    while start > 0 and page.text(start - 1) in words("envoys"):
        start -= 1
    consul = [page.words[start].text.capitalize()] if start < at and page.text(at - 1) in words("general") else []
    host = page.ends.get(start)
    where = host is not None and land_of(host) is not None and is_where(page.words[host.end - 1])
    seat = [word.text for word in page.words[host.start : host.end]] if where and host is not None else []
    start = host.start if where and host is not None else start
    land = page.ends.get(start)
    code = land_of(land) if land is not None and land.first("country") is not None else None
    code = code or (ground.country if where else None)
    if code is not None and start not in taken:
        start = land.start if land is not None and land_of(land) == code else start
        yield Told(start, " ".join([countries.owner(code, LANG), *seat, *consul, missions()[head]]), code)


def names_follow(page: Page, at: int) -> bool:
    """Say that a person's name comes next: the post is somebody's."""
    return at < len(page.words) and page.words[at].text[0].isupper() and page.same_sentence(at - 1, at)


def local_prosecution(page: Page, at: int) -> Iterator[Told]:
    """Yield the office of a region's prosecutor who is named: «Ақтөбе облысының прокуроры Имярек»."""
    head = without(page, at, words("prosecutors"))
    if not head or not names_follow(page, at + 1):
        return
    start = at
    while start > 0 and page.ends.get(start) is None and page.text(start - 1) in words("territorial"):
        start -= 1
    spot = page.ends.get(start)
    code = land_of(spot) if spot is not None and spot.first("place") is not None else None
    if spot is None or code is None or is_where(page.words[spot.end - 1]) or not page.same_sentence(spot.start, at):
        return
    text = " ".join(word.text for word in page.words[spot.start : at])
    yield Told(spot.start, f"{text} {words_ending('prosecution')}", code)


def mission_at(page: Page, at: int, ground: Ground) -> Iterator[Told]:
    """Yield the mission of the article's own land that only its seat tells: «Бразилиядағы елшілік»."""
    spot = page.ends.get(at)
    own = without(page, at, words("own_missions"))
    if not own or spot is None or ground.country is None or not is_placed(page, spot.start):
        return
    if is_where(page.words[spot.end - 1]) and land_of(spot) != ground.country:
        head = next(one for one in words("heads") if one[:6] == own[:6])
        text = " ".join(word.text for word in page.words[spot.start : at])
        yield Told(spot.start, f"{countries.owner(ground.country, LANG)} {text} {head}", ground.country)
