"""Posts as spans of words: the head, the adjectives before it, the bodies, countries and words that follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph import morphology
from ingest import lexicon, pages
from ingest.clauses import allowed_cases
from ingest.spots import Page
from ingest.titles import Span, head_kind, is_post_adjective, is_rank_adjective, word_kinds

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ingest.found import Found

LONGEST = 14  # words in a post
QUOTED = 3  # words in «К» of a post's department


class Spans:
    """Read the posts of one text as spans: its words, the agencies and people that begin or end at each."""

    def __init__(self, doc: Doc, found: Sequence[Found], known: Sequence[Found], home: str | None = None) -> None:
        self.page: Page = pages.page(doc)
        self.words = self.page.words
        self.number = {word.i: at for at, word in enumerate(self.words)}
        self.bodies = {self.number[f.start]: f for f in found if f.type == "agency" and f.form != "place"}
        self.people = {self.number[f.start]: f for f in found if f.type == "person"}
        self.people_ends = {self.end_of(f): f for f in found if f.type == "person"}
        self.known = known
        self.home = home

    def end_of(self, found: Found) -> int:
        return self.number[found.end - 1] + 1

    def inside_person(self, at: int) -> bool:
        return any(f.start <= self.words[at].i < f.end for f in self.people.values())

    def span(self, head: int, kind: str) -> Span:
        span = Span(head, head, head + 1, kind, former=lexicon.is_former(self.words[head].text))
        self.leftwards(span)
        before = "".join(self.page.text(at) for at in range(max(0, span.left - 4), span.left))
        span.acting = before.endswith(tuple(lexicon.words("acting")))
        self.cover(span)
        while span.end - head < LONGEST and self.step(span):
            pass
        span.named_end = span.named_end or span.end
        return span

    def leftwards(self, span: Span) -> None:
        """Take the adjectives before the head: former, acting, of a country, or the post's own."""
        while span.left > 0 and self.page.same_sentence(span.left - 1, span.head):
            if self.formerly(span):
                return
            spot = self.page.ends.get(span.left)
            country = spot.first("country", "adjective") if spot is not None else None
            word = self.words[span.left - 1]
            kinds = word_kinds(word)
            if country is not None:
                span.countries.append(country.item.code)
            elif "former" in kinds:
                span.former = True
            elif "passing" not in kinds and (word.pos_ not in ("ADJ", "DET") or not is_post_adjective(word)):
                return
            span.left -= 1

    def formerly(self, span: Span) -> bool:
        """Pass «в прошлом» before a post; say whether it was there."""
        for phrase in lexicon.words("formerly"):
            words = phrase.split()
            if [word.lower_ for word in self.words[max(0, span.left - len(words)) : span.left]] == words:
                span.left -= len(words)
                span.former = True
                return True
        return False

    def cover(self, span: Span) -> None:
        """Take the agency that the post's own words imply: «министры внутренних дел России и Казахстана»."""
        for at in range(max(0, span.head - 3), span.head + 1):
            body = self.bodies.get(at)
            if body is not None and body.form == "post" and self.end_of(body) > span.head:
                span.agencies.append(body)
                own = (self.page.starts.get(number) for number in range(at, span.head + 1))
                span.named_end = max([span.head + 1, *(spot.end for spot in own if spot is not None)])
                span.end = self.end_of(body)
                span.left = min(span.left, at)
        spot = self.page.starts.get(span.head)
        if spot is not None and spot.first("body") and not span.agencies:
            span.end = max(span.end, spot.end)

    def step(self, span: Span) -> bool:
        """Take one more word, or agency, or country of the post; say whether there was one."""
        at = span.end
        if at >= len(self.words) or not self.page.same_sentence(span.head, at) or at in self.people:
            return False
        if at in self.bodies:
            return self.take_body(span, at)
        spot = self.page.starts.get(at)
        if spot is not None and spot.first("country", "name", "abbreviation", "adjective"):
            entry = spot.first("country")
            span.countries += [entry.item.code] if entry is not None else []
            if at == span.head + 1 and "ruler" in word_kinds(self.words[span.head]):
                span.kind = "state" if spot.first("country", "name", "abbreviation") else span.kind
            if span.kind == "state":
                span.named_end = span.named_end or at
            return self.grow(span, spot.end)
        place = spot.first("place") if spot is not None else None
        if spot is not None and place is not None:
            span.countries += [] if span.countries else [place.item.country]
            return self.grow(span, spot.end)
        if self.page.text(at) == "«":
            return self.quoted(span, at)
        if self.page.text(at) == "(" and span.agencies:
            return self.abbreviated(span, at)
        return self.take_word(span, at)

    def take_body(self, span: Span, at: int) -> bool:
        body, spot = self.bodies[at], self.page.starts.get(at)
        if not span.agencies:  # «заместитель генерального прокурора»: the other post is part of this one
            inner = spot.end if body.form == "post" and spot is not None else at
            span.named_end = span.named_end or inner
        span.agencies.append(body)
        return self.grow(span, max(self.end_of(body), at + 1))

    def abbreviated(self, span: Span, at: int) -> bool:
        """Pass the short name of a body in brackets: «глава Агентства по надзору (АН) Имярек»."""
        short = self.page.text(at + 2) == ")" and self.words[at + 1].text.isupper()
        return short and self.grow(span, at + 3)

    def grow(self, span: Span, end: int) -> bool:
        span.end = end
        return True

    def take_word(self, span: Span, at: int) -> bool:
        word, kinds = self.words[at], word_kinds(self.words[at])
        if "rank" in kinds or is_rank_adjective(self.words, at):
            return False
        if word.lower_ in lexicon.words("joining"):
            return self.joins(span, at) and self.grow(span, at + 1)
        inside = word.lower_ in lexicon.words("inside") and self.names_place(at + 1)
        if inside or word.lower_ in lexicon.words("linking"):
            return at + 1 < len(self.words) and at + 1 not in self.people and self.grow(span, at + 1)
        if word.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM") and not word.text[0].isupper():
            return False
        ruling = morphology.keys(self.words[span.head].text) & lexicon.words("ruling")
        fitting = {"Gen", "Dat", "Loc", "Ins"} if ruling else {"Gen", "Dat", "Loc"}
        if word.pos_ in ("PUNCT", "VERB", "ADV") or not allowed_cases(word) & fitting:
            return False
        span.office = span.office or "office" in kinds
        span.private = span.private or "private" in kinds
        span.of_official = span.of_official or head_kind(word) == "public"
        span.countries += [] if span.countries else lexicon.marked(morphology.keys(word.text))
        return self.grow(span, at + 1)

    def quoted(self, span: Span, at: int) -> bool:
        """Pass the short name of a department: «управления «К» МВД»."""
        closed = [step for step in range(at + 1, at + 1 + QUOTED) if self.page.text(step) == "»"]
        return bool(closed and closed[0] + 1 in self.bodies) and self.grow(span, closed[0] + 1)

    def names_place(self, at: int) -> bool:
        spot = self.page.starts.get(at)
        return spot is not None and bool(spot.first("country") or spot.first("place"))

    def joins(self, span: Span, at: int) -> bool:
        """Say that «и» or a comma goes on with a list of countries or bodies inside the post."""
        nxt = self.bodies.get(at + 1)
        if nxt is not None and span.agencies and head_kind(self.words[at + 1]) is None:
            return self.is_plural(span) or nxt.form != "post"
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if self.is_plural(span) and span.countries and self.names_place(at + 1):
            return True
        if after is None or self.words[at].text == "," or at + 1 in self.people or head_kind(after) is not None:
            return False
        return "Gen" in after.morph.get("Case", []) and not span.agencies and at + 1 not in self.page.starts

    def is_plural(self, span: Span) -> bool:
        word = self.words[span.head]
        numbers = {reading.feature("Number") for reading in morphology.readings(word.text) if reading.pos == "NOUN"}
        return "Plur" in word.morph.get("Number", []) or numbers == {"Plur"}
