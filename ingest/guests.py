"""Who is at a meeting beyond those whom its verb seats: unnamed guests, the land visited, many ministers at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph import ids
from graph.countries import country_names
from ingest.company import is_speech, path
from ingest.parties import Gathering
from ingest.syntax import case_of, climb, feature, is_finite, lemma

if TYPE_CHECKING:
    from ingest.mentions import Found
    from ingest.scene import Scene


def is_of_another_verb(found: Found, gathering: Gathering) -> bool:
    """Say that a verb of its own stands between somebody and «рассказал на брифинге», which has its teller behind it.

    «Прокуратура Чили уведомила коллег, рассказал на брифинге прокурор».
    """
    steps = path(gathering.trigger.token, gathering.scene)
    verb = next((step for step in steps if is_finite(step)), None)
    if verb is None or not is_speech(verb, gathering.scene) or found.start > verb.i:
        return False
    behind = any(child.dep_.startswith("nsubj") and child.i > verb.i for child in verb.children)
    return behind and any(is_finite(word) for word in verb.doc[found.end : verb.i])


def has_unnamed_guest(gathering: Gathering) -> bool:
    words = gathering.scene.tables.word_class("guests")
    return any(
        lemma(child) in words and case_of(child) in ("acc", "gen", "nom") for child in gathering.trigger.token.children
    )


def lands_visited(gathering: Gathering, parties: Sequence[Found]) -> list[Found]:
    """Give the land of the town that somebody of another land came to on an official visit: «с визитом в Ташкент»."""
    official = lemma(gathering.trigger.token) in gathering.scene.tables.word_class("official_visits")
    own = {found.country for found in parties}
    towns = (f for f in gathering.seated("held_in") if f.type == "place" and f.country and f.country not in own)
    return [as_land(town, gathering.scene) for town in towns][:1] if official and own - {None} else []


def as_land(town: Found, scene: Scene) -> Found:
    code = town.country or ""
    named = next((f for f in scene.founds if f.type == "country" and f.country == code), None)
    return named or replace(
        town, type="country", ref=ids.country(code), name=country_names(code)["ru"], form="name", cluster=-1
    )


def is_of_heads(gathering: Gathering) -> bool:
    """Say that those who met are many who lead bodies of one organisation's states: «встреча министров стран ШОС»."""
    token, heads = gathering.trigger.token, gathering.scene.tables.word_class("attendants")
    many = {child.i for child in token.children if lemma(child) in heads and feature(child, "Number") == "Plur"}
    union = [s.found for s in gathering.seats if s.found.type == "agency" and s.found.country is None]
    return any(step.i in many for found in union for step in climb(gathering.scene.doc[found.head]))
