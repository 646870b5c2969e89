"""Two bodies that do something together: what a party stands for, and whom «стороны» means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph import agencies
from graph.model import Claim, Mention
from ingest.antecedents import both, named_kind, nouns_of_two
from ingest.colleagues import colleagues_of
from ingest.parties import Gathering, key_of, unique
from ingest.scribe import Span
from ingest.syntax import lemma, preposition
from ingest.titles import speaks_of

if TYPE_CHECKING:
    from ingest.mentions import Found
    from ingest.scene import Scene
    from ingest.scribe import Scribe

Place = tuple[str, int]
PARTIES = frozenset({"agency", "country"})
TWO = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two bodies that the article says work together, with what says so."""

    left: Mention
    right: Mention
    at: Place
    span: Span
    rule: str
    topics: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(sorted((key_of(self.left), key_of(self.right))))


@dataclass(frozen=True, slots=True)
class Two:
    """Hold the two bodies that a meeting or a paper has just told of, or those of a council: whom «стороны» means."""

    at: Place
    bodies: tuple[Mention, ...]

    @property
    def order(self) -> tuple[bool, int]:
        return (self.at[0] != "title", self.at[1])


def two_of(parties: Sequence[Mention], at: Place) -> Iterator[Two]:
    """Give the two bodies among the parties, one a country, or two of one country, or else the two countries."""
    agencies_ = unique(mention for mention in parties if mention.type == "agency")
    lands = unique(mention for mention in parties if mention.type == "country")
    by_land = {land_of(body): main_body(land_of(body), agencies_) for body in agencies_}
    alone = lands if set(by_land) <= {None, *map(land_of, lands)} else []  # a third's body makes three
    for pair in (list(by_land.values()), agencies_, alone):
        if len(pair) == 2:
            yield Two(at, (pair[0], pair[1]))
            return


def main_body(land: str | None, bodies: Sequence[Mention]) -> Mention:
    """Give the body of a country that stands for the rest: a ministry for its department, told by its shorter name."""
    return min((body for body in bodies if land_of(body) == land), key=lambda body: len(body.name or ""))


def two_who_met(claim: Claim) -> Iterator[Two]:
    yield from two_of(claim.roles.get("met_at", ()), (claim.evidence[0].part, claim.evidence[0].start))


def all_who_met(claim: Claim) -> Iterator[Two]:
    """Give those of a meeting of more than two, or the organisation alone whose council sat: they sign as well."""
    present = [mention for mention in claim.roles.get("met_at", ()) if mention.type in PARTIES]
    bodies = without_own_lands(unique(present))
    lands = {land_of(body) for body in bodies}
    if len(lands) > TWO or (len(bodies) == 1 and lands == {None}):
        yield Two((claim.evidence[0].part, claim.evidence[0].start), tuple(bodies))


def pairs_among(mentions: Sequence[Mention], gathering: Gathering, topics: tuple[str, ...] = ()) -> list[Pair]:
    """Pair everybody with everybody, but for a body with its own state."""
    twos = ((left, right) for left, right in combinations(mentions, 2) if not is_part(left, right))
    return [Pair(left, right, gathering.at, gathering.span, gathering.rule, topics) for left, right in twos]


def is_part(left: Mention, right: Mention) -> bool:
    """Say that one is the other's country, or a part of the other: a ministry and its own state, ШОС and its РАТС."""
    if left.type != right.type:
        return land_of(left) == land_of(right)
    known = [agencies.agency(mention.ref) if mention.ref else None for mention in (left, right)]
    parents = [one.parent if one is not None else None for one in known]
    return (left.ref is not None and left.ref == parents[1]) or (right.ref is not None and right.ref == parents[0])


def land_of(mention: Mention) -> str | None:
    if mention.type == "country" and mention.ref is not None:
        return mention.ref.partition("/")[2]
    land: str | None = mention.attrs.get("country")
    return land


def without_own_lands(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out a bare country of which a body is there: «МВД России и российские коллеги»."""
    lands = {land_of(mention) for mention in mentions if mention.type == "agency"}
    return [mention for mention in mentions if mention.type == "agency" or land_of(mention) not in lands]


def stood_for(found: Found, gathering: Gathering, scribe: Scribe) -> Mention | None:
    """Write the body that a party is: itself, the one whose post a person holds, the country of a post or a city."""
    if found.type in PARTIES:
        office = office_meant(found, gathering, scribe) if found.form == "adjective" else None
        if office is None and found.type == "country":
            office = colleagues_of(found, gathering, scribe.reading)
        return scribe.mention(*office) if office is not None else scribe.mention(found, gathering.scene)
    post = scribe.reading.post_of(found.cluster) if found.type == "person" else None
    if post is not None and post.agency is not None:
        return scribe.mention(post.agency, scribe.scene_of(post.agency))
    if found.type == "place" and found.form == "adjective":
        office = colleagues_of(found, gathering, scribe.reading)
        if office is not None:
            return scribe.mention(*office)
        if not is_of_people(found, gathering):
            return None
    town = found.type == "place"
    land = found.country if town else post.country if post is not None else None
    return scribe.country_named(land, found, gathering.scene) if land is not None else None


def is_of_people(found: Found, gathering: Gathering) -> bool:
    """Say that a town's adjective tells of its servants: «берлинским следователям»."""
    scene = gathering.scene
    return lemma(scene.doc[found.head].head) in scene.tables.word_class("colleagues", "bearers")


def office_meant(found: Found, gathering: Gathering, scribe: Scribe) -> tuple[Found, Scene] | None:
    """Read «литовское бюро» as the one body of the country that the article names and that is called so."""
    noun = gathering.scene.doc[found.head].head
    if found.type != "country" or lemma(noun) not in gathering.scene.tables.word_class("office_nouns"):
        return None
    named = {
        body.ref: (body, scene)
        for scene in scribe.reading.scenes.values()
        for body in scene.founds
        if body.type == "agency" and body.country == found.country and speaks_of(noun.text, body.name or "")
    }
    return next(iter(named.values())) if len(named) == 1 else None


def raised(mentions: Sequence[Mention], told: Sequence[Two]) -> list[Mention]:
    """Read «поблагодарил сербских коллег» as the Serbian body that the article's meeting was with."""
    bodies = {key_of(body): body for two in told for body in two.bodies if body.type == "agency"}
    named = [mention for mention in mentions if key_of(mention) in bodies]
    if len(mentions) != 2 or len(named) != 1:
        return list(mentions)
    other = next(mention for mention in mentions if mention not in named)
    same = [body for body in bodies.values() if land_of(body) == land_of(other) and key_of(body) != key_of(named[0])]
    return [named[0], same[0]] if other.type == "country" and len(same) == 1 else list(mentions)


def told_before(gathering: Gathering, told: Sequence[Two], scribe: Scribe, reach: int | None = None) -> list[Mention]:
    """Give the two whom «стороны», «оба ведомства» mean: the kind that is named, those told of last, two countries.

    Within `reach` sentences those told of last need no such word.
    """
    before = [two for two in told if two.order <= (gathering.at[0] != "title", gathering.at[1])]
    last = max(before, key=lambda two: two.order, default=None)
    if any(nouns_of_two(gathering)):
        kind = named_kind(gathering, scribe.reading)
        if last is not None and not kind and is_meant(last, gathering):
            return list(last.bodies)
        return [scribe.mention(found, scene) for scene, found in kind or both(gathering, scribe.reading)]
    if is_between(gathering):
        return []
    near = last is not None and reach is not None and sentences_to(last, gathering) <= reach
    return list(last.bodies) if last is not None and near else []


def is_meant(two: Two, gathering: Gathering) -> bool:
    """Say that the words may mean these two: «наши страны» are no organisation."""
    states = gathering.scene.tables.word_class("states")
    named = any(lemma(noun) in states for noun in gathering.trigger.token.subtree)
    return not named or all(land_of(body) is not None for body in two.bodies)


def is_between(gathering: Gathering) -> bool:
    """Say that the words name both sides by «между», be they known or not."""
    tables = gathering.scene.tables
    return any(preposition(c, tables) == tables.words.get("between") for c in gathering.trigger.token.children)


def sentences_to(two: Two, gathering: Gathering) -> int:
    part, at = gathering.at
    if two.at[0] != part:
        return 1
    return sum(two.at[1] < sentence.start_char <= at for sentence in gathering.scene.doc.sents)
