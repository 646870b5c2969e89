"""Bodies of a Kazakh text that are named again by their last word alone: «Агенттік», «министрліктің», «комитетпен»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.found import Found
from ingest.kazakh.forms import without_case
from ingest.kazakh.lists import table, words
from ingest.spots import Page

AGAIN = "again"
LEADS = frozenset({"ADV", "CCONJ", "PUNCT", "VERB", "AUX", "SCONJ", "PRON"})


def named_again(page: Page, taken: set[int], here: Sequence[Found], before: Sequence[Found]) -> Iterator[Found]:
    """Yield each bare last word, as the body named last before that ends in it; «ведомство» is any."""
    for at, word in enumerate(page.words):
        head = bare_head(page, at) if at not in taken else None
        if head is not None and stands_alone(page, at):
            known = [*before, *(one for one in here if one.end <= word.i)]
            fitting = [one for one in known if one.country and (not head or (one.name or "").lower().endswith(head))]
            if fitting:
                yield replace(fitting[-1], start=word.i, end=word.i + 1, head=word.i, form=AGAIN)


def bare_head(page: Page, at: int) -> str | None:
    """Give the last word of the names that a bare word may mean, empty for one that may mean any."""
    heads: dict[str, str] = table()["again"]
    return next((heads[rest] for rest, _ in without_case(page.text(at)) if rest in heads), None)


def stands_alone(page: Page, at: int) -> bool:
    """Say that nothing before a word tells which one is meant, so that the last one is."""
    before = page.words[at - 1] if page.same_sentence(at - 1, at) else None
    return before is None or before.pos_ in LEADS or page.text(at - 1) in words("joints")
