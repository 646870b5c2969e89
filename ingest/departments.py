"""Bodies that no list has, read from print: an office, what it does, whose it is («Управление миграции МВД Имярек»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import ids, morphology
from graph.countries import country_names
from ingest import bodies, landmarks, lexicon, titles
from ingest.bodies import Territory
from ingest.bureaus import is_office, leftwards, rightwards
from ingest.found import Found
from ingest.ground import Ground
from ingest.shortenings import with_short_names
from ingest.spots import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

AT_LENGTH = 2  # words after the noun


@dataclass(frozen=True, slots=True)
class Department:
    """Hold a body as printed: words start..end around its noun, `own` up to its owner, and the owner's country."""

    page: Page
    start: int
    noun: int
    own: int
    end: int
    country: str | None
    owner: Found | None
    foreign: bool  # the country stands as an adjective before it

    @property
    def core(self) -> tuple[str, ...]:
        """Give what it is called without its owner, by dictionary forms."""
        first = self.start + self.foreign
        return tuple(morphology.key(word.text) for word in self.page.words[first : self.own])

    @property
    def is_capital(self) -> bool:
        first = self.page.words[self.start + self.foreign]
        return first.text[0].isupper() and not first.is_sent_start

    @property
    def is_told_at_length(self) -> bool:
        """Say that it opens a sentence, where a capital tells nothing, and says in several words what it does."""
        return self.page.words[self.start].is_sent_start is True and self.own - self.noun > AT_LENGTH

    @property
    def is_joint(self) -> bool:
        """Say that it is several countries' own: «координационный штаб операции»."""
        return self.is_called("joint")

    @property
    def is_of_anything(self) -> bool:
        """Say that a joint body tells not of what: a bare «Координационный штаб» belongs to an exercise as well."""
        alone = self.own - self.start == 2
        return alone and self.is_joint and self.owner is None

    @property
    def is_abroad(self) -> bool:
        """Say that it is no country's: «Европейское ведомство», «Международная комиссия»."""
        return self.is_called("abroad")

    def is_called(self, kind: str) -> bool:
        words = self.page.words[self.start : self.noun]
        return any(morphology.keys(word.text) & lexicon.words(kind) for word in words)


class Departments:
    """Read the bodies of one article that no list has, beside those that were found by the lists."""

    def __init__(self, pages: Sequence[Page], seated: Sequence[Sequence[Found]], ground: Ground) -> None:
        self.ground = ground
        self.pages = pages
        self.seated = seated
        self.read = [list(read_page(page, found)) for page, found in zip(pages, seated, strict=True)]
        self.whose = {one.core: one for page in self.read for one in page if one.country is not None}

    def found(self) -> list[list[Found]]:
        """Give each text's agencies: what a department's name holds is none of its own."""
        done = [self.on_page(read, found) for read, found in zip(self.read, self.seated, strict=True)]
        return with_short_names(self.pages, done)

    def on_page(self, read: Sequence[Department], seated: Sequence[Found]) -> list[Found]:
        made = [one for one in (self.settle(each) for each in read) if one is not None]
        inside = {at for one in made for at in range(one.start, one.end)}
        return [*(found for found in seated if found.start not in inside), *made]

    def settle(self, one: Department) -> Found | None:
        """Name a department; without an owner it is one that has been named in full, or one with a capital."""
        full = one if one.country is not None else self.whose.get(one.core)
        stands_alone = one.owner is not None or one.is_joint
        own = one.is_capital or one.is_told_at_length
        if full is None and one.is_of_anything:
            return None
        if full is None and not stands_alone and not (own and self.ground.country is not None):
            return None
        if full is None and not stands_alone and self.is_among_others(one):
            return None
        country = (
            full.country
            if full is not None
            else None
            if stands_alone or one.is_abroad or is_of_others(one)
            else next(landmarks.headed(one.page, one.start), self.ground.country)
        )
        name = wording(full or one)
        start, last, head = (one.page.words[at].i for at in (one.start, one.end - 1, one.noun))
        return Found(start, last + 1, head, "agency", ids.printed("agency", name, country), name, country, "name")

    def is_among_others(self, one: Department) -> bool:
        """Say that a list goes on in which another country was named last: whose the office is nobody tells."""
        page = one.page
        led = one.start > 0 and page.words[one.start - 1].pos_ == "NOUN"  # «..., руководством Департамента»
        if page.text(one.start - 1 - led) not in lexicon.words("and"):
            return False
        before = (spot for spot in reversed(page.spots) if spot.end <= one.start and spot.first("country"))
        last = next((spot for spot in before if page.same_sentence(spot.start, one.start)), None)
        country = last.first("country") if last is not None else None
        return country is not None and country.item.code != self.ground.country


def is_of_others(one: Department) -> bool:
    """Say that «их», «его» before a body tells that it is somebody's, not the newspaper's country's."""
    return one.page.text(one.start - 1) in lexicon.words("theirs")


def read_page(page: Page, seated: Sequence[Found]) -> Iterator[Department]:
    number = {word.i: at for at, word in enumerate(page.words)}
    starts = {number[found.start]: found for found in seated if found.start in number}
    spans = [(number[found.start], number[found.end - 1] + 1) for found in seated if found.start in number]
    passed = 0
    for at, word in enumerate(page.words):
        inside = any(start < at < end or (start == at and page.ends.get(at)) for start, end in spans)
        if at < passed or inside or not is_office(word) or "Plur" in word.morph.get("Number", []):
            continue
        one = read(page, at, starts)
        if one is not None:
            passed = one.end
            yield one


def read(page: Page, at: int, starts: dict[int, Found]) -> Department | None:
    """Read a body around its noun; None where it does no work of ours, or is a firm's."""
    start, country = leftwards(page, at)
    town = bodies.town_in(page, start, at)
    listed = starts.get(at)
    if listed is not None:
        return special(page, start, at, listed, country)
    own = rightwards(page, at + 1, starts)
    foreign = country is not None
    end, owner, land = own, starts.get(own), None
    if owner is not None:
        end, land = own + owner.end - owner.start, owner.country
        host = bodies.hosting(page, end) if land is None else None
        end = host.end if host is not None else end
    else:
        owner, territory = (
            None,
            bodies.country_at(page, own, "Gen")
            or bodies.place_by(page, own)
            or bodies.place_at(page, own)
            or standing_in(page, own, own - start == 1),
        )
        if territory is not None:
            end, land = territory.end, territory.country
    country = country or land or town or (listed_with(page, start) if owner is None else None)
    one = Department(page, start, at, own, end, country, owner, foreign)
    return one if does_law(page, one) else None


def standing_in(page: Page, at: int, is_bare: bool) -> Territory | None:
    """Read «Бюро расследований в Турции», «прокуратура в Кракове»; a mere «прокуратура в России» is anybody's."""
    where = bodies.hosting(page, at)
    return None if is_bare and where is not None and where.place is None else where


def listed_with(page: Page, start: int) -> str | None:
    """Give the country of the body before in a list: «МВБ США и Управление по борьбе с контрабандой»."""
    spot = page.ends.get(start - 1) if page.text(start - 1) in lexicon.words("and") else None
    country = (
        spot.first("country", "name", "abbreviation")
        if spot is not None and page.words[start].text[0].isupper()
        else None
    )
    return country.item.code if country is not None else None


def special(page: Page, start: int, at: int, listed: Found, country: str | None) -> Department | None:
    """Read «Верховная государственная прокуратура Сербии»: a listed body with adjectives of its own."""
    if country is not None or start == at or listed.form == "post":
        return None
    if not any(is_own(word) for word in page.words[start:at]):
        return None
    return Department(page, start, at, at + 1, at + listed.end - listed.start, listed.country, listed, False)


def is_own(word: Token) -> bool:
    return bool(morphology.keys(word.text) & lexicon.words("office_adjectives"))


def does_law(page: Page, one: Department) -> bool:
    """Say that a body's own words tell of police, justice, borders, secrets; and of no firm, no road, no fire."""
    keys = [morphology.keys(word.text) for word in page.words[one.start : one.own]]
    private = any("private" in titles.word_kinds(word) for word in page.words[one.start : one.own])
    before = page.words[one.start - 1 : one.start]
    if any(morphology.keys(word.text) & lexicon.words("houses_of") for word in before):
        return False
    found = frozenset[str]().union(*keys)
    lawful = bool(morphology.keys(page.words[one.noun].text) & lexicon.words("law"))
    if private or (found & lexicon.words("not_law") and not lawful):  # «транспортная прокуратура»
        return False
    if one.owner is not None and (one.is_capital or one.owner.country is None):
        return page.words[one.start + one.foreign].text[0].isupper()
    teaches = one.owner is not None and bool(morphology.keys(page.words[one.noun].text) & lexicon.words("schools"))
    return one.is_joint or teaches or bool(found & lexicon.words("law"))


def wording(one: Department) -> str:
    """Write the name in the nominative: adjectives and noun change, the rest stays; «чешская» becomes «Чехии»."""
    words = one.page.words
    noun = words[one.noun]
    lead = [titles.nominative(word, noun) for word in words[one.start + one.foreign : one.noun]]
    rest = words[one.noun + 1 : one.own if one.foreign else one.end]
    text = [*lead, titles.nominative(noun, noun), *(word.text for word in rest)]
    if one.foreign and one.country is not None:
        text.append(morphology.inflect(country_names(one.country)["ru"], "gent"))
    name = " ".join(text).replace(" .", ".").replace("« ", "«").replace(" »", "»")
    return name[0].upper() + name[1:]
