"""What the gazetteer knows of an id of its own: names, kind, and what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graph import agencies, countries, ids
from graph.lists import rows


@dataclass(frozen=True, slots=True)
class Known:
    """Hold a node's own properties, the country it is of and the body it is part of (ids)."""

    props: Mapping[str, Any] = field(default_factory=dict)
    country: str | None = None
    parent: str | None = None


def look_up(id_: str) -> Known | None:
    """Say what the gazetteer knows of a node; None where the id is not one of its own."""
    type_ = id_.partition("/")[0]
    return LOOK_UPS[type_](id_) if type_ in LOOK_UPS else None


def country(id_: str) -> Known:
    code = id_.removeprefix("country/")
    names = countries.country_names(code)
    return Known({"code": code, **{f"name_{lang}": name for lang, name in names.items() if name}})


def agency(id_: str) -> Known | None:
    found = agencies.agency(id_)
    if found is None:
        return None
    of = None if found.country is None else ids.country(found.country)
    return Known(
        {**named([*found.names.values(), *found.aliases]), "kind": found.kind, "level": found.level}, of, found.parent
    )


def place(id_: str) -> Known | None:
    names = place_names().get(id_)
    return None if names is None else Known(named(names), ids.country(id_.removeprefix("place/").partition(".")[0]))


@lru_cache(maxsize=1)
def place_names() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place_ in countries.places():
        found.setdefault(place_.id, []).append(place_.name)
    for spellings in (countries.place_aliases(), *map(countries.place_spellings, countries.OTHERS)):
        for text, place_ in spellings.items():
            found.setdefault(place_.id, [place_.name]).append(text)
    return found


def offence(id_: str) -> Known | None:
    row = offences().get(id_.removeprefix("offence/"))
    if row is None:
        return None
    names = [row["ru"], row["kk"], row["en"]]
    return Known({"names": names, "iccs": row["iccs"] or None})


@lru_cache(maxsize=1)
def offences() -> Mapping[str, Mapping[str, str]]:
    return {row["code"]: row for row in rows("offences")}


def name_in(id_: str, lang: str) -> str | None:
    """Give the name of an agency, a place or an offence in a language; None where the lists have none."""
    type_ = id_.partition("/")[0]
    if type_ == "place":
        return countries.first_spellings(lang).get(id_) if lang in countries.OTHERS else None
    if type_ == "offence":
        return offences().get(id_.removeprefix("offence/"), {}).get(lang) or None
    found = agencies.agency(id_) if type_ == "agency" else None
    return None if found is None else found.names.get(lang) or None


def named(names: list[str]) -> dict[str, Any]:
    """Give `name`, the first, and `names`, all of them once."""
    return {"name": names[0], "names": list(dict.fromkeys(names))}


LOOK_UPS = {"country": country, "agency": agency, "place": place, "offence": offence}
