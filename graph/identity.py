"""Which mentions are the same thing: anchors in an article, blocks, entities in a block, people's judgements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from graph import ids, persons, spans
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


def anchors(published: str, claims: Sequence[Claim], head: Mapping[str, str]) -> list[Anchor]:
    """Gather an article's mentions into anchors, ordered by id."""
    of: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions(claims):
        of[head[mention.id]].append(mention)
    told = hints(claims, head)
    return [anchor(published, id_, of[id_], told.get(id_, {})) for id_ in sorted(of)]


def hints(claims: Sequence[Claim], head: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """Collect what an article's claims tell of its things and names do not: citizenship, an operation's year."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.kind == "citizenship" and claim.status != "denied":
            states = {mention.ref or "" for mention in claim.roles["citizen_of"]}
            told[head[claim.roles["subject"][0].id]]["citizen"] |= states
        if claim.kind == "operation" and claim.date is not None:
            span = spans.read(claim.date)
            if span.first[:4] == span.last[:4]:
                told[head[claim.roles["operation"][0].id]]["year"].add(span.first[:4])
    return {id_: {key: sorted(values) for key, values in hint.items()} for id_, hint in told.items()}


def anchor(published: str, id_: str, said: Sequence[Mention], hint: Mapping[str, list[str]]) -> Anchor:
    type_ = said[0].type
    ref = next((mention.ref for mention in said if mention.ref is not None), None)
    fullest = max(said, key=lambda mention: (len(mention.name or ""), mention.name or ""))
    attrs = {key: value for mention in reversed(said) for key, value in mention.attrs.items() if value is not None}
    short = {"partial": True} if fullest.attrs.get("partial") else {}
    attrs = {key: attrs[key] for key in KEPT.get(type_, ()) if key in attrs}
    profile = {**attrs, **short, **hint, **({} if fullest.name is None else {"name": fullest.name})}
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
    if type_ in LOCAL_WITHOUT_COUNTRY and profile.get("country") is None:
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


def cluster_namesakes(group: Sequence[str], read: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    """Tell apart people of one name by what they differ in."""
    parts = [("", list(group))]
    for feature in FEATURES:
        parts = [
            (mark if value is None else f"{mark}~{value}", members)
            for mark, part in parts
            for value, members in told_apart(part, partial(feature, read))
        ]
    for mark, members in parts:
        best = min((read[profile]["name"] for profile in members), key=persons.rank)
        id_ = full_name({"name": best}).id(mark.removeprefix("~") or None)
        yield from ((profile, id_) for profile in members)


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


def patronymic(read: Mapping[str, Profile], profile: str) -> str | None:
    return persons.fold(ids.slug(name)) if (name := full_name(read[profile]).patronymic) else None


def born(read: Mapping[str, Profile], profile: str) -> str | None:
    return None if (day := read[profile].get("born")) is None else str(day)[:4]


def citizen(read: Mapping[str, Profile], profile: str) -> str | None:
    state = only(read[profile].get("citizen"))
    return None if state is None else state.removeprefix("country/")


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
LOCAL_WITHOUT_COUNTRY = ("agency", "place")
# What tells namesakes apart, in this order.
FEATURES = (patronymic, born, citizen)
