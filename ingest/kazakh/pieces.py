"""What a single piece of a Kazakh phrase is: a title, an owner, a bare name, a duration, one of a list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ingest.kazakh.forms import HOME
from ingest.kazakh.units import BAR, JOINT, NOUN, Unit
from ingest.tables import load, read_toml


def is_duration(unit: Unit) -> bool:
    return unit.lemma in words("times") and unit.case == "Nom" and not unit.owned


def is_title_of(unit: Unit, following: Unit | None) -> bool:
    """Say that a noun tells who the name right after it is: «Имярек пен оның көмекшісі | Имярек»."""
    named = following is not None and following.kind == NOUN and following.named == "person"
    return named and unit.is_person and not unit.named and unit.case == "Nom"


def is_owner(noun: Unit) -> bool:
    return noun.named == "country" and noun.case == "Gen"


def is_bare_name(one: Unit) -> bool:
    """Say that a name, or a side, stands without a genitive: it may do what follows, rather than own it."""
    return one.kind == NOUN and one.acts and one.case == "Nom" and not one.adp


def owned_by_names() -> frozenset[str]:
    return frozenset(words("of_names")) | load("kk").word_class("sides")


def stative() -> frozenset[str]:
    return frozenset(words("stative"))


def ages() -> frozenset[str]:
    return frozenset(words("ages"))


def naming() -> frozenset[str]:
    return frozenset(words("naming"))


def is_dash(mark: Unit) -> bool:
    return mark.kind == BAR and mark.text in ("–", "—", "-")


def joins(first: Unit, mark: Unit, last: Unit) -> bool:
    if first.adp or last.adp or first.head.pos_ == "VERB":
        return False
    if mark.kind == JOINT and mark.text in together():
        bare = first.case == "Nom" and (mark.text in with_() or is_land_list(first, last))
        return (bare and last.head.pos_ != "PRON") or first.case == last.case
    same = first.case == last.case and first.case != "Nom"
    if is_dash(mark):
        return same and last.named == "person" and first.is_person
    listed = last.joined and first.case == "Nom" and is_land_list(first, last)
    return mark.text == "," and (same or listed) and (first.named == last.named)


def is_land_list(first: Unit, last: Unit) -> bool:
    """Say that only the last of several lands bears the case: «Беларусь, Ресей және Өзбекстаннан»."""
    return first.named == last.named == "country" and last.case not in ("Nom", "Gen")


def together() -> frozenset[str]:
    return frozenset(words("together"))


def with_() -> frozenset[str]:
    return frozenset(words("with"))


def attributive() -> frozenset[str]:
    return frozenset(words("attributive"))


def nominal() -> frozenset[str]:
    return frozenset(words("nominal"))


@lru_cache(maxsize=1)
def lists() -> Mapping[str, list[str]]:
    return dict(read_toml(HOME / "lexicon.toml")["phrases"])


def words(name: str) -> list[str]:
    return lists()[name]


def is_like_adjective(one: Unit) -> bool:
    return one.lemma.endswith(tuple(words("adjectival"))) and not one.named and not one.owned


def is_of_person(one: Unit, noun: Unit) -> bool:
    """Say that a bare noun only tells of which sort somebody is, whom a number counts: «69 шетел азаматы»."""
    return noun.is_person and noun.owned and not one.is_person and one.lemma not in words("paired")


def is_crowd(one: Unit, noun: Unit) -> bool:
    """Say that a noun makes several of one: «бір топ Өзбекстан азаматы»."""
    return one.kind == NOUN and one.lemma in words("crowds") and noun.lemma in words("of_crowds")
