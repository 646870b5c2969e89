"""Hang on its verb a land, or a receiver, that the parser gave to the name or the noun before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from graph.agencies import tribunals
from ingest.clauses import allowed_cases
from ingest.naming import is_bare
from ingest.syntax import case_of, feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.found import Found


def part(founds: Sequence[Found], doc: Doc) -> None:
    """Part each land from what it only stands beside."""
    part_from_names(founds, doc)
    part_from_citizens(founds, doc)
    part_from_bodies(founds, doc)
    part_from_owned(founds, doc)
    part_lands(founds, doc)
    part_from_initials(founds, doc)


def part_from_names(founds: Iterable[Found], doc: Doc) -> None:
    """Hang a receiver after somebody on what governs him: «выдала Ивана Имярека Литве», «выдала афериста Литве».

    A name without cases, or one that may be a genitive, has to follow a person's name for that.
    """
    ends = {found.end for found in founds if found.type == "person"}
    for found in founds:
        land: Any = doc[found.head]  # the published types know nothing of its features' setter
        if found.type not in ("country", "place"):
            continue
        sure = "Gen" not in allowed_cases(land) or found.start in ends
        bare = not any(child.dep_ == "case" for child in land.children)
        top = next((step for step in land.ancestors if not is_somebody(step)), None)
        if sure and bare and "Dat" in allowed_cases(land) and is_somebody(land.head) and top is not None:
            land.head, land.dep_ = top, "iobj"
            land.set_morph({**land.morph.to_dict(), "Case": "Dat"})


def part_from_citizens(founds: Sequence[Found], doc: Doc) -> None:
    """Hang on the verb whence citizens of another land go: «выдворено 40 граждан Литвы из Польши»."""
    lands = [found for found in founds if found.type == "country"]
    for land, place in pairwise(lands):
        noun, token, own = doc[land.head].head, doc[place.head], doc[land.head]
        citizens = noun.i == land.start - 1 and case_of(own) == "gen" and land.country != place.country
        away = place.start == land.end + 1 and doc[land.end].pos_ == "ADP" and token.head.i in (noun.i, own.i)
        if citizens and away and noun.head.pos_ == "VERB":
            token.head, token.dep_ = noun.head, "obl"


def part_from_bodies(founds: Sequence[Found], doc: Doc) -> None:
    """Hang on the verb whence somebody comes, where the parser gave it to a body: «прокуратуры Литвы из Чили выдан»."""
    bodies = {at for found in founds if found.type == "agency" for at in range(found.start, found.end)}
    for found in founds:
        land: Any = doc[found.head]
        verb = next((step for step in land.ancestors if step.pos_ == "VERB"), None)
        away = found.type in ("country", "place") and any(child.dep_ == "case" for child in land.children)
        if away and land.head.i in bodies and land.i not in bodies and verb is not None:
            land.head, land.dep_ = verb, "obl"


def part_lands(founds: Sequence[Found], doc: Doc) -> None:
    """Hang on the verb a land that the parser gave to the land before it: «передан Грузией России» is to Russia.

    «Выдали гражданку Чехии Германии» is to Germany.
    """
    sides = (found for found in founds if found.type == "country" or found.ref in tribunals())
    lands = {found.start: found for found in sides if found.form != "adjective"}
    for found in (found for found in lands.values() if found.type == "country"):
        owner, land = doc[found.head], cast("Any", doc[lands[found.end].head]) if found.end in lands else None
        if land is None or land.head.i != owner.i or case_of(land) != "gen":
            continue
        received = land.is_upper or "Dat" in allowed_cases(land)
        whose = owner.head if feature(owner.head, "Animacy") == "Anim" and case_of(owner) == "gen" else None
        verb = whose.head if whose is not None else owner.head
        if received and (whose is not None or case_of(owner) in ("ins", "nom")) and verb.pos_ == "VERB":
            land.head, land.dep_ = verb, "iobj"
            land.set_morph({**land.morph.to_dict(), "Case": "Dat"})


def part_from_initials(founds: Iterable[Found], doc: Doc) -> None:
    """Hang a country on its verb where the parser made it a word of the name before: «Ивана Б. Турция выдала»."""
    people = {at for found in founds if found.type == "person" for at in range(found.start, found.end)}
    for found in founds:
        land: Any = doc[found.head]
        verb = next((step for step in land.ancestors if step.pos_ == "VERB"), None)
        lost = found.type in ("country", "place") and land.dep_ == "flat:name" and land.head.i in people - {land.i}
        if lost and verb is not None and "Nom" in allowed_cases(land):
            land.head, land.dep_ = verb, "nsubj"
            land.set_morph({**land.morph.to_dict(), "Case": "Nom"})


def part_from_owned(founds: Sequence[Found], doc: Doc) -> None:
    """Hang on the verb whence somebody comes, past a noun and its owner: «по запросам других стран из Чили выдано»."""
    for found in founds:
        land: Any = doc[found.head]
        noun, case = land.head, next((child for child in land.children if child.dep_ == "case"), None)
        if case is None or found.type not in ("country", "place") or case_of(land) != "gen" or noun.pos_ != "NOUN":
            continue
        owner = next((child for child in noun.children if noun.i < child.i == case.i - 1), None)
        owned = owner is not None and case_of(owner) == "gen" and feature(owner, "Animacy") == "Inan"
        if owned and noun.head.pos_ == "VERB" and noun.head.i > land.i and not is_bare(noun):
            land.head, land.dep_ = noun.head, "obl"


def is_somebody(token: Token) -> bool:
    """Say that a word is of a name, or a noun for its bearer."""
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and feature(token, "Animacy") == "Anim")
