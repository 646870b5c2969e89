"""Officials and their posts: before a name, after it, in apposition, in brackets, former and acting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph import morphology
from ingest import spots
from ingest.spots import Page
from ingest.titles import (
    Post,
    Span,
    head_kind,
    is_own,
    is_post_adjective,
    is_rank_adjective,
    name_cases,
    nominative,
    speaks_of,
    word_kinds,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ingest.found import Found

LONGEST = 14  # words in a post
FAR = 9  # words between a name and «..., занимавший пост министра»
FORMER = "экс-"
ACTING = ("и.о.", "врио", "обязанности", "и.о", "врид")  # «и.о. прокурора Имярек»: the post keeps its own case


class Reader:
    """Read the posts of one text: its words, the agencies and people that begin or end at each."""

    def __init__(self, doc: Doc, found: Sequence[Found], known: Sequence[Found]) -> None:
        self.page: Page = spots.page(doc)
        self.words = self.page.words
        self.number = {word.i: at for at, word in enumerate(self.words)}
        self.bodies = {self.number[f.start]: f for f in found if f.type == "agency" and f.form != "place"}
        self.people = {self.number[f.start]: f for f in found if f.type == "person"}
        self.people_ends = {self.end_of(f): f for f in found if f.type == "person"}
        self.known = known

    def end_of(self, found: Found) -> int:
        return self.number[found.end - 1] + 1

    def posts(self) -> Iterator[Post]:
        passed = 0
        for at, word in enumerate(self.words):
            kind = head_kind(word)
            if at < passed or kind is None or self.inside_person(at):
                continue
            span = self.span(at, kind)
            passed = span.end
            if span.is_public:
                yield from self.holders(span)

    def inside_person(self, at: int) -> bool:
        return any(f.start <= self.words[at].i < f.end for f in self.people.values())

    def span(self, head: int, kind: str) -> Span:
        span = Span(head, head, head + 1, kind, former=self.words[head].lower_.startswith(FORMER))
        self.leftwards(span)
        before = "".join(self.page.text(at) for at in range(max(0, span.left - 4), span.left))
        span.acting = before.endswith(ACTING)
        self.cover(span)
        while span.end - head < LONGEST and self.step(span):
            pass
        span.named_end = span.named_end or span.end
        return span

    def leftwards(self, span: Span) -> None:
        """Take the adjectives before the head: former, acting, of a country, or the post's own."""
        while span.left > 0 and self.page.same_sentence(span.left - 1, span.head):
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
            if span.kind == "state":
                span.named_end = span.named_end or at
            return self.grow(span, spot.end)
        if spot is not None and spot.first("place"):
            return self.grow(span, spot.end)
        return self.take_word(span, at)

    def take_body(self, span: Span, at: int) -> bool:
        body = self.bodies[at]
        if not span.agencies:
            span.named_end = span.named_end or at
        span.agencies.append(body)
        return self.grow(span, max(self.end_of(body), at + 1))

    def grow(self, span: Span, end: int) -> bool:
        span.end = end
        return True

    def take_word(self, span: Span, at: int) -> bool:
        word, kinds = self.words[at], word_kinds(self.words[at])
        if "rank" in kinds or is_rank_adjective(self.words, at):
            return False
        if word.lower_ in ("и", ","):
            return self.joins(span, at) and self.grow(span, at + 1)
        if word.lower_ in ("по", "при") or (word.lower_ in ("в", "во") and self.names_place(at + 1)):
            return at + 1 < len(self.words) and at + 1 not in self.people and self.grow(span, at + 1)
        if word.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM") and not word.text[0].isupper():
            return False
        if word.pos_ in ("PUNCT", "VERB", "ADV") or not word._.cases & {"Gen", "Dat", "Loc"}:
            return False
        span.office = span.office or "office" in kinds
        span.private = span.private or "private" in kinds
        return self.grow(span, at + 1)

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

    def holders(self, span: Span) -> Iterator[Post]:
        """Yield the post for everyone who holds it: named right after, right before, or by a verb before."""
        after = self.after(span.end)
        if after:
            yield from self.share(span, after, "before-name")
            return
        before, rule = self.before(span)
        if before is not None:
            yield self.post(span, before, self.office_of(span), rule)

    def after(self, at: int) -> list[Found]:
        """Give the people named after a post, ranks passed over, as one list."""
        at = self.pass_rank(at)
        people = []
        while at in self.people:
            people.append(self.people[at])
            end = self.end_of(people[-1])
            at = end + 1 if self.page.text(end) in ("и", ",") and end + 1 in self.people else -1
        return people

    def pass_rank(self, at: int) -> int:
        start, seen = at, False
        at += self.page.text(at) == ","
        while at < len(self.words) and word_kinds(self.words[at]) & {"rank", "rank-of"}:
            seen = seen or "rank" in word_kinds(self.words[at]) or self.words[at].lower_ in ("господин", "г-н")
            at += 1
        return at if seen else start

    def share(self, span: Span, people: Sequence[Found], rule: str) -> Iterator[Post]:
        """Give each of several people his own body, in order; one body is everybody's."""
        people = people if self.is_plural(span) else people[:1]
        people = [person for person in people if self.agrees(person, span)]
        bodies = span.agencies if len(span.agencies) == len(people) else self.named_before(span, len(people))
        for turn, person in enumerate(people):
            body = bodies[turn] if len(bodies) == len(people) else self.office_of(span)
            yield self.post(span, person, body, rule, turn if len(span.countries) == len(people) else 0)

    def is_plural(self, span: Span) -> bool:
        word = self.words[span.head]
        numbers = {reading.feature("Number") for reading in morphology.readings(word.text) if reading.pos == "NOUN"}
        return "Plur" in word.morph.get("Number", []) or numbers == {"Plur"}

    def named_before(self, span: Span, count: int) -> list[Found]:
        """Give the bodies of the post's kind that the article names, if they are as many as the people."""
        spot = self.page.starts.get(span.head) or self.page.ends.get(span.head + 1)
        body = spot.first("body", "post") if spot is not None and count > 1 else None
        if body is None or span.agencies:
            return span.agencies[:1] * count
        ending = f".{body.item.kind.id}"
        first: dict[str, Found] = {}
        for found in self.known:
            if found.ref is not None and found.ref.endswith(ending):
                first.setdefault(found.ref, found)
        return list(first.values()) if len(first) == count else []

    def office_of(self, span: Span) -> Found | None:
        """Give the body of a post: the one it names, else for «глава ведомства» the last one named before."""
        if span.agencies:
            return span.agencies[0]
        if not span.office or span.end - span.head != 2:
            return None
        noun = self.words[span.head + 1].lower_
        here = self.words[span.head].i
        earlier = [f for f in self.bodies.values() if f.end <= here and f.ref is not None and f.country is not None]
        near = [f for f in earlier if self.page.sentences[self.number[f.start]] >= self.page.sentences[span.head] - 2]
        near = [f for f in near if speaks_of(noun, f.name or "")]
        return max(near, key=lambda f: f.start, default=None)

    def before(self, span: Span) -> tuple[Found | None, str]:
        """Give the person named before a post, in apposition, in brackets, after a dash, or as a verb says."""
        sign = self.page.text(span.left - 1)
        person = self.people_ends.get(span.left - 1)
        if person is not None and sign in ("—", "–", "-", "("):
            return person, "bracket" if sign == "(" else "dash"
        if person is not None and sign == "," and self.agrees(person, span) and self.closes(span.end):
            return person, "apposition"
        return self.linked(span)

    def agrees(self, person: Found, span: Span) -> bool:
        cases = name_cases(self.words[self.number[person.head]].text)
        return span.acting or not cases or bool(cases & self.words[span.head]._.cases)

    def closes(self, at: int) -> bool:
        return at >= len(self.words) or self.words[at].text in (",", ".", ")", ";", "—", "–", "!", "?")

    def linked(self, span: Span) -> tuple[Found | None, str]:
        """Read «X, ранее занимавший пост министра», «X назначен прокурором»."""
        met: set[str] = set()
        at = span.left - 1
        while span.left - at < FAR and at >= 0 and self.page.same_sentence(at, span.head):
            person = self.people_ends.get(at + 1)
            if person is not None:
                break
            kinds = word_kinds(self.words[at])
            if not kinds & {"link", "link-past", "link-word"} and self.words[at].pos_ not in ("PUNCT", "NUM", "ADJ"):
                return None, ""
            met |= kinds
            at -= 1
        else:
            return None, ""
        if not met & {"link", "link-past"}:
            return None, ""
        span.former = span.former or ("link-past" in met and "link-now" not in met)
        return person, "verb"

    def post(self, span: Span, person: Found, agency: Found | None, rule: str, turn: int = 0) -> Post:
        country = agency.country if agency is not None else None
        country = country or (span.countries[turn] if turn < len(span.countries) else None)
        words = self.words
        start, end = words[span.left].i, words[span.end - 1].i + 1
        return Post(person, self.wording(span), agency, country, span.former, start, end, f"ru/post/{rule}")

    def wording(self, span: Span) -> str:
        """Write the post in the nominative singular, without its agency and country."""
        stop = max(span.head + 1, min(span.named_end, span.end))
        head = self.words[span.head]
        before = [
            word for at, word in enumerate(self.words[span.left : span.head], span.left) if not self.names_place(at)
        ]
        own = [nominative(word, head) for word in before if is_own(word)]
        rest = [word.text for word in self.words[span.head + 1 : stop]]
        while rest and rest[-1].lower() in ("и", ",", "по", "при", "в", "во"):
            rest.pop()
        acting = ["исполняющий обязанности"] if span.acting else []
        form = head.lower_ if span.acting else nominative(head, head)
        return " ".join([*acting, *own, form, *rest])


def find_posts(docs: Sequence[Doc], found: Sequence[Sequence[Found]]) -> list[list[Post]]:
    """Find who holds or held which post, text by text; `found` is what `mentions.find` gave for the same texts."""
    known = [item for one in found for item in one if item.type == "agency"]
    return [list(Reader(doc, one, known).posts()) for doc, one in zip(docs, found, strict=True)]
