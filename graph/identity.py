"""Which mentions are the same thing: anchors in an article, blocks, entities in a block, people's judgements."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graph import ids, listed, namesakes, persons, spans
from graph.admission import REF
from graph.errors import BrokenInvariantError
from graph.groups import Groups
from graph.model import Claim, Mention, canonical

Profile = Mapping[str, Any]
Item = TypeVar("Item", bound=Hashable)
UNDATED = "9999-99-99"  # an article without a date sorts last
NAMES = "?"  # begins a block that holds several names, so that its entities are to be found inside


@dataclass(frozen=True, slots=True)
class Anchor:
    """Hold one thing as one article knows it; `base` is its entity where its block alone decides, else None."""

    id: str
    article: str
    type: str
    block: str
    profile: str
    seq: str
    base: str | None


def order(published: str, id_: str) -> str:
    """Give what reports are ordered by: (published, article, offset); `published` is UNDATED where it is not known."""
    part, start = ids.offset(id_)
    return f"{published} {ids.article_of(id_)} {'t' if part == 'title' else 'u'}{start:09}"


def heads(claims: Sequence[Claim]) -> dict[str, str]:
    """Tell the anchor of every mention: the first mention of the same thing in the article."""
    groups: Groups[str] = Groups()
    for mention in mentions(claims):
        groups.join(mention.id, mention.head)
    return {id_: min(members, key=ids.offset_key) for members in groups.all() for id_ in members}


def mentions(claims: Iterable[Claim]) -> list[Mention]:
    """Give every mention of an article's claims, in the order of the text."""
    found = {
        (ids.offset_key(mention.id), canonical(dict(mention.attrs)), mention.name or "", mention.ref or ""): mention
        for claim in claims
        for seat in claim.roles.values()
        for mention in seat
    }
    return [found[key] for key in sorted(found)]


def spoken(claims: Sequence[Claim], id_: str) -> Mention | None:
    """Give the mention of this id; where no claim speaks of it itself, the first that refers to it.

    A title may name whom the claims of the body are about: the name there is the anchor, and fills no role.
    """
    found, head = mentions(claims), heads(claims)
    own = (mention for mention in found if mention.id == id_)
    return next(own, next((one for one in found if id_ in head and head[one.id] == head[id_]), None))


def anchors(published: str, claims: Sequence[Claim], head: Mapping[str, str]) -> list[Anchor]:
    """Gather an article's mentions into anchors, ordered by id."""
    of: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions(claims):
        of[head[mention.id]].append(mention)
    told = hints(published, claims, head)
    return [anchor(published, id_, of[id_], told.get(id_, {})) for id_ in sorted(of)]


def hints(published: str, claims: Sequence[Claim], head: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """Collect what an article's claims tell of its things and names do not: {anchor: {what: values}}."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        for role, key, value in HINTS[claim.kind](claim, published[:4]) if claim.kind in HINTS else ():
            for mention in claim.roles.get(role, ()):
                told[head[mention.id]][key].add(value)
    for hint in told.values():
        if "sought" in hint:
            hint.pop("acting", None)  # the post of one who is sought is a former one, whatever the words
    return {id_: {key: sorted(values) for key, values in hint.items()} for id_, hint in told.items()}


def told_citizen(claim: Claim, year: str) -> Iterator[tuple[str, str, str]]:
    for mention in claim.roles["citizen_of"] if claim.status != "denied" else ():
        yield "subject", "citizen", (mention.ref or "").removeprefix("country/")


def told_year(claim: Claim, year: str) -> Iterator[tuple[str, str, str]]:
    span = None if claim.date is None else spans.read(claim.date)
    if span is not None and span.first[:4] == span.last[:4]:
        yield "operation", "year", span.first[:4]


def told_post(claim: Claim, year: str) -> Iterator[tuple[str, str, str]]:
    """Tell of which state somebody is an official, and in which year an article calls him so."""
    for mention in claim.roles["holds_post"] if claim.status != "denied" else ():
        state = mention.attrs.get("country") or STATE.match(mention.ref or "")
        if state:
            yield "subject", "posts", state if isinstance(state, str) else state[1]
        if not claim.attrs.get("former") and year != UNDATED[:4]:
            yield "subject", "acting", year


def told_sought(claim: Claim, year: str) -> Iterator[tuple[str, str, str]]:
    if claim.status != "denied" and year != UNDATED[:4]:
        yield "subject", "sought", year


def told_offence(claim: Claim, year: str) -> Iterator[tuple[str, str, str]]:
    for mention in claim.roles["accused_of"] if claim.status != "denied" else ():
        yield "subject", "offences", (mention.ref or "").removeprefix("offence/")


def anchor(published: str, id_: str, said: Sequence[Mention], hint: Mapping[str, list[str]]) -> Anchor:
    type_ = said[0].type
    ref = next((mention.ref for mention in said if mention.ref is not None), None)
    fullest = max(said, key=lambda mention: (len(mention.name or ""), mention.name or ""))
    attrs = {key: value for mention in reversed(said) for key, value in mention.attrs.items() if value is not None}
    short = {"partial": True} if fullest.attrs.get("partial") else {}
    attrs = {key: attrs[key] for key in KEPT.get(type_, ()) if key in attrs}
    named = {} if fullest.name is None else {"name": fullest.name}
    kept = {key: hint[key] for key in (TOLD if named else TOLD_UNNAMED) if key in hint}
    profile = {**attrs, **short, **kept, **named}
    block, base = place(id_, type_, ref, profile)
    return Anchor(id_, ids.article_of(id_), type_, block, canonical(profile), order(published, id_), base)


def place(id_: str, type_: str, ref: str | None, profile: Profile) -> tuple[str, str | None]:
    """Give the block of an anchor and, where the block alone decides, its entity."""
    name = profile.get("name")
    if ref is not None:
        return ref, ref
    if name is None:
        own = ids.unnamed(type_, id_)
        return own, own
    if type_ == "person":
        return place_person(id_, name, bool(profile.get("partial")))
    if type_ == "operation":
        return f"{NAMES}{ids.operation(name, None)}", None
    if type_ == "agency":
        return place_agency(id_, name, profile)
    if type_ == "place" and profile.get("country") is None:
        own = ids.local(type_, name, id_)
        return own, own
    own = ids.printed(type_, name, profile.get("country"))
    return own, own


def place_person(id_: str, name: str, short: bool) -> tuple[str, str | None]:
    parsed = None if short else persons.parse(name)
    if parsed is None:
        own = ids.initials(name, id_)
        return own, own
    return f"{NAMES}{parsed.block}", None


def place_agency(id_: str, name: str, profile: Profile) -> tuple[str, str | None]:
    """Look a body up in the closed lists; else it is one of its name in its country, or stays in its article."""
    country = profile.get("country")
    ref = None if profile.get("level") == "regional" else listed.find_agency(name, country)
    if ref is not None:
        return ref, ref
    if country is None:
        own = ids.local("agency", name, id_)
        return own, own
    return f"{NAMES}{ids.printed('agency', ' '.join(listed.sounds(name)), country)}", None


def blocks_of(alias: str) -> list[str]:
    """Give the blocks where a name, or the slug of one (`person/sadenov-erzhan`), may stand."""
    words = alias.removeprefix("person/").partition("~")[0].replace("-", " ")
    orders = (words, " ".join(reversed(words.split())))
    found = [f"{NAMES}{parsed.block}" for parsed in map(persons.parse, orders) if parsed is not None]
    return sorted(set(found))


def cluster(block: str, profiles: Iterable[str]) -> dict[str, str]:
    """Part the profiles of one block of people or operations into entities; gives the entity's id of each."""
    read = {profile: json.loads(profile) for profile in sorted(profiles)}
    if block.startswith(f"{NAMES}operation/"):
        return dict(cluster_operations(read))
    if block.startswith(f"{NAMES}agency/"):
        return dict.fromkeys(read, printed_agency(list(read.values())))
    named: dict[Hashable, list[str]] = defaultdict(list)
    for profile, told in read.items():
        named[full_name(told).key].append(profile)
    return dict(found for group in named.values() for found in cluster_namesakes(group, read))


def cluster_operations(read: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    def year(profile: str) -> str | None:
        return only(read[profile].get("year"))

    for _, members in told_apart(list(read), year):
        years = sorted({known for profile in members if (known := year(profile)) is not None})
        best = min((read[profile]["name"] for profile in members), key=persons.rank)
        yield from ((profile, ids.operation(best, only(years))) for profile in members)


def printed_agency(told: Sequence[Profile]) -> str:
    best = min((profile["name"] for profile in told), key=persons.rank)
    return ids.printed("agency", best, told[0]["country"])


def cluster_namesakes(group: Sequence[str], read: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    """Tell apart people of one name."""
    bearers: dict[namesakes.Traits, list[str]] = defaultdict(list)
    for profile in group:
        bearers[traits_of(read[profile])].append(profile)
    for mark, traits in namesakes.persons(bearers):
        members = [profile for each in traits for profile in bearers[each]]
        best = min((read[profile]["name"] for profile in members), key=persons.rank)
        id_ = full_name({"name": best}).id(mark or None)
        yield from ((profile, id_) for profile in members)


def traits_of(profile: Profile) -> namesakes.Traits:
    return namesakes.traits(full_name(profile).father, profile)


def told_apart(items: Sequence[Item], feature: Callable[[Item], str | None]) -> list[tuple[str | None, list[Item]]]:
    """Part items by a feature; with one known value nothing is parted, with several the unknown stay on their own."""
    values = sorted({value for item in items if (value := feature(item)) is not None})
    if len(values) < 2:
        return [(None, list(items))]
    parts = [(value, [item for item in items if feature(item) == value]) for value in (*values, None)]
    return [part for part in parts if part[1]]


def full_name(profile: Profile) -> persons.Name:
    parsed = persons.parse(profile["name"])
    if parsed is None:
        raise BrokenInvariantError(f"{profile['name']!r} is no full name, and stands in a block of such")
    return parsed


def only(values: Sequence[str] | None) -> str | None:
    return values[0] if values is not None and len(values) == 1 else None


def best_base(bases: Mapping[str, tuple[str | None, str]], found: Iterable[str]) -> str:
    """Choose the id of an entity that people have joined; `bases` gives each base's best name and first report."""

    def key(base: str) -> tuple[int, tuple[int, int, str], str, str]:
        name, first = bases[base]
        return standing(base), persons.rank(name or ""), first, base

    return min(found, key=key)


def standing(base: str) -> int:
    """Rank ids: closed lists, names, names that stay in their article, no name."""
    if REF.match(base):
        return 0
    return 3 if "/~" in base else 2 if "@" in base else 1


# What a profile keeps of a mention's attributes, by type.
KEPT: Mapping[str, tuple[str, ...]] = {
    "person": ("kind", "count", "count_is", "caption", "born", "sex"),
    "agency": ("country", "kind", "level"),
    "place": ("country",),
}
# What claims tell of a thing: (role, what, value).
HINTS: Mapping[str, Callable[[Claim, str], Iterator[tuple[str, str, str]]]] = {
    "citizenship": told_citizen,
    "operation": told_year,
    "post": told_post,
    "transfer": told_sought,
    "detention": told_sought,
    "wanted": told_sought,
    "accusation": told_offence,
}
# What a profile keeps of it: of the named as little as tells them apart, of the unnamed what events are joined by.
TOLD = ("citizen", "posts", "sought", "acting", "year")
TOLD_UNNAMED = ("citizen", "offences")
STATE = re.compile(r"(?:agency|country)/([A-Z]{2})(?:[-.~]|$)")
