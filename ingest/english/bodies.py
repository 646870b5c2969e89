"""Bodies that an English text names, each with its land and its id."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from graph import agencies, countries, ids
from ingest.english import lexicon
from ingest.english.body_names import JOINING, MISSIONS, REGIONAL, Body, Phrase, printed
from ingest.found import Found
from ingest.spots import Page
from ingest.tables import csv_rows

TERRITORIAL = frozenset({"city", "regional", "region's", "of", "the", "for", "'s"})


class Bodies:
    """Find the bodies of an article's pages; a bare one belongs to the land that the article gives its kind."""

    def __init__(self, pages: Sequence[Page], home: str | None) -> None:
        self.pages, self.home = pages, home
        self.printed = [list(printed(page)) for page in pages]
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
        start, end = page.words[body.start].i, page.words[body.end - 1].i + 1
        head = page.words[self.head(page, body)].i
        phrase = body.phrase
        name = " ".join(page.words[at].text for at in range(*body.own)).replace(" 's", "'s").replace(" '", "'")
        listed = self.of_region(page, body)
        if listed is not None:
            told = name if phrase is None else listed.names.get("en", name)
            return Found(start, end, head, "agency", listed.id, told, listed.country, "name")
        if phrase is None:
            country = body.territory.country if body.territory is not None else self.land_told(page, body)
            return Found(start, end, head, "agency", ids.printed("agency", name, country), name, country, "name")
        country = body.territory.country if body.territory is not None else self.land_of(phrase, page, body)
        if country is None or (phrase.where and country not in phrase.where):
            return None
        kind = f"{phrase.kind}-{body.host}" if body.host and phrase.kind in MISSIONS else phrase.kind
        ref, full = ids.agency(country, kind), None
        known = agencies.agency(ref)
        if known is not None:
            full = known.names.get("en")
        form = "post" if phrase.form == "post" else "adjective" if body.start < body.own[0] else "name"
        return Found(start, end, head, "agency", ref if known else ids.printed("agency", name, country),
                     full or full_name(phrase, name, country), country, form)  # fmt: skip

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
            return phrase.where[0]
        own = words_of(page, body)
        before = [
            one for one in self.of(page) if one.start < body.start and one.territory and words_of(page, one) == own
        ]
        if before and before[-1].territory is not None:
            return before[-1].territory.country
        named = self.lands.get(phrase.kind, [])
        return self.home if self.home is not None else named[0] if len(set(named)) == 1 else None

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


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Give each kind the first phrase that names its body."""
    rows = csv_rows(lexicon.FOLDER / "bodies.csv")
    return {row["kind"]: row["phrase"] for row in reversed(list(rows)) if row["form"] != "post"}


def full_name(phrase: Phrase, name: str, country: str) -> str:
    """Name a body whose kind has no English pattern: by its own words, one that a post implies by its kind's."""
    if phrase.form == "post" or name.islower():
        told = first_names().get(phrase.kind, name).replace(" '", "'")
        name = " ".join(word if word in JOINING else word[:1].upper() + word[1:] for word in told.split())
    return f"{name} of {countries.owner(country, 'en')}"
