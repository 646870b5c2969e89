"""Bodies in a Kazakh text: those of the lists with their country, and what ends in «соты», «департаменті»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph import agencies, countries, ids
from graph.agencies import Agency
from ingest.found import Found
from ingest.ground import Ground
from ingest.kazakh.again import named_again
from ingest.kazakh.body_names import (
    case_of,
    extended,
    genitive,
    head_form,
    is_apart,
    is_capital,
    is_vague,
    known_opening,
    land_of,
    opening,
    owns,
    spelled,
    whose,
    words_ending,
)
from ingest.kazakh.implied import implied
from ingest.kazakh.lists import LANG, BodyKind, known_kind, name_of, place_name, words
from ingest.kazakh.marks import feature
from ingest.kazakh.units import QUOTES
from ingest.spots import Entry, Page, Spot

POST = "post"


@dataclass(slots=True)
class Bodies:
    """Find the bodies of an article's texts; whose a «Бас прокуратура» is, its country tells, else the article."""

    ground: Ground
    owners: dict[str, list[str]] = field(default_factory=dict)  # kind -> countries, as they were named
    named: list[Found] = field(default_factory=list)  # those of the texts before

    def found(self, page: Page) -> list[Found]:
        taken: set[int] = set()
        found: list[Found] = []
        for spot in page.spots:
            entry = spot.first("body") or spot.first("world")
            if entry is not None and spot.start not in taken:
                for one in self.listed(page, spot, entry):
                    found.append(one)
                    taken |= numbers(page, one)
        for at in reversed(range(len(page.words))):
            if at not in taken:
                for one in printed(page, at, taken, self.ground):
                    found.append(one)
                    taken |= numbers(page, one)
        found.sort(key=lambda one: one.start)
        again = list(named_again(page, taken, found, self.named))
        self.named += found
        return sorted([*found, *again], key=lambda one: one.start)

    def listed(self, page: Page, spot: Spot, entry: Entry) -> Iterator[Found]:
        if entry.type == "world":
            key, name = entry.item
            yield make(page, spot.start, spot.end, ids.agency("INT", key), name, None, entry.form)
            return
        start, codes = owner(page, spot.start, entry.form == POST)
        code = codes[-1] if codes else self.owner_of(spot)
        if not codes and is_of_another(page, spot, code):
            return  # «Қырғызстанның Мемлекеттік шекара қызметі» is none of the list
        kind = choose(spot, code, start < spot.start and page.starts[start].first("country") is not None)
        if kind is None or code is None:
            return
        self.owners.setdefault(kind.id, []).append(code)
        if len(codes) > 1:
            start, codes = row(page, start, codes) if is_plural(page, spot) else (start, codes)
            yield from each(page, start, codes, kind)
            start = spot.start
        end = extended(page, spot)
        if is_apart(page, spot.end, end):
            yield department(page, (start, spot.end, end), kind, code)
        else:
            yield of_kind(page, start, end, kind, code, entry.form)

    def owner_of(self, spot: Spot) -> str | None:
        """Give the country of a body named without one: the only one that has it, the foreign one told before, home."""
        kinds = [entry.item for entry in spot.entries if entry.type == "body" and not entry.item.weak]
        only = {code for kind in kinds for code in kind.where}
        if len(only) == 1 and all(kind.where for kind in kinds):
            return str(only.pop())
        told = [code for kind in kinds for code in self.owners.get(kind.id, ())]
        if told and self.ground.country not in told:
            return told[-1]
        return self.ground.country


def is_of_another(page: Page, spot: Spot, code: str | None) -> bool:
    """Say that words before a body of the list make another land's body of it."""
    start = known_opening(page, spot.end - 1, set())
    first = page.starts.get(start)
    land = land_of(first) if first is not None and start < spot.start else None
    return land is not None and land != code


def numbers(page: Page, found: Found) -> set[int]:
    return {at for at, word in enumerate(page.words) if found.start <= word.i < found.end}


def make(page: Page, start: int, end: int, ref: str, name: str, code: str | None, form: str) -> Found:
    last = page.words[end - 1].i
    return Found(page.words[start].i, last + 1, last, "agency", ref, name, code, form)


def of_kind(page: Page, start: int, end: int, kind: BodyKind, code: str, form: str) -> Found:
    name = name_of(kind, code)
    ref = ids.agency(code, kind.id) if known_kind(kind, code) else ids.printed("agency", name, code)
    return make(page, start, end, ref, name, code, form)


def each(page: Page, start: int, codes: Sequence[str], kind: BodyKind) -> Iterator[Found]:
    """Yield the bodies before the last of several told at once: «Қазақстан мен Өзбекстанның Бас прокуратуралары»."""
    for code in codes[:-1]:
        end = page.starts[start].end
        if kind.exists_in(code):
            yield of_kind(page, start, end, kind, code, "name")
        start = end + 1


def is_plural(page: Page, spot: Spot) -> bool:
    return feature(page.words[spot.end - 1], "Number") == "Plur"


def row(page: Page, start: int, codes: list[str]) -> tuple[int, list[str]]:
    """Go back over the lands of a list, whose bodies a plural tells: «Армения, Беларусь және Ресей министрліктері»."""
    while page.text(start - 1) == "," and start > 1 and page.same_sentence(start - 1, start):
        before = page.ends.get(start - 1)
        code = land_of(before) if before is not None else None
        if before is None or code is None or code in codes or case_of(page.words[before.end - 1]) not in ("Nom", ""):
            break
        start, codes = before.start, [code, *codes]
    return start, codes


def department(page: Page, at: tuple[int, int, int], kind: BodyKind, code: str) -> Found:
    """Write a body within another: «ҰҚК-нің Алматы қаласы бойынша департаменті»."""
    start, own, end = at
    name = f"{genitive(name_of(kind, code))} {spelled(page, own, end - 1, head_form(page.words[end - 1]))}"
    return make(page, start, end, ids.printed("agency", name, code), name, code, "name")


def choose(spot: Spot, code: str | None, owned: bool) -> BodyKind | None:
    """Choose the kind that a country has; a weak one only where its country stands right before it."""
    kinds = [entry.item for entry in spot.entries if entry.type == "body"]
    fitting = (kind for kind in kinds if code is not None and kind.exists_in(code) and (owned or not kind.weak))
    return next(fitting, None)


def owner(page: Page, at: int, post: bool = False) -> tuple[int, list[str]]:
    """Give where the country before a body's words begins, and the countries; the same place where there is none."""
    spot = page.ends.get(at)
    if spot is None or not page.same_sentence(spot.start, at):
        return at, []
    code = land_of(spot)
    last = page.words[spot.end - 1]
    if code is None or not (owns(last) or (post and case_of(last) == "Abl")):  # «Өзбекстаннан Бас прокурор Имярек»
        return at, []  # «Ташкентте | ІІМ»
    joint, first = page.text(spot.start - 1), page.ends.get(spot.start - 1)
    other = land_of(first) if first is not None and joint in words("joints") else None
    if first is not None and other not in (None, code):
        return first.start, [other, code]
    return spot.start, [code]


def printed(page: Page, at: int, taken: set[int], ground: Ground) -> Iterator[Found]:
    """Yield the body that ends at a word: «Тбилиси қалалық соты», «Шымкент полициясы»."""
    head = head_form(page.words[at])
    if not head or page.text(at - 1) in words("partial"):
        for told in implied(page, at, taken, ground):
            ref = ids.printed("agency", told.name, told.country)
            yield make(page, told.start, at + 1, ref, told.name, told.country, POST)
        return
    start = opening(page, at, taken)
    code, name = whose(page, start, at, ground), spelled(page, start, at, head)
    if at - start == 0 or code is None or is_vague(page, start, at, head) or is_title(page, start, at):
        return
    if page.text(start) in words("local") and not is_capital(page, start):
        if ground.lone is None:
            return
        name = f"{place_name(ground.lone)}{words_ending('of_region')} {spelled(page, start + 1, at, head)}"
    adjective = page.starts.get(start)
    if adjective is not None and adjective.entries[0].form == "adjective":
        if adjective.end == at and head in words("courts"):
            return  # «испан соты»: any of them
        name = f"{countries.owner(code, LANG)} {spelled(page, start + 1, at, head)}"
    yield from first_of_two(page, start, at, head)
    listed = of_region(page, start, at, head, ground)
    ref = listed.id if listed is not None else ids.printed("agency", name, code)
    yield make(page, start, at + 1, ref, name, code, "name")


def is_title(page: Page, start: int, at: int) -> bool:
    """Say that the words are what a course or a book is called: «Құқық қорғау қызметі» мамандығы."""
    quoted = page.text(start - 1) in QUOTES and page.text(at + 1) in QUOTES
    return quoted and page.words[at + 2].lemma_ in words("named_after_bodies") if at + 2 < len(page.words) else False


def of_region(page: Page, start: int, at: int, head: str, ground: Ground) -> Agency | None:
    """Give the body of a region that the gazetteer has: «Қарағанды облысының полиция департаменті»."""
    spot = page.starts.get(start)
    entry = spot.first("place") if spot is not None else None
    place, step = (entry.item, spot.end) if spot is not None and entry is not None else (ground.lone, start)
    if place is None or (entry is None and page.text(start) not in words("local")):
        return None
    step += page.text(step) in words("territorial")
    return agencies.of_place(spelled(page, step, at, head).lower(), place, LANG)


def first_of_two(page: Page, start: int, at: int, head: str) -> Iterator[Found]:
    """Yield the first of two bodies told at once: «Нидерланд пен Бельгия полициясы»."""
    spot = page.starts.get(start)
    first, codes = owner(page, spot.end) if spot is not None else (start, [])
    if len(codes) == 2 and spot is not None:
        one = page.starts[first]
        name = f"{page.words[first].text} {spelled(page, spot.end, at, head)}"
        yield make(page, first, one.end, ids.printed("agency", name, codes[0]), name, codes[0], "name")
