"""Officials of a Kazakh text and their posts, which stand before the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest import pages
from ingest.ground import Ground
from ingest.kazakh.body_names import is_where
from ingest.kazakh.forms import HOME
from ingest.kazakh.lists import table
from ingest.kazakh.marks import feature
from ingest.kazakh.words import readings
from ingest.tables import csv_rows
from ingest.titles import Post

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.found import Found
    from ingest.spots import Page

REACH = 12  # words from a post's first word to its last
RULE = "kk/post/before-name"
BESIDE = "kk/post/behind-name"


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in csv_rows(HOME / "posts.csv")}


def words(name: str) -> frozenset[str]:
    return frozenset(table()["posts"][name])


@dataclass(slots=True)
class Reader:
    """Read who holds the posts of one text."""

    page: Page
    found: Sequence[Found]
    known: list[Found]  # the bodies of the article, as far as it has been read

    def posts(self) -> Iterator[Post]:
        numbers = {word.i: at for at, word in enumerate(self.page.words)}
        for one in self.found:
            if one.type == "agency":
                self.known.append(one)
            elif one.type == "person" and one.start in numbers:
                post = self.post(one, self.before_ranks(numbers[one.start])) or self.beside(one, numbers[one.end - 1])
                if post is not None and not self.is_of_many(post, numbers[one.end - 1]):
                    yield post

    def is_of_many(self, post: Post, last: int) -> bool:
        """Say that a post of several stands before one name: «қызметкерлері Имяректі алып кетті»."""
        word = next(word for word in self.page.words if word.i == post.end - 1)
        alone = self.page.text(last + 1) not in table()["words"]["joints"] and self.page.text(last + 1) != ","
        return alone and post.start < post.person.start and feature(word, "Number") == "Plur"

    def beside(self, person: Found, at: int) -> Post | None:
        """Read the post that stands apart behind a name: «Имярек, ІІМ департаментінің бастығы: ...»."""
        if self.page.text(at + 1) not in words("apart"):
            return None
        end = self.closing(at + 2)
        post = self.post(person, end) if end - at > 2 and owns(self.page.words[end - 1]) else None
        first = self.page.words[at + 2].i if post is not None else -1
        whole = post is not None and first in (post.start, post.agency.start if post.agency is not None else -1)
        return replace(post, rule=BESIDE) if post is not None and whole else None

    def closing(self, at: int) -> int:
        """Give where the words end that stand between two marks."""
        end = at
        while self.page.same_sentence(at, end) and self.page.words[end].is_alpha and end - at < REACH:
            end += 1
        closed = not self.page.same_sentence(at, end) or self.page.text(end) in words("closing")
        return end if closed else at

    def post(self, person: Found, end: int) -> Post | None:
        """Read the post that ends at a word."""
        body = self.body_ending(end)
        kind = "public" if body is not None and body.form == "post" else self.kind_at(end)
        if kind is None or end <= 0:
            return None
        start = self.opening(end, body)
        kind = "state" if self.of_state(start, end) else kind
        agency = (
            body if body is not None and body.form == "post" else self.body_ending(start) or self.inner_body(start, end)
        )
        land = self.land_ending(start)
        spoken = self.text(start, end)
        if agency is None and kind == "lead":
            agency = self.spoken_of(spoken)
        agency = agency or (self.court() if spoken in words("of_courts") else None)
        if agency is None and kind == "lead":
            return None
        country = agency.country if agency is not None else land
        first = self.page.words[start].i
        own = spoken if agency is None or agency.form != "post" else self.text(self.number(agency.start), end)
        own = own if agency is None or agency.form != "post" else self.without_land(agency, end)
        return Post(
            person, own, agency, country, self.is_former(start, end), first, self.page.words[end - 1].i + 1, RULE
        )

    def of_state(self, start: int, end: int) -> bool:
        """Say that somebody of the state, or of a state's head, is told: «мемлекет басшысы», «әкімнің орынбасары»."""
        told = (lemma(word) for word in self.page.words[start:end])
        return self.text(start, end) in words("of_state") or any(kinds().get(one) == "state" for one in told)

    def number(self, token: int) -> int:
        return next(at for at, word in enumerate(self.page.words) if word.i == token)

    def without_land(self, agency: Found, end: int) -> str:
        """Write the post without the country before it: «Ішкі істер министрі»."""
        start = self.number(agency.start)
        spot = self.page.starts.get(start)
        if spot is not None and spot.first("country") is not None:
            start = spot.end
        return self.text(start, end)

    def before_ranks(self, at: int) -> int:
        while at > 0 and self.page.same_sentence(at - 1, at):
            word = self.page.words[at - 1]
            if word.text == "," and self.page.text(at) in words("ranks"):
                at -= 1
            elif lemma(word) in words("citizen") and self.page.text(self.citizen_start(at) - 1) == ",":
                at = self.citizen_start(at) - 1
            elif lemma(word) in words("ranks") or word.lower_ in words("ranks"):
                at -= 1
            else:
                break
        return at - 1 if at > 0 and self.page.text(at - 1) == "," and self.page.text(at) in words("ranks") else at

    def citizen_start(self, at: int) -> int:
        """Give where «Қазақстан азаматы» begins that ends before a word."""
        spot = self.page.ends.get(at - 1)
        return spot.start if spot is not None else at - 1

    def kind_at(self, end: int) -> str | None:
        return (
            kinds().get(lemma(self.page.words[end - 1])) if end > 0 and self.page.same_sentence(end - 1, end) else None
        )

    def opening(self, end: int, body: Found | None) -> int:
        """Give where the post's own words begin: behind its body or its country."""
        if body is not None and body.form == "post":
            return self.number(body.start)
        start = end - 1
        while start > 0 and end - start < REACH and self.page.same_sentence(start - 1, end - 1):
            if self.body_ending(start) is not None or self.land_ending(start) is not None:
                break
            if not self.goes_on(start - 1):
                break
            start -= 1
        return start

    def goes_on(self, at: int) -> bool:
        word = self.page.words[at]
        short = word.text.isupper() and len(word.text) > 1  # «ІІМ ӘПК төрағасы»
        return short or word.lower_ in words("own") or lemma(word) in kinds() or lemma(word) in words("own")

    def body_ending(self, end: int) -> Found | None:
        last = self.page.words[end - 1].i if end > 0 else -1
        return next((one for one in self.found if one.type == "agency" and one.end - 1 == last), None)

    def inner_body(self, start: int, end: int) -> Found | None:
        inside = {word.i for word in self.page.words[start:end]}
        return next((one for one in self.found if one.type == "agency" and one.start in inside), None)

    def land_ending(self, end: int) -> str | None:
        last = self.page.words[end - 1].i if end > 0 else -1
        lands = (one for one in self.found if one.type in ("country", "place") and one.form != "demonym")
        land = next((one for one in lands if one.end - 1 == last), None)
        return land.country if land is not None and not is_where(self.page.doc[land.head]) else None

    def spoken_of(self, post: str) -> Found | None:
        """Give the body of the article that «департамент бастығы» means: the last that is called so."""
        first = post.split()[0]
        if first in words("any_body"):
            return self.known[-1] if self.known else None
        own = [one for one in self.known if any(word.startswith(first[:6]) for word in self.called(one))]
        return own[-1] if own and len(post.split()) > 1 else None

    def called(self, body: Found) -> list[str]:
        """Give the words of a body's name and those that are printed here: «ІІМ ... департаменті» is ІІМ."""
        told = self.page.doc[body.start : body.end].text if body in self.found else ""
        return f"{body.name} {told}".lower().split()

    def court(self) -> Found | None:
        courts = [one for one in self.known if (one.name or "").lower().endswith(tuple(words("courts")))]
        return courts[-1] if courts else None

    def is_former(self, start: int, end: int) -> bool:
        told = self.page.words[max(0, start - 1) : end]
        return any(word.lower_ in words("former") or word.lower_.startswith(tuple(words("prefixes"))) for word in told)

    def text(self, start: int, end: int) -> str:
        told = [
            w.text if w.text.isupper() or (w.text[0].isupper() and not w.is_sent_start) else w.lower_
            for w in self.page.words[start:end]
        ]
        return " ".join(word for word in told if word not in words("former"))


def owns(word: Token) -> bool:
    """Say that a word is a post's last one, in no case: «бастығы», «төрағасы»."""
    return any(form.case == "Nom" and form.features.get("Poss") == "3" for form in readings(word.lower_))


def lemma(word: Token) -> str:
    text = word.lower_.removeprefix(next((one for one in words("prefixes") if word.lower_.startswith(one)), ""))
    listed = (form.lemma for form in readings(text) if form.lemma in kinds() or form.lemma in words("ranks"))
    return next(listed, str(word.lemma_))


def find_posts(docs: Sequence[Doc], found: Sequence[Sequence[Found]], _ground: Ground) -> list[list[Post]]:
    """Find who holds which post, text by text; the body first, whose bodies the title may lean on."""
    known: list[Found] = []
    return [list(Reader(pages.page(doc), one, known).posts()) for doc, one in zip(docs, found, strict=True)]
