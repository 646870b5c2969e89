"""Where the next sentences say that somebody came: «депортирован из США. Его встретили в аэропорту Баку»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ingest.brought import people_in
from ingest.ends import has_come_to, is_at_threshold, thresholds
from ingest.sentences import following
from ingest.sides import Side, side_key, side_of
from ingest.syntax import feature, lemma, stands

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.findings import Finding
    from ingest.found import Found
    from ingest.scene import Scene

REACH = 2  # sentences after the movement


def from_arrival(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as destination of a movement that is done where a sentence soon after says that the same one came."""
    subject, origins = finding.subject, finding.keys("origin")
    if role != "destination" or subject is None or finding.status != "completed" or not origins:
        return ()
    for sentence in islice(following(finding.trigger.token.sent), REACH):
        if not speaks_of_him(sentence, finding):
            return ()
        for found in finding.scene.founds_in(sentence):
            own = subject.nation in (None, side_key(found))  # those of another land may only have changed planes there
            if side_key(found) not in {None, *origins} and own and is_where_he_came(found, finding):
                return (side_of(found, finding.scene),)
    return ()


def speaks_of_him(sentence: Span, finding: Finding) -> bool:
    """Say that a sentence names nobody else, and means him by a pronoun, his name, or what carried him."""
    scene = finding.scene
    pronoun = any(word.pos_ == "PRON" and feature(word, "Person") in ("3", "Third") for word in sentence)
    carried = any(lemma(word) in scene.tables.word_class("conveyances") for word in sentence)
    return not names_another(sentence, finding) and (pronoun or carried or any(people_in(sentence, scene)))


def names_another(sentence: Span, finding: Finding) -> bool:
    """Say that a sentence names anybody but him, an official too: it may be about the other's own journey."""
    person = finding.subject.person if finding.subject is not None else None
    named = {found.cluster for found in people_in(sentence, finding.scene)}
    return bool(named - ({person.cluster} if person is not None else set()))


def is_where_he_came(found: Found, finding: Finding) -> bool:
    """Say that he arrived there, is met or taken at its airport, or is held there by now."""
    scene = finding.scene
    return has_come_to(found, finding.trigger, scene) or is_met_at(found, scene) or is_held_by_now(found, scene)


def is_met_at(found: Found, scene: Scene) -> bool:
    met, before = scene.tables.word_class("met_there"), scene.doc[max(0, found.start - 1)]
    beside = lemma(before) in thresholds(scene)  # «в аэропорту Шереметьево»
    holders = (stand.holder for stand in stands(scene.doc[found.head], scene.tables))
    threshold = beside or is_at_threshold(found, scene)
    return threshold and any(holder is not None and lemma(holder) in met for holder in holders)


def is_held_by_now(found: Found, scene: Scene) -> bool:
    """Say that a sentence of now tells where he sits: «Сейчас он находится в СИЗО Минска»."""
    words, sentence = scene.tables.word_class, scene.doc[found.start].sent
    now = any(word.lower_ in words("by_now") for word in sentence)
    holders = (stand.holder for stand in stands(scene.doc[found.head], scene.tables) if stand.place.endswith("loc"))
    return now and any(holder is not None and lemma(holder) in words("located") for holder in holders)
