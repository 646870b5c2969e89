"""Who signed a paper that seats nobody itself: «договор, который Кипр и Чили подписали», «подписанный ими»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.listing import is_next_in_list
from ingest.seats import ROLELESS
from ingest.stages import around
from ingest.syntax import case_of, feature, is_finite, is_full_participle, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.parties import Gathering

SIGNING = ("signed", "ratified")
LEAST = 2
NEAR = 2  # words between the verb and the list of who did it


def signers(gathering: Gathering) -> list[Found]:
    """Give the list of bodies or states that stands at the verb of signing, in the case of who does it."""
    for verb in verbs(gathering):
        case = "ins" if is_full_participle(verb) else "nom"
        for run in runs(gathering, case):
            if len({found.country for found in run}) >= LEAST and stands_at(run, verb):
                return run
    return []


def verbs(gathering: Gathering) -> Iterator[Token]:
    """Yield the verbs that tell of a paper's signing: above it, beside it, in its own clause."""
    token, tables = gathering.trigger.token, gathering.scene.tables
    signing = {word for stage in SIGNING for word in tables.words.get("agreement_stages", {}).get(stage, ())}
    for word in around(token, tables):
        active = is_finite(word) and feature(word, "Voice") != "Pass"
        if lemma(word) in signing and (active or is_full_participle(word)):
            yield word


def runs(gathering: Gathering, case: str) -> Iterator[list[Found]]:
    """Yield the lists of bodies and states of the sentence whose first one may stand in a case."""
    scene, sentence = gathering.scene, gathering.trigger.token.sent
    run: list[Found] = []
    for found in scene.founds_in(sentence):
        if found.type not in ("agency", "country", "place") or found.form in ROLELESS:
            continue
        if run and is_next_in_list(run[-1], found, scene.doc, scene.tables):
            run.append(found)
            continue
        yield run
        run = [found] if case_of(scene.doc[found.head]) == case else []
    yield run


def stands_at(run: Sequence[Found], verb: Token) -> bool:
    """Say that a list ends right before a verb, or begins right after it."""
    return 0 <= verb.i - run[-1].end < NEAR or 0 < run[0].start - verb.i <= NEAR
