"""Which land words give to a body: «Turkish», «Turkey's», «U.S.» before it, «of Turkey», «in Turkey» after it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.countries import Place, region_of
from ingest.spots import Page, Spot

STYLED = frozenset({"the", "of", "kingdom", "republic", "state", "islamic", "federal", "democratic", "socialist",
                    "principality", "sultanate", "grand", "duchy", "people", "'s"})  # fmt: skip
REGIONAL = frozenset({"region", "regional", "region's", "oblast"})
REGIONS = frozenset({"region", "oblast", "province", "county", "district", "prefecture", "state", "city"})
OWNING = frozenset({"'s", "\u2019s", "'", "`s", "\u00b4s"})


@dataclass(frozen=True, slots=True)
class Territory:
    """Hold a country, and the words start..end of a page that tell it; `local`: a town or region (`place`) does."""

    country: str
    start: int
    end: int
    place: Place | None = None
    local: bool = False


def land(spot: Spot | None, places: bool = True) -> str | None:
    """Give the country that a spot names, or in which its place lies."""
    if spot is None:
        return None
    country = spot.first("country")
    if country is not None:
        return str(country.item.code)
    place = spot.first("place", "name") if places else None
    return str(place.item.country) if place is not None else None


def before(page: Page, at: int) -> Territory | None:
    """Read the owner right before a body: an adjective, a possessive, a bare name; one adjective may stand between."""
    for step in (at, at - 1):
        if step < at and (step < 1 or page.words[step].tag_ != "JJ" or page.words[step].text[0].isupper()):
            break
        owned = step > 0 and page.text(step - 1) in OWNING
        named = step - owned - (page.text(step - owned - 1) in REGIONS and step - owned not in page.ends)
        spot = page.ends.get(named)
        code = land(spot)
        if spot is not None and code is not None and page.same_sentence(spot.start, at):
            return Territory(code, spot.start, step, place_of(spot, page.text(spot.end)), is_local(spot))
    return None


def place_of(spot: Spot, next_word: str = "") -> Place | None:
    """Give the town or region that a spot names; «Kostanay regional police» are those of the town's region."""
    entry = spot.first("place", "name") if spot.first("country") is None else None
    place: Place | None = entry.item if entry is not None else None
    return place if place is None or next_word not in REGIONAL else region_of(place)


def place_after(page: Page, at: int) -> Territory | None:
    """Read «of Almaty», «of the city of Almaty», «for the Kostanay region»."""
    step = at + 1
    while page.text(step) in ("the", "city", "of"):
        step += 1
    spot = page.starts.get(step) if page.text(at) in ("of", "for") else None
    place = place_of(spot) if spot is not None and page.same_sentence(at - 1, step) else None
    return Territory(place.country, step, spot.end, place, True) if place is not None and spot is not None else None


def is_local(spot: Spot) -> bool:
    return spot.first("country") is None


def after(page: Page, at: int, inside: bool, words: tuple[str, ...] = ("of", "in", "to")) -> Territory | None:
    """Read «of Turkey», «of the Kyrgyz Republic», and where it is told so «in Turkey», «to Turkey», «of Osh»."""
    if page.text(at) not in (words if inside else ("of",)):
        return None
    step = at + 1
    while page.text(step) in STYLED and step not in page.starts:
        step += 1
    spot = page.starts.get(step)
    code = land(spot, places=inside)
    if spot is None or code is None or not page.same_sentence(at - 1, step):
        return None
    return Territory(code, spot.start, spot.end, place_of(spot, page.text(spot.end)), is_local(spot))
