"""Where people had come who were then sent away: «В Чехию приехали 9 тысяч молдаван. Выдворили 300»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ingest.scene import is_after_at
from ingest.sentences import preceding
from ingest.sides import Side, side_key, side_of
from ingest.syntax import case_of, feature, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.findings import Finding
    from ingest.found import Found
    from ingest.scene import Scene

REACH = 3  # sentences before the movement


def from_influx(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as origin of the deported the land that people came to just before, as destination the one they left.

    Of those who came home it is the other way: «в Пакистан вернулись 900, из них 410 депортированы».
    """
    subject, scene = finding.subject, finding.scene
    if finding.attrs.get("mode") != "deportation" or subject is None or subject.person is not None:
        return ()
    sentence, earlier = finding.trigger.token.sent, list(islice(preceding(finding.trigger.token.sent), REACH))
    home = next((words for words in (sentence, *earlier[:1]) if came(words, "homecoming", scene)), None)
    if home is not None:
        lands = lands_reached(home, scene) if role == "destination" else lands_left(home, scene)
        return tuple(side_of(found, scene) for found in list(lands)[:1])
    for before in earlier:
        reached = list(lands_reached(before, scene)) if came(before, "influx", scene) else []
        if len(reached) == 1:
            astray = finding.keys("origin") - {side_key(reached[0])}
            lands = iter(reached) if role == "origin" else lands_left(before, scene)
            return () if astray else tuple(side_of(found, scene) for found in list(lands)[:1])
    return ()


def came(sentence: Span, words: str, scene: Scene) -> bool:
    """Say that a sentence tells, in the past, of people who came somewhere."""
    return any(lemma(word) in scene.tables.word_class(words) and feature(word, "Tense") == "Past" for word in sentence)


def lands_reached(sentence: Span, scene: Scene) -> Iterator[Found]:
    for found in scene.founds_in(sentence):
        if found.type in ("country", "place") and is_after_at(found, scene) and case_of(scene.doc[found.head]) == "acc":
            yield found


def lands_left(sentence: Span, scene: Scene) -> Iterator[Found]:
    whence = scene.tables.word_class("from_abroad")
    for found in scene.founds_in(sentence):
        if found.type == "country" and found.start and scene.doc[found.start - 1].lower_ in whence:
            yield found
