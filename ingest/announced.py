"""Whose body tells of a movement stands for the end that nobody names: «Прокуратура Праги сообщила, что X передан»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from ingest.sentences import following
from ingest.sides import Side, opposite, side_key, side_of
from ingest.syntax import lemma, stands

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.findings import Finding
    from ingest.found import Found
    from ingest.scene import Scene
    from ingest.tables import Tables

ABROAD = ("embassy", "consulate", "foreign-ministry")  # they tell of what other states do


def from_teller(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take the one land whose body or official tells of the movement, where only the other end is told."""
    other, scene = finding.keys(opposite(role)), finding.scene
    told = [found for found in tellers(finding) if land_of_teller(found, scene) not in other] if other else []
    lands = {land_of_teller(found, scene) for found in told}
    return (as_side(told[0], scene),) if len(lands) == 1 and not is_abroad(told[0], scene) else ()


def as_side(found: Found, scene: Scene) -> Side:
    """Make a side of who tells; an official stands for his land."""
    told = side_of(found, scene)
    return replace(told, key=land_of_teller(found, scene) or "", found=None if found.type == "person" else found)


def land_of_teller(found: Found, scene: Scene) -> str | None:
    """Give the country of a land, a body, or an official."""
    post = scene.officials.get(found.cluster) if found.type == "person" else None
    return post.country if post is not None else side_key(found)


def is_told_from_afar(finding: Finding) -> bool:
    """Say that only those tell of the movement who speak of what other states do: «МИД России заявил»."""
    told = list(tellers(finding))
    return bool(told) and all(is_abroad(found, finding.scene) for found in told)


def is_abroad(found: Found, scene: Scene) -> bool:
    post = scene.officials.get(found.cluster) if found.type == "person" else None
    body = post.agency if post is not None else found
    return body is not None and any(f".{kind}" in (body.ref or "") for kind in ABROAD)


def tellers(finding: Finding) -> Iterator[Found]:
    """Yield the lands, bodies and officials that tell of it: in its sentence, or in one that goes on «Об этом»."""
    yield from tellers_beside(finding)
    for sentence in told_of_it(finding.trigger.token.sent, finding.scene):
        yield from tellers_in(sentence, finding.scene)


def tellers_beside(finding: Finding) -> Iterator[Found]:
    """Yield those of them in the finding's own sentence."""
    yield from tellers_in(finding.trigger.token.sent, finding.scene)


def tellers_in(sentence: Span, scene: Scene) -> Iterator[Found]:
    named = (found for found in scene.founds_in(sentence) if found.form != "inside")
    yield from (found for found in named if land_of_teller(found, scene) is not None and is_teller(found, scene))


def told_of_it(own: Span, scene: Scene) -> Iterator[Span]:
    told = scene.tables.word_class("told_of_it")
    yield from (after for after in islice(following(own), 1) if after[:2].text.lower() in told)


def is_teller(found: Found, scene: Scene) -> bool:
    """Say that a land or its body stands at a word of speech, or after «по данным»."""
    tables = scene.tables
    said = tables.word_class("speech", "announcing")
    places = {"nom", *tables.words.get("telling_places", ())}
    for stand in stands(scene.doc[found.head], tables, 0, tables.word_class("bearers", "press_offices")):
        spoken = stand.holder is not None and lemma(stand.holder) in said
        if (spoken and stand.place in places) or is_as_told(stand.place, tables):
            return True
    return False


def is_as_told(place: str, tables: Tables) -> bool:
    """Say that a noun tells whose words follow: «по данным полиции»; a bare preposition may tell anything."""
    return place.count(" ") > 1 and place in tables.words.get("as_told_places", ())
