"""Bodies in a Kazakh text: those of the lists with their country, and what ends in «соты», «департаменті»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph import agencies, countries, ids
from graph.agencies import Agency
from ingest.found import Found
from ingest.ground import Ground
from ingest.kazakh.forms import attributives, without_case
from ingest.kazakh.lists import LANG, BodyKind, known_kind, name_of, place_name, words
from ingest.kazakh.marks import feature
from ingest.spots import Entry, Page, Spot

if TYPE_CHECKING:
    from spacy.tokens import Token

POST = "post"
LONGEST = 8  # words of a body's name before its last


@dataclass(slots=True)
class Bodies:
    """Find the bodies of an article's texts; whose a «Бас прокуратура» is, its country tells, else the article."""

    ground: Ground
    owners: dict[str, list[str]] = field(default_factory=dict)  # kind -> countries, as they were named

    def found(self, page: Page) -> list[Found]:
        taken: set[int] = set()
        found: list[Found] = []
        for spot in page.spots:
            entry = spot.first("body") or spot.first("world")
            if entry is not None and spot.start not in taken:
                for one in self.listed(page, spot, entry):
                    found.append(one)
                    taken |= numbers(page, one)
        for at in range(len(page.words)):
            if at not in taken:
                for one in printed(page, at, taken, self.ground):
                    found.append(one)
                    taken |= numbers(page, one)
        return sorted(found, key=lambda one: one.start)

    def listed(self, page: Page, spot: Spot, entry: Entry) -> Iterator[Found]:
        if entry.type == "world":
            key, name = entry.item
            yield make(page, spot.start, spot.end, ids.agency("INT", key), name, None, entry.form)
            return
        start, codes = owner(page, spot.start)
        code = codes[-1] if codes else self.owner_of(spot)
        if not codes and is_of_another(page, spot, code):
            return  # «Қырғызстанның Мемлекеттік шекара қызметі» is none of the list
        kind = choose(spot, code)
        if kind is None or code is None:
            return
        self.owners.setdefault(kind.id, []).append(code)
        end = extended(page, spot)
        if len(codes) > 1:
            yield from pair(page, start, codes, kind)
            start = spot.start
        yield of_kind(page, start, end, kind, code, entry.form)

    def owner_of(self, spot: Spot) -> str | None:
        """Give the country of a body named without one: the only one that has it, the foreign one told before, home."""
        kinds = [entry.item for entry in spot.entries if entry.type == "body"]
        only = {code for kind in kinds for code in kind.where}
        if len(only) == 1 and all(kind.where for kind in kinds):
            return str(only.pop())
        told = [code for kind in kinds for code in self.owners.get(kind.id, ())]
        if told and self.ground.country not in told:
            return told[-1]
        return self.ground.country


def is_of_another(page: Page, spot: Spot, code: str | None) -> bool:
    """Say that words before a body of the list make another land's body of it."""
    start = opening(page, spot.end - 1, set())
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


def pair(page: Page, start: int, codes: Sequence[str], kind: BodyKind) -> Iterator[Found]:
    """Yield the first of two bodies told at once: «Қазақстан мен Өзбекстанның Бас прокуратуралары»."""
    spot = page.starts[start]
    yield of_kind(page, start, spot.end, kind, codes[0], "name")


def choose(spot: Spot, code: str | None) -> BodyKind | None:
    kinds = [entry.item for entry in spot.entries if entry.type == "body"]
    return next((kind for kind in kinds if code is not None and kind.exists_in(code)), None)


def owner(page: Page, at: int) -> tuple[int, list[str]]:
    """Give where the country before a body's words begins, and the countries; the same place where there is none."""
    spot = page.ends.get(at)
    if spot is None or not page.same_sentence(spot.start, at):
        return at, []
    code = land_of(spot)
    if code is None:
        return at, []
    joint, first = page.text(spot.start - 1), page.ends.get(spot.start - 1)
    other = land_of(first) if first is not None and joint in words("joints") else None
    if first is not None and other not in (None, code):
        return first.start, [other, code]
    return spot.start, [code]


def land_of(spot: Spot) -> str | None:
    """Give the country that a spot names, or that its town or region lies in."""
    entry = spot.first("country") or spot.first("place")
    if entry is None:
        return None
    code: str = entry.item.code if entry.type == "country" else entry.item.country
    return code


def case_of(token: Token) -> str:
    return feature(token, "Case")


def extended(page: Page, spot: Spot) -> int:
    """Give where a body's name ends with the department that belongs to it: «ІІМ Криминалдық полиция департаменті»."""
    for at in range(spot.end, min(spot.end + LONGEST, len(page.words))):
        if not page.same_sentence(spot.start, at):
            break
        if head_form(page.words[at]) and at > spot.end:
            return at + 1
        if page.text(at) not in words("inside") or page.text(at) in words("partial"):
            break
    return spot.end


def head_form(token: Token) -> str:
    """Give the last word of a body's name without its case, or nothing where it is none."""
    forms = (*(rest for rest, _ in without_case(token.lower_)), *attributives(token.lower_))
    return next((rest for rest in forms if rest in words("heads")), "")


def printed(page: Page, at: int, taken: set[int], ground: Ground) -> Iterator[Found]:
    """Yield the body that ends at a word: «Тбилиси қалалық соты», «Шымкент полициясы»."""
    head = head_form(page.words[at])
    if not head or page.text(at - 1) in words("partial"):
        yield from ministry_of(page, at, taken, ground)
        return
    start = opening(page, at, taken)
    code, name = whose(page, start, at, ground), spelled(page, start, at, head)
    if at - start == 0 or code is None or is_vague(page, start, at, head):
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


def of_region(page: Page, start: int, at: int, head: str, ground: Ground) -> Agency | None:
    """Give the body of a region that the gazetteer has: «Қарағанды облысының полиция департаменті»."""
    spot = page.starts.get(start)
    entry = spot.first("place") if spot is not None else None
    place, step = (entry.item, spot.end) if spot is not None and entry is not None else (ground.lone, start)
    if place is None or (entry is None and page.text(start) not in words("local")):
        return None
    if page.text(step) in words("of_its_region"):
        place = countries.region_of(place) or place
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


def ministry_of(page: Page, at: int, taken: set[int], ground: Ground) -> Iterator[Found]:
    """Yield the ministry that a minister's post tells: «Әділет және қауіпсіздік министрі»."""
    head = next((rest for rest, _ in without_case(page.words[at].lower_) if rest in words("ministers")), "")
    start = opening(page, at, taken) if head else at
    code = whose(page, start, at, ground)
    if not head or code is None or not any(page.text(step) in words("inside") for step in range(start, at)):
        return
    name = " ".join([*(word.text for word in page.words[start:at]), words_ending("ministry")])
    yield make(page, start, at + 1, ids.printed("agency", name, code), name, code, POST)


def words_ending(name: str) -> str:
    return next(iter(words(name)), "")


def opening(page: Page, at: int, taken: set[int]) -> int:
    """Walk left over what a body's name may hold, to its territory."""
    start = at
    while start > 0 and at - start < LONGEST and page.same_sentence(start - 1, at) and start - 1 not in taken:
        spot = page.ends.get(start)
        if spot is not None and land_of(spot) is not None and spot.entries[0].form != "demonym":
            if is_where(page.words[spot.end - 1]):
                start = spot.start
                continue
            return spot.start if owns(page.words[spot.end - 1]) else start
        before = page.words[start - 1]
        known = page.text(start - 1) in words("inside") | words("territory_forms")
        known = known or (before.text.isupper() and len(before.text) > 1 and before.is_alpha)
        named = before.text[0].isupper() and before.is_alpha and page.text(start) in words("territorial")
        if not (known or named):
            break
        start -= 1
        if named:
            spot = page.ends.get(start)
            return spot.start if spot is not None and land_of(spot) is not None else start
    return start


def is_where(token: Token) -> bool:
    """Say that a place only tells where a body sits: «Ыстанбұлдағы»."""
    return any(True for _ in attributives(token.lower_)) and token.pos_ == "ADJ"


def owns(token: Token) -> bool:
    return case_of(token) in ("Nom", "Gen", "") or token.pos_ == "ADJ"


def whose(page: Page, start: int, at: int, ground: Ground) -> str | None:
    for step in range(start, at):
        spot = page.starts.get(step)
        code = land_of(spot) if spot is not None and not is_where(page.words[spot.end - 1]) else None
        if code is not None:
            return code
    return ground.country


def is_capital(page: Page, at: int) -> bool:
    return page.words[at].text[0].isupper() and not page.words[at].is_sent_start


def is_vague(page: Page, start: int, at: int, head: str) -> bool:
    """Say that nothing tells which body it is: «полиция департаменті», «сот қызметі»."""
    placed = any(page.starts.get(step) is not None for step in range(start, at))
    capital = any(is_capital(page, step) for step in range(start, at))
    local = page.text(start) in words("local") and at - start > 1
    if head in words("weak"):
        return not capital or page.text(at - 1) in words("partial")
    district = page.text(start + 1) in words("territorial") and page.words[start].text[0].isupper()
    return not (placed or capital or local or district)


def spelled(page: Page, start: int, at: int, head: str) -> str:
    last = page.words[at].text[: len(head)]
    return " ".join([*(word.text for word in page.words[start:at]), last])
