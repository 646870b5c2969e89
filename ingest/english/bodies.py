"""Bodies that an English text names, each with its land and its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from graph import agencies, countries, ids
from ingest.english import lexicon
from ingest.english.body_names import MISSIONS, REGIONAL, Body, Phrase, printed
from ingest.english.capitals import JOINING
from ingest.english.territories import OWNING, REGIONS, land
from ingest.found import Found
from ingest.spots import Page
from ingest.tables import csv_rows

TERRITORIAL = frozenset({"city", "regional", "region's", "of", "the", "for", "'s"})
LETTERS, FEW = 5, 2
LOCAL = {"prosecutor-general": "Prosecutor's Office", "police": "Police", "customs": "Customs",
         "migration-service": "Immigration"}  # fmt: skip


class Bodies:
    """Find the bodies of an article's pages; a bare one belongs to the land that the article gives its kind."""

    def __init__(self, pages: Sequence[Page], home: str | None) -> None:
        self.pages, self.home = pages, home
        self.printed = [list(printed(page)) for page in pages]
        self.named = {code for page in pages for spot in page.spots if (code := land(spot)) is not None}
        self.lands: dict[str, list[str]] = {}
        for body in (one for found in self.printed for one in found):
            if body.phrase is not None and body.territory is not None:
                self.lands.setdefault(body.phrase.kind, []).append(body.territory.country)

    def found(self) -> list[list[Found]]:
        return [
            [one for body in bodies if (one := self.mention(page, body)) is not None]
            for page, bodies in zip(self.pages, self.printed, strict=True)
        ]

    def mention(self, page: Page, body: Body) -> Found | None:
        """Write a body down; a bare one that belongs nowhere is none."""
        listed = self.of_region(page, body)
        if listed is not None:
            told = own_name(page, body) if body.phrase is None else listed.names.get("en", own_name(page, body))
            return Found(*self.span(page, body), "agency", listed.id, told, listed.country, "name")
        body = self.as_elsewhere(page, body)
        phrase, territory = body.phrase, body.territory
        if phrase is not None and territory is not None and territory.local and is_of_any_town(phrase):
            return self.found_as(page, body, local_name(page, body, phrase), territory.country)
        country = self.country(page, body)
        if phrase is not None and (country is None or (phrase.where and country not in phrase.where)):
            if phrase.form != "name" or not phrase.where or body.own[1] - body.own[0] == 1:
                return None
            phrase, country = None, self.land_told(page, body)
        if phrase is None:
            return self.found_as(page, body, own_name(page, body), country)
        return self.known(page, body, phrase, country or "")

    def as_elsewhere(self, page: Page, body: Body) -> Body:
        """Read a bare «National Police» as the body that the article names so with its one land."""
        if body.phrase is not None or body.territory is not None:
            return body
        own = words_of(page, body)
        same = {
            (one.phrase, one.territory.country): one
            for other, bodies in zip(self.pages, self.printed, strict=True)
            for one in bodies
            if one.phrase is not None and one.territory is not None and words_of(other, one) == own
        }
        named, *others = same.values() or (body,)
        owner = named.territory
        if others or owner is None or owner.local:
            return body
        return replace(body, phrase=named.phrase, territory=replace(owner, start=body.end, end=body.end))

    def country(self, page: Page, body: Body) -> str | None:
        if body.territory is not None:
            return body.territory.country
        return self.land_told(page, body) if body.phrase is None else self.land_of(body.phrase, page, body)

    def found_as(self, page: Page, body: Body, name: str, country: str | None) -> Found:
        """Write down a body of no list under a name."""
        ref = ids.printed("agency", name, country)
        form = "adjective" if body.start < body.own[0] and is_listed_weak(body) else "name"
        return Found(*self.span(page, body), "agency", ref, self.fuller(page, body, name, country), country, form)

    def fuller(self, page: Page, body: Body, name: str, country: str | None) -> str:
        """Name a body of no list with the land that the article gives it: «Australian Federal Police»."""
        if body.phrase is not None or country is None or countries.country_names(country)["en"] in name:
            return name
        own = words_of(page, body)
        for other, bodies in zip(self.pages, self.printed, strict=True):
            for one in bodies:
                if one.phrase is None and one.territory is not None and words_of(other, one) == own:
                    before = "'s" if one.start == one.own[0] else other.text(one.own[0] - 1)
                    if before not in OWNING:
                        return " ".join(word.text for word in other.words[one.start : one.own[1]]).replace(" '", "'")
                    if one.territory.start < one.own[0] and not one.territory.local:
                        return f"{name} of {short_owner(country)}"
        return name

    def known(self, page: Page, body: Body, phrase: Phrase, country: str) -> Found:
        """Write down a body of the lists."""
        kind = f"{phrase.kind}-{body.host}" if body.host and phrase.kind in MISSIONS else phrase.kind
        ref, name = ids.agency(country, kind), own_name(page, body)
        known = agencies.agency(ref)
        full = known.names.get("en") if known is not None else None
        full = full or full_name(phrase, name, country)
        form = "post" if phrase.form == "post" else "adjective" if body.start < body.own[0] else "name"
        return Found(*self.span(page, body), "agency", ref if known else ids.printed("agency", full, country),
                     full, country, form)  # fmt: skip

    def span(self, page: Page, body: Body) -> tuple[int, int, int]:
        return page.words[body.start].i, page.words[body.end - 1].i + 1, page.words[self.head(page, body)].i

    def of_region(self, page: Page, body: Body) -> agencies.Agency | None:
        """Give the region's body that the gazetteer has under the words that are not its territory's."""
        owner = body.territory
        if owner is None or owner.place is None or (body.phrase is not None and body.phrase.form != REGIONAL):
            return None
        words = [page.text(at) for at in range(*body.own) if not owner.start <= at < owner.end]
        while words and words[0] in TERRITORIAL:
            words.pop(0)
        while words and words[-1] in TERRITORIAL:
            words.pop()
        return agencies.of_place(" ".join(words).replace(" '", "'"), owner.place, "en")

    def head(self, page: Page, body: Body) -> int:
        """Give the word that the parser makes the head of the name: the last before «of»."""
        if body.end <= body.own[0] or body.start >= body.own[1]:
            return body.end - 1
        at = body.own[0]
        for step in range(*body.own):
            if page.words[step].lower_ in ("of", "for", "on") and step > body.own[0]:
                return step - 1
            at = step
        return at

    def land_of(self, phrase: Phrase, page: Page, body: Body) -> str | None:
        """Give the land of a bare body: the only one that has it, the one last named so before, the article's home."""
        if phrase.form == "weak":
            return None
        if len(phrase.where) == 1:
            return phrase.where[0] if self.is_meant(phrase, page, body) else None
        if phrase.where and self.home not in phrase.where:
            there = self.named & set(phrase.where)
            return there.pop() if len(there) == 1 else None
        own = words_of(page, body)
        before = [
            one for one in self.of(page) if one.start < body.start and one.territory and words_of(page, one) == own
        ]
        if before and before[-1].territory is not None:
            return before[-1].territory.country
        named = self.lands.get(phrase.kind, [])
        return self.home if self.home is not None else named[0] if len(set(named)) == 1 else None

    def is_meant(self, phrase: Phrase, page: Page, body: Body) -> bool:
        """Say that letters or plain words may stand for a body: its land is at hand, «AFP» is not always Australian."""
        first = page.text(body.own[0])
        single = body.own[1] - body.own[0] == 1
        sure = (len(first) > LETTERS or phrase.form == "name") if single else phrase.form == "own"
        told = self.home is None and body.own[1] - body.own[0] > FEW
        return sure or told or phrase.where[0] in self.named | {self.home}

    def land_told(self, page: Page, body: Body) -> str | None:
        """Give the one land that the article names a body of no list with: «the National Police» of Colombia."""
        own = words_of(page, body)
        told = [
            one.territory.country
            for other, bodies in zip(self.pages, self.printed, strict=True)
            for one in bodies
            if one.territory is not None and words_of(other, one) == own
        ]
        return told[0] if len(set(told)) == 1 else None

    def of(self, page: Page) -> list[Body]:
        return next(bodies for other, bodies in zip(self.pages, self.printed, strict=True) if other is page)


def words_of(page: Page, body: Body) -> tuple[str, ...]:
    return tuple(page.text(at) for at in range(*body.own))


def own_name(page: Page, body: Body) -> str:
    """Give the words of a body as printed; a town that owns it is part of its name: «Kyiv Pechersk District Court»."""
    words = [page.words[at] for at in range(*body.own)]
    owning = [at for at, word in enumerate(words[:-1]) if word.text in ("'s", "\u2019s") and is_town(page, body, at)]
    kept = [word.text for at, word in enumerate(words) if at not in owning]
    return " ".join(kept).replace(" 's", "'s").replace(" \u2019s", "'s").replace(" '", "'")


def is_town(page: Page, body: Body, at: int) -> bool:
    spot = page.ends.get(body.own[0] + at)
    return spot is not None and spot.first("place", "name") is not None


def is_of_any_town(phrase: Phrase) -> bool:
    """Say that each town and region has such a body: «Osh prosecutors», «police of Kostanay region»."""
    return phrase.form == "weak" and phrase.kind not in MISSIONS


def is_listed_weak(body: Body) -> bool:
    return body.phrase is not None and body.phrase.form == "weak"


def local_name(page: Page, body: Body, phrase: Phrase) -> str:
    """Name the body of a town or a region: «Osh Police», «Kostanay Region Prosecutor's Office»."""
    territory = body.territory
    if territory is None:
        return own_name(page, body)
    region = [territory.end] if page.text(territory.end) in REGIONS and territory.end not in range(*body.own) else []
    place = " ".join(page.words[at].text for at in (*range(territory.start, territory.end), *region))
    own = LOCAL.get(phrase.kind) or own_name(page, body)
    return f"{titled(place)} {titled(own)}"


def titled(name: str) -> str:
    return " ".join(word if word in JOINING else capital(word) for word in name.split())


def capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def short_owner(country: str) -> str:
    name = countries.country_names(country)["en"]
    return f"the {name}" if name.startswith("United") or name.endswith(("s", "Republic")) else name


@lru_cache(maxsize=1)
def first_names() -> dict[tuple[str, str], tuple[str, bool]]:
    """Give each kind, and each kind of one land, the first phrase that names its body, and whether it is complete."""
    found: dict[tuple[str, str], tuple[str, bool]] = {}
    rows = [row for row in csv_rows(lexicon.FOLDER / "bodies.csv") if row["form"] in ("name", "own", "weak")]
    for row in sorted(rows, key=lambda row: (bool(row["where"]), bool(row["where"]) and " " not in row["phrase"])):
        for where in (*row["where"].split(), ""):
            found.setdefault((row["kind"], where), (row["phrase"], row["form"] == "own"))
    return found


def full_name(phrase: Phrase, name: str, country: str) -> str:
    """Name a body whose kind has no English pattern: by its own words, one that a post implies by its kind's."""
    told, own = first_names(), phrase.form == "own"
    listed, complete = told.get((phrase.kind, country)) or told.get((phrase.kind, ""), (name, own))
    if phrase.form in ("post", "own") or name.islower() or name.isupper():
        name, own = titled(listed.replace(" '", "'")), complete
    return name if own else f"{name} of {countries.owner(country, 'en')}"
