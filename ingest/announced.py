"""Whose body tells of a movement stands for the end that nobody names: «Прокуратура Праги сообщила, что X передан»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

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
    """Take the one land whose body tells of the movement, where only the other end is told and is another's."""
    other = finding.keys(opposite(role))
    told = [found for found in tellers(finding) if side_key(found) not in other] if other else []
    alone = len({side_key(found) for found in told}) == 1 and not is_abroad(told[0])
    return (side_of(told[0], finding.scene),) if alone else ()


def is_told_from_afar(finding: Finding) -> bool:
    """Say that only those tell of the movement who speak of what other states do: «МИД России заявил»."""
    told = list(tellers(finding))
    return bool(told) and all(map(is_abroad, told))


def is_abroad(found: Found) -> bool:
    return any(f".{kind}" in (found.ref or "") for kind in ABROAD)


def tellers(finding: Finding) -> Iterator[Found]:
    """Yield the lands and bodies that tell of the movement: in its sentence, or in one that goes on «Об этом»."""
    own = finding.trigger.token.sent
    for sentence in (own, *told_of_it(own, finding.scene)):
        near = (found for found in finding.scene.founds if sentence.start <= found.start < sentence.end)
        lands = (found for found in near if side_key(found) is not None and found.form != "inside")
        yield from (found for found in lands if is_teller(found, finding.scene))


def told_of_it(own: Span, scene: Scene) -> Iterator[Span]:
    after = scene.doc[own.end].sent if own.end < len(scene.doc) else None
    if after is not None and after[:2].text.lower() in scene.tables.words.get("told_of_it", ()):
        yield after


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
