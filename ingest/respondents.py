"""Who answers a request stands for where somebody is: «Минск требует выдать X. Варшава рассматривает запрос»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ingest.arrivals import names_another
from ingest.sentences import following, preceding
from ingest.sides import Side, side_key, side_of
from ingest.syntax import lemma, stands

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.findings import Finding
    from ingest.found import Found
    from ingest.scene import Scene

OPEN = frozenset({"requested", "refused"})


def from_respondent(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as origin the one land that a sentence beside the request says considers it, or answers."""
    asking, scene = finding.keys("destination"), finding.scene
    if role != "origin" or finding.status not in OPEN or not asking:
        return ()
    sentence = finding.trigger.token.sent
    around = (*islice(preceding(sentence), 1), *islice(following(sentence), 1))
    own = (sentence for sentence in around if not names_another(sentence, finding))
    beside = (found for sentence in own for found in lands_in(sentence, scene))
    answering = [found for found in beside if side_key(found) not in asking and answers(found, scene)]
    return (side_of(answering[0], scene),) if len({side_key(found) for found in answering}) == 1 else ()


def lands_in(sentence: Span, scene: Scene) -> Iterator[Found]:
    return (found for found in scene.founds_in(sentence) if side_key(found) is not None and found.form != "inside")


def answers(found: Found, scene: Scene) -> bool:
    """Say that a land considers or answers, or that its answer is spoken of: «ответа Польши», «в Риге изучают»."""
    words, tables = scene.tables.word_class, scene.tables
    doers = {"nom", *tables.words.get("doer_places", ())}
    for stand in stands(scene.doc[found.head], tables, 0, words("bearers")):
        told = lemma(stand.holder) if stand.holder is not None else ""
        if (told in words("considering") and stand.place in doers) or (
            told in words("answer_nouns") and stand.place in tables.words.get("answer_places", ())
        ):
            return True
    return False
