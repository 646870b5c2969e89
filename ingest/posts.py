"""Officials and their posts: before a name, after it, in apposition, in brackets, former and acting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph import agencies, names
from ingest import lexicon, titles
from ingest.clauses import allowed_cases
from ingest.found import Found
from ingest.ground import spot_countries
from ingest.houses import Houses
from ingest.leaders import leaders
from ingest.post_bodies import are_one_mans, are_only_counted
from ingest.titles import Post, Span, head_kind, is_own, name_cases, nominative, word_kinds

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.ground import Ground


class Reader(Houses):
    """Read who holds the posts of one text."""

    last: Post | None = None
    prior: Span | None = None

    def posts(self) -> Iterator[Post]:
        passed = 0
        for at, word in enumerate(self.words):
            kind = head_kind(word)
            if at < passed or kind is None or self.inside_person(at) or self.is_of_cabinet(at):
                continue
            span = self.span(at, kind)
            passed = span.end
            if kind == "peer":
                self.take_peer(span)
            if span.is_public or self.speaks_alone(span):
                for post in self.holders(span):
                    self.last = post
                    yield post
            self.prior = span

    def is_of_cabinet(self, at: int) -> bool:
        """Say that a post is only part of a cabinet's name: «заседание Кабинета министров»."""
        before = titles.forms_of(self.words[at - 1]) if at else frozenset()
        return bool(before & lexicon.words("cabinets"))

    def take_peer(self, span: Span) -> None:
        """Read «его кыргызский коллега»: the post last named, in another country."""
        last = self.last.agency if self.last is not None else None
        if last is None or last.ref is None or len(set(span.countries)) != 1:
            return
        peer = self.body_in(span.countries[0], last.ref, span)
        if peer is not None and peer.ref != last.ref:
            span.agencies = [peer]

    def body_in(self, land: str, ref: str, span: Span) -> Found | None:
        """Give the body of another country that is what this one is in its own, as named by the post."""
        known = agencies.agency(f"agency/{land}.{ref.partition('.')[2]}")
        if known is None:
            return None
        start, head, end = (self.words[at].i for at in (span.left, span.head, span.end - 1))
        return Found(start, end + 1, head, "agency", known.id, known.names["ru"], known.country, "post")

    def holders(self, span: Span) -> Iterator[Post]:
        """Yield the post for everyone who holds it: named right after, right before, or by a verb before."""
        after = self.after(span.end)
        if after:
            yield from self.shared_before(span, after)
            yield from self.share(span, after, "before-name")
            return
        before, rule = self.before(span)
        if before is None:
            before, rule = self.made(span), "verb"
        if before is not None:
            yield self.post(span, before, self.office_of(span), rule)
        elif self.page.text(span.end) in (",", "—", "–"):
            yield from self.chained(span)
        elif span.former:
            yield from self.pointed_back(span)

    def shared_before(self, span: Span, people: Sequence[Found]) -> Iterator[Post]:
        """Read «министр юстиции Имярекии и вице-премьер X»: the post before «и» is the same man's."""
        prior = self.prior
        joined = prior is not None and prior.end == span.left - 1 and self.page.text(prior.end) in lexicon.words("both")
        if prior is None or not joined or not prior.agencies or span.agencies or self.is_plural(prior):
            return
        if set(self.words[prior.head].morph.get("Case", [])) & set(self.words[span.head].morph.get("Case", [])):
            span.countries = span.countries or [body.country for body in prior.agencies if body.country is not None]
            yield from self.share(prior, people, "before-name")

    def pointed_back(self, span: Span) -> Iterator[Post]:
        """Read «... про Имярека. Бывший министр живёт в Вене»: the one person of the sentence before."""
        here = self.page.sentences[span.head]
        opens = span.left == 0 or self.page.sentences[span.left - 1] < here
        if opens and "Nom" in self.words[span.head].morph.get("Case", []):
            before = {f.cluster: f for at, f in self.people.items() if self.page.sentences[at] == here - 1}
            yield from (
                self.post(span, person, self.office_of(span), "back") for person in before.values() if len(before) == 1
            )

    def chained(self, span: Span) -> Iterator[Post]:
        """Read «заместитель председателя КНБ, директор Погранслужбы X»: two posts in one body, then the name."""
        for at in (span.end + 1, span.end + 2):
            kind = head_kind(self.words[at]) if at < len(self.words) else None
            if kind is not None and self.page.same_sentence(span.head, at):
                second = self.span(at, kind)
                if span.agencies and are_one_mans(span, second):
                    yield from self.share(span, self.after(second.end), "before-name")
                return
        if self.is_seat(span.end + 1):
            yield from self.share(span, self.after(self.end_of_seat(span.end + 1)), "before-name")

    def is_seat(self, at: int) -> bool:
        return at < len(self.words) and bool(titles.forms_of(self.words[at]) & lexicon.words("seats"))

    def end_of_seat(self, at: int) -> int:
        """Pass «член Госсовета» between a post and the name."""
        while at < len(self.words) and at not in self.people and self.words[at].pos_ in ("NOUN", "PROPN", "ADJ"):
            at += 1
        return at

    def after(self, at: int) -> list[Found]:
        """Give the people named after a post, ranks passed over, as one list."""
        at = self.pass_rank(at)
        people = []
        while at in self.people:
            people.append(self.people[at])
            end = self.end_of(people[-1])
            at = end + 1 if self.page.text(end) in lexicon.words("joining") and end + 1 in self.people else -1
        return people

    def pass_rank(self, at: int) -> int:
        start, seen = at, False
        at += self.page.text(at) == ","
        while at < len(self.words) and word_kinds(self.words[at]) & {"rank", "rank-of"}:
            seen = seen or "rank" in word_kinds(self.words[at]) or self.words[at].lower_ in lexicon.words("titled")
            at += 1
        return at if seen else start

    def share(self, span: Span, people: Sequence[Found], rule: str) -> Iterator[Post]:
        """Give each of several people his own body, in order; one body is everybody's."""
        people = people if self.is_plural(span) else people[:1]
        people = [person for person in people if self.agrees(person, span)]
        bodies = span.agencies if len(span.agencies) == len(people) else self.bodies_of(span, len(people))
        unsure = not bodies and self.is_each_ones(span, len(people))
        people = [] if unsure or are_only_counted(span.agencies) else people
        for turn, person in enumerate(people):
            body = bodies[turn] if len(bodies) == len(people) else self.office_of(span)
            yield self.post(span, person, body, rule, turn if len(span.countries) == len(people) else 0)

    def bodies_of(self, span: Span, count: int) -> list[Found]:
        """Give a body to each holder of a post that names fewer: one for all, or those that the text names before."""
        if count < 2:
            return span.agencies[:1]
        if self.is_each_ones(span, count):
            return self.named_before(span, count) or self.of_lands_before(span, count)
        return span.agencies[:1] * count or self.named_before(span, count)

    def is_each_ones(self, span: Span, count: int) -> bool:
        """Say that no one body can have all these heads, nor is a land told: «главы МВД X и Y»."""
        sole = bool(titles.forms_of(self.words[span.head]) & lexicon.words("sole_heads"))
        told = any(self.names_place(at) for at in range(span.left, span.end))
        return count > max(1, len(span.agencies)) and sole and not told and self.kind_of(span) is not None

    def kind_of(self, span: Span) -> str | None:
        """Give the kind of body that a post is at the head of: `interior-ministry`."""
        if span.agencies:
            return (span.agencies[0].ref or "").partition(".")[2] or None
        spot = self.page.starts.get(span.head) or self.page.ends.get(span.head + 1)
        body = spot.first("body", "post") if spot is not None else None
        return body.item.kind.id if body is not None else None

    def named_before(self, span: Span, count: int) -> list[Found]:
        """Give the bodies of the post's kind that the article names, if they are as many as the people."""
        ending = f".{self.kind_of(span)}"
        first: dict[str, Found] = {}
        for found in self.known:
            if found.ref is not None and found.ref.endswith(ending):
                first.setdefault(found.ref, found)
        return list(first.values()) if len(first) == count else []

    def of_lands_before(self, span: Span, count: int) -> list[Found]:
        """Give such a body of each country named before the post, in its sentence or else in the one before."""
        here, kind = self.page.sentences[span.head], self.kind_of(span)
        for sentence in (here, here - 1):
            spots = [s for s in self.page.spots if self.page.sentences[s.start] == sentence and s.start < span.left]
            named = (land for spot in spots for land in spot_countries(spot))
            lands = dict.fromkeys(code for code, entry in named if entry.form == "name")
            if lands:
                bodies = [self.body_in(land, f".{kind}", span) for land in lands]
                return [body for body in bodies if body is not None] if len(lands) == count else []
        return []

    def land_of(self, span: Span, turn: int) -> str | None:
        """Give the country of a post: its own, else that of the body named last before a bare «прокурор»."""
        if span.countries:
            return span.countries[turn] if turn < len(span.countries) else None
        before = self.earlier(span) if span.kind == "public" else []
        return max(before, key=lambda f: f.start).country if before else None

    def before(self, span: Span) -> tuple[Found | None, str]:
        """Give the person named before a post, in apposition, in brackets, after a dash, or as a verb says."""
        sign = self.page.text(span.left - 1)
        person = self.people_ends.get(span.left - 1)
        if person is not None and sign in ("—", "–", "-", "("):
            return person, "bracket" if sign == "(" else "dash"
        if person is not None and sign == "," and self.agrees(person, span) and self.closes(span.end):
            return person, "apposition"
        shared = self.joined_to(span) if sign in lexicon.words("joining") else None
        return (shared, "apposition") if shared is not None else self.linked(span)

    def joined_to(self, span: Span) -> Found | None:
        """Give whose the post before is: «X, вице-премьер и министр внутренних дел Имярекии, ...»."""
        prior = self.prior
        if prior is None or prior.end != span.left - 1 or self.page.text(prior.left - 1) != ",":
            return None
        person = self.people_ends.get(prior.left - 1)
        return person if person is not None and self.agrees(person, span) and self.closes(span.end) else None

    def agrees(self, person: Found, span: Span) -> bool:
        cases = name_cases(self.words[self.number[person.head]].text)
        fixed = span.acting or titles.is_fixed(self.words[span.head].lower_)
        loose = names.is_steady_before(tuple(word.text for word in self.words_of(person)))
        return fixed or loose or not cases or bool(cases & allowed_cases(self.words[span.head]))

    def words_of(self, person: Found) -> Sequence[Token]:
        return self.words[self.number[person.start] : self.end_of(person)]

    def closes(self, at: int) -> bool:
        return at >= len(self.words) or self.words[at].text in (",", ".", ")", ";", "—", "–", "!", "?")

    def post(self, span: Span, person: Found, agency: Found | None, rule: str, turn: int = 0) -> Post:
        above = next((body.country for body in span.agencies if body.country is not None), None)
        worldwide = agency is not None and agency.country is None
        own = agency.country if agency is not None else None
        country = own or above or (None if worldwide else self.land_of(span, turn))
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
        if span.kind == "peer" and self.last is not None:
            return self.last.post
        own = [nominative(word, head) if word.pos_ == "ADJ" else word.lower_ for word in before if is_own(word)]
        rest = [word.text for word in self.words[span.head + 1 : stop]]
        loose = lexicon.words("joining") | lexicon.words("linking") | lexicon.words("inside")
        while rest and rest[-1].lower() in loose:
            rest.pop()
        acting = [lexicon.phrase("acting_post")] if span.acting else []
        form = head.lower_ if span.acting else nominative(head, head)
        return " ".join([*acting, *own, form, *rest]).replace("« ", "«").replace(" »", "»")


def find_posts(docs: Sequence[Doc], found: Sequence[Sequence[Found]], ground: Ground) -> list[list[Post]]:
    """Find who holds or held which post, text by text; `found` is what `mentions.find` gave for the same texts."""
    known = [item for one in found for item in one if item.type == "agency"]
    readers = [Reader(doc, one, known, ground.country) for doc, one in zip(docs, found, strict=True)]
    held = [[*reader.posts(), *leaders(reader)] for reader in readers]
    every = [post for posts in held for post in posts]
    return [[post for post in posts if not is_misplaced(post, every)] for posts in held]


def is_misplaced(post: Post, every: Sequence[Post]) -> bool:
    """Say that a bare «генпрокурор» was given to another country's body than the one its holder was first told with."""
    first = next((one for one in every if one.person.cluster == post.person.cluster and is_alike(one, post)), post)
    return first is not post and first.country != post.country and post.end - post.start == 1


def is_alike(one: Post, other: Post) -> bool:
    """Say that two posts are in bodies of one kind: both are of a prosecutor general, of a minister of justice."""
    kinds = [known.kind for post in (one, other) if (known := body_of(post)) is not None]
    return len(kinds) == 2 and kinds[0] == kinds[1]


def body_of(post: Post) -> agencies.Agency | None:
    return agencies.agency(post.agency.ref or "") if post.agency is not None else None
