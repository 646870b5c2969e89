"""Runs of words with a capital, small words inside them, that may name a body."""

from __future__ import annotations

from ingest.english import lexicon
from ingest.english.guesses import is_word
from ingest.english.words import words as word_class
from ingest.spots import Page

JOINING = frozenset({"of", "for", "and", "on", "the", "against", "'s", "&", "'"})


def run_end(page: Page, at: int) -> int:
    """Give where a run of capital words ends, small words inside it."""
    end = at + 1
    while end < len(page.words) and page.same_sentence(at, end):
        land_before = page.ends.get(end)  # «the Police Department of Latvia Janis Ozols»
        if land_before is not None and land_before.first("country") and is_after_of(page, land_before.start, at):
            break
        if is_day(page, end):  # «at Leeds Crown Court on Monday», «in Leeds Crown Court Monday»
            break
        if is_capital(page, end):
            end += 1
        elif page.text(end) in JOINING:
            step = end + 1
            while step < len(page.words) and page.text(step) in JOINING:
                step += 1
            joined = page.text(end) != "the" and (page.text(end) != "and" or is_of_name(page, at, end))
            joined = joined and step - end < 3 and not is_day(page, step)
            if step < len(page.words) and is_capital(page, step) and joined:
                end = step + 1
            else:
                break
        else:
            break
    return end


def is_day(page: Page, at: int) -> bool:
    """Say that a day or a month stands there, which ends a name."""
    return page.text(at) in word_class("time") and is_capital(page, at)


def is_after_of(page: Page, start: int, first: int) -> bool:
    """Say that «of» or «of the» inside a name stands before a word."""
    step = start - 1 - (page.text(start - 1) == "the")
    return first < step and page.text(step) == "of"


def is_of_name(page: Page, start: int, at: int) -> bool:
    """Say that «and» stands inside a name that no noun for a body has closed: «Economic and Financial Crimes ...»."""
    low = [page.text(step) for step in range(start, at)]
    headed = any(lexicon.noun_lemma(word) in word_class("body_heads") for word in low)
    if headed and {"for", "of", "on", "against"} & set(low):  # «Federal Office for Migration and Refugees»
        step = at + 1
        while page.text(step) and is_capital(page, step):
            step += 1
        rest = [page.text(other) for other in range(at + 1, step)]
        plain = all(word in lexicon.words() or lexicon.noun_lemma(word) in lexicon.words() for word in rest)
        return plain and not any(lexicon.noun_lemma(word) in word_class("body_heads") for word in rest)
    known = all(is_word(word) or lexicon.look_up(word).tag == "JJ" or word in JOINING for word in low)
    return (
        known
        and (not headed or low[-1] in ("customs", "police", "border", "guard"))
        and not any(step in page.starts for step in range(start, at))
    )


def is_capital(page: Page, at: int) -> bool:
    word = page.words[at]
    return (word.text[0].isupper() and word.tag_ in ("NNP", "JJ", "NN", "NNS") and not word.is_sent_start) or (
        word.text[0].isupper() and word.tag_ in ("NNP", "JJ", "NN")
    )
