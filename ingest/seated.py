"""Which agency a printed body means, once that is known: a region for its town, a department for its committee."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from graph import agencies
from graph.agencies import Kind
from graph.countries import Place, region_of
from ingest import bodies, lexicon
from ingest.bodies import Phrase
from ingest.found import Found


@dataclass(frozen=True, slots=True)
class Seat:
    """Say which agency a phrase means; `said` where the printed words themselves give the territory."""

    phrase: Phrase
    kind: Kind
    country: str
    place: Place | None
    said: bool
    host: str | None = None


def of_region(seat: Seat, said: Sequence[Seat]) -> Seat:
    """Read «карагандинские прокуроры» as those of the region, where the article names these and not the town's."""
    adjective = seat.phrase.territories[0].start < seat.phrase.spot.start
    if not adjective or seat.place is None or seat.place.iso:
        return seat
    alike = {
        one.place for one in said if one.kind is seat.kind and one.phrase.spot.start < one.phrase.territories[0].start
    }
    region = region_of(seat.place)
    return replace(seat, place=region) if region in alike and seat.place not in alike else seat


def spoken_for(phrase: Phrase, said: Sequence[Seat]) -> Seat | None:
    """Read a bare «СК» as the one department of a region that the article names, and no other of its kind."""
    wholes = {body.kind.id for body in phrase.bodies} & lexicon.words("region_speaks")
    parts = {(one.kind.id, one.place): one for one in said if one.kind.parent in wholes and one.place is not None}
    bare = not phrase.is_post and len(parts) == 1 and not any(one.kind.id in wholes for one in said)
    return replace(next(iter(parts.values())), phrase=phrase, said=False) if bare else None


def is_nobodys(phrase: Phrase) -> bool:
    """Say that an unnamed official stands for no body that could be told from others: «прокурор просил пять лет»."""
    page, at = phrase.page, phrase.end
    named = at < len(page.words) and page.same_sentence(at - 1, at) and page.words[at].ent_type_ == "PER"
    word = phrase.spot.end - phrase.spot.start == 1  # not «прокурор области»
    return phrase.is_post and word and not named and all(body.kind.level == "regional" for body in phrase.bodies)


def merged(found: Found, named: Collection[str]) -> Found:
    """Take the police for their ministry or department, an embassy for the one in a country, where these are named."""
    known = agencies.agency(found.ref or "")
    if known is None:
        return found
    full = known.parent if known.merged else known.id
    missions = [ref for ref in named if known.kind in bodies.AT_WHICH and ref.startswith(f"{known.id}-")]
    meant = missions or [ref for ref in agencies.told_in_full(known) if ref in named]
    whole = agencies.agency(meant[0] if len(meant) == 1 else full if full in named else "")
    return found if whole is None else replace(found, ref=whole.id, name=whole.names["ru"])
