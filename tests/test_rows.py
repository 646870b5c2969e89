"""The tables of Russian are held to their cases: each row is exercised, each frame by a sentence of nothing too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ingest.cases import Case, read_cases
from ingest.context import fold
from ingest.reading import read_article
from ingest.syntax import lemma
from ingest.tables import Frame, load
from ingest.triggers import Trigger, find_triggers

CASES = Path(__file__).resolve().parent.parent / "ingest/lang/ru/cases"
RU = load("ru")

# Both lists may only shrink; write a case before a row.
NEVER_FIRED: set[str] = set()
NEVER_IN_VAIN: set[str] = set()
WORDS_SEEN = 0.42  # of the words that open a frame: so many stand in a case; the share may only grow


@cache
def fired() -> tuple[tuple[bool, Trigger, tuple[str, ...]], ...]:
    """Give each trigger of each case: whether the case expects nothing, the trigger, the status rows around it."""
    return tuple(each for case in read_cases(sorted(CASES.glob("*.txt")), "ru") for each in triggers_of(case))


def triggers_of(case: Case) -> Iterator[tuple[bool, Trigger, tuple[str, ...]]]:
    for scene in read_article(case.article).scenes.values():
        for sentence in scene.doc.sents:
            for trigger in find_triggers(sentence, RU):
                yield case.is_nothing, trigger, fold(trigger, RU).rows


def test_each_row_is_exercised_by_a_case() -> None:
    seen = {f"frame {trigger.frame.name}" for _, trigger, _ in fired()}
    seen |= {f"voice {trigger.voice.name}" for _, trigger, _ in fired()}
    seen |= {f"status {row}" for *_, rows in fired() for row in rows}
    rows = [("frame", RU.frames), ("voice", RU.voices), ("status", RU.statuses)]
    every = {f"{table} {row.name}" for table, listed in rows for row in listed}
    assert len(every) >= 70
    assert every - seen == NEVER_FIRED


def test_each_frame_opens_in_a_case_of_nothing() -> None:
    in_vain = {trigger.frame.name for nothing, trigger, _ in fired() if nothing}
    assert {frame.name for frame in RU.frames} - in_vain == NEVER_IN_VAIN


def words(frame: Frame) -> frozenset[str]:
    return frame.verbs | frame.nouns | frame.adverbs | frame.adjectives


def test_words_that_open_a_frame_stand_in_cases() -> None:
    seen = {(trigger.frame.name, lemma(trigger.token)) for _, trigger, _ in fired()}
    every = {(frame.name, word) for frame in RU.frames for word in words(frame)}
    unseen = sorted(f"{frame} {word}" for frame, word in every - seen)
    assert len(seen & every) / len(every) >= WORDS_SEEN, unseen


# Rows of the other languages that no case of theirs exercises yet; the lists may only shrink.
OTHERS: dict[str, set[str]] = {"en": set(), "kk": set()}


@pytest.mark.parametrize("lang", sorted(OTHERS))
def test_each_row_of_another_language_is_exercised_by_a_case(lang: str) -> None:
    tables, seen = load(lang), set()
    for case in read_cases(sorted((CASES.parents[1] / lang / "cases").glob("*.txt")), lang):
        for scene in read_article(case.article).scenes.values():
            for trigger in (each for sentence in scene.doc.sents for each in find_triggers(sentence, tables)):
                seen |= {f"frame {trigger.frame.name}", f"voice {trigger.voice.name}"}
                seen |= {f"status {row}" for row in fold(trigger, tables).rows}
    rows = [("frame", tables.frames), ("voice", tables.voices), ("status", tables.statuses)]
    assert {f"{table} {row.name}" for table, listed in rows for row in listed} - seen == OTHERS[lang]
