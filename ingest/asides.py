"""What a parser reads better by itself: brackets with a dash; and what it need not see: a span's dash, a particle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest import numerals, timewords
from ingest.syntax import case_of, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Doc


def parted(doc: Doc, kept: Sequence[int]) -> Iterator[list[int]]:
    """Part a sentence (token indices) for the parser: what stands in brackets, «(годом ранее — 49)», comes apart."""
    apart = [part for part in bracketed(doc, kept) if any(is_dash(doc, at) for at in part)]
    inside = {at for part in apart for at in range(part[0] - 1, part[-1] + 2)}
    yield from clauses(
        doc, [at for at in kept if at not in inside and not (joins_months(doc, at) or is_put_between(doc, at))]
    )
    yield from apart


def clauses(doc: Doc, kept: Sequence[int]) -> Iterator[list[int]]:
    """Part a sentence at its semicolons, where a finite verb makes each part a clause."""
    part: list[int] = []
    for place, at in enumerate(kept):
        part.append(at)
        if doc[at].text == ";" and has_verb(doc, part) and has_verb(doc, kept[place:]):
            yield part
            part = []
    yield part


def has_verb(doc: Doc, part: Sequence[int]) -> bool:
    return any(is_finite(doc[at]) for at in part)


def bracketed(doc: Doc, kept: Sequence[int]) -> Iterator[list[int]]:
    """Yield what stands between brackets that do not begin the sentence."""
    start: int | None = None
    for place, at in enumerate(kept):
        text = doc[at].text
        if text == "(" and place:
            start = place
        elif text == ")" and start is not None:
            if place > start + 1:
                yield list(kept[start + 1 : place])
            start = None


def is_aside(doc: Doc, part: Sequence[int]) -> bool:
    """Say that a part is what stands between brackets."""
    around = doc[part[0] - 1 : part[0]].text + doc[part[-1] + 1 : part[-1] + 2].text
    return around == "()"


def is_dash(doc: Doc, at: int) -> bool:
    return timewords.DASH.fullmatch(doc[at].text) is not None


def is_put_between(doc: Doc, at: int) -> bool:
    """Say that a particle parts an adjective from its noun: «по румынскому же запросу»."""
    if not 0 < at < len(doc) - 1 or doc[at].pos_ != "PART":
        return False
    before, after = doc[at - 1], doc[at + 1]
    return before.pos_ in ("ADJ", "NOUN") and after.pos_ == "NOUN" and case_of(before) == case_of(after) != ""


def joins_months(doc: Doc, at: int) -> bool:
    """Say that a dash stands between two months, «январе — апреле»: the parser takes it for the end of a clause."""
    if not 0 < at < len(doc) - 1 or not is_dash(doc, at):
        return False
    forms = timewords.load(doc.lang_).forms
    return all(forms.get(numerals.plain(doc[near].text), ("",))[0] == "month" for near in (at - 1, at + 1))
